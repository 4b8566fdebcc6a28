"""A client's colour: swatches side by side, the name of the chosen one after them; arrows choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy

from smmdesk.domain.clients import ClientColour
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import colour, frame_focus
from ui.widgets import tips
from ui.widgets.buttons import ToolButton
from ui.widgets.forms.editor import Editor
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from smmdesk.speech.language import Language

_SIDE: Final = 26
_DOT: Final = 16
"""Pixels across."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A `ClientColour`."""

    def build(self, language: Language) -> Editor:
        """An editor of `ClientColour`."""
        return ColourEditor(language)


class ColourEditor(Editor):
    """One Tab stop, as Qt has it for buttons of which one is down."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self._flow = self.add_flow()
        self._group = QButtonGroup(self)
        for place, each in enumerate(ClientColour):
            swatch = Swatch(each, language.word(each))
            self._group.addButton(swatch, place)
            self._flow.add(swatch)
        self._name = Label("", size=tokens.FONT_SMALL, colour="muted")
        self._flow.add(self._name)
        self._group.idClicked.connect(lambda place: self.pick(tuple(ClientColour)[place]))

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(value)
        swatch = self._group.button(tuple(ClientColour).index(value))
        swatch.setChecked(True)
        self.setFocusProxy(swatch)
        self._name.setText(self.language.word(value))

    @override
    def words(self) -> str:
        return self._name.text()

    @override
    def name_parts(self, name: str) -> None:
        self.setAccessibleName(name)
        for swatch in self._group.buttons():
            swatch.setAccessibleName(f"{name}: {swatch.toolTip()}")


class Swatch(ToolButton):
    """A dot, ticked where it is chosen; the automatic one is empty."""

    def __init__(self, which: ClientColour, name: str) -> None:
        super().__init__()
        self.which = which
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tips.plain(name))
        self.setAccessibleName(name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(_SIDE), scaled(_SIDE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = QRectF(0, 0, scaled(_DOT), scaled(_DOT))
        dot.moveCenter(QRectF(self.rect()).center())
        if self.which:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(f"client.{self.which}"))
            painter.drawEllipse(dot)
        else:
            paint_icon(painter, dot.toAlignedRect(), "circle-dashed", "muted")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(colour("text"), 1.5))
            painter.drawEllipse(dot.adjusted(-3, -3, 3, 3))
            tick = QRect(0, 0, scaled(10), scaled(10))
            tick.moveCenter(self.rect().center())
            paint_icon(painter, tick, "check", "surface" if self.which else "text")
        if self.hasFocus():
            frame_focus(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()
