"""The generic writer: saves and removes records of any class, and notes what each row was before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from smmdesk.domain.changes import Row, RowChange
from smmdesk.storage.reader import Reader
from smmdesk.storage.rows import codec
from smmdesk.storage.schema import TABLE_OF, children

T = TypeVar("T")
_AT_ONCE = 500  # ids in one statement


class Writer(Reader):
    """Writes records within one transaction; `number` is the version that its rows get."""

    def __init__(self, connection: Connection, number: int) -> None:
        super().__init__(connection)
        self.number = number
        self._noted: dict[tuple[str, str], RowChange] = {}

    @property
    def changes(self) -> tuple[RowChange, ...]:
        """Every row touched so far, as it was before the act; a row made and removed within the act is left out."""
        return tuple(each for each in self._noted.values() if each.before is not None or not each.removed)

    def save(self, record: object) -> None:
        """Keep the record, new or changed; one that is as it was leaves no trace."""
        table = TABLE_OF[type(record)]
        row = codec(type(record)).row(record)
        before = self._rows(table, [str(row["id"])])
        if not before:
            self._insert(table, [row])
        elif {**row, "version": None} != {**before[0], "version": None}:
            self._note(table, before[0])
            self._rewrite(table, [{**row, "version": self.number}])

    def add_all(self, records: Sequence[object]) -> None:
        """Keep many new records of one class: the way for imports."""
        if records:
            kind = type(records[0])
            self._insert(TABLE_OF[kind], [codec(kind).row(record) for record in records])

    def remove(self, record: type, ids: Iterable[str]) -> int:
        """Remove records with all that belongs to them; how many of that class there were."""
        return self._remove(TABLE_OF[record], list(ids))

    # rows

    def put_back(self, table: Table, rows: Sequence[Row]) -> None:
        """Make the rows what they were, their versions included; for undo."""
        for part in _parts(rows):
            present = {str(row["id"]): row for row in self._rows(table, [str(row["id"]) for row in part])}
            for row in present.values():
                self._note(table, row)
            self._rewrite(table, [row for row in part if row["id"] in present])
            gone = [dict(row) for row in part if row["id"] not in present]
            for row in gone:
                self._note_made(table, str(row["id"]))
            if gone:
                self.connection.execute(insert(table), gone)

    def take_out(self, table: Table, ids: Sequence[str]) -> int:
        """Delete these very rows and no others; how many there were."""
        count = 0
        for part in _parts(ids):
            for row in self._rows(table, part):
                self._note(table, row, removed=True)
            count += self.connection.execute(delete(table).where(table.c.id.in_(part))).rowcount
        return count

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            row["version"] = self.number
            self._note_made(table, row["id"])
        self.connection.execute(insert(table), rows)

    def _rewrite(self, table: Table, rows: list[Row]) -> None:
        """Write every column of rows that are there, in one statement prepared once."""
        if rows:
            statement = update(table).where(table.c.id == bindparam("key"))
            self.connection.execute(statement, [{**row, "key": row["id"]} for row in rows])

    def _remove(self, table: Table, ids: list[str]) -> int:
        """Children first; then the rows themselves."""
        for part in _parts(ids):
            for column in children(table):
                self._let_go(column, part)
        return self.take_out(table, ids)

    def _let_go(self, column: Any, parents: Sequence[str]) -> None:
        """Remove the rows that belong to these parents, or clear their reference, as the column says."""
        table: Table = column.table
        query = select(table.c.id).where(column.in_(parents))
        ids = list(self.connection.scalars(query))
        if not ids:
            return
        if column.info["on_remove"] == "cascade":
            self._remove(table, ids)
            return
        for part in _parts(ids):
            for row in self._rows(table, part):
                self._note(table, row)
            cleared = {column.name: None, "version": self.number}
            self.connection.execute(update(table).where(table.c.id.in_(part)).values(cleared))

    def _rows(self, table: Table, ids: Sequence[str]) -> list[Row]:
        query = select(table).where(table.c.id.in_(ids))
        return [dict(row) for row in self.connection.execute(query).mappings()]

    def _note_made(self, table: Table, id: str) -> None:
        """The act made the row, or brought one back that it had removed."""
        key = (table.name, id)
        first = self._noted.get(key)
        self._noted[key] = RowChange(table.name, id, first.before if first else None)

    def _note(self, table: Table, before: Row, *, removed: bool = False) -> None:
        """Keep what the row was when the act began, and whether it is gone at its end."""
        key = (table.name, str(before["id"]))
        first = self._noted.get(key)
        kept = before if first is None else first.before
        self._noted[key] = RowChange(table.name, key[1], kept, removed)


def _parts(whole: Sequence[T]) -> list[Sequence[T]]:
    return [whole[start : start + _AT_ONCE] for start in range(0, len(whole), _AT_ONCE)]
