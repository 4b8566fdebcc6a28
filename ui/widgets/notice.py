"""A sentence that matters, with its sign: why a value was refused, what to look out for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.style import tokens
from ui.widgets.labels import Label, Sign

SIGNS = {"good": "check-circle", "attention": "warning", "bad": "warning-circle", "info": "info"}


class Notice(QWidget):
    """Words in `good`, `attention`, `bad` or `info`; hidden while it has none."""

    def __init__(self, words: str = "", tone: str = "info", *, size: float = tokens.FONT_SMALL) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._sign = Sign(SIGNS[tone], 14, tone)
        self._label = Label("", size=size, wraps=True)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.say(words, tone)

    def say(self, words: str, tone: str = "bad") -> None:
        """Other words; with none it disappears."""
        self._sign.show_sign(SIGNS[tone], tone)
        self._label.set_colour(tone)
        self._label.setText(words)
        self.setAccessibleName(words)
        if not words:
            self.hide()
        elif self.parentWidget() is not None:  # shown without a parent it would flash up as a window of its own
            self.show()

    def text(self) -> str:
        """What it says now."""
        return self._label.text()
