"""What keys do in the month: arrows, Enter and page keys, and letters that begin a post."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.calendar.month.days import WEEK
from ui.widgets.layouts import typed_by

if TYPE_CHECKING:
    from ui.calendar.month.view import MonthView

_ARROWS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
TODAY: Final = typed_by("t")
_COMMANDS: Final = TODAY | {"?"}
_NO_CHORD: Final = ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)


class MonthKeys:
    """The keyboard over one month view, while nothing is dragged."""

    def __init__(self, view: MonthView) -> None:
        self._view = view
        self._acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
            Qt.Key.Key_Space: lambda: view.open_day(view.selection.day),
            Qt.Key.Key_PageUp: lambda: view.month_wanted.emit(-1),
            Qt.Key.Key_PageDown: lambda: view.month_wanted.emit(1),
            Qt.Key.Key_Home: lambda: self._step_in_week(0),
            Qt.Key.Key_End: lambda: self._step_in_week(WEEK - 1),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means here; whether it means anything."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in _ARROWS and not modifiers & _CONTROL:
            self._step(_ARROWS[key], extend=bool(modifiers & _SHIFT))
        elif letters := first_letters(event):
            self._view.type_on_day(letters)
        elif key == Qt.Key.Key_Escape and self._view.selection.ids:
            self._view.select_day(self._view.selection.day)
        elif (act := self._acts.get(key)) is not None:
            act()
        else:
            return False
        return True

    def _enter(self) -> None:
        """Into the day, then into the post; on an empty day a new one begins."""
        view = self._view
        posts = view.places.by_day.get(view.selection.day, ())
        current = view.current()
        if current is not None:
            view.opened.emit(current)
        elif posts:
            view.selection.choose(posts[0])
            view.announce()
            view.clicked.emit(posts[0])
        else:
            view.type_on_day("")

    def _step(self, days: int, *, extend: bool) -> None:
        view = self._view
        if extend:
            view.selection.extend_days(days, view.places.by_day)
        else:
            view.selection.step(days, view.places.by_day)
        if view.selection.day not in view.places.days.period:
            view.day_wanted.emit(view.selection.day)
        view.announce()

    def _step_in_week(self, column: int) -> None:
        view = self._view
        index = view.places.days.index(view.selection.day) or 0
        view.select_day(view.selection.day + timedelta(days=column - index % WEEK))


def first_letters(event: QKeyEvent) -> str:
    """What a key types, if a post may begin with it.

    Two are left to their commands: “?” shows all keys, and the key of “t” goes to today; a text begins with a capital.
    """
    text = event.text()
    is_typed = text.strip() and text.isprintable() and not event.modifiers() & _NO_CHORD
    return text if is_typed and text not in _COMMANDS else ""
