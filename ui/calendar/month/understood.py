"""What was understood of the line in which a post is begun: chips below it, before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import colour
from ui.widgets.chips import STATUS_HEIGHT, StatusChip
from ui.widgets.flow import Flow
from ui.widgets.forms.networks import NetworkChip, paint_network
from ui.widgets.labels import Elided, hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.exchange.plans.quick_words import QuickPost

_WIDTH: Final = 340
_GAP: Final = 3


class _NetworkSign(NetworkChip):
    """As tall as the chips beside it."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(STATUS_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        chip = QRect(QPoint(0, 0), super().sizeHint())
        chip.moveCenter(self.rect().center())
        paint_network(QPainter(self), QRectF(chip), self.network)


class Understood(QWidget):
    """Lies over the month beside the line; the keyboard stays there."""

    def __init__(self, language: Language, month: QWidget) -> None:
        super().__init__(month)
        self.hide()
        self._language, self._month = language, month
        self._chips, self._text = Flow(), Elided("")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.SPACE_2,) * 4)
        column.setSpacing(tokens.SPACE_2)
        for part in (self._chips, self._text, hint(language(_('What is to stay in the text goes in "quotes".')))):
            column.addWidget(part)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # what lies below can be clicked

    def show_post(self, said: QuickPost) -> str:
        """Show what a line says beside its text; that in words, empty where it is nothing."""
        parts = [*self._parts(said)]
        words = [part.accessibleName() for part in parts]
        self._chips.clear()
        for part in parts:
            self._chips.add(part)
        text = self._language(_("Text: {text}"), text=said.text) if said.text else self._language(_("No text yet"))
        self._text.set_whole(text)
        return ", ".join((*words, text)) if words else ""

    def stand_by(self, line: QRect) -> None:
        """Below the line, above it where there is no room."""
        width = min(max(line.width(), scaled(_WIDTH)), self._month.width())
        size = QSize(width, self.heightForWidth(width))
        left = max(min(line.left(), self._month.width() - width), 0)
        below, above = line.bottom() + _GAP, line.top() - _GAP - size.height()
        is_room = below + size.height() <= self._month.height() or above < 0
        self.setGeometry(QRect(QPoint(left, below if is_room else above), size))
        self.raise_()

    def _parts(self, said: QuickPost) -> Iterator[QWidget]:
        language = self._language
        if said.time is not None:
            yield StatusChip(language.time(said.time), "neutral", "clock")
        for network in said.networks:
            yield _NetworkSign(language, network)
        if said.format is not None:
            yield StatusChip(language.word(said.format), "neutral", "frame-corners")
        if said.rubric:
            yield StatusChip(said.rubric, "neutral", "stack")
        for tag in said.hashtags:
            yield StatusChip(tag, "neutral")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("border_strong"))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), tokens.CORNER, tokens.CORNER)
