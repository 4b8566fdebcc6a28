"""Another theme and another language with every page opened, against the same with one.

Processor time, until what is in sight is painted: pages behind wait until somebody looks. Each measurement has a
program of its own, so that none pays for what another has left.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from smmdesk.opening import create_example, open_workspace
from smmdesk.speech.language import Language
from tests.benchmarks.measure import Figure, by_turns
from ui.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smmdesk.workspace import Workspace
    from ui.shell.preferences import Place
    from ui.window.main_window import MainWindow

_NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
_ROUNDS = 5
_SETTLED = 300
"""Milliseconds after which a page just opened has nothing more to do."""


def figures() -> Iterator[Figure]:
    """The theme, then the language."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "desk"
        create_example(desk, "en", lambda: _NOW)
        first, *_others = every = list(PAGES)
        for what in ("theme", "language"):
            ours, floor = by_turns(_measured(desk, what, [*every, first]), _measured(desk, what, [first]), _ROUNDS)
            yield Figure(what=f"Another {what}, every page opened", ours=ours, floor=floor, unit="ms of CPU", limit=2)


def _measured(desk: Path, what: str, pages: list[str]) -> Callable[[], float]:
    """One change in a new program in which these pages were opened."""

    def run() -> float:
        with tempfile.TemporaryDirectory() as folder:
            copy = shutil.copytree(desk, Path(folder) / "desk")
            command = [sys.executable, "-m", "tests.benchmarks.switching", str(copy), what, *pages]
            return float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)

    return run


def _take(desk: Path, what: str, pages: list[str]) -> float:
    """In the child: the milliseconds of one change."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.style.theme import FUSION, Scheme, use_scheme

    app = QApplication(["bench", *FUSION])
    use_scheme(app, Scheme.LIGHT)
    with open_workspace(desk, lambda: _NOW) as workspace:
        window = _opened(workspace, "en")
        window.context.choose_client(
            next(each.id for each in workspace.clients.list() if workspace.checklist.of(each.id))
        )
        for page_id in pages:
            window.open_page(page_id)
            QTest.qWait(_SETTLED)
        start = time.process_time()
        if what == "theme":
            use_scheme(app, Scheme.DARK)
        else:
            window = _in_another_language(window)
        QTest.qWait(50)
        taken = (time.process_time() - start) * 1000
        window.close()
    return taken


def _in_another_language(window: MainWindow) -> MainWindow:
    """As the program does it: a new window over the same workspace takes the old one's place."""
    shown = _opened(window.context.workspace, "ka", window.leave())
    window.close()
    window.deleteLater()
    return shown


def _opened(workspace: Workspace, code: str, place: Place | None = None) -> MainWindow:
    from ui.shell.preferences import Preferences
    from ui.window.main_window import MainWindow

    assert workspace.folder
    kept = Preferences(file=workspace.folder.with_name("preferences.json"))
    window = MainWindow(workspace, Language(code), kept, place)
    window.resize(1440, 900)
    window.show()
    return window


if __name__ == "__main__":
    print(_take(Path(sys.argv[1]), sys.argv[2], sys.argv[3:]))
