"""Icons of one family (Phosphor), drawn from `resources/icons/*.svg` in the theme's colour at the moment of painting.

    button.setIcon(icon("plus"))                  # quiet grey
    button.setIcon(icon("trash", "bad"))          # any token of ui.style.tokens.Colours

Nothing has to be done when the theme changes: the next paint asks for the colour again. New names go into
`resources/icons/make.py`.
"""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from smmdesk.machine.places import RESOURCES
from ui.style.theme import colours

FOLDER: Final = RESOURCES / "icons"
_LARGEST: Final = 16


def icon(name: str, colour: str = "muted") -> QIcon:
    """The icon `name` in the token `colour`; it stays right when the theme changes."""
    return QIcon(_TintedIcon(name, colour))


def icon_before_words(name: str, colour: str = "muted") -> QIcon:
    """The same for a button with words: where it is given more width than height, that is air on the words' side.

    The style puts words four pixels after an icon, whatever the sheet says.
    """
    return QIcon(_TintedIcon(name, colour, before_words=True))


def pixmap(name: str, size: int, colour: str = "muted", ratio: float = 1.0) -> QPixmap:
    """The icon as a picture `size` logical pixels wide, for labels and painters; tinted for the theme of now."""
    made = QPixmap(_tinted(name, colours().colour(colour), round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=512)
def _tinted(name: str, value: str, side: int) -> QPixmap:
    """One glyph in one colour, `side` device pixels square."""
    svg = _source(name).replace(b"currentColor", value.encode())
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(svg).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return made


@lru_cache(maxsize=256)
def _source(name: str) -> bytes:
    return (FOLDER / f"{name}.svg").read_bytes()


class _TintedIcon(QIconEngine):
    """Asks the theme for its colour whenever Qt asks for a picture."""

    def __init__(self, name: str, colour: str, *, before_words: bool = False) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._before_words = before_words

    @override
    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        """Square, and no larger than the line it stands in, however much room a table's icons may take."""
        side = min(size.width(), size.height(), _LARGEST if size.width() > size.height() else size.width())
        return QSize(side, side)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        colour = "faint" if mode is QIcon.Mode.Disabled else self._colour
        made = _tinted(self._name, colours().colour(colour), min(size.width(), size.height()))
        return _with_air(made, size) if self._before_words else made

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatioF()
        made = self.pixmap(QSize(round(side * ratio), round(side * ratio)), mode, state)
        corner = rect.center() - QPoint((side - 1) // 2, (side - 1) // 2)
        painter.drawPixmap(QRect(corner, QSize(side, side)), made)

    @override
    def clone(self) -> QIconEngine:
        return _TintedIcon(self._name, self._colour, before_words=self._before_words)


def _with_air(glyph: QPixmap, size: QSize) -> QPixmap:
    """The glyph on the left of a picture of this size."""
    made = QPixmap(size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawPixmap(0, (size.height() - glyph.height()) // 2, glyph)
    painter.end()
    return made
