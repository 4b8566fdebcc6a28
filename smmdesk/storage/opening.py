"""Opening a workspace's database: what is it, is it whole, is it ours, is it of this version?

Each question is asked before the next, and before anything is written. A refusal leaves the file as it was.
"""

from __future__ import annotations

import re
from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING

from smmdesk.domain.periods import Clock, utc_now
from smmdesk.machine.files import written_whole
from smmdesk.storage import migrate
from smmdesk.storage.connection import (
    APPLICATION_ID,
    HEAD,
    SCHEMA_VERSION,
    beside,
    connect,
    connect_reading,
    has_wal,
    head,
    is_cut,
    why_only_read,
    writable,
)
from smmdesk.storage.database import Database
from smmdesk.storage.engine import postgres_engine, sqlite_engine
from smmdesk.storage.errors import (
    AlteredWorkspaceError,
    DamagedWorkspaceError,
    NewerWorkspaceError,
    NotAWorkspaceError,
    ReadOnlyWorkspaceError,
    understood,
)
from smmdesk.storage.own_file import OwnFile, has_orphan, set_orphan_aside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from sqlite3 import Connection

_MAGIC = b"SQLite format 3\0"
# line ends as `repr` writes them, too
_BLANKS_AND_QUOTES = re.compile(r"""\s|\\[nrt]|["'`\[\]\\]""")


def create(path: Path, clock: Clock = utc_now) -> Database:
    """A new, empty database of the present schema; the file must not exist, and appears only once it is complete."""
    if path.exists():
        raise FileExistsError(path)
    with understood(), written_whole(path) as part:
        # without a WAL: its file would be named after the part, which is about to get another name
        engine = sqlite_engine(lambda: connect(part, journal_mode="DELETE"))
        try:
            migrate.upgrade(engine)
        finally:
            engine.dispose()
    return open_file(path, clock)


def open_file(
    path: Path, clock: Clock = utc_now, *, before_migration: Callable[[Path], object] | None = None
) -> Database:
    """The database in that file; where nothing can be written, one that only reads.

    An older schema is migrated, after `before_migration` has saved a copy.
    """
    version = inspect(path)
    if not writable(path):
        return _open_reading(path, version, clock)
    with understood():
        # before the first connection that writes, since that plays whatever journal lies there
        set_orphan_aside(path)
    if version < SCHEMA_VERSION:
        if before_migration:
            before_migration(path)
        _migrate(path)
    file = OwnFile(path, connect)
    return Database(sqlite_engine(file.connect), clock=clock, file=file)


def open_server(address: str, clock: Clock = utc_now) -> Database:
    """The database of a team on PostgreSQL, its tables made or brought up to date."""
    engine = postgres_engine(address)
    try:
        with understood():
            version = migrate.version(engine)
            if version > SCHEMA_VERSION:
                raise NewerWorkspaceError(found=version, known=SCHEMA_VERSION)
            if version < SCHEMA_VERSION:
                migrate.upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, clock=clock)


def inspect(path: Path) -> int:
    """The schema version of the file; a refusal where it is no workspace, damaged, altered, or newer than this program.

    Reads all of the file: 0.1 s for 100,000 posts.
    """
    with understood():
        check_head(path)
        with closing(look(path)) as connection:
            connection.execute("PRAGMA cache_size=-1000")  # each page is read once: to keep them all would cost more
            return check(connection, path.name)


def fingerprint(connection: Connection) -> str:
    """SHA-256 of every table, index, trigger and view, as SQLite remembers how they were made.

    Without blanks and quotes: those are for SQLAlchemy to choose, and may change with its next version.
    """
    made = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1, 2"
    )
    return sha256(_BLANKS_AND_QUOTES.sub("", repr([tuple(row) for row in made])).encode()).hexdigest()


def check_head(path: Path) -> None:
    """A refusal where the file does not even begin as a database does, or ends before its end."""
    found = head(path)
    if not found:
        raise DamagedWorkspaceError(detail=path.name + ": 0 B")
    if len(found) < HEAD or not found.startswith(_MAGIC):
        raise NotAWorkspaceError(name=path.name)
    if is_cut(path):
        raise DamagedWorkspaceError(detail=f"{path.name}: {path.stat().st_size} B")


def look(path: Path) -> Connection:
    """A connection that changes nothing, and puts no file beside where there is none.

    Only what an interrupted write left in a rollback journal has to be played back first. A journal of another file is
    not looked at.
    """
    if writable(path) and beside(path, "-journal").exists():
        return connect(path, journal_mode="DELETE")
    if has_wal(path):
        return connect_reading(path, immutable=not beside(path, "-wal").exists() or has_orphan(path))
    return connect_reading(path, immutable=beside(path, "-journal").exists())


def check(connection: Connection, name: str) -> int:
    """The schema version of an open database, or the refusals of `inspect`."""
    check_kind(connection, name)
    # before the fingerprint: nobody here knows what that of a newer schema has to be
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise NewerWorkspaceError(found=version, known=SCHEMA_VERSION)
    # one fault is enough to refuse; a file full of them would be read for a hundred
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        # SQLite's first line may only name the database; what is wrong stands in the last
        raise DamagedWorkspaceError(detail=found.splitlines()[-1])
    if fingerprint(connection) != known_fingerprint(version):
        raise AlteredWorkspaceError
    return version


def known_fingerprint(version: int) -> str:
    """The `fingerprint` of a database that the migrations up to this revision made, in SQLite; it stands in its file.

    Read as text: to import a revision takes SQLAlchemy and Alembic. Empty where the revision has none.
    """
    texts = (file.read_text("utf-8") for file in (migrate.SCRIPTS / "versions").glob(f"r{version:04}_*.py"))
    found = re.search(r'^fingerprint = "(\w+)"$', next(texts, ""), re.MULTILINE)
    return found[1] if found else ""


def check_kind(connection: Connection, name: str) -> None:
    """A refusal where it is the database of another program."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotAWorkspaceError(name=name)


def _migrate(path: Path) -> None:
    engine = sqlite_engine(lambda: connect(path))
    try:
        with understood():
            migrate.upgrade(engine)
    finally:
        engine.dispose()


def _open_reading(path: Path, version: int, clock: Clock) -> Database:
    if version < SCHEMA_VERSION:
        raise why_only_read(path) or ReadOnlyWorkspaceError
    file = OwnFile(path, look, writes=False)
    return Database(sqlite_engine(file.connect), clock=clock, file=file, read_only=True)
