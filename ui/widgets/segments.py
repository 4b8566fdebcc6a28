"""Segments: buttons side by side of which one is down, for a choice of few."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton

from ui.widgets.buttons import ToolButton

Options = Sequence[tuple[Any, str]]
"""Pairs of a value and its words, already in the window's language."""


class SegmentBar(QFrame):
    """Buttons side by side of which one is down; arrows move between them."""

    def __init__(self, options: Options, chosen: Callable[[Any], None] | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._values = [value for value, _words in options]
        for index, (_value, words) in enumerate(options):
            self._group.addButton(self._segment(words), index)
            row.addWidget(self._group.button(index))
        self._group.idClicked.connect(lambda index: chosen(self._values[index]) if chosen else None)
        self.chosen = self._group.idClicked

    def _segment(self, words: str) -> QToolButton:
        made = ToolButton()
        made.setText(words)
        made.setCheckable(True)
        made.setAccessibleName(words)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def value(self) -> Any:  # noqa: ANN401  (what `Options` holds)
        """The value whose button is down, None before the first choice."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def words(self) -> str:
        """Those on the button that is down."""
        down = self._group.checkedButton()
        return down.text() if down is not None else ""

    def choose(self, value: object) -> None:
        """Press the button of a value; emits nothing."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)
