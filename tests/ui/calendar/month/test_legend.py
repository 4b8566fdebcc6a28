"""Whose chips have which colour is said under the month of several clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QToolTip, QWidget

from smmdesk.domain.clients import Client, ClientColour, ClientStatus
from smmdesk.domain.ids import ClientId
from tests.every import every
from ui.calendar.month.legend import HEIGHT, Legend, how_many_fit
from ui.calendar.shown.looks import ClientMark, marks
from ui.style.theme import colour
from ui.widgets.tab_order import go_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace
    from tests.ui.calendar.conftest import Desk


@pytest.fixture
def both(workspace: Workspace) -> list[Client]:
    """A client who chose a colour and one who did not, by name."""
    red = workspace.clients.add("Walnut & Sons")
    workspace.clients.add("Almond")
    workspace.records.change(Client, red.id, colour=ClientColour.RED)
    return list(workspace.clients.list())


def grid_bottom(desk: Desk) -> int:
    """Where the last days end."""
    return int(desk.month.scene.places.cells[-1].rect.bottom()) + 1


def colours_of_legend(desk: Desk) -> set[str]:
    """What is seen under the days."""
    shown = desk.month.grab().toImage()
    top = desk.month.height() - HEIGHT
    return {shown.pixelColor(x, y).name() for x in range(300) for y in range(top, shown.height())}


def test_the_legend_shows_chosen_colours_and_those_given_in_turn(
    make_desk: Callable[..., Desk], workspace: Workspace, both: list[Client]
) -> None:
    desk = make_desk(workspace)
    almond, walnut = (desk.month.scene.marks[client.id].colour for client in both)
    assert (almond, walnut) == ("client.orange", "client.red")
    assert {colour(almond).name(), colour(walnut).name()} <= colours_of_legend(desk)
    workspace.records.change(Client, both[0].id, colour=ClientColour.TEAL)
    assert colour("client.teal").name() in colours_of_legend(desk)
    assert colour(almond).name() not in colours_of_legend(desk)


def test_names_are_cut_only_where_not_all_stand_whole(qtbot: QtBot, language: Language) -> None:
    long = "The City Library of Alderbrook upon the River"
    ground = QWidget()
    qtbot.addWidget(ground)
    legend = Legend(language, ground)
    ground.show()
    legend.resize(1000, HEIGHT)
    legend.show_marks({ClientId(name): ClientMark(name, "AB", "client.red") for name in (long, "Almond")})
    assert legend.names() == [long, "Almond"]
    legend.resize(340, HEIGHT)
    assert legend.names()[0].endswith("…")


def entries(desk: Desk) -> dict[str, QAbstractButton]:
    """What stands in it, by the names that are heard."""
    found = desk.month.findChildren(QAbstractButton)
    return {each.accessibleName(): each for each in found if each.isVisible()}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_by_keyboard_it_leads_to_one_client(
    make_desk: Callable[..., Desk], workspace: Workspace, both: list[Client], key: Qt.Key
) -> None:
    desk = make_desk(workspace)
    assert [*entries(desk)] == ["Show only Almond", "Show only Walnut & Sons"]
    window = desk.page.window()
    desk.month.setFocus()
    seen = []
    for _press in range(2):
        go_on(window, forward=True)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
    assert seen == [*entries(desk)]
    desk.qtbot.keyClick(focused, key)
    assert desk.context.client_id == both[1].id
    assert desk.month.hasFocus()
    assert entries(desk) == {}


def test_those_without_room_are_listed(make_desk: Callable[..., Desk], workspace: Workspace) -> None:
    ids = {f"Client with a long name {number:02}": "" for number in range(20)}
    for name in ids:
        ids[name] = workspace.clients.add(name).id
    desk = make_desk(workspace)
    *shown, more = entries(desk)
    assert more == f"{20 - len(shown)} more clients"
    desk.qtbot.mouseClick(entries(desk)[more], Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions()] == [*ids][len(shown) :]
    menu.actions()[-1].trigger()
    menu.close()
    assert desk.context.client_id == ids["Client with a long name 19"]


def test_a_click_leads_to_one_client(make_desk: Callable[..., Desk], workspace: Workspace, both: list[Client]) -> None:
    desk = make_desk(workspace)
    place = entries(desk)["Show only Almond"]
    desk.qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    assert desk.context.client_id == both[0].id


def test_it_takes_no_room_where_one_client_is_shown(
    make_desk: Callable[..., Desk], workspace: Workspace, both: list[Client]
) -> None:
    desk = make_desk(workspace)
    assert grid_bottom(desk) == desk.month.height() - HEIGHT
    desk.context.choose_client(both[0].id)
    assert grid_bottom(desk) == desk.month.height()
    desk.context.choose_client(None)
    workspace.records.change(Client, both[1].id, status=ClientStatus.ENDED)
    assert grid_bottom(desk) == desk.month.height()


def test_all_of_it_is_heard_and_told_by_the_tip(
    make_desk: Callable[..., Desk], workspace: Workspace, both: list[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [*(f"Client with a long name {number}" for number in range(20)), *(client.name for client in both)]
    for name in names[:20]:
        workspace.clients.add(name)
    desk = make_desk(workspace)
    heard = QAccessible.queryAccessibleInterface(desk.month).text(QAccessible.Text.Description)
    assert heard.startswith("Colours of clients: Al Almond, ")
    tips: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, words, _widget: tips.append(words))
    place = QPoint(200, desk.month.height() - HEIGHT // 2)
    QApplication.sendEvent(desk.month, QHelpEvent(QEvent.Type.ToolTip, place, desk.month.mapToGlobal(place)))
    assert every(name.replace("&", "&amp;") in tips[0] or name in tips[0] for name in names)


def test_a_click_on_it_is_about_no_day(
    make_desk: Callable[..., Desk], workspace: Workspace, both: list[Client]
) -> None:
    desk = make_desk(workspace)
    before = desk.month.scene.selection.day
    desk.click(QPoint(200, desk.month.height() - HEIGHT // 2))
    assert desk.month.scene.selection.day == before


@given(st.lists(st.integers(20, 200), max_size=20), st.integers(0, 2000), st.integers(10, 40))
def test_as_many_as_fit_and_what_says_how_many_do_not(widths: list[int], room: int, more: int) -> None:
    shown = how_many_fit(widths, room, more)
    assert 0 <= shown <= len(widths)
    taken = sum(widths[:shown]) + 18 * max(shown - 1, 0)
    if shown == len(widths):
        assert taken <= room or not widths
    elif shown:
        assert taken + 18 + more <= room
    if shown < len(widths):
        assert sum(widths) + 18 * (len(widths) - 1) > room


def test_colours_stay_when_a_client_ends_or_comes(workspace: Workspace) -> None:
    first, second = workspace.clients.add("Walnut"), workspace.clients.add("Almond")
    before = marks(workspace.clients.list())
    assert [mark.name for mark in before.values()] == ["Almond", "Walnut"]
    workspace.records.change(Client, first.id, status=ClientStatus.ENDED)
    workspace.clients.add("Cedar")
    after = marks(workspace.clients.list())
    assert first.id not in after
    assert after[second.id] == before[second.id]
    assert len({mark.colour for mark in after.values()}) == 2
