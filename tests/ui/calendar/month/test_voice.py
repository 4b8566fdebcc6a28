"""What a screen reader meets in the month, asked through the interface that it asks."""

from __future__ import annotations

import gc
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from shiboken6 import Shiboken

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from ui.calendar.month.days import MonthDays
from ui.calendar.month.view import MonthView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace
    from tests.ui.calendar.conftest import Desk

Key = Qt.Key
NAME = QAccessible.Text.Name


def month_of(desk: Desk) -> QAccessibleInterface:
    """The month as it is heard."""
    return QAccessible.queryAccessibleInterface(desk.month)


def day_of(desk: Desk, day: date) -> QAccessibleInterface:
    """One of its days."""
    return month_of(desk).child((day - desk.month.scene.places.days.first).days)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QAccessible.Event, str]]:
    """What screen readers are told about: event and name."""
    told: list[tuple[QAccessible.Event, str]] = []

    def note(event: QAccessibleEvent) -> None:
        told.append((event.type(), event.accessibleInterface().text(NAME)))

    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    return told


@pytest.mark.parametrize(
    ("code", "month", "free", "busy"),
    [
        ("en", "Calendar, November 2026", "Tuesday 17 November, no posts", "Wednesday 18 November, 1 post"),
        ("ru", "Календарь, ноябрь 2026", "Вторник 17 ноября, нет постов", "Среда 18 ноября, 1 пост"),
        ("ka", "კალენდარი, ნოემბერი 2026", "სამშაბათი 17 ნოემბერი, პოსტები არ არის", "ოთხშაბათი 18 ნოემბერი, 1 პოსტი"),
    ],
)
def test_days_are_heard_one_by_one(
    make_desk: Callable[..., Desk], example: Workspace, code: str, month: str, free: str, busy: str
) -> None:
    desk = make_desk(example, code=code)
    desk.context.choose_client(example.clients.list()[0].id)
    assert month_of(desk).text(NAME) == month
    assert month_of(desk).role() == QAccessible.Role.List
    days = [month_of(desk).child(index).text(NAME) for index in range(42)]
    assert days[22:24] == [free, busy]
    assert len(set(days)) == 42


def test_a_day_holds_its_posts_where_they_are_painted(desk: Desk) -> None:
    day = day_of(desk, date(2026, 11, 18))
    post = day.child(0)
    assert day.childCount() == 1
    assert day.child(1) is None
    assert post.text(NAME).startswith("11:00, Instagram, Facebook, Scheduled. On Friday at six we read aloud")
    assert post.parent() is day
    assert day.parent() is month_of(desk)
    assert day.indexOfChild(post) == 0
    assert month_of(desk).indexOfChild(day) == 23
    chip = desk.month.scene.places.cells[23].chips[0].rect
    centre = desk.month.mapToGlobal(chip.center())
    assert day.rect().contains(post.rect())
    assert post.rect().contains(centre)
    # asked anew: what becomes known of posts meanwhile makes others of them
    day = month_of(desk).child(23)
    assert month_of(desk).childAt(centre.x(), centre.y()) is day
    assert day.childAt(centre.x(), centre.y()) is day.child(0)
    assert post.childAt(centre.x(), centre.y()) is None


def test_the_keyboard_is_heard_where_it_goes(desk: Desk, heard: list[tuple[QAccessible.Event, str]]) -> None:
    day = day_of(desk, date(2026, 11, 18))
    desk.key(Key.Key_Right)
    desk.key(Key.Key_Right)
    assert heard[-2:] == [
        (QAccessible.Event.Focus, "Tuesday 17 November, no posts"),
        (QAccessible.Event.Focus, "Wednesday 18 November, 1 post"),
    ]
    day = day_of(desk, date(2026, 11, 18))  # asked anew: what becomes known of posts meanwhile makes others of them
    assert month_of(desk).focusChild() is day
    assert (day.state().focused, day.state().selected) == (1, 1)
    desk.key(Key.Key_Return)
    post = day.child(0)
    assert heard[-1] == (QAccessible.Event.Focus, post.text(NAME))
    post = day_of(desk, date(2026, 11, 18)).child(0)
    assert month_of(desk).focusChild() is post
    assert (post.state().focused, post.state().selected) == (1, 1)


def test_another_month_is_another_list(desk: Desk, heard: list[tuple[QAccessible.Event, str]]) -> None:
    first, last = month_of(desk).child(0), month_of(desk).child(41)
    assert first.text(NAME).startswith("Monday 26 October")
    assert last.text(NAME).startswith("Sunday 6 December")
    desk.key(Key.Key_PageDown)
    assert (QAccessible.Event.NameChanged, "Monday 30 November, 1 post") in heard
    assert first.text(NAME) == "Monday 30 November, 1 post"
    assert month_of(desk).childCount() - len(desk.month.children()) < 42
    assert not last.isValid()
    assert (last.text(NAME), last.childCount(), last.state().invalid) == ("", 0, 1)
    assert last.rect().isNull()


def test_a_post_without_room_is_heard_all_the_same(desk: Desk) -> None:
    day = date(2026, 11, 17)
    for number in range(12):
        desk.workspace.calendar.add(desk.workspace.clients.list()[0].id, day, f"Post {number}")
    heard = day_of(desk, day)
    assert heard.childCount() == 12
    assert heard.child(11).text(NAME).endswith("Post 11")
    assert heard.child(11).state().offscreen == 1
    assert heard.child(0).state().offscreen == 0


def test_the_line_for_a_new_post_is_heard_too(desk: Desk) -> None:
    desk.month.type_on_day("R")
    month = month_of(desk)
    children = [month.child(index) for index in range(month.childCount())]
    (line,) = [child for child in children[35:] if child.object() is desk.month.line]
    assert month.indexOfChild(line) == children.index(line)
    heard = month.focusChild()
    assert (heard.role(), heard.text(NAME)) == (QAccessible.Role.EditableText, "New post on 16 November")


def test_a_month_that_is_gone_answers_nothing(qtbot: QtBot, language: Language) -> None:
    month = MonthView(language, date(2026, 11, 16))
    post = Post(id=PostId("p"), client_id=ClientId("c"), moment=LocalMoment.at(date(2026, 11, 18), 9, 0, "UTC"))
    month.show_month(MonthDays.around(date(2026, 11, 1), 0), [post])
    day = QAccessible.queryAccessibleInterface(month).child(23)
    known = [QAccessible.uniqueId(each) for each in (day, day.child(0))]
    assert [QAccessible.accessibleInterface(each) for each in known] == [day, day.child(0)]
    Shiboken.delete(month)
    gc.collect()
    assert not Shiboken.isValid(day)
    assert [QAccessible.accessibleInterface(each) for each in known] == [None, None]
