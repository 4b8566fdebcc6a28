"""Menus that are made anew each time they open, and such that stay open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

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


def begin_by_keyboard(menu: QMenu) -> None:
    """Its first line is chosen, so that arrows go on from there."""
    lines = (each for each in menu.actions() if each.isEnabled() and not each.isSeparator())
    if (first := next(lines, None)) is not None:
        menu.setActiveAction(first)


def ask_for_menu() -> None:
    """As the menu key does where there is none: the menu of what has the keyboard, at its place."""
    focused: QWidget | None = QApplication.focusWidget()  # Qt's stubs forget that there may be none
    if focused is not None:
        place = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        there = focused.mapToGlobal(place)
        QApplication.sendEvent(focused, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, there))
