"""A strategy beside what became of it, as the workspace is at one moment: for the window and for what goes out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.clients import Agreement
from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.costs import Books
from smmdesk.domain.planning.kpis import Fact, Watched, goes_by_posts, of_goal, of_kpi, span_of, watched
from smmdesk.domain.planning.named import Part, PlanKind
from smmdesk.domain.planning.scaled import is_of_one_money, kind_of
from smmdesk.domain.planning.status import LATE
from smmdesk.domain.results.against import Against
from smmdesk.domain.strategy.records import Correction, Goal, Kpi
from smmdesk.domain.strategy.versions import goal_of, planned_by
from smmdesk.services.strategy import versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from smmdesk.domain.ids import ClientId, StrategyRowId
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.strategy.sheets import StrategySheet
    from smmdesk.services.sheets import Sheets
    from smmdesk.storage.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyFigures:
    """By row: what each KPI came to in the period, each goal since the strategy's first day, and which corrections are
    due on the day that all this is told as of. `results` is the sheet of the period, `books` the money that costs in it
    are made of."""

    results: ResultsSheet
    books: Books
    kpis: Mapping[StrategyRowId, Fact] = field(default_factory=dict)
    goals: Mapping[StrategyRowId, Fact] = field(default_factory=dict)
    corrections: Mapping[StrategyRowId, Watched] = field(default_factory=dict)


def figures_of(reader: Reader, sheets: Sheets, sheet: StrategySheet, period: Period) -> StrategyFigures:
    """All of it for one version in one period, as it is today."""
    return _figures(reader, sheets, sheets, sheet, period)


def figures_at_end(reader: Reader, sheets: Sheets, sheet: StrategySheet, period: Period) -> StrategyFigures:
    """The same as it stood when the period was over, or while it is not, as it is today: what came to be known of its
    own days is in, and no later day. What is over by then is judged for good, what runs on by its forecast of then."""
    return _figures(reader, sheets.as_at(period.end, wait=LATE), sheets.as_at(period.end), sheet, period)


def _figures(reader: Reader, sheets: Sheets, running: Sheets, sheet: StrategySheet, period: Period) -> StrategyFigures:
    strategy = sheet.strategy
    results = sheets.of(strategy.client_id, period, strategy=strategy)
    books = books_of(reader, strategy.client_id, period)
    kpis = kpis_of(reader, sheet, results, books)
    return StrategyFigures(
        results=results,
        books=books,
        kpis=_beside_earlier(reader, sheets, sheet, results, kpis),
        goals=_of_goals(sheets, running, sheet, first_day(reader, sheet)),
        corrections=watched_of(running, sheet),
    )


def kpis_of(reader: Reader, sheet: StrategySheet, results: ResultsSheet, books: Books) -> dict[StrategyRowId, Fact]:
    """What each KPI of a version came to in the period of the results, with the money of that."""
    plans = plans_of(reader, sheet)
    kpis = [row for row in sheet.rows.get(Part.KPI, ()) if isinstance(row, Kpi)]
    return {kpi.id: _of_kpi(kpi, sheet, results, plans, books) for kpi in kpis}


def _of_kpi(
    kpi: Kpi,
    sheet: StrategySheet,
    results: ResultsSheet,
    plans: Mapping[StrategyRowId, Mapping[str, int]],
    books: Books,
) -> Fact:
    goal = goal_of(sheet, kpi)
    cost = books.cost(kpi.cost_basis, results, kpi.network)
    paid_in = books.paid_in(kpi.cost_basis, results, kpi.network)
    plan, baseline, currency = plans.get(kpi.origin, {}), _baseline(goal, kpi), sheet.strategy.currency
    if is_of_one_money(kpi.metric, currency, results):
        return of_kpi(kpi, results, plan, baseline=baseline, cost=cost, paid_in=paid_in)
    planned = of_kpi(kpi, replace(results, currency=currency), plan, baseline=baseline).so_far.plan
    elsewhere = None if planned is None else Money.of(planned, currency)
    return replace(of_kpi(kpi, results, {}, cost=cost, paid_in=paid_in), elsewhere=elsewhere)


def _beside_earlier(
    reader: Reader, sheets: Sheets, sheet: StrategySheet, now: ResultsSheet, kpis: Mapping[StrategyRowId, Fact]
) -> dict[StrategyRowId, Fact]:
    """With what one cost in the period before, which is read where anything has a cost at all."""
    client_id, period = sheet.strategy.client_id, Against.PREVIOUS.of(now.period)
    if period is None or not any(fact.of_one and fact.of_one.cost_of_one is not None for fact in kpis.values()):
        return dict(kpis)
    before, books = sheets.earlier(now, client_id, period), books_of(reader, client_id, period)
    rows = {row.id: row for row in sheet.rows.get(Part.KPI, ()) if isinstance(row, Kpi)}
    return {
        id: replace(fact, earlier=_earlier(rows[id], before, books)) if fact.of_one else fact
        for id, fact in kpis.items()
    }


def _earlier(kpi: Kpi, results: ResultsSheet, books: Books) -> Fact:
    """What it came to with its cost; what was planned then is of no matter."""
    return of_kpi(kpi, results, {}, cost=books.cost(kpi.cost_basis, results, kpi.network))


def _baseline(goal: Goal | None, kpi: Kpi) -> int | None:
    """The goal's, where both are of one figure."""
    is_same = goal is not None and (goal.metric, goal.network) == (kpi.metric, kpi.network)
    return goal.baseline if goal and is_same else None


def plans_of(reader: Reader, sheet: StrategySheet) -> dict[StrategyRowId, dict[str, int]]:
    """By origin of a KPI its plan of each month: that of the version in force on the month's last day.

    A draft is shown by its own plan, since that is what is being thought of.
    """
    kpis = [row for row in sheet.rows.get(Part.KPI, ()) if isinstance(row, Kpi)]
    own: dict[StrategyRowId, dict[str, int]] = {row.origin: dict(row.plan) for row in kpis}
    if sheet.strategy.is_draft:
        return own
    there = versions(reader, sheet.strategy.client_id)
    rows = reader.all(Kpi, strategy_id=[each.id for each in there])
    of_versions = {(row.strategy_id, row.origin): row.plan for row in rows}
    found: dict[StrategyRowId, dict[str, int]] = {origin: {} for origin in own}
    for month in sorted({month for row in rows for month in row.plan}):
        holding = planned_by(there, _month(month))
        for origin in own:
            plan = of_versions.get((holding.id, origin), {}) if holding else {}
            if month in plan:
                found[origin][month] = plan[month]
    return found


def _month(key: str) -> Period:
    year, month = key.split("-")
    return Period.month(int(year), int(month))


def first_day(reader: Reader, sheet: StrategySheet) -> dict[StrategyRowId, date]:
    """By origin of a goal the first day of the first version in force that had it: its baseline is of then."""
    there = [each for each in versions(reader, sheet.strategy.client_id) if each.frozen_at and each.starts]
    rows = reader.all(Goal, strategy_id=[each.id for each in there])
    starts = {each.id: each.starts for each in there}
    found: dict[StrategyRowId, date] = {}
    for row in rows:
        start = starts[row.strategy_id]
        if start and (row.origin not in found or start < found[row.origin]):
            found[row.origin] = start
    return found


def _of_goals(
    sheets: Sheets, running: Sheets, sheet: StrategySheet, begun: Mapping[StrategyRowId, date]
) -> dict[StrategyRowId, Fact]:
    """Each from its first day to its deadline, by the `running` sheets where that lies beyond their end; those without
    either have no figure."""
    found = {}
    known: dict[tuple[Period, date], ResultsSheet] = {}
    goals = [row for row in sheet.rows.get(Part.GOALS, ()) if isinstance(row, Goal)]

    def of(period: Period, own: Sheets) -> ResultsSheet:
        key = period, own.today
        if key not in known:
            known[key] = own.of(sheet.strategy.client_id, period, strategy=sheet.strategy)
        return known[key]

    for goal, span in _spans(goals, sheet, begun):
        own = running if running.end and span.end > running.end else sheets
        whole, elsewhere = of(span, own), None
        if not is_of_one_money(goal.metric, sheet.strategy.currency, whole):
            elsewhere = None if goal.target is None else Money(goal.target, sheet.strategy.currency)
            goal = replace(goal, target=None, baseline=None)  # noqa: PLW2901  (as it can be told)
        fact = of_goal(goal, whole)
        month = last_full_month_in(span, own.today)
        # a quotient of all the days would hide what it has become
        is_of_month = fact.so_far.kind is PlanKind.RATIO and month is not None
        made = of_goal(goal, of(month, own), runs_to=span.last) if month and is_of_month else fact
        found[goal.id] = replace(made, elsewhere=elsewhere)
    return found


def _spans(
    goals: Sequence[Goal], sheet: StrategySheet, begun: Mapping[StrategyRowId, date]
) -> Iterator[tuple[Goal, Period]]:
    for goal in goals:
        start = begun.get(goal.origin, sheet.strategy.starts)
        if start is not None and goal.deadline is not None and goal.deadline >= start:
            yield goal, Period(start, goal.deadline + timedelta(days=1))


def goal_spans(reader: Reader, sheets: Sheets, sheet: StrategySheet) -> dict[StrategyRowId, tuple[PlanKind, Period]]:
    """Of each goal that has a day how its figure is made, and of which days."""
    goals = [row for row in sheet.rows.get(Part.GOALS, ()) if isinstance(row, Goal)]
    found = list(_spans(goals, sheet, first_day(reader, sheet)))
    if not found:
        return {}
    results = sheets.of(sheet.strategy.client_id, found[0][1])
    return {goal.id: (kind_of(goal.metric, results), span) for goal, span in found}


def last_full_month_in(span: Period, today: date) -> Period | None:
    """The last calendar month that is over and lies within these days."""
    month = Period.month_of(min(today, span.end)).moved(-1)
    return month if month.start >= span.start else None


def watched_of(sheets: Sheets, sheet: StrategySheet) -> dict[StrategyRowId, Watched]:
    """Which of a version's corrections are due on the sheets' day: what was handled later was open by then."""
    rows = [row.as_at(sheets.end) for row in sheet.rows.get(Part.CORRECTIONS, ()) if isinstance(row, Correction)]
    if (span := span_of(rows, sheets.today)) is None:
        return {}
    results, currency = sheets.of(sheet.strategy.client_id, span, strategy=sheet.strategy), sheet.strategy.currency
    by_posts = {row.id for row in rows if goes_by_posts(row, results)}
    ripe = replace(results, posts=sheets.ripe(results)) if by_posts else results
    return {
        row.id: watched(row, ripe, currency, of_posts=True) if row.id in by_posts else watched(row, results, currency)
        for row in rows
    }


def books_of(reader: Reader, client_id: ClientId, period: Period) -> Books:
    """The money that a cost in the period is made of."""
    budgets = [each for each in reader.all(Budget, client_id=client_id) if each.period.overlaps(period)]
    return Books(
        budgets=[(each, reader.all(BudgetLine, budget_id=each.id)) for each in budgets],
        agreements=reader.all(Agreement, client_id=client_id),
    )
