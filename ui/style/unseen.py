"""What is out of sight is left out of a change of theme, and dressed as it comes into sight.

    leave_out(page)         # before the change
    dress(page)             # in its showEvent
    leave_out_popups(app)   # the same for lists of suggestions, which belong to no page and are dressed by themselves

Qt dresses every widget of the program anew, seen or not: with all pages opened that took seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

# what Qt itself notes: it dresses a widget as it is shown where this is not set
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
            # what `QApplication.setStyle` does with each widget that it does not pass over
            each.setAttribute(_LEFT_OUT, False)
            each.setAttribute(_DRESSED, True)
            each.style().polish(each)
            QCoreApplication.sendEvent(each, style_changed)
    return True


def leave_out_popups(app: QApplication) -> None:
    """Let the style pass over lists of suggestions until they are shown.

    A completer makes one without a parent, so that no page holds it; a long list is laid out anew by each dressing.
    """
    for each in app.topLevelWidgets():
        is_popup = each.windowType() is Qt.WindowType.Popup and each.parent() is None
        if is_popup and not each.isVisible() and not is_left_out(each):
            leave_out(each)
            each.installEventFilter(_DressedAsShown(each))


class _DressedAsShown(QObject):
    """Dresses what it watches the first time that is shown, then is gone."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            dress(watched)
            self.deleteLater()
        return False


def is_left_out(part: QWidget) -> bool:
    """Whether it still has to be dressed."""
    return part.testAttribute(_LEFT_OUT)


def _parts(page: QWidget) -> Iterator[QWidget]:
    yield page
    yield from page.findChildren(QWidget)
