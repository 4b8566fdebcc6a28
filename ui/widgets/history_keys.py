"""Undo and redo reach the window from a field that has nothing of its own to take back."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ui.overriding import override


class HistoryKeys(QObject):
    """Qt's fields claim these keys for themselves in any case, so that they would do nothing once a field is saved."""

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        is_undo, is_redo = map(event.matches, (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
        if not (is_undo or is_redo):
            return False
        history = self._field.document() if isinstance(self._field, QPlainTextEdit) else self._field
        has_own = history.isUndoAvailable() if is_undo else history.isRedoAvailable()
        # not accepted, but not handed on either: the field would accept it, and Qt look for no shortcut
        event.setAccepted(has_own)
        return not has_own
