"""What other windows and programs write to the workspace is seen while one looks on, also from another window."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from smmdesk.domain.errors import SmmdeskError

if TYPE_CHECKING:
    from ui.shell.context import Context

EVERY: Final = 1_500
"""Milliseconds between two looks: what somebody else does is there within two seconds."""


class OthersWatch(QObject):
    """Looks at the workspace every now and then, as long as its window works on it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """The workspace is let go of."""
        self._timer.stop()

    def _look(self) -> None:
        """Not under somebody's hand: what is dragged or chosen from must not change. What is refused, acts will say."""
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton and QApplication.activePopupWidget() is None:
            with suppress(SmmdeskError):
                self._context.workspace.look_for_others()
