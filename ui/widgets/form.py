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

    def _save(self, name: str, value: object) -> None:       # one field was left with another value
        self._clients.change(replace(form.record, **{name: value}))     # a SmmdeskError is shown under the field

Whoever only listens connects `edited(name, value)`, which comes after a save that was not refused. There is no
Save button. Esc takes back what was typed; what cannot be read stays, with the reason under it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smmdesk.domain.errors import SmmdeskError
from smmdesk.speech.language import _
from smmdesk.storage.errors import WaitsError
from ui.overriding import override
from ui.style import tokens
from ui.widgets.held_saves import HeldSave, HeldSaves
from ui.widgets.labels import caption, heading, hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.speech.language import Language
    from ui.widgets.editor import Editor, Kind


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
    """Fields that belong together, under a heading (none for the first)."""

    title: str
    fields: Sequence[Field]


class Form(QWidget):
    """The fields of one record. `edited(name, value)` comes once per field left with another value than before."""

    edited = Signal(str, object)

    def __init__(
        self, language: Language, sections: Sequence[Section], save: Callable[[str, Any], object] | None = None
    ) -> None:
        super().__init__()
        self._language = language
        self._save = save
        self._rows: dict[str, _Row] = {}
        self._held = HeldSaves(self)
        self._held.looked.connect(self._show_held)
        self.record: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_5)
        for section in sections:
            column.addWidget(self._section(section))
        column.addStretch()
        self.setEnabled(False)

    def show_record(self, record: object) -> None:
        """Show a record, or None for nothing. Another record than before: what was still being typed is saved first."""
        if self.record is not None and _identity(record) != _identity(self.record):
            self.flush()
            self._forget()
        self.record = record
        self.setEnabled(record is not None)
        if record is not None:
            for row in self._rows.values():
                row.show_record(record)
            self._show_held()

    def flush(self) -> None:
        """Save what is being typed, as leaving the field would; call before the page goes away."""
        for row in self._rows.values():
            if row.is_touched:
                row.finish()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Hiding takes the focus from a field, but one whose list of words is open does not count as left by that."""
        super().hideEvent(event)
        self.flush()

    def show_error(self, name: str, reason: str) -> None:
        """Say under a field why its value was refused; the text typed stays."""
        self._rows[name].show_error(reason)

    def editor(self, name: str) -> Editor:
        """The editor of a field, for what only its kind can do (other options, another currency)."""
        return self._rows[name].editor

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self._rows.values())).editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _section(self, section: Section) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_3)
        grid.setVerticalSpacing(tokens.SPACE_3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        if section.title:
            grid.addWidget(heading(self._language(section.title)), 0, 0, 1, 2)
        line, column = 1, 0
        for field in section.fields:
            row = self._rows[field.name] = _Row(self._language, field, self._left)
            if column and not field.half:
                line, column = line + 1, 0
            grid.addWidget(row, line, column, 1, 1 if field.half else 2, Qt.AlignmentFlag.AlignTop)
            line, column = (line, 1) if field.half and not column else (line + 1, 0)
        return made

    def _left(self, name: str, value: object) -> None:
        if self.record is None:
            return
        of = _identity(self.record)
        if self._held.holds(of, name, value):
            return
        self._held.withdraw(of, name)
        if value == getattr(self.record, name):
            return
        if self._save is not None:
            try:
                self._save(name, value)
            except WaitsError as waits:
                self._held.hold(HeldSave(of, name, value, waits.act))
                return
        self.edited.emit(name, value)

    def _show_held(self) -> None:
        """Where the record waits for another program: what it is to hold, and that it waits, or what came of it."""
        for save in self._held.of(_identity(self.record)):
            row = self._rows[save.field]
            if row.is_touched:
                continue
            if not save.act.is_over:
                row.show_waiting(save.value)
            elif save.act.refusal is None:
                row.show_record(self.record)
            else:
                row.editor.show_value(save.value)
                row.show_error(self._language.error(save.act.refusal))

    def _forget(self) -> None:
        for row in self._rows.values():
            row.forget()


class _Row(QWidget):
    """Label, editor, reason or hint, one above the other."""

    def __init__(self, language: Language, field: Field, left: Callable[[str, Any], None]) -> None:
        super().__init__()
        self._language, self._field, self._left = language, field, left
        self._record: Any = None
        self.is_touched = False
        self.editor = field.kind.build(language)
        label = caption(language(field.label))
        label.setBuddy(self.editor)
        self.editor.name_parts(language(field.label))
        self._reason = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        for part in (label, self.editor, self._reason):
            column.addWidget(part)
        if field.hint:
            column.addWidget(hint(language(field.hint)))
        self.editor.left.connect(self.finish)
        self.editor.touched.connect(self._touch)
        self.editor.installEventFilter(self)

    def show_record(self, record: object) -> None:
        self._record = record
        if not self.is_touched:
            self.editor.show_value(getattr(record, self._field.name))
            self._clear()
        if self._field.when is not None:
            self.setVisible(self._field.when(record))

    def finish(self) -> None:
        """The field was left: read it, or say why that is not possible."""
        self.is_touched = False
        self._clear()
        try:
            value = self.editor.value()
            self._left(self._field.name, value)
        except SmmdeskError as error:
            self.show_error(self._language.error(error))
            return
        if not self._reason.text():
            self.editor.show_value(value)

    def show_error(self, reason: str) -> None:
        self.is_touched = True
        self._reason.say(reason)
        self.editor.set_wrong(True)
        self.editor.setAccessibleDescription(reason)

    def show_waiting(self, value: object) -> None:
        words = self._language(_("Waits for another program to finish writing, then it is saved."))
        if self._reason.text() != words:
            self.editor.show_value(value)
            self._reason.say(words, "attention")
            self.editor.setAccessibleDescription(words)

    def forget(self) -> None:
        self.is_touched = False
        self._clear()

    def _touch(self) -> None:
        self.is_touched = True

    def _clear(self) -> None:
        if self._reason.text():
            self._reason.say("")
            self.editor.set_wrong(False)
            self.editor.setAccessibleDescription("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in a field that was typed in takes the text back; otherwise it goes on to the page."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.is_touched
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # or a shortcut would close the inspector first, and leaving the field would save it
            return True
        if not (escape and event.type() == QEvent.Type.KeyPress):
            return super().eventFilter(watched, event)
        self.forget()
        self.editor.show_value(getattr(self._record, self._field.name))
        return True


def _identity(record: object) -> object:
    """What makes a record the same one after an edit: its id, or itself where it has none."""
    return getattr(record, "id", record)
