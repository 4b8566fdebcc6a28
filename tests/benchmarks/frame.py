"""One process up to its first frame: `python -m tests.benchmarks.frame bare`, or `… ours FOLDER`.

Prints the peak of its memory in kB once the frame is painted. Some seconds later, when it has come to rest, it prints
that once more, the moment of the machine's clock at which a pixel of the window changed last, and its seconds of work;
then it ends.
"""

from __future__ import annotations

import os
import sys
import time
from hashlib import sha256
from importlib.abc import MetaPathFinder
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ui.calendar.month.view import MonthView

_RESET_PEAK = Path("/proc/self/clear_refs")
_QUIET = 5_000
"""Milliseconds after which all that begins with the frame is done."""


def peak() -> int:
    """The most memory this process has had, in kB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def tell(window: QWidget) -> None:
    """Say that the frame is painted; watch until no pixel changes any more, say that, and end."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

    class LastChange(QObject):
        """Looks at the screen after each paint, for to paint the same again changes nothing."""

        def __init__(self, window: QWidget) -> None:
            super().__init__(window)
            self._window, self._seen = window, b""
            self._painted = self.at = time.perf_counter()
            self.peak = 0
            self._soon = QTimer(self, singleShot=True, interval=0)
            self._soon.timeout.connect(self._look)

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                self._painted = time.perf_counter()
                self._soon.start()
            return False

        def _look(self) -> None:
            self.peak = max(self.peak, peak())
            shown = self._window.screen().grabWindow(self._window.winId()).toImage()
            seen = sha256(shown.constBits()).digest()
            del shown
            _RESET_PEAK.write_text("5")  # what it takes to look is not the program's
            if seen != self._seen:
                self._seen, self.at = seen, self._painted

    def end() -> None:
        print(max(last.peak, peak()), last.at, time.process_time(), flush=True)
        os._exit(0)

    print(peak(), flush=True)
    app = QCoreApplication.instance()
    assert app is not None
    last = LastChange(window)
    app.installEventFilter(last)
    QTimer.singleShot(_QUIET, end)


def bare() -> None:
    """A main window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            tell(self)

    app = QApplication([])
    window = Window()
    window.resize(1280, 800)
    window.show()
    app.exec()


def ours(folder: Path) -> None:
    """The program on a workspace, up to its month with posts; nothing is loaded that it does not load itself."""
    from smmdesk.command.cli import main

    sys.meta_path.insert(0, _Watcher())
    main([str(folder)])


class _Watcher(MetaPathFinder):
    """Waits for the month's view to be imported, and lets it tell when it is painted with posts."""

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        if name != "ui.calendar.month.view":
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        assert spec is not None
        assert spec.loader is not None
        load = spec.loader.exec_module

        def load_and_watch(module: ModuleType) -> None:
            load(module)
            _tell_when_painted(module.MonthView)

        spec.loader.exec_module = load_and_watch  # type: ignore[method-assign]  # of this one module
        return spec


def _tell_when_painted(view: type[MonthView]) -> None:
    paint, told = view.paintEvent, list[bool]()

    def painted(self: MonthView, event: QPaintEvent) -> None:
        paint(self, event)
        if not told:
            told.append(True)
            assert any(cell.chips for cell in self.scene.places.cells), "no post in sight"
            tell(self.window())

    view.paintEvent = painted  # type: ignore[method-assign]  # the moment that is measured


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(Path(sys.argv[2]))
