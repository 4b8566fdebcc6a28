"""A figure of the page as a painted card: name and figure, where there is room also what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics

from ui.overriding import override
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, SEMIBOLD, colour, cut, font
from ui.widgets.tiles import Tile

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont, QPainter

_PADDING: Final = 12
_LINES: Final = (16, 28, 20, 16)
"""Heights of the name, the figure, what it is made of and the remark."""
_LINE: Final = 22
"""Height of name and figure where they stand on one line."""
_AIR: Final = 10
_LEAST: Final = 100
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class FigureTile(Tile):
    """On one low line name and figure alone; what paints its `middle` otherwise says how wide that is.

    `sign` is the icon before the figure and its colour, where it has one.
    """

    lines: ClassVar[tuple[int, ...]] = _LINES
    """heights of name, figure, middle and remark; without the last there is no room for one"""

    def __init__(
        self,
        key: str,
        words: tuple[str, str, str, str],
        pressed: Callable[[], object],
        *,
        is_pale: bool = False,
        sign: tuple[str, str] | None = None,
    ) -> None:
        """`words` are the name, the figure, what it is made of and the remark."""
        self.name, self.figure, self.middle, self.remark = words
        self.is_low, self._is_pale, self.sign = False, is_pale, sign
        super().__init__(key, words, ", ".join(filter(None, words)), pressed)

    def middle_width(self) -> int:
        """How wide is what it is made of."""
        return QFontMetrics(font(weight=MEDIUM)).horizontalAdvance(self.middle)

    def paint_middle(self, painter: QPainter, room: QRect) -> None:
        """What it is made of."""
        painter.setFont(font(weight=MEDIUM))
        painter.setPen(colour("text"))
        painter.drawText(room, _LEFT, cut(painter, self.middle, room.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        name = QFontMetrics(font(tokens.FONT_SMALL, MEDIUM)).horizontalAdvance(self.name)
        if self.is_low:
            figure = QFontMetrics(font(weight=SEMIBOLD)).horizontalAdvance(self.figure) + self._beside
            return QSize(name + figure + tokens.SPACE_2 + 2 * scaled(_PADDING) + 2, scaled(_LINE) + scaled(_AIR))
        figure = QFontMetrics(font(tokens.FONT_TITLE, SEMIBOLD)).horizontalAdvance(self.figure) + self._beside
        remark = QFontMetrics(font(tokens.FONT_SMALL)).horizontalAdvance(self.remark)
        # a pixel more, since letters are painted wider than they are told to be
        width = max(scaled(_LEAST), name, figure, self.middle_width(), remark) + 2 * scaled(_PADDING) + 2
        return QSize(width, sum(map(scaled, self.lines)) + 2 * scaled(_AIR))

    @override
    def paint_words(self, painter: QPainter) -> None:
        self._paint_low(painter) if self.is_low else self._paint_high(painter)

    @property
    def _ink(self) -> str:
        """A figure that may change much yet is pale."""
        return "muted" if self._is_pale else "text"

    @property
    def _beside(self) -> int:
        """How wide the sign is that stands before the figure."""
        return scaled(tokens.ICON) + tokens.SPACE_1 if self.sign else 0

    def _paint_low(self, painter: QPainter) -> None:
        room = self.rect().adjusted(scaled(_PADDING), 0, -scaled(_PADDING), 0)
        painter.setFont(font(tokens.FONT_SMALL, MEDIUM))
        painter.setPen(colour("muted"))
        painter.drawText(room, _LEFT, self.name)
        painter.setFont(font(weight=SEMIBOLD))
        painter.setPen(colour(self._ink))
        painter.drawText(room, _RIGHT, self.figure)
        self._paint_sign(painter, room.right() - painter.fontMetrics().horizontalAdvance(self.figure), room)

    def _paint_high(self, painter: QPainter) -> None:
        name, figure, middle, *rest = self._rooms()
        self._write(painter, name, self.name, font(tokens.FONT_SMALL, MEDIUM), "muted")
        figure.setLeft(figure.left() + self._beside)
        self._paint_sign(painter, figure.left(), figure)
        self._write(painter, figure, self.figure, font(tokens.FONT_TITLE, SEMIBOLD), self._ink)
        self.paint_middle(painter, middle)
        for room in rest:
            self._write(painter, room, self.remark, font(tokens.FONT_SMALL), "muted")

    def _paint_sign(self, painter: QPainter, right: int, room: QRect) -> None:
        """Where the figure begins its sign is over."""
        if self.sign is not None:
            side, (icon, ink) = scaled(tokens.ICON), self.sign
            paint_icon(painter, QRect(right - self._beside, room.center().y() - side // 2, side, side), icon, ink)

    def _rooms(self) -> list[QRect]:
        tops = [scaled(_AIR) + sum(map(scaled, self.lines[:at])) for at in range(len(self.lines))]
        width = self.width() - 2 * scaled(_PADDING)
        return [QRect(scaled(_PADDING), top, width, scaled(high)) for top, high in zip(tops, self.lines, strict=True)]

    def _write(self, painter: QPainter, room: QRect, words: str, face: QFont, ink: str) -> None:
        painter.setFont(face)
        painter.setPen(colour(ink))
        painter.drawText(room, _LEFT, cut(painter, words, room.width()))
