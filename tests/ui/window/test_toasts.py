from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.every import every
from ui.widgets.labels import as_foot
from ui.window.toast import Toast
from ui.window.toasts import MOST, Toasts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language


Event = QAccessible.Event


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(800, 500)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_toast_says_its_words_and_does_its_act(window: QWidget, language: Language, qtbot: QtBot) -> None:
    undone: list[bool] = []
    toast = Toasts(language, window).show("Removed 3 posts", "Undo", lambda: undone.append(True))
    assert toast.accessibleName() == "Removed 3 posts"
    with qtbot.waitSignal(toast.gone):
        next(each for each in toast.findChildren(QAbstractButton) if each.text() == "Undo").click()
    assert undone == [True]


def test_it_is_an_alert_and_its_words_are_said(
    window: QWidget, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[QAccessibleEvent] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    toast = Toasts(language, window).show("Removed 3 posts")
    events = [each for each in told if each.type() in {Event.Alert, Event.Announcement}]
    assert [each.type() for each in events] == [Event.Alert, Event.Announcement]
    assert [each.object() for each in events] == [toast, toast]
    assert isinstance(events[1], QAccessibleAnnouncementEvent)
    assert events[1].message() == "Removed 3 posts"
    assert QAccessible.queryAccessibleInterface(toast).role() is QAccessible.Role.AlertMessage


def test_only_the_newest_offers_to_take_back(window: QWidget, language: Language, qtbot: QtBot) -> None:
    undone: list[str] = []
    toasts = Toasts(language, window)
    older = toasts.show("Copied 1 post", "Undo", lambda: undone.append("older"))
    plain = toasts.show("Saved")
    newer = toasts.show("Removed 3 posts", "Undo", lambda: undone.append("newer"))
    for toast in (older, newer):
        next(each for each in toast.findChildren(QAbstractButton) if each.text() == "Undo").click()
    assert undone == ["newer"]
    qtbot.waitUntil(lambda: window.findChildren(Toast) == [plain])


def test_it_goes_away_by_itself(window: QWidget, language: Language, qtbot: QtBot) -> None:
    with qtbot.waitSignal(Toasts(language, window).show("Saved", seconds=0.01).gone):
        pass
    qtbot.waitUntil(lambda: window.findChildren(Toast) == [])


def buttons(toast: Toast) -> list[str]:
    return [each.text() for each in toast.findChildren(QAbstractButton) if each.text()]


def test_one_takes_the_place_of_the_one_like_it(window: QWidget, language: Language, qtbot: QtBot) -> None:
    toasts = Toasts(language, window)
    shows = [
        ("Saved", "", ""),
        ("Removed 3 posts", "Undo", ""),
        ("Copied " * 20, "", ""),
        ("No room", "", "attention"),
        ("No room at all", "", "attention"),
    ]
    for words, act, tone in shows:
        toasts.show(words, act, lambda: None, tone=tone)
    assert toasts.words() == ["Copied " * 20, "No room at all"]
    qtbot.waitUntil(lambda: len(window.findChildren(Toast)) == MOST == 2)
    places = [each.geometry() for each in window.findChildren(Toast)]
    assert every(QRect(0, 0, 800, 500).contains(each) for each in places)
    tops = sorted((each.y(), each.y() + each.height()) for each in places)
    assert every(upper[1] <= lower[0] for upper, lower in pairwise(tops))
    toasts.clear()
    qtbot.waitUntil(lambda: window.findChildren(Toast) == [])


def test_a_word_leaves_the_offer_to_take_back_where_it_is(window: QWidget, language: Language) -> None:
    toasts = Toasts(language, window)
    toasts.show("Removed 3 posts", "Undo", lambda: None)
    toasts.show("Copied")
    assert toasts.words() == ["Removed 3 posts", "Copied"]


def test_the_way_to_what_was_changed_comes_before_the_way_back(window: QWidget, language: Language) -> None:
    done: list[str] = []
    toast = Toasts(language, window).show(
        "Taken back", "Redo", lambda: done.append("redo"), way=lambda: done.append("show")
    )
    assert buttons(toast) == ["Show", "Redo"]
    next(each for each in toast.findChildren(QAbstractButton) if each.text() == "Show").click()
    assert done == ["show"]


def test_nothing_lies_over_a_line_at_the_foot(window: QWidget, language: Language, qtbot: QtBot) -> None:
    line = as_foot(QWidget(window))
    line.setGeometry(0, 500 - 70, 800, 28)
    line.show()
    toasts = Toasts(language, window)
    made = [toasts.show("Removed 3 posts", "Undo", lambda: None), toasts.show("Saved")]
    assert not any(toast.geometry().intersects(line.geometry()) for toast in made)
    # one that is not there, or far above, is no reason to float in the middle
    line.hide()
    toasts.follow()
    qtbot.waitUntil(lambda: made[1].geometry().bottom() > 500 - 70)
    line.show()
    line.setGeometry(0, 40, 800, 28)
    toasts.follow()
    qtbot.wait(10)
    assert made[1].geometry().bottom() > 500 - 70
