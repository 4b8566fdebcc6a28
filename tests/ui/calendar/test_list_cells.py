"""The list filled in like a sheet: by double click, F2 or typing, on with Enter and Tab, down with Ctrl+D."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format, Post, PostStatus
from tests.ui.calendar.conftest import CTRL, LEFT, NO, Desk
from ui.calendar.lists.post_list import COLUMNS

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from ui.calendar.lists.post_list import PostList

Key = Qt.Key


@pytest.fixture
def table(desk: Desk) -> PostList:
    desk.page.show_view("list")
    table = desk.page.views.table
    table.setFocus()
    return table


def place_of(table: PostList, row: int, column: str) -> QPoint:
    return table.visualRect(table.model_of_records.index(row, COLUMNS.index(column))).center()


def stand_on(table: PostList, row: int, column: str) -> Post:
    """A click on a cell; whose it is."""
    QTest.mouseClick(table.viewport(), LEFT, NO, place_of(table, row, column))
    return table.records()[row]


def column_of(table: PostList) -> tuple[int, str]:
    return table.currentIndex().row(), COLUMNS[table.currentIndex().column()]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_double_click_edits_that_cell_and_no_other(desk: Desk, table: PostList) -> None:
    post = stand_on(table, 2, "rubric")
    QTest.mouseDClick(table.viewport(), LEFT, NO, place_of(table, 2, "rubric"))
    line = focused()
    assert isinstance(line, QLineEdit)
    assert line.accessibleName() == "Rubric"
    QTest.keyClicks(line, "Behind the oven")
    QTest.keyClick(line, Key.Key_Return)
    now = desk.now(post)
    assert (now.rubric, now.text) == ("Behind the oven", post.text)
    desk.context.undo()
    assert desk.now(post) == post


def test_the_second_of_two_clicks_finds_the_cell_where_the_first_one_did(desk: Desk, table: PostList) -> None:
    place = place_of(table, 2, "person")
    there = table.viewport().mapTo(desk.page, place)
    QTest.mouseClick(table.viewport(), LEFT, NO, place)
    QTest.qWait(QApplication.doubleClickInterval() // 4)
    assert desk.page.childAt(there) is table.viewport()
    QTest.mouseDClick(table.viewport(), LEFT, NO, place)
    QTest.qWait(2 * QApplication.doubleClickInterval())
    assert focused().accessibleName() == "Person"
    assert not desk.page.inspector_is_open
    QTest.keyClick(focused(), Key.Key_Escape)
    QTest.mouseClick(table.viewport(), LEFT, NO, place)
    desk.qtbot.waitUntil(lambda: desk.page.inspector_is_open)


def test_typing_writes_over_a_cell_and_enter_goes_on_below(desk: Desk, table: PostList) -> None:
    first = stand_on(table, 0, "rubric")
    second = table.records()[1]
    for words in ("News", "Ask"):
        QTest.keyClicks(table, words[0])
        QTest.keyClicks(focused(), words[1:])
        QTest.keyClick(focused(), Key.Key_Return)
    assert [desk.now(each).rubric for each in (first, second)] == ["News", "Ask"]
    assert column_of(table) == (2, "rubric")
    assert table.hasFocus()


def test_tab_goes_on_beside_and_back_and_over_the_edge(desk: Desk, table: PostList) -> None:
    stand_on(table, 0, "rubric")
    QTest.keyClicks(table, "N")
    QTest.keyClick(focused(), Key.Key_Tab)
    assert column_of(table) == (0, "format")
    QTest.keyClick(table, Key.Key_Backtab)
    assert column_of(table) == (0, "rubric")
    for _ in range(4):
        QTest.keyClick(table, Key.Key_Tab)
    assert column_of(table) == (1, "when")
    QTest.keyClick(table, Key.Key_Right)
    QTest.keyClick(table, Key.Key_Tab)
    assert not table.hasFocus()


def test_the_text_is_read_and_written_whole(desk: Desk, table: PostList) -> None:
    post = stand_on(table, 1, "text")
    desk.workspace.records.change(Post, post.id, text="One line\nand another")
    QTest.keyClick(table, Key.Key_F2)
    text = focused()
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText() == "One line\nand another"
    desk.qtbot.waitUntil(lambda: text.height() > table.rowHeight(1))
    QTest.keyClicks(text, "!")
    QTest.keyClick(text, Key.Key_Return)
    assert desk.now(post).text == "One line\nand another!"


def test_a_list_opens_at_once_and_nothing_is_picked_before_enter(desk: Desk, table: PostList) -> None:
    post = stand_on(table, 0, "format")
    assert post.format is not Format.ARTICLE
    QTest.keyClicks(table, "a")
    assert QApplication.activePopupWidget() is not None
    assert desk.now(post) == post
    QTest.keyClick(table.findChildren(QComboBox)[0].view(), Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.now(post).format is Format.ARTICLE)


@pytest.mark.parametrize(
    ("typed", "wall"),
    [("20:15", dt.time(20, 15)), ("5.11 9:00", dt.datetime(2026, 11, 5, 9)), ("6.11", dt.date(2026, 11, 6))],
)
def test_day_and_time_are_typed_in_one_line(desk: Desk, table: PostList, typed: str, wall: object) -> None:
    post = next(each for each in table.records() if each.status is PostStatus.APPROVED)
    assert post.moment
    stand_on(table, table.records().index(post), "when")
    QTest.keyClick(table, Key.Key_F2)
    line = focused()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Key.Key_Return)
    now = desk.now(post).moment
    assert now
    assert now.zone == post.moment.zone
    if isinstance(wall, dt.datetime):
        assert now.wall == wall
    elif isinstance(wall, dt.time):
        assert now.wall == dt.datetime.combine(post.moment.day, wall)
    else:
        assert (now.day, now.wall.time()) == (wall, post.moment.wall.time())


def test_networks_are_typed_by_their_letters_and_what_is_none_is_said(desk: Desk, table: PostList) -> None:
    post = stand_on(table, 0, "networks")
    QTest.keyClicks(table, "I")
    QTest.keyClicks(focused(), "G, tg fb")
    QTest.keyClick(focused(), Key.Key_Return)
    assert desk.now(post).networks == (Network.INSTAGRAM, Network.TELEGRAM, Network.FACEBOOK)

    second = stand_on(table, 1, "networks")
    QTest.keyClicks(table, "I")
    QTest.keyClicks(focused(), "G myspace")
    QTest.keyClick(focused(), Key.Key_Return)
    (form,) = table.forms()
    assert form.row.reason == "“myspace” could not be read here."
    assert desk.now(second) == second


def test_a_column_is_filled_down_as_one_step(desk: Desk, table: PostList) -> None:
    posts = table.records()[:4]
    stand_on(table, 0, "person")
    QTest.keyClicks(table, "N")
    QTest.keyClicks(focused(), "ino")
    table.flush()
    table.select([post.id for post in posts])
    desk.page.setFocus()
    QTest.keyClick(table, Key.Key_D, CTRL)
    assert [desk.now(post).person for post in posts] == ["Nino"] * 4
    assert desk.said[-1].sentence.startswith("Filled in ")
    desk.context.undo()
    assert [desk.now(post).person for post in posts] == ["Nino", *(post.person for post in posts[1:])]


def test_filling_down_passes_over_what_may_not_be_changed(desk: Desk, table: PostList) -> None:
    dated = [each for each in table.records() if each.moment][:3]
    desk.workspace.calendar.set_status([each.id for each in dated[:2]], PostStatus.APPROVED)
    desk.workspace.calendar.set_status([dated[2].id], PostStatus.PUBLISHED)
    first, free, published = map(desk.now, dated)
    stand_on(table, table.records().index(first), "when")
    table.select([each.id for each in (first, free, published)])
    desk.page.selected.fill_down()
    assert desk.now(free).moment == first.moment
    assert desk.now(published) == published
    assert "Filled in 1 post. 1 post stayed as it was. " in desk.said[-1].sentence
    desk.context.undo()
    assert desk.now(free).moment == free.moment


def test_filling_down_into_what_may_not_be_changed_alone_is_refused(desk: Desk, table: PostList) -> None:
    first, second = [each for each in table.records() if each.moment][:2]
    desk.workspace.calendar.set_status([first.id], PostStatus.APPROVED)
    desk.workspace.calendar.set_status([second.id], PostStatus.PUBLISHED)
    free, published = desk.now(first), desk.now(second)
    stand_on(table, table.records().index(free), "when")
    table.select([free.id, published.id])
    desk.page.selected.fill_down()
    assert desk.said[-1].problem
    assert (desk.now(free), desk.now(published)) == (free, published)


def test_enter_opens_the_post_again_once_nothing_is_filled_in(desk: Desk, table: PostList) -> None:
    stand_on(table, 0, "person")
    QTest.keyClicks(table, "N")
    QTest.keyClick(focused(), Key.Key_Return)
    assert not desk.inspector_is_open() or table.hasFocus()
    QTest.keyClick(table, Key.Key_Down)
    QTest.keyClick(table, Key.Key_Return)
    assert focused().accessibleName() == "Text"
