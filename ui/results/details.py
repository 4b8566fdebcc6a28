"""Where a figure comes from, in the inspector: its formula with its numbers, and what it rests on."""

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
    from collections.abc import Iterator

    from smmdesk.speech.compared import Told
    from smmdesk.speech.explained import Explanation


class FigureDetails(QWidget):
    """One stop of Tab: it is read line by line, and copied as a table."""

    heard_as = Heard.LIST

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.parts: list[tuple[str, str]] = []
        self._lines: list[Label] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.SPACE_1, tokens.SPACE_1, tokens.SPACE_1, tokens.SPACE_1)
        self._column.setSpacing(1)
        self._column.addStretch(1)
        looked_at(self)

    def show_explanation(self, told: Explanation, change: Told | None) -> None:
        """Say this of a figure; `change` where it is compared with anything."""
        self.parts = [*self._told(told, change)]
        self.setAccessibleName(told.name)
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines = [*self._labels()]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(place, line)

    def spoken(self) -> list[str]:
        """Line by line."""
        return [f"{name}: {words}" for name, words in self.parts]

    def as_table(self) -> Figures | None:
        """The same in cells."""
        heads = (self._language(_("What")), self._language(_("Words or figures")))
        return Figures(heads, self.parts) if self.parts else None

    def _labels(self) -> Iterator[Label]:
        (_name, figure), *parts = self.parts
        yield Label(figure, size=tokens.FONT_TITLE, weight=SEMIBOLD)
        for name, words in parts:
            over = caption(name)
            over.setContentsMargins(0, tokens.SPACE_2, 0, 0)
            yield over
            yield Label(words, wraps=True)

    def _told(self, told: Explanation, change: Told | None) -> Iterator[tuple[str, str]]:
        """Pairs of what is told and its words, the figure first."""
        language = self._language
        yield told.name, told.figure
        pairs = (
            (_("How it changed"), "\n".join(filter(None, change)) if change is not None else ""),
            (_("What it counts"), told.definition),
            (_("Often misread"), told.pitfall),
            (_("Formula"), "\n".join(filter(None, (told.formula, told.reckoned, told.average)))),
            (_("Made of"), "\n".join(f"{name}: {figure}" for name, figure in told.inputs)),
            (_("Rests on"), "\n".join(filter(None, (told.basis, told.days)))),
            (_("Not counted"), "\n".join(told.left_out)),
        )
        yield from ((language(name), words) for name, words in pairs if words)
