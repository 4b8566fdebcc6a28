"""Under the month of several clients: whose chips have which colour."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from ui.style import tokens
from ui.style.theme import MEDIUM, colour, font

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ui.calendar.shown.looks import ClientMark

HEIGHT: Final = 26
_SWATCH, _GAP, _BETWEEN = 10, 5, 18
_LONGEST, _WHOLE = 180, 420
"""Pixels of a client's name, and where there is room for all."""
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def how_many_fit(widths: Sequence[int], room: int, more: int) -> int:
    """How many entries of these widths stand side by side, with `more` pixels kept where some are left out."""
    ends = [end - _BETWEEN for end in accumulate(width + _BETWEEN for width in widths)]
    if not ends or ends[-1] <= room:
        return len(ends)
    return sum(end + _BETWEEN + more <= room for end in ends)


class _Entry(NamedTuple):
    """One client as it is painted: ink, initials and name with their pixels."""

    ink: QColor
    initials: str
    name: str
    first: int
    second: int

    @property
    def width(self) -> int:
        return _SWATCH + 2 * _GAP + self.first + self.second


class Legend:
    """Paints swatches, initials and names; “+3” for those without room. Made anew when the theme changes."""

    def __init__(self, marks: Collection[ClientMark]) -> None:
        self._small, self._strong = font(tokens.FONT_SMALL), font(tokens.FONT_SMALL, MEDIUM)
        self._more = QFontMetrics(self._strong).horizontalAdvance("+00")
        self._whole = [self._entry(mark, _WHOLE) for mark in marks]
        self._cut = [self._entry(mark, _LONGEST) for mark in marks]

    def names(self, room: int) -> list[str]:
        """The names as they stand on so many pixels."""
        return [entry.name for entry in self._shown(room)]

    def _entry(self, mark: ClientMark, longest: int) -> _Entry:
        metrics, strong = QFontMetrics(self._small), QFontMetrics(self._strong)
        name = metrics.elidedText(mark.name, Qt.TextElideMode.ElideRight, longest)
        first, second = strong.horizontalAdvance(mark.initials), metrics.horizontalAdvance(name)
        return _Entry(colour(mark.colour), mark.initials, name, first, second)

    def _shown(self, room: int) -> list[_Entry]:
        """All with their whole names where they fit so, else as many as fit with names that are cut."""
        if how_many_fit([entry.width for entry in self._whole], room, self._more) == len(self._whole):
            return self._whole
        return self._cut[: how_many_fit([entry.width for entry in self._cut], room, self._more)]

    def paint(self, painter: QPainter, place: QRect) -> None:
        """On the page's ground."""
        painter.fillRect(place, colour("page"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = place.left() + _GAP, place.center().y() + 1
        shown = self._shown(place.width() - _GAP)
        for ink, initials, name, first, second in shown:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(left, middle - _SWATCH / 2, _SWATCH, _SWATCH), 3, 3)
            left += _SWATCH + _GAP
            self._say(painter, QRect(left, place.top(), first, place.height()), initials, is_strong=True)
            left += first + _GAP
            self._say(painter, QRect(left, place.top(), second, place.height()), name)
            left += second + _BETWEEN
        if rest := len(self._whole) - len(shown):
            room = QRect(left, place.top(), place.right() - left, place.height())
            self._say(painter, room, f"+{rest}", is_strong=True)

    def _say(self, painter: QPainter, room: QRect, words: str, *, is_strong: bool = False) -> None:
        painter.setFont(self._strong if is_strong else self._small)
        painter.setPen(colour("muted" if is_strong else "text"))
        painter.drawText(room, _LEFT, words)
