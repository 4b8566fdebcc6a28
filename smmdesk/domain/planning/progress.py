"""How far a figure is from its plan and its goal, and what it cost to get there."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.domain.periods import Period, add_months
from smmdesk.domain.results.named import Good
from smmdesk.domain.results.ratios import ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from smmdesk.domain.results.ratios import Exact


@dataclass(frozen=True, slots=True)
class Rate:
    """The result rate, and whether the plan is reached, by exact values; None where that cannot be said."""

    value: Fraction | None
    is_reached: bool | None


def result_rate(actual: Exact | None, plan: Exact | None, good: Good) -> Rate:
    """actual ÷ plan of what is to go up, plan ÷ actual of what is to go down.

    None without a plan (of what is to go up also one of nothing or less) and of what has no direction; what is to go
    down and is at nothing has no rate, but is reached.
    """
    if actual is None or plan is None or good is Good.NONE or plan < 0:
        return Rate(None, None)
    if good is Good.DOWN:
        return Rate(ratio(plan, actual), actual <= plan)
    return Rate(ratio(actual, plan), actual >= plan if plan else None)


def progress(baseline: Exact | None, target: Exact | None, actual: Exact | None) -> Fraction | None:
    """(actual − baseline) ÷ (target − baseline), upwards as well as downwards; None where there is no way to go."""
    if baseline is None or target is None or actual is None or target == baseline:
        return None
    return Fraction(actual - baseline) / (target - baseline)


@dataclass(frozen=True, slots=True)
class Efficiency:
    """Results for 100 of the currency, and the cost of one, which is to go down."""

    per_hundred: Fraction | None
    cost_of_one: Fraction | None


def efficiency(results: Exact | None, cost: Exact | None) -> Efficiency:
    """Both ways round; the cost is in major units."""
    return Efficiency(None if results is None else ratio(results * 100, cost), ratio(cost, results))


# what the plan of months says of other days; months are "2026-10", and one without a plan makes the whole None


def plan_of_flow(months: Mapping[str, Exact], period: Period) -> Fraction | None:
    """Of sums: each month's plan in proportion to its days inside."""
    parts = [None if plan is None else Fraction(plan) * inside / days for plan, inside, days in _inside(months, period)]
    known = [part for part in parts if part is not None]
    return sum(known, Fraction(0)) if len(known) == len(parts) else None


def plan_of_ratio(months: Mapping[str, Exact], period: Period) -> Fraction | None:
    """Of ratios: the mean of the months, weighted by their days inside."""
    parts = [None if plan is None else Fraction(plan) * inside for plan, inside, _days in _inside(months, period)]
    known = [part for part in parts if part is not None]
    return sum(known, Fraction(0)) / (period.end - period.start).days if len(known) == len(parts) else None


def plan_of_level(at_start: Exact | None, months: Mapping[str, Exact], on: date) -> Fraction | None:
    """Of what there is at a day's end: straight from the end of the month before to that of its own.

    Before the first month of the plan there was `at_start`.
    """
    month = Period.month_of(on)
    target = months.get(_key(on))
    if target is not None and on == month.last:
        return Fraction(target)
    before = months.get(_key(add_months(month.start, -1)))
    if _key(on) == min(months, default=None):
        before = at_start
    if target is None or before is None:
        return None
    passed = (on - month.start).days + 1
    return before + Fraction(target - before) * passed / (month.end - month.start).days


def _inside(months: Mapping[str, Exact], period: Period) -> Iterator[tuple[Exact | None, int, int]]:
    """Of each month that the period touches its plan, its days inside, and its days."""
    start = period.start
    while start < period.end:
        month = Period.month_of(start)
        end = min(month.end, period.end)
        yield months.get(_key(start)), (end - start).days, (month.end - month.start).days
        start = end


def _key(day: date) -> str:
    return f"{day:%Y-%m}"
