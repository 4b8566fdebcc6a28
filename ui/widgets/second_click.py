"""What a click brings under the mouse is not meant by the second click of a double click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

_PRESSES: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


class SecondClick(QObject):
    """Keeps it from a widget that comes into sight: where the mouse is then, for as long as a second one may take."""

    def __init__(self, kept: QWidget) -> None:
        super().__init__(kept)
        self._kept, self._place = kept, QPoint()
        self._pause = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())

    def begin(self) -> None:
        """The widget is about to be shown."""
        window: QWindow | None = self._kept.window().windowHandle()
        if window is not None:
            self._place = QCursor.pos()
            window.installEventFilter(self)
            self._pause.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._pause.isActive():
            watched.removeEventFilter(self)
        elif isinstance(event, QMouseEvent) and event.type() in _PRESSES:
            there = event.globalPosition().toPoint()
            is_there = self._kept.rect().contains(self._kept.mapFromGlobal(there))
            return is_there and (there - self._place).manhattanLength() < QApplication.startDragDistance()
        return False
