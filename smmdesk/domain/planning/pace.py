"""A plan day by day, and how it goes on from what is known: what a chart of a KPI draws beside the fact."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.domain.planning.named import PlanKind

if TYPE_CHECKING:
    from datetime import date

    from smmdesk.domain.planning.kpis import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """One value a day of the period, None where there is none.

    `plan` is what the plan takes of a day, or where it stands then; `ahead` the days that are to come as the forecast
    has them, and `band` between what they lie in 80 of 100 cases, all of them together.
    """

    plan: tuple[Fraction | None, ...]
    ahead: tuple[Fraction | None, ...] = ()
    band: tuple[tuple[float, float] | None, ...] = ()


def pace(fact: Fact) -> Pace | None:
    """None of a quotient, whose days say nothing of it, and without a plan."""
    days = tuple(fact.sheet.period.days())
    so_far = fact.so_far
    if so_far.plan is None or so_far.kind is PlanKind.RATIO:
        return None
    if so_far.kind is PlanKind.LEVEL:
        return _of_level(fact, days)
    plan = Fraction(so_far.plan) / len(days)
    return Pace(plan=(plan,) * len(days), ahead=_ahead_of_flow(fact, days), band=_band(fact, days))


def _to_come(fact: Fact, days: tuple[date, ...]) -> list[bool]:
    """Which days are still open: those after the last that is known."""
    known = max(fact.daily, default=None)
    return [known is not None and day > known and not fact.so_far.is_over for day in days]


def _ahead_of_flow(fact: Fact, days: tuple[date, ...]) -> tuple[Fraction | None, ...]:
    so_far = fact.so_far
    if so_far.actual is None or not so_far.known:
        return ()
    a_day = Fraction(so_far.actual) / so_far.known
    return tuple(a_day if is_open else None for is_open in _to_come(fact, days))


def _band(fact: Fact, days: tuple[date, ...]) -> tuple[tuple[float, float] | None, ...]:
    """What is left of the band once the fact is taken off, shared by the days without data."""
    so_far, left = fact.so_far, fact.so_far.days - fact.so_far.known
    if fact.band is None or so_far.actual is None or left < 1:
        return ()
    ends = ((fact.band.low - float(so_far.actual)) / left, (fact.band.high - float(so_far.actual)) / left)
    return tuple(ends if is_open else None for is_open in _to_come(fact, days))


def _of_level(fact: Fact, days: tuple[date, ...]) -> Pace | None:
    so_far = fact.so_far
    if so_far.at_start is None or so_far.plan is None:
        return None
    start, step = Fraction(so_far.at_start), Fraction(so_far.plan - so_far.at_start) / len(days)
    plan = tuple(start + step * at for at in range(1, len(days) + 1))
    end = fact.outlook.forecast
    if end is None or so_far.is_over or so_far.actual is None or so_far.known >= len(days):
        return Pace(plan=plan)
    a_day = (end - so_far.actual) / (len(days) - so_far.known)
    ahead = [None if at < so_far.known else so_far.actual + a_day * (at + 1 - so_far.known) for at in range(len(days))]
    return Pace(plan=plan, ahead=tuple(ahead))
