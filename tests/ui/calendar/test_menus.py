"""The right mouse button and the menu key: what one would do there, and nothing that does nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from smmdesk.domain.posts import PostStatus
from tests.every import every
from tests.ui.calendar.conftest import FRIDAY, NO, SHIFT, Desk
from ui.widgets.clipboard import put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction

RIGHT = Qt.MouseButton.RightButton
EMPTY = date(2026, 11, 28)


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    """No menu stays open for the next test."""
    yield
    while (found := QApplication.activePopupWidget()) is not None:
        found.close()


def menu() -> QMenu:
    """The one that is open."""
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def texts(of: QMenu) -> list[str]:
    """Its entries, without the lines between them; each can be taken."""
    entries = [each for each in of.actions() if not each.isSeparator()]
    assert every(each.isEnabled() for each in entries)
    return [each.text() for each in entries]


def right_click(widget: QWidget, place: QPoint) -> QMenu:
    """Press, and the event that the window system makes of it."""
    QTest.mousePress(widget, RIGHT, NO, place)
    QTest.mouseRelease(widget, RIGHT, NO, place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    return menu()


def entry(of: QMenu, text: str) -> QAction:
    """The entry that begins so."""
    return next(each for each in of.actions() if each.text().startswith(text))


def below(of: QMenu, text: str) -> QMenu:
    """The menu below an entry."""
    found = entry(of, text).menu()
    assert isinstance(found, QMenu)
    return found


def test_on_a_post_it_is_about_the_post(desk: Desk) -> None:
    post = desk.posts(PostStatus.APPROVED)[0]
    open_now = right_click(desk.month, desk.chip(post))
    assert desk.page.views.selected() == [post]
    assert texts(open_now) == [
        *("Open post", "Publish by hand…", "Status", "Move to…", "Back to the ideas", "Repeat…"),
        *("Duplicate", "Copy", "Copy as rows", "Remove", "Share"),
    ]
    status = below(open_now, "Status")
    assert [each.text() for each in status.actions() if each.isChecked()] == ["Approved"]
    entry(status, "Scheduled").trigger()
    assert desk.now(post).status is PostStatus.SCHEDULED
    desk.context.undo()
    assert desk.now(post) == post


def test_the_status_of_several_tells_how_many_are_so_far(desk: Desk) -> None:
    posts = [*desk.posts(PostStatus.APPROVED)[:2], desk.posts(PostStatus.SCHEDULED)[0]]
    desk.page.views.select(posts)
    status = below(right_click(desk.month, desk.chip(posts[0])), "Status")
    assert len(desk.page.views.selected()) == 3
    told = [each.text() for each in status.actions()]
    assert {"Approved · 2 of 3", "Scheduled · 1 of 3", "Draft"} < set(told)
    assert not any(each.isChecked() for each in status.actions())
    entry(status, "Draft").trigger()
    assert {desk.now(post).status for post in posts} == {PostStatus.DRAFT}
    desk.context.undo()
    assert [desk.now(post) for post in posts] == posts


def test_a_published_post_is_not_offered_to_the_ideas(desk: Desk) -> None:
    post = desk.posts(PostStatus.PUBLISHED)[0]
    assert "Back to the ideas" not in texts(right_click(desk.month, desk.chip(post)))


def test_on_a_day_it_is_about_the_day(desk: Desk) -> None:
    put("")
    open_now = right_click(desk.month, desk.cell(EMPTY))
    assert texts(open_now) == ["New post", "Plan an idea", "Show the day", "Copy a week or a month…", "Share"]
    plan = below(open_now, "Plan an idea")
    idea = desk.page.ideas()[0]
    assert len(plan.actions()) == len(desk.page.ideas())
    plan.actions()[0].trigger()
    assert desk.now(idea).day == EMPTY
    assert desk.said[-1].sentence == "Planned 1 idea"
    open_now.close()

    desk.page.selected.take()
    assert "Paste on the selected day" in texts(right_click(desk.month, desk.cell(FRIDAY)))


def test_of_a_series_its_end_and_another_year_are_offered(desk: Desk) -> None:
    post = desk.posts(PostStatus.DRAFT)[0]
    desk.workspace.series.make(post.id, desk.workspace.series.begin(post))
    told = texts(right_click(desk.month, desk.chip(post)))
    assert {"Repeat…", "Extend the series by a year", "End the series before this post"} < {*told}


def test_without_ideas_none_is_offered(desk: Desk) -> None:
    desk.workspace.calendar.remove([post.id for post in desk.page.ideas()])
    assert "Plan an idea" not in texts(right_click(desk.month, desk.cell(EMPTY)))


def test_by_keyboard_it_opens_where_the_keyboard_is(desk: Desk) -> None:
    # high up in the month: the screen of the tests is low
    post = desk.posts(PostStatus.PUBLISHED)[-1]
    desk.page.views.select([post])
    desk.month.setFocus()
    QTest.keyClick(desk.month, Qt.Key.Key_F10, SHIFT)
    open_now = menu()
    # the screen of the tests is narrow, and pushes a menu to the left
    assert desk.month.mapFromGlobal(open_now.pos()).y() == desk.chip(post).y()
    assert open_now.activeAction() is entry(open_now, "Open post")
    open_now.close()
    desk.month.scene.select_day(EMPTY)
    QTest.keyClick(desk.month, Qt.Key.Key_F10, SHIFT)
    assert texts(menu())[0] == "New post"


def test_in_the_list_the_same_and_on_nothing_what_can_be_begun(desk: Desk) -> None:
    put("")
    desk.page.show_view("list")
    table = desk.page.views.table
    first = table.records()[0]
    desk.page.views.select([first])
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F10, SHIFT)
    assert texts(menu())[:3] == ["Open post", "Publish by hand…", "Status"]
    menu().close()
    table.clearSelection()
    QTest.keyClick(table, Qt.Key.Key_F10, SHIFT)
    assert texts(menu()) == ["New post", "Share"]


def test_on_an_idea_it_is_planned(desk: Desk) -> None:
    desk.context.commands.run("calendar.ideas_beside")
    tray = desk.page.views.tray
    assert tray
    QTest.keyClick(tray.list, Qt.Key.Key_Home)
    QTest.keyClick(tray.list, Qt.Key.Key_F10, SHIFT)
    told = texts(menu())
    assert "Plan on…" in told
    assert "Move to…" not in told
    menu().close()
    tray.list.clearSelection()
    QTest.keyClick(tray.list, Qt.Key.Key_F10, SHIFT)
    assert texts(menu()) == ["Ideas beside the month", "Share"]
