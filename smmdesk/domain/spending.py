"""How a budget is being kept to: what to look at, and its money day by day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smmdesk.domain.budget import Budget, BudgetLine, Category, CategoryTotals, Sums, sums_of, totals_by_category
from smmdesk.domain.justification import MISSING, Ground, grounds
from smmdesk.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from smmdesk.domain.ids import BudgetLineId


class Concern(StrEnum):
    """What is the matter with a budget."""

    OVERSPENT = "overspent"
    OVERPLANNED = "overplanned"
    UNJUSTIFIED = "unjustified"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What to look at, with the lines it is about: `by` is the money that is too much; `missing` is what they lack."""

    concern: Concern
    lines: tuple[BudgetLineId, ...]
    category: Category | None = None
    by: Money | None = None
    missing: tuple[Ground, ...] = ()


def alerts(budget: Budget, lines: Sequence[BudgetLine]) -> tuple[Alert, ...]:
    """What somebody should look at: money first, then lines without a reason or outside of the days."""
    totals = totals_by_category(budget, lines)
    return (
        *(alert for total in totals if (alert := _overspent(total, lines))),
        *(alert for total in totals if (alert := _overplanned(total, lines))),
        *_unjustified(lines),
        *_about(Concern.OUTSIDE, [line for line in lines if line.on is not None and line.on not in budget.period]),
    )


def roomiest(budget: Budget, totals: Sequence[CategoryTotals]) -> Category:
    """Where most of what the split allots is not planned yet, or simply most is allotted while the total is not known:
    the category that is most apt for an expense of which nothing is known."""

    def room(total: CategoryTotals) -> int:
        return budget.split[total.category] if total.allotted is None else (total.allotted - total.planned).minor

    return max(totals, key=room).category


def _overspent(total: CategoryTotals, lines: Sequence[BudgetLine]) -> Alert | None:
    if not total.overspent:
        return None
    return Alert(
        concern=Concern.OVERSPENT,
        category=total.category,
        by=total.over,
        lines=tuple(line.id for line in lines if line.category is total.category and line.over.minor),
    )


def _overplanned(total: CategoryTotals, lines: Sequence[BudgetLine]) -> Alert | None:
    if total.allotted is None or not total.overplanned:
        return None
    return Alert(
        concern=Concern.OVERPLANNED,
        category=total.category,
        by=total.planned - total.allotted,
        lines=tuple(line.id for line in lines if line.category is total.category and line.planned.minor),
    )


def _unjustified(lines: Sequence[BudgetLine]) -> Iterator[Alert]:
    """One alert for all lines that lack the same."""
    found = grounds(lines)
    for missing in MISSING:
        lacking = tuple(line.id for line in lines if found[line.id].missing == missing)
        if lacking:
            yield Alert(concern=Concern.UNJUSTIFIED, lines=lacking, missing=missing)


def _about(concern: Concern, lines: Sequence[BudgetLine]) -> Iterator[Alert]:
    if lines:
        yield Alert(concern=concern, lines=tuple(line.id for line in lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMoney:
    """What is planned for a day and what was paid on it; `paid` is None for days that have not come yet."""

    day: date
    planned: Money
    paid: Money | None


def day_by_day(budget: Budget, lines: Sequence[BudgetLine], today: date) -> tuple[DayMoney, ...]:
    """Every day of the budget; the days add up to the totals of the lines, whatever their dates are.

    A line without a date, or dated before the first day, counts on the first; one dated later counts on the last.
    Money paid ahead, on a line dated after today, counts today.
    """
    period = budget.period
    planned = {day: Money.zero(budget.currency) for day in period.days()}
    paid = dict(planned)
    known = _known(budget, lines, today)
    for line in lines:
        day = _day(line, budget)
        planned[day] += line.planned
        if line.actual is not None and known >= period.start:
            paid[min(day, known)] += line.actual
    return tuple(
        DayMoney(day=day, planned=planned[day], paid=paid[day] if day <= known else None) for day in period.days()
    )


def due(budget: Budget, lines: Sequence[BudgetLine], today: date) -> Sums:
    """What the lines come to up to the last day of which payments are known; what is dated later is not to pay yet."""
    known = _known(budget, lines, today)
    # more cannot become less: it is over plan as soon as it was paid, whatever day the line is dated
    return sums_of((line for line in lines if _day(line, budget) <= known or line.over.minor), budget.currency)


def _day(line: BudgetLine, budget: Budget) -> date:
    """The day of the budget on which a line counts."""
    period = budget.period
    return min(max(line.on or period.start, period.start), period.last)


def _known(budget: Budget, lines: Sequence[BudgetLine], today: date) -> date:
    """The last day of which payments are known; before the first day that is none, unless something was paid ahead,
    which counts on the first."""
    period = budget.period
    return min(today, period.last) if today >= period.start or not any(line.actual for line in lines) else period.start
