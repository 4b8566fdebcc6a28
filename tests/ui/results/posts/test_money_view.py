"""Money against what came of it, and the margin that is typed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from smmdesk.domain.clients import Client
from smmdesk.domain.networks import Network
from smmdesk.domain.results.named import Event
from smmdesk.domain.strategy.records import Strategy
from tests.ui.results.posts import made
from ui.results.money_view import MoneyView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.results.posts.conftest import Desk

IG, FB, VK = made.NETWORKS


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> MoneyView:
    """€310 brought 372 clicks on one network; €31 and nothing on another; nothing at all is known of the third."""
    made.make_client(desk.workspace)
    made.spend(desk.workspace, IG, spend=1000, clicks=12, leads=2, sales=1, revenue=4500)
    made.spend(desk.workspace, FB, spend=100, clicks=0)
    shown = desk.show(MoneyView)
    qtbot.waitUntil(lambda: shown.chart.chart is not None, timeout=15_000)
    return shown


def table(view: MoneyView) -> dict[str, dict[str, str]]:
    figures = view.table.as_table()
    assert figures is not None
    return {row[0]: dict(zip(figures.heads[1:], row[1:], strict=True)) for row in figures.rows}


def test_a_column_for_each_network_that_has_money_and_one_for_all(view: MoneyView) -> None:
    found = table(view)
    assert found["Ad spend"] == {"Instagram": "€310.00", "Facebook": "€31.00", "In all": "€341.00"}
    assert found["CPC"] == {"Instagram": "€0.83", "Facebook": "—", "In all": "€0.92"}
    assert found["ROAS"]["Instagram"] == "4.50×"
    assert [*found][-2:] == ["ROMI on margin", "ROMI on revenue"], "side by side, since the second flatters"


def test_a_thousand_views_stand_in_for_impressions_under_a_name_of_their_own(desk: Desk, view: MoneyView) -> None:
    assert table(view)["CPM"] == {"Instagram": "—", "Facebook": "—", "In all": "—"}
    assert "CPM by views" not in table(view)
    made.spend(desk.workspace, VK, spend=500, views=2000)
    desk.fill(view)
    assert table(view)["CPM by views"]["VK"] == "€2.50"
    assert "CPM" not in table(view), "nobody has it: a line of dashes says less than what stands in for it"


def test_a_dash_says_what_is_not_known(view: MoneyView) -> None:
    by_title = {column.title: column for column in view.table.model_of_records.columns}
    lines = {line.key: line for line in view.table.records()}
    tip = by_title["Facebook"].tip
    assert tip is not None
    language = view.margin._language  # noqa: SLF001  # the window's
    assert tip(lines["cpl"], language) == "Not known: Leads"
    assert tip(lines["cpc"], language) == "What it is divided by is 0."
    assert tip(lines["spend"], language) == ""
    assert "margin" in tip(lines["romi_margin"], language).lower()


def test_a_margin_typed_gives_the_return_on_it_and_is_remembered(desk: Desk, view: MoneyView, qtbot: QtBot) -> None:
    assert view.without_margin.isVisible()
    assert table(view)["ROMI on margin"]["Instagram"] == "—"
    editor = view.margin.editor("margin")
    qtbot.keyClicks(editor.focusProxy(), "40")
    qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Return)
    assert desk.workspace.records.get(Client, made.CLIENT).margin == 4000
    desk.fill(view)
    # 1,395 × 40 % against 310
    assert table(view)["ROMI on margin"]["Instagram"] == "80.0%"
    assert table(view)["ROMI on revenue"]["Instagram"] == "350.0%"
    assert not view.without_margin.isVisible()
    view.events.choose(Event.SALE)
    look = view.look()
    other = desk.show(MoneyView)
    other.resume(look)
    assert table(other)["ROMI on margin"]["Instagram"] == "80.0%"
    assert other.events.value() is Event.SALE


@pytest.mark.parametrize("look", [{}, {"margins": {"honey": 4000}}, {"event": 7}])
def test_a_look_that_no_window_wrote_is_passed_over(view: MoneyView, look: dict[str, object]) -> None:
    view.resume(look)
    assert view.events.value() is Event.CLICK


def test_the_chart_goes_by_the_event_that_is_chosen(view: MoneyView, qtbot: QtBot) -> None:
    def title() -> str:
        return view.chart.chart.title if view.chart.chart else ""

    assert title() == "Cheapest clicks: Instagram, €0.83 each"
    rows = view.chart.chart.rows if view.chart.chart else ()
    assert rows[2][3].startswith("at least €")
    view.events.choose(Event.LEAD)
    view.events.chosen.emit(1)
    qtbot.waitUntil(lambda: title() == "What a lead costs on each network")


def test_one_network_has_no_column_of_all(desk: Desk, view: MoneyView) -> None:
    desk.fill(view, Network.INSTAGRAM)
    assert [*table(view)["Ad spend"]] == ["Instagram"]


def test_without_money_that_is_said(desk: Desk) -> None:
    made.make_client(desk.workspace)
    shown = desk.show(MoneyView)
    assert shown.none.isVisible()
    assert not shown.chart.isVisible()
    assert not shown.table.isVisible()


def test_the_margin_of_a_strategy_in_force_goes_before_one_that_is_typed(desk: Desk, view: MoneyView) -> None:
    """It is read there, and no field pretends to change it."""
    workspace = desk.workspace
    workspace.records.change(Client, made.CLIENT, margin=4000)
    version = workspace.strategy.start(made.CLIENT)
    workspace.records.change(Strategy, version.id, margin=2000, starts=made.OCTOBER.start)
    workspace.strategy.put_in_force(version.id)
    desk.fill(view)
    assert not view.margin.isVisible()
    assert view.of_strategy.text() == "Margin: 20%, as version 1 of the strategy has it."
    assert table(view)["ROMI on margin"]["Instagram"] == "-10.0%"
