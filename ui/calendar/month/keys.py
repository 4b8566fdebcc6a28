"""What keys do in the month: arrows, Enter and page keys, and letters that begin a post."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from ui.calendar.month.days import WEEK
from ui.widgets.layouts import first_letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from ui.calendar.month.scene import MonthScene

_ARROWS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class MonthKeys:
    """The keyboard over one scene, while nothing is dragged."""

    def __init__(self, scene: MonthScene) -> None:
        self._scene = scene
        self._acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
            Qt.Key.Key_Space: lambda: scene.whole_day_wanted.emit(scene.selection.day),
            Qt.Key.Key_PageUp: lambda: scene.month_wanted.emit(-1),
            Qt.Key.Key_PageDown: lambda: scene.month_wanted.emit(1),
            Qt.Key.Key_Home: scene.today_wanted.emit,
        }
        self._chords: dict[Qt.Key, Callable[[], None]] = {
            **self._acts,
            Qt.Key.Key_Home: lambda: self._step_in_week(0),
            Qt.Key.Key_End: lambda: self._step_in_week(WEEK - 1),
        }

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key that is a shortcut elsewhere means something of its own here: the beginning of a post."""
        return bool(first_letters(event))

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means here; whether it means anything."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in _ARROWS and not modifiers & _CONTROL:
            self._step(_ARROWS[key], extend=bool(modifiers & _SHIFT))
        elif letters := first_letters(event):
            self._scene.line_wanted.emit(letters)
        elif key == Qt.Key.Key_Escape and (self._scene.selection.ids or self._scene.selection.gap):
            self._scene.select_day(self._scene.selection.day)
        elif (act := (self._chords if modifiers & _CONTROL else self._acts).get(key)) is not None:
            act()
        else:
            return False
        return True

    def _enter(self) -> None:
        """Into the day, then into the post or the empty slot; on an empty day a new post begins."""
        scene = self._scene
        stops = scene.places.stops_of(scene.selection.day)
        if (gap := scene.current_gap()) is not None:
            scene.gap_wanted.emit(gap)
        elif (current := scene.current()) is not None:
            scene.opened.emit(current)
        elif stops:
            scene.selection.choose_stop(stops[0])
            scene.announce()
            if (first := scene.current()) is not None:
                scene.clicked.emit(first)
        else:
            scene.line_wanted.emit("")

    def _step(self, days: int, *, extend: bool) -> None:
        scene = self._scene
        if extend:
            scene.selection.extend_days(days, scene.places.by_day)
        else:
            scene.selection.step(days, scene.places.stops_of)
        if scene.selection.day not in scene.places.days.period:
            scene.day_wanted.emit(scene.selection.day)
        scene.announce()

    def _step_in_week(self, column: int) -> None:
        scene = self._scene
        index = scene.places.days.index(scene.selection.day) or 0
        scene.select_day(scene.selection.day + timedelta(days=column - index % WEEK))
