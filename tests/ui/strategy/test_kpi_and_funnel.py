"""Figures on the page: KPI by goal beside what became of them, and the funnel both ways."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smmdesk.domain.budget import BudgetLine, Category
from smmdesk.domain.changes import IMPORT_RESULTS
from smmdesk.domain.ids import MeasurementId, StrategyRowId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import FunnelStep, Part
from smmdesk.domain.results.records import Measurement
from smmdesk.domain.strategy.records import Competitor, FunnelStage, Goal, Kpi, Strategy
from tests.made_figures import put_figures
from ui.strategy.funnel_view import BACKWARD, FORWARD, FunnelView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.workspace import Workspace
    from ui.strategy.kpi_view import KpiView
    from ui.strategy.page import StrategyPage
    from ui.widgets.forms.editor import TypedLine

OCTOBER, NOVEMBER = Period.month(2026, 10), Period.month(2026, 11)
ENDS = {
    FunnelStep.ENGAGEMENT: (3, 4, 6),
    FunnelStep.CLICK: (15, 25, 35),
    FunnelStep.LEAD: (5, 8, 12),
    FunnelStep.SALE: (20, 30, 40),
    FunnelStep.REPEAT: (10, 20, 30),
}


@pytest.fixture
def funnel(page: StrategyPage, workspace: Workspace, draft: Strategy) -> FunnelView:
    """The worked example: 30,000 with a thousand at 120 to 200."""
    workspace.records.change(Strategy, draft.id, funnel_budget=Money.of(30_000, "EUR"), sales_wanted=60)
    for row in workspace.records.all(FunnelStage, strategy_id=draft.id):
        if row.stage is FunnelStep.REACH:
            low, expected, high = (Money.of(each, "EUR") for each in (120, 150, 200))
            workspace.records.change(FunnelStage, row.id, cost_low=low, cost_expected=expected, cost_high=high)
        else:
            ends = [each * 10_000 for each in ENDS[row.stage]]
            workspace.records.change(FunnelStage, row.id, low=ends[0], expected=ends[1], high=ends[2])
    page.open_part(Part.FUNNEL.value)
    return cast("FunnelView", page.view)


def column(view: FunnelView, title: str) -> list[str]:
    figures = view.tables[Part.FUNNEL].as_table()
    assert figures is not None
    at = [*figures.heads].index(title)
    return [row[at] for row in figures.rows]


def test_a_budget_brings_so_many_at_each_stage(funnel: FunnelView) -> None:
    assert column(funnel, "So many") == ["200,000", "8,000", "2,000", "160", "48", "10"]
    assert column(funnel, "In 8 of 10 cases")[3:5] == ["72 – 323", "19 – 102"]


def test_sales_wanted_take_so_many_rounded_up(funnel: FunnelView) -> None:
    funnel.turn(BACKWARD)
    assert column(funnel, "So many")[:4] == ["250,000", "10,000", "2,500", "200"]
    assert column(funnel, "In 8 of 10 cases")[2] == "1,521 – 4,651"
    assert funnel.answer.text().startswith("It takes a budget of €37,500.00 a month")


def test_it_follows_while_one_types_and_is_saved_when_left(funnel: FunnelView, workspace: Workspace) -> None:
    table = funnel.tables[Part.FUNNEL]
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, [each for each, _title in table.titles()][3]))
    QTest.keyClick(table, Qt.Key.Key_F2)
    (form,) = table.forms()
    line = cast("TypedLine", form.editor("expected")).line
    line.selectAll()
    QTest.keyClicks(line, "5")
    assert column(funnel, "So many")[1] == "10,000"
    stages = workspace.records.all(FunnelStage, stage=FunnelStep.ENGAGEMENT.value)
    assert [each.expected for each in stages] == [40_000]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert workspace.records.get(FunnelStage, stages[0].id).expected == 50_000


def test_a_stage_is_taken_from_own_figures(
    page: StrategyPage, funnel: FunnelView, workspace: Workspace, client: Client
) -> None:
    put_figures(workspace, client.id)
    page.refresh()
    table = funnel.tables[Part.FUNNEL]
    table.select([table.records()[1].id])
    assert funnel.own.text().startswith("Engagement: take ")
    funnel.own.click()
    (row,) = workspace.records.all(FunnelStage, stage=FunnelStep.ENGAGEMENT.value)
    assert row.source.startswith("own figures to November 2026")
    assert row.low is not None
    assert row.expected is not None
    assert row.low < row.expected
    table.select([table.records()[0].id])
    assert not funnel.own.isVisible()


def kpi_rows(view: KpiView) -> list[Sequence[str]]:
    return [row for table in view.tables.values() if (each := table.as_table()) for row in each.rows]


def test_kpi_stand_by_goal_beside_what_became_of_them(
    page: StrategyPage, workspace: Workspace, draft: Strategy, client: Client
) -> None:
    put_figures(workspace, client.id)
    goal = Goal(id=StrategyRowId(new_id()), strategy_id=draft.id, name="Orders", metric="leads")
    workspace.strategy.add(goal)
    of: dict[str, object] = {"strategy_id": draft.id, "metric": "leads", "plan": {"2026-11": 120}}
    kpi = workspace.strategy.add(Kpi(id=StrategyRowId(new_id()), goal_id=goal.id, **of))  # type: ignore[arg-type]
    workspace.strategy.add(Kpi(id=StrategyRowId(new_id()), **of))  # type: ignore[arg-type]
    page.open_part(Part.KPI.value)
    view = cast("KpiView", page.view)
    assert [card.name.accessibleName() for card in view.cards.values()] == ["1.1  Orders", "Of no goal"]
    assert [row[:4] for row in kpi_rows(view)] == [["2.1", "Leads", "120", "52"], ["2.2", "Leads", "120", "52"]]
    page.select(kpi.id)
    page.edit_row()
    told = dict(page.details.why.parts)
    assert told["Status"] == "at risk"
    assert "÷ plan 120" in told["How"]


def test_beside_what_one_costs_stands_by_how_much_that_changed(
    page: StrategyPage, workspace: Workspace, draft: Strategy, client: Client
) -> None:
    """A lead on each day: 150 for those of half of November after 620 for those of October."""
    today = workspace.today()
    with workspace.database.write(IMPORT_RESULTS) as work:
        for day in Period(OCTOBER.start, today).days():
            days: dict[str, Any] = {"starts": day, "ends": day + timedelta(days=1)}
            id = MeasurementId(new_id())
            work.save(Measurement(id=id, client_id=client.id, currency="EUR", figures={"leads": 1}, **days))
    for month, paid in ((OCTOBER, 620), (NOVEMBER, 150)):
        line = workspace.budget.add_line(workspace.budget.start(client.id, month).id, Category.PROMOTION, month.start)
        workspace.records.change(BudgetLine, line.id, actual=Money.of(paid, "EUR"))
    kpi = workspace.strategy.add(
        Kpi(id=StrategyRowId(new_id()), strategy_id=draft.id, metric="leads", plan={"2026-11": 30})
    )
    page.context.choose_period(NOVEMBER)
    page.open_part(Part.KPI.value)
    view = cast("KpiView", page.view)
    (table,) = view.tables.values()
    column = next(each for each in table.model_of_records.columns if each.title == "Cost of one")
    (row,) = table.records()
    assert column.text(row, page.context.language) == "€10.00  −50.0%"
    assert column.ink is not None
    assert column.ink(row) == "good"
    page.select(kpi.id)
    page.edit_row()
    assert dict(page.details.why.parts)["Cost of one before"] == "October 2026: €20.00, −50.0%"


def test_the_own_brand_stands_before_its_competitors_and_is_not_kept(
    page: StrategyPage, workspace: Workspace, draft: Strategy, client: Client
) -> None:
    put_figures(workspace, client.id)
    rival = Competitor(id=StrategyRowId(new_id()), strategy_id=draft.id, name="Rival", network=Network.INSTAGRAM)
    workspace.strategy.add(rival)
    page.open_part(Part.COMPETITORS.value)
    rows = page.view.tables[Part.COMPETITORS].records()
    assert [row.id for row in rows][-1] == rival.id
    assert {row.is_computed for row in rows[:-1]} == {True}
    page.view.tables[Part.COMPETITORS].select([rows[0].id])
    assert page.row is None
    assert [each.name for each in workspace.records.all(Competitor)] == ["Rival"]


def test_what_is_being_typed_in_a_part_is_in_the_version_that_is_put_in_force(
    page: StrategyPage, funnel: FunnelView, workspace: Workspace, draft: Strategy
) -> None:
    """From the menu of versions, which leaves the keyboard in the field."""
    line = cast("TypedLine", funnel.forms[FORWARD].editor("funnel_budget")).line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "7500")
    page.context.commands.run("strategy.put_in_force")
    agreed = workspace.records.get(Strategy, draft.id)
    assert (agreed.is_draft, agreed.funnel_budget) == (False, Money.of(7500, "EUR"))
