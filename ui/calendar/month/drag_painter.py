"""Paints what a drag over the month shows: where it would drop, what is in the hand, and which month waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui.calendar.month.layout import HEADER, MonthLayout
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, font

if TYPE_CHECKING:
    from ui.calendar.month.dragging import Drag

_MOST: Final = 3
"""Chips that are seen one behind the other; the badge says how many there are."""


class DragPainter:
    """Made anew when the theme changes."""

    def __init__(self) -> None:
        self._strong = font(tokens.FONT_SMALL, MEDIUM)
        self._metrics = QFontMetrics(self._strong)

    def paint(self, painter: QPainter, layout: MonthLayout, drag: Drag) -> None:
        """Over a painted month."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._target(painter, layout, drag)
        if drag.turning:
            left = layout.size.width() - 8 if drag.turning > 0 else 0
            painter.fillRect(QRect(left, scaled(HEADER), 8, layout.size.height() - scaled(HEADER)), colour("accent"))
        self.hand(painter, drag)

    def _target(self, painter: QPainter, layout: MonthLayout, drag: Drag) -> None:
        """Where it would drop."""
        cell = layout.cell_of(drag.over) if drag.over else None
        if cell is not None:
            self.frame(painter, cell.rect)

    def paint_beside(self, painter: QPainter, room: QRect, month: QPoint, drag: Drag) -> None:
        """Over the ideas, seen from which the month begins at that point: that it drops there, and the hand."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if drag.becomes_idea:
            self.frame(painter, room)
        painter.translate(month)
        self.hand(painter, drag)

    def frame(self, painter: QPainter, room: QRect) -> None:
        """Around where it would drop."""
        painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(_see_through(colour("accent"), 28))
        painter.drawRoundedRect(QRectF(room).adjusted(2, 2, -2, -2), 5, 5)

    def hand(self, painter: QPainter, drag: Drag) -> None:
        """What is carried."""
        corner = drag.place - drag.grip
        painter.setOpacity(0.92)
        # the one in the hand comes last, over the others
        for index in reversed(range(min(len(drag.posts), _MOST))):
            painter.drawPixmap(corner + QPoint(5 * index, 5 * index), drag.picture)
        painter.setOpacity(1.0)
        if drag.badge:
            width = drag.picture.deviceIndependentSize().toSize().width()
            self._badge(painter, corner + QPoint(width - 6, -8), drag.badge)

    def _badge(self, painter: QPainter, corner: QPoint, words: str) -> None:
        painter.setFont(self._strong)
        place = QRectF(corner.x(), corner.y(), self._metrics.horizontalAdvance(words) + 14, scaled(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setPen(colour("on_accent"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def _see_through(ground: QColor, alpha: int) -> QColor:
    ground.setAlpha(alpha)
    return ground
