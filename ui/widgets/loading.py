"""What stands where something is still being read: nothing for as long as a blink, then a quiet sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.style import tokens
from ui.widgets.labels import Label


class Loading(QWidget):
    """`due` comes once one waits longer than a blink, and not where it is over before."""

    due = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentence = ""
        self._words = Label("", colour="muted", wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._blink = QTimer(self, singleShot=True, interval=tokens.BLINK)
        self._blink.timeout.connect(self._say)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_5, tokens.SPACE_5, tokens.SPACE_5, tokens.SPACE_5)
        # as on a page without anything: a little over the middle
        column.addStretch(2)
        column.addWidget(self._words)
        column.addStretch(3)

    @property
    def words(self) -> str:
        """What it says by now."""
        return self._words.text()

    def begin(self, sentence: str) -> None:
        """From now on this is waited for; asked again and again, since the first time."""
        self._sentence = sentence
        if self.words:
            self._tell()
        elif not self._blink.isActive():
            self._blink.start()

    def end(self) -> None:
        """It is there."""
        self._blink.stop()
        self._sentence = ""
        self._tell()

    def _say(self) -> None:
        self._tell()
        self.due.emit()

    def _tell(self) -> None:
        self._words.setText(self._sentence)
        self.setAccessibleName(self._sentence)
