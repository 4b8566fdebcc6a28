"""Whoever comes to a figure types another one over it."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from smmdesk.domain.money import Money
from ui.widgets.forms.date_edit import Day, Time
from ui.widgets.forms.editors import Line, Percent, Whole
from ui.widgets.forms.money_edit import Amount

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language
    from ui.widgets.forms.editor import Editor, Kind

LEFT = Qt.MouseButton.LeftButton
FIGURES = [
    pytest.param(Amount("EUR"), Money.zero("EUR"), "300", Money.of(300, "EUR"), id="money"),
    pytest.param(Whole(unit="h"), 40, "12", 12, id="whole number"),
    pytest.param(Percent(), 2500, "30", 3000, id="percent"),
    pytest.param(Time(), time(9), "18:30", time(18, 30), id="time"),
    pytest.param(Day(lambda: date(2026, 11, 5)), date(2026, 11, 5), "7", date(2026, 11, 7), id="day"),
]


class Desk:
    """A field over which there is something else that has the keyboard."""

    def __init__(self, qtbot: QtBot, editor: Editor, value: object) -> None:
        self.qtbot, self.editor = qtbot, editor
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        self.before = QPushButton("before")
        column.addWidget(self.before)
        column.addWidget(editor)
        editor.show_value(value)
        editor.left.connect(lambda: editor.show_value(editor.value()))
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.before.setFocus()
        found = editor.focusProxy()
        assert isinstance(found, QLineEdit)
        self.line = found

    def click(self) -> None:
        self.qtbot.mouseClick(self.line, LEFT, pos=QPoint(12, self.line.height() // 2))

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(self.line, words)
        self.qtbot.keyClick(self.line, Qt.Key.Key_Return)


@pytest.fixture
def desk_of(qtbot: QtBot, language: Language) -> Callable[[Kind, object], Desk]:
    return lambda kind, value: Desk(qtbot, kind.build(language), value)


@pytest.mark.parametrize(("kind", "value", "typed", "meant"), FIGURES)
@pytest.mark.parametrize("way", ["click", "Tab"])
def test_what_is_typed_on_coming_stands_for_what_was_there(
    desk_of: Callable[[Kind, object], Desk], kind: Kind, value: Any, typed: str, meant: Any, way: str
) -> None:
    desk = desk_of(kind, value)
    desk.click() if way == "click" else desk.qtbot.keyClick(desk.before, Qt.Key.Key_Tab)
    desk.type(typed)
    assert desk.editor.value() == meant
    # and so does the next one, where the keyboard stays
    desk.type(typed)
    assert desk.editor.value() == meant


def test_a_second_click_places_the_cursor(desk_of: Callable[[Kind, object], Desk]) -> None:
    desk = desk_of(Whole(), 40)
    desk.click()
    assert desk.line.selectedText() == "40"
    desk.qtbot.wait(600)  # longer than a double click
    desk.qtbot.mouseClick(desk.line, LEFT, pos=QPoint(desk.line.width() - 20, desk.line.height() // 2))
    desk.type("1")
    assert desk.editor.value() == 401


def test_a_figure_shown_again_leaves_the_cursor_where_it_is(desk_of: Callable[[Kind, object], Desk]) -> None:
    desk = desk_of(Whole(), 40)
    desk.line.setFocus()
    desk.line.setCursorPosition(1)
    desk.editor.show_value(40)
    desk.type("5")
    assert desk.editor.value() == 450


def test_in_words_a_click_places_the_cursor(desk_of: Callable[[Kind, object], Desk]) -> None:
    desk = desk_of(Line(), "Honey cake")
    desk.click()
    assert not desk.line.hasSelectedText()
