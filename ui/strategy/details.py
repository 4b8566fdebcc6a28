"""What the inspector holds: all fields of the row that is chosen, or of the version; plain text where it is agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.checks import Check
from smmdesk.domain.strategy.records import Correction, Goal, Kpi, Strategy, StrategyEntry, StrategyRow
from smmdesk.domain.strategy.sheets import part_of
from smmdesk.speech.language import _
from ui.strategy import facts, fields
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.forms.form import Form, Section
from ui.widgets.forms.last_day import LastDay
from ui.widgets.forms.money_edit import MoneyEdit
from ui.widgets.notice import Notice
from ui.widgets.told_lines import ToldLines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from smmdesk.domain.strategy.checks import Open
    from ui.shell.context import Context
    from ui.strategy.shown import RowShown, Shown
    from ui.widgets.forms.field_row import Edit


class Words:
    """A row that is words as a form asks for it: its fields by name, "" where one says nothing."""

    def __init__(self, entry: StrategyEntry) -> None:
        self.id, self.name, self.entry = entry.id, entry.name, entry

    def __getattr__(self, name: str) -> str:
        if name.startswith(fields.OF_WORDS):
            return self.entry.fields.get(name.removeprefix(fields.OF_WORDS), "")
        raise AttributeError(name)


OF_VERSION: Final = frozenset({Check.NO_BUSINESS_GOAL, Check.NO_END, Check.NOT_LOOKED_AT})
"""What is open of the version itself, and filled in there."""
Record = Strategy | StrategyRow | Words


class Details(QWidget):
    """Forms are made when they are first needed: one a part, one of the version, and those of what stays open."""

    def __init__(self, context: Context, save: Callable[[Edit], object]) -> None:
        super().__init__()
        self._context, self._save = context, save
        self._language, self._today = context.language, context.workspace.today
        self.row: RowShown | None = None
        self._forms: dict[object, Form] = {}
        self.form: Form | None = None
        self.told = ToldLines(self._language)
        self.open_things = Notice(tone="attention")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_3)
        self._column.addWidget(self.open_things)
        self._column.addWidget(self.told)
        self.why = ToldLines(self._language)
        self._column.addWidget(self.why)
        commands = context.commands
        self.bring_in = button(
            self._language(facts.BRING_IN),
            lambda: commands.run("strategy.bring_in"),
            kind="link",
            sign="download-simple",
        )
        self._column.addWidget(self.bring_in)
        self.currency = button("", lambda: commands.run("strategy.currency"), kind="link", sign="wallet")
        self._column.addWidget(self.currency)
        self._column.addStretch(1)

    @property
    def shows_version(self) -> bool:
        """Whether it is about the version as a whole."""
        return self.form is not None and isinstance(self.form.record, Strategy)

    def show_row(self, row: RowShown) -> None:
        """All of a row; of one that is agreed what may still be filled in."""
        part, is_open = part_of(row.row), row.shown.is_open
        self._leave_for(row.row)
        self.row = row
        self._say_open(row.shown, row.shown.open_of(row.id))
        every = fields.sections(part, self._about, self._today, self._language)
        left = fields.left_open(part, self._today)
        record = Words(row.row) if isinstance(row.row, StrategyEntry) else row.row
        self._show((part, is_open), every if is_open else left, record, row.shown.strategy.currency)
        self._explain(row)
        self._tell(row.number, () if is_open else _without(every, left), record)

    def show_version(self, shown: Shown) -> None:
        """What is of the whole version."""
        self._leave_for(shown.strategy)
        self.row = None
        self._say_open(shown, [each for each in shown.open_of(None, Part.GOALS) if each.check in OF_VERSION])
        self.why.hide()
        self.bring_in.hide()
        words = _("Currency: {currency}. Change it…")
        self.currency.setText(self._language(words, currency=shown.strategy.currency))
        self.currency.setVisible(shown.is_open)
        every = fields.version(self._today, LastDay(self._today))
        note = fields.note()
        self._show(
            ("version", shown.is_open), every if shown.is_open else note, shown.strategy, shown.strategy.currency
        )
        self._tell(
            self._language(_("About this version")), () if shown.is_open else _without(every, note), shown.strategy
        )

    def flush(self) -> None:
        """Save what is being typed."""
        if self.form is not None:
            self.form.flush()

    def forget(self) -> None:
        """What was shown is gone: nothing typed can be saved any more."""
        if self.form is not None:
            self.form.forget()

    # how it works

    def _about(self) -> RowShown | None:
        return self.row

    def _leave_for(self, record: Record) -> None:
        """Before what the fields are asked of is another one, what is typed is saved."""
        if self.form is not None and self.form.record is not None and self.form.record.id != record.id:
            self.form.flush()

    def _show(self, key: object, sections: Sequence[Section], record: Record, currency: str) -> None:
        former, self.form = self.form, self._form(key, sections)
        if former is not None and former is not self.form:
            former.hide()
        if self.form is not None:
            self._tell_currency(self.form, sections, currency)
            self.form.show_record(record)
            self.form.show()

    def _form(self, key: object, sections: Sequence[Section]) -> Form | None:
        if key not in self._forms and sections:
            self._forms[key] = Form(self._language, sections, save=self._save)
            # above where its figures come from
            self._column.insertWidget(self._column.indexOf(self.why), self._forms[key])
        return self._forms.get(key)

    @staticmethod
    def _tell_currency(form: Form, sections: Sequence[Section], currency: str) -> None:
        """Before the record: an amount that is left empty does not say its currency."""
        for field in (each for section in sections for each in section.fields):
            if isinstance(editor := form.editor(field.name), MoneyEdit):
                editor.set_currency(currency)

    def _tell(self, name: str, sections: Sequence[Section], record: Record) -> None:
        """As plain text what is agreed; fields that say nothing are left out."""
        told = [*self._words(sections, record)]
        self.told.show_parts(name, told)
        self.told.setVisible(bool(told))

    def _say_open(self, shown: Shown, found: Sequence[Open]) -> None:
        told = (shown.open_words(each) for each in found)
        self.open_things.say("\n".join(f"{each.text} {each.why}" for each in told), "attention")

    def _explain(self, row: RowShown) -> None:
        """Where the figures come from that it is judged by."""
        told = facts.why(row, self._language) if isinstance(row.row, Goal | Kpi | Correction) else []
        self.why.show_parts(self._language(_("Where the figures come from")), told)
        self.why.setVisible(bool(told))
        self.bring_in.setVisible(row.lacks_figures)
        self.currency.hide()

    def _words(self, sections: Sequence[Section], record: Record) -> Iterator[tuple[str, str]]:
        for field in (each for section in sections for each in section.fields):
            if field.when is not None and not field.when(record):
                continue
            reader = field.kind.build(self._language)
            reader.show_value(getattr(record, field.name))
            words = reader.words().strip()
            reader.deleteLater()
            if words:
                yield self._language(field.label), words


def _without(sections: Sequence[Section], left_open: Sequence[Section]) -> tuple[Section, ...]:
    names = {field.name for section in left_open for field in section.fields}
    return tuple(
        Section(each.title, tuple(field for field in each.fields if field.name not in names)) for each in sections
    )
