"""When Python's collector runs: not while a thread allocates, nor within what Qt does.

release = garbage_here().hold()
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

_COLLECT_EVERY: Final = 1_000
"""Milliseconds between two collections of garbage while somebody holds the collector."""
_ALL_EVERY: Final = 60
"""How many of them until everything is looked through, which takes 30 ms with all pages open."""
_GARBAGE: Final = "garbage_here"
"""Under which name the application holds its `GarbageHere`."""


class GarbageHere(QObject):
    """Has Python's collector run from the event loop alone while somebody holds it.

    By itself it runs on whichever thread happens to allocate, in the midst of anything. Dead widgets in a cycle that
    it destroyed on a worker's thread would take the whole program down. While Qt destroys an object it holds one of a
    few locks that all objects share, and asks Python whether `disconnectNotify` is overridden: an object that the
    collector destroyed just then may want the same lock, and the window would stand still for ever.
    """

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._held: set[object] = set()
        self._times = 0
        self._timer = QTimer(self, interval=_COLLECT_EVERY)
        self._timer.timeout.connect(self._collect)

    def hold(self) -> Callable[[], None]:
        """Work begins; call what is returned when it has ended, once or more often."""
        work = object()
        self._held.add(work)
        gc.disable()
        self._timer.start()
        return lambda: self._release(work)

    def _collect(self) -> None:
        """The young generations; the oldest is all that is open, and seldom worth a look."""
        self._times = (self._times + 1) % _ALL_EVERY
        gc.collect(1 if self._times else 2)

    def _release(self, work: object) -> None:
        self._held.discard(work)
        if not self._held:
            self._timer.stop()
            gc.enable()


def garbage_here() -> GarbageHere:
    """The application's own: all windows hold the same, as there is one collector."""
    app = QCoreApplication.instance()
    if app is None:
        return GarbageHere(None)
    found = app.property(_GARBAGE)  # not by `findChild`: that wraps the style too, which takes 18 ms of the start
    if not isinstance(found, GarbageHere):
        found = GarbageHere(app)
        app.setProperty(_GARBAGE, found)
    return found
