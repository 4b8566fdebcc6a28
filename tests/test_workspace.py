"""Opened at a glance and closed again, whatever a thread is doing meanwhile."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlcipher3 import dbapi2

from smmdesk.domain.periods import utc_now
from smmdesk.services.backups import BackupService
from smmdesk.storage import opening
from smmdesk.storage.backup import Reason
from smmdesk.storage.connection import connect
from smmdesk.storage.database import Database
from smmdesk.storage.errors import DamagedWorkspaceError
from smmdesk.storage.folder import DATABASE
from smmdesk.workspace import Workspace
from tests.desks import destroy_page


@pytest.fixture
def folder(example_folder: Path, tmp_path: Path) -> Path:
    return shutil.copytree(example_folder, tmp_path / "desk", ignore=shutil.ignore_patterns("0*"))


def is_free(folder: Path) -> bool:
    """Whether nobody has the file open: only then can it leave its journal."""
    connection = connect(folder / DATABASE)
    try:
        connection.execute("PRAGMA busy_timeout=0")
        return bool(connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] == "delete")
    except dbapi2.OperationalError:
        return False
    finally:
        connection.close()


class SlowOpening:
    """Opening a database takes until `go_on`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go_on = Event(), Event()
        self._open = opening.open_file
        monkeypatch.setattr(opening, "open_file", self.open)

    def open(self, *given: object, **named: object) -> Database:
        self.begun.set()
        assert self.go_on.wait(30)
        return self._open(*given, **named)  # type: ignore[arg-type]


def test_closing_waits_for_the_thread_that_opens(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = SlowOpening(monkeypatch)
    workspace = Workspace.glimpse(folder)
    opener, closer = Thread(target=workspace.prepare), Thread(target=workspace.close)
    opener.start()
    assert slow.begun.wait(30)
    closer.start()
    closer.join(0.2)
    assert closer.is_alive()
    slow.go_on.set()
    for thread in (opener, closer):
        thread.join(30)
    assert is_free(folder)
    assert [each.reason for each in BackupService(folder, utc_now).listed()] == [Reason.CLOSING]


def test_an_open_one_is_not_free(folder: Path) -> None:
    with Workspace.glimpse(folder) as workspace:
        workspace.prepare()
        workspace.clients.list()
        workspace.database.latest()
        with workspace.database.read():
            assert not is_free(folder)
    assert is_free(folder)


def test_a_thread_that_comes_after_the_closing_opens_nothing(folder: Path) -> None:
    workspace = Workspace.glimpse(folder)
    workspace.close()
    workspace.prepare()
    assert "database" not in vars(workspace)
    assert is_free(folder)
    assert BackupService(folder, utc_now).listed() == []  # nothing was changed: closing is as quick as looking


@pytest.mark.parametrize("is_prepared", [True, False])
def test_what_is_not_to_be_backed_up_is_not(folder: Path, is_prepared: bool) -> None:
    workspace = Workspace.glimpse(folder)
    if is_prepared:
        workspace.prepare()
    workspace.close(backed_up=False)
    assert is_free(folder)
    assert BackupService(folder, utc_now).listed() == []


def test_closing_after_damage_was_found_says_nothing_more(folder: Path) -> None:
    content = destroy_page(folder, b"carousel")
    workspace = Workspace.glimpse(folder)
    with pytest.raises(DamagedWorkspaceError):
        workspace.prepare()
    workspace.close()
    assert (folder / DATABASE).read_bytes() == content
    assert BackupService(folder, utc_now).listed() == []
