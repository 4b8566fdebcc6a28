"""What the page is about: the parts at the left or above, and the one that is chosen beside or below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.strategy.part_list import PartChoice, PartList
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.notice import Notice
from ui.widgets.page_tools import States

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.shell.context import Context
    from ui.strategy.part_list import PartState

WIDE: Final = 840
"""Pixels from which the parts have a list of their own."""


class Body(QWidget):
    """`chosen(key)` is told of a part that is to come into sight, `entered` of the keyboard that is to go into it."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        language = context.language
        self.list, self.choice = PartList(language), PartChoice(language)
        self.states = States()
        self.frozen = Notice(size=tokens.FONT_BASE)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(tokens.SPACE_2)
        middle.addWidget(self.frozen)
        middle.addWidget(self.states, 1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(tokens.SPACE_4)
        self._both.addWidget(self.list)
        self._both.addWidget(self.choice)
        self._both.addLayout(middle, 1)
        for each in (self.list, self.choice):
            each.chosen.connect(self.chosen)
        self.list.entered.connect(self.entered)
        self._turn()

    def show_states(self, states: Sequence[PartState], key: str, foot: str) -> None:
        """How each part stands, the one in sight chosen."""
        for each in (self.list, self.choice):
            each.show_states(states, key, foot)

    def say_frozen(self, words: str) -> None:
        """Why nothing can be changed; nothing where it can."""
        self.frozen.say(words, "info")

    @property
    def parts(self) -> QWidget:
        """What of both is in sight."""
        return self.choice if self.list.isHidden() else self.list

    def _turn(self) -> None:
        is_wide = self.width() >= scaled(WIDE)
        self.list.setVisible(is_wide)
        self.choice.setVisible(not is_wide)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
