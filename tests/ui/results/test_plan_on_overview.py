"""The plan of the strategy that holds stands beside the figures, in a sentence and in the chart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smmdesk.domain.ids import StrategyRowId
from smmdesk.domain.strategy.records import Kpi
from tests.made_figures import put_figures
from ui.results.overview_view import OverviewView

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace
    from tests.ui.results.conftest import Make


def test_the_overview_says_how_each_figure_stands_to_its_plan(make: Make, november: Workspace) -> None:
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
    shown = view.chart.as_table()
    assert shown is not None
    assert tuple(shown.heads[-2:]) == ("Plan", "Forecast")
