"""The ranking, painted: place, way, score as a bar and a figure, total cost. Cheap enough to follow a moving slider."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from smmdesk.domain.comparison import TOP_SCORE, Rank
from smmdesk.language import Language, _
from smmdesk.wording import offer_name
from ui.style import tokens
from ui.style.theme import MEDIUM, SEMIBOLD, colour, font

_HEAD: Final = 24
_ROW: Final = 40
_PLACE: Final = 22
_SCORE: Final = 92
_TOTAL: Final = 92
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class RankingList(QWidget):
    """Best first; offers without a price come last and say so."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._ranks: Sequence[Rank] = ()
        self._months = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(language(_("Ranking")))

    def show_ranks(self, ranks: Sequence[Rank], months: int) -> None:
        """Show these."""
        grown = len(ranks) != len(self._ranks)
        self._ranks, self._months = ranks, months
        self.setAccessibleDescription("; ".join(self.lines()))
        if grown:
            self.updateGeometry()
        self.update()

    def lines(self) -> list[str]:
        """What it says, line by line."""
        return [self._line(place, rank) for place, rank in enumerate(self._ranks, start=1)]

    def _line(self, place: int, rank: Rank) -> str:
        name = offer_name(rank.offer, self._language)
        if rank.cost is None:
            return f"{name}: {self._language(_('price not known yet'))}"
        total = self._language.money(rank.cost.total, cents=False)
        return f"{place}. {name}: {self._score(rank)}, {total}"

    def _score(self, rank: Rank) -> str:
        return self._language.number(rank.score, 1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(340, _HEAD + _ROW * len(self._ranks))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, _HEAD + _ROW * len(self._ranks))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        for row, rank in enumerate(self._ranks):
            self._paint_row(painter, QRect(0, _HEAD + row * _ROW, self.width(), _ROW), row, rank)

    def _paint_head(self, painter: QPainter) -> None:
        painter.setFont(font(tokens.FONT_SMALL, MEDIUM))
        painter.setPen(colour("muted"))
        language, width = self._language, self.width()
        points = language(_("Points of {top}"), top=TOP_SCORE)
        cost = language.count("In {n} month", "In {n} months", self._months)
        painter.drawText(QRect(0, 0, width - _TOTAL - 8, _HEAD), _RIGHT | _MIDDLE, points)
        painter.drawText(QRect(width - _TOTAL, 0, _TOTAL, _HEAD), _RIGHT | _MIDDLE, cost)

    def _paint_row(self, painter: QPainter, rect: QRect, row: int, rank: Rank) -> None:
        painter.setPen(colour("border"))
        painter.drawLine(rect.topLeft(), rect.topRight())
        inner = rect.adjusted(0, 1, 0, 0)
        if rank.cost is not None:
            painter.setFont(font(tokens.FONT_BASE, SEMIBOLD))
            painter.setPen(colour("accent_text" if row == 0 else "muted"))
            painter.drawText(inner, _LEFT | _MIDDLE, str(row + 1))
        self._paint_name(painter, inner.adjusted(_PLACE, 0, -_SCORE - _TOTAL - 16, 0), rank, first=row == 0)
        self._paint_score(painter, inner, rank, first=row == 0)
        painter.setFont(font())
        painter.setPen(colour("text"))
        total = self._language.money(rank.cost.total, cents=False) if rank.cost else "–"
        painter.drawText(inner, _RIGHT | _MIDDLE, total)

    def _paint_name(self, painter: QPainter, rect: QRect, rank: Rank, *, first: bool) -> None:
        """The way, and under it who offers it, whether it is real, and what it comes to a month."""
        language, under = self._language, " · ".join(self._details(rank))
        painter.setFont(font(tokens.FONT_BASE, SEMIBOLD if first else MEDIUM))
        painter.setPen(colour("text"))
        upper = rect.adjusted(0, 3, 0, -17)
        painter.drawText(upper, _LEFT | _MIDDLE, _cut(painter, language.word(rank.offer.way), rect.width()))
        painter.setFont(font(tokens.FONT_SMALL))
        painter.setPen(colour("attention" if rank.cost is None else "muted"))
        painter.drawText(rect.adjusted(0, 19, 0, -3), _LEFT | _MIDDLE, _cut(painter, under, rect.width()))

    def _details(self, rank: Rank) -> list[str]:
        language, offer = self._language, rank.offer
        known = language(_("Real offer")) if offer.real else language(_("assumed"))
        if rank.cost is None:
            return [each for each in (offer.name, language(_("price not known yet"))) if each]
        monthly = language.money(rank.cost.total * Fraction(1, self._months or 1), cents=False)
        return [each for each in (offer.name, language(_("{money} a month"), money=monthly), known) if each]

    def _paint_score(self, painter: QPainter, rect: QRect, rank: Rank, *, first: bool) -> None:
        right = rect.right() - _TOTAL - 8
        painter.setFont(font(tokens.FONT_BASE, SEMIBOLD if first else MEDIUM))
        painter.setPen(colour("text"))
        painter.drawText(QRect(right - 34, rect.y(), 34, rect.height()), _RIGHT | _MIDDLE, self._score(rank))
        if rank.score is None:
            return
        track = QRectF(right - _SCORE + 4, rect.center().y() - 3, _SCORE - 44, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover"))
        painter.drawRoundedRect(track, 3, 3)
        track.setWidth(track.width() * float(rank.score) / TOP_SCORE)
        painter.setBrush(colour("accent" if first else "focus"))
        painter.drawRoundedRect(track, 3, 3)

    @override
    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            row = (event.pos().y() - _HEAD) // _ROW
            QToolTip.showText(event.globalPos(), self.lines()[row] if 0 <= row < len(self._ranks) else "", self)
            return True
        return super().event(event)  # type: ignore[arg-type]  # a QEvent


def _cut(painter: QPainter, words: str, width: int) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
