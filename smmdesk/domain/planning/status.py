"""Whether a plan is on the way to be reached: what is said of it in a word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.planning.forecasts import forecast_flow, forecast_level
from smmdesk.domain.planning.named import PlanKind, Status
from smmdesk.domain.planning.progress import progress, result_rate
from smmdesk.domain.results.named import Good
from smmdesk.domain.results.periods import COMPLETE

if TYPE_CHECKING:
    from smmdesk.domain.periods import Period
    from smmdesk.domain.results.ratios import Exact

FEWEST_DAYS: Final = 7
FEWEST_RESULTS: Final = 10
"""Below which a ratio says nothing yet: of four leads the next one changes the cost by a fifth."""
LATE: Final = timedelta(days=5)
"""After which data are not waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """A plan and what has become of it.

    `actual` is the sum, level or ratio so far; `known` the days of the `days` in all that have data, of a level those
    gone by. A level has its value `at_start`; a ratio rests on so many `results`, where they are counted. `on_track`
    and `at_risk` are per cent of the plan.
    """

    kind: PlanKind
    good: Good
    plan: Exact | None
    actual: Exact | None
    known: int
    days: int
    is_over: bool
    at_start: Exact | None = None
    results: int | None = None
    on_track: int = 95
    at_risk: int = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The status, and what it rests on.

    `judged` is the rate by which it was found: plan and forecast of what runs, plan and actual of what is over or
    reached; of a level the progress since its start. `result_rate` is that of plan and actual in any case.
    """

    status: Status
    forecast: Fraction | None = None
    judged: Fraction | None = None
    result_rate: Fraction | None = None


def is_over(period: Period, today: date, data_to: date | None) -> bool:
    """Whether it can be judged for good: it is past, and data reach its last day or have had five days to."""
    if today < period.end:
        return False
    return (data_to is not None and data_to >= period.last) or today >= period.end + LATE


def is_incomplete(known: int, elapsed: int) -> bool:
    """Whether so few of the days gone by have data that a status is no more than a hint."""
    return elapsed > 0 and Fraction(known, elapsed) < COMPLETE


def outlook(so_far: SoFar) -> Outlook:
    """What is to be said of it."""
    rate = result_rate(so_far.actual, so_far.plan, so_far.good)
    if missing := _missing(so_far):
        return Outlook(status=missing, result_rate=rate.value)
    now = Outlook(
        status=Status.REACHED,
        forecast=_forecast(so_far),
        judged=_judged(so_far, so_far.actual),
        result_rate=rate.value,
    )
    # what is only to be kept down, and a ratio, may be lost again until the last day
    is_final = so_far.is_over or (so_far.kind is not PlanKind.RATIO and so_far.good is Good.UP)
    if rate.is_reached and is_final:
        return now
    if so_far.is_over:
        return replace(now, status=_closed(so_far))
    ahead = replace(now, judged=_judged(so_far, now.forecast))
    return replace(ahead, status=Status.TOO_EARLY if _is_too_early(so_far) else _running(so_far, now.forecast))


def _missing(so_far: SoFar) -> Status | None:
    """Why it cannot be judged at all."""
    if so_far.good is Good.NONE:
        return Status.NO_DIRECTION
    if so_far.plan is None or so_far.plan < 0 or (so_far.plan == 0 and so_far.good is Good.UP):
        return Status.NO_PLAN
    # how far a level is from its plan says little: 5,000 that stay 5,000 are 96 % of 5,200
    is_without_start = so_far.kind is PlanKind.LEVEL and so_far.at_start is None
    return Status.NO_DATA if so_far.actual is None or is_without_start else None


def _forecast(so_far: SoFar) -> Fraction | None:
    if so_far.actual is None:
        return None
    if so_far.kind is PlanKind.LEVEL:
        return forecast_level(so_far.at_start, so_far.actual, so_far.known, so_far.days)
    if so_far.kind is PlanKind.RATIO:
        return Fraction(so_far.actual)
    found = forecast_flow(so_far.actual, so_far.known, so_far.days)
    return found.value if found else None


def _judged(so_far: SoFar, value: Exact | None) -> Fraction | None:
    """A level by the way it has gone, None where its plan is no way in the good direction; else the result rate."""
    if so_far.kind is not PlanKind.LEVEL or so_far.plan is None or so_far.at_start is None:
        return result_rate(value, so_far.plan, so_far.good).value
    is_a_way = so_far.good.is_better(so_far.plan - so_far.at_start)
    return progress(so_far.at_start, so_far.plan, value) if is_a_way else None


def _is_too_early(so_far: SoFar) -> bool:
    half = -(-so_far.days // 2)
    is_thin = so_far.kind is PlanKind.RATIO and so_far.results is not None and so_far.results < FEWEST_RESULTS
    return is_thin or so_far.known < min(FEWEST_DAYS, half)


def _running(so_far: SoFar, forecast: Fraction | None) -> Status:
    if result_rate(forecast, so_far.plan, so_far.good).is_reached or _is_at(so_far, forecast, so_far.on_track):
        return Status.ON_TRACK
    return Status.AT_RISK if _is_at(so_far, forecast, so_far.at_risk) else Status.OFF_TRACK


def _closed(so_far: SoFar) -> Status:
    return Status.NEARLY if _is_at(so_far, so_far.actual, so_far.on_track) else Status.MISSED


def _is_at(so_far: SoFar, value: Exact | None, percent: int) -> bool:
    """Whether the value is at so much of the plan; a level that is to stay where it is goes by the result rate."""
    rate = _judged(so_far, value)
    if rate is None:
        rate = result_rate(value, so_far.plan, so_far.good).value
    return rate is not None and rate * 100 >= percent
