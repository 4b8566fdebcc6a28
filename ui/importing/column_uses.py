"""What a column of a table may be, in words; and the table in which a person says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from smmdesk.exchange.table.mapping import LEFT_OUT, TableLook
from smmdesk.speech.language import Language, _
from ui.importing.choice_lines import ChoiceLines
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM
from ui.widgets.forms.choice import Combo
from ui.widgets.labels import Elided, caption

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QShowEvent

    from smmdesk.services.reading.kind import Kind
    from ui.widgets.segments import Options

_CHOICE_WIDTH: Final = 256
_WHY: Final[Mapping[str, str]] = {
    "ratio": _("a ratio, which is computed anew"),
    "second": _("the same once more"),
    "zeros": _("0 in every row, so taken as not known"),
    "split": _("parts of the figures"),
}
"""Why nothing is kept of a column, by the word of the reader of figures."""


def uses(kind: Kind[Any], language: Language) -> Options:
    """Everything that a column of such a file may be, with its words."""
    return [
        *((use, language(words)) for use, words in kind.others.items()),
        *((field, kind.called(name, language)) for field, name in kind.fields.items()),
        *((tick.value, language(_("A tick for {name}"), name=language.word(tick))) for tick in kind.ticks),
    ]


class ColumnUses(ChoiceLines):
    """A line for each column of the file: its name, a few values, and what it is. `changed` when the person chose."""

    changed = Signal()

    def __init__(self, kind: Kind[Any], language: Language) -> None:
        super().__init__(language(_("Columns of the file")))
        self._language = language
        self._fields = kind.fields
        self._spare = next(iter(kind.others))
        self._options = uses(kind, language)
        self._why: Mapping[int, str] = {}
        self._names: Sequence[str] = ()
        self._samples: Sequence[Sequence[str]] = ()
        self._order: Sequence[int] = ()  # of the columns, by their lines
        self._uses: tuple[str, ...] = ()
        self._guess: tuple[str, ...] = ()
        self._chosen_last = -1
        self._before: tuple[str, ...] = ()  # the uses before that one was chosen
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def show_look(self, names: Sequence[str], look: TableLook, why: Mapping[int, str] | None = None) -> None:
        """Show the columns as they are used; the lines stay where only the uses are others.

        `why` tells of columns by position why nothing is kept of them.
        """
        self._guess, self._why = look.guess, why or {}
        if look.uses != self._uses:
            self._chosen_last = -1
        if (names, look.samples) != (self._names, self._samples):
            self._names, self._samples, self._uses = names, look.samples, look.uses
            # first those that a person is asked for: their names say nothing that is known
            self._order = sorted(range(len(names)), key=lambda at: (look.guess[at] != LEFT_OUT, at))
            self._begin()
        self._show(look.uses)

    def said(self) -> dict[int, str]:
        """What columns are, by position, where that is not what they were taken for."""
        pairs = zip(self._uses, self._guess, strict=True)
        return {at: use for at, (use, guess) in enumerate(pairs) if use != guess}

    def focus_first(self) -> None:
        """Take the keyboard to the first choice."""
        if self.choices:
            self.choices[0].setFocus()

    def _show(self, uses: tuple[str, ...]) -> None:
        self._uses = uses
        for choice, at in zip(self.choices, self._order, strict=False):
            choice.choose(uses[at])

    def _begin(self) -> None:
        """An empty table; its lines come when it is in sight, since most people never look."""
        self.begin()
        self.grid.setColumnStretch(0, 2)
        self.grid.setColumnStretch(1, 3)
        for place, words in enumerate((_("Column in the file"), _("For example"), _("What it is"))):
            self.grid.addWidget(caption(self._language(words)), 0, place)
        if self.isVisible():
            self.make_lines()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.make_lines()

    @override
    def count(self) -> int:
        return len(self._names)

    @override
    def make_line(self, at: int) -> Combo:
        line, at = at + 1, self._order[at]
        shown = self._names[at] or self._language(_("Column {number}"), number=at + 1)
        samples, why = self._samples[at], self._language(_WHY[self._why[at]]) if self._why.get(at) in _WHY else ""
        choice = self._choice(line - 1)
        choice.setAccessibleName(shown)
        choice.setAccessibleDescription("; ".join(filter(None, (why, ", ".join(samples)))))
        self.grid.addWidget(Elided(shown, weight=MEDIUM), line, 0)
        told = filter(None, (why, "  ·  ".join(samples)))
        self.grid.addWidget(Elided("  –  ".join(told), colour="muted"), line, 1)
        self.grid.addWidget(choice, line, 2)
        return choice

    def _choice(self, line: int) -> Combo:
        made = Combo()
        made.set_options(self._options)
        made.setPlaceholderText(self._language(_("As the name says")))  # what nobody has to choose, such as an hour
        made.choose(self._uses[self._order[line]])
        made.setFixedWidth(scaled(_CHOICE_WIDTH))
        made.activated.connect(lambda _row: self._chosen(line))
        return made

    def _chosen(self, line: int) -> None:
        """A field has one column: another one that had it gives way, and gets it back when the arrow keys only passed
        it."""
        at = self._order[line]
        # from then on, for the arrow keys pass many uses on their way to one
        if at != self._chosen_last:
            self._chosen_last, self._before = at, self._uses
        use = self.choices[line].currentData()
        uses = [self._spare if use in self._fields and each == use else each for each in self._before]
        uses[at] = use
        self._show(tuple(uses))
        self.changed.emit()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The line under the keyboard is in sight."""
        if now in self.choices:
            self.ensureWidgetVisible(now, 0, tokens.SPACE_3)
