"""The crisis sign on small numbers: exact chances, what never lowers it, and how often it is wrong."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cache
from itertools import accumulate
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.reputation.crisis import CrisisSign, Week, count_chance, share_chance, sign, thresholds, usual_of
from smmdesk.domain.reputation.named import Cause, CrisisLevel
from smmdesk.domain.reputation.weeks import PAST

ORDER = {CrisisLevel.CALM: 0, CrisisLevel.NO_BAND: 0, CrisisLevel.WATCH: 1, CrisisLevel.ALARM: 2}
WEEKS = st.builds(lambda negative, other: Week(negative, negative + other), st.integers(0, 40), st.integers(0, 60))
PASTS = st.lists(WEEKS, max_size=PAST)
USUAL_2 = [Week(*each) for each in zip((2, 1, 3, 2, 2, 1, 4, 2), (20, 18, 22, 25, 19, 21, 24, 20), strict=True)]
BUSY = [Week(*each) for each in zip((9, 12, 10, 8, 11, 10, 13, 9), (90, 110, 100, 85, 95, 99, 120, 97), strict=True)]


def rank(found: CrisisSign) -> int:
    return ORDER[found.level]


@given(PASTS, WEEKS, st.integers(1, 10), st.booleans())
def test_more_complaints_never_lower_the_sign(past: list[Week], now: Week, more: int, in_media: bool) -> None:
    before = rank(sign(past, now, in_media=in_media))
    added = Week(now.negative + more, now.judged + more)
    turned = Week(min(now.negative + more, now.judged), now.judged)
    assert rank(sign(past, added, in_media=in_media)) >= before
    assert rank(sign(past, turned, in_media=in_media)) >= before


@given(st.lists(st.integers(0, 30), min_size=PAST, max_size=PAST), st.integers(0, PAST - 1), st.integers(50, 500))
def test_a_storm_in_one_week_leaves_the_usual_level_between_the_others(past: list[int], at: int, storm: int) -> None:
    others = [*past[:at], *past[at + 1 :]]
    usual = usual_of([*past[:at], storm, *past[at + 1 :]])
    assert usual is not None
    assert min(others) <= usual <= max(others)


@given(PASTS.flatmap(lambda past: st.tuples(st.just(past), st.permutations(past))), WEEKS)
def test_the_order_of_past_weeks_changes_nothing(pasts: tuple[list[Week], list[Week]], now: Week) -> None:
    assert sign(pasts[0], now) == sign(pasts[1], now)


@given(st.integers(0, 60), st.integers(0, 100), st.integers(1, PAST))
def test_the_chance_of_a_count_is_the_sum_of_what_is_above(negative: int, twice_usual: int, weeks: int) -> None:
    """Against the same distribution multiplied out step by step: P(k + 1) = P(k)·(r + k) ÷ (k + 1) ÷ (n + 1)."""
    r = 0.5 + weeks * twice_usual / 2
    step, below = (weeks / (weeks + 1)) ** r, 0.0
    for k in range(negative):
        below += step
        step *= (r + k) / (k + 1) / (weeks + 1)
    assert count_chance(negative, Fraction(twice_usual, 2), weeks) == pytest.approx(1 - below, abs=1e-9)


@given(PASTS, st.integers(1, 60))
def test_the_chances_of_all_shares_are_one(past: list[Week], judged: int) -> None:
    assert share_chance(past, Week(0, judged)) == pytest.approx(1)
    chances = [share_chance(past, Week(negative, judged)) for negative in range(judged + 1)]
    assert chances == sorted(chances, reverse=True)


def test_chances_of_large_counts_are_still_chances() -> None:
    assert count_chance(20_000, Fraction(10_000), 8) < 1e-9
    assert count_chance(10_000, Fraction(10_000), 8) == pytest.approx(0.5, abs=0.01)


def test_a_complaint_in_a_medium_is_to_be_watched_whatever_the_counts() -> None:
    found = sign(USUAL_2, Week(1, 20), in_media=True)
    assert (found.level, found.by) == (CrisisLevel.WATCH, (Cause.MEDIA,))
    assert sign([], Week(1, 1), in_media=True).level is CrisisLevel.WATCH
    assert sign(USUAL_2, Week(7, 24), in_media=True).by == (Cause.COUNT,)


def test_what_raised_the_sign_is_told() -> None:
    assert sign(USUAL_2, Week(6, 12)).by == (Cause.SHARE,)
    assert sign(USUAL_2, Week(12, 14)).by == (Cause.COUNT, Cause.SHARE)
    assert sign(USUAL_2, Week(5, 22)).by == ()
    assert sign([], Week(5, 10)).by == (Cause.HALF,)
    assert sign([], Week(5, 11)).level is CrisisLevel.NO_BAND


def test_a_campaign_is_more_talk_and_not_worse_talk() -> None:
    assert sign(BUSY, Week(20, 200)).is_more_talk
    assert not sign(BUSY, Week(17, 101)).is_more_talk
    assert not sign(USUAL_2, Week(7, 24)).is_more_talk


def test_unusual_attention_is_told_whatever_its_tone() -> None:
    past = [Week(0, 2, 1)] * PAST
    assert sign(past, Week(0, 15, 5)).is_noticed
    assert sign(past, Week(0, 15, 5)).level is CrisisLevel.CALM
    assert not sign(past, Week(0, 4)).is_noticed
    assert not sign([], Week(0, 15, 5)).is_noticed


def test_above_a_fifth_unjudged_the_sign_says_so() -> None:
    assert sign([], Week(1, 6, 5)).tells_unjudged
    assert sign([], Week(0, 79, 21)).tells_unjudged
    assert not sign([], Week(1, 8, 2)).tells_unjudged
    assert not sign([], Week(0, 0)).tells_unjudged


@pytest.mark.parametrize("weeks", range(4, PAST + 1))
def test_the_thresholds_are_where_the_sign_changes(weeks: int) -> None:
    for usual in range(12):
        past, found = [Week(usual, usual)] * weeks, thresholds(Fraction(usual), weeks)
        levels = [sign(past, Week(negative, negative)).level for negative in range(found.alarm + 1)]
        assert levels.index(CrisisLevel.WATCH) == found.watch
        assert levels.index(CrisisLevel.ALARM) == found.alarm


# how often it is wrong


@pytest.mark.parametrize(
    ("usual", "false_alarms", "seen"),
    [(0.2, 0.15, 8), (0.5, 1.0, 35), (1, 2.0, 61), (2, 2.8, 87), (5, 1.9, 100), (10, 1.9, 100)],
)
def test_small_shops_have_about_two_false_alarms_a_year(usual: float, false_alarms: float, seen: int) -> None:
    """A shop as quiet as ever, looked at daily for 60 years; and weeks of it with five times the usual complaints."""
    random, years = Random(2026), 60
    days = [*accumulate(poisson(random, usual / 7) for _ in range(365 * years + 7 * (PAST + 1)))]
    alarms = [
        alarmed(*(days[at - 7 * week] - days[at - 7 * (week + 1)] for week in range(PAST + 1)))
        for at in range(7 * (PAST + 1), len(days))
    ]
    begins = sum(now and not before for before, now in zip([False, *alarms], alarms, strict=False))
    assert begins / years == pytest.approx(false_alarms, rel=0.25, abs=0.1)
    tries = 1500
    storms = (alarmed(poisson(random, 5 * usual), *(poisson(random, usual) for _ in range(PAST))) for _ in range(tries))
    assert 100 * sum(storms) / tries == pytest.approx(seen, abs=4)


def alarmed(now: int, *past: int) -> bool:
    return sorted_alarm(now, tuple(sorted(past)))


@cache
def sorted_alarm(now: int, past: tuple[int, ...]) -> bool:
    """Quiet weeks repeat, and their order changes nothing."""
    return sign([Week(each, each) for each in past], Week(now, now)).level is CrisisLevel.ALARM


def poisson(random: Random, mean: float) -> int:
    """Knuth's way: so many uniform numbers multiplied stay above e^−mean."""
    count, product, least = 0, random.random(), math.exp(-mean)
    while product > least:
        count, product = count + 1, product * random.random()
    return count
