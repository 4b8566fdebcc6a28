"""Paints an empty slot: dashed and without a ground, so that it is never taken for a post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from smmdesk.speech.formats import FORMATS
from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, cut, font

if TYPE_CHECKING:
    from smmdesk.domain.slots import Place
    from ui.calendar.month.chip_painter import ChipPainter

_CORNER: Final = 5
_SIGN: Final = 11
_BETWEEN: Final = 5
_LETTERS: Final = 19
_FEW_WORDS: Final = 34
"""Pixels that hold no word worth reading."""
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class GapPainter:
    """Paints gaps in one language, with the networks as `chips` paints them."""

    def __init__(self, language: Language, chips: ChipPainter) -> None:
        self._language, self._chips = language, chips
        self._strong, self._small = font(tokens.FONT_SMALL, MEDIUM), font(tokens.FONT_SMALL)
        self._metrics = QFontMetrics(self._strong)

    def paint(self, painter: QPainter, place: QRect, gap: Place, *, selected: bool = False) -> None:
        """A plus, the slot's time, its network or its client where several are shown, and what it is meant for."""
        self._frame(painter, place, selected=selected)
        line = QRect(place.left() + 7, place.top(), place.width() - 11, min(place.height(), scaled(tokens.ROW_HEIGHT)))
        painter.setClipRect(place)
        left = line.left()
        time = self._language.time(gap.slot.at)
        wide = self._metrics.horizontalAdvance(time)
        if line.width() >= scaled(_SIGN) + _BETWEEN + wide:
            side = scaled(_SIGN)
            sign = QRect(left, line.center().y() - side // 2, side, side)
            paint_icon(painter, sign, "plus", "accent_text" if selected else "muted")
            left += side + _BETWEEN
        painter.setFont(self._strong)
        painter.setPen(colour("accent_text" if selected else "muted"))
        painter.drawText(QRect(left, line.top(), wide + 1, line.height()), _LEFT, time)
        left += wide + _BETWEEN
        if gap.slot.network is not None and left + scaled(_LETTERS) <= line.right():
            letters = self._chips.letters(gap.slot.network)
            high = round(letters.height() / letters.devicePixelRatio())
            painter.drawPixmap(left, line.center().y() - high // 2, letters)
            left += scaled(_LETTERS) + _BETWEEN
        if (room := line.right() - left) >= scaled(_FEW_WORDS):
            painter.setFont(self._small)
            painter.drawText(QRect(left, line.top(), room, line.height()), _LEFT, cut(painter, self._words(gap), room))
        painter.setClipping(False)

    def _words(self, gap: Place) -> str:
        """Whose it is where several clients are shown, else what it is meant for, else that it is empty."""
        slot, mark = gap.slot, self._chips.mark_of(gap.slot.client_id)
        meant = slot.rubric or (self._language(FORMATS[slot.format]) if slot.format else "")
        return " · ".join(filter(None, (mark.initials if mark else "", meant))) or self._language(_("empty"))

    def _frame(self, painter: QPainter, place: QRect, *, selected: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QPen(colour("accent" if selected else "edge"), 1, Qt.PenStyle.DashLine)
        painter.setPen(ink)
        painter.setBrush(colour("accent_soft") if selected else Qt.BrushStyle.NoBrush)
        # a line one pixel wide is sharp only along the middle of pixels
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
