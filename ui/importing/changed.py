"""Rows that look like posts of a former file, changed: each with what is different, and a choice of what becomes of it.

changed = ChangedRows(language)
changed.show_rows(report.changed)
changed.chosen.connect(look_again)
import_file(…, changed=changed.said())
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from smmdesk.services.answers import Answer
from smmdesk.services.changed_words import like
from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.style.theme import MEDIUM
from ui.widgets.choice import Combo
from ui.widgets.labels import Label, caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.services.changed_rows import ChangedRow

_CHOICES: Final = {
    Answer.UPDATE: _("Update the post"),
    Answer.ADD: _("Add as a new post"),
    Answer.SKIP: _("Leave as it is"),
}
_WIDTH: Final = 208
_LEAST: Final = 104
_LINES: Final = 12
"""Lines made at a stretch: about two frames."""


class ChangedRows(QWidget):
    """Hidden while there are none. `chosen` when the person said something of one."""

    chosen = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.choices: list[Combo] = []  # of the lines made so far
        self._language = language
        self._rows: Sequence[ChangedRow] = ()
        self._said: dict[str, Answer] = {}
        self._grid = QGridLayout()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._make_lines)
        self.title = Label("", weight=MEDIUM, wraps=True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setProperty("kind", "clear")
        self._area.setMinimumHeight(_LEAST)
        self._area.setAccessibleName(language(_("Changed rows")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(self.title)
        column.addWidget(self._area, 1)
        self.hide()

    def said(self) -> dict[str, Answer]:
        """What was chosen, by the keys of the rows; of others it is as is suggested."""
        return dict(self._said)

    def show_rows(self, rows: Sequence[ChangedRow]) -> None:
        """The lines stay where the rows are the same ones."""
        before, self._rows = self._rows, rows
        if [self._sign(each) for each in before] != [self._sign(each) for each in rows]:
            self._begin()
        for choice, each in zip(self.choices, rows, strict=False):
            choice.choose(each.answer)
        self.setVisible(bool(rows))

    def _sign(self, changed: ChangedRow) -> str:
        return f"{changed.row.row} {changed.row.key} {changed.post.id} {like(changed, self._language)}"

    def _begin(self) -> None:
        self.title.setText(
            self._language.count(
                "{n} row looks like a post that is here, changed. What becomes of it?",
                "{n} rows look like posts that are here, changed. What becomes of them?",
                len(self._rows),
            )
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.SPACE_4)
        self._grid.setVerticalSpacing(tokens.SPACE_1)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch()
        self.choices = []
        self._area.setWidget(inside)
        self._make_lines()

    def _make_lines(self) -> None:
        """The next lines, a few at a time, so that the window stays awake."""
        begun = len(self.choices)
        for at, each in list(enumerate(self._rows))[begun : begun + _LINES]:
            words = like(each, self._language)
            choice = self._choice(each, words)
            self._grid.addWidget(caption(self._language(_("Row {number}"), number=each.row.row)), at, 0)
            self._grid.addWidget(Label(words, wraps=True), at, 1)
            self._grid.addWidget(choice, at, 2)
            self.choices.append(choice)
        if len(self.choices) < len(self._rows):
            self._later.start()

    def _choice(self, changed: ChangedRow, words: str) -> Combo:
        made = Combo()
        made.set_options([(answer, self._language(said)) for answer, said in _CHOICES.items()])
        made.choose(changed.answer)
        made.setFixedWidth(_WIDTH)
        made.setAccessibleName(self._language(_("Row {number}"), number=changed.row.row))
        made.setAccessibleDescription(words)
        made.activated.connect(lambda _row: self._choose(changed.row.key, made.currentData()))
        return made

    def _choose(self, key: str, answer: Answer) -> None:
        self._said[key] = answer
        self.chosen.emit()
