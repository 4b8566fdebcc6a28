"""Menus that are made anew each time they open, and such that stay open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

_TICKS: Final = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


def passing_menu(parent: QWidget) -> QMenu:
    """One that goes when it is closed: it would stay with its parent otherwise, for as long as that is there."""
    made = QMenu(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return made


class StayingMenu(QMenu):
    """Stays open while its ticks are set, so that several can be."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick():
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _TICKS or not self._tick():
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True
