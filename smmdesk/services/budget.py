"""Budgets of a client: the total, its split, the lines, plan against actual."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smmdesk.domain.budget import (
    Budget,
    BudgetLine,
    Category,
    CategoryTotals,
    Sums,
    sums_of,
    totals_by_category,
)
from smmdesk.domain.clients import Client
from smmdesk.domain.errors import ChangedElsewhereError
from smmdesk.domain.ids import BudgetId, BudgetLineId, ClientId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.planning.risks import Threat, exposure
from smmdesk.domain.spending import Alert, alerts
from smmdesk.domain.strategy.records import Risk, Strategy
from smmdesk.domain.strategy.versions import in_force_on
from smmdesk.services.records import changed, ruled
from smmdesk.services.service import Service
from smmdesk.storage.kinds import adding, changing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smmdesk.domain.periods import Period
    from smmdesk.services.records import RecordService
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetSheet:
    """A budget with its lines and its totals by category.

    `at_risk` is the loss to be expected by the strategy that holds: a memo, and no part of any sum.
    """

    budget: Budget
    lines: Sequence[BudgetLine]
    totals: Sequence[CategoryTotals]
    at_risk: Money | None = None

    @property
    def planned(self) -> Money:
        """What all lines plan."""
        return self.sums.planned

    @property
    def actual(self) -> Money:
        """What was paid so far."""
        return self.sums.actual

    @property
    def sums(self) -> Sums:
        """What all lines come to."""
        return sums_of(self.lines, self.budget.currency)

    @property
    def left(self) -> Money | None:
        """What of the total is not paid out yet; below zero when more was paid than there was."""
        whole = self.budget.whole()
        return None if whole is None else whole - self.actual

    @property
    def alerts(self) -> Sequence[Alert]:
        """What somebody should look at."""
        return alerts(self.budget, self.lines)


class BudgetService(Service):
    """What a person does with money; single fields are changed by `RecordService`."""

    def __init__(self, database: Database, records: RecordService) -> None:
        self._database = database
        self._records = records

    def of(self, client_id: ClientId) -> list[Budget]:
        """The client's budgets, earliest first."""
        return self._records.all(Budget, client_id=client_id, order_by=("starts", "id"))

    def within(self, client_id: ClientId, period: Period) -> list[Budget]:
        """The client's budgets that share a day with the period."""
        return self.near(client_id, period)[0]

    def earlier(self, client_id: ClientId, period: Period) -> Budget | None:
        """The client's last budget that began before the period does."""
        return self.near(client_id, period)[1]

    def near(self, client_id: ClientId, period: Period) -> tuple[list[Budget], Budget | None]:
        """Both of these, read at once."""
        budgets = self.of(client_id)
        within = [each for each in budgets if each.period.overlaps(period)]
        return within, next((each for each in reversed(budgets) if each.starts < period.start), None)

    def sheets(self, period: Period) -> list[BudgetSheet]:
        """Every client's budgets that share a day with the period, earliest first."""
        lines: dict[BudgetId, list[BudgetLine]] = defaultdict(list)
        with self._database.read() as reader:
            found = [each for each in reader.all(Budget, order_by=("starts", "id")) if each.period.overlaps(period)]
            for line in reader.all(BudgetLine, budget_id=[each.id for each in found], order_by=("on", "id")):
                lines[line.budget_id].append(line)
        return [_sheet(each, lines[each.id]) for each in found]

    def sheet(self, budget_id: BudgetId) -> BudgetSheet:
        """The budget, its lines by date, and its totals."""
        with self._database.read() as reader:
            return sheet_of(reader, reader.get(Budget, budget_id))

    def start(self, client_id: ClientId, period: Period) -> Budget:
        """A budget of the client for the period, in the client's currency, with the default split."""
        with self._database.write(adding(Budget)) as work:
            fresh = Budget(
                id=BudgetId(new_id()),
                client_id=client_id,
                starts=period.start,
                ends=period.end,
                currency=work.get(Client, client_id).currency,
            )
            work.add_all([kept := ruled(work, fresh)])
        return kept

    def set_share(self, budget_id: BudgetId, category: Category, points: int, seen: int | None = None) -> Budget:
        """Give one category so many basis points; the others share the rest as before.

        `ChangedElsewhereError` where it does not have any more the share that was `seen`.
        """
        with self._database.write(changing(Budget)) as work:
            budget = work.get(Budget, budget_id)
            if seen is not None and budget.split[category] not in {seen, points}:
                raise ChangedElsewhereError
            work.save(changed := budget.with_share(category, points).checked())
        return changed

    def set_border(self, budget_id: BudgetId, category: Category, points: int) -> Budget:
        """Give one category so many basis points at the cost, or to the good, of the next one alone."""
        with self._database.write(changing(Budget)) as work:
            changed = work.get(Budget, budget_id).with_border(category, points).checked()
            work.save(changed)
        return changed

    def copy(self, budget_id: BudgetId, period: Period) -> Budget:
        """The same budget for other days: its lines on the corresponding days, planned as before, nothing paid."""
        with self._database.write(adding(Budget)) as work:
            old = work.get(Budget, budget_id)
            fresh = old.copied_to(period, BudgetId(new_id())).checked()
            work.save(fresh)
            # by their ids, so that the new ones, made one after another, are in the same order
            for line in work.all(BudgetLine, budget_id=budget_id):
                work.save(line.copied_to(fresh, old.period, BudgetLineId(new_id())))
        return fresh

    def add_line(self, budget_id: BudgetId, category: Category, on: date | None = None) -> BudgetLine:
        """An empty line of that category, dated that day or the first of the budget."""
        with self._database.write(adding(BudgetLine)) as work:
            budget = work.get(Budget, budget_id)
            line = BudgetLine(
                id=BudgetLineId(new_id()),
                budget_id=budget_id,
                category=category,
                planned=Money.zero(budget.currency),
                on=on or budget.starts,
            )
            work.add_all([kept := ruled(work, line)])
        return kept

    def duplicate_lines(self, ids: Sequence[BudgetLineId]) -> list[BudgetLine]:
        """The same lines once more, with nothing paid."""
        with self._database.write(adding(BudgetLine)) as work:
            copies = [work.get(BudgetLine, line_id).copied(BudgetLineId(new_id())) for line_id in ids]
            work.add_all([ruled(work, line) for line in copies])
        return copies

    def pay_lines(self, ids: Sequence[BudgetLineId]) -> int:
        """Of these all that is still to be paid has been, as it was planned; how many there were."""
        with self._database.write(changing(BudgetLine)) as work:
            lines = [line for line_id in ids if (line := work.get(BudgetLine, line_id)).is_to_be_paid]
            for line in lines:
                work.save(changed(work, line, actual=line.planned))
        return len(lines)


def budgets_of(reader: Reader, client: Client) -> list[Budget]:
    """The client's budgets, earliest first, within a transaction that reads more."""
    return reader.all(Budget, client_id=client.id, order_by=("starts", "id"))


def sheet_of(reader: Reader, budget: Budget) -> BudgetSheet:
    """The budget, its lines by date, and its totals, within a transaction that reads more."""
    found = _sheet(budget, reader.all(BudgetLine, budget_id=budget.id, order_by=("on", "id")))
    return replace(found, at_risk=at_risk(reader, budget))


def at_risk(reader: Reader, budget: Budget) -> Money | None:
    """Chance × loss of the risks of the strategy in force on the budget's last day, in the strategy's own currency: it
    is in no sum of the budget's. None without any.
    """
    held = in_force_on(reader.all(Strategy, client_id=budget.client_id), budget.period.last)
    if held is None:
        return None
    risks = reader.all(Risk, strategy_id=held.id)
    found = exposure([Threat(risk.likelihood, risk.loss.minor) for risk in risks])
    return Money(round(found.expected), held.currency) if risks else None


def _sheet(budget: Budget, lines: Sequence[BudgetLine]) -> BudgetSheet:
    return BudgetSheet(budget=budget, lines=lines, totals=totals_by_category(budget, lines))
