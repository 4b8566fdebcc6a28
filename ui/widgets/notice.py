"""A sentence that matters, with its sign: why a value was refused, what to look out for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.overriding import override
from ui.style import tokens
from ui.widgets.hearing import Heard, as_heard
from ui.widgets.labels import Label, Sign

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

SIGNS = {"good": "check-circle", "attention": "warning", "bad": "warning-circle", "info": "info"}


class Notice(QWidget):
    """Words in `good`, `attention`, `bad` or `info`; hidden while it has none."""

    def __init__(self, words: str = "", tone: str = "info", *, size: float = tokens.FONT_SMALL) -> None:
        super().__init__()
        self._alerts, self._about, self._heard = False, "", ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._sign = Sign(SIGNS[tone], 14, tone)
        self._label = Label("", size=size, wraps=True)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.say(words, tone)

    def alerting(self, about: str = "") -> Self:
        """It answers what somebody did, and is heard as it comes, after what it is `about`. Gives itself back."""
        self._alerts, self._about = True, about
        return as_heard(self, Heard.ALERT)

    def say(self, words: str, tone: str = "bad") -> None:
        """Other words; with none it disappears."""
        self._sign.show_sign(SIGNS[tone], tone)
        self._label.set_colour(tone)
        self._label.setText(words)
        self.setAccessibleName(f"{self._about}: {words}" if self._about and words else words)
        if not words:
            self._heard = ""
            self.hide()
        elif self.parentWidget() is not None:  # shown without a parent it would flash up as a window of its own
            self.show()
            self._call()

    def _call(self) -> None:
        """Have it heard, once; who types has the keyboard elsewhere by then."""
        if self._alerts and self.isVisible() and self.text() != self._heard:
            from ui.widgets.announcing import alert

            self._heard = self.text()
            alert(self, self.accessibleName())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._call()

    def text(self) -> str:
        """What it says now."""
        return self._label.text()
