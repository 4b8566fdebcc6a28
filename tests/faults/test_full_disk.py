"""No room: it is said in words, nothing is lost, and after making room the same act works."""

from __future__ import annotations

import os
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from smmdesk.storage import backup, opening
from smmdesk.storage.backup import Reason
from smmdesk.storage.errors import DiskFullError
from tests.faults import workers
from tests.faults.workers import POSTS, act, clock, judged, open_sqlite, prepare
from tests.folders import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.context import ForkServerContext
    from pathlib import Path

    from smmdesk.storage.database import Database


@pytest.fixture
def path(memory: Path) -> Path:
    prepare(memory / "workspace.db")
    return memory / "workspace.db"


def test_files_may_not_grow(processes: ForkServerContext, path: Path) -> None:
    ours, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=workers.act_under_limit, args=(path, theirs))
    process.start()
    theirs.close()
    first, refused_act, refused_backup, left, again, saved = (ours.recv() for _ in range(6))
    process.join(30)
    assert (process.exitcode, first) == (0, 1)
    assert (refused_act, refused_backup) == ("DiskFullError", "DiskFullError")
    assert [name for name in left if not name.startswith("0000")] == []
    assert again > first
    assert (judged(path), saved) == (again, again * POSTS)


def test_the_engine_finds_no_page(path: Path) -> None:
    with closing(_of_few_pages(path)) as database:
        done = _acts_until_full(database)
    assert judged(path) == done > 0
    with closing(open_sqlite(path)) as database:
        assert act(database) == done + 1


def _of_few_pages(path: Path) -> Database:
    database = open_sqlite(path)
    event.listen(database.engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count=200"))
    return database


def _acts_until_full(database: Database) -> int:
    done: list[int] = []
    with pytest.raises(DiskFullError, match="Nothing was lost"):
        done.extend(act(database) for _ in range(1_000))
    return done[-1]


def _mounted(folder: Path) -> bool:
    """A disk of 2 MB in the folder, where the system lets us."""
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    return os.geteuid() == 0 and not subprocess.run(command, capture_output=True, check=False).returncode


@pytest.fixture
def small_disk(memory: Path) -> Iterator[Path | None]:
    folder = memory / "disk"
    folder.mkdir()
    if not _mounted(folder):
        yield None
        return
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_small_disk_fills_up(small_disk: Path | None) -> None:
    if small_disk is None:
        return  # only root can make one; the two tests above say nearly as much
    path, ballast = small_disk / "workspace.db", small_disk / "photo.jpg"
    prepare(path)
    ballast.write_bytes(bytes(800_000))
    with closing(open_sqlite(path)) as database:
        done = _acts_until_full(database)
        with pytest.raises(DiskFullError):
            backup.make(path, small_disk / "backups", Reason.CLOSING, clock)
        assert names_in(small_disk / "backups") == []
        ballast.unlink()
        assert act(database) == done + 1
    assert judged(path) == done + 1


def test_a_workspace_that_finds_no_room_is_not_half_there(small_disk: Path | None) -> None:
    if small_disk is None:
        return
    ballast = small_disk / "photo.jpg"
    ballast.write_bytes(bytes(2_000_000))
    with pytest.raises(DiskFullError):
        opening.create(small_disk / "workspace.db")
    assert names_in(small_disk) == ["photo.jpg"]
