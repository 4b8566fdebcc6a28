"""The generic reader: records of any class by id or by the values of their columns."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from sqlalchemy import ARRAY, Column, ColumnElement, Connection, Select, Table, Text, func, literal, select

from smmdesk.domain.errors import MissingRecordError
from smmdesk.storage.rows import codec
from smmdesk.storage.schema import TABLE_OF

R = TypeVar("R")


_AT_ONCE = 500  # values in one statement


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
        self, record: type[R], /, *where: ColumnElement[bool], order_by: str | Sequence[str] = "id", **equal: Any
    ) -> list[R]:
        """The records that fit every condition; a collection as a value means any of it."""
        table = TABLE_OF[record]
        names = [order_by] if isinstance(order_by, str) else order_by
        query = self.chosen(record).where(*where, *self._conditions(table, equal))
        order = [table.c[name].asc().nulls_last() if table.c[name].nullable else table.c[name] for name in names]
        return self.fetch(record, query.order_by(*order))

    def count(self, record: type, /, **equal: Any) -> int:
        """How many records fit."""
        table = TABLE_OF[record]
        return (
            self.connection.scalar(select(func.count()).select_from(table).where(*self._conditions(table, equal))) or 0
        )

    def versions(self, record: type, ids: Collection[str]) -> dict[str, int]:
        """The number of the act that last wrote each row: grows with every change of it."""
        table = TABLE_OF[record]
        query = select(table.c.id, table.c.version).where(self._is(table.c.id, list(ids)))
        return {row.id: row.version for row in self.connection.execute(query)}

    def some(self, record: type[R], ids: Collection[str]) -> list[R]:
        """The records of those ids that there are, in no order."""
        return self.fetch(record, self.chosen(record).where(self._is(TABLE_OF[record].c.id, list(ids))))

    def chosen(self, record: type[R]) -> Select[Any]:
        """A query of a record's columns, to be narrowed and given to `fetch`."""
        table = TABLE_OF[record]
        return select(*(table.c[name] for name in codec(record).columns))

    def fetch(self, record: type[R], query: Select[Any]) -> list[R]:
        """The records of a query made by `chosen`."""
        return codec(record).records(self.connection.execute(query).fetchall())

    def _conditions(self, table: Table, equal: dict[str, Any]) -> list[ColumnElement[bool]]:
        return [self._is(table.c[name], value) for name, value in equal.items()]

    def _is(self, column: Column[Any], value: Any) -> ColumnElement[bool]:
        """The column has the value, or any of those in a collection, however many: a statement takes 32,766 at most."""
        if not isinstance(value, list | tuple | set | frozenset):
            same: ColumnElement[bool] = column == value
            return same
        if len(value) <= _AT_ONCE:
            return column.in_(value)
        if self.connection.dialect.name == "sqlite":
            many = func.json_each(json.dumps([*value])).table_valued("value")
        else:
            many = func.unnest(literal([*value], ARRAY(Text))).table_valued("value").render_derived()
        return column.in_(select(many.c.value))
