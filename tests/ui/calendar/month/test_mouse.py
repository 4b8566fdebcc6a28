"""The month by mouse: real presses, moves and releases."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post, PostStatus
from tests.ui.calendar.conftest import CTRL, LEFT, NO, SHIFT, Desk
from ui.calendar.month.day_popup import DayPopup
from ui.calendar.month.mouse import REST


def test_a_click_selects_and_opens_on_the_right(desk: Desk) -> None:
    post = desk.posts(PostStatus.SCHEDULED)[0]
    desk.click(desk.chip(post))
    assert desk.page.views.selected() == [post]
    assert desk.page.inspector_is_open
    assert desk.month.scene.selection.day == post.day


def test_control_and_shift_select_several(desk: Desk) -> None:
    posts = desk.posts(PostStatus.APPROVED)
    desk.click(desk.chip(posts[0]), CTRL)
    desk.click(desk.chip(posts[3]), CTRL)
    assert [post.id for post in desk.page.views.selected()] == [posts[0].id, posts[3].id]
    desk.click(desk.chip(posts[3]), CTRL)
    assert desk.page.views.selected() == [posts[0]]
    desk.click(desk.chip(posts[0]))
    desk.page.close_inspector()
    desk.click(desk.chip(posts[2]), SHIFT)
    assert desk.page.views.selected() == posts[:3]


def test_a_click_beside_chips_selects_the_day_only(desk: Desk) -> None:
    desk.click(desk.chip(desk.posts(PostStatus.SCHEDULED)[0]))
    desk.click(desk.cell(date(2026, 11, 6)))
    assert desk.month.scene.selection.day == date(2026, 11, 6)
    assert desk.page.views.selected() == []


def test_a_drag_to_another_day_keeps_the_hour_and_can_be_undone(desk: Desk) -> None:
    post = desk.posts(PostStatus.SCHEDULED)[0]
    assert post.moment
    desk.drag(post, desk.cell(date(2026, 11, 28)))

    moved = desk.now(post).moment
    assert moved == post.moment.on_day(date(2026, 11, 28))
    assert [said.sentence for said in desk.said] == ["Moved 1 post"]
    assert [each.id for each in desk.page.views.selected()] == [post.id]
    assert desk.said[0].run
    desk.said[0].run()
    assert desk.now(post) == post
    assert desk.shows(post)


def test_a_drag_with_control_leaves_the_post_and_makes_a_draft(desk: Desk) -> None:
    post = desk.posts(PostStatus.SCHEDULED)[0]
    assert post.day
    desk.drag(post, desk.cell(post.day + timedelta(days=7)), CTRL)

    assert desk.now(post) == post
    (copy,) = desk.page.views.selected()
    assert copy.id != post.id
    assert (copy.text, copy.status, copy.day) == (post.text, PostStatus.DRAFT, post.day + timedelta(days=7))
    assert desk.said[-1].sentence == "Copied 1 post"
    desk.context.undo()
    assert copy.id not in {each.id for each in desk.workspace.records.all(Post)}


def test_what_the_last_drag_made_is_not_copied_along_with_the_next(desk: Desk) -> None:
    first, second = desk.posts(PostStatus.SCHEDULED)[:2]
    assert first.day
    assert second.day
    before = len(desk.workspace.records.all(Post))
    desk.drag(first, desk.cell(first.day + timedelta(days=7)), CTRL)
    (copy,) = desk.page.views.selected()
    desk.drag(second, desk.cell(second.day + timedelta(days=1)), CTRL)

    (other,) = desk.page.views.selected()
    assert (other.text, other.day) == (second.text, second.day + timedelta(days=1))
    assert desk.said[-1].sentence == "Copied 1 post"
    assert desk.now(copy) == copy
    assert len(desk.workspace.records.all(Post)) == before + 2


@pytest.mark.parametrize("view", ["month", "list"])
def test_what_an_act_left_selected_does_not_join_what_is_chosen_next(desk: Desk, view: str) -> None:
    first, second, third = desk.posts(PostStatus.APPROVED)[:3]
    desk.page.show_view(view)
    desk.page.views.select([first])
    desk.key(Qt.Key.Key_Right, CTRL)
    desk.select_also(second)  # what was chosen by hand stays chosen when it was moved
    assert {post.id for post in desk.page.views.selected()} == {first.id, second.id}

    desk.page.selected.take()
    desk.month.scene.select_day(date(2026, 11, 27))
    desk.page.selected.paste()
    made = desk.page.views.selected()
    assert not {first.id, second.id} & {post.id for post in made}
    desk.select_also(third)
    assert desk.page.views.selected() == [third]
    desk.select_also(second)
    assert {post.id for post in desk.page.views.selected()} == {third.id, second.id}


def test_of_what_an_act_left_selected_one_can_be_left_out(desk: Desk) -> None:
    desk.page.views.select(desk.posts(PostStatus.APPROVED)[:2])
    desk.page.selected.take()
    desk.page.selected.paste()
    one, other = desk.page.views.selected()
    desk.select_also(one)
    assert desk.page.views.selected() == [other]


def test_several_are_dragged_together_and_keep_their_distance(desk: Desk) -> None:
    first, second = desk.posts(PostStatus.SCHEDULED)[:2]
    desk.click(desk.chip(first), CTRL)
    desk.click(desk.chip(second), CTRL)
    assert first.day
    assert second.day
    desk.drag(second, desk.cell(second.day + timedelta(days=2)))
    assert [desk.now(each).day for each in (first, second)] == [
        first.day + timedelta(days=2),
        second.day + timedelta(days=2),
    ]
    desk.context.undo()
    assert desk.now(first) == first


def test_a_published_post_stays_and_says_why(desk: Desk) -> None:
    post = desk.posts(PostStatus.PUBLISHED)[-1]
    desk.drag(post, desk.cell(date(2026, 11, 28)))
    assert desk.now(post) == post
    assert desk.said[-1].problem
    assert desk.said[-1].sentence.startswith("A published post stays where it was.")


def test_a_drop_on_its_own_day_and_escape_change_nothing(desk: Desk) -> None:
    post = desk.posts(PostStatus.SCHEDULED)[0]
    desk.drag(post, desk.chip(post) + QPoint(25, 5))
    QTest.mousePress(desk.month, LEFT, NO, desk.chip(post))
    desk.carry(desk.chip(post), desk.cell(date(2026, 11, 28)))
    assert desk.month.scene.drag
    assert desk.month.scene.drag.over == date(2026, 11, 28)
    desk.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.month, LEFT, NO, desk.cell(date(2026, 11, 28)))
    assert desk.now(post) == post
    assert desk.said == []


def test_a_drag_that_rests_at_the_edge_goes_on_in_the_next_month(desk: Desk) -> None:
    post = desk.posts(PostStatus.APPROVED)[0]
    QTest.mousePress(desk.month, LEFT, NO, desk.chip(post))
    edge = QPoint(desk.month.width() - 3, 300)
    desk.carry(desk.chip(post), edge)
    assert desk.month.scene.drag
    assert desk.month.scene.drag.turning == 1
    desk.qtbot.waitUntil(lambda: desk.context.period == Period.month(2026, 12), timeout=5 * REST)
    target = desk.cell(date(2026, 12, 17))
    desk.carry(edge, target)
    QTest.mouseRelease(desk.month, LEFT, NO, target)
    assert desk.now(post).day == date(2026, 12, 17)
    assert [each.id for each in desk.page.views.selected()] == [post.id]


def test_a_double_click_on_a_free_place_begins_a_post(desk: Desk) -> None:
    place = desk.cell(date(2026, 11, 17))
    desk.click(place)
    QTest.mouseDClick(desk.month, LEFT, NO, place)
    line = QApplication.focusWidget()
    assert line
    QTest.keyClicks(line, "Rye bread")
    QTest.keyClick(line, Qt.Key.Key_Return)
    (post,) = desk.page.views.selected()
    assert (post.text, post.day) == ("Rye bread", date(2026, 11, 17))


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_a_busy_day_opens_as_a_list(desk: Desk, by_keyboard: bool) -> None:
    day = date(2026, 11, 17)
    for number in range(9):
        desk.workspace.calendar.add(desk.workspace.clients.list()[0].id, day, f"Post number {number}")
    cell = desk.month.scene.places.cell_of(day)
    assert cell
    assert cell.more
    assert cell.hidden > 0
    if by_keyboard:
        desk.month.scene.select_day(day)
        desk.key(Qt.Key.Key_Space)
    else:
        desk.click(cell.more.center())
    popup = next(each for each in desk.page.findChildren(DayPopup) if each.isVisible())
    assert popup.accessibleName() == "Tuesday 17 November, 9 posts"
    assert len(popup.list.records()) == 9
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert [post.text for post in desk.page.views.selected()] == ["Post number 1"]
    assert desk.page.inspector_is_open
