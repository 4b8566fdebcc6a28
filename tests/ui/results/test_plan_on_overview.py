"""The plan of the strategy that holds stands beside the figures, in a sentence and in the chart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smmdesk.domain.ids import StrategyRowId
from smmdesk.domain.planning.named import Side
from smmdesk.domain.strategy.records import Correction, Kpi
from tests.made_figures import put_figures
from ui.results.overview_view import OverviewView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from tests.ui.results.conftest import Make


def test_the_overview_says_how_each_figure_stands_to_its_plan(make: Make, november: Workspace, qtbot: QtBot) -> None:
    """52 leads on 14 of 15 days are a pace of 111 a month."""
    client = november.clients.list()[0]
    put_figures(november, client.id)
    begun = november.strategy.start(client.id)
    row = Kpi(id=StrategyRowId("leads"), strategy_id=begun.id, metric="leads", plan={"2026-11": 130})
    november.strategy.add(row)
    page = make(november)
    view = page.views["overview"]
    assert isinstance(view, OverviewView)
    assert view.behind.isHidden()
    november.strategy.put_in_force(begun.id, date(2026, 10, 1))
    page.refresh()
    assert view.behind.text() == "Leads: at risk, at this pace 111 with a plan of 130"
    qtbot.waitUntil(lambda: view.chart.as_table() is not None)
    shown = view.chart.as_table()
    assert shown is not None
    assert tuple(shown.heads[-2:]) == ("Plan", "Forecast")


def test_a_correction_that_is_due_stands_above_the_figures(make: Make, november: Workspace) -> None:
    client = november.clients.list()[0]
    put_figures(november, client.id)
    begun = november.strategy.start(client.id)
    row = Correction(
        id=StrategyRowId("c"),
        strategy_id=begun.id,
        metric="leads",
        side=Side.BELOW,
        threshold=1000,
        weeks=1,
        action="Ask in stories",
    )
    november.strategy.add(row)
    november.strategy.put_in_force(begun.id, date(2026, 10, 1))
    page = make(november)
    view = page.views["overview"]
    assert isinstance(view, OverviewView)
    assert view.due.text().startswith("Time for a correction: Ask in stories. Leads below 1,000 in the last week")
    november.strategy.handle(row.id, date(2026, 11, 16))
    page.refresh()
    assert view.due.isHidden()


def test_of_many_plans_the_worst_stand_there_and_all_are_one_click_away(make: Make, november: Workspace) -> None:
    client = november.clients.list()[0]
    put_figures(november, client.id)
    begun = november.strategy.start(client.id)
    plans = {"likes": 1, "views": 10**8, "link_clicks": 1, "comments": 1, "leads": 130}
    for metric, plan in plans.items():
        row = Kpi(id=StrategyRowId(metric), strategy_id=begun.id, metric=metric, plan={"2026-11": plan})
        november.strategy.add(row)
    november.strategy.put_in_force(begun.id, date(2026, 10, 1))
    page = make(november)
    view = page.views["overview"]
    assert isinstance(view, OverviewView)
    lines = view.behind.text().splitlines()
    assert [line.partition(":")[0] for line in lines][:2] == ["Views", "Leads"]
    assert len(lines) == 3
    assert view.others.text() == "All 5 figures with a plan…"
    opened: list[str] = []
    page.context.page_wanted.connect(lambda name, _select: opened.append(name))
    view.others.click()
    assert opened == ["strategy"]
