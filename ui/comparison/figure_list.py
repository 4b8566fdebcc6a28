"""A small table to read, painted: words on the left, figures in columns on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.style import tokens
from ui.style.theme import MEDIUM, colour, cut, font

_HEAD: Final = 24
_ROW: Final = 28
_GAP: Final = 14
_BAR: Final = 64
_MOST: Final = 0.68  # of the width may be taken by figures
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Line:
    """Words, then a figure a column; `share` (0 to 1) draws a bar before the last; a `strong` line is what counts."""

    words: str
    figures: Sequence[str] = ()
    share: float | None = None
    strong: bool = False
    ink: str = "text"


class FigureList(QWidget):
    """Columns are as wide as their widest figure; the words take the rest and are cut where that is too little."""

    def __init__(self, name: str, heads: Sequence[str] = ()) -> None:
        super().__init__()
        self._heads = heads
        self._lines: Sequence[Line] = ()
        self.setAccessibleName(name)
        self.setFont(font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        grown = len(lines) != len(self._lines)
        self._lines = lines
        self.setAccessibleDescription("; ".join(self.spoken()))
        if grown:
            self.updateGeometry()
        self.update()

    def spoken(self) -> list[str]:
        """What it says, line by line."""
        return [", ".join((line.words, *line.figures)) for line in self._lines]

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, (_HEAD if self._heads else 0) + _ROW * len(self._lines))

    def _widths(self) -> list[int]:
        """Of the columns of figures; where they would crowd the words out, the widest gives way."""
        count = max((len(line.figures) for line in self._lines), default=0)
        strong, small = QFontMetrics(font(weight=MEDIUM)), QFontMetrics(font(tokens.FONT_SMALL, MEDIUM))
        heads = [small.horizontalAdvance(head) for head in self._heads[1:]]
        found = [
            max(
                [strong.horizontalAdvance(line.figures[column]) for line in self._lines if column < len(line.figures)]
                + heads[column : column + 1]
            )
            for column in range(count)
        ]
        over = sum(found) + _GAP * count - round(self.width() * _MOST)
        if over > 0 and found:
            found[found.index(max(found))] -= min(over, max(found) // 2)
        return found

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widths, top = self._widths(), 0
        if self._heads:
            painter.setPen(colour("muted"))
            painter.setFont(font(tokens.FONT_SMALL, MEDIUM))
            self._paint_cells(painter, QRect(0, 0, self.width(), _HEAD), self._heads[0], self._heads[1:], widths)
            top = _HEAD
        for row, line in enumerate(self._lines):
            rect = QRect(0, top + row * _ROW, self.width(), _ROW)
            painter.setPen(colour("border"))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.setPen(colour(line.ink))
            painter.setFont(font(weight=MEDIUM) if line.strong else font())
            room = self._paint_cells(painter, rect, line.words, line.figures, widths, barred=line.share is not None)
            if line.share is not None:
                _paint_bar(painter, QRectF(room + _GAP, rect.center().y() - 2, _BAR, 6), line.share)

    def _paint_cells(
        self,
        painter: QPainter,
        rect: QRect,
        words: str,
        figures: Sequence[str],
        widths: Sequence[int],
        *,
        barred: bool = False,
    ) -> int:
        """Figures from the right, words with what is left; where the words end at most."""
        right = rect.right() + 1 - sum(widths) - _GAP * len(widths)
        left = right
        for figure, width in zip(figures, widths, strict=False):
            left += _GAP
            shown = cut(painter, figure, width + 2)
            painter.drawText(QRect(left - 2, rect.y(), width + 2, rect.height()), _RIGHT | _MIDDLE, shown)
            left += width
        room = right - (_BAR + _GAP if barred else 0)
        shown = cut(painter, words, room)
        painter.drawText(QRect(0, rect.y(), room, rect.height()), _LEFT | _MIDDLE, shown)
        return room


def _paint_bar(painter: QPainter, track: QRectF, share: float) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("hover"))
    painter.drawRoundedRect(track, 3, 3)
    if share > 0:
        painter.setBrush(colour("focus"))
        painter.drawRoundedRect(QRectF(track.x(), track.y(), max(track.width() * share, 3), track.height()), 3, 3)
    painter.restore()
