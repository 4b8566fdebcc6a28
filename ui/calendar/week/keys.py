"""What keys do in the week: up and down go by its posts and by the hours that have none."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from smmdesk.domain.periods import minute_of
from ui.calendar.month.keys import MonthKeys
from ui.calendar.week.layout import WeekLayout
from ui.calendar.week.mouse import STEP
from ui.overriding import override

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from ui.calendar.month.selection import Stop

_UP_AND_DOWN: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_BEGINS: Final = 9 * 60
"""The minute at which the keyboard comes into a day."""


class WeekKeys(MonthKeys):
    """The keyboard over a week, while nothing is dragged."""

    @override
    def takes(self, event: QKeyEvent) -> bool:
        is_nudge = event.key() in _UP_AND_DOWN and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return bool(is_nudge) or super().takes(event)

    @override
    def press(self, event: QKeyEvent) -> bool:
        step = _UP_AND_DOWN.get(Qt.Key(event.key()))
        if step is None:
            return super().press(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._scene.nudged.emit(step * STEP)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._extend(step)
        else:
            self._go(step)
        return True

    @override
    def _enter(self) -> None:
        """Into the post or the empty slot, or a new post begins at the hour."""
        if (gap := self._scene.current_gap()) is not None:
            self._scene.gap_wanted.emit(gap)
        elif (current := self._scene.current()) is not None:
            self._scene.opened.emit(current)
        else:
            self._scene.line_wanted.emit("")

    @override
    def _step(self, days: int, *, extend: bool) -> None:
        """To the day beside, at about the same time."""
        scene = self._scene
        if extend:
            super()._step(days, extend=True)
            return
        minute = self._minute()
        day = scene.selection.day + timedelta(days=days)
        if day not in scene.places.days.period:
            scene.selection.choose_day(day, minute)
            scene.day_wanted.emit(day)
        self._choose(day, min(self._stops_of(day), key=lambda stop: (abs(stop[0] - minute), stop[1] is None)))

    def _go(self, step: int) -> None:
        """To the stop above or below."""
        day = self._scene.selection.day
        stops, chosen = self._stops_of(day), self._scene.selection
        there = [index for index, (_minute, stop) in enumerate(stops) if stop is not None and chosen.is_on(stop)]
        if there:
            place = there[0]
        else:
            # between two stops: the one before the next
            minute = self._minute() if self._scene.selection.at is not None else _BEGINS - (step > 0)
            place = max((index for index, (begins, _post) in enumerate(stops) if begins <= minute), default=-1)
        if 0 <= place + step < len(stops):
            self._choose(day, stops[place + step])

    def _extend(self, step: int) -> None:
        """To the next post of the day, with all between."""
        posts = self._scene.posts_of(self._scene.selection.day)
        place = next((index for index, post in enumerate(posts) if post.id == self._scene.selection.current), None)
        if place is None:
            self._go(step)
        elif 0 <= place + step < len(posts):
            self._scene.selection.extend_to(posts[place + step], self._scene.places.by_day)
            self._scene.announce()

    def _choose(self, day: date, stop: tuple[int, Stop | None]) -> None:
        minute, there = stop
        if there is not None:
            self._scene.selection.choose_stop(there)
        else:
            self._scene.selection.choose_day(day, minute)
        self._scene.announce()

    def _minute(self) -> int:
        """Where the keyboard is in its day."""
        current, at = self._scene.current(), self._scene.selection.at
        if current is not None and current.moment is not None:
            return minute_of(current.moment.wall)
        return _BEGINS if at is None else at

    def _stops_of(self, day: date) -> list[tuple[int, Stop | None]]:
        places = self._scene.places
        return places.stops(day) if isinstance(places, WeekLayout) else []
