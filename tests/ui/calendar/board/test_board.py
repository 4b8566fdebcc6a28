"""The board, by mouse and by keyboard: real presses, moves and releases in a window."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smmdesk.domain.ids import made_at, new_id
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post, PostStatus
from tests.every import every
from tests.ui.calendar.conftest import CTRL, LEFT, NO, SHIFT, Desk
from ui.calendar.board.board import PostBoard
from ui.calendar.board.column import MOST, BoardColumn

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.workspace import Workspace

DRAFT, APPROVED, IDEA = PostStatus.DRAFT, PostStatus.APPROVED, PostStatus.IDEA


@pytest.fixture
def board(desk: Desk) -> Desk:
    """The board of the confectioner's November."""
    desk.context.choose_client(next(each for each in desk.workspace.clients.list() if each.name == "Sweet Balcony").id)
    desk.page.show_view("board")
    desk.qtbot.waitUntil(lambda: board_of(desk).isVisible())
    return desk


def board_of(desk: Desk) -> PostBoard:
    found = desk.page.views.currentWidget()
    assert isinstance(found, PostBoard)
    return found


def column(desk: Desk, status: PostStatus) -> BoardColumn:
    return next(each for each in board_of(desk).columns if each.status is status)


def cards(desk: Desk, status: PostStatus) -> list[Post]:
    return column(desk, status).table.records()


def place(desk: Desk, post: Post) -> tuple[BoardColumn, QPoint]:
    """The column of a card and its middle there."""
    there = column(desk, post.status)
    row = [each.id for each in there.table.records()].index(post.id)
    return there, there.table.visualRect(there.table.model_of_records.index(row, 0)).center()


def click(desk: Desk, post: Post, keys: Qt.KeyboardModifier = NO) -> None:
    there, middle = place(desk, post)
    QTest.mouseClick(there.table.viewport(), LEFT, keys, middle)


def carry(desk: Desk, post: Post, status: PostStatus) -> BoardColumn:
    """Press on a card and go to the middle of a column, as a hand does; nothing is let go."""
    there, start = place(desk, post)
    port, target = there.table.viewport(), column(desk, status)
    QTest.mousePress(port, LEFT, NO, start)
    end = port.mapFromGlobal(target.mapToGlobal(target.rect().center()))
    for step in range(1, 6):
        at = QPointF(start + (end - start) * step / 5)
        there_on_screen = QPointF(port.mapToGlobal(at.toPoint()))
        event = QMouseEvent(QEvent.Type.MouseMove, at, there_on_screen, Qt.MouseButton.NoButton, LEFT, NO)
        QApplication.sendEvent(port, event)
    return there


def drag(desk: Desk, post: Post, status: PostStatus) -> None:
    there, target = carry(desk, post, status), column(desk, status)
    end = there.table.viewport().mapFromGlobal(target.mapToGlobal(target.rect().center()))
    QTest.mouseRelease(there.table.viewport(), LEFT, NO, end)


def press(key: Qt.Key, keys: Qt.KeyboardModifier = NO) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, keys)


def test_every_card_stands_in_the_column_of_its_status(board: Desk) -> None:
    filled = [each for each in board_of(board).columns if each.count]
    assert len(filled) > 4
    for each in filled:
        assert every(post.status is each.status for post in each.table.records())
    assert [each.status for each in board_of(board).columns] == [*PostStatus]


@pytest.mark.parametrize("month", [date(2026, 11, 1), date(2026, 10, 1), date(2027, 1, 1)])
def test_month_list_and_board_show_the_same_posts(board: Desk, month: date) -> None:
    period = Period.month_of(month)
    board.context.choose_period(period)
    on_board = {post.id for post in board_of(board).records() if post.day}
    ideas = {post.id for post in board_of(board).records() if not post.day}
    board.page.show_view("list")
    assert {post.id for post in board.page.views.table.records()} == on_board
    board.page.show_view("ideas")
    assert {post.id for post in board.page.views.table.records()} == ideas
    board.page.show_view("month")
    in_month = (post for cell in board.month.scene.places.cells for post in cell.posts)
    assert {post.id for post in in_month if post.day and post.day in period} == on_board


def test_undated_ones_come_first_then_by_moment(board: Desk) -> None:
    dated = cards(board, DRAFT)[0]
    board.workspace.calendar.set_status([dated.id], IDEA)
    board.page.refresh()
    moments = [post.moment.wall if post.moment else datetime.min for post in cards(board, IDEA)]
    assert len(moments) > 1
    assert moments == sorted(moments)
    assert moments[-1] > datetime.min


def test_the_filter_of_the_page_holds(board: Desk) -> None:
    board.page.show_status(APPROVED)
    assert cards(board, APPROVED)
    assert {post.status for post in board_of(board).records()} == {APPROVED}


def test_a_drag_changes_the_status_of_all_selected_in_one_step(board: Desk) -> None:
    first, second = cards(board, DRAFT)[:2]
    other = cards(board, PostStatus.TO_APPROVE)[0]
    click(board, first)
    click(board, second, CTRL)
    click(board, other, CTRL)
    drag(board, first, PostStatus.SCHEDULED)
    assert {board.now(post).status for post in (first, second, other)} == {PostStatus.SCHEDULED}
    assert {post.id for post in board.page.views.selected()} == {first.id, second.id, other.id}
    assert board.now(first).moment == first.moment
    board.context.undo()
    assert [board.now(post).status for post in (first, second, other)] == [DRAFT, DRAFT, PostStatus.TO_APPROVE]


def test_a_drag_out_of_published_keeps_the_link_and_one_into_it_keeps_the_moment(board: Desk) -> None:
    post = cards(board, PostStatus.PUBLISHED)[0]
    board.workspace.records.change(Post, post.id, published_link="https://example.org/1")
    board.page.refresh()
    drag(board, post, DRAFT)
    assert (board.now(post).status, board.now(post).published_link) == (DRAFT, "https://example.org/1")
    drag(board, board.now(post), PostStatus.PUBLISHED)
    assert (board.now(post).status, board.now(post).moment) == (PostStatus.PUBLISHED, post.moment)


def test_an_idea_without_a_day_that_is_dropped_on_scheduled_is_said_to_have_none(board: Desk) -> None:
    idea = next(post for post in cards(board, IDEA) if post.day is None)
    drag(board, idea, PostStatus.SCHEDULED)
    assert (board.now(idea).status, board.now(idea).moment) == (PostStatus.SCHEDULED, None)
    assert board.said[-1].sentence == board.page.language.count("{n} post still has no day", "", 1)
    assert cards(board, PostStatus.SCHEDULED)[0].id == idea.id


def test_escape_lets_go_of_what_is_carried(board: Desk) -> None:
    post = cards(board, DRAFT)[0]
    there = carry(board, post, APPROVED)
    assert board_of(board).over is column(board, APPROVED)
    press(Qt.Key.Key_Escape)
    assert not board_of(board).is_carrying
    target = column(board, APPROVED)
    end = there.table.viewport().mapFromGlobal(target.mapToGlobal(target.rect().center()))
    QTest.mouseRelease(there.table.viewport(), LEFT, NO, end)
    assert board.now(post).status is DRAFT


def test_the_hand_shows_a_picture_and_a_frame_around_the_column(board: Desk) -> None:
    carry(board, cards(board, DRAFT)[0], APPROVED)
    shown, target = board_of(board), column(board, APPROVED)
    before = target.mapTo(shown, QPoint(target.width() // 2, target.height() - 40))
    carried = shown.grab(QRect(before, before + QPoint(9, 9))).toImage()
    shown.cancel()
    assert carried != shown.grab(QRect(before, before + QPoint(9, 9))).toImage()


def test_what_is_chosen_is_one_selection_across_columns(board: Desk) -> None:
    draft, approved = cards(board, DRAFT)[0], cards(board, APPROVED)[0]
    click(board, draft)
    click(board, approved)
    assert [post.id for post in board.page.views.selected()] == [approved.id]
    click(board, draft, CTRL)
    assert [post.id for post in board.page.views.selected()] == [draft.id, approved.id]
    board.page.views.select_all()
    assert len(board.page.views.selected()) == len(board_of(board).records())


def test_arrows_go_through_a_column_and_to_the_next(board: Desk) -> None:
    first, second = cards(board, DRAFT)[:2]
    click(board, first)
    press(Qt.Key.Key_Down)
    assert [post.id for post in board.page.views.selected()] == [second.id]
    press(Qt.Key.Key_Right)
    beside = cards(board, PostStatus.TO_APPROVE)[1]
    assert [post.id for post in board.page.views.selected()] == [beside.id]
    press(Qt.Key.Key_Left, SHIFT)
    assert [post.id for post in board.page.views.selected()] == [second.id, beside.id]


def test_right_passes_over_an_empty_column_and_stays_at_the_last(board: Desk) -> None:
    board.workspace.calendar.set_status([post.id for post in cards(board, APPROVED)], DRAFT)
    board.page.refresh()
    click(board, cards(board, PostStatus.TO_APPROVE)[0])
    press(Qt.Key.Key_Right)
    assert [post.status for post in board.page.views.selected()] == [PostStatus.SCHEDULED]
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert [post.status for post in board.page.views.selected()] == [PostStatus.PUBLISHED]


def test_next_status_takes_the_keyboard_along(board: Desk) -> None:
    post = cards(board, DRAFT)[0]
    click(board, post)
    board.context.commands.run("post.next_status")
    assert [each.id for each in board.page.views.selected()] == [post.id]
    assert column(board, PostStatus.TO_APPROVE).table.hasFocus()


def test_enter_opens_and_a_click_shows_details(board: Desk) -> None:
    post = cards(board, APPROVED)[0]
    click(board, post)
    board.qtbot.waitUntil(board.inspector_is_open)
    assert [each.id for each in board.page.views.selected()] == [post.id]
    board.page.close_inspector()
    column(board, APPROVED).table.setFocus()
    press(Qt.Key.Key_Return)
    assert board.inspector_is_open()


def test_a_double_click_opens_what_is_selected_already(board: Desk) -> None:
    post = cards(board, APPROVED)[0]
    click(board, post)
    opened: list[Post] = []
    board.page.views.opened.connect(opened.append)
    there, middle = place(board, post)
    QTest.mouseClick(there.table.viewport(), LEFT, NO, middle)
    QTest.mouseDClick(there.table.viewport(), LEFT, NO, middle)
    assert [each.id for each in opened] == [post.id]
    assert board.inspector_is_open()


def test_the_card_under_the_keyboard_has_a_frame(board: Desk) -> None:
    click(board, cards(board, APPROVED)[0])
    table = column(board, APPROVED).table
    with_keyboard = table.grab().toImage()
    table.clearFocus()
    assert table.grab().toImage() != with_keyboard


def test_tab_stops_at_one_column(board: Desk) -> None:
    click(board, cards(board, APPROVED)[0])
    stops = [each for each in board_of(board).columns if each.table.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [column(board, APPROVED)]


def test_columns_and_cards_are_heard(board: Desk) -> None:
    there, language = column(board, DRAFT), board.page.language
    count = language.count("{n} post", "{n} posts", there.count)
    assert there.table.accessibleName() == f"{language.word(DRAFT)}, {count}"
    post = cards(board, DRAFT)[0]
    assert post.day
    heard = there.table.model_of_records.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert language.day_and_month(post.day) in heard
    idea = column(board, IDEA).table.model_of_records.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert language("No day yet") in idea


def test_the_heading_tells_how_long_the_oldest_is_there(board: Desk) -> None:
    there, language = column(board, DRAFT), board.page.language
    oldest = made_at(min(post.id for post in cards(board, DRAFT)))
    board.month.scene.now = lambda: oldest + timedelta(days=6, hours=5)
    board.page.refresh()
    words = language.count("oldest {n} day", "oldest {n} days", 6)
    assert there.table.accessibleName().endswith(words)
    assert column(board, APPROVED).table.accessibleName().count(",") == 1


def test_an_id_tells_when_it_was_made() -> None:
    before = datetime.now(UTC)
    assert timedelta(seconds=-1) <= made_at(new_id()) - before < timedelta(seconds=5)


def test_a_crowded_column_shows_200_cards_and_leads_to_the_rest(board: Desk) -> None:
    client = board.context.client_id
    assert client is not None
    template = cards(board, APPROVED)[0]
    ids = [template.id]
    while len(ids) < MOST + 20:
        ids += [post.id for post in board.workspace.calendar.copy(ids)]
    board.page.refresh()
    there = column(board, DRAFT)
    assert len(there.table.records()) == MOST
    assert there.count > MOST
    assert there.rest
    board_of(board)._ask_more(DRAFT)  # noqa: SLF001 - what its button does
    assert board.page.views.kind == "list"
    assert len(board.page.views.table.records()) == there.count
    assert {post.status for post in board.page.views.table.records()} == {DRAFT}


def test_an_empty_column_says_so(board: Desk) -> None:
    board.page.show_status(APPROVED)
    words = board.page.language("Nothing here")
    nothing = [each for each in column(board, DRAFT).children() if getattr(each, "text", lambda: "")() == words]
    assert [each.isVisible() for each in nothing if hasattr(each, "isVisible")] == [True]
    assert cards(board, DRAFT) == []


def test_the_page_comes_back_to_it(board: Desk, make_desk: Callable[..., Desk]) -> None:
    look = board.page.look()
    assert look["view"] == "board"
    again = make_desk(board.workspace)
    again.page.resume(look)
    again.page.refresh()
    assert board_of(again).records()


def test_copy_puts_rows_on_the_clipboard(board: Desk) -> None:
    click(board, cards(board, APPROVED)[0])
    board.context.commands.run("post.copy")
    assert "\t" in QApplication.clipboard().text()


def test_in_a_narrow_window_columns_scroll_sideways_and_headings_stay(
    example: Workspace, make_desk: Callable[..., Desk]
) -> None:
    desk = make_desk(example, (860, 520))
    desk.page.show_view("board")
    click(desk, cards(desk, IDEA)[0])
    for _turn in range(6):
        press(Qt.Key.Key_Right)
    here = column(desk, PostStatus.PUBLISHED)
    assert here.table.hasFocus()
    assert board_of(desk).rect().contains(here.mapTo(board_of(desk), here.rect().center()))
    name = here.mapTo(board_of(desk), QPoint(0, 0)).y()
    press(Qt.Key.Key_End)
    assert here.mapTo(board_of(desk), QPoint(0, 0)).y() == name
