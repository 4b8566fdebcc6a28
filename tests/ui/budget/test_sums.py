"""What the page shows as parts adds up to what it shows as the whole, to the last minor unit, in any currency."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smmdesk.domain.budget import Budget, BudgetLine, Category, CategoryTotals
from smmdesk.domain.ids import BudgetId, ClientId, new_id
from smmdesk.domain.money import WHOLE, Money, largest_remainder
from smmdesk.domain.periods import Period
from smmdesk.knowledge import Knowledge
from smmdesk.services.budget import BudgetSheet
from smmdesk.speech.language import Language
from ui.budget.split_panel import Acts, SplitPanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from tests.ui.budget.conftest import Desk, Open

NOVEMBER = Period.month(2026, 11)
SPLITS = (
    st.lists(st.integers(0, 1000), min_size=4, max_size=4)
    .filter(any)
    .map(lambda parts: dict(zip(Category, largest_remainder(WHOLE, parts), strict=True)))
)


@pytest.fixture(scope="module")
def panel(qapp: object) -> SplitPanel:
    def nothing(*_args: object) -> None:
        """No page listens."""

    acts = Acts(give=nothing, move=nothing, reset=nothing, choose=nothing)
    return SplitPanel(Language("en"), Knowledge("en"), acts)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SPLITS, st.integers(0, 10**13), st.sampled_from(["EUR", "RUB", "JPY", "KWD", "GEL"]), st.data())
def test_allotted_parts_as_shown_add_up_to_the_total(
    panel: SplitPanel, split: dict[Category, int], minor: int, currency: str, data: st.DataObject
) -> None:
    budget = Budget(
        id=BudgetId(new_id()),
        client_id=ClientId("c"),
        starts=NOVEMBER.start,
        ends=NOVEMBER.end,
        currency=currency,
        total=Money(minor, currency),
        split=split,
    )
    panel.show_sheet(BudgetSheet(budget=budget, lines=[], totals=_nothing(budget)))
    assert _shown(panel, currency) == Money(minor, currency).amount
    border = data.draw(st.sampled_from(list(Category)[:-1]))
    panel.bar.previewed.emit(budget.with_border(border, data.draw(st.integers(0, WHOLE))))
    assert _shown(panel, currency) == Money(minor, currency).amount


@pytest.mark.parametrize("currency", ["EUR", "JPY", "KWD"])
def test_lines_in_the_table_add_up_to_the_figures(empty: Desk, qtbot: QtBot, currency: str) -> None:
    client = empty.workspace.clients.add("Bakery")
    from smmdesk.domain.clients import Client

    empty.workspace.records.change(Client, client.id, currency=currency)
    budget = empty.workspace.budget.start(client.id, NOVEMBER)
    for number, category in enumerate([*Category, *Category], 1):
        line = empty.workspace.budget.add_line(budget.id, category)
        empty.workspace.records.change(
            BudgetLine, line.id, planned=Money(100_001 * number, currency), actual=Money(33_333 * number, currency)
        )
    page, language = empty.page, empty.context.language
    table = page.table
    for column, figure in (("planned", page.view.figures.planned), ("actual", page.view.figures.paid)):
        cells = [table.model().index(row, table.column(column)).data() for row in range(table.model().rowCount())]
        shown = sum((language.read_money(cell, currency).amount for cell in cells), Decimal(0))
        assert shown == language.read_money(figure.value.text(), currency).amount
        assert page.view.lines.sum_row.sums[column].amount == shown
    gaps = [table.model().index(row, table.column("difference")).data() for row in range(table.model().rowCount())]
    told = sum((language.read_money(gap.removeprefix("to pay "), currency).amount for gap in gaps), Decimal(0))
    to_pay = language.money(Money.of(told, currency))
    assert page.view.lines.sum_row.words() == f"8 lines · {to_pay} still to pay"
    assert page.view.figures.to_pay.value.text() == to_pay
    by_category = [
        language.read_money(row.bar.words().split(" of ")[0], currency) for row in page.view.split.rows.values()
    ]
    assert Money.total(by_category, currency) == page.view.lines.sum_row.sums["actual"]


def test_two_currencies_never_meet_in_the_overview(workspace: Workspace, language: Language, open_desk: Open) -> None:
    from smmdesk.domain.clients import Client

    for name, currency in (("Bakery", "EUR"), ("Clinic", "JPY")):
        client = workspace.clients.add(name)
        workspace.records.change(Client, client.id, currency=currency)
        budget = workspace.budget.start(client.id, NOVEMBER)
        workspace.records.change(Budget, budget.id, total=Money.of(1000, currency))
    desk = open_desk(workspace, language)
    model = desk.page.overview.model()
    assert [model.index(row, 2).data() for row in range(2)] == ["€1,000.00", "JPY\N{NO-BREAK SPACE}1,000"]


def _nothing(budget: Budget) -> Sequence[CategoryTotals]:
    zero = Money.zero(budget.currency)
    return [
        CategoryTotals(category=name, allotted=budget.allotted()[name], planned=zero, actual=zero, over=zero)
        for name in Category
    ]


def _shown(panel: SplitPanel, currency: str) -> Decimal:
    read = Language("en").read_money
    return sum((read(row.allotted.text(), currency).amount for row in panel.rows.values()), Decimal(0))
