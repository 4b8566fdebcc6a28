"""One field of a form: label, editor, reason or hint; keeps what is typed until it is saved or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.errors import ChangedElsewhereError, SmmdeskError
from smmdesk.domain.several import MIXED
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.editor import SEVERAL
from ui.widgets.labels import caption, hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.widgets.forms.editor import Editor
    from ui.widgets.forms.form import Field
    from ui.widgets.forms.unsaved import Unsaved

_NOBODY: Final = object()
"""What a field holds that was left in a run of the program that is over: it equals nothing."""


class Edit(NamedTuple):
    """A field that was left with another value than the one that was seen when somebody began to change it."""

    record: Any
    name: str
    value: Any
    before: Any

    @property
    def wanted(self) -> dict[str, Any]:
        """The field and its new value."""
        return {self.name: self.value}

    @property
    def seen(self) -> dict[str, Any]:
        """The field and what it held."""
        return {self.name: self.before}


class FieldRow(QWidget):
    """What is typed stays while the record is shown anew, until it is saved, taken back, or given up by the form."""

    typing = Signal()
    """something was typed that is not saved, or is not there any more"""
    overtaken = Signal()
    """somebody else was quicker, which nobody here has noticed yet"""
    said = Signal()
    """other words stand beside the editor than before, or none"""
    settled = Signal()
    """the field was left, and nothing is to be done about it"""

    def __init__(self, language: Language, field: Field, left: Callable[[Edit], object], *, bare: bool = False) -> None:
        """A `bare` one has editor and message alone, and whoever shows it says where they are."""
        super().__init__()
        self._language, self._field, self._left = language, field, left
        self._record: Any = None
        self._before: Any = None
        self._words_before = ""
        self._own: Any = _NOBODY
        self._conflict: Flow | None = None
        self.is_touched = False
        self.label = language(field.label)
        self.editor = field.kind.build(language)
        self.editor.name_parts(self.label)
        self.message = QWidget()
        self._reason = Notice().alerting(self.label)
        self._lay_out(bare=bare)
        self.editor.left.connect(self.finish)
        self.editor.touched.connect(self._touch)
        self.editor.installEventFilter(self)

    @property
    def reason(self) -> str:
        """Why what is typed is not saved."""
        return self._reason.text()

    @property
    def words_before(self) -> str:
        """What stood here when somebody began to type."""
        return self._words_before

    def show_record(self, record: object) -> None:
        """Show its value; what is being typed stays, and where the value became another one, a person chooses."""
        self._record = record
        if self.is_touched:
            self._compare()
        else:
            self._own = _NOBODY
            self._show(self._value)
            self._clear()
        if self._field.when is not None:
            self.setVisible(self._field.when(record))

    def finish(self) -> None:
        """The field was left: save it, or say why that is not possible."""
        # to leave it is no answer: one of the links below it is
        if self._conflict is not None:
            return
        before = self._before if self.is_touched else self._value
        self.is_touched = False
        self._clear()
        try:
            value = self.editor.value()
            self._left(Edit(self._record, self._field.name, value, before))
        except SmmdeskError as error:
            # again as before: nothing was saved, so what it was typed over is still the same
            self.is_touched, self._before = True, before
            self.show_error(self._language.error(error))
            if isinstance(error, ChangedElsewhereError):
                self.overtaken.emit()
            return
        # a bug: what was typed stays as well, while the report says the rest
        except BaseException:
            self.is_touched, self._before = True, before
            raise
        self._own = value
        if not self._reason.text():
            self._show(value)
            self.typing.emit()
        if not self.is_touched:
            self.settled.emit()

    def show_refused(self, edit: Edit, error: SmmdeskError) -> None:
        """What was left here is refused only now: it stays, as if it had not been left yet."""
        _show_in(self.editor, edit.value)
        self.is_touched, self._before = True, edit.before
        self._words_before = self.in_words(edit.before)
        self.show_error(self._language.error(error))
        self._compare()
        if isinstance(error, ChangedElsewhereError):
            self.overtaken.emit()

    def show_waiting(self, value: object) -> None:
        """Say that this is what it is to hold as soon as another program has finished writing."""
        self._own = value
        words = self._language(_("Waits for another program to finish writing, then it is saved."))
        if self._reason.text() != words:
            _show_in(self.editor, value)
            self._reason.say(words, "attention")
            self.editor.setAccessibleDescription(words)
            self._show_message()

    def show_error(self, reason: str) -> None:
        """Say why what is typed was refused; it stays."""
        self._begin()
        self._reason.say(reason)
        self.editor.set_wrong(True)
        self.editor.setAccessibleDescription(reason)
        self._show_message()

    def forget(self) -> None:
        """Nothing here is of worth any more."""
        was_touched, self.is_touched = self.is_touched, False
        self._clear()
        if was_touched:
            self.typing.emit()

    def take_back(self) -> None:
        """Show what is saved in the place of what was typed."""
        self.forget()
        self._show(self._value)

    def retype(self, typed: Unsaved) -> None:
        """Put back what was typed here once, with what it was that was typed over."""
        if not self.is_touched and self._words_before != typed.before:
            self.is_touched, self._before = True, _NOBODY
        self.editor.retype(typed.text)
        if typed.reason and not self.reason:
            self.show_error(typed.reason)
        self._compare()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def in_words(self, value: object) -> str:
        """As the editor would show it."""
        # another one: in that in sight stands what is being typed
        reader = self._field.kind.build(self._language)
        _show_in(reader, value)
        words = reader.words() or (self._language(SEVERAL) if value is MIXED else "")
        reader.deleteLater()
        return words

    # what was changed elsewhere meanwhile

    def _compare(self) -> None:
        """Has the value become another than the one that was typed over, and than what was and is typed here?"""
        if self._value == self._before:
            if self._conflict is not None:
                self._clear()
        elif self._value == self._own or self._is_typed(self._value):
            self._before = self._value
            self._clear()
        else:
            self._show_conflict()

    def _is_typed(self, value: object) -> bool:
        try:
            return bool(self.editor.value() == value)
        except SmmdeskError:
            return False

    def _show_conflict(self) -> None:
        theirs = self.in_words(self._value)
        if self._conflict is None:
            self._conflict = Flow()
            for words, act in self._ways_out():
                self._conflict.add(button(self._language(words), act, kind="link"))
            self._words.addWidget(self._conflict)
            self._conflict.show()
        words = _("Changed elsewhere meanwhile. There it says: {text}") if theirs else _("Emptied elsewhere meanwhile.")
        self.show_error(self._language(words, text=theirs))

    def _ways_out(self) -> Sequence[tuple[str, Callable[[], object]]]:
        both = [(_("Keep both"), self._join)] if self.editor.joint else []
        return [(_("Keep mine"), self._keep_mine), (_("Take theirs"), self.take_back), *both]

    def _keep_mine(self) -> None:
        self._before = self._value
        self._clear()
        self.finish()

    def _join(self) -> None:
        """Theirs, then mine: to be read over, and saved as it is left."""
        self._before = self._value
        self._clear()
        self.editor.retype(self.editor.joint.join((str(self._value), self.editor.words())))
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # how it works

    def _lay_out(self, *, bare: bool) -> None:
        self._words = QVBoxLayout(self.message)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(tokens.SPACE_1)
        self._words.addWidget(self._reason)
        if bare:
            self.editor.setParent(self)
            self.message.setParent(self)
            self.message.hide()
            return
        label = caption(self.label)
        label.setBuddy(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        for part in (label, self.editor, self.message):
            column.addWidget(part)
        self.message.hide()
        if self._field.hint:
            column.addWidget(hint(self._language(self._field.hint)))

    def _show_message(self) -> None:
        self.message.setVisible(bool(self._reason.text()))
        self.said.emit()

    @property
    def _value(self) -> Any:  # noqa: ANN401  (each field holds its own)
        return getattr(self._record, self._field.name, None)

    def _show(self, value: object) -> None:
        _show_in(self.editor, value)
        self._words_before = self.editor.words()

    def _begin(self) -> None:
        if not self.is_touched:
            self.is_touched, self._before = True, self._value

    def _touch(self) -> None:
        self._begin()
        self.typing.emit()

    def _clear(self) -> None:
        if self._conflict is not None:
            self._conflict.hide()
            self._conflict.deleteLater()
            self._conflict = None
        if self._reason.text():
            self._reason.say("")
            self.editor.set_wrong(False)
            self.editor.setAccessibleDescription("")
            self._show_message()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in a field that was typed in takes the text back; otherwise it goes on to the page."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.is_touched
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # or a shortcut would close the inspector first, and leaving the field would save it
            return True
        if not (escape and event.type() == QEvent.Type.KeyPress):
            return super().eventFilter(watched, event)
        self.take_back()
        return True


def _show_in(editor: Editor, value: object) -> None:
    if value is MIXED:
        editor.show_mixed()
    else:
        editor.show_value(value)
