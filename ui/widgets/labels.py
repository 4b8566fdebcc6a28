"""Words on the page. Every label is plain text, so that what people typed can never turn into markup."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.overriding import override
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, SEMIBOLD, colour, font
from ui.widgets import tips
from ui.widgets.hearing import Heard, as_heard

FOOT: Final = "foot"
"""How a line at the foot of a page is called that is read while one works: toasts lie above it."""


class Label(QLabel):
    """Plain words in a size, a weight and a token colour that follows the theme."""

    def __init__(
        self,
        text: str = "",
        *,
        size: float = tokens.FONT_BASE,
        weight: QFont.Weight = QFont.Weight.Normal,
        colour: str = "text",
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(size, weight))
        self.setWordWrap(wraps)
        self.setText(text)
        self._tint()

    def set_colour(self, colour: str) -> None:
        """Another token: `muted`, `bad`, …"""
        self._colour = colour
        self._tint()

    def _tint(self) -> None:
        wanted = colour(self._colour)
        dress = self.palette()
        # setting a palette is told as a change of the palette, which asks for this again
        if dress.color(QPalette.ColorRole.WindowText) != wanted:
            dress.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(dress)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._tint()


def as_foot(line: QWidget) -> QWidget:
    """Have no toast lie over it; gives it back."""
    line.setObjectName(FOOT)
    return line


def title(text: str) -> Label:
    """The name of a page."""
    return as_heard(Label(text, size=tokens.FONT_TITLE, weight=SEMIBOLD), Heard.HEADING)


def heading(text: str) -> Label:
    """The name of a part of a page or of the inspector."""
    return as_heard(Label(text, size=tokens.FONT_HEADING, weight=SEMIBOLD), Heard.HEADING)


def subheading(text: str) -> Label:
    """The name of a group of lines, as quiet as that of a field."""
    return as_heard(caption(text), Heard.HEADING)


def caption(text: str) -> Label:
    """The name of a field or figure, small and grey."""
    return Label(text, size=tokens.FONT_SMALL, weight=MEDIUM, colour="muted")


def hint(text: str) -> Label:
    """A sentence that helps, small and grey, over as many lines as it needs."""
    return Label(text, size=tokens.FONT_SMALL, colour="muted", wraps=True)


class Elided(Label):
    """One line that ends in … where there is no room; the whole text is its tool tip."""

    heard_as = Heard.TEXT

    def __init__(
        self,
        text: str = "",
        *,
        colour: str = "text",
        size: float = tokens.FONT_BASE,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        super().__init__("", colour=colour, size=size, weight=weight)
        self._whole = ""
        # its words ask for no width: what is left over is what it cuts them to
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        """Show this text, as much of it as fits."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 20))
        self.setToolTip(tips.plain(self._whole) if shown != self._whole else "")
        self.setText(shown)

    @override
    def resizeEvent(self, event: object) -> None:
        self._fit()


class Sign(QWidget):
    """An icon beside words, in a token colour that follows the theme; it says nothing that the words do not."""

    def __init__(self, name: str, side: int = tokens.ICON, colour: str = "muted") -> None:
        super().__init__()
        self._side = scaled(side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_sign(name, colour)

    def show_sign(self, name: str, colour: str = "muted") -> None:
        """Another one."""
        self._name, self._colour = name, colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side).grownBy(self.contentsMargins())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        square = QRect(0, 0, self._side, self._side)
        square.moveCenter(self.contentsRect().center())
        paint_icon(QPainter(self), square, self._name, self._colour)


def rule() -> QFrame:
    """A hairline across."""
    line = QFrame()
    line.setProperty("kind", "rule")
    line.setFixedHeight(1)
    return line
