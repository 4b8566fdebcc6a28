"""What other processes do to a workspace while they are killed, starved or cut off, and how to judge what is left.

Act n adds `POSTS` posts and writes n on the client: whatever was interrupted, both must agree.
    python -m tests.faults.workers FOLDER live ACTS NAME=VALUE…  acts, with changed PRAGMAs; ACK n is said after each
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from sqlalchemy import create_engine, select, update

from smmdesk.domain.changes import IMPORT_PLAN
from smmdesk.domain.clients import Client
from smmdesk.domain.desk import Desk
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.posts import Post
from smmdesk.opening import create_example, created_whole, open_workspace
from smmdesk.storage import backup, connection, opening
from smmdesk.storage.connection import connect, connect_reading
from smmdesk.storage.database import Database
from smmdesk.storage.engine import sqlite_engine
from smmdesk.storage.errors import BusyError
from smmdesk.storage.kinds import adding, changing
from smmdesk.storage.manifest import Reason
from smmdesk.storage.schema import client
from tests.folders import names_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

POSTS = 12
COUNTER = ClientId("counter")
_THINKING = 0.001  # between reading and writing, so that the other comes in between even on one processor
_PATIENCE = 100.0  # seconds that one waits for the other on a busy machine
T = TypeVar("T")
_TEXT = "Сырники и хачапури 🍰 " * 40


def clock() -> datetime:
    return datetime(2026, 11, 5, 19, 30, tzinfo=UTC)


def prepare(path: Path) -> None:
    """A workspace whose counter stands at 0."""
    with closing(opening.create(path, clock)) as database, database.write(adding(Client)) as work:
        work.save(Client(id=COUNTER, name="Counter", notes="0"))


def act(database: Database) -> int:
    """Read, add one, write; what the counter is then."""
    with database.write(IMPORT_PLAN) as work:
        found = work.get(Client, COUNTER)
        number = int(found.notes) + 1
        work.add_all(
            [Post(id=PostId(f"{number}-{n}"), client_id=COUNTER, text=f"{number} {_TEXT}") for n in range(POSTS)]
        )
        work.save(replace(found, notes=str(number)))
    return number


def judged(path: Path) -> int:
    """The counter, −1 before there is one; an `AssertionError` or a refusal where anything does not hold together."""
    opening.inspect(path)
    with closing(connect(path)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        found = opened.execute("SELECT notes FROM client").fetchone()
        number = int(found[0]) if found else -1
        assert opened.execute("SELECT count(*) FROM post").fetchone()[0] == max(0, number) * POSTS
        assert (opened.execute("SELECT max(number) FROM change").fetchone()[0] or 0) == number + 1
    return number


def with_pragmas(path: Path, pragmas: dict[str, str]) -> Database:
    """The same database by another recipe; for controls."""
    return Database(sqlite_engine(lambda: connect(path, **pragmas)), clock=clock)


# processes


def act_until_killed(path: Path, pipe: Connection, pragmas: dict[str, str]) -> None:
    database = with_pragmas(path, pragmas)
    while True:
        pipe.send(act(database))


def add_clients(folder: Path, pipe: Connection) -> None:
    """Add one and say so, then wait to be killed; the workspace stays open."""
    workspace = open_workspace(folder)
    pipe.send(workspace.clients.add("Ours").name)
    time.sleep(600)


def count_up(opened: Callable[[], Database], times: int, pipe: Connection) -> None:
    """Read-modify-writes by the house's own way."""
    pipe.recv()
    with closing(_patiently(opened)) as database:
        for _ in range(times):
            _patiently(lambda: _count_one_up(database))
            pipe.send(1)


def _count_one_up(database: Database) -> None:
    with database.write(changing(Client)) as work:
        found = work.get(Client, COUNTER)
        time.sleep(_THINKING)
        work.save(replace(found, notes=str(int(found.notes) + 1)))


def _patiently(act: Callable[[], T]) -> T:
    """Do it again where it was refused: with a rollback journal nobody queues, and one writer may starve a while."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return act()
        except BusyError:
            if time.monotonic() > until:
                raise


def count_up_without_own_begin(path: Path, times: int, pipe: Connection) -> None:
    """The same by the driver's own transactions, which begin only when something is written: the control."""
    from sqlcipher3 import dbapi2

    engine = create_engine("sqlite+pysqlite://", module=dbapi2, creator=lambda: dbapi2.connect(str(path), timeout=30))
    pipe.recv()
    for _ in range(times):
        with engine.begin() as begun:
            found = int(begun.scalar(select(client.c.notes)) or 0)
            time.sleep(_THINKING)
            begun.execute(update(client).values(notes=str(found + 1)))
        pipe.send(1)
    engine.dispose()


def open_sqlite(path: Path) -> Database:
    return opening.open_file(path, clock)


def open_on_network(path: Path) -> Database:
    """As on a disk of another machine."""
    pytest.MonkeyPatch().setattr(connection, "is_on_network", lambda _folder: True)
    return opening.open_file(path, clock)


def open_postgresql(address: str) -> Database:
    return opening.open_server(address, clock)


def act_under_limit(path: Path, pipe: Connection) -> None:
    """Act until files may not grow any more, then once more after the limit is gone; and make backups on the way."""
    with closing(open_sqlite(path)) as database:
        pipe.send(act(database))
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        for what in (lambda: act(database), lambda: backup.make(path, path.parent / "backups", Reason.ASKED, clock)):
            resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, hard))
            pipe.send(_refusal_of(what))
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        pipe.send(names_in(path.parent / "backups"))
        pipe.send(act(database))
        pipe.send(backup.make(path, path.parent / "backups", Reason.ASKED, clock).counts["post"])


def _refusal_of(what: Callable[[], object]) -> str:
    """The refusal that it ends in sooner or later."""
    for _ in range(1_000):
        try:
            what()
        except SmmdeskError as refusal:
            return type(refusal).__name__
    return "none"


# under strace


def say(word: str) -> None:
    os.write(1, f"{word}\n".encode())


def live(path: Path, acts: int, pragmas: dict[str, str]) -> None:
    """From nothing to a workspace with so many acts, the last of them in a second session."""
    prepare(path)
    say("ACK 0")
    for part in (acts - 3, 3):
        with closing(with_pragmas(path, pragmas)) as database:
            for _ in range(part):
                say(f"ACK {act(database)}")


def go_back(path: Path, restore: Callable[[Path, Path], object]) -> None:
    """Acts, a backup, more acts, and back to the backup; then forward again."""
    prepare(path)
    say("ACK 0")
    with closing(open_sqlite(path)) as database:
        for _ in range(3):
            say(f"ACK {act(database)}")
        made = backup.make(path, path.parent / "backups", Reason.ASKED, clock)
        for _ in range(4):
            say(f"ACK {act(database)}")
    say("MAY 3")
    restore(made.path, path)
    say("ACK 3")
    with closing(open_sqlite(path)) as database:
        for _ in range(2):
            say(f"ACK {act(database)}")


def restore_well(copy: Path, path: Path) -> None:
    backup.restore(copy, path, path.parent / "backups", clock)


def restore_naively(copy: Path, path: Path) -> None:
    """Copy over what is there: the control."""
    shutil.copyfile(copy, path)


def kept_in_journal(path: Path, acts: int) -> None:
    """Leave a file and a -wal as a killed program does."""
    prepare(path)
    database = open_sqlite(path)
    for _ in range(acts):
        act(database)
    with closing(connect_reading(path)):  # the last one to leave would tidy up
        shutil.copy(path, path.with_name("killed.db"))
        shutil.copy(f"{path}-wal", path.with_name("killed.db-wal"))
    database.close()


if __name__ == "__main__":
    folder, what, *rest = sys.argv[1:]
    place = Path(folder) / "workspace.db"
    if what == "example":
        create_example(place.parent, "en", clock)
    elif what == "first start":
        with created_whole(place.parent, clock) as begun:
            begun.settings.set_up(Desk(name="Desk of Anna"))
    elif what == "live":
        live(place, int(rest[0]), dict(each.split("=") for each in rest[1:]))
    else:
        go_back(place, {"restore_well": restore_well, "restore_naively": restore_naively}[what])
