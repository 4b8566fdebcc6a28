"""Names and words one below another, that are only read: one stop of Tab, read line by line and copied as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.style.theme import SEMIBOLD
from ui.widgets.figures import Figures
from ui.widgets.hearing import Heard
from ui.widgets.labels import Label, caption
from ui.widgets.looked_at import looked_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class ToldLines(QWidget):
    """`parts` are pairs of a name and its words, which may be without one; `gap` is above each name."""

    heard_as = Heard.LIST
    is_headed = False
    """whether the first words stand above the others, large and without their name"""

    def __init__(
        self,
        language: Language,
        *,
        size: float = tokens.FONT_BASE,
        gap: int = tokens.SPACE_2,
        sides: int = tokens.SPACE_1,
    ) -> None:
        super().__init__()
        self._language, self._size, self._gap = language, size, gap
        self.parts: list[tuple[str, str]] = []
        self._lines: list[Label] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(sides, tokens.SPACE_1, sides, tokens.SPACE_1)
        self._column.setSpacing(1)
        self._column.addStretch(1)
        looked_at(self)

    def show_parts(self, name: str, parts: Sequence[tuple[str, str]]) -> None:
        """Say this; `name` is what all of it is about. What is said already stays as it is."""
        self.setAccessibleName(name)
        if [*parts] == self.parts:
            return
        self.parts = [*parts]
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines = [*self._labels()]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(place, line)

    def spoken(self) -> list[str]:
        """Line by line."""
        return [f"{name}: {words}" if name else words for name, words in self.parts]

    def as_table(self) -> Figures | None:
        """The same in cells."""
        heads = (self._language(_("What")), self._language(_("Words or figures")))
        return Figures(heads, self.parts) if self.parts else None

    def _labels(self) -> Iterator[Label]:
        for place, (name, words) in enumerate(self.parts):
            if self.is_headed and place == 0:
                yield Label(words, size=tokens.FONT_TITLE, weight=SEMIBOLD)
                continue
            if name:
                over = caption(name)
                over.setWordWrap(True)
                over.setContentsMargins(0, self._gap, 0, 0)
                yield over
            yield Label(words, size=self._size, wraps=True)
