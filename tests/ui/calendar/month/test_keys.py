"""The month by keyboard alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post, PostStatus
from tests.ui.calendar.conftest import CTRL, NO, SHIFT, Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.workspace import Workspace

Key = Qt.Key
TODAY = date(2026, 11, 16)


def test_arrows_go_by_day_and_week_and_beyond_the_month(desk: Desk) -> None:
    for key, day in (
        (Key.Key_Right, TODAY + timedelta(days=1)),
        (Key.Key_Down, TODAY + timedelta(days=8)),
        (Key.Key_Left, TODAY + timedelta(days=7)),
        (Key.Key_Up, TODAY),
    ):
        desk.key(key)
        assert desk.month.scene.selection.day == day
    for key, day in ((Key.Key_End, date(2026, 11, 22)), (Key.Key_Home, TODAY)):
        desk.key(key, CTRL)
        assert desk.month.scene.selection.day == day
    for _ in range(3):
        desk.key(Key.Key_Down)
    assert desk.context.period == Period.month(2026, 12)
    assert desk.month.scene.selection.day == date(2026, 12, 7)


@pytest.mark.parametrize(("key", "keys"), [(Key.Key_T, CTRL), (Key.Key_Home, NO)])
def test_page_keys_turn_the_month_and_a_key_comes_back(desk: Desk, key: Qt.Key, keys: Qt.KeyboardModifier) -> None:
    desk.key(Key.Key_PageDown)
    assert desk.context.period == Period.month(2026, 12)
    assert desk.month.scene.selection.day == date(2026, 12, 1)
    desk.key(Key.Key_PageUp)
    desk.key(Key.Key_PageUp)
    assert desk.context.period == Period.month(2026, 10)
    desk.key(key, keys)
    assert desk.context.period == Period.month(2026, 11)
    assert desk.month.scene.selection.day == TODAY


def test_enter_goes_into_the_day_then_into_the_text_and_escape_back(desk: Desk) -> None:
    desk.key(Key.Key_Return)
    (post,) = desk.page.views.selected()
    assert post.day == TODAY
    assert desk.inspector_is_open()
    assert desk.month.hasFocus()
    desk.key(Key.Key_Return)
    field = QApplication.focusWidget()
    assert field
    assert field.accessibleName() == "Text"
    QTest.keyClick(field, Key.Key_Escape)
    assert not desk.inspector_is_open()
    assert desk.month.hasFocus()
    desk.key(Key.Key_Escape)
    assert desk.page.views.selected() == []


def test_up_and_down_go_through_the_posts_of_a_day(make_desk: Callable[..., Desk], example: Workspace) -> None:
    desk = make_desk(example)
    desk.key(Key.Key_Return)
    seen = [desk.page.views.selected()[0]]
    for _ in range(3):
        desk.key(Key.Key_Down)
        seen += desk.page.views.selected()
    assert [post.day for post in seen] == [TODAY] * 3 + [TODAY + timedelta(days=7)]
    assert len({post.id for post in seen}) == 4
    desk.key(Key.Key_Up)
    assert desk.page.views.selected() == [seen[2]]


def test_shift_and_arrows_select_the_posts_of_several_days(desk: Desk) -> None:
    for _ in range(3):
        desk.key(Key.Key_Right, SHIFT)
    assert [post.day for post in desk.page.views.selected()] == [TODAY + timedelta(days=each) for each in (0, 2, 3)]
    desk.key(Key.Key_Left, SHIFT)
    assert len(desk.page.views.selected()) == 2
    desk.key(Key.Key_A, CTRL)
    assert len(desk.page.views.selected()) == sum(len(cell.posts) for cell in desk.month.scene.places.cells)


def test_typing_begins_a_post_on_the_selected_day(desk: Desk) -> None:
    desk.key(Key.Key_Right)
    QTest.keyClicks(desk.month, "R")
    line = QApplication.focusWidget()
    assert line
    assert line.accessibleName() == "New post on 17 November"
    QTest.keyClicks(line, "ye bread")
    QTest.keyClick(line, Key.Key_Return)
    (post,) = desk.page.views.selected()
    assert (post.text, post.day, post.client_id) == ("Rye bread", date(2026, 11, 17), desk.context.client_id)
    assert desk.inspector_is_open()
    desk.context.undo()
    assert post.id not in {each.id for each in desk.workspace.records.all(Post)}
    assert desk.page.views.selected() == []


@pytest.mark.parametrize("text", ["tasting on Sunday", "Tasting", "ещё хлеб", "ტკბილეული", "yes", "x"])
def test_no_letter_is_a_command_where_typing_begins_a_post(desk: Desk, text: str) -> None:
    desk.key(Key.Key_PageDown)
    for letter in text:  # QTest types Latin alone
        place = QApplication.focusWidget()
        assert place
        QApplication.sendEvent(place, QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), NO, letter))
    line = QApplication.focusWidget()
    assert line
    QTest.keyClick(line, Key.Key_Return)
    (post,) = desk.page.views.selected()
    assert (post.text, post.day) == (text, date(2026, 12, 1))


def test_control_and_t_in_the_list_selects_the_first_post_from_today_on(desk: Desk) -> None:
    desk.page.show_view("list")
    desk.context.choose_period(Period.month(2026, 10))
    QTest.keyClick(desk.page.views.table, Key.Key_T, CTRL)
    assert desk.context.period == Period.month(2026, 11)
    (post,) = desk.page.views.selected()
    assert post.day == TODAY


def test_where_all_clients_are_shown_it_asks_for_which(make_desk: Callable[..., Desk], example: Workspace) -> None:
    desk = make_desk(example)
    desk.page.add()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.text() for action in menu.actions()]
    assert names == ["For which client?", *(client.name for client in example.clients.list())]
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    (post,) = desk.page.views.selected()
    assert post.client_id == example.clients.list()[1].id


def test_typed_words_are_kept_when_no_client_is_chosen(make_desk: Callable[..., Desk], example: Workspace) -> None:
    desk = make_desk(example)
    before = len(example.records.all(Post))
    QTest.keyClicks(desk.month, "R")
    line = QApplication.focusWidget()
    assert line
    QTest.keyClicks(line, "ye")
    QTest.keyClick(line, Key.Key_Return)
    desk.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup
    QTest.keyClick(popup, Key.Key_Escape)
    desk.qtbot.waitUntil(line.hasFocus)
    assert getattr(line, "text", str)() == "Rye"
    assert len(example.records.all(Post)) == before
    assert desk.month.line is not None
    assert desk.month.line.row.reason == "Several clients are shown: say whose post this is."


def test_typed_words_become_a_post_of_the_client_that_is_chosen_then(
    make_desk: Callable[..., Desk], example: Workspace
) -> None:
    desk = make_desk(example)
    for letter, choose in (("R", False), ("S", True)):
        QTest.keyClicks(desk.month, letter)
        line = QApplication.focusWidget()
        assert line
        QTest.keyClick(line, Key.Key_Return)
        desk.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        popup = QApplication.activePopupWidget()
        assert popup
        if choose:  # in the menu, or above
            QTest.keyClick(popup, Key.Key_Down)
            QTest.keyClick(popup, Key.Key_Return)
        else:
            QTest.keyClick(popup, Key.Key_Escape)
            desk.context.choose_client(example.clients.list()[1].id)
            QTest.keyClick(line, Key.Key_Return)
        desk.qtbot.waitUntil(lambda: desk.month.line is None)
        (post,) = example.records.all(Post, text=letter)
        assert (post.client_id, post.day) == (example.clients.list()[1].id, TODAY)
        assert desk.page.views.selected() == [post]
        desk.context.choose_client(None)
        desk.month.setFocus()
        desk.month.scene.select_day(TODAY)


def test_control_and_arrows_move_the_selected_post(desk: Desk) -> None:
    desk.key(Key.Key_Return)
    (post,) = desk.page.views.selected()
    for key, days in ((Key.Key_Right, 1), (Key.Key_Down, 8), (Key.Key_Left, 7), (Key.Key_Up, 0)):
        desk.key(key, CTRL)
        assert desk.now(post).day == TODAY + timedelta(days=days)
        assert desk.month.scene.selection.day == TODAY + timedelta(days=days)
    for _ in range(4):
        desk.key(Key.Key_Down, CTRL)
    assert desk.context.period == Period.month(2026, 12)
    assert [each.id for each in desk.page.views.selected()] == [post.id]


def test_delete_removes_without_asking_and_undo_brings_back(desk: Desk) -> None:
    desk.key(Key.Key_Return)
    (post,) = desk.page.views.selected()
    desk.key(Key.Key_Delete)
    assert post.id not in {each.id for each in desk.workspace.records.all(Post)}
    assert desk.said[-1].sentence == f"Removed {post.headline()}"
    assert desk.page.views.selected() == []
    desk.context.undo()
    assert desk.now(post) == post


def test_copies_are_pasted_on_another_day(desk: Desk) -> None:
    desk.key(Key.Key_Return)
    (post,) = desk.page.views.selected()
    desk.key(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == post.caption()
    desk.month.scene.select_day(date(2026, 11, 28))
    desk.key(Key.Key_V, CTRL)
    (copy,) = desk.page.views.selected()
    assert (copy.text, copy.day, copy.status) == (post.text, date(2026, 11, 28), PostStatus.DRAFT)


def test_the_next_status_by_key(desk: Desk) -> None:
    post = desk.posts(PostStatus.APPROVED)[0]
    desk.month.scene.select([post])
    desk.key(Key.Key_Period, CTRL)
    assert desk.now(post).status is PostStatus.SCHEDULED
