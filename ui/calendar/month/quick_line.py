"""A line in a day's cell in which a post is begun: first words, Enter, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from smmdesk.speech.language import Language, _
from ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QFocusEvent, QKeyEvent

_WIDEST, _HEIGHT = 260, 32
# who takes the keyboard for these reasons gives it back: a menu, another window
_PASSING = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}


class QuickLine(QLineEdit):
    """Enter and leaving keep what was typed as a post of that day; Esc drops it."""

    def __init__(self, language: Language, parent: QWidget, typed: Callable[[date, str], None]) -> None:
        super().__init__(parent)
        self._month = parent
        self._typed = typed
        self.day: date | None = None
        """whose post is being typed; None while it is away"""
        self._language = language
        self.setPlaceholderText(language(_("First words of the post")))
        self.hide()

    def begin(self, day: date, cell: QRect, text: str) -> None:
        """Stand at the foot of the day's cell, with these first letters."""
        self.day = day
        self.place(cell)
        name = self._language(_("New post on {day}"), day=self._language.day_and_month(day))
        self.setAccessibleName(name)
        self.setText(text)
        self.show()
        self.raise_()
        self.setFocus()
        self.deselect()

    def place(self, cell: QRect) -> None:
        """At the foot of this cell, and wider where that is narrow."""
        width = max(cell.width() - 4, min(_WIDEST, self._month.width()))
        left = min(cell.left() + 2, self._month.width() - width)
        self.setGeometry(left, cell.bottom() - _HEIGHT - 1, width, _HEIGHT)

    def finish(self) -> None:
        """Keep what was typed, if anything was."""
        day, text = self.day, self.text().strip()
        self.leave()
        if day is not None and text:
            self._typed(day, text)

    def leave(self) -> None:
        """Go away; the keyboard goes back to the month."""
        # first: it loses the keyboard as it is hidden, and would be finished by that
        self.day = None
        had_focus = self.hasFocus()
        self.hide()
        if had_focus:
            self._month.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.day is not None and event.reason() not in _PASSING:
            self.finish()
