"""Ideas beside the month: dragged onto a day and back, planned by keyboard, begun in a line of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from smmdesk.domain.posts import Post, PostStatus
from tests.ui.calendar.conftest import CTRL, FRIDAY, LEFT, NO, Desk
from ui.calendar.lists.ideas_tray import IdeasTray
from ui.calendar.move_popup import MovePopup
from ui.shell.client_menu import ClientMenu
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.workspace import Workspace

Key = Qt.Key


@pytest.fixture
def tray(desk: Desk) -> IdeasTray:
    """The tray, opened by its key."""
    desk.context.commands.run("calendar.ideas_beside")
    assert desk.page.views.tray
    return desk.page.views.tray


def shown(tray: IdeasTray) -> list[Post]:
    """What it lists."""
    return tray.list.records()


def remembered(desk: Desk) -> bool:
    """Whether it opens the next time."""
    return desk.context.preferences.ideas_beside


def place_of(tray: IdeasTray, post: Post) -> QPoint:
    """The middle of a post in the list."""
    row = [each.id for each in shown(tray)].index(post.id)
    return tray.list.visualRect(tray.list.model_of_records.index(row, 0)).center()


def begin_drag(desk: Desk, tray: IdeasTray, post: Post, to: QPoint) -> None:
    """Press on an idea, and carry it to a place of the month."""
    start = place_of(tray, post)
    viewport = tray.list.viewport()
    QTest.mousePress(viewport, LEFT, NO, start)
    there = viewport.mapFromGlobal(desk.month.mapToGlobal(to))
    for step in range(1, 5):
        at = QPointF(start + (there - start) * step / 4)
        screen = QPointF(viewport.mapToGlobal(at.toPoint()))
        event = QMouseEvent(QEvent.Type.MouseMove, at, screen, Qt.MouseButton.NoButton, LEFT, NO)
        QApplication.sendEvent(viewport, event)


def let_go(desk: Desk, tray: IdeasTray, at: QPoint) -> None:
    """Release over a place of the month."""
    viewport = tray.list.viewport()
    QTest.mouseRelease(viewport, LEFT, NO, viewport.mapFromGlobal(desk.month.mapToGlobal(at)))


def in_tray(desk: Desk, tray: IdeasTray) -> QPoint:
    """The middle of the tray, as a place of the month."""
    return desk.month.mapFromGlobal(tray.mapToGlobal(tray.rect().center()))


def test_it_is_made_when_it_is_opened_and_remembered(desk: Desk) -> None:
    assert not desk.page.findChildren(IdeasTray)
    QTest.keyClick(desk.month, Key.Key_B, CTRL)
    (tray,) = desk.page.findChildren(IdeasTray)
    assert tray.isVisible()
    assert remembered(desk)
    ideas = desk.workspace.calendar.ideas(desk.context.client_id)
    assert [post.id for post in shown(tray)] == [post.id for post in ideas]
    count = str(len(shown(tray)))
    assert count in {label.text() for label in tray.findChildren(Label)}
    assert f"{count} posts" in tray.list.accessibleName()
    QTest.keyClick(tray.list, Key.Key_B, CTRL)
    assert not tray.isVisible()
    assert not remembered(desk)
    assert desk.month.hasFocus()


def test_a_page_opens_with_it_where_it_was_left_open(make_desk: Callable[..., Desk], example: Workspace) -> None:
    first = make_desk(example)
    first.context.commands.run("calendar.ideas_beside")
    second = make_desk(example)
    second.context.preferences.ideas_beside = True
    second.page.refresh()
    assert second.page.views.tray
    assert second.page.views.tray.isVisible()


def test_it_stands_beside_the_month_only(desk: Desk, tray: IdeasTray) -> None:
    desk.page.show_view("list")
    assert not tray.isVisible()
    desk.context.commands.run("calendar.ideas_beside")
    assert tray.isVisible()
    assert desk.page.views.kind == "month"


def test_an_idea_dragged_onto_a_day_is_planned_there_in_one_step(desk: Desk, tray: IdeasTray) -> None:
    idea = shown(tray)[0]
    usual = desk.workspace.calendar.add(idea.client_id, FRIDAY).moment
    desk.context.undo()
    begin_drag(desk, tray, idea, desk.cell(FRIDAY))
    drag = desk.month.scene.drag
    assert drag
    assert (drag.over, drag.copies) == (FRIDAY, False)
    let_go(desk, tray, desk.cell(FRIDAY))

    planned = desk.now(idea)
    assert (planned.moment, planned.status) == (usual, PostStatus.DRAFT)
    assert [post.id for post in desk.page.views.selected()] == [idea.id]
    assert desk.said[-1].sentence == "Planned 1 idea"
    assert idea.id not in {post.id for post in shown(tray)}
    desk.context.undo()
    assert desk.now(idea) == idea
    assert idea.id in {post.id for post in shown(tray)}


def test_what_a_drag_left_selected_does_not_join_what_is_chosen_next(desk: Desk, tray: IdeasTray) -> None:
    begin_drag(desk, tray, idea := shown(tray)[0], desk.cell(FRIDAY))
    let_go(desk, tray, desk.cell(FRIDAY))
    other = desk.posts(PostStatus.SCHEDULED)[0]
    desk.select_also(other)
    assert [post.id for post in desk.page.views.selected()] == [other.id]
    assert desk.now(idea).day == FRIDAY


def test_several_ideas_go_together_and_escape_lets_go(desk: Desk, tray: IdeasTray) -> None:
    ideas = shown(tray)[:2]
    QTest.mouseClick(tray.list.viewport(), LEFT, NO, place_of(tray, ideas[0]))
    QTest.mouseClick(tray.list.viewport(), LEFT, CTRL, place_of(tray, ideas[1]))
    begin_drag(desk, tray, ideas[1], desk.cell(FRIDAY))
    QTest.keyClick(tray.list, Key.Key_Escape)
    let_go(desk, tray, desk.cell(FRIDAY))
    assert [desk.now(each).day for each in ideas] == [None, None]
    assert desk.page.views.selected() == ideas
    begin_drag(desk, tray, ideas[1], desk.cell(FRIDAY))
    let_go(desk, tray, desk.cell(FRIDAY))
    assert [desk.now(each).day for each in ideas] == [FRIDAY, FRIDAY]
    desk.context.undo()
    assert [desk.now(each) for each in ideas] == ideas


def test_a_click_on_one_of_several_chooses_it_alone(desk: Desk, tray: IdeasTray) -> None:
    desk.page.views.select(shown(tray)[:2])
    QTest.mouseClick(tray.list.viewport(), LEFT, NO, place_of(tray, shown(tray)[1]))
    assert desk.page.views.selected() == [shown(tray)[1]]
    assert desk.page.inspector_is_open


def test_a_post_dropped_among_the_ideas_is_one_again(desk: Desk, tray: IdeasTray) -> None:
    post = desk.posts(PostStatus.SCHEDULED)[0]
    desk.drag(post, in_tray(desk, tray))
    assert (desk.now(post).moment, desk.now(post).status) == (None, PostStatus.APPROVED)
    assert desk.said[-1].sentence == "1 post is an idea again"
    assert [each.id for each in desk.page.views.selected()] == [post.id]
    assert post.id in {each.id for each in shown(tray)}
    desk.context.undo()
    assert desk.now(post) == post


def test_a_published_post_stays_and_says_why(desk: Desk, tray: IdeasTray) -> None:
    post = desk.posts(PostStatus.PUBLISHED)[0]
    desk.drag(post, in_tray(desk, tray))
    assert desk.now(post) == post
    assert desk.said[-1].problem
    assert desk.said[-1].sentence.startswith("A published post stays where it was.")


def test_over_the_ideas_the_month_does_not_turn(desk: Desk, tray: IdeasTray) -> None:
    post = desk.posts(PostStatus.SCHEDULED)[0]
    QTest.mousePress(desk.month, LEFT, NO, start := desk.chip(post))
    desk.carry(start, in_tray(desk, tray))
    assert desk.month.scene.drag
    assert (desk.month.scene.drag.turning, desk.month.scene.drag.becomes_idea) == (0, True)
    desk.key(Key.Key_Escape)
    QTest.mouseRelease(desk.month, LEFT, NO, in_tray(desk, tray))
    assert desk.now(post) == post


def test_posts_are_chosen_on_one_side_only(desk: Desk, tray: IdeasTray) -> None:
    post, idea = desk.posts(PostStatus.SCHEDULED)[0], shown(tray)[0]
    desk.click(desk.chip(post))
    QTest.mouseClick(tray.list.viewport(), LEFT, NO, place_of(tray, idea))
    assert desk.page.views.selected() == [idea]
    assert not desk.month.scene.selected()
    desk.click(desk.cell(FRIDAY))
    assert desk.page.views.selected() == []
    assert tray.list.selected() == []


def test_by_keyboard_an_idea_is_planned_and_a_post_set_aside(desk: Desk, tray: IdeasTray) -> None:
    QTest.keyClick(tray.list, Key.Key_Home)
    (idea,) = desk.page.views.selected()
    desk.context.commands.run("post.plan")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, MovePopup)
    assert popup.accessibleName() == "Plan 1 idea on…"
    QTest.keyClicks(popup.line, "20.11")
    QTest.keyClick(popup.line, Key.Key_Return)
    assert desk.now(idea).day == FRIDAY
    desk.context.commands.run("post.set_aside")
    assert desk.now(idea).day is None
    assert [post.id for post in desk.page.views.selected()] == [idea.id]


def test_the_filter_of_the_page_is_that_of_the_ideas(desk: Desk, tray: IdeasTray) -> None:
    desk.page._search("no such words")  # noqa: SLF001
    assert shown(tray) == []
    assert "No idea passes the filter." in {label.text() for label in tray.findChildren(Label) if label.isVisible()}


def test_ideas_are_typed_one_after_the_other(desk: Desk, tray: IdeasTray) -> None:
    before = len(shown(tray))
    tray.list.setFocus()
    QTest.keyClick(tray.list, Key.Key_H)
    line = tray.line.focusProxy()
    assert line
    for words in ("oney cake", "Oven story"):
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Key.Key_Return)
    assert [post.text for post in shown(tray)[before:]] == ["honey cake", "Oven story"]
    assert line.hasFocus()
    assert not desk.page.inspector_is_open
    assert [post.text for post in desk.page.views.selected()] == ["Oven story"]
    desk.context.undo()
    assert len(shown(tray)) == before + 1


def test_of_several_clients_it_is_asked_whose_an_idea_is(make_desk: Callable[..., Desk], example: Workspace) -> None:
    desk = make_desk(example)
    desk.context.commands.run("calendar.ideas_beside")
    tray = desk.page.views.tray
    assert tray
    tray.begin("Honey")
    line = tray.line.focusProxy()
    assert line
    QTest.keyClick(line, Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ClientMenu)
    action = menu.actions()[2]
    action.trigger()
    QMenu.close(menu)
    (made,) = [post for post in shown(tray) if post.text == "Honey"]
    assert next(each for each in example.clients.list() if each.id == made.client_id).name == action.text()
    assert tray.line.row.editor.words() == ""


def test_what_is_dragged_lies_over_both(desk: Desk, tray: IdeasTray) -> None:
    desk.month.setFocus()  # where the press takes the keyboard: a chip shows it
    before = tray.grab().toImage()
    post = desk.posts(PostStatus.SCHEDULED)[0]
    QTest.mousePress(desk.month, LEFT, NO, start := desk.chip(post))
    desk.carry(start, in_tray(desk, tray))
    assert tray.grab().toImage() != before
    desk.key(Key.Key_Escape)
    assert tray.grab().toImage() == before
