"""The few figures of a page, side by side: each a painted card that tells more once it is pressed.

A page has its own `Tile`, which paints what stands in it, and a `TileRow` of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.overriding import override
from ui.style import tokens
from ui.style.theme import colour, frame_focus
from ui.widgets import tips
from ui.widgets.buttons import PushButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.widgets.figures import Figures


class Tile(PushButton):
    """One of them; `key` is what the row knows it by."""

    def __init__(self, key: str, said: Sequence[str], tip: str, pressed: Callable[[], object]) -> None:
        """`said` is heard of it, what is empty left out; `tip` may hold what somebody typed."""
        super().__init__()
        self.key = key
        self.setAccessibleName(", ".join(filter(None, said)))
        self.setToolTip(tips.plain(tip))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked=False: pressed())

    def as_table(self) -> Figures | None:
        """Those of all tiles: one alone is no table."""
        above = self.parentWidget()
        return above.as_table() if isinstance(above, TileRow) else None

    def paint_words(self, painter: QPainter) -> None:
        """What stands in it."""
        raise NotImplementedError

    def discard(self) -> None:
        """Others take its place."""
        self.hide()
        self.deleteLater()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(colour("border"), 1))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), tokens.CORNER, tokens.CORNER)
        self.paint_words(painter)
        if self.hasFocus():
            frame_focus(painter, self.rect().adjusted(1, 1, -1, -1))


T = TypeVar("T", bound=Tile)


class TileRow(QWidget, Generic[T]):
    """One line of them; those that it has no room for are left out, the last first."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.tiles: list[T] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.SPACE_3)

    def as_table(self) -> Figures | None:
        """All of them, those as well for which there is no room."""
        raise NotImplementedError

    def show_tiles(self, tiles: Sequence[T]) -> None:
        """These in place of the former; who stands at one of them stays there."""
        stood = self.current()
        for old in self.tiles:
            old.discard()
        self.tiles = [*tiles]
        for tile in self.tiles:
            self._row.addWidget(tile)
            if tile.key == stood:
                tile.setFocus()
        self.fit()

    def current(self) -> str | None:
        """The key of the tile where the keyboard is."""
        return next((tile.key for tile in self.tiles if tile.hasFocus()), None)

    def fit(self) -> None:
        """Show as many as there is room for, the first in any case."""
        left = self.width() + self._row.spacing()
        for tile in self.tiles:
            left -= tile.minimumSizeHint().width() + self._row.spacing()
            tile.setVisible(left >= 0 or tile is self.tiles[0])
        # before anything is painted: those left out would take room for a moment, and the others be cut
        self._row.activate()

    @override
    def minimumSizeHint(self) -> QSize:
        sizes = [tile.minimumSizeHint() for tile in self.tiles]
        return QSize(
            max((each.width() for each in sizes), default=0), max((each.height() for each in sizes), default=0)
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
