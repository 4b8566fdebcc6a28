"""Rows that look like records of a former file, changed: each with what differs, and a choice of what becomes of it.

changed = ChangedRows(kind, language)
changed.show_rows(report.changed)
changed.chosen.connect(look_again)
import_file(…, changed=changed.said())
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.services.reading.answers import Answer
from smmdesk.services.reading.changed_words import changes_of, like
from smmdesk.speech.language import Language, _
from ui.importing.choice_lines import ChoiceLines
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM
from ui.widgets.forms.choice import Combo
from ui.widgets.labels import Label, caption

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.services.reading.changed_rows import ChangedRow
    from smmdesk.services.reading.kind import Kind
    from ui.widgets.segments import Options

_WIDTH: Final = 208
_LEAST: Final = 104


class ChangedRows(QWidget):
    """Hidden while there are none. `chosen` when the person said something of one."""

    chosen = Signal()

    def __init__(self, kind: Kind[Any], language: Language) -> None:
        super().__init__()
        self._kind, self._language = kind, language
        self._rows: Sequence[ChangedRow] = ()
        self._said: dict[str, Answer] = {}
        self.title = Label("", weight=MEDIUM, wraps=True)
        self._lines = _Lines(kind, language, self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(self.title)
        column.addWidget(self._lines, 1)
        self.hide()

    @property
    def choices(self) -> list[Combo]:
        """Those of the lines made so far."""
        return self._lines.choices

    def said(self) -> dict[str, Answer]:
        """What was chosen, by the keys of the rows; of others it is as is suggested."""
        return dict(self._said)

    def show_rows(self, rows: Sequence[ChangedRow]) -> None:
        """The lines stay where the rows are the same ones."""
        before, self._rows = self._rows, rows
        if [self._sign(each) for each in before] != [self._sign(each) for each in rows]:
            self._begin()
        # those made so far; the others begin with what is suggested
        for choice, each in zip(self.choices, rows, strict=False):
            choice.choose(each.answer)
        self.setVisible(bool(rows))

    def _sign(self, changed: ChangedRow) -> str:
        return f"{changed.row.row} {changed.row.key} {changed.record.id} {like(changed, self._kind, self._language)}"

    def _begin(self) -> None:
        self.title.setText(changes_of(self._kind).asked(self._language, len(self._rows)) if self._rows else "")
        self._lines.show_rows(self._rows)

    def _choose(self, key: str, answer: Answer) -> None:
        self._said[key] = answer
        self.chosen.emit()


class _Lines(ChoiceLines):
    """A line for each row: its number, what is different, and the choice."""

    def __init__(self, kind: Kind[Any], language: Language, chosen: Callable[[str, Answer], object]) -> None:
        super().__init__(language(_("Changed rows")))
        self._kind, self._language, self._chosen = kind, language, chosen
        self._rows: Sequence[ChangedRow] = ()
        self.setMinimumHeight(scaled(_LEAST))

    def show_rows(self, rows: Sequence[ChangedRow]) -> None:
        """Lines for these, in place of those before."""
        self._rows = rows
        self.begin()
        self.grid.setColumnStretch(1, 1)
        self.make_lines()

    @override
    def count(self) -> int:
        return len(self._rows)

    @override
    def make_line(self, at: int) -> Combo:
        changed = self._rows[at]
        words = like(changed, self._kind, self._language)
        choice = self._choice(changed, words)
        self.grid.addWidget(caption(self._language(_("Row {number}"), number=changed.row.row)), at, 0)
        self.grid.addWidget(Label(words, wraps=True), at, 1)
        self.grid.addWidget(choice, at, 2)
        return choice

    def _choice(self, changed: ChangedRow, words: str) -> Combo:
        made = Combo()
        made.set_options(self._answers())
        made.choose(changed.answer)
        made.setFixedWidth(scaled(_WIDTH))
        made.setAccessibleName(self._language(_("Row {number}"), number=changed.row.row))
        made.setAccessibleDescription(words)
        made.activated.connect(lambda _row: self._chosen(changed.row.key, made.currentData()))
        return made

    def _answers(self) -> Options:
        changes = changes_of(self._kind)
        said = {Answer.UPDATE: changes.update, Answer.ADD: changes.add, Answer.SKIP: _("Leave as it is")}
        return [(answer, self._language(words)) for answer, words in said.items()]
