"""Menus that are made anew each time they open."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget


def passing_menu(parent: QWidget) -> QMenu:
    """One that goes when it is closed: it would stay with its parent otherwise, for as long as that is there."""
    made = QMenu(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return made


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
