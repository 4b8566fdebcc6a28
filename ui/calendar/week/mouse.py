"""What the mouse does in the week: a drag has an hour, and one that stays at its height keeps the one it had."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt

from smmdesk.domain.periods import minute_of
from ui.calendar.month.mouse import MonthMouse
from ui.calendar.week.layout import WeekLayout
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from ui.calendar.month.dragging import Drag

STEP, FINE = 15, 5
"""Minutes that a drag goes by, and with Shift."""
_NEAR: Final = 8
"""Minutes up or down that a hand strays by on its way to another day."""


class WeekMouse(MonthMouse):
    """The hand over a week."""

    _step = STEP

    @override
    def move(self, event: QMouseEvent) -> None:
        self._step = FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        super().move(event)

    def scrolled(self, pixels: int) -> None:
        """The week went on under the hand, which holds on to what it carries."""
        if (drag := self._scene.drag) is not None:
            self._carry(drag, drag.place + QPoint(0, pixels), copies=drag.copies)

    @override
    def _at(self, drag: Drag) -> int | None:
        places = self._scene.places
        if not isinstance(places, WeekLayout):
            return None
        if (slotted := super()._at(drag)) is not None:
            return slotted
        minute = places.minute_of((drag.place - drag.grip).y())
        if drag.held.moment is not None and abs(minute - minute_of(drag.held.moment.wall)) < min(_NEAR, self._step):
            return minute_of(drag.held.moment.wall)
        snapped = round(minute / self._step) * self._step
        return min(max(snapped, places.hours.start * 60), places.hours.stop * 60 - self._step)

    @override
    def _click_day(self, place: QPoint, held: Qt.KeyboardModifier) -> None:
        if (cell := self._scene.places.more_at(place)) is not None:
            self._scene.whole_day_wanted.emit(cell.day)
