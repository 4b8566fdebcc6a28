"""Changes of results in words, and titles of charts that say no more than the figures do."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.networks import Network
from smmdesk.domain.results.against import Compared, compared
from smmdesk.domain.results.comparing import Change, compare
from smmdesk.domain.results.metrics import Break
from smmdesk.domain.results.named import Good
from smmdesk.speech.compared import Told, change, known, title
from smmdesk.speech.language import LANGUAGES, Language
from tests.domain.results.sheets import OCTOBER, SEPTEMBER, of_days, post, sheet

EN = Language("en")


def told(now: Fraction | int, before: Fraction | int, *, key: str = "views", change_: Change) -> Told:
    one = other = sheet().value(key)
    found = Compared(
        now=replace(one, value=Fraction(now)),
        before=replace(other, value=Fraction(before)),
        good=Good.UP,
        change=change_,
    )
    return change(found, sheet(), EN)


@pytest.mark.parametrize(("a_month", "said"), [(0.044698, "+4.5%"), (-0.043062, "−4.3%"), (0.0, "0.0%")])
def test_growth_over_months_is_told_of_one_as_well(a_month: float, said: str) -> None:
    one = replace(sheet().value("followers"), value=Fraction(5200))
    growth = Compared(now=one, before=one, good=Good.UP, change=compare(5200, 4000), a_month=a_month)
    assert change(growth, sheet(), EN) == Told("+1,200 (+30.0%)", f"{said} a month on average (compound)")


@pytest.mark.parametrize(
    ("now", "before", "days", "said"),
    [
        (1200, 1000, None, Told("+200 (+20.0%)")),
        (800, 1000, None, Told("−200 (−20.0%)")),
        (50, 0, None, Told("+50, was 0")),
        (12, -3, None, Told("+15, was below 0")),
        (0, 0, None, Told("0")),
        (1000, 1000, None, Told("0 (0.0%)")),
        # as they are told: 13 after 13, 5,000 after 5,000, 0 after 0
        (Fraction("12.9"), Fraction("13.3"), None, Told("0")),
        (Fraction("13.3"), Fraction("12.9"), None, Told("0")),
        (Fraction("5000.4"), 5000, None, Told("0")),
        (Fraction("5000.004"), 5000, None, Told("0 (0.0%)")),
        (Fraction("0.3"), 0, None, Told("0")),
        (100_001, 100_000, None, Told("+1 (+0.001%)")),
        (Fraction("13.3"), Fraction("12.9"), (31, 30), Told("daily mean −0.2%", "in all 0")),
        (Fraction("30.999999"), 30, (31, 30), Told("daily mean 0.0%", "in all +1 (+3.3%)")),
        (930, 900, (31, 30), Told("daily mean 0.0%", "in all +30 (+3.3%)")),
        (900, 870, (30, 31), Told("daily mean +6.9%", "in all +30 (+3.4%)")),
    ],
)
def test_a_change_is_told_as_it_was_worked_out(
    now: int | Fraction, before: int | Fraction, days: tuple[int, int] | None, said: Told
) -> None:
    assert told(now, before, change_=compare(now, before, days=days)) == said


@pytest.mark.parametrize("code", LANGUAGES)
@given(now=st.fractions(0, 60, max_denominator=1000), before=st.fractions(0, 60, max_denominator=1000))
def test_no_nought_has_a_sign_and_no_share_says_more_than_its_difference(
    code: str, now: Fraction, before: Fraction
) -> None:
    one = sheet().value("reach_day")
    for is_rate, days in ((False, None), (True, None), (False, (31, 30))):
        found = Compared(
            now=replace(one, value=now),
            before=replace(one, value=before),
            good=Good.UP,
            change=compare(now, before, days=days, is_rate=is_rate),
        )
        said = change(found, sheet(), Language(code))
        for figure in re.findall(r"[+−]?[\d.,]+", f"{said.short} {said.more}"):
            assert figure[0] not in "+−" or re.search("[1-9]", figure), said
        difference, _bracket, share = (said.more or said.short).partition("(")
        assert re.search("[1-9]", difference) or not re.search("[1-9]", share), said


def test_a_rate_changes_by_points() -> None:
    now, before = Fraction(42, 1000), Fraction(35, 1000)
    said = told(now, before, key="er_reach", change_=compare(now, before, is_rate=True))
    assert said == Told("+0.70 points (+20.0%)")


def test_why_nothing_is_told() -> None:
    now = sheet(OCTOBER, of_days(OCTOBER.start, "views", [9] * 31))
    then = sheet(SEPTEMBER, of_days(SEPTEMBER.start, "views", [9] * 30))
    there = [Break(key="instagram_views", network=Network.INSTAGRAM, metric="views", on=date(2026, 10, 8))]
    assert change(compared("views", now, then, there), now, EN).short == "not comparable since 8 October 2026"
    assert change(compared("views", now, sheet(SEPTEMBER)), now, EN).short == "nothing to compare with"
    few = sheet(OCTOBER, of_days(OCTOBER.start, "views", [9] * 20))
    assert change(compared("views", few, then), few, EN).short == "too few days are known to compare"
    assert known(few.value("views"), few, EN) == "20 of 31 days"
    assert known(now.value("views"), now, EN) == ""


def test_what_is_of_posts_says_so() -> None:
    made = sheet(posts=[post(OCTOBER.start, {"likes": 4, "reach": 100}, OCTOBER.last)])
    assert known(made.value("er_reach"), made, EN) == "posts of the period, so far"
    assert known(made.value("reach"), made, EN) == "posts of the period, so far"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("seed", range(50))
def test_a_title_says_what_the_days_say(code: str, seed: int) -> None:
    """Reckoned anew by hand: means of the days known, where four fifths of both months are, and no day between."""
    random = Random(seed)
    size, trend, share_known = random.randint(1, 900), random.uniform(0.7, 1.4), random.choice([1, 0.95, 0.8, 0.7])
    october = [_known(random, size * trend, share_known) for _day in range(31)]
    september = [_known(random, size, 1 if seed % 3 else share_known) for _day in range(30)]
    breaks = (
        [Break(key="instagram_views", network=Network.INSTAGRAM, metric="views", on=OCTOBER.start)]
        if seed % 5 == 0
        else []
    )
    now = sheet(OCTOBER, of_days(OCTOBER.start, "views", october))
    then = sheet(SEPTEMBER, of_days(SEPTEMBER.start, "views", september))
    language = Language(code)
    said = title("views", now, compared("views", now, then, breaks), SEPTEMBER, language)
    expected = None if breaks else plain_change(october, september)
    if expected is None or abs(expected) < Fraction(1, 20):
        assert "%" not in said
        assert said == language("{metric} by day", metric=now_name(language))
        return
    assert language.percent(abs(expected), 1) in said
    is_more = {"en": "more", "ru": "больше", "ka": "მეტი"}[code] in said
    assert is_more is (expected > 0)


def _known(random: Random, size: float, share: float) -> int | None:
    return round(size * random.uniform(0.8, 1.2)) if random.random() < share else None


def plain_change(now: list[int | None], then: list[int | None]) -> Fraction | None:
    """None where too little is known."""
    one, other = ([value for value in side if value is not None] for side in (now, then))
    if len(one) * 5 < 31 * 4 or len(other) * 5 < 30 * 4 or sum(other) == 0:
        return None
    if len(one) == len(other):
        return Fraction(sum(one), sum(other)) - 1
    return Fraction(sum(one) * len(other), sum(other) * len(one)) - 1


def now_name(language: Language) -> str:
    return {"en": "Views", "ru": "Просмотры", "ka": "ნახვები"}[language.code]
