"""What the law says: each line has its source and its day, and the country of the client decides."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from babel import Locale

from smmdesk.domain.budget import BudgetLine, Category
from smmdesk.domain.ids import ActivityId, BudgetId, BudgetLineId, ClientId, PostId
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post
from smmdesk.domain.reputation.named import ActivityKind, Reward
from smmdesk.domain.reputation.records import Activity
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.law import Law, Place, of_activity, of_audience, of_card, of_line, of_post, read_laws
from smmdesk.speech.languages import HABITS
from tests.every import every

LAWS = read_laws("en")
COUNTRIES = sorted({country for law in LAWS for country in law.countries})
UNSAID = ["", "ZZ", *({each.code for each in Knowledge("en").countries()} - {*COUNTRIES})]


def post(**values: Any) -> Post:
    return Post(**{"id": PostId("p"), "client_id": ClientId("c"), "networks": (Network.INSTAGRAM,)} | values)


def line(**values: Any) -> BudgetLine:
    fixed: dict[str, Any] = {"id": BudgetLineId("l"), "budget_id": BudgetId("b"), "planned": Money.of(100, "RUB")}
    return BudgetLine(**fixed | {"category": Category.PROMOTION} | values)


def keys(laws: list[Law]) -> list[str]:
    return [law.key for law in laws]


@pytest.mark.parametrize("code", HABITS)
def test_each_line_is_told_in_every_language_with_source_day_and_country(code: str) -> None:
    letters = re.compile(f"[{HABITS[code].letters}]", re.IGNORECASE)
    laws = read_laws(code)
    assert [(law.key, law.reading, law.published) for law in laws] == [
        (law.key, law.reading, law.published) for law in LAWS
    ]
    assert every(letters.search(law.act) and letters.search(law.text) and law.text.endswith(".") for law in laws)
    assert every(re.fullmatch(r"https://[^\s/]+/\S+", law.reading.source) for law in laws)
    assert every(date(2000, 1, 1) < law.published <= law.reading.checked for law in laws)
    assert every(law.where and law.countries <= {*Locale(code).territories} for law in laws)


@pytest.mark.parametrize("code", HABITS)
def test_what_has_to_be_written_is_told_letter_for_letter(code: str) -> None:
    (law,) = (law for law in read_laws(code) if law.key == "ru_marking")
    assert "реклама" in law.text


def test_no_line_gives_orders_or_an_opinion() -> None:
    opinions = re.compile(r"\b(you|your|we|our|should|must|better|unfortunately|beware)\b", re.IGNORECASE)
    assert [law.key for law in LAWS if opinions.search(law.text)] == []


@pytest.mark.parametrize("code", HABITS)
def test_a_rule_that_ends_names_its_days_and_stays_true_after_them(code: str) -> None:
    (law,) = (law for law in read_laws(code) if law.key == "ru_restricted_networks")
    assert every(re.search(day, law.text) for day in (r"\b31\b.*2026|2026.*\b31\b", r"\b1\b.*2027|2027.*\b1\b"))


def test_a_line_is_old_after_half_a_year() -> None:
    reading = LAWS[0].reading
    assert not reading.is_stale(reading.checked + timedelta(days=180))
    assert reading.is_stale(reading.checked + timedelta(days=181))


@pytest.mark.parametrize("country", sorted(UNSAID))
def test_where_nothing_is_known_nothing_is_said(country: str) -> None:
    paid = post(cost=Money.of(1, "RUB"), text="Giveaway #ad")
    assert of_card(country, "en") == of_post(paid, country, "en") == of_line(line(), country, "en") == []


@pytest.mark.parametrize("country", sorted(COUNTRIES))
def test_a_country_is_told_of_its_own_law_alone(country: str) -> None:
    paid = post(cost=Money.of(1, "RUB"), text="Giveaway", networks=tuple(Network))
    lines = [line(network=each) for each in Network] + [line(purpose="prizes")]
    told = {law.key: law for law in of_card(country, "en") + of_post(paid, country, "en")}
    told |= {law.key: law for each in lines for law in of_line(each, country, "en")}
    assert {*told} == {law.key for law in LAWS if country in law.countries}


def test_a_post_is_told_of_once_it_advertises_and_by_its_networks() -> None:
    assert of_post(post(text="New cake", link="https://example.org/menu"), "RU", "en") == []
    assert of_post(post(cost=Money.zero("RUB")), "RU", "en") == []
    paid = post(cost=Money.of(500, "RUB"))
    assert keys(of_post(paid, "RU", "en")) == ["ru_banned_networks", "ru_marking"]
    elsewhere = post(cost=Money.of(500, "RUB"), networks=(Network.VK,))
    assert keys(of_post(elsewhere, "RU", "en")) == ["ru_marking"]
    telegram = post(cost=Money.of(500, "RUB"), networks=(Network.TELEGRAM, Network.VK))
    assert keys(of_post(telegram, "RU", "en")) == ["ru_restricted_networks", "ru_marking"]
    assert keys(of_post(post(cost=Money.of(5, "EUR")), "DE", "en")) == ["eu_paid_content"]


@pytest.mark.parametrize(
    "values",
    [
        {"text": "Медовик. Реклама. ООО «Печь» erid: 2VtzqxKq"},
        {"link": "https://example.org/?erid=2VtzqxKq"},
        {"link": "https://example.org/?utm_source=vk&utm_medium=cpc"},
        {"hashtags": ("#реклама",)},
        {"hashtags": ("#ad",)},
    ],
)
def test_what_marks_a_post_as_advertising(values: dict[str, Any]) -> None:
    assert "ru_marking" in keys(of_post(post(**values), "RU", "en"))


@pytest.mark.parametrize("text", ["Adventure #adventure", "Наружная реклама — наша работа", "overideridden"])
def test_what_does_not(text: str) -> None:
    assert of_post(post(text=text), "RU", "en") == []


@pytest.mark.parametrize(
    ("country", "text", "key"),
    [
        ("GE", "გათამაშება: სამი ტორტი", "ge_prize_draw"),
        ("GE", "ვათამაშებთ ტორტს", "ge_prize_draw"),
        ("RU", "Розыгрыш среди подписчиков", "ru_contest"),
        ("RU", "Giveaway!", "ru_contest"),
    ],
)
def test_a_contest_is_told_of_without_costing_anything(country: str, text: str, key: str) -> None:
    assert keys(of_post(post(text=text), country, "en")) == [key]
    assert keys(of_line(line(purpose=text), country, "en")) == [key]


@pytest.mark.parametrize("text", ["Признание в любви", "Призываем всех", "A contested match"])
def test_what_is_no_contest(text: str) -> None:
    assert of_post(post(text=text), "RU", "en") == []


def test_a_line_of_the_budget_is_told_of_where_it_pays_for_promotion() -> None:
    assert keys(of_line(line(network=Network.FACEBOOK), "RU", "en")) == ["ru_banned_networks"]
    assert keys(of_line(line(network=Network.VK), "RU", "en")) == []
    for category in {*Category} - {Category.PROMOTION}:
        assert of_line(line(category=category, network=Network.FACEBOOK), "RU", "en") == []


@pytest.mark.parametrize(
    ("country", "key"), [("GE", "ge_direct_marketing"), ("IE", "eu_collected_elsewhere"), ("RU", "ru_public_data")]
)
def test_a_list_of_an_audience_is_told_of_data_that_were_collected_elsewhere(country: str, key: str) -> None:
    assert keys(of_audience(country, "en")) == [key]


@pytest.mark.parametrize(
    ("country", "told"),
    [("RU", ["ru_marking", "ru_hidden_advertising"]), ("GE", ["ge_misleading"]), ("GB", ["gb_reviews"]), ("AM", [])],
)
def test_praise_of_others_is_told_of_and_what_the_brand_says_itself_is_not(country: str, told: list[str]) -> None:
    planned = Activity(id=ActivityId("a"), client_id=ClientId("c"), kind=ActivityKind.FORUM)
    assert of_activity(planned, country, "en") == []
    assert keys(of_activity(planned.changed_to(reward=Reward.GOODS), country, "en")) == told
    assert keys(of_activity(planned.changed_to(kind=ActivityKind.HIDDEN), country, "en")) == told


def test_what_is_no_countrys_law_stands_elsewhere() -> None:
    """Terms of networks by a list that a tool collected (`ui.reputation.list_details`), secrecy by an answer."""
    sources = [law.reading.source for law in LAWS]
    assert [each for each in sources if re.search(r"facebook|instagram|vk\.com|telegram|tiktok|x\.com", each)] == []


def test_every_place_has_its_lines() -> None:
    assert {place for law in LAWS for place in law.where} == {*Place}
