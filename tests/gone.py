"""What was closed is gone at once, and not only when an event loop runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ui.garbage import garbage_here


def delete_what_was_closed() -> None:
    """With Python's collector off, which would destroy objects in the midst of it (see `GarbageHere`).

    And nobody asks any more: the keys of the next test went to a dialog that one had left open.
    """

    while (asking := QApplication.activeModalWidget()) is not None:
        asking.hide()
    release = garbage_here().hold()
    try:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    finally:
        release()
