"""Pictures of every page in a real window: three languages, light and dark, small, usual and at 200 %.

    python -m tests.screens OUT [PAGE …]

The example workspace is made at a fixed day, so that pictures of two versions can be laid side by side.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
SIZES = {"1": ((1024, 640), (1440, 900)), "2": ((1024, 640),)}
"""window sizes in device-independent pixels, by scale factor"""


def main(arguments: list[str]) -> int:
    """Take all pictures, each scale in a process of its own: Qt reads the scale once."""
    if not arguments:
        print("usage: python -m tests.screens OUT [PAGE …]", file=sys.stderr)
        return 2
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    with screen():
        for scale in SIZES:
            surroundings = {**os.environ, "QT_SCALE_FACTOR": scale, "SCREENS_SCALE": scale}
            subprocess.run([sys.executable, "-m", "tests.screens", "--take", *arguments], env=surroundings, check=True)
    print(f"{len(list(out.glob('*.png')))} pictures in {out}")
    return 0


def screen() -> object:
    """A virtual screen where there is none."""
    from contextlib import nullcontext

    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return nullcontext()
    from pyvirtualdisplay.display import Display

    return Display(size=(2400, 1500), color_depth=24)


def take(out: Path, pages: list[str]) -> None:
    """Every page of this process's scale."""
    from PySide6.QtWidgets import QApplication

    from smmdesk.language import LANGUAGES
    from ui.style.theme import Scheme, use_scheme

    app = QApplication([])
    scale = os.environ["SCREENS_SCALE"]
    for code in LANGUAGES:
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            use_scheme(app, scheme)
            for page, size, picture in _pictures(code, pages, SIZES[scale]):
                picture.save(str(out / f"{page}-{code}-{scheme}-{size[0]}x{size[1]}@{scale}.png"))


def _pictures(
    code: str, pages: list[str], sizes: tuple[tuple[int, int], ...]
) -> Iterator[tuple[str, tuple[int, int], object]]:
    """The window on the example of a language, page by page, size by size; first the page of the first start."""
    from PySide6.QtTest import QTest

    from smmdesk.language import Language
    from smmdesk.workspace import Workspace
    from ui.main_window import PAGES, MainWindow
    from ui.shell.preferences import Preferences
    from ui.start.first_start import FirstStart

    with tempfile.TemporaryDirectory() as folder:
        kept = Preferences(file=Path(folder) / "preferences.json")
        first = FirstStart(Language(code), kept)
        first.show()
        QTest.qWait(150)
        yield "first-start", (first.width(), first.height()), first.grab()
        first.close()
        with Workspace.create(Path(folder) / "desk", clock=lambda: NOW) as workspace:
            workspace.make_example(code)
            window = MainWindow(workspace, Language(code), kept)
            window.context.choose_client(workspace.clients.list()[-1].id)
            window.show()
            for size in sizes:
                window.resize(*size)
                for page in pages or PAGES:
                    window.open_page(page)
                    QTest.qWait(350)
                    yield page, size, window.grab()
            window.close()
            window.deleteLater()


if __name__ == "__main__":
    given = sys.argv[1:]
    if given[:1] == ["--take"]:
        take(Path(given[1]), given[2:])
    else:
        sys.exit(main(given))
