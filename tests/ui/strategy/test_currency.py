"""The currency of a draft: changed by the keyboard, said before, and taken back in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from smmdesk.domain.ids import StrategyRowId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.records import Kpi, Risk, Strategy
from ui.strategy.currency import CurrencyDialog, ask_for_currency

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace
    from ui.strategy.page import StrategyPage


def risk(workspace: Workspace, draft: Strategy) -> Risk:
    row = Risk(id=StrategyRowId(new_id()), strategy_id=draft.id, event="Rain", loss=Money(45_000, "EUR"))
    plan = Kpi(id=StrategyRowId(new_id()), strategy_id=draft.id, metric="spend", plan={"2026-11": 20_000})
    workspace.strategy.add(plan)
    return workspace.strategy.add(row)


def typed(page: StrategyPage, code: str) -> CurrencyDialog:
    asked = ask_for_currency(page)
    assert asked is not None
    (line,) = asked.editor.findChildren(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, code)
    QTest.keyClick(asked, Qt.Key.Key_Return)
    return asked


def test_numbers_stay_in_the_new_currency_and_one_step_takes_it_back(
    page: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    row = risk(workspace, draft)
    page.open_part(Part.RISKS.value)
    page.edit_version()
    assert page.details.currency.text() == "Currency: EUR. Change it…"
    asked = typed(page, "JPY")
    assert asked.words.text().startswith("2 amounts stand in this draft in EUR. Their numbers stay as they are")
    assert not asked.isVisible()
    assert workspace.records.get(Strategy, draft.id).currency == "JPY"
    assert workspace.records.get(Risk, row.id).loss == Money(450, "JPY")
    (kpi,) = workspace.records.all(Kpi)
    assert kpi.plan == {"2026-11": 200}
    assert page.details.currency.text() == "Currency: JPY. Change it…"
    (table,) = page.view.tables.values()
    figures = table.as_table()
    assert figures is not None
    assert "JPY\N{NO-BREAK SPACE}450" in next(iter(figures.rows))
    workspace.history.undo()
    assert workspace.records.get(Strategy, draft.id).currency == "EUR"
    assert workspace.records.get(Risk, row.id) == row


def test_what_is_no_currency_is_refused_where_it_stands(
    page: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    asked = typed(page, "Q")
    assert asked.isVisible()
    assert asked.words.text() == "No amount stands in this draft yet."
    assert asked.notice.text()
    asked.reject()
    assert workspace.records.get(Strategy, draft.id).currency == "EUR"


def test_an_agreed_version_has_its_own(page: StrategyPage, workspace: Workspace, draft: Strategy) -> None:
    workspace.strategy.put_in_force(draft.id)
    assert not page.context.commands.can_run("strategy.currency")
    page.edit_version()
    assert not page.details.currency.isVisible()
