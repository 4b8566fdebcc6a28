"""What can be done from a place: a button for each, made anew with what is shown there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.style import tokens
from ui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.widgets.buttons import Kind


class Steps(QWidget):
    """One below the other; hidden without any."""

    def __init__(self, *, kind: Kind = "plain", sign: str = "") -> None:
        super().__init__()
        self._kind, self._sign = kind, sign
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_2)
        self.hide()

    def show_steps(self, steps: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Others: words, and what they do."""
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = [button(words, act, kind=self._kind, sign=self._sign) for words, act in steps]
        for each in self.buttons:
            self._column.addWidget(each)
        self.setVisible(bool(self.buttons))
