"""The generic reader: records of any class by id or by the values of their columns."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar

from sqlalchemy import ARRAY, Column, ColumnElement, Connection, Select, Table, Text, bindparam, func, literal, select

from smmdesk.domain.errors import MissingRecordError
from smmdesk.storage.errors import DamagedWorkspaceError
from smmdesk.storage.kinds import table_of
from smmdesk.storage.rows import codec

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

R = TypeVar("R")


_AT_ONCE = 500  # values in one statement


@cache
def _query(record: type, order: tuple[str, ...], one: tuple[str, ...], few: tuple[str, ...]) -> Select[Any]:
    """The records whose columns `one` equal, and whose columns `few` are among, the parameters of the same name.

    Kept, since making it anew and recognising it in SQLAlchemy's own cache takes longer than reading a few rows.
    """
    column = table_of(record).c
    return (
        _columns(record)
        .where(*(column[name] == bindparam(name) for name in one))
        .where(*(column[name].in_(bindparam(name, expanding=True)) for name in few))
        # left to themselves SQLite puts NULL first and PostgreSQL last
        .order_by(*(column[name].asc().nulls_last() if column[name].nullable else column[name] for name in order))
    )


@cache
def _columns(record: type) -> Select[Any]:
    table = table_of(record)
    return select(*(table.c[name] for name in codec(record).columns))


def _is_collection(value: object) -> TypeGuard[Collection[Any]]:
    return isinstance(value, list | tuple | set | frozenset)


class Reader:
    """Reads records within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def find(self, record: type[R], id: str) -> R | None:
        """The record of that id, if there is one."""
        found = self.all(record, id=id)
        return found[0] if found else None

    def get(self, record: type[R], id: str) -> R:
        """The record of that id; `MissingRecordError` where there is none."""
        found = self.find(record, id)
        if found is None:
            raise MissingRecordError
        return found

    def all(
        self, record: type[R], /, *where: ColumnElement[bool], order_by: str | Sequence[str] = "id", **equal: object
    ) -> list[R]:
        """The records that fit every condition; a collection as a value means any of it."""
        query, values = self._asked(record, (order_by,) if isinstance(order_by, str) else tuple(order_by), equal)
        return self.fetch(record, query.where(*where) if where else query, values)

    def count(self, record: type, /, **equal: object) -> int:
        """How many records fit."""
        table = table_of(record)
        return (
            self.connection.scalar(select(func.count()).select_from(table).where(*self._conditions(table, equal))) or 0
        )

    def faults(self, record: type) -> list[str]:
        """What in the table makes no record: kind, id and field of each such cell."""
        rows = self.connection.execute(_columns(record)).fetchall()
        try:
            codec(record).records(rows)
        except DamagedWorkspaceError:
            return list(codec(record).faults(rows))
        return []

    def versions(self, record: type, ids: Collection[str]) -> dict[str, int]:
        """The number of the act that last wrote each row: grows with every change of it."""
        table = table_of(record)
        query = select(table.c.id, table.c.version).where(self._is(table.c.id, list(ids)))
        return {row.id: row.version for row in self.connection.execute(query)}

    def some(self, record: type[R], ids: Collection[str]) -> list[R]:
        """The records of those ids that there are, in no order."""
        return self.fetch(record, self.chosen(record).where(self._is(table_of(record).c.id, list(ids))))

    def chosen(self, record: type) -> Select[Any]:
        """A query of a record's columns, to be narrowed and given to `fetch`."""
        return _columns(record)

    def fetch(self, record: type[R], query: Select[Any], values: Mapping[str, Any] | None = None) -> list[R]:
        """The records of a query made by `chosen`; `values` are those of its parameters."""
        return codec(record).records(self.connection.execute(query, values).fetchall())

    def _asked(
        self, record: type, order: tuple[str, ...], equal: Mapping[str, Any]
    ) -> tuple[Select[Any], dict[str, Any]]:
        """A query with its parameters; what can't be one is written into it."""
        one = {name: value for name, value in equal.items() if value is not None and not _is_collection(value)}
        few = {name: [*value] for name, value in equal.items() if _is_collection(value) and len(value) <= _AT_ONCE}
        query, values = _query(record, order, tuple(one), tuple(few)), {**one, **few}
        others = {name: value for name, value in equal.items() if name not in values}
        return (query.where(*self._conditions(table_of(record), others)) if others else query), values

    def _conditions(self, table: Table, equal: dict[str, Any]) -> list[ColumnElement[bool]]:
        return [self._is(table.c[name], value) for name, value in equal.items()]

    def _is(self, column: Column[Any], value: object) -> ColumnElement[bool]:
        """The column has the value, or any of those in a collection, however many: a statement takes 32,766 at most."""
        if not _is_collection(value):
            same: ColumnElement[bool] = column == value
            return same
        if len(value) <= _AT_ONCE:
            return column.in_(value)
        if self.connection.dialect.name == "sqlite":
            many = func.json_each(json.dumps([*value])).table_valued("value")
        else:
            many = func.unnest(literal([*value], ARRAY(Text))).table_valued("value").render_derived()
        return column.in_(select(many.c.value))
