"""Reads what the first frame of the window shows without SQLAlchemy, which costs as much as a bare window.

Same file, same recipe, same codecs; only these few queries, and only for reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from smmdesk.domain.changes import State
from smmdesk.domain.clients import Client, sorted_by_name
from smmdesk.domain.posts import Post
from smmdesk.storage.connection import (
    APPLICATION_ID,
    HASTE,
    SCHEMA_VERSION,
    OpenFile,
    beside,
    connect_reading,
    has_wal,
    head,
    is_cut,
    journal_mode,
    writable,
)
from smmdesk.storage.errors import BusyError, understood
from smmdesk.storage.own_file import has_orphan
from smmdesk.storage.rows import codec

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.own_dates import OwnDate
    from smmdesk.domain.periods import Period
    from smmdesk.domain.slots import Slot

R = TypeVar("R")
_OURS = (APPLICATION_ID, SCHEMA_VERSION)


class QuickReader:
    """Reads clients, posts and slots of a workspace of the present schema, and whether there is something to undo."""

    def __init__(self, connection: Connection, file: OpenFile, *, read_only: bool) -> None:
        self._connection, self._file = connection, file
        self.read_only = read_only

    @classmethod
    def at(cls, path: Path) -> Self | KeptOut | None:
        """None for everything that has to be looked at more closely: damaged, of another schema, no workspace."""
        try:
            found = head(path)
            if not found.startswith(b"SQLite format 3\0") or (_at(found, 68), _at(found, 60)) != _OURS:
                return None  # before anything lies beside it: a connection makes files of its own
            # a journal that must not be played, or whose readers would not share memory: `opening` sees to both
            if has_orphan(path) or (has_wal(path) and journal_mode(path) != "WAL") or is_cut(path):
                return None
            can_write = writable(path)
            is_still = not can_write and not beside(path, "-wal").exists()
            with understood():
                connection = connect_reading(path, immutable=is_still, patience=HASTE)
        except BusyError:
            return KeptOut(path)
        except Exception:  # whatever it is, `opening` finds out properly and says it
            return None
        # once more: a newer head than the file's own may stand in its -wal, as after a migration a moment ago
        if (_number(connection, "application_id"), _number(connection, "user_version")) != _OURS:
            connection.close()
            return None
        return cls(connection, OpenFile(path), read_only=not can_write)

    def clients(self) -> list[Client]:
        """All clients, by name without regard to capitals."""
        return sorted_by_name(self._all(Client, "client", "", ()))

    def posts(self, period: Period | None, client_id: ClientId | None = None) -> list[Post]:
        """The posts whose wall time falls into the period's days, earliest first; without one those that have none."""
        days = (period.start.isoformat(), period.end.isoformat()) if period is not None else ()
        when = "moment_wall >= ? AND moment_wall < ?" if period is not None else "moment_wall IS NULL"
        whose = ("AND client_id = ?", (client_id,)) if client_id is not None else ("", ())
        return self._all(Post, "post", f"WHERE {when} {whose[0]} ORDER BY moment_wall, id", (*days, *whose[1]))

    def slots(self) -> list[Slot]:
        """The hours that clients' posts are meant for."""
        if not self._is_any("SELECT 1 FROM slot LIMIT 1"):
            return []
        from smmdesk.domain.slots import Slot  # few have any, and the first frame waits for it

        return self._all(Slot, "slot", "", ())

    def own_dates(self) -> list[OwnDate]:
        """The days that matter to clients, in order."""
        if not self._is_any("SELECT 1 FROM own_date LIMIT 1"):
            return []
        from smmdesk.domain.own_dates import OwnDate  # as with slots

        return self._all(OwnDate, "own_date", "ORDER BY starts, id", ())

    def look(self) -> None:
        """It was let in."""

    def can_undo(self) -> bool:
        """Whether an act stands that may be taken back."""
        return not self.read_only and self._has(State.STANDS)

    def can_redo(self) -> bool:
        """Whether an act was taken back that may be done again."""
        return not self.read_only and self._has(State.TAKEN_BACK)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        self._file.let_go()

    def _has(self, state: State) -> bool:
        return self._is_any("SELECT 1 FROM change WHERE state = ? LIMIT 1", state.value)

    def _is_any(self, query: str, *values: str) -> bool:
        with understood():
            return self._connection.execute(query, values).fetchone() is not None

    def _all(self, record: type[R], table: str, where: str, values: tuple[str, ...]) -> list[R]:
        columns = ", ".join(f'"{name}"' for name in codec(record).columns)
        with understood():
            rows = self._connection.execute(f"SELECT {columns} FROM {table} {where}", values).fetchall()  # noqa: S608  (names of ours)
        return list(codec(record).records(rows))


class KeptOut:
    """In its place while another program writes where there is no WAL: it can read nothing yet, and says so."""

    read_only = False

    def __init__(self, path: Path) -> None:
        self._path = path

    def look(self) -> None:
        """`BusyError` while another program keeps readers out."""
        with understood():
            connect_reading(self._path, patience=HASTE).close()

    def clients(self) -> list[Client]:
        """`BusyError`, as all that is asked."""
        raise BusyError

    def posts(self, period: Period | None, client_id: ClientId | None = None) -> list[Post]:  # noqa: ARG002
        """The same."""
        raise BusyError

    def slots(self) -> list[Slot]:
        """The same."""
        raise BusyError

    def own_dates(self) -> list[OwnDate]:
        """The same."""
        raise BusyError

    def can_undo(self) -> bool:
        """Nobody can tell."""
        return False

    can_redo = can_undo

    def close(self) -> None:
        """It holds nothing."""


def _at(found: bytes, place: int) -> int:
    """A number of the file's header, https://www.sqlite.org/fileformat2.html#the_database_header"""
    return int.from_bytes(found[place : place + 4])


def _number(connection: Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
