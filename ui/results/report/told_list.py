"""Names with their words one under the other: the figures beside a text, and a report that was issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.widgets.figures import Figures
from ui.widgets.hearing import Heard
from ui.widgets.labels import Label, caption
from ui.widgets.looked_at import looked_at

if TYPE_CHECKING:
    from collections.abc import Sequence


class ToldList(QWidget):
    """One stop of Tab: read line by line, and copied as a table."""

    heard_as = Heard.LIST

    def __init__(self, language: Language, name: str, *, size: float = tokens.FONT_SMALL) -> None:
        super().__init__()
        self._language, self._size = language, size
        self.parts: list[tuple[str, str]] = []
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.SPACE_2, tokens.SPACE_1, tokens.SPACE_2, tokens.SPACE_1)
        self._column.setSpacing(1)
        self._column.addStretch(1)
        self.setAccessibleName(name)
        looked_at(self)

    def show_parts(self, parts: Sequence[tuple[str, str]]) -> None:
        """Say this, words without a name too; what is said already stays as it is."""
        if [*parts] == self.parts:
            return
        self.parts = [*parts]
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines = [line for at, part in enumerate(self.parts) for line in self._said(*part, is_first=not at)]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(place, line)

    def _said(self, name: str, words: str, *, is_first: bool) -> list[QWidget]:
        """The words, under their name where they have one."""
        line = Label(words, size=self._size, wraps=True)
        if not name:
            return [line]
        over = caption(name)
        over.setWordWrap(True)
        over.setContentsMargins(0, 0 if is_first else tokens.SPACE_1, 0, 0)
        return [over, line]

    def spoken(self) -> list[str]:
        """Line by line."""
        return [f"{name}: {words}" if name else words for name, words in self.parts]

    def as_table(self) -> Figures | None:
        """The same in cells."""
        heads = (self._language(_("What")), self._language(_("Words or figures")))
        return Figures(heads, self.parts) if self.parts else None
