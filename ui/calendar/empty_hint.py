"""What a view without posts says, above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.style import tokens
from ui.widgets.buttons import action_button
from ui.widgets.labels import hint

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class EmptyHint(QWidget):
    """A sentence and, where nothing is planned yet, an example of what could be; hidden while it has no words."""

    def __init__(self, example: QAction) -> None:
        super().__init__()
        self._words = hint("")
        self._example = QWidget()  # the button itself shows and hides with its action
        inside = QHBoxLayout(self._example)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(action_button(example, kind="link"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_3)
        row.addWidget(self._words, 1)
        row.addWidget(self._example)
        self.hide()

    def say(self, words: str, *, has_example: bool = False) -> None:
        """Say this, or nothing."""
        self._words.setText(words)
        self._example.setVisible(has_example)
        self.setVisible(bool(words))
