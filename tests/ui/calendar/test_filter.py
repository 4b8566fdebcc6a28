"""The filter: what passes, and how it is chosen and taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format, Post, PostStatus
from ui.calendar.filter_bar import FilterButton, FilterChips
from ui.calendar.post_filter import PostFilter

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.workspace import Workspace
    from tests.ui.calendar.conftest import Desk

POST = Post(
    id=PostId("p"),
    client_id=ClientId("c"),
    networks=(Network.VK, Network.TELEGRAM),
    format=Format.PHOTO,
    rubric="News",
    text="Fresh bread from seven",
    hashtags=("#morning",),
)


def test_any_value_of_a_kind_and_every_kind_must_fit() -> None:
    vk = PostFilter().switched("network", Network.VK).switched("network", Network.X)
    assert vk.matches(POST)
    assert vk.switched("format", Format.PHOTO).matches(POST)
    assert not vk.switched("format", Format.VIDEO).matches(POST)
    assert not PostFilter().switched("person", "Nina").matches(POST)
    assert vk.switched("network", Network.VK).switched("network", Network.X).is_empty
    assert vk.without("network").is_empty


def test_every_word_must_occur_somewhere() -> None:
    assert PostFilter().searching("  BREAD   morning ").matches(POST)
    assert PostFilter().searching("news seven").matches(POST)
    assert not PostFilter().searching("bread evening").matches(POST)


def tick(desk: Desk, kind: int, value: str) -> None:
    """Choose a value in the menu of a kind."""
    menu = desk.page.findChildren(FilterButton)[0].menu()
    menu.aboutToShow.emit()
    below: Any = menu.actions()[kind].menu()
    next(action for action in below.actions() if action.text() == value).trigger()


def counted(desk: Desk) -> str:
    """What it says about how many are shown."""
    return next((each.text() for each in desk.page.findChildren(QLabel) if " of " in each.text()), "")


def test_a_network_is_chosen_counted_and_taken_off(desk: Desk) -> None:
    every = len(
        desk.month.scene.selected()
        or desk.workspace.calendar.posts(desk.month.scene.places.days.period, desk.context.client_id)
    )
    tick(desk, 0, "YouTube")
    shown = [post for cell in desk.month.scene.places.cells for post in cell.posts]
    assert shown
    assert {Network.YOUTUBE in post.networks for post in shown} == {True}
    assert counted(desk) == f"{len(shown)} of {every}"

    chip = desk.page.findChildren(FilterChips)[0].findChildren(QPushButton)[0]
    assert chip.text() == "Network: YouTube  ×"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert not desk.page.is_filtered()
    assert counted(desk) == ""


def test_words_are_searched_while_typing(desk: Desk) -> None:
    desk.page.focus_filter()
    field = next(each for each in desk.page.findChildren(QLineEdit) if each.placeholderText() == "Filter posts")
    QTest.keyClicks(field, "zzz")
    desk.qtbot.waitUntil(lambda: not any(cell.posts for cell in desk.month.scene.places.cells))
    assert any(label.text() == "No post passes the filter." for label in desk.page.findChildren(QLabel))
    field.clear()
    desk.qtbot.waitUntil(lambda: any(cell.posts for cell in desk.month.scene.places.cells))


def test_a_new_post_that_the_filter_would_hide_takes_it_off(desk: Desk) -> None:
    tick(desk, 3, "Published")
    assert desk.page.is_filtered()
    desk.page.add()
    assert not desk.page.is_filtered()
    assert [post.status for post in desk.page.views.selected()] == [PostStatus.DRAFT]


def test_only_values_that_occur_are_offered(make_desk: Callable[..., Desk], workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    workspace.calendar.add(client.id, workspace.today(), "Bread & butter")
    desk = make_desk(workspace)
    menu = desk.page.findChildren(FilterButton)[0].menu()
    menu.aboutToShow.emit()
    offered = [action.isEnabled() for action in menu.actions() if isinstance(action.menu(), QMenu)]
    assert offered == [False, False, False, True, False]


def test_its_menu_keeps_its_parts_however_often_it_opens(make_desk: Callable[..., Desk], example: Workspace) -> None:
    desk = make_desk(example)
    menu = desk.page.findChildren(FilterButton)[0].menu()
    menu.aboutToShow.emit()
    parts = menu.findChildren(QObject)
    before = [(each.text(), each.isEnabled()) for each in menu.actions()]
    menu.aboutToShow.emit()
    assert len(menu.findChildren(QObject)) == len(parts)
    assert [(each.text(), each.isEnabled()) for each in menu.actions()] == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_that_ticks_leaves_the_menu_open(make_desk: Callable[..., Desk], example: Workspace, key: Qt.Key) -> None:
    desk = make_desk(example)
    menu = desk.page.findChildren(FilterButton)[0].menu()
    menu.aboutToShow.emit()
    below = next(found for each in menu.actions() if isinstance(found := each.menu(), QMenu) and found.isEnabled())
    below.popup(QPoint(0, 0))
    below.setActiveAction(below.actions()[0])
    QTest.keyClick(below, key)
    assert below.actions()[0].isChecked()
    assert below.isVisible()
    below.close()
