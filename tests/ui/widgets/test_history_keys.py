"""Ctrl+Z in a field: first for what is being typed there, then for the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.chips import Tags
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.editors import Line, Lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language
    from ui.widgets.forms.editor import Kind


def showing(kind: Kind, value: object) -> Callable[[Language], QWidget]:
    def build(language: Language) -> QWidget:
        made = kind.build(language)
        made.show_value(value)
        return made

    return build


FIELDS: dict[str, Callable[[Language], QWidget]] = {
    "line": showing(Line(), ""),
    "lines": showing(Lines(), ""),
    "tags": showing(Tags(), ()),
    "choice": showing(Choice([("a", "A")], searchable=True), None),
}


@pytest.mark.parametrize("name", FIELDS)
def test_undo_and_redo_go_to_the_window_where_nothing_was_typed(name: str, language: Language, qtbot: QtBot) -> None:
    window, asked = QWidget(), list[str]()
    qtbot.addWidget(window)
    field = FIELDS[name](language)
    QVBoxLayout(window).addWidget(field)
    for keys in ("Ctrl+Z", "Ctrl+Shift+Z"):
        QShortcut(QKeySequence(keys), window, lambda keys=keys: asked.append(keys))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    typed_into = window.focusWidget()
    assert isinstance(typed_into, QLineEdit | QPlainTextEdit)
    QTest.keyClicks(typed_into, "abc")
    QTest.keyClick(typed_into, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (words(typed_into), asked) == ("", [])
    QTest.keyClick(typed_into, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["Ctrl+Z"]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(typed_into, Qt.Key.Key_Z, both)
    assert (words(typed_into), asked) == ("abc", ["Ctrl+Z"])
    QTest.keyClick(typed_into, Qt.Key.Key_Z, both)
    assert asked == ["Ctrl+Z", "Ctrl+Shift+Z"]


def words(field: QLineEdit | QPlainTextEdit) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
