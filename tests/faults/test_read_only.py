"""Somebody without the right to write looks at a workspace: it opens for reading, or says why not."""

from __future__ import annotations

import os
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.errors import SmmdeskError
from smmdesk.storage import opening
from smmdesk.storage.kinds import adding, changing
from tests.faults.workers import COUNTER, act, kept_in_journal, open_sqlite, prepare
from tests.folders import names_in

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext

NOBODY = 65_534


def import_everything() -> None:
    """That user may not even read where the program is installed: what it needs of it is read by using it once."""
    opening.known_fingerprint = cache(opening.known_fingerprint)
    with TemporaryDirectory() as folder, closing(opening.create(Path(folder) / "workspace.db")) as database:
        with database.write(adding(Client)) as work:
            work.save(Client(id=COUNTER, name="Counter"))
        with database.read() as reader:
            reader.get(Client, COUNTER)
        opening.inspect(Path(folder) / "workspace.db")


def look_at(path: Path, pipe: Connection) -> None:
    """As a user whom nothing here belongs to."""
    import_everything()
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        with closing(open_sqlite(path)) as database:
            with database.read() as reader:
                pipe.send((database.read_only, reader.get(Client, COUNTER).notes))
            with database.write(changing(Client)):
                pipe.send("written")
    except SmmdeskError as refusal:
        pipe.send(type(refusal).__name__)


def seen(processes: ForkServerContext, path: Path) -> list[object]:
    ours, theirs = processes.Pipe(duplex=False)
    for each in path.parent.iterdir():
        each.chmod(0o444)
    path.parent.chmod(0o555)
    path.parent.parent.chmod(0o755)
    process = processes.Process(target=look_at, args=(path, theirs))
    process.start()
    theirs.close()
    process.join(30)
    path.parent.chmod(0o755)
    found = []
    while ours.poll(0):
        try:
            found.append(ours.recv())
        except EOFError:
            break
    return found


@pytest.fixture
def folder(memory: Path) -> Path:
    found = memory / "desk"
    found.mkdir()
    return found


def test_it_can_be_read_and_not_written(processes: ForkServerContext, folder: Path) -> None:
    prepare(folder / "workspace.db")
    with closing(open_sqlite(folder / "workspace.db")) as database:
        act(database)
    assert seen(processes, folder / "workspace.db") == [(True, "1"), "ReadOnlyWorkspaceError"]
    assert names_in(folder) == ["workspace.db"]


def test_with_a_journal_beside_it_is_not_shown_half(processes: ForkServerContext, folder: Path) -> None:
    """What stands in the -wal only cannot be read where no file may be made: better nothing than an old state."""
    kept_in_journal(folder / "workspace.db", 2)
    assert seen(processes, folder / "killed.db") == ["ReadOnlyWorkspaceError"]
