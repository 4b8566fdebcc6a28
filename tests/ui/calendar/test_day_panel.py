"""A day on the right: its posts in order, which hours are free, and how one gets there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from tests.ui.calendar.conftest import CTRL, FRIDAY, LEFT, NO, Desk
from ui.calendar.post.day_panel import DayPanel
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.workspace import Workspace

EMPTY = date(2026, 11, 28)
"""A day of the example without posts."""


def panel(desk: Desk) -> DayPanel:
    """The day in the inspector, in sight."""
    (made,) = desk.page.findChildren(DayPanel)
    assert made.isVisible()
    return made


def words(desk: Desk) -> list[str]:
    """What it says, from top to bottom."""
    return [each.text() for each in panel(desk).findChildren(Label) if each.isVisible()]


def number(desk: Desk, day: date) -> QPoint:
    """The number of a day's cell."""
    cell = desk.month.scene.places.cell_of(day)
    assert cell
    return cell.rect.topLeft() + QPoint(14, 10)


def at(desk: Desk, day: date, hour: int, minute: int = 0) -> Post:
    """A new post of the client chosen at that hour."""
    client = desk.context.client_id or desk.workspace.clients.list()[0].id
    post = desk.workspace.calendar.add(client, day, f"Post of {hour}:{minute:02}")
    assert post.moment
    moment = LocalMoment.at(day, hour, minute, post.moment.zone)
    desk.workspace.records.change(Post, post.id, moment=moment)
    return desk.now(post)


def test_a_click_on_its_number_tells_of_a_day(desk: Desk) -> None:
    for hour, minute in ((18, 0), (10, 0), (10, 30)):
        at(desk, EMPTY, hour, minute)
    desk.click(desk.cell(EMPTY))
    assert not desk.page.inspector_is_open
    desk.click(number(desk, EMPTY))
    assert [post.text for post in panel(desk).list.records()] == ["Post of 10:00", "Post of 10:30", "Post of 18:00"]
    assert words(desk)[0] == "3 posts"
    assert "09:00–10:00, 11:30–18:00, 19:00–21:00" in words(desk)


def test_a_double_click_on_a_number_begins_no_post_elsewhere(desk: Desk) -> None:
    QTest.mouseClick(desk.month, LEFT, NO, place := number(desk, EMPTY))
    QTest.mouseDClick(desk.month, LEFT, NO, place)
    assert desk.month.line is None


def test_by_keyboard_the_day_and_then_its_posts(desk: Desk) -> None:
    post = at(desk, EMPTY, 10)
    desk.month.scene.select_day(EMPTY)
    QTest.keyClick(desk.month, Qt.Key.Key_E, CTRL)
    assert panel(desk).list.hasFocus()
    QTest.keyClick(panel(desk).list, Qt.Key.Key_Down)
    QTest.keyClick(panel(desk).list, Qt.Key.Key_Return)
    assert desk.page.views.selected() == [post]
    assert not desk.page.findChildren(DayPanel)[0].isVisible()


def test_what_the_filter_leaves_out_takes_its_hour_and_rejected_posts_do_not(desk: Desk) -> None:
    at(desk, EMPTY, 12)
    rejected = at(desk, EMPTY, 15)
    desk.workspace.calendar.set_status([rejected.id], PostStatus.REJECTED)
    desk.page._search("of 15")  # noqa: SLF001
    desk.month.scene.select_day(EMPTY)
    desk.page.open_day()
    assert [post.id for post in panel(desk).list.records()] == [rejected.id]
    assert "1 post more does not pass the filter." in words(desk)
    assert "09:00–12:00, 13:00–21:00" in words(desk)


def test_it_follows_what_is_written(desk: Desk) -> None:
    desk.month.scene.select_day(EMPTY)
    desk.page.open_day()
    assert "09:00–21:00" in words(desk)
    at(desk, EMPTY, 20, 30)
    assert "09:00–20:30" in words(desk)
    desk.month.scene.select_day(FRIDAY)
    assert [post.day for post in panel(desk).list.records()] == [FRIDAY]


def test_of_several_clients_each_has_its_own_free_hours(make_desk: Callable[..., Desk], example: Workspace) -> None:
    desk = make_desk(example)
    for post in example.calendar.posts(desk.context.period):
        if post.day == EMPTY:
            example.calendar.remove([post.id])
    at(desk, EMPTY, 20, 30)
    name = example.clients.list()[0].name
    desk.month.scene.select_day(EMPTY)
    desk.page.open_day()
    assert f"{name}: 09:00–20:30\nAll others: 09:00–21:00" in words(desk)
