from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.every import every
from ui.window.toast import Toast
from ui.window.toasts import MOST, Toasts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language


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


def test_toasts_pile_up_in_the_window_but_never_high(window: QWidget, language: Language, qtbot: QtBot) -> None:
    toasts = Toasts(language, window)
    for n in range(5):
        toasts.show(f"Word {n} " * (12 if n % 2 else 1))
    qtbot.waitUntil(lambda: len(window.findChildren(Toast)) == MOST)
    places = [each.geometry() for each in window.findChildren(Toast)]
    assert every(QRect(0, 0, 800, 500).contains(each) for each in places)
    tops = sorted((each.y(), each.y() + each.height()) for each in places)
    assert every(upper[1] <= lower[0] for upper, lower in pairwise(tops))
    toasts.clear()
    qtbot.waitUntil(lambda: window.findChildren(Toast) == [])
