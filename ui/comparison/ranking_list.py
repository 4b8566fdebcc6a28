"""The ranking, painted: place, way, score as a bar and a figure, what is paid. Cheap enough to follow a slider."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from smmdesk.domain.comparing.ranking import Beyond, Rank, places
from smmdesk.domain.comparison import TOP_SCORE
from smmdesk.speech.guesses import nearly
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, SEMIBOLD, colour, cut, font
from ui.widgets import tips
from ui.widgets.figures import Figures
from ui.widgets.hearing import Heard
from ui.widgets.looked_at import looked_at
from ui.widgets.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.ids import OfferId
    from smmdesk.domain.money import Money

_HEAD: Final = 24
_ROW: Final = 40
_MORE: Final = 16
"""Pixels that a second line of the way's name takes."""
_MORE_SMALL: Final = 14
"""Pixels that a second line of who offers it takes."""
_PLACE: Final = 20
_SCORE: Final = 36
_TOTAL: Final = 96
_GAP: Final = 10
_MOST_LINES, _MOST_DETAILS = 3, 4
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Line:
    """A rank in words, made once for all the times it is painted."""

    way: str
    details: str
    place: int = 0
    score: str = ""
    share: float = 0.0
    total: str = ""
    monthly: str = ""
    month: str = ""
    """the same without words"""


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of a line as they are broken for the room there is."""

    ways: Sequence[str]
    details: Sequence[str]

    @property
    def height(self) -> int:
        return scaled(_ROW) + scaled(_MORE) * (len(self.ways) - 1) + scaled(_MORE_SMALL) * (len(self.details) - 1)


class RankingList(QWidget):
    """Best first; then, below a stronger line, those that ask for more than there is, and those without a price."""

    heard_as = Heard.LIST

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._lines: Sequence[_Line] = ()
        self._rows: Sequence[_Row] = ()
        self._months = 0
        self._worded: dict[OfferId, tuple[str, str, str]] = {}
        self._paid: dict[OfferId, Money] = {}
        self._guessed: frozenset[OfferId] = frozenset()
        self._room = scaled(_TOTAL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(language(_("Ranking")))
        looked_at(self)

    def show_ranks(self, ranks: Sequence[Rank], months: int, guessed: frozenset[OfferId] = frozenset()) -> None:
        """Show these; what is paid for the `guessed` ones rests on figures of ours."""
        paid = {rank.offer.id: rank.cost.paid for rank in ranks if rank.cost}
        if (paid, months, guessed) != (self._paid, self._months, self._guessed):
            self._months, self._paid, self._guessed = months, paid, guessed
            self._word()
        self._lines = [self._line(rank, place) for rank, place in zip(ranks, places(ranks), strict=True)]
        self._fit()
        self.update()

    def spoken(self) -> list[str]:
        """What it says, line by line."""
        return [
            f"{line.place}. {line.way} ({line.details}): {line.score}, {line.total}, {line.monthly}"
            if line.place
            else f"{line.way}: {_joined(line.details, line.total, line.monthly)}"
            for line in self._lines
        ]

    def as_table(self) -> Figures | None:
        """The same in cells."""
        language = self._language
        heads = (
            language(_("Place")),
            language(_("Way")),
            language(_("Who offers")),
            *self._heads(),
            language(_("A month")),
        )
        rows = [
            (str(line.place or ""), line.way, line.details, line.score, line.total, line.month) for line in self._lines
        ]
        return Figures(heads, rows) if rows else None

    def _heads(self) -> tuple[str, str]:
        """Above points and money."""
        points = self._language(_("Points of {top}"), top=TOP_SCORE)
        return points, self._over_costs()

    def _line(self, rank: Rank, place: int | None) -> _Line:
        language, offer = self._language, rank.offer
        way = language.word(offer.way)
        if rank.cost is None:
            return _Line(way, _joined(offer.name, language(_("price not known yet"))))
        hours = language.count("{n} hour a month", "{n} hours a month", offer.owner_hours)
        if place is None or rank.score is None:
            over = ", ".join(language.word(each) for each in rank.beyond)
            total, monthly, month = self._worded[offer.id]
            taken = hours if Beyond.TIME in rank.beyond else ""
            return _Line(way, _joined(offer.name, over, taken), total=total, monthly=monthly, month=month)
        return _Line(
            way,
            _joined(offer.name, language(_("Real offer")) if offer.real else "", hours),
            place,
            language.number(rank.score, 1),
            float(rank.score) / TOP_SCORE,
            *self._worded[offer.id],
        )

    def _word(self) -> None:
        """Sums and what they come to a month: they stay while weights move, and formatting is most of the work."""
        self._worded = {offer_id: self._sums(offer_id, paid) for offer_id, paid in self._paid.items()}
        strong, small = QFontMetrics(font(tokens.FONT_BASE, SEMIBOLD)), QFontMetrics(font(tokens.FONT_SMALL))
        widths = [
            max(strong.horizontalAdvance(a), small.horizontalAdvance(b)) for a, b, _month in self._worded.values()
        ]
        head = QFontMetrics(font(tokens.FONT_SMALL, MEDIUM)).horizontalAdvance(self._over_costs())
        # never less, so that the column keeps still while prices are typed
        self._room = max((scaled(_TOTAL), head + 2, *widths))

    def _over_costs(self) -> str:
        return self._language.count("Paid in {n} month", "Paid in {n} months", self._months)

    def _sums(self, offer_id: OfferId, paid: Money) -> tuple[str, str, str]:
        """In all, a month in words and as a figure: guesses to three digits, with a sign for it."""
        language, monthly = self._language, paid * Fraction(1, self._months)
        if offer_id not in self._guessed:
            exact = language.short_money(monthly)
            return language.short_money(paid), language(_("{money} a month"), money=exact), exact
        rough = nearly(monthly, language)
        return nearly(paid, language), language(_("{money} a month"), money=rough), rough

    def _words_room(self, line: _Line) -> int:
        """Pixels for the way and for who offers it; what has no score has the room of that as well."""
        return self.width() - scaled(_PLACE) - self._room - _GAP - (scaled(_SCORE) + _GAP if line.place else 0)

    def _fit(self) -> None:
        """Names that are too long for their column take more lines."""
        self._rows = [self._wrapped(line) for line in self._lines]
        self.setFixedHeight(scaled(_HEAD) + sum(row.height for row in self._rows))

    def _wrapped(self, line: _Line) -> _Row:
        room = self._words_room(line)
        return _Row(
            wrapped(line.way, _face(line), room, _MOST_LINES),
            wrapped(line.details, font(tokens.FONT_SMALL), room, _MOST_DETAILS),
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(340), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(280), self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        top = scaled(_HEAD)
        above = None
        for line, row in zip(self._lines, self._rows, strict=True):
            rect = QRect(0, top, self.width(), row.height)
            self._paint_row(painter, rect, line, row)
            if above is not None and above.place and not line.place:
                # from here on nobody has a place
                painter.fillRect(QRect(0, top - 1, self.width(), 2), colour("border_strong"))
            above, top = line, top + rect.height()

    def _paint_head(self, painter: QPainter) -> None:
        painter.setFont(font(tokens.FONT_SMALL, MEDIUM))
        painter.setPen(colour("muted"))
        width, (points, costs) = self.width(), self._heads()
        painter.drawText(QRect(0, 0, width - self._room - _GAP, scaled(_HEAD)), _RIGHT | _MIDDLE, points)
        painter.drawText(QRect(width - self._room, 0, self._room, scaled(_HEAD)), _RIGHT | _MIDDLE, costs)

    def _paint_row(self, painter: QPainter, rect: QRect, line: _Line, row: _Row) -> None:
        """Figures on the upper line; under them the bar and what it comes to a month, at the bottom who offers."""
        painter.setPen(colour("border"))
        painter.drawLine(rect.topLeft(), rect.topRight())
        upper = QRect(rect.x(), rect.y() + 4, rect.width(), scaled(18))
        if line.place:
            painter.setFont(font(tokens.FONT_BASE, SEMIBOLD))
            painter.setPen(colour("accent_text" if line.place == 1 else "muted"))
            painter.drawText(upper, _LEFT | _MIDDLE, str(line.place))
        painter.setFont(_face(line))
        painter.setPen(colour("text"))
        words = QRect(scaled(_PLACE), upper.y(), self._words_room(line), upper.height())
        for way in row.ways:
            painter.drawText(words, _LEFT | _MIDDLE, cut(painter, way, words.width()))
            words.translate(0, scaled(_MORE))
        score = QRect(words.right() + _GAP, upper.y(), scaled(_SCORE), upper.height())
        painter.drawText(upper, _RIGHT | _MIDDLE, line.total)
        if line.place:
            painter.drawText(score, _RIGHT | _MIDDLE, line.score)
            _paint_bar(
                painter, QRectF(score.x(), score.y() + scaled(23), scaled(_SCORE), 5), line.share, first=line.place == 1
            )
        painter.setFont(font(tokens.FONT_SMALL))
        painter.setPen(colour("muted" if line.place else "attention"))
        words.translate(0, 1)
        for details in row.details:
            painter.drawText(words, _LEFT | _MIDDLE, cut(painter, details, words.width()))
            words.translate(0, scaled(_MORE_SMALL))
        painter.setPen(colour("muted"))
        lower = upper.translated(0, scaled(17))
        painter.drawText(lower, _RIGHT | _MIDDLE, cut(painter, line.monthly, self._room + _GAP - 2))

    def _row_at(self, y: int) -> int | None:
        """Which line lies at this height."""
        ends = accumulate((row.height for row in self._rows), initial=scaled(_HEAD))
        return next((row for row, (top, end) in enumerate(pairwise(ends)) if top <= y < end), None)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            row = self._row_at(event.pos().y())
            words = "" if row is None else self.spoken()[row]
            QToolTip.showText(event.globalPos(), tips.plain(words), self)
            return True
        return super().event(event)


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))


def _face(line: _Line) -> QFont:
    """The first way stands out."""
    return font(tokens.FONT_BASE, SEMIBOLD if line.place == 1 else MEDIUM)


def _paint_bar(painter: QPainter, track: QRectF, share: float, *, first: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("hover"))
    painter.drawRoundedRect(track, 2.5, 2.5)
    painter.setBrush(colour("accent" if first else "accent_pale"))
    painter.drawRoundedRect(QRectF(track.x(), track.y(), track.width() * share, track.height()), 2.5, 2.5)
