"""A heading with an ⓘ beside it that tells how the figures under it are reckoned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.shell.popup import Popup
from ui.style import tokens
from ui.style.theme import SEMIBOLD
from ui.widgets.buttons import icon_button
from ui.widgets.hearing import Heard, as_heard
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence


class Explained(QWidget):
    """`sentences` come in a panel under the ⓘ."""

    def __init__(self, language: Language, title: str, sentences: Sequence[str]) -> None:
        super().__init__()
        self._title, self._sentences = title, sentences
        self.button = icon_button("info", language(_("How this is worked out: {what}"), what=title), self.open)
        self.button.setProperty("kind", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_1)
        row.addWidget(as_heard(Label(title, size=tokens.FONT_BASE + 1, weight=SEMIBOLD), Heard.HEADING))
        row.addWidget(self.button)
        row.addStretch(1)

    def open(self) -> Popup:
        """Open the panel; gives it, for tests."""
        popup = Popup(self.button, width=340, name=self._title)
        column = QVBoxLayout()
        column.setContentsMargins(tokens.SPACE_4, tokens.SPACE_3, tokens.SPACE_4, tokens.SPACE_4)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(as_heard(Label(self._title, weight=SEMIBOLD), Heard.HEADING))
        for sentence in self._sentences:
            column.addWidget(Label(sentence, wraps=True))
        popup.inside.addLayout(column)
        popup.open_under(self.button)
        return popup
