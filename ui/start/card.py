"""The pages that come before a window on a workspace: a window each, a card in its middle with air around it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.flow import Flow
from ui.widgets.scrolling import scrolling
from ui.widgets.tab_order import go_on

_AIR: Final = 2 * tokens.SPACE_5
_LOW: Final = 440
"""Below this height there is less air over the card and under it."""


class CardPage(QWidget):
    """As large as its card wants to be, as far as the screen allows; in less room it scrolls up and down."""

    def __init__(self, width: int, apart: int) -> None:
        """`apart` are the pixels between the parts in its `column`."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("SMMdesk")
        self._width = scaled(width)
        card = QFrame()
        card.setMaximumWidth(self._width)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(card)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(apart)
        self._inside = QWidget()
        self._middle = middle = QGridLayout(self._inside)
        middle.addWidget(card, 1, 1)
        # what is more than the card may have lies around it
        for side in (0, 2):
            middle.setRowStretch(side, 1)
            middle.setColumnStretch(side, 1)
        middle.setColumnStretch(1, 1000)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self._inside))
        QShortcut(QKeySequence("Ctrl+Q"), self, QApplication.closeAllWindows)

    def make_room(self) -> None:
        """For all the lines that sentences wrap into: Qt asks a window only how much one of them would need."""
        screen = self.screen().availableSize()
        width = min(self._width + 2 * _AIR, screen.width())
        self._middle.setContentsMargins(_AIR, _AIR, _AIR, _AIR)
        # they would remember what there was when they were asked last
        for layout in (self.column, self._middle):
            layout.invalidate()
        height = min(self._inside.heightForWidth(width), screen.height())
        if not self.isVisible():
            self.resize(width, height)
        elif self.height() < height and not self.isMaximized():
            self.resize(self.width(), height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        air = _AIR if self.height() >= scaled(_LOW) else tokens.SPACE_4
        self._middle.setContentsMargins(_AIR, air, _AIR, air)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return go_on(self, forward=next)


def side_by_side(*parts: QWidget) -> Flow:
    """On one line, or on as many as a narrow window asks for."""
    made = Flow(gap=tokens.SPACE_2)
    for part in parts:
        made.add(part)
    return made
