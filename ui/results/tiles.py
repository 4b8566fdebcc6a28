"""The few figures that matter most, each with what became of it; whoever wants to know more presses one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics

from smmdesk.domain.results.against import compared
from smmdesk.speech import compared as said
from smmdesk.speech import measured
from smmdesk.speech.language import _
from ui.overriding import override
from ui.results.wording import tone_of
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, SEMIBOLD, colour, font
from ui.widgets.figures import Figures
from ui.widgets.tiles import Tile, TileRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QFont, QPainter

    from smmdesk.domain.results.metrics import Break
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.speech.language import Language
    from ui.results.shown import Results

_IN_ORDER: Final = (("leads",), ("cpl",), ("reach_day", "views", "reach"), ("followers",), ("er_reach", "er_views"))
"""What matters most, first; of each group the first that is known."""
_SPARE: Final = ("sales", "revenue", "views", "link_clicks", "interactions", "spend")
_FEWEST: Final = 3
_PADDING: Final = 12
_LEAST: Final = 148
_LINES: Final = (16, 28, 18, 16)
"""Heights of the name, the figure, the change and the remark."""


class Words(NamedTuple):
    """What a tile says. `is_up` says which way its arrow points, None for none."""

    key: str
    name: str
    figure: str
    change: str = ""
    remark: str = ""
    more: str = ""
    tone: str = "muted"
    is_up: bool | None = None


def keys_of(sheet: ResultsSheet) -> list[str]:
    """The metrics of the tiles: three to five, where so many are known; one of which there is no sum stands for its
    group where no other is known."""
    found = [
        next((key for is_there in (_is_known, _is_crossed) for key in group if is_there(sheet, key)), None)
        for group in _IN_ORDER
    ]
    chosen = [key for key in found if key is not None]
    spare = [key for key in _SPARE if key not in chosen and _is_known(sheet, key)]
    return chosen + spare[: max(_FEWEST - len(chosen), 0)]


def _is_known(sheet: ResultsSheet, key: str) -> bool:
    return sheet.value(key).value is not None


def _is_crossed(sheet: ResultsSheet, key: str) -> bool:
    """Whether its days are counted in two ways, and so not added up."""
    return key in sheet.catalogue and sheet.crossed(key) is not None


def words_of(key: str, shown: Results, breaks: Sequence[Break], language: Language) -> Words:
    """What is said of one metric."""
    sheet = shown.sheet
    remark = said.known(sheet.value(key), sheet, language)
    if _is_crossed(sheet, key):
        remark = language(_("counted in two ways"))
    name, figure = measured.name(sheet, key, language, shown.network), measured.told(sheet, key, language)
    if shown.against is None:
        return Words(key, name, figure, remark=remark)
    found = compared(key, sheet, shown.against, breaks, shown.network)
    told = said.change(found, sheet, language)
    is_nought = said.is_told_as_nought(found, sheet, language)
    is_up = found.step > 0 if found.step and not is_nought else None
    return Words(key, name, figure, told.short, remark, told.more, "muted" if is_nought else tone_of(found), is_up)


class WordsTile(Tile):
    """A name, a figure, its change and what it rests on, painted; nothing in it is cut."""

    def __init__(self, words: Words, pressed: Callable[[], object]) -> None:
        super().__init__(words.key, (words.name, words.figure, words.change, words.remark), words.more, pressed)
        self.words = words

    def _lines(self) -> Iterator[tuple[str, QFont, str]]:
        """Words, typeface and colour of each."""
        words = self.words
        yield words.name, font(tokens.FONT_SMALL, MEDIUM), "muted"
        yield words.figure, font(tokens.FONT_TITLE, SEMIBOLD), "text"
        yield words.change, font(weight=MEDIUM), words.tone
        yield words.remark, font(tokens.FONT_SMALL), "muted"

    @override
    def minimumSizeHint(self) -> QSize:
        widths = [QFontMetrics(face).horizontalAdvance(text) for text, face, _ink in self._lines()]
        sign = scaled(tokens.ICON) + tokens.SPACE_1 if self.words.is_up is not None else 0
        widths[2] += sign
        # a pixel more, since letters are painted wider than they are told to be
        width = max(scaled(_LEAST), max(widths) + 2 * scaled(_PADDING) + 2)
        return QSize(width, sum(map(scaled, _LINES)) + 2 * scaled(10))

    @override
    def paint_words(self, painter: QPainter) -> None:
        top = scaled(10)
        for height, (text, face, ink) in zip(_LINES, self._lines(), strict=True):
            self._paint_line(painter, QRect(scaled(_PADDING), top, self.width(), scaled(height)), text, face, ink)
            top += scaled(height)

    def _paint_line(self, painter: QPainter, room: QRect, text: str, face: QFont, ink: str) -> None:
        words = self.words
        if text and text is words.change and words.is_up is not None:
            side = scaled(tokens.ICON)
            square = QRect(QPoint(room.x(), room.center().y() - side // 2), QSize(side, side))
            paint_icon(painter, square, "arrow-up" if words.is_up else "arrow-down", ink)
            room.setLeft(room.left() + side + tokens.SPACE_1)
        painter.setFont(face)
        painter.setPen(colour(ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class Tiles(TileRow[WordsTile]):
    """The least important are left out first."""

    def __init__(self, name: str, heads: Sequence[str], pressed: Callable[[str], object]) -> None:
        super().__init__(name)
        self._heads, self._pressed = heads, pressed

    def show_words(self, words: Sequence[Words]) -> None:
        """Show these, if they are others."""
        if words != [tile.words for tile in self.tiles]:
            self.show_tiles([WordsTile(each, partial(self._pressed, each.key)) for each in words])

    @override
    def as_table(self) -> Figures | None:
        rows = [(each.words.name, each.words.figure, each.words.change, each.words.remark) for each in self.tiles]
        return Figures(self._heads, rows) if rows else None
