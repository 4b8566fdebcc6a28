"""The week with its hours, by mouse and by keyboard: real presses, moves and releases in a window."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smmdesk.domain.clients import Client
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post, PostStatus
from tests.every import every
from tests.ui.calendar.conftest import CTRL, NO, SHIFT, Desk
from ui.calendar.month.day_popup import DayPopup
from ui.calendar.week.layout import WeekLayout
from ui.calendar.week.pane import WeekPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.workspace import Workspace

MONDAY = date(2026, 11, 16)
WEDNESDAY = MONDAY + timedelta(days=2)


@pytest.fixture
def week(desk: Desk) -> Desk:
    """The week of 16 November of the confectioner, who has one post on its Wednesday, at half past six."""
    desk.context.choose_client(baker(desk.workspace).id)
    desk.month.scene.select_day(WEDNESDAY)
    desk.page.show_view("week")
    desk.qtbot.waitUntil(lambda: pane_of(desk).isVisible())
    return desk


def baker(workspace: Workspace) -> Client:
    return next(client for client in workspace.clients.list() if client.name == "Sweet Balcony")


def pane_of(desk: Desk) -> WeekPane:
    pane = desk.page.views.currentWidget()
    assert isinstance(pane, WeekPane)
    return pane


def places(desk: Desk) -> WeekLayout:
    found = desk.month.scene.places
    assert isinstance(found, WeekLayout)
    return found


def at(desk: Desk, day: date, clock: str) -> QPoint:
    """A place of the week, a little below that time."""
    when = time.fromisoformat(clock)
    there = places(desk).hour_place(day, when.hour * 60 + when.minute)
    return QPoint(there.center().x(), there.top() + 3)


def planned(desk: Desk, *walls: str) -> list[Post]:
    """Posts of the client at these times, and shown."""
    client_id = desk.context.client_id
    assert client_id is not None
    zone = desk.workspace.records.get(Client, client_id).time_zone
    made = [desk.workspace.calendar.add(client_id, WEDNESDAY, wall) for wall in walls]
    for post, wall in zip(made, walls, strict=True):
        desk.workspace.records.change(Post, post.id, moment=LocalMoment(datetime.fromisoformat(wall), zone))
    desk.page.refresh()
    return [desk.now(post) for post in made]


def only(desk: Desk) -> Post:
    """The one post of Wednesday."""
    [post] = desk.month.scene.posts_of(WEDNESDAY)
    return post


def typed(words: str) -> None:
    """Where the keyboard is, and kept."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)
    QTest.keyClick(focused, Qt.Key.Key_Return)


def clock(desk: Desk, post: Post) -> str:
    moment = desk.now(post).moment
    assert moment is not None
    return f"{moment.wall:%d %H:%M}"


def test_the_same_posts_are_in_the_week_and_in_the_month(week: Desk) -> None:
    shown = {post.id for cell in places(week).cells for post in cell.posts}
    assert shown
    assert [cell.day for cell in places(week).cells] == list(Period(MONDAY, MONDAY + timedelta(days=7)).days())
    week.page.show_view("month")
    month = week.month.scene
    assert not isinstance(month.places, WeekLayout)
    assert {
        post.id for cell in month.places.cells for post in cell.posts if MONDAY <= cell.day < MONDAY + timedelta(days=7)
    } == shown
    assert week.page.views.currentWidget() is week.month
    week.page.show_view("week")
    assert {post.id for cell in places(week).cells for post in cell.posts} == shown


def test_chips_stand_at_their_hour(week: Desk) -> None:
    post = only(week)
    assert post.moment
    assert post.moment.wall.time() == time(18, 30)
    assert at(week, WEDNESDAY, "18:30").y() in range(week.chip(post).y() - 30, week.chip(post).y())


def test_a_drag_up_or_down_goes_by_quarters_of_an_hour(week: Desk) -> None:
    post = only(week)
    grip = week.chip(post)
    hour = places(week).y_of(11 * 60) - places(week).y_of(10 * 60)
    week.drag(post, grip - QPoint(0, 2 * hour + hour // 4 + 1))
    assert clock(week, post) == "18 16:15"
    week.said[-1].run()  # type: ignore[misc]  # an act can be undone
    assert clock(week, post) == "18 18:30"


def test_with_shift_it_goes_by_five_minutes(week: Desk) -> None:
    post = only(week)
    week.drag(post, week.chip(post) + QPoint(0, 16), SHIFT)
    assert clock(week, post) == "18 18:50"


def test_to_another_day_it_keeps_its_hour(week: Desk) -> None:
    [post] = planned(week, "2026-11-18T09:10")
    start = week.chip(post)
    width = places(week).cells[0].rect.width()
    week.drag(post, start + QPoint(width, 3))
    assert clock(week, post) == "19 09:10"


def test_with_control_a_copy_is_made_at_that_hour(week: Desk) -> None:
    post, width = only(week), places(week).cells[0].rect.width()
    before = {each.id for each in week.workspace.calendar.posts(Period(MONDAY, MONDAY + timedelta(days=7)))}
    week.drag(post, week.chip(post) + QPoint(width, 0), CTRL)
    assert clock(week, post) == "18 18:30"
    [made] = [
        each
        for each in week.workspace.calendar.posts(Period(MONDAY, MONDAY + timedelta(days=7)))
        if each.id not in before
    ]
    assert clock(week, made) == "19 18:30"
    assert made.status is PostStatus.DRAFT


def test_it_is_never_dropped_beyond_the_hours_in_sight(week: Desk) -> None:
    [post] = planned(week, "2026-11-18T22:40")
    week.drag(post, QPoint(week.chip(post).x(), week.month.height() + 200))
    assert clock(week, post) == "18 22:40"
    week.drag(post, QPoint(week.chip(post).x(), week.month.height() - 1))
    assert clock(week, post)[:2] == "18"


def test_a_published_post_stays_where_it_came_out(week: Desk) -> None:
    post = only(week)
    week.workspace.calendar.set_status([post.id], PostStatus.PUBLISHED)
    week.page.refresh()
    week.drag(post, week.chip(post) + QPoint(0, 60))
    assert clock(week, post) == "18 18:30"
    assert "published" in week.said[-1].sentence.lower()


def test_a_double_click_begins_a_post_at_that_time(week: Desk) -> None:
    QTest.mouseDClick(week.month, Qt.MouseButton.LeftButton, NO, at(week, WEDNESDAY, "14:30"))
    # the first click of a hand comes before
    week.click(at(week, WEDNESDAY, "14:30"))
    QTest.mouseDClick(week.month, Qt.MouseButton.LeftButton, NO, at(week, WEDNESDAY, "14:30"))
    line = week.month.line
    assert line is not None
    assert line.when == (WEDNESDAY, 14 * 60 + 30)
    assert "14:30" in line.row.editor.accessibleName()
    typed("Figs")
    [made] = [post for post in week.month.scene.posts_of(WEDNESDAY) if post.text == "Figs"]
    assert clock(week, made) == "18 14:30"


def test_a_time_that_is_typed_counts_more_than_the_place(week: Desk) -> None:
    week.month.scene.selection.choose_day(WEDNESDAY, 14 * 60)
    week.month.scene.announce()
    week.month.type_on_day("")
    line = week.month.line
    assert line is not None
    typed("12:20 Figs")
    [made] = [post for post in week.month.scene.posts_of(WEDNESDAY) if post.text == "Figs"]
    assert clock(week, made) == "18 12:20"


def test_arrows_go_by_posts_and_free_hours(week: Desk) -> None:
    [morning, noon] = planned(week, "2026-11-18T09:40", "2026-11-18T11:00")
    selection = week.month.scene.selection
    selection.choose_day(WEDNESDAY, 8 * 60)
    met = []
    for _step in range(4):
        week.key(Qt.Key.Key_Down)
        met.append(selection.current or selection.at)
    assert met == [morning.id, 10 * 60, noon.id, 12 * 60]
    week.key(Qt.Key.Key_Up)
    assert week.page.views.selected() == [noon]
    week.key(Qt.Key.Key_Right)
    assert (selection.day, selection.at, selection.current) == (WEDNESDAY + timedelta(days=1), 11 * 60, None)
    week.key(Qt.Key.Key_Left)
    assert selection.current == noon.id
    week.key(Qt.Key.Key_Return)
    assert week.page.inspector_is_open


def test_control_and_arrows_move_by_a_quarter_of_an_hour_and_by_days(week: Desk) -> None:
    post = only(week)
    week.month.scene.select([post])
    week.key(Qt.Key.Key_Up, CTRL)
    assert clock(week, post) == "18 18:15"
    week.key(Qt.Key.Key_Down, CTRL)
    week.key(Qt.Key.Key_Down, CTRL)
    assert clock(week, post) == "18 18:45"
    week.key(Qt.Key.Key_Right, CTRL)
    assert clock(week, post) == "19 18:45"


def test_a_quarter_of_an_hour_over_midnight_is_the_next_day(week: Desk) -> None:
    [post] = planned(week, "2026-11-18T23:50")
    week.month.scene.select([post])
    week.key(Qt.Key.Key_Down, CTRL)
    assert clock(week, post) == "19 00:05"
    assert places(week).hours == range(23)
    week.key(Qt.Key.Key_Up, CTRL)
    assert clock(week, post) == "18 23:50"


def test_page_keys_turn_the_week_and_keep_the_weekday(week: Desk) -> None:
    week.key(Qt.Key.Key_PageDown)
    assert week.month.scene.selection.day == WEDNESDAY + timedelta(days=7)
    assert places(week).cells[0].day == MONDAY + timedelta(days=7)
    for _step in range(2):
        week.key(Qt.Key.Key_PageDown)
    assert week.context.period == Period.month(2026, 12)
    assert week.month.scene.selection.day == WEDNESDAY + timedelta(days=21)
    for _step in range(3):
        week.key(Qt.Key.Key_PageUp)
    assert week.month.scene.selection.day == WEDNESDAY
    assert week.context.period == Period.month(2026, 11)


def test_letters_begin_a_post_at_the_free_hour(week: Desk) -> None:
    week.month.scene.selection.choose_day(WEDNESDAY, 13 * 60)
    QTest.keyClicks(week.month, "f")
    line = week.month.line
    assert line is not None
    assert (line.when, line.row.editor.words()) == ((WEDNESDAY, 13 * 60), "f")


def test_a_new_post_is_put_at_the_free_hour(week: Desk) -> None:
    week.month.scene.selection.choose_day(WEDNESDAY, 13 * 60)
    week.month.scene.announce()
    week.page.add()
    assert [clock(week, post) for post in week.page.views.selected()] == ["18 13:00"]


def test_forty_posts_in_an_hour_say_how_many_have_no_place(week: Desk) -> None:
    made = planned(week, *(f"2026-11-18T12:{minute:02}" for minute in range(40)))
    cell = places(week).cell_of(WEDNESDAY)
    assert cell is not None
    shown = [chip.rect for chip in cell.chips if not chip.rect.isEmpty()]
    hidden = places(week).hidden[WEDNESDAY]
    assert len(shown) + sum(count for _rect, count in hidden) == len(made) + 1
    rects = [*shown, *(rect for rect, _count in hidden)]
    assert every(cell.rect.contains(rect) for rect in rects)
    assert not any(one.intersects(other) for index, one in enumerate(rects) for other in rects[:index])
    week.month.grab()
    week.click(hidden[0][0].center())
    popup = week.page.findChild(DayPopup) or next(
        child for child in week.page.window().findChildren(DayPopup) if child.isVisible()
    )
    assert len(popup.list.records()) == len(made) + 1
    popup.close()


def test_a_hand_at_the_edge_scrolls(make_desk: Callable[..., Desk], example: Workspace) -> None:
    desk = make_desk(example, (900, 520))
    desk.context.choose_client(baker(example).id)
    desk.month.scene.select_day(WEDNESDAY)
    desk.page.show_view("week")
    pane, post = pane_of(desk), only(desk)
    pane.verticalScrollBar().setValue(0)
    desk.month.scene.select([post])
    assert pane.verticalScrollBar().value() > 0, "what is selected comes into sight"
    before = pane.verticalScrollBar().value()
    start = desk.chip(post)
    QTest.mousePress(desk.month, Qt.MouseButton.LeftButton, NO, start)
    desk.carry(start, QPoint(start.x(), before + 4))
    desk.qtbot.waitUntil(lambda: pane.verticalScrollBar().value() < before - 40)
    drag = desk.month.scene.drag
    assert drag is not None
    assert drag.place.y() < before, "the hand holds on to what it carries"
    QTest.keyClick(desk.month, Qt.Key.Key_Escape)
    assert desk.month.scene.drag is None
    assert clock(desk, post) == "18 18:30"


def test_in_a_narrow_window_five_days_stand_in_sight_and_the_others_beside(
    make_desk: Callable[..., Desk], example: Workspace
) -> None:
    desk = make_desk(example, (860, 560))
    desk.page.show_view("week")
    pane = pane_of(desk)
    desk.qtbot.waitUntil(pane.aside.isVisible)
    desk.qtbot.waitUntil(lambda: round(pane.viewport().width() / places(desk).cells[0].rect.width(), 1) == 5)
    assert not pane.aside.before.isEnabled()
    QTest.mouseClick(pane.aside.after, Qt.MouseButton.LeftButton)
    assert pane.horizontalScrollBar().value() == pane.horizontalScrollBar().maximum() > 0
    assert pane.aside.before.isEnabled()
    QTest.mouseClick(pane.aside.before, Qt.MouseButton.LeftButton)
    assert pane.horizontalScrollBar().value() == 0


def test_an_hour_that_no_clock_shows_is_hatched(week: Desk) -> None:
    day = date(2026, 3, 29)
    client_id = week.context.client_id
    assert client_id is not None
    week.workspace.records.change(Client, client_id, time_zone="Europe/Berlin")
    week.context.choose_period(Period.month(2026, 3))
    week.page.show_month_of(day)
    week.month.scene.select_day(day)
    post = planned(week, "2026-03-29T02:30")[0]
    week.page.show_view("week")
    assert week.month.scene.zone == "Europe/Berlin"
    there = places(week).hour_place(day, 2 * 60)
    beside = places(week).hour_place(day - timedelta(days=1), 2 * 60)

    def colours(place: QRect) -> set[int]:
        picture = week.month.grab(place.adjusted(4, 3, -4, -4)).toImage()
        return {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}

    assert len(colours(there)) > len(colours(beside))
    assert clock(week, post) == "29 02:30"


def test_a_click_on_the_name_of_a_day_tells_of_it(week: Desk) -> None:
    head = pane_of(week).head
    cell = places(week).cells[3]
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, NO, QPointF(cell.rect.center().x(), 10).toPoint())
    assert week.month.scene.selection.day == cell.day
    assert week.page.inspector_is_open


def test_the_week_is_what_is_shown_again(week: Desk, make_desk: Callable[..., Desk]) -> None:
    look = week.page.look()
    assert look["view"] == "week"
    other = make_desk(week.workspace)
    other.page.resume(look)
    other.page.refresh()
    assert isinstance(other.page.views.currentWidget(), WeekPane)
    assert isinstance(other.month.scene.places, WeekLayout)


def test_towns_are_named_where_clocks_differ(make_desk: Callable[..., Desk], example: Workspace) -> None:
    first = example.clients.list()[0]
    example.records.change(Client, first.id, time_zone="Europe/Berlin")
    desk = make_desk(example)
    desk.page.show_view("week")
    assert desk.month.scene.zone == ""
    posts = [post for cell in places(desk).cells for post in cell.posts if post.client_id == first.id]
    assert "(Berlin, Germany)" in desk.month.scene.post_in_words(posts[0])
    legend = pane_of(desk).legend
    assert legend is not None
    assert f"{first.name} (Berlin, Germany)" in legend.names()


def test_the_place_of_the_keyboard_is_heard(week: Desk) -> None:
    from PySide6.QtGui import QAccessible

    voice = QAccessible.queryAccessibleInterface(week.month)
    week.month.scene.selection.choose_day(WEDNESDAY, 13 * 60)
    week.month.scene.announce()
    heard = voice.focusChild()
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == "Wednesday 18 November, 13:00"
    week.month.scene.select([only(week)])
    heard = voice.focusChild()
    assert heard is not None
    assert heard.text(QAccessible.Text.Name).startswith("18:30, Instagram")


def test_the_week_of_what_is_selected_is_shown(desk: Desk) -> None:
    desk.context.choose_client(baker(desk.workspace).id)
    desk.page.views.select_all()
    last = desk.page.views.selected()[-1]
    desk.page.show_view("week")
    assert last.day
    assert last.day in desk.month.scene.days.period
    assert desk.month.scene.selection.day == last.day
    desk.page.show_view("month")
    assert desk.month.scene.selection.day in desk.month.scene.days.period
