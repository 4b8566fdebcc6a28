"""Where a figure is missing the row says how it comes in, to the mouse and to the keyboard alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from smmdesk.domain.ids import StrategyRowId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.records import Kpi, Strategy
from tests.made_figures import put_figures
from ui.shell.dialogs import Dialog
from ui.strategy import facts
from ui.widgets.forms.fold import Fold

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from smmdesk.domain.clients import Client
    from smmdesk.workspace import Workspace
    from ui.strategy.page import StrategyPage
    from ui.strategy.row_table import RowTable


@pytest.fixture
def kpi(workspace: Workspace, draft: Strategy) -> Kpi:
    """One that is planned, and of which nothing is known."""
    return workspace.strategy.add(
        Kpi(
            id=StrategyRowId(new_id()),
            strategy_id=draft.id,
            metric="views",
            network=Network.TIKTOK,
            plan={"2026-11": 120},
        )
    )


def table(page: StrategyPage) -> RowTable:
    page.open_part(Part.KPI.value)
    (found,) = page.view.tables.values()
    return found


def click_on_status(page: StrategyPage) -> None:
    of = table(page)
    column = [each.title for each in of.model_of_records.columns].index(facts.STATUS)
    place = of.visualRect(of.model().index(0, column)).center()
    QTest.mouseClick(of.viewport(), Qt.MouseButton.LeftButton, pos=place)


def offered(page: StrategyPage) -> dict[str, QAction]:
    """The lines of the menu that is open."""
    menus = [each for each in page.findChildren(QMenu) if each.accessibleName() == "Bring in figures"]
    return {action.text(): action for menu in menus[-1:] for action in menu.actions()}


def test_the_place_of_the_status_opens_the_ways_by_which_figures_come_in(page: StrategyPage, kpi: Kpi) -> None:
    click_on_status(page)
    assert [*offered(page)] == ["From a file…", "Type figures by hand", "How do I get the file?"]
    assert not page.inspector_is_open
    wanted: list[str] = []
    page.context.file_wanted.connect(wanted.append)
    page.context.client_id = None
    offered(page)["From a file…"].trigger()
    assert wanted == ["results"]
    assert page.context.client_id == page.shown.client.id if page.shown else None
    assert page.context.workspace.records.get(Kpi, kpi.id) == kpi


def test_the_keyboard_has_the_same_from_the_row_and_from_its_details(page: StrategyPage, kpi: Kpi) -> None:
    page.select(kpi.id)
    table(page).setFocus()
    QTest.keyClick(table(page), Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert "From a file…" in offered(page)
    page.edit_row()
    assert page.details.bring_in.isVisible()
    for menu in page.findChildren(QMenu):
        menu.close()
    page.details.bring_in.click()
    assert "Type figures by hand" in offered(page)


def test_the_steps_of_its_own_network_stand_first(page: StrategyPage, kpi: Kpi) -> None:
    page.select(kpi.id)
    page.context.commands.run("strategy.bring_in")
    offered(page)["How do I get the file?"].trigger()
    (dialog,) = [each for each in page.findChildren(Dialog) if each.isVisible()]
    folds = dialog.findChildren(Fold)
    assert [fold.is_open for fold in folds[:2]] == [True, False]
    assert "TikTok" in folds[0].header.text()
    dialog.reject()


def test_of_days_to_come_there_is_nothing_to_bring_in(page: StrategyPage, kpi: Kpi) -> None:
    page.context.choose_period(Period.month_of(page.context.workspace.today()).moved(2))
    page.catch_up()
    page.select(kpi.id)
    assert not page.context.commands.can_run("strategy.bring_in")


def test_what_is_known_has_a_status_and_nothing_to_bring_in(
    page: StrategyPage, workspace: Workspace, client: Client, kpi: Kpi
) -> None:
    put_figures(workspace, client.id)
    workspace.records.change(Kpi, kpi.id, network=None, metric="leads")
    page.select(kpi.id)
    assert not page.context.commands.can_run("strategy.bring_in")
    click_on_status(page)
    assert offered(page) == {}
    assert page.inspector_is_open
    assert not page.details.bring_in.isVisible()
