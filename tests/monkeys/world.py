"""Where a monkey is let loose: a desk with the example in it, and no way out to the system."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog

from smmdesk.opening import create_workspace, open_workspace
from smmdesk.storage.errors import NothingToUndoError
from smmdesk.storage.folder import DATABASE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

PLANS = Path(__file__).parents[1] / "data" / "plans"
NOT_ROWS = ("change", "alembic_version")
"""Tables that undo adds to, or that say nothing of what somebody did."""


def made_desk(folder: Path) -> Path:
    """A new workspace with the example, and one backup of it."""
    with create_workspace(folder / "desk") as made:
        made.make_example("en")
        made.backups.make()
    return folder / "desk"


def keep_within(folder: Path, desk: Path, random: Random) -> None:
    """Answer in the place of the system's dialogs; nothing is opened elsewhere, nothing printed."""
    plans = sorted(str(each) for each in PLANS.iterdir())
    folders = ["", "", str(desk), str(folder / "elsewhere")]
    (folder / "elsewhere").mkdir(exist_ok=True)

    def answer(options: Sequence[Any]) -> Any:
        return staticmethod(lambda *_args, **_more: random.choice(options))

    said: dict[str, Any] = {
        "getOpenFileName": [("", ""), *((plan, "") for plan in plans)],
        "getOpenFileNames": [([], ""), (plans[:2], "")],
        "getSaveFileName": [("", ""), (str(folder / "elsewhere" / "saved.pdf"), "")],
        "getExistingDirectory": folders,
    }
    for name, options in said.items():
        setattr(QFileDialog, name, answer(options))
    QDesktopServices.openUrl = answer([True])  # type: ignore[method-assign]
    QPrintDialog.exec = lambda _dialog: QDialog.DialogCode.Rejected  # type: ignore[method-assign]


def rows_of(desk: Path) -> dict[str, list[str]]:
    """All rows of each table, in an order of their own."""
    with closing(sqlite3.connect(f"file:{desk / DATABASE}?mode=ro", uri=True)) as opened:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        names = [name for (name,) in opened.execute(query) if name not in NOT_ROWS]
        return {name: sorted(map(repr, opened.execute(f'SELECT * FROM "{name}"'))) for name in names}


def taken_back(desk: Path) -> int:
    """Undo until there is nothing more; how many acts that were."""
    undone = 0
    with open_workspace(desk, lambda: datetime.now(UTC)) as opened, suppress(NothingToUndoError):
        while True:
            opened.history.undo()
            undone += 1
    return undone
