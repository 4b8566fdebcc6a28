"""An inspector's form: fields declared as data, bound to a frozen record, each saved as it is left.

    FIELDS = (
        Section(_("About"), (
            Field("name", _("Name"), Line()),
            Field("segment", _("Size"), Choice(Segment), half=True),
            Field("currency", _("Currency"), Line(), half=True),
            Field("notes", _("Notes"), Lines(), hint=_("Only you see these.")),
        )),
    )
    form = Form(language, FIELDS, save=self._save)
    form.show_record(client)                 # again after each save: what is being typed is kept

    def _save(self, edit: Edit) -> None:                      # one field was left with another value
        self._records.change(Client, edit.record.id, edit.seen, **edit.wanted)     # a SmmdeskError is shown under it

Whoever only listens connects `edited(name, value)`, which comes after a save that was not refused. There is no
Save button. Esc takes back what was typed; what cannot be read or is refused stays, with the reason under it. A form
that goes out of sight, or is to show another record, with such text tells its page: `Page.unsaved`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smmdesk.domain.text import beginning
from smmdesk.storage.errors import WaitsError
from ui.overriding import override
from ui.style import tokens
from ui.widgets.forms.field_row import Edit, FieldRow
from ui.widgets.forms.fold import Fold
from ui.widgets.forms.held_saves import HeldSave, HeldSaves
from ui.widgets.forms.typed_into import TypedInto
from ui.widgets.forms.unsaved import Unsaved, identity
from ui.widgets.labels import heading
from ui.widgets.page import Page, page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent

    from smmdesk.speech.language import Language
    from ui.widgets.forms.editor import Editor, Kind


_NAMES: Final = ("name", "purpose", "text")
_LONGEST: Final = 40  # letters of what a record is called by


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute of the record: its label, how it is edited, and a sentence of help.

    `half` lets two fields stand side by side. `when(record)` false hides the field: a price nobody needs yet.
    """

    name: str
    label: str
    kind: Kind
    hint: str = ""
    half: bool = False
    when: Callable[[Any], bool] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together, under a heading (none for the first).

    One that `folds` is closed at first, and says beside its heading which of its fields are filled in.
    """

    title: str
    fields: Sequence[Field]
    folds: bool = False


class Form(TypedInto):
    """The fields of one record. `edited(name, value)` comes once per field left with another value than before."""

    edited = Signal(str, object)

    def __init__(
        self,
        language: Language,
        sections: Sequence[Section],
        save: Callable[[Edit], object] | None = None,
    ) -> None:
        super().__init__()
        self._language = language
        self._save = save
        self._sections = sections
        self._rows: dict[str, FieldRow] = {}
        self._folds: dict[str, Fold] = {}
        self._own_held = HeldSaves()
        self._looks = False
        self.record: Any = None
        self._lay_out(sections)
        self.setEnabled(False)

    def show_record(self, record: object) -> None:
        """Show a record, or None for nothing. Another record than before: what was still being typed is saved first."""
        if self.record is not None and identity(record) != identity(self.record):
            self._give_up()
        self.record = record
        self.setEnabled(record is not None)
        if record is not None:
            for row in self._rows.values():
                row.show_record(record)
            self._count_in_folds()
            self._look_at_held()

    def flush(self) -> None:
        """Save what is being typed, as leaving the field would; call before the page goes away."""
        for row in self._rows.values():
            if row.is_touched:
                row.finish()

    def unsaved(self) -> list[Unsaved]:
        """What was typed and is not saved, be it refused or not left yet; what nobody misses is left out."""
        found = ((name, row) for name, row in self._rows.items() if row.is_touched and row.editor.is_typed)
        return [self._unsaved(name, row) for name, row in found if row.editor.words().strip()]

    @property
    def is_blank(self) -> bool:
        """Whether the record says nothing in any of the fields."""
        return not any(map(self._is_filled, self._rows))

    def lacks(self, typed: Unsaved) -> bool:
        """Whether something is typed in that field that is not saved."""
        return any(each.field == typed.field for each in self.unsaved())

    def has(self, field: str) -> bool:
        """Whether one of its fields is called so."""
        return field in self._rows

    def holds(self, typed: Unsaved) -> bool:
        """Whether this is the form of that record, with that field."""
        record = self.record
        return (type(record).__name__, identity(record)) == (typed.kind, typed.id) and self.has(typed.field)

    def retype(self, typed: Unsaved) -> None:
        """Put a text that was not saved back into its field, the cursor with it."""
        self._unfold(typed.field)
        self._rows[typed.field].retype(typed)

    def forget(self) -> None:
        """Nothing that is typed here is to be saved any more."""
        for row in self._rows.values():
            row.forget()

    def drop(self, typed: Unsaved) -> None:
        """Show what is saved in that field again."""
        self._rows[typed.field].take_back()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Hiding takes the focus from a field, but one whose list of words is open does not count as left by that."""
        super().hideEvent(event)
        try:
            self.flush()
            if not event.spontaneous():  # the window was not only put down
                self._hand_over()
        except Exception:  # a bug, told as such: what leaves an override of Qt's may take the program down
            sys.excepthook(*sys.exc_info())

    def show_error(self, name: str, reason: str) -> None:
        """Say under a field why its value was refused; the text typed stays."""
        self._unfold(name)
        self._rows[name].show_error(reason)

    def editor(self, name: str) -> Editor:
        """The editor of a field, for what only its kind can do (other options, another currency)."""
        return self._rows[name].editor

    def put_under(self, name: str, told: QWidget) -> None:
        """Have this, which is no field, stand under the section that a field is in."""
        names = [[field.name for field in section.fields] for section in self._sections]
        self._column.insertWidget(next(place for place, within in enumerate(names, 1) if name in within), told)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self._rows.values())).editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self, sections: Sequence[Section]) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_5)
        for section in sections:
            self._column.addWidget(self._section(section))
        self._column.addStretch()

    def _section(self, section: Section) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_3)
        grid.setVerticalSpacing(tokens.SPACE_3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        if section.title and not section.folds:
            grid.addWidget(heading(self._language(section.title)), 0, 0, 1, 2)
        line, column = 1, 0
        for field in section.fields:
            row = self._rows[field.name] = self._row(field)
            row.editor.fill()
            if column and not field.half:
                line, column = line + 1, 0
            grid.addWidget(row, line, column, 1, 1 if field.half else 2, Qt.AlignmentFlag.AlignTop)
            line, column = (line, 1) if field.half and not column else (line + 1, 0)
        return self._folded(section, made) if section.folds else made

    def _folded(self, section: Section, made: QWidget) -> Fold:
        fold = Fold(self._language(section.title), made, is_open=False)
        self._folds.update({field.name: fold for field in section.fields})
        return fold

    def _unfold(self, name: str) -> None:
        if (fold := self._folds.get(name)) is not None:
            fold.open()

    def _count_in_folds(self) -> None:
        for fold in {*self._folds.values()}:
            filled = [name for name, within in self._folds.items() if within is fold and self._is_filled(name)]
            fold.show_count(", ".join(self._rows[name].label for name in filled))

    def _is_filled(self, name: str) -> bool:
        return getattr(self.record, name) not in (None, "", ())

    def _row(self, field: Field, *, bare: bool = False) -> FieldRow:
        made = FieldRow(self._language, field, self._left, bare=bare)
        made.typing.connect(self._tell_of_typing)
        made.overtaken.connect(self._look_again)
        return made

    def _left(self, edit: Edit) -> None:
        if self.record is None:
            return
        what = self._unsaved(edit.name, self._rows[edit.name])._replace(reason="")
        if self._held.holds(what, edit):
            return
        self._held.withdraw(what)
        if edit.value == getattr(self.record, edit.name):
            return
        if self._save is not None:
            try:
                self._save(edit)
            except WaitsError as waits:
                waits.act.in_words = what.in_words()
                self._held.hold(HeldSave(what, edit, waits.act))
                self._look_when_tried()
                return
        self.edited.emit(edit.name, edit.value)

    def _give_up(self) -> None:
        """Another record comes: save what is being typed for this one; what is refused is handed over."""
        self.flush()
        self._hand_over()
        self.forget()

    # what waits for another program

    @property
    def _held(self) -> HeldSaves:
        return page.held if (page := self._page()) is not None else self._own_held

    def _look_when_tried(self) -> None:
        if not self._looks and (page := self._page()) is not None:
            self._looks = True
            page.looked.connect(self._look_at_held)

    def _look_at_held(self) -> None:
        """Where the record waits: what it is to hold, and that it waits; and what came of all that is over."""
        found = self._held.of(type(self.record).__name__, identity(self.record))
        for save in found:
            if (row := self._rows.get(save.what.field)) is None:
                continue
            self._look_when_tried()
            if not save.act.is_over:
                if not row.is_touched:
                    row.show_waiting(save.edit.value)
                continue
            self._held.take(save)
            if not row.is_touched:
                self._show_end(row, save)
            self._tell_of_typing()
        if found and not self.isVisible():
            self._hand_over()

    def _show_end(self, row: FieldRow, save: HeldSave) -> None:
        if save.act.refusal is None:
            row.show_record(self.record)
        else:
            row.show_refused(save.edit, save.act.refusal)

    # what its page is told

    def _unsaved(self, name: str, row: FieldRow) -> Unsaved:
        record, text = self.record, row.editor.words()
        kind, called = type(record).__name__, _called(record)
        return Unsaved(kind, identity(record), name, row.label, called, text, row.words_before, row.reason)

    def _hand_over(self) -> None:
        if (left := self.unsaved()) and (page := self._page()) is not None:
            page.unsaved.emit(left)

    def _tell_of_typing(self) -> None:
        if (page := self._page()) is not None:
            page.typing.emit()

    def _look_again(self) -> None:
        if (page := self._page()) is not None:
            page.overtaken.emit()

    def _page(self) -> Page | None:
        return page_of(self)


def _called(record: object) -> str:
    """What people call it: its name, or how it begins."""
    words = next((found for name in _NAMES if isinstance(found := getattr(record, name, None), str) and found), "")
    return beginning(words.strip().partition("\n")[0], _LONGEST)
