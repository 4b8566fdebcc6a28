"""What is done to the selected posts: moved to a day or by days, duplicated, copied as rows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.speech.language import Language, UnreadableError
from ui.calendar.move_popup import MovePopup, read_where
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.ui.calendar.conftest import Desk

Key = Qt.Key
TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", None),
        ("+7", 7),
        ("-2", -2),
        ("−2", -2),
        ("– 3", -3),
        ("20", date(2026, 11, 20)),
        ("3.12", date(2026, 12, 3)),
        ("today", TODAY),
    ],
)
def test_a_day_or_so_many_days_are_understood(text: str, where: date | int | None, language: Language) -> None:
    assert read_where(text, TODAY, language) == where


def test_other_words_are_no_place(language: Language) -> None:
    with pytest.raises(UnreadableError):
        read_where("soon", TODAY, language)


@pytest.fixture
def posts(desk: Desk) -> list[Post]:
    """Two planned ones and one that is out, selected."""
    found = [*desk.posts(PostStatus.APPROVED)[:2], desk.posts(PostStatus.PUBLISHED)[0]]
    desk.page.views.select(found)
    return found


def asked(desk: Desk) -> MovePopup:
    """The popup that asks where to."""
    desk.context.commands.run("post.move_to")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, MovePopup)
    return popup


def days(desk: Desk, posts: Sequence[Post]) -> list[date | None]:
    return [desk.now(post).day for post in posts]


def test_they_come_to_one_day_and_what_is_out_stays(desk: Desk, posts: list[Post]) -> None:
    line = asked(desk).line
    assert line.hasFocus()
    assert line.placeholderText() == "Move 3 posts to…"
    QTest.keyClicks(line, "28")
    QTest.keyClick(line, Key.Key_Return)
    assert days(desk, posts) == [date(2026, 11, 28), date(2026, 11, 28), posts[2].day]
    assert desk.said[-1].sentence.startswith("Moved 2 posts. 1 post stayed as it was. A published post stays")
    assert {post.id for post in desk.page.views.selected()} == {post.id for post in posts[:2]}
    desk.context.undo()
    assert days(desk, posts) == [post.day for post in posts]


def test_by_days_each_keeps_its_distance(desk: Desk, posts: list[Post]) -> None:
    line = asked(desk).line
    QTest.keyClicks(line, "+2")
    QTest.keyClick(line, Key.Key_Return)
    moved = [post.day + timedelta(days=2) for post in posts[:2] if post.day]
    assert days(desk, posts) == [*moved, posts[2].day]


def test_a_day_is_picked_in_the_calendar_under_the_line(desk: Desk, posts: list[Post]) -> None:
    calendar = asked(desk).findChildren(QCalendarWidget)[0]
    first = min(post.day for post in posts if post.day)
    assert calendar.selectedDate().toPython() == first
    calendar.setFocus()
    for key in (Key.Key_Right, Key.Key_Return):
        focused = QApplication.focusWidget()
        assert focused
        QTest.keyClick(focused, key)
    assert days(desk, posts) == [first + timedelta(days=1)] * 2 + [posts[2].day]


def test_what_cannot_be_read_stays_with_the_reason_and_escape_gives_up(desk: Desk, posts: list[Post]) -> None:
    popup = asked(desk)
    line = popup.line
    QTest.keyClicks(line, "soon")
    QTest.keyClick(line, Key.Key_Return)
    assert popup.isVisible()
    assert [each.text() for each in popup.findChildren(Notice) if each.text()]
    QTest.keyClick(line, Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert [desk.now(post) for post in posts] == posts


def test_ideas_get_a_day(desk: Desk) -> None:
    desk.page.show_view("ideas")
    ideas = desk.page.views.table.records()[:2]
    desk.page.views.select(ideas)
    line = asked(desk).line
    QTest.keyClicks(line, "28")
    QTest.keyClick(line, Key.Key_Return)
    assert days(desk, ideas) == [date(2026, 11, 28)] * 2
    desk.context.undo()
    assert days(desk, ideas) == [None, None]


def test_duplicates_stand_beside_them_and_are_selected(desk: Desk, posts: list[Post]) -> None:
    desk.context.commands.run("post.duplicate")
    made = desk.page.views.selected()
    assert {post.id for post in made}.isdisjoint({post.id for post in posts})
    assert sorted((post.text, str(post.day)) for post in made) == sorted((post.text, str(post.day)) for post in posts)
    assert {post.status for post in made} == {PostStatus.DRAFT}
    desk.context.undo()
    assert desk.workspace.records.all(Post, id=[post.id for post in made]) == []


def test_rows_go_to_the_clipboard_as_text_and_as_a_table(desk: Desk, posts: list[Post]) -> None:
    desk.context.commands.run("post.copy_rows")
    carried = QGuiApplication.clipboard().mimeData()
    heads, *_rest = carried.text().splitlines()
    assert heads.split("\t")[:3] == ["Date", "Time", "Networks"]
    assert [post.id in carried.text() and post.id in carried.html() for post in posts] == [True] * 3
    assert carried.html().count("<tr>") == 4
    assert desk.said[-1].sentence == "Copied 3 rows"
