"""Another program looks at the database while it is open here, and ends: nothing that is saved afterwards is lost.

It is no program of ours, and takes itself for the last one where our locks are gone: it removes the journal then.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from smmdesk.opening import open_quickly, open_workspace
from smmdesk.storage import connection
from smmdesk.storage.connection import has_wal
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.opening import inspect
from smmdesk.storage.quick_reader import QuickReader
from tests.desks import desk_with

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.workspace import Workspace

LOOK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print([name for name, in connection.execute("SELECT name FROM client ORDER BY name")])
connection.close()
"""


def seen_by_another(folder: Path) -> str:
    command = [sys.executable, "-c", LOOK, str(folder / DATABASE)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def opened_by_a_window(folder: Path) -> Workspace:
    workspace = open_quickly(folder)
    assert not workspace.is_fully_open
    workspace.prepare()
    workspace.take_over()
    return workspace


@pytest.mark.parametrize("opened", [opened_by_a_window, open_workspace])
def test_what_is_saved_afterwards_is_there(tmp_path: Path, opened: object) -> None:
    folder = desk_with(tmp_path / "desk", "Almond")
    assert callable(opened)
    with opened(folder) as workspace:
        workspace.clients.add("Hazel")
        workspace.backups.make()
        inspect(folder / DATABASE)
        assert has_wal(folder / DATABASE)
        assert seen_by_another(folder) == "['Almond', 'Hazel']"
        workspace.clients.add("Walnut")
        assert seen_by_another(folder) == "['Almond', 'Hazel', 'Walnut']"
    assert seen_by_another(folder) == "['Almond', 'Hazel', 'Walnut']"


def test_no_file_stays_open(tmp_path: Path) -> None:
    folder = desk_with(tmp_path / "desk")
    before = list(connection._open_files)
    opened_by_a_window(folder).close()
    open_quickly(folder).close()
    open_workspace(folder).close()
    assert connection._open_files == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_nobody_waits_at_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / DATABASE
    os.mkfifo(pipe)
    assert (connection.head(pipe), has_wal(pipe)) == (b"", False)
    connection.OpenFile(pipe).let_go()
    assert QuickReader.at(pipe) is None
