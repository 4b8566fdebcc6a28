"""Lines with a choice each, in an area that scrolls: made a few at a time, so that hundreds keep nobody waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.style import tokens

if TYPE_CHECKING:
    from ui.widgets.forms.choice import Combo

_LINES: Final = 12
"""Lines made at a stretch: about two frames."""


class ChoiceLines(QScrollArea):
    """Whoever extends it says how many lines there are and what stands in each."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.choices: list[Combo] = []  # of the lines made so far
        self.grid = QGridLayout()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.make_lines)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "clear")
        self.setAccessibleName(name)

    def count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def make_line(self, at: int) -> Combo:
        """Put a line into the grid; its choice."""
        raise NotImplementedError

    def begin(self) -> None:
        """An empty grid in place of the one before."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(tokens.SPACE_4)
        self.grid.setVerticalSpacing(tokens.SPACE_1)
        column.addLayout(self.grid)
        column.addStretch()
        # before Qt deletes them with what they stood in
        self.choices = []
        self.setWidget(inside)

    def make_lines(self) -> None:
        """The next ones, and soon the others."""
        begun = len(self.choices)
        for at in range(begun, min(begun + _LINES, self.count())):
            self.choices.append(self.make_line(at))
        if len(self.choices) < self.count():
            self._later.start()
