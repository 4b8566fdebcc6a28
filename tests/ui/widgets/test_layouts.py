"""Ctrl and a letter, as X gives them with a Russian or Georgian layout alone.

For real: `tests/journeys/real/layouts.py`.
"""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from ui.pages import PAGES
from ui.shell.page_commands import commands_of
from ui.widgets.layouts import SAME_KEY, LetterKeys, latin_key
from ui.window.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HELD = {"Ctrl": CTRL, "Shift": SHIFT, "Alt": Qt.KeyboardModifier.AltModifier}


class Desk(QWidget):
    """A field, and commands that say their keys when they run."""

    def __init__(self) -> None:
        super().__init__()
        self.ran: list[str] = []
        self.field = QLineEdit("cake")
        QVBoxLayout(self).addWidget(self.field)
        self.field.setFocus()

    def declare(self, keys: str, place: QWidget | None = None) -> QAction:
        action = QAction(keys, place or self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: self.ran.append(keys))
        (place or self).addAction(action)
        return action

    def press(self, letter: str, held: Qt.KeyboardModifier = CTRL) -> None:
        """As Qt hands on what X says: the key by its capital, asked for first."""
        shown = self.window().windowHandle()
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            QCoreApplication.sendEvent(shown, QKeyEvent(kind, ord(letter.upper()), held, letter))


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    keys = LetterKeys(qapp)
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.isActiveWindow() and made.field.hasFocus())
    yield made
    keys.deleteLater()


@pytest.mark.parametrize("letter", "лкკ")
def test_the_letter_on_the_key_runs_the_command(desk: Desk, letter: str) -> None:
    desk.declare("Ctrl+K")
    desk.declare("Ctrl+R")
    desk.press(letter)
    assert desk.ran == ["Ctrl+R" if letter == "к" else "Ctrl+K"]
    assert desk.field.text() == "cake"


def test_what_is_held_counts(desk: Desk) -> None:
    for keys in ("Ctrl+K", "Ctrl+Shift+K", "Ctrl+Shift+T", "Ctrl+.", "Ctrl+,"):
        desk.declare(keys)
    desk.press("Л", CTRL | SHIFT)
    desk.press("K", CTRL | SHIFT)  # so X says of a Georgian key that bears no second letter
    desk.press("თ", CTRL | SHIFT)
    desk.press("ю")
    desk.press("б")
    assert desk.ran == ["Ctrl+Shift+K", "Ctrl+Shift+K", "Ctrl+Shift+T", "Ctrl+.", "Ctrl+,"]


@pytest.mark.parametrize("letters", ["фсчм", "აცხვ"])
def test_fields_select_copy_cut_and_paste(desk: Desk, letters: str) -> None:
    everything, copy, cut, paste = list(letters)
    desk.declare("Ctrl+C")
    desk.declare("Ctrl+V")
    desk.press(everything)
    assert desk.field.selectedText() == "cake"
    desk.press(copy)
    desk.press(cut)
    assert (desk.field.text(), QApplication.clipboard().text()) == ("", "cake")
    desk.press(paste)
    desk.press(paste)
    assert desk.field.text() == "cakecake"
    desk.press("я" if everything == "ф" else "ზ")
    assert desk.field.text() == "cake"
    assert desk.ran == []


@pytest.mark.parametrize("layout", ["ru", "ka"])
def test_every_command_of_a_letter_is_reached_by_its_key(desk: Desk, layout: str) -> None:
    commands = (*COMMANDS, *(each for line in PAGES.values() for each in commands_of(line)))
    keys = sorted({key for each in commands for key in each.shortcut.split("; ") if re.search(r"\+[A-Z]$", key)})
    desk.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    desk.setFocus()  # a field keeps its own
    for key in keys:
        desk.declare(key)
    for key in keys:
        held = [HELD[name] for name in key.split("+")[:-1]]
        desk.press(on_the_key(key[-1], layout, shifted=SHIFT in held), reduce(or_, held))
    assert len(keys) > 20
    assert desk.ran == keys


def on_the_key(latin: str, layout: str, *, shifted: bool) -> str:
    """What this key types there; a Georgian one that bears no second letter is told by its Latin one."""
    first, last = ("А", "Я") if layout == "ru" else ("ა", "ჿ")
    letters = [letter for letter, its in SAME_KEY.items() if its == latin and first <= letter <= last]
    if layout == "ka" and shifted:
        return letters[1] if len(letters) > 1 else latin
    return letters[0].lower()


def test_a_letter_alone_is_typed(desk: Desk) -> None:
    desk.declare("Ctrl+K")
    desk.press("л", Qt.KeyboardModifier.NoModifier)
    assert (desk.field.text(), desk.ran) == ("cakeл", [])


def test_what_is_disabled_or_out_of_sight_does_not_run(desk: Desk) -> None:
    page = QWidget(desk)
    desk.declare("Ctrl+K", page).setEnabled(True)
    page.hide()
    desk.declare("Ctrl+F").setEnabled(False)
    desk.press("л")
    desk.press("а")
    assert desk.ran == []


def test_a_dialog_bars_the_window_and_has_its_own(desk: Desk, qtbot: QtBot) -> None:
    desk.declare("Ctrl+K")
    dialog = QDialog(desk)
    shortcut = QShortcut(QKeySequence("Ctrl+Q"), dialog)
    shortcut.activated.connect(lambda: desk.ran.append("dialog"))
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for letter in ("л", "й"):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            QCoreApplication.sendEvent(dialog.windowHandle(), QKeyEvent(kind, ord(letter.upper()), CTRL, letter))
    assert desk.ran == ["dialog"]


def test_every_letter_of_the_alphabet_is_reached_in_both() -> None:
    alphabet = set(range(Qt.Key.Key_A, Qt.Key.Key_Z + 1))
    cyrillic = {ord(latin) for letter, latin in SAME_KEY.items() if "А" <= letter <= "Я"}
    assert alphabet <= cyrillic
    assert alphabet <= {latin_key(ord(letter.upper())) for letter in SAME_KEY if letter >= "ა"}
    assert [latin_key(key) for key in (Qt.Key.Key_K, Qt.Key.Key_Escape, Qt.Key.Key_unknown)] == [0, 0, 0]
