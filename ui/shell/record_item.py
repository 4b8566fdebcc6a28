"""One record as a line of a list, which opens into its fields and the way to remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.record import Record
from smmdesk.speech.language import _
from ui.overriding import override
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.forms.fold_list import FoldItem
from ui.widgets.forms.form import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.forms.form import Section


R = TypeVar("R", bound=Record)


class RecordItem(FoldItem, Generic[R]):
    """What is typed is saved as it is left, a field at a time; removing is undone as everything is."""

    def __init__(self, context: Context, kind: type[R], sections: Sequence[Section]) -> None:
        body = QWidget()
        super().__init__(body)
        self._context, self._kind = context, kind
        self._name = ""
        self.form = Form(context.language, sections, self.keep)
        self.remove_button = button(context.language(_("Remove")), self._remove, kind="link", sign="trash")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self.form)
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_item(self, record: R, name: str, about: str) -> None:
        """Show it as it is now: its name, and beside that what tells it from others."""
        self._name = name
        self.fold.show_title(name)
        self.fold.show_count(about)
        self.remove_button.setAccessibleName(self._context.language(_("Remove {name}"), name=name))
        self.form.show_record(record)

    def keep(self, edit: Edit) -> object:
        """Save what was typed into a field."""
        return self._context.workspace.records.change(self._kind, edit.record.id, edit.seen, **edit.wanted)

    @override
    def open(self) -> None:
        """The cursor goes to the first field."""
        super().open()
        self.form.focus_first()

    @override
    def flush(self) -> None:
        self.form.flush()

    @override
    def discard(self) -> None:
        """The record is gone: nothing typed can be saved any more."""
        self.form.forget()
        super().discard()

    def _remove(self) -> None:
        context, name, record = self._context, self._name, self.form.record
        if record is not None:
            context.do(
                lambda: context.workspace.records.remove(self._kind, record.id),
                tell=lambda _count: context.say_removed([name], name),
            )
