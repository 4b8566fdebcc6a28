"""How far a figure is from plan and goal."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smmdesk.domain.periods import Period
from smmdesk.domain.planning.progress import (
    Rate,
    efficiency,
    plan_of_flow,
    plan_of_level,
    plan_of_ratio,
    progress,
    result_rate,
)
from smmdesk.domain.results.named import Good

VALUES = st.integers(-(10**15), 10**15)
COUNTS = st.integers(0, 10**15)
AUTUMN = {"2026-10": 310, "2026-11": 300, "2026-12": 31}
DAYS = st.dates(date(2026, 10, 1), date(2027, 1, 1))
PERIODS = st.tuples(DAYS, DAYS).filter(lambda ends: ends[0] < ends[1]).map(lambda ends: Period(*ends))


@given(COUNTS, st.integers(1, 10**15), st.sampled_from([Good.UP, Good.DOWN]))
def test_reached_is_a_rate_of_one_or_more(actual: int, plan: int, good: Good) -> None:
    rate = result_rate(actual, plan, good)
    assert rate.is_reached is (rate.value is None or rate.value >= 1)
    assert (rate.value is None) is (good is Good.DOWN and actual == 0)


def test_almost_reached_is_not_reached() -> None:
    assert result_rate(9999, 10_000, Good.UP) == Rate(Fraction(9999, 10_000), is_reached=False)


@pytest.mark.parametrize("good", Good)
@pytest.mark.parametrize(("actual", "plan"), [(None, 5), (5, None), (None, None), (5, -1)])
def test_without_a_figure_or_a_plan_there_is_no_rate(actual: int | None, plan: int | None, good: Good) -> None:
    assert result_rate(actual, plan, good) == Rate(None, None)


def test_what_has_no_direction_is_not_rated() -> None:
    assert result_rate(5, 5, Good.NONE) == Rate(None, None)


@given(VALUES, VALUES, VALUES)
def test_progress_is_nothing_at_the_start_and_whole_at_the_goal(baseline: int, target: int, actual: int) -> None:
    assume(baseline != target)
    assert progress(baseline, target, baseline) == 0
    assert progress(baseline, target, target) == 1
    assert progress(-baseline, -target, -actual) == progress(baseline, target, actual)


def test_no_way_to_go_and_no_figure_are_no_progress() -> None:
    assert progress(5, 5, 5) is progress(None, 5, 5) is progress(5, None, 5) is progress(5, 6, None) is None


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_efficiency_is_the_inverse_of_the_cost_of_one(results: int, cost: int) -> None:
    found = efficiency(results, cost)
    assert found.per_hundred is not None
    assert found.cost_of_one is not None
    assert found.per_hundred * found.cost_of_one == 100


def test_what_is_not_known_is_not_efficient() -> None:
    found = efficiency(None, 5)
    assert (found.per_hundred, found.cost_of_one) == (None, None)


@given(PERIODS, st.integers(1, 90))
def test_the_plan_of_days_is_that_of_its_parts(period: Period, cut: int) -> None:
    days = list(period.days())
    assume(cut < len(days))
    parts = [Period(period.start, days[cut]), Period(days[cut], period.end)]
    flows, ratios = ([plan(AUTUMN, each) for each in (period, *parts)] for plan in (plan_of_flow, plan_of_ratio))
    assert None not in (*flows, *ratios)
    assert flows[0] == sum(filter(None, flows[1:]))
    weighted = [ratio * (each.end - each.start).days for ratio, each in zip(ratios[1:], parts, strict=True) if ratio]
    assert ratios[0] == sum(weighted) / len(days)


def test_a_month_without_a_plan_leaves_the_whole_without_one() -> None:
    beyond = Period(date(2026, 12, 31), date(2027, 1, 2))
    assert plan_of_flow(AUTUMN, beyond) is None
    assert plan_of_ratio(AUTUMN, beyond) is None
    assert plan_of_flow(AUTUMN, Period(date(2026, 12, 31), date(2027, 1, 1))) == 1


def test_a_level_goes_straight_from_month_end_to_month_end() -> None:
    months = {"2026-10": 4310, "2026-11": 4400, "2027-01": 5000}
    assert plan_of_level(4000, months, date(2026, 10, 31)) == 4310
    assert plan_of_level(4000, months, date(2026, 11, 1)) == 4313
    assert plan_of_level(4000, months, date(2026, 11, 30)) == 4400
    assert plan_of_level(None, months, date(2026, 11, 30)) == 4400
    assert plan_of_level(None, months, date(2026, 10, 31)) == 4310
    assert plan_of_level(None, months, date(2026, 10, 30)) is None
    # December has no plan, so January has nowhere to go from
    assert plan_of_level(4000, months, date(2026, 12, 5)) is None
    assert plan_of_level(4000, months, date(2027, 1, 5)) is None
    assert plan_of_level(4000, {}, date(2027, 1, 5)) is None
