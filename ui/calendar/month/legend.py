"""Under the month of several clients: whose chips have which colour."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ui.style import tokens
from ui.style.theme import MEDIUM, colour, font

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ui.calendar.looks import ClientMark

HEIGHT: Final = 26
_SWATCH, _GAP, _BETWEEN = 10, 5, 18
_LONGEST: Final = 180
"""Pixels of a client's name."""
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def how_many_fit(widths: Sequence[int], room: int, more: int) -> int:
    """How many entries of these widths stand side by side, with `more` pixels kept where some are left out."""
    ends = [end - _BETWEEN for end in accumulate(width + _BETWEEN for width in widths)]
    if not ends or ends[-1] <= room:
        return len(ends)
    return sum(end + _BETWEEN + more <= room for end in ends)


class Legend:
    """Paints swatches, initials and names; “+3” for those without room. Made anew when the theme changes."""

    def __init__(self, marks: Collection[ClientMark]) -> None:
        self._small, self._strong = font(tokens.FONT_SMALL), font(tokens.FONT_SMALL, MEDIUM)
        metrics, strong = QFontMetrics(self._small), QFontMetrics(self._strong)
        self._more = strong.horizontalAdvance("+00")
        self._entries = []
        for mark in marks:
            name = metrics.elidedText(mark.name, Qt.TextElideMode.ElideRight, _LONGEST)
            parts = strong.horizontalAdvance(mark.initials), metrics.horizontalAdvance(name)
            self._entries.append((colour(mark.colour), mark.initials, name, *parts))
        self._widths = [_SWATCH + 2 * _GAP + first + second for *_words, first, second in self._entries]

    def paint(self, painter: QPainter, place: QRect) -> None:
        """On the page's ground."""
        painter.fillRect(place, colour("page"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = place.left() + _GAP, place.center().y() + 1
        shown = how_many_fit(self._widths, place.width() - _GAP, self._more)
        for ink, initials, name, first, second in self._entries[:shown]:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(left, middle - _SWATCH / 2, _SWATCH, _SWATCH), 3, 3)
            left += _SWATCH + _GAP
            self._say(painter, QRect(left, place.top(), first, place.height()), initials, is_strong=True)
            left += first + _GAP
            self._say(painter, QRect(left, place.top(), second, place.height()), name)
            left += second + _BETWEEN
        if rest := len(self._entries) - shown:
            room = QRect(left, place.top(), place.right() - left, place.height())
            self._say(painter, room, f"+{rest}", is_strong=True)

    def _say(self, painter: QPainter, room: QRect, words: str, *, is_strong: bool = False) -> None:
        painter.setFont(self._strong if is_strong else self._small)
        painter.setPen(colour("muted" if is_strong else "text"))
        painter.drawText(room, _LEFT, words)
