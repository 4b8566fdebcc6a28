"""Budgets: shares stay whole, lines add up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.clients import Client
from smmdesk.domain.errors import ChangedElsewhereError, CurrencyMismatchError
from smmdesk.domain.ids import StrategyRowId
from smmdesk.domain.money import WHOLE, Money
from smmdesk.domain.periods import Period
from smmdesk.domain.spending import Concern
from smmdesk.domain.strategy.records import Risk

if TYPE_CHECKING:
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


def test_a_share_that_others_gave_meanwhile_is_not_overwritten(workspace: Workspace) -> None:
    budget = workspace.budget.start(workspace.clients.add("Bakery").id, Period.month(2026, 11))
    theirs = workspace.budget.set_share(budget.id, Category.PROMOTION, 4_000, 3_000)
    with pytest.raises(ChangedElsewhereError):
        workspace.budget.set_share(budget.id, Category.PROMOTION, 5_000, 3_000)
    assert workspace.budget.set_share(budget.id, Category.PROMOTION, 4_000, 3_000).split == theirs.split


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
    assert (promotion.over, promotion.to_pay) == (Money.of(20, "EUR"), Money.of(50, "EUR"))
    assert [alert.lines for alert in sheet.alerts if alert.concern is Concern.UNJUSTIFIED] == [(first.id,)]
    assert (sheet.planned, sheet.actual) == (Money.of(150, "EUR"), Money.of(120, "EUR"))


def test_only_budgets_that_touch_the_period_are_found(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    quarter = workspace.budget.start(client.id, Period.months(2026, 10, 3))
    assert workspace.budget.within(client.id, Period.month(2026, 12)) == [quarter]
    assert workspace.budget.within(client.id, Period.month(2027, 1)) == []


def test_a_copy_takes_the_plan_to_the_next_month_in_one_step(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    october = workspace.budget.start(client.id, Period.month(2026, 10))
    workspace.records.change(Budget, october.id, total=Money.of(900, "EUR"))
    workspace.budget.set_share(october.id, Category.TRAINING, 1_000)
    for day in (1, 31):
        line = workspace.budget.add_line(october.id, Category.CONTENT, date(2026, 10, day))
        workspace.records.change(
            BudgetLine, line.id, planned=Money.of(day, "EUR"), actual=Money.of(7, "EUR"), receipt="bill"
        )

    assert workspace.budget.earlier(client.id, Period.month(2026, 11)) is not None
    november = workspace.budget.copy(october.id, Period.month(2026, 11))
    sheet = workspace.budget.sheet(november.id)
    assert sheet.budget.period == Period.month(2026, 11)
    assert sheet.budget.split[Category.TRAINING] == 1_000
    assert [(line.on, line.planned.minor, line.actual, line.receipt) for line in sheet.lines] == [
        (date(2026, 11, 1), 100, None, ""),
        (date(2026, 11, 30), 3_100, None, ""),
    ]
    assert len(workspace.budget.sheet(october.id).lines) == 2

    workspace.history.undo()
    assert workspace.budget.within(client.id, Period.month(2026, 11)) == []
    assert workspace.records.all(BudgetLine, budget_id=november.id) == []
    workspace.history.redo()
    assert len(workspace.budget.sheet(november.id).lines) == 2


def test_lines_stand_by_date_and_a_new_one_on_the_first_day(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    budget = workspace.budget.start(client.id, Period.month(2026, 11))
    late = workspace.budget.add_line(budget.id, Category.CONTENT, date(2026, 11, 20))
    first = workspace.budget.add_line(budget.id, Category.TRAINING)
    assert (first.on, first.planned, first.category) == (date(2026, 11, 1), Money.zero("EUR"), Category.TRAINING)
    assert list(workspace.budget.sheet(budget.id).lines) == [first, late]
    (sheet,) = workspace.budget.sheets(Period.month(2026, 11))
    assert list(sheet.lines) == [first, late]
    assert workspace.budget.sheets(Period.month(2026, 12)) == []


def test_what_is_left_can_be_less_than_nothing(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    budget = workspace.budget.start(client.id, Period.month(2026, 11))
    line = workspace.budget.add_line(budget.id, Category.CONTENT)
    workspace.records.change(BudgetLine, line.id, planned=Money.of(70, "EUR"), actual=Money.of(120, "EUR"))
    assert workspace.budget.sheet(budget.id).left is None
    workspace.records.change(Budget, budget.id, total=Money.of(100, "EUR"))
    sheet = workspace.budget.sheet(budget.id)
    assert (sheet.left, sheet.planned) == (Money.of(-20, "EUR"), Money.of(70, "EUR"))
    assert {alert.concern for alert in sheet.alerts} == {
        Concern.OVERSPENT,
        Concern.OVERPLANNED,
        Concern.UNJUSTIFIED,
    }


def test_a_new_budget_is_in_the_client_s_currency_and_stands_by_its_beginning(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    workspace.records.change(Client, client.id, currency="GEL")
    late, early = (workspace.budget.start(client.id, Period.month(2026, month)) for month in (11, 10))
    assert (late.currency, late.period) == ("GEL", Period.month(2026, 11))
    assert workspace.budget.of(client.id) == [early, late]
    assert workspace.budget.of(workspace.clients.add("Other").id) == []


def test_the_last_budget_before_a_period_is_found(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    september, october = (workspace.budget.start(client.id, Period.month(2026, month)) for month in (9, 10))
    assert workspace.budget.earlier(client.id, Period.month(2026, 11)) == october
    assert workspace.budget.earlier(client.id, Period.month(2026, 10)) == september
    assert workspace.budget.earlier(client.id, Period.month(2026, 9)) is None


@pytest.mark.parametrize("field", ["planned", "actual"])
def test_a_line_takes_no_other_currency(workspace: Workspace, field: str) -> None:
    client = workspace.clients.add("Bakery")
    budget = workspace.budget.start(client.id, Period.month(2026, 11))
    line = workspace.budget.add_line(budget.id, Category.CONTENT)
    with pytest.raises(CurrencyMismatchError):
        workspace.records.change(BudgetLine, line.id, **{field: Money.of(5, "USD")})
    assert workspace.budget.sheet(budget.id).lines == [line]


def test_a_border_takes_from_the_neighbour_alone(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    budget = workspace.budget.start(client.id, Period.month(2026, 11))
    changed = workspace.budget.set_border(budget.id, Category.PROMOTION, 2_500)
    assert list(changed.split.values()) == [6_000, 2_500, 1_000, 500]
    workspace.history.undo()
    assert list(workspace.budget.sheet(budget.id).budget.split.values()) == [6_000, 3_000, 500, 500]


def test_all_clients_budgets_of_a_period_come_with_their_lines(example: Workspace) -> None:
    sheets = example.budget.sheets(Period.month(2026, 11))
    assert {sheet.budget.client_id for sheet in sheets} == {client.id for client in example.clients.list()}
    assert [sheet.lines for sheet in sheets] == [example.budget.sheet(sheet.budget.id).lines for sheet in sheets]
    left = {sheet.budget.id: sheet.left for sheet in sheets if sheet.budget.total}
    assert left
    assert left == {s.budget.id: s.budget.total - s.actual for s in sheets if s.budget.total}
    assert any(alert.concern is Concern.UNJUSTIFIED for sheet in sheets for alert in sheet.alerts)


def test_what_the_strategy_risks_is_a_memo_beside_the_budget(workspace: Workspace) -> None:
    """10 % of 30,000, 25 % of 8,000 and 5 % of 120,000."""
    client = workspace.clients.add("Honey")
    workspace.records.change(Client, client.id, currency="EUR")
    budget = workspace.budget.start(client.id, Period.month(2026, 11))
    begun = workspace.strategy.start(client.id)
    for number, (chance, loss) in enumerate(((10, 30_000), (25, 8_000), (5, 120_000))):
        loss_of = Money.of(loss, "EUR")
        row = Risk(id=StrategyRowId(f"r{number}"), strategy_id=begun.id, likelihood=chance, loss=loss_of)
        workspace.strategy.add(row)
    assert workspace.budget.sheet(budget.id).at_risk is None
    workspace.strategy.put_in_force(begun.id, date(2026, 11, 10))
    found = workspace.budget.sheet(budget.id)
    assert found.at_risk == Money.of(11_000, "EUR")
    assert found.planned == Money.zero("EUR")
    # of a budget in other money it stays what it was agreed in, and is in no sum
    workspace.records.change(Client, client.id, currency="GEL")
    other = workspace.budget.start(client.id, Period.month(2026, 12))
    assert workspace.budget.sheet(other.id).at_risk == Money.of(11_000, "EUR")
