"""A word when the desktop's letters may have got another size: `SystemLetters(app).changed.connect(…)`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from ui.overriding import override


class SystemLetters(QWindow):
    """Never shown: of a new theme Qt tells windows only, and of a new font nobody whose own is set, as ours is."""

    changed = Signal()
    """it may be another size now: whoever hears it compares"""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__()
        app.applicationStateChanged.connect(self._look_again)

    def _look_again(self, state: Qt.ApplicationState) -> None:
        """Whoever comes back may come from the desktop's settings."""
        if state is Qt.ApplicationState.ApplicationActive:
            self.changed.emit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ThemeChange:
            self.changed.emit()
        return super().event(event)
