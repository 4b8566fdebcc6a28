"""What fields are made of: a widget that shows a value and gives it back when it is left.

A page never builds an editor by hand, it declares its `Kind` (`Line()`, `Choice(Segment)`, `Amount("GEL")`) in a form's
`Field` or a table's `Column`, and is told the new value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.several import MIXED
from smmdesk.speech.language import _
from ui.overriding import override
from ui.style.text_size import scaled
from ui.widgets.flow import Flow
from ui.widgets.history_keys import HistoryKeys
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from smmdesk.speech.language import Language
    from ui.widgets.forms.offered import OfferedLine

SHORT = 160  # pixels: numbers and dates
WIDEST: Final = 2**24 - 1
"""Pixels: Qt's word for no limit."""
SEVERAL: Final = _("Several")
"""Stands where the records that are shown as one hold different values."""


class Kind(Protocol):
    """The declaration of an editor: what the field holds, without a widget yet."""

    def build(self, language: Language) -> Editor:
        """A fresh editor of this kind."""


class Editor(QWidget):
    """Base of all editors: keeps the value shown last, says `left` when a person is done with it.

    `value()` raises a `SmmdeskError` where the text typed is not what the field holds; the text stays as it was.
    """

    is_typed: ClassVar[bool] = False
    """whether work is lost with what stands here and is not saved; picking once more is none"""
    grows: ClassVar[bool] = False
    """whether over a cell it takes the room that its text needs"""
    joint: str = ""
    """what stands between two texts that are both to be kept; empty where there can only be one"""
    left = Signal()
    touched = Signal()
    """something was typed or picked that has not been left yet"""

    def __init__(self, language: Language, core: QWidget | None = None) -> None:
        super().__init__()
        self.language = language
        self._value: Any = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self._column.addLayout(self._row)
        if core is not None:
            self._row.addWidget(core)
            self.setFocusProxy(core)
        if isinstance(core, QLineEdit):
            HistoryKeys(core)

    def value(self) -> Any:  # noqa: ANN401  (each editor gives its own)
        """What the field holds now."""
        return self._value

    def show_value(self, value: object) -> None:
        """Show this, forgetting what was typed; emits nothing."""
        self._value = value

    def show_mixed(self) -> None:
        """Show that the records which this is of hold different values; what is picked or typed is for all of them."""
        self._value = MIXED

    def words(self) -> str:
        """What stands here as a person reads it, be it readable as a value or not; empty where nothing is in words."""
        return ""

    def retype(self, words: str) -> None:
        """Let this stand here as if it had just been typed. Only where `is_typed`."""

    def pick(self, value: object) -> None:
        """The person chose this: shown, and the field is done with at once."""
        self.show_value(value)
        self.left.emit()

    def fill(self) -> None:
        """End where the others of a form end, however short what stands in it is."""

    def add_flow(self) -> Flow:
        """A flow of chips as wide as the editor, whose height follows."""
        made = Flow()
        self._row.addWidget(made)
        return made

    def name_parts(self, name: str) -> None:
        """Give the control inside its accessible name; editors of several parts name each."""
        self.setAccessibleName(name)
        if (core := self.focusProxy()) is not None:
            core.setAccessibleName(name)

    def set_wrong(self, wrong: bool) -> None:
        """Mark or unmark the field as one whose text cannot be used."""
        # the part that has the keyboard has the frame
        core = self.focusProxy() or self
        if bool(core.property("wrong")) != wrong:
            core.setProperty("wrong", wrong)  # the style sheet is asked of it only when a widget is dressed
            core.style().unpolish(core)
            core.style().polish(core)


class TypedLine(Editor):
    """One line of text that stands for a value: `read` turns text into the value, `show` the value into text.

    `unit` stands after the line; a `short` one does not stretch over the whole width.
    `line` is one that offers words.
    With `step` the up and down keys change the value; `step(value, count)` gets +1 or -1. What is short or steps is a
    figure: whoever comes to it types another one, so all of it is selected until a second click places the cursor.
    """

    is_typed = True

    def __init__(
        self,
        language: Language,
        read: Callable[[str], Any],
        show: Callable[[Any], str],
        *,
        step: Callable[[Any, int], Any] | None = None,
        placeholder: str = "",
        unit: str = "",
        short: bool = False,
        line: OfferedLine | None = None,
    ) -> None:
        self._is_figure = short or step is not None
        self.line = SteppingLine(self._stepped, selects=self._is_figure) if line is None else line
        super().__init__(language, self.line)
        self._read, self._show, self._step = read, show, step
        self._shown = ""
        self._placeholder = placeholder
        self.line.setPlaceholderText(placeholder)
        self.line.editingFinished.connect(self._finish)
        self.line.textEdited.connect(self.touched)
        if line is not None:
            # later: what is picked may put the field away, from within the list's own event
            line.picked.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        if unit:
            self._row.addWidget(Label(unit, colour="muted"))
        if short:
            self.line.setMaximumWidth(scaled(SHORT))
            self._row.addStretch()

    @override
    def value(self) -> Any:
        return self._read(self.line.text().strip()) if self._is_other() else self._value

    @override
    def show_value(self, value: Any) -> None:
        if self._value is MIXED:
            self.line.setPlaceholderText(self._placeholder)
        super().show_value(value)
        self._put(self._show(value))

    @override
    def show_mixed(self) -> None:
        super().show_mixed()
        self.line.setPlaceholderText(self.language(SEVERAL))
        self._put("")

    @override
    def fill(self) -> None:
        self.line.setMaximumWidth(WIDEST)
        self._row.setStretchFactor(self.line, 1)

    def _put(self, words: str) -> None:
        is_held = self.line.hasFocus()
        if is_held and words == self.line.text() and not self.line.isModified():
            return  # nothing new: the cursor stays where somebody has it
        self.line.setText(words)
        self._shown = self.line.text()
        # Qt leaves the cursor at the end, so that of long words the beginning is out of sight
        self.line.setCursorPosition(0)
        if is_held and self._is_figure:
            self.line.selectAll()

    @override
    def words(self) -> str:
        return self.line.text()

    @override
    def retype(self, words: str) -> None:
        self.line.setText(words)
        # for Qt it was set, not typed
        self.line.setModified(True)
        self.touched.emit()

    def _is_other(self) -> bool:
        """Whether something else stands here than was shown; Qt calls a word that was taken from a list unmodified."""
        return self.line.isModified() or self.line.text() != self._shown

    def _finish(self) -> None:
        if self._is_other():
            self.left.emit()

    def _stepped(self, count: int) -> bool:
        if self._step is None:
            return False
        try:
            now = self.value()
        except SmmdeskError:  # nothing to step from; leaving the field will say so
            return False
        if now is not MIXED:
            self.pick(self._step(now, count))
        return now is not MIXED


class SteppingLine(QLineEdit):
    """A line that offers the up and down keys to whoever can use them; with `selects` a first click takes all of it."""

    def __init__(self, stepped: Callable[[int], bool], *, selects: bool = False) -> None:
        super().__init__()
        self._stepped, self._selects = stepped, selects
        self._is_fresh = False

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_fresh = self._selects and event.reason() is Qt.FocusReason.MouseFocusReason

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Here, for the press that brings the keyboard places the cursor; who drags has selected by hand."""
        super().mouseReleaseEvent(event)
        is_fresh, self._is_fresh = self._is_fresh, False
        if is_fresh and event.button() is Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        # on some keyboards the arrows belong to the pad of figures
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if not (count and plain and self._stepped(count)):
            super().keyPressEvent(event)
