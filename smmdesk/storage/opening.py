"""Opening a workspace's database: what is it, is it whole, is it ours, is it of this version?

Each question is asked before the next, and before anything is written. A refusal leaves the file as it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from smmdesk.storage import migrate
from smmdesk.storage.connection import APPLICATION_ID, SCHEMA_VERSION, connect
from smmdesk.storage.database import Clock, Database, utc_now
from smmdesk.storage.engine import postgres_engine, sqlite_engine
from smmdesk.storage.errors import (
    DamagedWorkspaceError,
    NewerWorkspaceError,
    NotAWorkspaceError,
    WorkspaceReplacedError,
    understood,
)

_MAGIC = b"SQLite format 3\0"


def create(path: Path, clock: Clock = utc_now) -> Database:
    """A new, empty database of the present schema; the file must not exist."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    engine = sqlite_engine(path)
    with understood():
        migrate.upgrade(engine)
    return Database(engine, clock=clock, guard=_same_file(path))


def open_file(
    path: Path, clock: Clock = utc_now, *, before_migration: Callable[[Path], None] | None = None
) -> Database:
    """The database in that file. An older schema is migrated, after `before_migration` has saved a copy."""
    version = inspect(path)
    engine = sqlite_engine(path)
    if version < SCHEMA_VERSION:
        if before_migration:
            before_migration(path)
        with understood():
            migrate.upgrade(engine)
    return Database(engine, clock=clock, guard=_same_file(path))


def open_server(address: str, clock: Clock = utc_now) -> Database:
    """The database of a team on PostgreSQL, its tables made or brought up to date."""
    engine = postgres_engine(address)
    with understood():
        migrate.upgrade(engine)
    return Database(engine, clock=clock)


def inspect(path: Path) -> int:
    """The schema version of the file; a refusal where it is no workspace, damaged, or newer than this program."""
    _check_head(path)
    try:
        connection = connect(path, journal_mode=_journal_mode(path))
    except Exception as error:  # sqlcipher3 has its own hierarchy; whatever it says here is about the file
        raise DamagedWorkspaceError(detail=str(error)) from error
    try:
        found = connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()
    if found != APPLICATION_ID:
        raise NotAWorkspaceError(name=path.name)
    if version > SCHEMA_VERSION:
        raise NewerWorkspaceError(found=version, known=SCHEMA_VERSION)
    return version


def quick_check(path: Path) -> None:
    """`DamagedWorkspaceError` where the file's pages do not hold together; reads all of it."""
    connection = connect(path)
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    finally:
        connection.close()
    if found != "ok":
        raise DamagedWorkspaceError(detail=found)


def _check_head(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(100)
    if not head:
        raise DamagedWorkspaceError(detail=path.name + ": 0 B")
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise NotAWorkspaceError(name=path.name)


def _journal_mode(path: Path) -> str:
    """The mode the file says it is in (byte 18: 2 is WAL), so that looking at it does not change it."""
    with path.open("rb") as file:
        return "WAL" if file.read(19)[18] == 2 else "DELETE"


def _same_file(path: Path) -> Callable[[], None]:
    """A guard: a sync client that replaces or deletes the file would swallow what is written after."""
    opened = _identity(path)

    def check() -> None:
        if _identity(path) != opened:
            raise WorkspaceReplacedError

    return check


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
