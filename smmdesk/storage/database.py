"""The database: opened by one recipe, read and written through one generic reader and writer.

    with database.read() as reader:
        clients = reader.all(Client, order_by="name")
    with database.write(changing(Client)) as work:
        work.save(work.get(Client, client_id).renamed("…"))

A `write` is one transaction, one act, one step of undo. Leaving it by an exception changes nothing.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from smmdesk.domain.changes import Act, ChangeSet, Kind
from smmdesk.domain.periods import Clock, utc_now
from smmdesk.storage import history
from smmdesk.storage.connection import PATIENCE
from smmdesk.storage.errors import BusyError, DiskFullError, ReadOnlyWorkspaceError, understood
from smmdesk.storage.reader import Reader
from smmdesk.storage.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlalchemy import Connection, Engine, PoolProxiedConnection

    from smmdesk.storage.own_file import OwnFile

R = TypeVar("R")
_MANY = 20
"""An act that removes more rows than that, with all that belonged to them, waits for `before_bulk_removal`."""


class Database:
    """One workspace's database, on either engine. Safe to use from several threads."""

    def __init__(
        self,
        engine: Engine,
        *,
        clock: Clock = utc_now,
        file: OwnFile | None = None,
        read_only: bool = False,
    ) -> None:
        """`file` is what `engine` connects to; None on a server."""
        self._engine = engine
        self._clock = clock
        self._file = file
        self.read_only = read_only
        self._looking: PoolProxiedConnection | None = None
        self._counted = 0
        self.patience: Callable[[], int] = lambda: PATIENCE
        self.before_write: Callable[[], object] = lambda: None
        self.committed: Callable[[ChangeSet], None] = lambda _changes: None
        self.before_bulk_removal: Callable[[], object] = lambda: None

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A consistent view: what others commit meanwhile is not seen."""
        with understood(), self._engine.connect() as plain:
            connection = plain.execution_options(patience=self.patience())
            with connection.begin():
                yield Reader(connection)

    @contextmanager
    def write(self, act: Act) -> Iterator[Writer]:
        """One act: all of it is kept once the block is left, or nothing."""
        with self._writing() as connection:
            writer = Writer(connection, history.next_number(connection), self._clock())
            yield writer
            made = history.record(connection, writer, act, writer.at)
            self._keep_safe(made)
        # after COMMIT: who is told reads by a connection of its own, which would not see the act before
        if made is not None:
            self.committed(made)

    def undo(self) -> ChangeSet:
        """Take the last act back; `NothingToUndoError` or `StaleUndoError` where that can't be."""
        return self._step(history.undo)

    def redo(self) -> ChangeSet:
        """Do again what was taken back last."""
        return self._step(history.redo)

    def undoable(self) -> Act | None:
        """The act that `undo` would take back."""
        return self._next(Kind.DONE)

    def redoable(self) -> Act | None:
        """The act that `redo` would do again."""
        return self._next(Kind.UNDONE)

    def latest(self) -> int:
        """The number of the last change, whoever made it; 0 in a new workspace."""
        with self.read() as reader:
            return history.next_number(reader.connection) - 1

    def changes_since(self, number: int) -> list[ChangeSet]:
        """What was changed after that number, oldest first: also by other windows and programs."""
        with self.read() as reader:
            return history.since(reader.connection, number)

    def was_written(self) -> bool:
        """Whether anything was committed since this was last asked, by anybody; a look at one counter of the file.

        Never waits: where somebody is just writing, the next look will tell. A server is not asked: it may have been.
        """
        if self._engine.dialect.name != "sqlite":
            return True
        try:
            with understood():
                found = self._counter()
        except BusyError:
            return False
        was_written, self._counted = found != self._counted, found
        return was_written

    def check(self) -> list[str]:
        """Faults of the file and of references between rows; none when all is well."""
        with understood(), self._engine.connect() as connection:
            return _faults(connection)

    def guard(self) -> None:
        """`WorkspaceReplacedError` where the file is not what was opened any more; asked before each write."""
        if self._file is not None:
            self._file.check()

    def close(self) -> None:
        """Let go of the file."""
        if self._looking is not None:
            self._looking.invalidate()  # not back to the pool: it waits for nobody
            self._looking = None
        self._engine.dispose()
        if self._file is not None:
            self._file.let_go()
            if not self.read_only:
                self._file.clear_away()

    @property
    def engine(self) -> Engine:
        """For backups and tests."""
        return self._engine

    def _counter(self) -> int:
        """What SQLite counts for each connection: commits of all others. So the connection has to be kept."""
        if self._looking is None:
            self._looking = self._engine.raw_connection()
            self._looking.cursor().execute("PRAGMA busy_timeout=0")
        (found,) = self._looking.cursor().execute("PRAGMA data_version").fetchone()
        return int(found)

    def _step(self, step: Callable[[Connection, datetime], ChangeSet]) -> ChangeSet:
        with self._writing() as connection:
            changes = step(connection, self._clock())
            self._keep_safe(changes)
        self.committed(changes)
        return changes

    def _keep_safe(self, changes: ChangeSet | None) -> None:
        """Before COMMIT, when everybody else still sees all as it was."""
        if changes is not None and sum(len(each.removed) for each in changes.rows.values()) > _MANY:
            self.before_bulk_removal()

    def _next(self, kind: Kind) -> Act | None:
        with self.read() as reader:
            return history.next_act(reader.connection, kind)

    @contextmanager
    def _room_known(self) -> Iterator[None]:
        """A full disk is said with how much it lacks."""
        try:
            yield
        except DiskFullError as error:
            if self._file is None:
                raise
            raise self._file.no_room() from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self.guard()
        if self.read_only:
            raise (self._file and self._file.why_only_read()) or ReadOnlyWorkspaceError()
        self.before_write()
        patience = self.patience()
        with self._room_known(), understood(), self._engine.connect() as plain:
            connection = plain.execution_options(writes=True, patience=patience)
            with connection.begin():
                # in this mode everybody else may still read the table
                if connection.dialect.name == "postgresql":  # one writer at a time, as in SQLite
                    if patience < PATIENCE:
                        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {patience}")
                    connection.exec_driver_sql('LOCK TABLE "change" IN EXCLUSIVE MODE')
                yield connection


def _faults(connection: Connection) -> list[str]:
    """What the engine itself finds; PostgreSQL holds references and pages by itself."""
    if connection.dialect.name != "sqlite":
        return []
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return found + [f"{row[0]} row {row[1]} points at a missing {row[2]}" for row in orphans]
