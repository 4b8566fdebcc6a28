"""What a database says otherwise than a backup of it, though no act has touched it since.

The engine's own check asks whether pages hold together. A bit that turned over within a text or a number it cannot
know of; but what somebody changed stands in the account of acts, and all else has to be as it was.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from typing import TYPE_CHECKING

from smmdesk.storage.connection import SCHEMA_VERSION
from smmdesk.storage.errors import understood
from smmdesk.storage.history import made, touched
from smmdesk.storage.kinds import record_of, tables
from smmdesk.storage.schema import change

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from sqlite3 import Connection

    from smmdesk.storage.database import Database
    from smmdesk.storage.manifest import Backup


def unlike(database: Database, kept: Backup) -> list[str]:
    """Kind and id of each such row, and the numbers of such acts; none where the backup is of another account.

    The backup has to be verified. `DamagedWorkspaceError` where the account itself cannot be read.
    """
    if kept.schema != SCHEMA_VERSION:
        return []
    with understood(), closing(database.engine.raw_connection()) as pooled:
        connection: Connection = pooled.driver_connection  # type: ignore[assignment]  # None only once it is closed
        address = f"{kept.path.absolute().as_uri()}?mode=ro&immutable=1"
        connection.execute("ATTACH DATABASE ? AS kept", (address,))
        try:
            connection.execute("BEGIN")  # what others write meanwhile is not seen
            return _unlike(connection, kept)
        finally:
            if connection.in_transaction:  # the engine ends it by itself where it meets a damaged page
                connection.execute("ROLLBACK")
            connection.execute("DETACH DATABASE kept")


def _unlike(connection: Connection, kept: Backup) -> list[str]:
    number, _blank, _at = kept.state.partition(" ")
    last = int(number or 0)
    columns = [name for name in change.c.keys() if name != "state"]  # noqa: SIM118  (undo and redo set that)
    acts = _differing(connection, change.name, columns, f"number <= {last}")
    if number in acts and not _came_by(connection, last):
        return []
    since = _touched_since(connection, last)
    found = [f"act {each}" for each in acts]
    for table in tables():
        record = record_of(table.name).__name__
        rows = _differing(connection, table.name, table.c.keys())
        found += [f"{record} {each}" for each in rows if each not in since[table.name]]
    return found


def _came_by(connection: Connection, number: int) -> bool:
    """Whether this account came by the act of the backup, though it tells it otherwise: at the same time, and what it
    made is there. After a restore the account goes on with other acts of the same numbers."""
    query = f"""
        SELECT a."rows" FROM kept."{change.name}" a JOIN main."{change.name}" b USING (number)
        WHERE number = ? AND a."at" = b."at" AND a.act = b.act
    """  # noqa: S608  (a name of ours)
    found = connection.execute(query, (number,)).fetchone()
    return (
        found is not None
        and any(
            connection.execute(f'SELECT 1 FROM main."{name}" WHERE id = ?', (id,)).fetchone()  # noqa: S608
            for name, ids in made(found[0]).items()
            for id in ids[:1]
        )
    )


def _touched_since(connection: Connection, number: int) -> Mapping[str, set[str]]:
    """By table the ids of all rows that acts made, changed or removed after that one."""
    query = f'SELECT CAST("rows" AS BLOB) FROM "{change.name}" WHERE number > ?'  # noqa: S608  (a name of ours)
    found: dict[str, set[str]] = defaultdict(set)
    for (rows,) in connection.execute(query, (number,)).fetchall():
        for name, ids in touched(rows.decode("utf-8", "replace")).items():
            found[name].update(ids)
    return found


def _differing(connection: Connection, table: str, columns: Sequence[str], which: str = "true") -> list[str]:
    """By the first column: the rows that are not the same in both, or in one only."""
    key = columns[0]
    other = " OR ".join(f'a."{name}" IS NOT b."{name}"' for name in columns)
    # as bytes: in a damaged id there may be what is no letter
    query = f"""
        SELECT CAST(a."{key}" AS BLOB) FROM kept."{table}" a LEFT JOIN main."{table}" b USING ("{key}") WHERE {other}
        UNION
        SELECT CAST("{key}" AS BLOB) FROM main."{table}"
        WHERE {which} AND "{key}" NOT IN (SELECT "{key}" FROM kept."{table}")
    """  # noqa: S608  (names of ours)
    return [row[0].decode("utf-8", "replace") for row in connection.execute(query).fetchall()]
