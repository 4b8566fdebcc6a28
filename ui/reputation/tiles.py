"""The figures of the period: crisis sign, share of voice, and the net tone of reviews, media and talk apart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics

from smmdesk.domain.reputation.named import CrisisLevel, Sentiment
from smmdesk.speech.language import Language, _
from smmdesk.speech.reputation import net_words, stars_words, tone_counts, without_words
from smmdesk.speech.reputation_sign import SIGN, sign_in_short, sign_remark
from smmdesk.speech.voices import VOICE, change_words, range_words, tenths_words, voice_of
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
    from smmdesk.domain.reputation.voice import VoiceTold
    from smmdesk.domain.reputation.weeks import DaySign
    from smmdesk.services.reputation import ReputationSheet

_PADDING: Final = 12
_LINES: Final = (16, 28, 20, 16)
"""Heights of the name, the figure, the counts and the remark."""
_LINE: Final = 22
"""Height of name and figure where they stand on one line."""
_AIR: Final = 10
_LEAST: Final = 100
SIGN_TILE, VOICE_TILE = "sign", "voice"
LEVELS: Final = {
    CrisisLevel.CALM: ("check-circle", "good"),
    CrisisLevel.WATCH: ("eye", "attention"),
    CrisisLevel.ALARM: ("warning", "bad"),
    CrisisLevel.NO_BAND: ("hourglass-medium", "muted"),
    CrisisLevel.NOT_WATCHED: ("eye-slash", "muted"),
}
"""Icon and colour of each level; the word stands beside it."""


class Words(NamedTuple):
    """What a tile says, from its first line to its last."""

    name: str
    figure: str
    line: str
    remark: str


class FigureTile(Tile):
    """A name and a figure, with a sign where it has one; where there is room a line and a remark below. Painted."""

    def __init__(
        self, key: str, words: Words, pressed: Callable[[], object], *, sign: tuple[str, str] | None = None
    ) -> None:
        self.name, self.figure, self.line, self.remark = words
        self.sign, self.is_low = sign, False
        said = tuple(filter(None, words))
        super().__init__(key, said, ", ".join(said), pressed)

    @override
    def minimumSizeHint(self) -> QSize:
        name = QFontMetrics(font(tokens.FONT_SMALL, MEDIUM)).horizontalAdvance(self.name)
        beside = scaled(tokens.ICON) + tokens.SPACE_1 if self.sign else 0
        if self.is_low:
            figure = QFontMetrics(font(weight=SEMIBOLD)).horizontalAdvance(self.figure) + beside
            return QSize(name + figure + tokens.SPACE_2 + 2 * scaled(_PADDING) + 2, scaled(_LINE) + scaled(_AIR))
        figure = QFontMetrics(font(tokens.FONT_TITLE, SEMIBOLD)).horizontalAdvance(self.figure) + beside
        remark = QFontMetrics(font(tokens.FONT_SMALL)).horizontalAdvance(self.remark)
        # a pixel more, since letters are painted wider than they are told to be
        width = max(scaled(_LEAST), name, figure, self.line_width(), remark) + 2 * scaled(_PADDING) + 2
        return QSize(width, sum(map(scaled, _LINES)) + 2 * scaled(_AIR))

    def line_width(self) -> int:
        """How wide what stands below the figure is."""
        return QFontMetrics(font()).horizontalAdvance(self.line)

    @override
    def paint_words(self, painter: QPainter) -> None:
        self._paint_low(painter) if self.is_low else self._paint_high(painter)

    @property
    def is_pale(self) -> bool:
        """Whether the figure may change much yet."""
        return False

    @property
    def _ink(self) -> str:
        return "muted" if self.is_pale else "text"

    def _paint_low(self, painter: QPainter) -> None:
        room = self.rect().adjusted(scaled(_PADDING), 0, -scaled(_PADDING), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(tokens.FONT_SMALL, MEDIUM))
        painter.setPen(colour("muted"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self.name)
        painter.setFont(font(weight=SEMIBOLD))
        painter.setPen(colour(self._ink))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self.figure)
        if self.sign:
            width = painter.fontMetrics().horizontalAdvance(self.figure) + scaled(tokens.ICON) + tokens.SPACE_1
            self._paint_sign(painter, room.right() - width, room)

    def _paint_high(self, painter: QPainter) -> None:
        lefts = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        tops = [scaled(_AIR) + sum(map(scaled, _LINES[:at])) for at in range(len(_LINES))]
        width = self.width() - 2 * scaled(_PADDING)
        rooms = [QRect(scaled(_PADDING), top, width, scaled(high)) for top, high in zip(tops, _LINES, strict=True)]
        if self.sign:
            self._paint_sign(painter, rooms[1].x(), rooms[1])
            rooms[1].setLeft(rooms[1].left() + scaled(tokens.ICON) + tokens.SPACE_1)
        for room, words, face, ink in (
            (rooms[0], self.name, font(tokens.FONT_SMALL, MEDIUM), "muted"),
            (rooms[1], self.figure, font(tokens.FONT_TITLE, SEMIBOLD), self._ink),
            (rooms[3], self.remark, font(tokens.FONT_SMALL), "muted"),
        ):
            painter.setFont(face)
            painter.setPen(colour(ink))
            painter.drawText(room, lefts, cut(painter, words, room.width()))
        self.paint_line(painter, rooms[2])

    def paint_line(self, painter: QPainter, room: QRect) -> None:
        """What stands below the figure."""
        painter.setFont(font())
        painter.setPen(colour("text"))
        lefts = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, lefts, cut(painter, self.line, room.width()))

    def _paint_sign(self, painter: QPainter, left: int, room: QRect) -> None:
        if self.sign:
            side, (name, ink) = scaled(tokens.ICON), self.sign
            paint_icon(painter, QRect(left, room.y() + (room.height() - side) // 2, side, side), name, ink)


class KindTile(FigureTile):
    """The net tone of one kind, below it how many have which tone."""

    def __init__(self, language: Language, found: KindFigures, pressed: Callable[[], object]) -> None:
        self._language, self.found = language, found
        counts = ", ".join(tone_counts(found.tones, language))
        figure = net_words(found.tones.net, language)
        super().__init__(
            found.kind, Words(language.word(found.kind), figure, counts, _kind_remark(found, language)), pressed
        )

    @property
    @override
    def is_pale(self) -> bool:
        return self.found.tones.net is None or self.found.tones.is_preliminary

    @override
    def line_width(self) -> int:
        return sum(width for _tone, _count, width in self._places())

    def _places(self) -> Iterator[tuple[Sentiment, str, int]]:
        """Each tone with its count and how wide both are."""
        metrics = QFontMetrics(font(weight=MEDIUM))
        for tone, count in self.found.tones.counts.items():
            words = self._language.number(count)
            yield tone, words, scaled(tokens.ICON) + tokens.SPACE_1 + metrics.horizontalAdvance(words) + tokens.SPACE_3

    @override
    def paint_line(self, painter: QPainter, room: QRect) -> None:
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


def _kind_remark(found: KindFigures, language: Language) -> str:
    """Stars, and how many have no tone."""
    missing = without_words(found, language)
    if missing and found.tones.judged and found.tones.is_preliminary:
        missing = f"{missing}: {language(_('preliminary'))}"
    return " · ".join(filter(None, (stars_words(found, language), missing)))


def sign_tile(told: DaySign, language: Language, pressed: Callable[[], object]) -> FigureTile:
    """The crisis sign, in a word and a picture."""
    words = Words(
        language(SIGN), language.word(told.sign.level), sign_in_short(told, language), sign_remark(told, language)
    )
    return FigureTile(SIGN_TILE, words, pressed, sign=LEVELS[told.sign.level])


class VoiceTile(FigureTile):
    """The share of voice with its range, and what became of it."""

    def __init__(self, told: VoiceTold, language: Language, pressed: Callable[[], object]) -> None:
        self._has_share = told.share is not None
        figure = tenths_words(told.share.value, language) if told.share else language(_("no data"))
        line = " ".join(filter(None, (told.share and range_words(told.share, language), voice_of(told, language))))
        super().__init__(VOICE_TILE, Words(language(VOICE), figure, line, change_words(told.change, language)), pressed)

    @property
    @override
    def is_pale(self) -> bool:
        return not self._has_share


class Tiles(TileRow[FigureTile]):
    """The sign, the share of voice, and one of each kind; on one low line where the window is low."""

    def __init__(self, language: Language, pressed: Callable[[str], object]) -> None:
        super().__init__(language(_("Figures of reputation")))
        self._language, self._pressed = language, pressed
        self._is_low = False

    def show_figures(self, sheet: ReputationSheet, figures: Mapping[MentionKind, KindFigures]) -> None:
        """Show these."""
        made: list[FigureTile] = []
        if sheet.sign is not None:
            made.append(sign_tile(sheet.sign, self._language, partial(self._pressed, SIGN_TILE)))
        if sheet.voices is not None:
            made.append(VoiceTile(sheet.voices, self._language, partial(self._pressed, VOICE_TILE)))
        made += [KindTile(self._language, found, partial(self._pressed, kind)) for kind, found in figures.items()]
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
        heads = [language(_("What")), language(_("Figure")), language(_("Made of")), language(_("Rests on"))]
        rows = [(each.name, each.figure, each.line, each.remark) for each in self.tiles]
        return Figures(heads, rows) if rows else None
