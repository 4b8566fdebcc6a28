"""What is out of sight is left out of a change of theme, and dressed as it comes into sight.

    leave_out(page)         # before the change
    dress(page)             # in its showEvent

Qt dresses every widget of the program anew, seen or not: with all pages opened that took seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

_DRESSED: Final = Qt.WidgetAttribute.WA_WState_Polished
_LEFT_OUT: Final = Qt.WidgetAttribute.WA_SetStyle
"""`QApplication.setStyle`, and with it a new style sheet, passes over what says that it has a style of its own."""


def leave_out(page: QWidget) -> None:
    """Let the style pass over a page in which nothing is visible, and all that is in it."""
    if is_left_out(page):  # since the change before this one, and all that was made in it since is not yet dressed
        return
    # what never was dressed needs nothing: Qt does that when it is first shown
    for each in _parts(page):
        if each.testAttribute(_DRESSED):
            each.setAttribute(_DRESSED, False)
            each.setAttribute(_LEFT_OUT, True)


def dress(page: QWidget) -> bool:
    """Let the style make up for what was left out; whether anything was."""
    if not is_left_out(page):
        return False
    style_changed = QEvent(QEvent.Type.StyleChange)
    for each in _parts(page):
        if is_left_out(each):
            each.setAttribute(_LEFT_OUT, False)
            each.setAttribute(_DRESSED, True)
            each.style().polish(each)
            QCoreApplication.sendEvent(each, style_changed)
    return True


def is_left_out(part: QWidget) -> bool:
    """Whether it still has to be dressed."""
    return part.testAttribute(_LEFT_OUT)


def _parts(page: QWidget) -> Iterator[QWidget]:
    yield page
    yield from page.findChildren(QWidget)
