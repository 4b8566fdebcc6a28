"""The figures of the period: the net tone of reviews, media and talk apart, each with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from smmdesk.domain.reputation.named import MentionKind, Sentiment
from smmdesk.speech.language import Language, _
from smmdesk.speech.reputation import net_words, stars_words, without_words
from ui.overriding import override
from ui.reputation.columns import SIGNS
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, SEMIBOLD, colour, cut, font, frame_focus
from ui.widgets import tips
from ui.widgets.buttons import PushButton
from ui.widgets.figures import Figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtGui import QResizeEvent

    from smmdesk.domain.reputation.figures import KindFigures

_PADDING: Final = 12
_LINES: Final = (16, 28, 20, 16)
"""Heights of the name, the figure, the counts and the remark."""
_LINE: Final = 22
"""Height of name and figure where they stand on one line."""
_AIR: Final = 10
_LEAST: Final = 100


class Tile(PushButton):
    """A name and a figure; where there is room below them how many have which tone, and what has none. Painted."""

    def __init__(self, language: Language, found: KindFigures, pressed: Callable[[], object]) -> None:
        super().__init__()
        self._language, self.found = language, found
        self.is_low = False
        self.name, self.figure = language.word(found.kind), net_words(found.tones.net, language)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAccessibleName(", ".join(filter(None, (self.name, self.figure, *self.counted(), self.remark()))))
        self.setToolTip(tips.plain(self.accessibleName()))
        self.clicked.connect(lambda _checked=False: pressed())

    def counts(self) -> tuple[tuple[Sentiment, int], ...]:
        """How many have which tone."""
        tones = self.found.tones
        return tuple(zip(Sentiment, (tones.positive, tones.neutral, tones.negative), strict=True))

    def counted(self) -> list[str]:
        """The same in words."""
        return [f"{self._language.word(tone)}: {self._language.number(count)}" for tone, count in self.counts()]

    def remark(self) -> str:
        """Stars, and how many have no tone."""
        missing = without_words(self.found, self._language)
        if missing and self.found.tones.judged and self.found.tones.is_preliminary:
            missing = f"{missing}: {self._language(_('preliminary'))}"
        return " · ".join(filter(None, (stars_words(self.found, self._language), missing)))

    def as_table(self) -> Figures | None:
        """Those of all tiles: one alone is no table."""
        above = self.parentWidget()
        return above.as_table() if isinstance(above, Tiles) else None

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

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
        for tone, count in self.counts():
            words = self._language.number(count)
            yield tone, words, scaled(tokens.ICON) + tokens.SPACE_1 + metrics.horizontalAdvance(words) + tokens.SPACE_3

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(colour("border"), 1))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), tokens.CORNER, tokens.CORNER)
        self._paint_low(painter) if self.is_low else self._paint_high(painter)
        if self.hasFocus():
            frame_focus(painter, self.rect().adjusted(1, 1, -1, -1))

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


class Tiles(QWidget):
    """One of each kind, side by side; on one low line where the window is low."""

    def __init__(self, language: Language, pressed: Callable[[MentionKind], object]) -> None:
        super().__init__()
        self.setAccessibleName(language(_("Net tone")))
        self._language, self._pressed = language, pressed
        self._is_low = False
        self.tiles: dict[MentionKind, Tile] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.SPACE_3)

    def show_figures(self, figures: Mapping[MentionKind, KindFigures]) -> None:
        """Show these; who stands at one of them stays there."""
        stood = self.current()
        for old in self.tiles.values():
            old.hide()
            old.deleteLater()
        self.tiles = {
            kind: Tile(self._language, found, lambda kind=kind: self._pressed(kind))  # type: ignore[misc]
            for kind, found in figures.items()
        }
        for kind, tile in self.tiles.items():
            tile.is_low = self._is_low
            self._row.addWidget(tile)
            if kind is stood:
                tile.setFocus()
        self._fit()

    def set_low(self, is_low: bool) -> None:
        """Name and figure alone, on one line."""
        self._is_low = is_low
        for tile in self.tiles.values():
            tile.is_low = is_low
            tile.updateGeometry()
        self._fit()

    def current(self) -> MentionKind | None:
        """The kind of the tile where the keyboard is."""
        return next((kind for kind, tile in self.tiles.items() if tile.hasFocus()), None)

    def as_table(self) -> Figures | None:
        """All of them."""
        language = self._language
        heads = [language(_("Kind")), language(_("Net tone")), *map(language.word, Sentiment), language(_("Rests on"))]
        rows = [
            (each.name, each.figure, *(language.number(count) for _tone, count in each.counts()), each.remark())
            for each in self.tiles.values()
        ]
        return Figures(heads, rows) if rows else None

    @override
    def minimumSizeHint(self) -> QSize:
        sizes = [tile.minimumSizeHint() for tile in self.tiles.values()]
        return QSize(
            max((each.width() for each in sizes), default=0), max((each.height() for each in sizes), default=0)
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What of them there is no room for is left out, the last first."""
        left = self.width() + self._row.spacing()
        for tile in self.tiles.values():
            left -= tile.minimumSizeHint().width() + self._row.spacing()
            tile.setVisible(left >= 0 or tile is next(iter(self.tiles.values())))
