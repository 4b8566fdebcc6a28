"""Paints a week with its hours: the columns of its days, made once and copied, and over them what changes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from smmdesk.domain.periods import minute_of, skipped, zone_info
from ui.calendar.month.drag_painter import DragPainter
from ui.calendar.month.painter import MonthPainter
from ui.calendar.week.layout import LENGTH, WeekLayout
from ui.overriding import override
from ui.style.text_size import scaled
from ui.style.theme import colour, fill, frame_focus

if TYPE_CHECKING:
    from datetime import datetime

    from smmdesk.domain.day_marks import MarkedDays
    from ui.calendar.month.dragging import Drag
    from ui.calendar.month.layout import Cell, MonthLayout
    from ui.calendar.month.scene import MonthScene
    from ui.calendar.month.selection import Selection

_CENTRE: Final = Qt.AlignmentFlag.AlignCenter


class WeekPainter(MonthPainter):
    """Days are columns; their names stand above, and their hours beside, where they do not scroll."""

    @override
    def paint(self, painter: QPainter, scene: MonthScene) -> None:
        super().paint(painter, scene)
        if scene.zone and isinstance(scene.places, WeekLayout):
            self._skipped(painter, scene.places, scene.zone)
            self._now(painter, scene.places, scene.now().astimezone(zone_info(scene.zone)))

    def _skipped(self, painter: QPainter, layout: WeekLayout, zone: str) -> None:
        """The hour that no clock shows on that day."""
        for cell in layout.cells:
            if missing := skipped(cell.day, zone):
                top, end = (max(layout.y_of(minute), 0) for minute in (missing.start, missing.stop))
                room = QRect(cell.rect.left() + 1, top, cell.rect.width() - 1, end - top)
                painter.fillRect(room, QBrush(colour("border_strong"), Qt.BrushStyle.BDiagPattern))

    def _now(self, painter: QPainter, layout: WeekLayout, wall: datetime) -> None:
        """A line across today, at this minute."""
        cell, hour = layout.cell_of(wall.date()), wall.hour
        if cell is not None and hour in layout.hours:
            y = layout.y_of(minute_of(wall))
            fill(painter, QRect(cell.rect.left(), y - 1, cell.rect.width(), 2), colour("accent"))

    @override
    def _header(self, painter: QPainter, layout: MonthLayout) -> None:
        """Not here."""

    @override
    def _day_marks(self, painter: QPainter, layout: MonthLayout, marks: MarkedDays) -> None:
        """Not here."""

    @override
    def _cell(
        self, painter: QPainter, layout: MonthLayout, cell: Cell, selection: Selection, drag: Drag | None = None
    ) -> None:
        if not isinstance(layout, WeekLayout):
            return
        fill(painter, cell.rect, self._chosen if cell.day == selection.day else self._inside)
        self._hours(painter, layout, cell)
        self._chips_of(painter, cell, selection, drag)
        for place, count in layout.hidden.get(cell.day, ()):
            painter.setFont(self._strong)
            painter.setPen(colour("accent_text"))
            painter.drawText(place, _CENTRE, f"+{count}")

    def _hours(self, painter: QPainter, layout: WeekLayout, cell: Cell) -> None:
        left, right = cell.rect.left(), cell.rect.right()
        for hour in layout.hours:
            y = layout.y_of(hour * 60)
            fill(painter, QRect(QPoint(left, y), QPoint(right, y)), self._line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self._line, 1, Qt.PenStyle.DotLine))
        for hour in layout.hours:
            y = layout.y_of(hour * 60 + LENGTH)
            painter.drawLine(left + 4, y, right - 4, y)
        if left:
            fill(painter, QRect(cell.rect.topLeft(), cell.rect.bottomLeft()), self._line)

    @override
    def _ring(self, painter: QPainter, layout: MonthLayout, scene: MonthScene) -> None:
        spot = layout.spot(scene.selection)
        if scene.has_focus and not spot.isNull():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            frame_focus(painter, spot.adjusted(1, 1, -1, -1), 0)

    @cached_property
    def _drags(self) -> DragPainter:
        return WeekDragPainter()


class WeekDragPainter(DragPainter):
    """What is in the hand drops on half an hour."""

    @override
    def _target(self, painter: QPainter, layout: MonthLayout, drag: Drag) -> None:
        if drag.over is None or drag.at is None or not isinstance(layout, WeekLayout):
            return
        place = layout.hour_place(drag.over, drag.at)
        self.frame(painter, place)
        painter.setFont(self._strong)
        painter.setPen(colour("accent_text"))
        words = f"{drag.at // 60:02}:{drag.at % 60:02}"
        painter.drawText(QRectF(place).adjusted(scaled(6), 0, -scaled(6), 0), Qt.AlignmentFlag.AlignRight, words)
