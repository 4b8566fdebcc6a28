"""What is said of a plan in a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import PlanKind, Status
from smmdesk.domain.planning.status import Outlook, SoFar, is_incomplete, is_over, outlook
from smmdesk.domain.results.named import Good

FLOW = SoFar(kind=PlanKind.FLOW, good=Good.UP, plan=100, actual=50, known=15, days=30, is_over=False)
LEVEL = replace(FLOW, kind=PlanKind.LEVEL, plan=5000, at_start=5000, actual=5000)
RATIO = replace(FLOW, kind=PlanKind.RATIO, good=Good.DOWN, plan=400, actual=400, results=10)
RUNNING = [Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, Status.REACHED]
NOVEMBER = Period.month(2026, 11)


def status(so_far: SoFar, **changed: object) -> Status:
    return outlook(replace(so_far, **changed)).status  # type: ignore[arg-type]


@given(st.integers(0, 300), st.integers(0, 300), st.booleans())
def test_more_is_never_worse(less: int, more: int, is_closed: bool) -> None:
    order = [Status.MISSED, Status.NEARLY, Status.REACHED] if is_closed else RUNNING
    found = [order.index(status(FLOW, actual=actual, is_over=is_closed)) for actual in sorted((less, more))]
    assert found == sorted(found)


@given(st.integers(0, 300), st.integers(0, 300), st.booleans())
def test_of_what_is_to_go_down_less_is_never_worse(less: int, more: int, is_closed: bool) -> None:
    order = [Status.MISSED, Status.NEARLY, Status.REACHED] if is_closed else RUNNING
    found = [
        order.index(status(FLOW, good=Good.DOWN, actual=actual, is_over=is_closed))
        for actual in sorted((less, more), reverse=True)
    ]
    assert found == sorted(found)


def test_the_marks_are_those_of_the_kpi() -> None:
    assert [status(FLOW, actual=actual) for actual in (48, 47, 40, 39)] == [
        Status.ON_TRACK,
        Status.AT_RISK,
        Status.AT_RISK,
        Status.OFF_TRACK,
    ]
    assert status(FLOW, actual=45, on_track=90) is Status.ON_TRACK
    assert status(FLOW, actual=35, at_risk=70) is Status.AT_RISK
    assert [status(FLOW, actual=actual, is_over=True) for actual in (100, 95, 94)] == [
        Status.REACHED,
        Status.NEARLY,
        Status.MISSED,
    ]


def test_what_runs_goes_by_its_forecast_and_what_is_over_by_itself() -> None:
    running = Outlook(status=Status.ON_TRACK, forecast=Fraction(100), judged=Fraction(1), result_rate=Fraction(1, 2))
    assert outlook(FLOW) == running
    over = replace(running, status=Status.MISSED, judged=Fraction(1, 2))
    assert outlook(replace(FLOW, is_over=True)) == over
    assert outlook(replace(RATIO, actual=800)).judged == Fraction(1, 2)


def test_only_what_cannot_be_lost_again_is_reached_before_the_end() -> None:
    assert status(FLOW, actual=100) is Status.REACHED
    assert status(LEVEL) is Status.REACHED
    assert status(FLOW, good=Good.DOWN, actual=10) is Status.ON_TRACK
    assert status(FLOW, good=Good.DOWN, actual=0) is Status.ON_TRACK
    assert status(RATIO, actual=1) is Status.ON_TRACK
    assert status(RATIO, actual=1, is_over=True) is Status.REACHED
    assert status(RATIO, good=Good.UP, actual=500) is Status.ON_TRACK


@pytest.mark.parametrize(("known", "days", "is_early"), [(6, 30, True), (7, 30, False), (3, 7, True), (4, 7, False)])
def test_a_few_days_are_too_early(known: int, days: int, is_early: bool) -> None:
    assert (status(FLOW, actual=1, known=known, days=days) is Status.TOO_EARLY) is is_early


def test_a_ratio_of_few_results_is_too_early_until_it_is_over() -> None:
    assert status(RATIO, results=9) is Status.TOO_EARLY
    assert status(RATIO) is Status.ON_TRACK
    assert status(RATIO, results=None) is Status.ON_TRACK
    assert status(RATIO, results=9, is_over=True) is Status.REACHED


def test_a_level_that_is_to_stay_goes_by_its_plan() -> None:
    assert status(LEVEL, actual=4990, is_over=True) is Status.NEARLY
    assert status(LEVEL, actual=4750, is_over=True) is Status.NEARLY
    assert status(LEVEL, actual=4749, is_over=True) is Status.MISSED
    assert status(LEVEL, actual=4900) is Status.ON_TRACK
    assert status(LEVEL, actual=4500) is Status.AT_RISK
    assert outlook(replace(LEVEL, actual=4500)).judged is None


def test_a_level_without_a_start_cannot_be_judged() -> None:
    assert status(LEVEL, at_start=None, actual=4990) is Status.NO_DATA


def test_a_level_may_be_meant_to_go_down() -> None:
    down = replace(LEVEL, good=Good.DOWN, at_start=100, plan=50, actual=75)
    assert (outlook(down).judged, status(down)) == (Fraction(1), Status.ON_TRACK)
    assert outlook(replace(down, actual=75, is_over=True)).judged == Fraction(1, 2)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"plan": None}, Status.NO_PLAN),
        ({"plan": 0}, Status.NO_PLAN),
        ({"plan": None, "actual": None}, Status.NO_PLAN),
        ({"plan": -1, "good": Good.DOWN}, Status.NO_PLAN),
        ({"plan": 0, "good": Good.DOWN}, Status.OFF_TRACK),
        ({"good": Good.NONE}, Status.NO_DIRECTION),
        ({"actual": None, "is_over": True}, Status.NO_DATA),
        ({"actual": 0, "known": 0}, Status.TOO_EARLY),
    ],
)
def test_what_cannot_be_judged_says_why(changed: dict[str, object], expected: Status) -> None:
    assert status(FLOW, **changed) is expected


@pytest.mark.parametrize(
    ("today", "data_to", "over"),
    [
        (date(2026, 11, 30), date(2026, 11, 30), False),
        (date(2026, 12, 1), date(2026, 11, 30), True),
        (date(2026, 12, 1), date(2026, 11, 29), False),
        (date(2026, 12, 5), None, False),
        (date(2026, 12, 6), None, True),
        (date(2026, 12, 6), date(2026, 11, 2), True),
    ],
)
def test_a_month_is_over_when_its_data_are_there_or_late(today: date, data_to: date | None, over: bool) -> None:
    assert is_over(NOVEMBER, today, data_to) is over


def test_data_are_incomplete_below_four_days_of_five() -> None:
    assert [is_incomplete(known, 30) for known in (0, 23, 24, 30)] == [True, True, False, False]
    assert not is_incomplete(0, 0)
