"""Lines above the page that stay until what they tell of is over: an icon, a sentence, what can be done about it.

banners.show_banner("read only", Banner(language, words, actions=[(_("Save a copy…"), self.save_copy)]))
banners.take("read only")
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, font
from ui.widgets.buttons import button, icon_button
from ui.widgets.hearing import Heard
from ui.widgets.labels import Label, Sign
from ui.widgets.notice import SIGNS
from ui.widgets.tips import plain

_WIDEST: Final = 400
"""Pixels that the words of a button may take."""

Act = tuple[str, Callable[[], object]]
"""A label, marked or in words already, and what a click on it does."""


class Banner(QFrame):
    """A sentence in `good`, `attention`, `bad` or `info`, and what can be done about it; a cross puts it away."""

    heard_as = Heard.ALERT

    dismissed = Signal()

    def __init__(
        self,
        language: Language,
        words: str,
        *,
        tone: str = "info",
        actions: Sequence[Act] = (),
        can_dismiss: bool = False,
    ) -> None:
        super().__init__()
        self._tone = tone
        self.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_5, tokens.SPACE_1, tokens.SPACE_3, tokens.SPACE_1)
        row.setSpacing(tokens.SPACE_3)
        row.addWidget(Sign(SIGNS[tone], colour=tone))
        self._label = Label(words, colour=tone, wraps=True)
        row.addWidget(self._label, 1)
        for text, run in actions:
            row.addWidget(_offer(language(text), run), 0, Qt.AlignmentFlag.AlignVCenter)
        self.close_button = icon_button("x", language(_("Close")), self.dismissed.emit)
        row.addWidget(self.close_button)
        if not can_dismiss:
            self.close_button.hide()

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(f"{self._tone}.soft"))


def _offer(text: str, run: Callable[[], object]) -> QPushButton:
    """A button whose words may hold a name of any length, and any sign in it."""
    made = button(text, run, kind="quiet")
    made.setFont(font(weight=MEDIUM))
    shown = made.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, scaled(_WIDEST))
    # of a single & Qt makes the mark under a letter
    made.setText(shown.replace("&", "&&"))
    if shown != text:
        made.setToolTip(plain(text))
    return made


class Banners(QWidget):
    """The banners of one window, one under the other; each has a name, and is there once."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.hide()

    def show_banner(self, name: str, banner: Banner) -> None:
        """Show it in the place of the one of that name, and have a screen reader say it."""
        self.take(name)
        self._shown[name] = banner
        self._column.addWidget(banner)
        banner.dismissed.connect(lambda: self.take(name))
        self.show()
        from ui.widgets.announcing import alert  # takes 2 ms

        alert(banner, banner.text())

    def take(self, name: str) -> None:
        """Take it away; nothing happens where there is none."""
        banner = self._shown.pop(name, None)
        if banner is not None:
            # gone at once; Qt deletes it when it comes to that
            banner.hide()
            banner.deleteLater()
            self.setVisible(bool(self._shown))

    def words(self) -> list[str]:
        """What is said at the moment."""
        return [banner.text() for banner in self._shown.values()]

    def banner(self, name: str) -> Banner | None:
        """The one of that name, where it is shown."""
        return self._shown.get(name)
