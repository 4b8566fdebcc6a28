"""The generic writer: saves and removes records of any class, and notes what each row was before."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, filterfalse
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Table, delete, select, update

from smmdesk.domain.changes import Row, Scalar, TableChange
from smmdesk.storage.declaring import metadata
from smmdesk.storage.kinds import children, table_of
from smmdesk.storage.reader import Reader
from smmdesk.storage.rows import codec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Column

T = TypeVar("T")
_AT_ONCE = 500  # ids in one statement
_IN_MEMORY = 5_000  # rows turned and written at once
_PARAMETERS = 10_000  # of one statement: a third of what SQLite takes at least; the driver keeps what it compiled
_MANY = 100  # rows for which a statement of their own pays
_PLAIN_WORD = re.compile(r"[\w/+-]*", re.ASCII)  # nothing that a quoted text of SQL would have to escape


class Writer(Reader):
    """Writes records within one transaction; `number` is the version that its rows get."""

    def __init__(self, connection: Connection, number: int, at: datetime) -> None:
        """`at` is when the act is done, aware of its zone."""
        super().__init__(connection)
        self.number = number
        self.at = at
        self._before: dict[str, dict[str, Row | None]] = defaultdict(dict)  # by table and id; None: there was no row
        self._gone: dict[str, set[str]] = defaultdict(set)

    @property
    def changes(self) -> dict[str, TableChange]:
        """By table: what was touched, as it was before the act; a row made and removed within the act is left out."""
        found = {name: self._change(name) for name in self._before}
        return {name: change for name, change in found.items() if len(change)}

    def save(self, record: object) -> None:
        """Keep the record, new or changed; one that is as it was leaves no trace."""
        self.save_all([record])

    def save_all(self, records: Sequence[object]) -> None:
        """The same for many records of one class, each once; quicker than one by one."""
        for part in _parts(records, _IN_MEMORY):
            kind = type(part[0])
            table, rows = table_of(kind), codec(kind).rows(part)
            there = {str(row[0]): row for row in self._rows(table, [str(row[0]) for row in rows])}
            self._insert(table, [(*row, self.number) for row in rows if row[0] not in there])
            # without the version, which is last: only other content makes a change
            changed = [row for row in rows if row[0] in there and tuple(row) != tuple(there[str(row[0])][:-1])]
            for row in changed:
                self._note(table, there[str(row[0])])
            self._overwrite(table, [(*row, self.number) for row in changed])

    def add_all(self, records: Sequence[object]) -> None:
        """Keep many new records of one class."""
        for part in _parts(records, _IN_MEMORY):
            kind = type(part[0])
            self._insert(table_of(kind), [(*row, self.number) for row in codec(kind).rows(part)])

    def add_columns(self, record: type, values: Mapping[str, Sequence[Any]]) -> None:
        """The same, by field the values of all: the way for imports, where making records takes half the time."""
        if values["id"]:
            columns = codec(record).cells(values)
            self._insert_columns(table_of(record), [*columns, (self.number,) * len(columns[0])])

    def remove(self, record: type, ids: Iterable[str]) -> int:
        """Remove records with all that belongs to them; how many of that class there were."""
        return self._remove(table_of(record), list(ids))

    # rows: cells in the order of the table's columns, the id first, the version last

    def put_back(self, table: Table, rows: Sequence[Row]) -> None:
        """Make the rows what they were, their versions included; for undo."""
        self.take_out(table, [str(row[0]) for row in rows])
        for part in _parts(rows, _IN_MEMORY):
            self._insert(table, part)

    def take_out(self, table: Table, ids: Sequence[str]) -> int:
        """Delete these very rows and no others; how many there were."""
        for row in self._rows(table, ids):
            self._note(table, row)
            self._gone[table.name].add(str(row[0]))
        parts = [delete(table).where(table.c.id.in_(part)) for part in _parts(ids, _AT_ONCE)]
        return sum(self.connection.execute(statement).rowcount for statement in parts)

    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            self._insert_columns(table, list(zip(*rows, strict=True)))

    def _insert_columns(self, table: Table, columns: Sequence[Sequence[Scalar]]) -> None:
        """Straight through the driver, many rows to a statement: one statement for each takes a third longer."""
        ids = [*map(str, columns[0])]
        before = self._before[table.name]
        # undo removes rows and puts them back within one act: what was noted when they were removed stays
        before.update(dict.fromkeys(filterfalse(before.__contains__, ids)))
        # … and they are not gone any more
        self._gone[table.name].difference_update(ids)
        mark = _mark(self.connection)
        cells = [_same_in_all(column) or mark for column in columns]
        # never none of them: ids differ, so each row has a parameter
        bound = [column for column, cell in zip(columns, cells, strict=True) if cell == mark]
        values = tuple(chain.from_iterable(zip(*bound, strict=True)))
        for part in _parts(values, _PARAMETERS // len(bound) * len(bound)):
            statement = _insertion(self.connection, table, cells, len(part) // len(bound))
            self.connection.exec_driver_sql(statement, part)

    def _overwrite(self, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            statement = _replacement(self.connection, table)
            self.connection.exec_driver_sql(statement, [(*row, row[0]) for row in rows])

    def _remove(self, table: Table, ids: Sequence[str]) -> int:
        """Children first; then the rows themselves."""
        for part in _parts(ids, _AT_ONCE):
            for column in children(table):
                self._let_go(column, part)
        return self.take_out(table, ids)

    def _let_go(self, column: Column[Any], parents: Sequence[str]) -> None:
        """Remove the rows that belong to these parents, or clear their reference, as the column says."""
        table: Table = column.table
        ids = list(self.connection.scalars(select(table.c.id).where(column.in_(parents))))
        if column.info["on_remove"] == "cascade":
            self._remove(table, ids)
            return
        for row in self._rows(table, ids):
            self._note(table, row)
        cleared = update(table).values({column.name: None, "version": self.number})
        for part in _parts(ids, _AT_ONCE):
            self.connection.execute(cleared.where(table.c.id.in_(part)))

    def _rows(self, table: Table, ids: Sequence[str]) -> Iterator[Row]:
        for part in _parts(ids, _AT_ONCE):
            yield from map(tuple, self.connection.execute(select(table).where(table.c.id.in_(part))))

    def _note(self, table: Table, row: Row) -> None:
        """Keep what the row was when the act began."""
        self._before[table.name].setdefault(str(row[0]), row)

    def _change(self, name: str) -> TableChange:
        before, gone = self._before[name], self._gone[name]
        all_made = not gone and not any(before.values())  # an import: looked at once and not row by row
        return TableChange(
            columns=tuple(metadata.tables[name].c.keys()),
            made=tuple(before if all_made else (id for id, row in before.items() if row is None and id not in gone)),
            changed=tuple(row for id, row in before.items() if row is not None and id not in gone),
            removed=tuple(row for id, row in before.items() if row is not None and id in gone),
        )


def _same_in_all(column: Sequence[Scalar]) -> str:
    """The cell that many rows share, as a word of SQL; '' where they differ, or where it is no plain word.

    Handing a cell over costs more than keeping it, and half the columns of an imported plan are the same in all rows.
    """
    first = column[0]
    if len(column) < _MANY or column.count(first) < len(column):
        return ""
    if isinstance(first, str):
        return f"'{first}'" if _PLAIN_WORD.fullmatch(first) else ""
    return "NULL" if first is None else str(first)


def _insertion(connection: Connection, table: Table, cells: Sequence[str], rows: int) -> str:
    """INSERT of whole rows, their cells in the order of the columns: marks of parameters, or words of SQL."""
    name, columns = _names(connection, table)
    row = f"({','.join(cells)})"
    return f"INSERT INTO {name} ({', '.join(columns)}) VALUES {','.join([row] * rows)}"  # noqa: S608


def _replacement(connection: Connection, table: Table) -> str:
    """UPDATE of a whole row, its cells in the order of the columns and then its id."""
    (name, columns), mark = _names(connection, table), _mark(connection)
    return f"UPDATE {name} SET {', '.join(f'{column} = {mark}' for column in columns)} WHERE id = {mark}"  # noqa: S608


def _names(connection: Connection, table: Table) -> tuple[str, list[str]]:
    """How the engine writes the table's name and its columns'; all of them are our own words."""
    # some of them, such as `on`, are words of SQL, too
    quoted = connection.dialect.identifier_preparer
    return quoted.format_table(table), [*map(quoted.format_column, table.c)]


def _mark(connection: Connection) -> str:
    """How the engine's driver writes a parameter."""
    return "?" if connection.dialect.name == "sqlite" else "%s"


def _parts(whole: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (whole[start : start + size] for start in range(0, len(whole), size))
