"""One field where it stands: over a cell of a table, a share of a budget, a day of the month.

It is a form like any other, so what is typed in it is kept, asked about and told of as everywhere; only what there is
to say about it has no room of its own: it stands below the field, or above, over what lies there.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from shiboken6 import isValid

from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import colour
from ui.widgets.forms.editor import TypedLine
from ui.widgets.forms.form import Field, Form, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from smmdesk.speech.language import Language
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.forms.unsaved import Unsaved

ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_READS_WELL: Final = 260
"""Pixels that words beside a field have at the least."""
_EDGE: Final = tokens.SPACE_2
_GAP: Final = 3
# who takes the keyboard for these reasons gives it back: a list of words, a menu, another window
_PASSING: Final = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}


class CellForm(Form):
    """`place` says where the field is; `done` asks to be put away."""

    done = Signal()
    """the field was left, or given up: nothing is to be done about it any more"""
    finished_by = Signal(object)
    """the key that it was left by, after `done`"""
    stayed = Signal()
    """it was left, by a key or for something else in the window, and could not be saved"""

    def __init__(
        self,
        language: Language,
        field: Field,
        save: Callable[[Edit], object],
        *,
        keys: Collection[Qt.Key] = ENTER,
    ) -> None:
        """`keys` leave the field; with Shift, Enter begins a new line where there may be several."""
        super().__init__(language, (Section("", (field,)),), save)
        self.holds_back = False
        """while the rows of a table are dealt anew: what is hidden by that is handed over, and saves nothing"""
        self.is_over = False
        """whether it is only waiting for its end"""
        self.index = QPersistentModelIndex()
        """of the cell that it stands over"""
        self._keys = keys
        self._place = QRect()
        self._spot: QWidget | None = None
        self._is_left = False
        core = self.row.editor.focusProxy() or self.row.editor
        core.installEventFilter(self)
        self.setFocusProxy(core)
        self.row.editor.setAutoFillBackground(True)
        self.row.message.setBackgroundRole(QPalette.ColorRole.Window)  # in a table words have another colour
        self.row.said.connect(self._fit)
        # how many lines a text has is known once it is laid out
        self._room = QTimer(self, singleShot=True, interval=0)
        self._room.timeout.connect(self._fit)
        self.row.installEventFilter(self)
        self.row.settled.connect(self._settle)

    @property
    def is_touched(self) -> bool:
        """Whether something stands here that is not saved."""
        return self.row.is_touched

    def place(self, cell: QRect) -> None:
        """Stand in that rectangle of what it lies on."""
        self._place = cell
        self._fit()

    def stand_on(self, spot: QWidget) -> None:
        """Stand where this widget lies, which keeps the room in a layout."""
        self._spot = spot
        self.setParent(spot.parentWidget())
        self.place(spot.geometry())
        spot.installEventFilter(self)
        self.show()

    @override
    def flush(self) -> None:
        if not self.holds_back:
            with self._leaving():
                super().flush()

    def end(self) -> None:
        """There is no cell any more that it could stand over."""
        self.hide()
        self.deleteLater()

    @override
    def drop(self, typed: Unsaved) -> None:
        super().drop(typed)
        self.done.emit()

    @override
    def _left(self, edit: Edit) -> None:
        if isValid(self):  # else it is being taken down, and the line within loses the keyboard last of all
            super()._left(edit)

    # where it is

    @override
    def _lay_out(self, sections: Sequence[Section]) -> None:
        ((field,),) = (section.fields for section in sections)
        self.row = self._rows[field.name] = self._row(field, bare=True)
        self.row.setParent(self)

    def _fit(self) -> None:
        """As large as the field, and as what is said about it."""
        ground, editor, message = self.parentWidget(), self.row.editor, self.row.message
        if ground is None or self._place.isNull():
            return
        field = self._grown(ground) if editor.grows else self._within_cell()
        words = QRect() if message.isHidden() else self._beside(field, ground)
        whole = field.united(words)
        self.setGeometry(whole)
        self.row.setGeometry(self.rect())
        editor.setGeometry(field.translated(-whole.topLeft()))
        message.setGeometry(words.translated(-whole.topLeft()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
        self.update()

    def _within_cell(self) -> QRect:
        field = QRect(0, 0, self._place.width(), min(self._place.height(), self.row.editor.sizeHint().height()))
        field.moveCenter(self._place.center())
        return field

    def _grown(self, ground: QWidget) -> QRect:
        """From the top of the cell downwards, and up where there is no room below."""
        height = min(max(self._place.height(), self.row.editor.sizeHint().height()), ground.height())
        top = max(min(self._place.top(), ground.height() - height), 0)
        return QRect(self._place.left(), top, self._place.width(), height)

    def _beside(self, field: QRect, ground: QWidget) -> QRect:
        """Where words stand: below, above where there is no room, as wide as they read well."""
        width = min(max(field.width(), scaled(_READS_WELL)), ground.width())
        size = QSize(width, self.row.message.heightForWidth(width - 2 * _EDGE) + 2 * _EDGE)
        left = max(min(field.left(), ground.width() - width), 0)
        below, above = field.bottom() + _GAP, field.top() - _GAP - size.height()
        is_room = below + size.height() <= ground.height() or above < 0
        return QRect(QPoint(left, below if is_room else above), size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground under the words."""
        if not self.row.message.isHidden():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(colour("border_strong"))
            painter.setBrush(colour("surface"))
            box = QRectF(self.row.message.geometry()).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), tokens.CORNER, tokens.CORNER)

    # how it is left

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._spot:
            self._follow(self._spot, event.type())
            return False
        if watched is self.row:
            self._grow(event.type())
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(Qt.Key(event.key()), event.modifiers())
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            takes = event.key() == Qt.Key.Key_Escape and self._takes_escape()
            if takes:
                event.accept()  # or a shortcut of the page would have it
            return takes
        if event.type() == QEvent.Type.FocusIn:
            self.raise_()  # what is said about another field may lie here
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and event.reason() not in _PASSING:
            QTimer.singleShot(0, self, self._leave)
        return super().eventFilter(watched, event)

    def _follow(self, spot: QWidget, what: QEvent.Type) -> None:
        """Its place has changed."""
        if what in {QEvent.Type.Move, QEvent.Type.Resize}:
            self.place(spot.geometry())

    def _grow(self, what: QEvent.Type) -> None:
        """Its text needs another room."""
        if what == QEvent.Type.LayoutRequest and self.row.editor.grows:
            self._room.start()

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        begins_line = isinstance(self.focusProxy(), QPlainTextEdit) and held & Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape and self._takes_escape():
            self.row.take_back()
            self.done.emit()
            return True
        if key not in self._keys or begins_line:
            return False
        with self._leaving():
            self.row.finish()
        if self.row.is_touched:
            self.stayed.emit()
        else:
            self.finished_by.emit(key)
        return True

    def _takes_escape(self) -> bool:
        """A field that is always there has no use for it where nothing is to be taken back."""
        return self._spot is None or self.is_touched

    @contextmanager
    def _leaving(self) -> Iterator[None]:
        self._is_left = True
        try:
            yield
        finally:
            self._is_left = False

    def _settle(self) -> None:
        """What was picked is all that one came for; a figure may be stepped on, each step saved."""
        if self._is_left or not self.hasFocus() or not isinstance(self.row.editor, TypedLine):
            self.done.emit()

    def _holds(self, part: QWidget | None) -> bool:
        """Whether it stands in here, or in a window of its own that was opened from here."""
        while part is not None and part is not self:
            part = part.parentWidget()
        return part is self

    def _leave(self) -> None:
        """The keyboard went elsewhere; to a button beside the field, or to a list that it opened, is not elsewhere."""
        focused: QWidget | None = QApplication.focusWidget()  # Qt's stubs forget that there may be none
        if self.is_over or self._holds(focused):
            return
        with self._leaving():
            self.row.finish()
        if self.row.is_touched and focused is not None and focused.window() is self.window():
            self.stayed.emit()
