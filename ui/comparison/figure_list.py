"""A small table to read, painted: words on the left, figures in columns on the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, cut, font
from ui.widgets.figures import Figures
from ui.widgets.hearing import Heard
from ui.widgets.looked_at import looked_at
from ui.widgets.wrapping import wrapped

_HEAD: Final = 24
_ROW: Final = 28
_MORE: Final = 17
"""Pixels that a second line takes."""
_GAP: Final = 12
_BAR: Final = 64
_MOST_LINES: Final = 3
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


_Cells = Sequence[Sequence[str]]
"""The lines of each cell, words first."""


class FigureList(QWidget):
    """Columns are as wide as their widest figure; the words take the rest, on two lines where that is too little."""

    heard_as = Heard.LIST

    def __init__(self, name: str, heads: Sequence[str]) -> None:
        super().__init__()
        self._heads = heads
        self._lines: Sequence[Line] = ()
        self._widths: Sequence[int] = ()
        self._cells: Sequence[_Cells] = ()
        self.setAccessibleName(name)
        looked_at(self)
        self.setFont(font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self._lines = lines
        self._fit()
        self.update()

    def spoken(self) -> list[str]:
        """What it says, line by line."""
        return [", ".join((line.words, *line.figures)) for line in self._lines]

    def as_table(self) -> Figures | None:
        """The same in cells."""
        return Figures(self._heads, [(line.words, *line.figures) for line in self._lines]) if self._lines else None

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(300), self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each line the height that its words ask for in this width."""
        self._widths = self._column_widths()
        self._cells = [self._wrapped(line) for line in self._lines]
        self.setFixedHeight(scaled(_HEAD) + sum(map(_height, self._cells)))

    def _wrapped(self, line: Line) -> _Cells:
        """The words, then the figures, each on as few lines as it needs."""
        face = _face(line)
        texts = (line.words, *line.figures)
        rooms = (self._words_room(barred=line.share is not None), *self._widths)
        return [wrapped(text, face, room, _MOST_LINES) for text, room in zip(texts, rooms, strict=False)]

    def _words_room(self, *, barred: bool) -> int:
        """Pixels left of the figures, and of the bar."""
        return self.width() - sum(self._widths) - _GAP * len(self._widths) - (scaled(_BAR) + _GAP if barred else 0)

    def _column_widths(self) -> list[int]:
        """Of the columns of figures; where they would crowd the words out, the widest wraps, its longest word whole."""
        count = max((len(line.figures) for line in self._lines), default=0)
        found = [self._widest(column) for column in range(count)]
        over = sum(found) + _GAP * count - round(self.width() * _MOST)
        if over > 0 and found:
            widest = found.index(max(found))
            found[widest] -= min(over, found[widest] - self._widest(widest, lambda figure: figure.split() or [""]))
        return found

    def _widest(self, column: int, parts: Callable[[str], list[str]] = lambda figure: [figure]) -> int:
        """Pixels of the widest part of a column's figures and head."""
        strong, small = QFontMetrics(font(weight=MEDIUM)), QFontMetrics(font(tokens.FONT_SMALL, MEDIUM))
        # there may be none over it
        heads = [small.horizontalAdvance(head) for head in self._heads[column + 1 : column + 2]]
        figures = [
            part for line in self._lines for figure in line.figures[column : column + 1] for part in parts(figure)
        ]
        return max([*heads, *map(strong.horizontalAdvance, figures)], default=0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("muted"))
        painter.setFont(font(tokens.FONT_SMALL, MEDIUM))
        self._paint_cells(painter, QRect(0, 0, self.width(), scaled(_HEAD)), [[head] for head in self._heads])
        top = scaled(_HEAD)
        for line, cells in zip(self._lines, self._cells, strict=True):
            rect = QRect(0, top, self.width(), _height(cells))
            painter.setPen(colour("border"))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.setPen(colour(line.ink))
            painter.setFont(_face(line))
            self._paint_cells(painter, rect, cells)
            if line.share is not None:
                left = self._words_room(barred=True) + _GAP
                _paint_bar(painter, QRectF(left, rect.center().y() - 2, scaled(_BAR), 6), line.share)
            top += rect.height()

    def _paint_cells(self, painter: QPainter, rect: QRect, cells: _Cells) -> None:
        """Words on the left, figures from the right, each in the middle of the line's height."""
        words, *figures = cells
        left = self._words_room(barred=False)
        _paint_lines(painter, QRect(0, rect.y(), left, rect.height()), words, _LEFT)
        for figure, width in zip(figures, self._widths, strict=False):
            left += _GAP
            _paint_lines(painter, QRect(left - 2, rect.y(), width + 2, rect.height()), figure, _RIGHT)
            left += width


def _face(line: Line) -> QFont:
    return font(weight=MEDIUM) if line.strong else font()


def _height(cells: _Cells) -> int:
    """Of a line whose fullest cell takes so many lines."""
    return scaled(_ROW) + scaled(_MORE) * (max(map(len, cells), default=1) - 1)


def _paint_lines(painter: QPainter, rect: QRect, texts: Sequence[str], side: Qt.AlignmentFlag) -> None:
    tall = scaled(_MORE) if len(texts) > 1 else rect.height()
    room = QRect(rect.x(), rect.y() + (rect.height() - tall * len(texts)) // 2, rect.width(), tall)
    for text in texts:
        painter.drawText(room, side | _MIDDLE, cut(painter, text, room.width()))
        room.translate(0, tall)


def _paint_bar(painter: QPainter, track: QRectF, share: float) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("hover"))
    painter.drawRoundedRect(track, 3, 3)
    if share > 0:
        painter.setBrush(colour("accent_pale"))
        # three pixels at the least: what is more than nothing can be seen
        painter.drawRoundedRect(QRectF(track.x(), track.y(), max(track.width() * share, 3), track.height()), 3, 3)
    painter.restore()
