"""The figures of the period: the net tone of reviews, media and talk apart, each with what it rests on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics

from smmdesk.domain.reputation.named import Sentiment
from smmdesk.speech.language import Language, _
from smmdesk.speech.reputation import net_words, stars_words, tone_counts, without_words
from ui.overriding import override
from ui.reputation.columns import SIGNS
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, SEMIBOLD, colour, cut, font
from ui.widgets.figures import Figures
from ui.widgets.tiles import Tile, TileRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtGui import QPainter

    from smmdesk.domain.reputation.figures import KindFigures
    from smmdesk.domain.reputation.named import MentionKind

_PADDING: Final = 12
_LINES: Final = (16, 28, 20, 16)
"""Heights of the name, the figure, the counts and the remark."""
_LINE: Final = 22
"""Height of name and figure where they stand on one line."""
_AIR: Final = 10
_LEAST: Final = 100


class KindTile(Tile):
    """A name and a figure; where there is room below them how many have which tone, and what has none. Painted."""

    def __init__(self, language: Language, found: KindFigures, pressed: Callable[[], object]) -> None:
        self._language, self.found = language, found
        self.is_low = False
        self.name, self.figure = language.word(found.kind), net_words(found.tones.net, language)
        said = (self.name, self.figure, *self.counted(), self.remark())
        super().__init__(found.kind, said, ", ".join(filter(None, said)), pressed)

    def counted(self) -> list[str]:
        """How many have which tone, in words."""
        return tone_counts(self.found.tones, self._language)

    def remark(self) -> str:
        """Stars, and how many have no tone."""
        missing = without_words(self.found, self._language)
        if missing and self.found.tones.judged and self.found.tones.is_preliminary:
            missing = f"{missing}: {self._language(_('preliminary'))}"
        return " · ".join(filter(None, (stars_words(self.found, self._language), missing)))

    @override
    def minimumSizeHint(self) -> QSize:
        name = QFontMetrics(font(tokens.FONT_SMALL, MEDIUM)).horizontalAdvance(self.name)
        if self.is_low:
            figure = QFontMetrics(font(weight=SEMIBOLD)).horizontalAdvance(self.figure)
            return QSize(name + figure + tokens.SPACE_2 + 2 * scaled(_PADDING) + 2, scaled(_LINE) + scaled(_AIR))
        figure = QFontMetrics(font(tokens.FONT_TITLE, SEMIBOLD)).horizontalAdvance(self.figure)
        counts = sum(width for _tone, _count, width in self._places())
        remark = QFontMetrics(font(tokens.FONT_SMALL)).horizontalAdvance(self.remark())
        # a pixel more, since letters are painted wider than they are told to be
        width = max(scaled(_LEAST), name, figure, counts, remark) + 2 * scaled(_PADDING) + 2
        return QSize(width, sum(map(scaled, _LINES)) + 2 * scaled(_AIR))

    def _places(self) -> Iterator[tuple[Sentiment, str, int]]:
        """Each tone with its count and how wide both are."""
        metrics = QFontMetrics(font(weight=MEDIUM))
        for tone, count in self.found.tones.counts.items():
            words = self._language.number(count)
            yield tone, words, scaled(tokens.ICON) + tokens.SPACE_1 + metrics.horizontalAdvance(words) + tokens.SPACE_3

    @override
    def paint_words(self, painter: QPainter) -> None:
        self._paint_low(painter) if self.is_low else self._paint_high(painter)

    @property
    def _ink(self) -> str:
        """A figure that may change much yet is pale."""
        return "muted" if self.found.tones.net is None or self.found.tones.is_preliminary else "text"

    def _paint_low(self, painter: QPainter) -> None:
        room = self.rect().adjusted(scaled(_PADDING), 0, -scaled(_PADDING), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(tokens.FONT_SMALL, MEDIUM))
        painter.setPen(colour("muted"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self.name)
        painter.setFont(font(weight=SEMIBOLD))
        painter.setPen(colour(self._ink))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self.figure)

    def _paint_high(self, painter: QPainter) -> None:
        lefts = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        tops = [scaled(_AIR) + sum(map(scaled, _LINES[:at])) for at in range(len(_LINES))]
        width = self.width() - 2 * scaled(_PADDING)
        rooms = [QRect(scaled(_PADDING), top, width, scaled(high)) for top, high in zip(tops, _LINES, strict=True)]
        for room, words, face, ink in (
            (rooms[0], self.name, font(tokens.FONT_SMALL, MEDIUM), "muted"),
            (rooms[1], self.figure, font(tokens.FONT_TITLE, SEMIBOLD), self._ink),
            (rooms[3], self.remark(), font(tokens.FONT_SMALL), "muted"),
        ):
            painter.setFont(face)
            painter.setPen(colour(ink))
            painter.drawText(room, lefts, cut(painter, words, room.width()))
        self._paint_counts(painter, rooms[2])

    def _paint_counts(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(font(weight=MEDIUM))
        side, left = scaled(tokens.ICON), room.x()
        for tone, words, width in self._places():
            sign, ink = SIGNS[tone]
            square = QRect(left, room.y() + (room.height() - side) // 2, side, side)
            paint_icon(painter, square, sign, "muted" if ink == "neutral" else ink)
            painter.setPen(colour("text"))
            beside = QRect(left + side + tokens.SPACE_1, room.y(), width, room.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            left += width


class Tiles(TileRow[KindTile]):
    """One of each kind; on one low line where the window is low."""

    def __init__(self, language: Language, pressed: Callable[[MentionKind], object]) -> None:
        super().__init__(language(_("Net tone")))
        self._language, self._pressed = language, pressed
        self._is_low = False

    def show_figures(self, figures: Mapping[MentionKind, KindFigures]) -> None:
        """Show these."""
        made = [KindTile(self._language, found, partial(self._pressed, kind)) for kind, found in figures.items()]
        for tile in made:
            tile.is_low = self._is_low
        self.show_tiles(made)

    def set_low(self, is_low: bool) -> None:
        """Name and figure alone, on one line."""
        self._is_low = is_low
        for tile in self.tiles:
            tile.is_low = is_low
            tile.updateGeometry()
        self.fit()

    @override
    def as_table(self) -> Figures | None:
        language = self._language
        heads = [language(_("Kind")), language(_("Net tone")), *map(language.word, Sentiment), language(_("Rests on"))]
        rows = [
            (each.name, each.figure, *map(language.number, each.found.tones.counts.values()), each.remark())
            for each in self.tiles
        ]
        return Figures(heads, rows) if rows else None
