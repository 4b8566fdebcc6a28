"""Budgets: shares stay whole, lines add up."""

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.money import WHOLE, Money
from smmdesk.domain.periods import Period
from smmdesk.workspace import Workspace


def test_a_new_budget_splits_60_30_5_5_to_the_last_cent(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    budget = workspace.budget.start(client.id, Period.month(2026, 11))
    workspace.records.change(Budget, budget.id, total=Money.of("1000.01", client.currency))

    allotted = workspace.budget.sheet(budget.id).budget.allotted()
    assert [money.minor for money in allotted.values()] == [60_001, 30_000, 5_000, 5_000]


def test_moving_one_share_keeps_the_split_whole(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    budget = workspace.budget.start(client.id, Period.month(2026, 11))
    changed = workspace.budget.set_share(budget.id, Category.PROMOTION, 5_000)

    assert changed.split[Category.PROMOTION] == 5_000
    assert sum(changed.split.values()) == WHOLE


def test_lines_are_summed_by_category_and_the_unjustified_are_named(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    budget = workspace.budget.start(client.id, Period.month(2026, 11))
    first = workspace.budget.add_line(budget.id, Category.PROMOTION)
    workspace.records.change(BudgetLine, first.id, planned=Money.of(100, "EUR"), actual=Money.of(120, "EUR"))
    second = workspace.budget.add_line(budget.id, Category.PROMOTION)
    workspace.records.change(
        BudgetLine, second.id, planned=Money.of(50, "EUR"), goal="leads", justification="a tried audience"
    )

    sheet = workspace.budget.sheet(budget.id)
    promotion = sheet.totals[list(Category).index(Category.PROMOTION)]
    assert (promotion.planned, promotion.actual) == (Money.of(150, "EUR"), Money.of(120, "EUR"))
    assert not promotion.overspent
    assert [line.id for line in sheet.unjustified] == [first.id]
    assert (sheet.planned, sheet.actual) == (Money.of(150, "EUR"), Money.of(120, "EUR"))


def test_only_budgets_that_touch_the_period_are_found(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    quarter = workspace.budget.start(client.id, Period.months(2026, 10, 3))
    assert workspace.budget.within(client.id, Period.month(2026, 12)) == [quarter]
    assert workspace.budget.within(client.id, Period.month(2027, 1)) == []
