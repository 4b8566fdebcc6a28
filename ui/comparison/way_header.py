"""The heads of the columns: the way, who offers it, whether it is real; a click opens what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from smmdesk.domain.comparison import Offer, Way
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import pixmap
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, font

if TYPE_CHECKING:
    from collections.abc import Callable

_PAD = 8
_NEAR = 2
"""Pixels behind the words: the next column begins with room."""
_NAMES = 58
_ORIGIN = 18
_TICK = 15
_ARROW = 14
"""Room of the arrow that says that a click opens something."""
_SIZES = (tokens.FONT_BASE, tokens.FONT_BASE - 0.5, tokens.FONT_SMALL, tokens.FONT_SMALL - 1)
_ORIGIN_SIZE = tokens.FONT_SMALL - 0.5
_LEFT = Qt.AlignmentFlag.AlignLeft
_WRAPPED = _LEFT | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap

_REAL: Final = _("Real offer")
_SHORT: Final = _("Real")
"""Where a column is too narrow for that."""


class WayHeader(QHeaderView):
    """`leader` is the id of the offer that comes first now; it gets a line in the accent above it."""

    def __init__(
        self, language: Language, offer: Callable[[int], Offer], parent: QWidget, *, tells_origin: bool
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._language, self._offer = language, offer
        self._tells_origin = tells_origin
        self._sizes: dict[tuple[int, ...], float] = {}
        self.leader: str | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(scaled(_NAMES) + (scaled(_ORIGIN) if tells_origin else 0))

    def least_width(self) -> int:
        """What a column needs, so that no word of a name is cut, nor where the figures come from."""
        large, small = QFontMetrics(font(_SIZES[-1], MEDIUM)), QFontMetrics(font(_ORIGIN_SIZE))
        words = (word for way in Way for word in self._language.word(way).split())
        widths = [large.horizontalAdvance(word) for word in words]
        if self._tells_origin:
            widths.append(scaled(_TICK) + small.horizontalAdvance(self._language(_SHORT)) + scaled(_ARROW))
        return max(widths) + _PAD + _NEAR + 2

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    @override
    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        offer = self._offer(index)
        painter.save()
        painter.fillRect(rect, colour("page"))
        if offer.id == self.leader:
            painter.fillRect(QRect(rect.x() + _PAD, rect.y(), rect.width() - 2 * _PAD, 3), colour("accent"))
        painter.setPen(colour("border_strong"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(_PAD, 8, -_NEAR, -4)
        painter.setFont(font(self._size(inner.width()), MEDIUM))
        painter.setPen(colour("text"))
        name = QRect(inner.x(), inner.y(), inner.width(), scaled(_NAMES) - 10)
        painter.drawText(name, _WRAPPED, self._language.word(offer.way))
        if self._tells_origin:
            foot = QRect(inner.x(), inner.bottom() + 1 - scaled(16), inner.width(), scaled(16))
            self._paint_origin(painter, foot, is_real=offer.real)
        painter.restore()

    def _size(self, width: int) -> float:
        """The largest size in which the names of all columns fit: all have the same."""
        # by the ways in sight and their width, since every painting asks
        columns = (width, *(list(Way).index(self._offer(column).way) for column in range(self.count())))
        if columns not in self._sizes:
            self._sizes[columns] = next((size for size in _SIZES if self._fits(size, width)), _SIZES[-1])
        return self._sizes[columns]

    def _fits(self, size: float, width: int) -> bool:
        metrics, room = QFontMetrics(font(size, MEDIUM)), QRect(0, 0, width, scaled(_NAMES) - 10)
        names = (self._language.word(self._offer(column).way) for column in range(self.count()))
        found = (metrics.boundingRect(room, int(_WRAPPED), name) for name in names)
        return all(rect.width() <= width and rect.height() <= room.height() for rect in found)

    def _paint_origin(self, painter: QPainter, rect: QRect, *, is_real: bool) -> None:
        """Whether it is real, and the arrow."""
        side = scaled(10)
        top = rect.y() + (rect.height() - side) // 2
        painter.drawPixmap(rect.right() - side - 2, top, pixmap("caret-down", side, "faint"))
        if not is_real:
            return
        painter.drawPixmap(rect.x(), rect.y() + scaled(2), pixmap("check-circle", scaled(12), "good"))
        rect = rect.adjusted(scaled(_TICK), 0, -scaled(_ARROW), 0)
        painter.setFont(font(_ORIGIN_SIZE))
        painter.setPen(colour("good"))
        words = self._language(_REAL)
        if painter.fontMetrics().horizontalAdvance(words) > rect.width():
            words = self._language(_SHORT)
        painter.drawText(rect, _LEFT | Qt.AlignmentFlag.AlignVCenter, words)
