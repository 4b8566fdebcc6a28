"""Budgets of a client: the total, its split, the lines, plan against actual."""

from collections.abc import Sequence
from dataclasses import dataclass

from smmdesk.domain.budget import Budget, BudgetLine, Category, CategoryTotals, totals_by_category
from smmdesk.domain.changes import Act
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import BudgetId, BudgetLineId, ClientId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period
from smmdesk.services.records import RecordService
from smmdesk.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetSheet:
    """A budget with its lines and its totals by category."""

    budget: Budget
    lines: Sequence[BudgetLine]
    totals: Sequence[CategoryTotals]

    @property
    def planned(self) -> Money:
        """What all lines plan."""
        return Money.total((each.planned for each in self.totals), self.budget.currency)

    @property
    def actual(self) -> Money:
        """What was paid so far."""
        return Money.total((each.actual for each in self.totals), self.budget.currency)

    @property
    def unjustified(self) -> Sequence[BudgetLine]:
        """Lines that do not say which goal they serve and why."""
        return [line for line in self.lines if not line.justified]


class BudgetService:
    """What a person does with money; single fields are changed by `RecordService`."""

    def __init__(self, database: Database, records: RecordService) -> None:
        self._database = database
        self._records = records

    def of(self, client_id: ClientId) -> list[Budget]:
        """The client's budgets, earliest first."""
        return self._records.all(Budget, client_id=client_id, order_by=("starts", "id"))

    def within(self, client_id: ClientId, period: Period) -> list[Budget]:
        """The client's budgets that share a day with the period."""
        return [each for each in self.of(client_id) if each.starts < period.end and period.start < each.ends]

    def sheet(self, budget_id: BudgetId) -> BudgetSheet:
        """The budget, its lines by date, and its totals."""
        with self._database.read() as reader:
            budget = reader.get(Budget, budget_id)
            lines = reader.all(BudgetLine, budget_id=budget_id, order_by=("on", "id"))
        return BudgetSheet(budget=budget, lines=lines, totals=totals_by_category(budget, lines))

    def start(self, client_id: ClientId, period: Period) -> Budget:
        """A budget of the client for the period, in the client's currency, with the default split."""
        client = self._records.get(Client, client_id)
        fresh = Budget(
            id=BudgetId(new_id()),
            client_id=client_id,
            starts=period.start,
            ends=period.end,
            currency=client.currency,
        )
        return self._records.add(fresh)

    def set_share(self, budget_id: BudgetId, category: Category, points: int) -> Budget:
        """Give one category so many basis points; the others share the rest as before."""
        with self._database.write(Act.CHANGE_BUDGET) as work:
            changed = work.get(Budget, budget_id).with_share(category, points).checked()
            work.save(changed)
        return changed

    def add_line(self, budget_id: BudgetId, category: Category) -> BudgetLine:
        """An empty line of that category, dated the first day of the budget."""
        budget = self._records.get(Budget, budget_id)
        line = BudgetLine(
            id=BudgetLineId(new_id()),
            budget_id=budget_id,
            category=category,
            planned=Money.zero(budget.currency),
            on=budget.starts,
        )
        return self._records.add(line)
