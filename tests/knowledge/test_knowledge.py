"""What the program knows: every part is told in every language and agrees with the domain."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.budget import DEFAULT_SPLIT, Category
from smmdesk.domain.checklist import Group, applicable
from smmdesk.domain.clients import Client, Presence, Relation, Segment
from smmdesk.domain.comparison import SCORED, Criterion, Question, Reply, Way
from smmdesk.domain.desk import DeskKind
from smmdesk.domain.ids import ClientId
from smmdesk.domain.money import Money, check_currency
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import zone_info
from smmdesk.domain.providers import ProviderKind
from smmdesk.knowledge import Knowledge, Severity, Source, Unit
from smmdesk.knowledge.clients import read_advice
from smmdesk.knowledge.files import facts
from smmdesk.knowledge.lengths import length
from smmdesk.knowledge.texts import read_worn_out
from smmdesk.speech.language import LANGUAGES
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

CODES = tuple(LANGUAGES)


@pytest.fixture(params=CODES)
def knowledge(request: pytest.FixtureRequest) -> Knowledge:
    return Knowledge(request.param)


# the checklist


def test_items_cover_every_group(knowledge: Knowledge) -> None:
    items = knowledge.checklist().items
    assert 45 <= len(items) <= 60
    assert {item.group for item in items} == set(Group)
    assert sum(item.group is Group.RED_FLAGS for item in knowledge.checklist().items) >= 6
    assert len({item.key for item in items}) == len(items)


def test_items_are_complete(knowledge: Knowledge) -> None:
    for item in knowledge.checklist().items:
        assert item.key.startswith(f"{item.group}.")
        assert 1 <= item.weight <= 3
        assert item.applies_to
        assert 10 <= len(item.statement) <= 140, item.statement
        assert 20 <= len(item.how) <= 320, item.how
        assert 20 <= len(item.advice) <= 320, item.advice
        assert item.statement.endswith(".")


def test_each_fault_is_one_short_sentence_of_its_own(knowledge: Knowledge) -> None:
    scored = [item for item in knowledge.checklist().items if item.group is not Group.RED_FLAGS]
    for item in scored:
        assert 20 <= len(item.fault) <= 110, item.fault
        assert item.fault[0].isalpha(), item.fault
        assert item.fault.find(".") == len(item.fault) - 1, item.fault
        assert item.fault != item.statement
    assert len({item.fault for item in scored}) == len(scored)


def test_a_red_flag_is_its_own_fault(knowledge: Knowledge) -> None:
    flags = [item for item in knowledge.checklist().items if item.group is Group.RED_FLAGS]
    assert flags
    assert [item.fault for item in flags] == [item.statement for item in flags]


def test_the_checklist_can_be_asked_for_one_item() -> None:
    checklist = Knowledge("en").checklist()
    item = checklist.item("goals.numbered")
    assert item is not None
    assert item.group is Group.GOALS
    assert checklist.item("goals.unknown") is None
    assert checklist.version >= date(2026, 11, 21)


def test_nobody_is_asked_whether_they_own_their_own_pages() -> None:
    items = Knowledge("en").checklist().items
    for_self = {item.key for item in applicable(items, ProviderKind.SELF)}
    assert "cooperation.ownership" not in for_self
    assert "red_flags.guaranteed_sales" not in for_self
    assert len(for_self) >= 40


# the comparison


def test_every_way_is_told(knowledge: Knowledge) -> None:
    assert [way.way for way in knowledge.ways()] == list(Way)
    for way in knowledge.ways():
        assert knowledge.way(way.way) is way
        assert way.name
        assert way.summary
        assert way.choose
        assert len(way.pros) >= 3
        assert len(way.cons) >= 3
        assert set(way.scores) == set(SCORED)
        assert every(0 <= mark <= 10 for mark in way.scores.values())


def test_figures_tell_where_they_come_from() -> None:
    ways = {way.way: way for way in Knowledge("en").ways()}
    agency, department = ways[Way.AGENCY].figures["fee"], ways[Way.DEPARTMENT].figures["fee"]
    assert (agency.value, agency.source) == (95_000, Source.KNOWN)
    assert (department.low, department.high, department.source) == (150_000, 250_000, Source.KNOWN)
    assert department.low is not None
    assert department.high is not None
    assert department.value == (department.low + department.high) // 2
    for way in ways.values():
        assert every(figure.value >= 0 for figure in way.figures.values())
        assert way.figures["replacement_chance"].value <= 99


def test_prices_that_are_derived_lie_in_the_range_that_they_come_from() -> None:
    """A specialist costs a third to a quarter of a department; an experienced freelancer two to three times as much."""
    fees = {way.way: way.figures["fee"] for way in Knowledge("en").ways()}
    third, quarter = fees[Way.DEPARTMENT].value // 3, fees[Way.DEPARTMENT].value // 4
    assert quarter <= fees[Way.IN_HOUSE].value <= third
    ordinary, experienced = fees[Way.FREELANCER].value, fees[Way.EXPERIENCED]
    assert (experienced.low, experienced.high) == (2 * ordinary, 3 * ordinary)
    assert 2 * ordinary <= experienced.value <= 3 * ordinary


def test_what_comes_on_top_of_a_salary_has_its_source_or_is_ours() -> None:
    known = {code: Knowledge("en").contributions(code) for code in ("RU", "GE", "FR", "")}
    assert [known["RU"].percent, known["GE"].percent] == [30, 2]
    assert every(known[code].act and known[code].reading and known[code].since >= 2019 for code in ("RU", "GE"))
    assert known["FR"] == known[""]
    assert (known["FR"].percent, known["FR"].reading, known["FR"].is_known) == (20, None, False)


def test_every_question_has_its_words_and_each_score_hangs_on_one_question_at_most(knowledge: Knowledge) -> None:
    assert [each.question for each in knowledge.questions()] == list(Question)
    for each in knowledge.questions():
        assert each.ask.endswith("?")
        assert set(each.replies) == set(Reply)
        assert every(each.replies.values())
    effects = knowledge.effects()
    asked = [criterion for replies in effects.values() for criterion in replies[Reply.WELL]]
    assert len(asked) == len(set(asked))
    assert set(asked) < set(SCORED)
    for replies in effects.values():
        assert replies[Reply.WELL].keys() == replies[Reply.PARTLY].keys() == replies[Reply.BADLY].keys()
        for criterion in replies[Reply.WELL]:
            best, middle, worst = (replies[reply][criterion] for reply in Reply)
            assert 10 >= best > middle > worst >= 0


def test_criteria_weigh_a_hundred_percent(knowledge: Knowledge) -> None:
    criteria = knowledge.criteria()
    assert [row.criterion for row in criteria] == list(Criterion)
    assert sum(row.weight for row in criteria) == 100
    assert every(row.name and row.low.startswith("0") and row.high.startswith("10") for row in criteria)


def test_rates_convert_about() -> None:
    rates = Knowledge("en").rates()
    assert rates.per_unit == {"USD": Decimal("64.7"), "EUR": Decimal("72.5"), "GEL": Decimal("23.0")}
    assert rates.approximate
    assert rates.as_of.year == rates.year == 2019
    assert rates.money(95_000, "RUB") == Money.of(95_000, "RUB")
    assert rates.money(95_000, "EUR") == Money.of(1_300, "EUR")
    assert rates.money(95_000, "GEL") == Money.of(4_100, "GEL")
    assert rates.money(0, "USD") == Money.of(0, "USD")
    assert rates.money(1_500, "USD") == Money.of(23, "USD")
    assert rates.money(95_000, "JPY") is None
    assert rates.money(95_000, "JPY", Money.of(1_950, "JPY")) == Money.of(190_000, "JPY")


def test_the_notes_name_every_figure(knowledge: Knowledge) -> None:
    notes = knowledge.comparison_notes()
    assert notes.months_to_first_result == 3
    assert set(notes.figures) == {*knowledge.way(Way.SELF).figures, "ads", "on_top"}
    assert every(notes.figures.values())
    assert every("2019" in each for each in (notes.known, notes.scores))
    assert notes.years == "2018–2019"
    for told in (notes.contributions, notes.contributions_guessed):
        assert every(f"{{{name}}}" in told for name in ("percent", "year", "act", "checked"))
    assert "{site}" in notes.contributions_guessed
    assert "2019" in notes.rates


# clients


def keys(profile: Mapping[str, str], reader: DeskKind = DeskKind.CLIENTS) -> set[str]:
    return {advice.key for advice in Knowledge("en").advice(profile, reader)}


@pytest.mark.parametrize("reader", DeskKind)
@pytest.mark.parametrize(("field", "values"), [("segment", Segment), ("relation", Relation), ("presence", Presence)])
def test_every_value_of_the_profile_means_something(
    knowledge: Knowledge, reader: DeskKind, field: str, values: type[StrEnum]
) -> None:
    for value in values:
        advice = knowledge.advice({field: value}, reader)
        assert every(row.text and row.reason for row in advice) is bool(value), value


def test_what_nobody_chose_gives_no_advice(knowledge: Knowledge) -> None:
    fresh = Client(id=ClientId("a"), name="Walnut")
    for reader in DeskKind:
        assert knowledge.advice(fresh.profile(), reader) == []


@pytest.mark.parametrize("segment", [Segment.PRIVATE_PERSON, Segment.SMALL, Segment.MEDIUM, Segment.LARGE])
def test_who_serves_and_who_chooses_are_advised_of_different_things(segment: Segment) -> None:
    """An owner is told how to choose a specialist, a freelancer how to serve such a client."""
    serves, chooses = (keys({"segment": segment}, reader) for reader in (DeskKind.CLIENTS, DeskKind.OWN_BUSINESS))
    assert serves - chooses
    assert chooses - serves


def test_who_looks_after_clients_is_not_warned_of_beginners() -> None:
    small = {"segment": "small"}
    assert "small_beginners" not in keys(small, DeskKind.CLIENTS)
    assert "small_beginners" in keys(small, DeskKind.OWN_BUSINESS)


HIRING = {
    "en": ("hire", "cheap", "hand over", "handing the pages"),
    "ru": ("нанима", "берёт новичков", "отдать страницы", "дёшево"),
    "ka": ("ქირაობ", "ჩააბარებთ", "იაფია"),
}
"""How somebody speaks who chooses whom to give the work to."""
SERVING = {"en": ("client",), "ru": ("клиент",), "ka": ("კლიენტ",)}
"""How somebody speaks who does the work for others."""


@pytest.mark.parametrize("code", HIRING)
def test_all_advice_speaks_to_whoever_reads_it(code: str) -> None:
    every_advice = read_advice(code)
    for reader, others in ((DeskKind.CLIENTS, HIRING), (DeskKind.OWN_BUSINESS, SERVING)):
        told = [each for each in every_advice if each.when.get("reader", reader) == reader]
        said = {each.key: f"{each.text} {each.reason}".casefold() for each in told}
        assert said
        assert {key for key, words in said.items() if any(word in words for word in others[code])} == set()


@given(
    st.fixed_dictionaries(
        {
            "segment": st.sampled_from(Segment),
            "relation": st.sampled_from(Relation),
            "presence": st.sampled_from(Presence),
            "sphere": st.sampled_from(["", *(sphere.key for sphere in Knowledge("en").spheres())]),
        }
    )
)
def test_whatever_the_profile_nobody_reads_what_is_meant_for_the_other(profile: dict[str, str]) -> None:
    for reader in DeskKind:
        found = Knowledge("en").advice(profile, reader)
        assert {each.when.get("reader", reader) for each in found} <= {reader}


def test_advertising_to_the_state_is_warned_of() -> None:
    advice = Knowledge("en").advice({"segment": "medium", "relation": "b2g", "presence": "online"}, DeskKind.CLIENTS)
    assert (advice[0].key, advice[0].severity) == ("b2g_pointless", Severity.WARNING)
    assert "b2g_pointless" not in keys({"relation": "b2b"})


def test_warnings_come_first(knowledge: Knowledge) -> None:
    found = knowledge.advice({"segment": "small", "presence": "ground"}, DeskKind.OWN_BUSINESS)
    severities = [row.severity for row in found]
    assert severities == sorted(severities, key=lambda severity: severity is Severity.INFO)


def test_conditions_hold_together() -> None:
    assert "government_b2c" in keys({"segment": "government", "relation": "b2c"})
    assert "government_b2c" not in keys({"segment": "government", "relation": "g2c"})
    assert keys({}) == set()


def test_reputation_is_explained_for_every_sphere_that_is_named(knowledge: Knowledge) -> None:
    for sphere in (*(each.key for each in knowledge.spheres()), "Umbrella repairs"):
        told = [each.text + each.reason for each in knowledge.advice({"sphere": sphere}, DeskKind.CLIENTS)]
        assert any("SMRM" in each for each in told), sphere


def test_people_are_asked_before_they_are_shown() -> None:
    assert "personal_data" in keys({"relation": "b2c"})
    assert "personal_data_residents" in keys({"relation": "g2c"})
    assert "media_traffic" in keys({"sphere": "City news site"})


def test_countries_have_real_zones_and_currencies(knowledge: Knowledge) -> None:
    countries = knowledge.countries()
    assert len(countries) >= 20
    for country in countries:
        zone_info(country.zone)
        check_currency(country.currency)
        assert country.language in CODES
        assert country.name
    georgia = knowledge.country("GE")
    assert georgia is not None
    assert (georgia.currency, georgia.zone, georgia.language) == ("GEL", "Asia/Tbilisi", "ka")
    assert knowledge.country("ZZ") is None


# networks


def test_every_network_is_known(knowledge: Knowledge) -> None:
    for network in Network:
        facts = knowledge.network(network)
        assert facts.network is network
        assert facts.name
        assert facts.note
    limits = [limit for network in Network for limit in knowledge.network(network).limits]
    assert every(limit.name and limit.amount > 0 for limit in limits)


@pytest.mark.parametrize(
    ("network", "what", "amount", "unit"),
    [
        (Network.INSTAGRAM, "text", 2_200, Unit.CHARACTERS),
        (Network.INSTAGRAM, "hashtags", 30, Unit.PIECES),
        (Network.FACEBOOK, "text", 63_206, Unit.CHARACTERS),
        (Network.TELEGRAM, "text", 4_096, Unit.CHARACTERS),
        (Network.TELEGRAM, "text_with_media", 1_024, Unit.CHARACTERS),
        (Network.TIKTOK, "text", 2_200, Unit.CHARACTERS),
        (Network.YOUTUBE, "text", 5_000, Unit.BYTES),
        (Network.LINKEDIN, "text", 3_000, Unit.CHARACTERS),
        (Network.X, "text", 280, Unit.WEIGHTED),
        (Network.INSTAGRAM, "carousel_images", 20, Unit.PIECES),
        (Network.PINTEREST, "text", 800, Unit.CHARACTERS),
        (Network.THREADS, "text", 500, Unit.EMOJI_BYTES),
    ],
)
def test_hard_limits(network: Network, what: str, amount: int, unit: Unit) -> None:
    limit = Knowledge("en").network(network).hard(what)
    assert limit is not None
    assert (limit.amount, limit.unit) == (amount, unit)


def test_what_sources_disagree_on_is_only_advice() -> None:
    vk = Knowledge("en").network(Network.VK)
    assert [limit.amount for limit in vk.of("text")] == [2_048, 4_096, 16_384]
    assert vk.hard("text") is None
    assert [(limit.amount, limit.hard) for limit in Knowledge("en").network(Network.INSTAGRAM).of("hashtags")] == [
        (5, False),
        (30, True),
    ]
    assert Knowledge("en").network(Network.OK).limits == Knowledge("en").network(Network.DZEN).limits == ()


def test_what_no_source_confirms_is_only_advice_and_what_is_stamped_has_its_source() -> None:
    figures = [row for each in facts("networks").values() if isinstance(each, dict) for row in each.get("limits", ())]
    assert every(("checked" in row) is ("source" in row) for row in figures)
    assert every("source" in row for row in figures if row["hard"])
    sources = facts("networks")["sources"]
    readings = [limit.reading for each in Network for limit in Knowledge("en").network(each).limits if limit.reading]
    assert every(re.fullmatch(r"https://[^\s/]+/\S+", reading.source) for reading in readings)
    ratio, weights = Knowledge("en").network(Network.INSTAGRAM).image_ratio, Knowledge("en").weights()
    assert ratio is not None
    assert ratio.reading is not None
    assert weights.reading is not None
    # none is left over
    assert {*sources.values()} == {reading.source for reading in (*readings, ratio.reading, weights.reading)}


def test_each_limit_grows_stale_by_itself_after_ninety_days() -> None:
    limit = Knowledge("en").network(Network.X).hard("text")
    assert limit is not None
    assert limit.reading is not None
    day = limit.reading.checked
    assert not limit.is_stale(day + timedelta(days=90))
    assert limit.is_stale(day + timedelta(days=91))
    later = replace(limit, reading=replace(limit.reading, checked=day + timedelta(days=30)))
    assert not later.is_stale(day + timedelta(days=91))
    # nothing is to grow old where nothing was confirmed
    assert not replace(limit, reading=None).is_stale(date.max)


def test_pictures_as_tall_as_three_by_four_are_taken_by_instagram() -> None:
    ratio = Knowledge("en").network(Network.INSTAGRAM).image_ratio
    assert ratio is not None
    assert (ratio.narrowest, ratio.widest) == (3 / 4, 1.91)


def test_letters_of_all_three_languages_are_light_for_x() -> None:
    weights = Knowledge("en").weights()
    assert (weights.light, weights.heavy, weights.link) == (1, 2, 23)
    assert length("zяჰ", Unit.WEIGHTED, weights) == 3
    assert length("— «“”’…»", Unit.WEIGHTED, weights) == 8 + 1  # quotes and dashes are light, the ellipsis is not
    assert length("漢😀", Unit.WEIGHTED, weights) == 4


# shorter texts


def test_the_first_run_is_honest(knowledge: Knowledge) -> None:
    guide = knowledge.guide()
    assert guide.title
    assert guide.welcome
    assert guide.honest_title
    assert (len(guide.honest), len(guide.steps)) == (6, 4)
    assert len(guide.short) < 140


@pytest.mark.parametrize(
    ("code", "channel", "guarantee"),
    [
        ("en", "cannot rescue", "answers? for the result by contract"),
        ("ru", "не спасут", "За результат .* по договору"),
        ("ka", "ვერ გადაარჩენს", "შედეგზე .* ხელშეკრულებით აგებს"),
    ],
)
def test_nothing_is_promised_that_nobody_can_keep(code: str, channel: str, guarantee: str) -> None:
    """The networks are one channel, wherever a decision is made; a guaranteed result is one of our own red flags."""
    knowledge = Knowledge(code)
    assert channel in knowledge.guide().short
    assert channel in knowledge.comparison_notes().usual_path
    told = [line for way in knowledge.ways() for line in (way.summary, *way.pros, way.choose)]
    assert [line for line in told if re.search(guarantee, line)] == []


def test_rubrics(knowledge: Knowledge) -> None:
    rubrics = knowledge.rubrics()
    assert len(rubrics) == len({rubric.name for rubric in rubrics}) == 12
    assert every(rubric.hint for rubric in rubrics)


def test_categories_split_as_the_domain_does(knowledge: Knowledge) -> None:
    for category in Category:
        facts = knowledge.category(category)
        assert facts.percent * 100 == DEFAULT_SPLIT[category]
        assert facts.name
        assert facts.what
        assert len(facts.examples) >= 3
    assert knowledge.budget_hints().justify
    assert knowledge.budget_hints().split


def test_worn_out_phrases(knowledge: Knowledge) -> None:
    phrases = read_worn_out(knowledge.code)
    assert len(phrases) == len(set(phrases)) >= 25
    assert every(phrase == phrase.casefold().strip() for phrase in phrases)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no knowledge"):
        Knowledge("xx")
