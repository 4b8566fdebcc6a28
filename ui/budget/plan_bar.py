"""Plan against actual of one category as a bar: the plan a thin upright line, what was paid filled in its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.budget.colours import category_colour
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import colour, font
from ui.widgets.hearing import Heard

if TYPE_CHECKING:
    from smmdesk.domain.budget import Category, Sums

THICK = 10
GAP = 10


class PlanBar(QWidget):
    """All bars of a chart share one scale, `longest`, and one column of words, `room` pixels wide."""

    heard_as = Heard.PICTURE

    def __init__(self, category: Category) -> None:
        super().__init__()
        self._category = category
        self.planned, self.actual, self.beyond, self._longest, self._room, self._words = 0, 0, 0, 1, 0, ""
        self.setFont(font(tokens.FONT_SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sums(self, sums: Sums, longest: int, words: str, room: int) -> None:
        """Sums, and what stands beside the bar; the `longest` of all in minor units."""
        self.planned, self.actual, self.beyond = sums.planned.minor, sums.actual.minor, sums.over.minor
        self._longest = max(longest, 1)
        self._words, self._room = words, room
        self.updateGeometry()
        self.update()

    @property
    def over(self) -> bool:
        """Whether some of it was paid over plan."""
        return self.beyond > 0

    def words(self) -> str:
        """What stands beside the bar."""
        return self._words

    def width_of(self, words: str) -> int:
        """How much room words take in this bar's letters."""
        return self.fontMetrics().horizontalAdvance(words)

    def track(self) -> QRectF:
        """Where the bar may be filled."""
        width = max(self.width() - self._room - GAP, scaled(24))
        return QRectF(0.5, (self.height() - scaled(THICK)) / 2, width - 1, scaled(THICK))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._room + scaled(150), scaled(22))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._room + GAP + scaled(24), scaled(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = self.track()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover"))
        painter.drawRoundedRect(track, 3, 3)
        # what lines cost over their plan has the other colour, though other lines are not paid yet
        inside = self._length(self.actual - self.beyond)
        self._fill_part(painter, track, 0, inside, category_colour(self._category))
        self._fill_part(painter, track, inside, self._length(self.actual), colour("bad.solid"))
        if self.planned:
            line = QRectF(track.x() + self._length(self.planned) - 0.75, track.y() - 4, 1.5, track.height() + 8)
            painter.fillRect(line, colour("text"))
        painter.setPen(colour("bad" if self.over else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._words)

    def _length(self, minor: int) -> float:
        return self.track().width() * max(minor, 0) / self._longest

    def _fill_part(self, painter: QPainter, track: QRectF, start: float, end: float, ink: QColor) -> None:
        if end - start > 0:
            painter.setBrush(ink)
            # two pixels at the least: what was paid is never nothing to look at
            painter.drawRoundedRect(QRectF(track.x() + start, track.y(), max(end - start, 2), track.height()), 3, 3)
