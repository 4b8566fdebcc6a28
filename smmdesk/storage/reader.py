"""The generic reader: records of any class by id or by the values of their columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from smmdesk.domain.errors import MissingRecordError
from smmdesk.storage.rows import codec
from smmdesk.storage.schema import TABLE_OF

R = TypeVar("R")


_AT_ONCE = 500  # ids in one statement


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
        query = self.chosen(record).where(*where, *_conditions(table, equal))
        order = [table.c[name].asc().nulls_last() if table.c[name].nullable else table.c[name] for name in names]
        return self.fetch(record, query.order_by(*order))

    def count(self, record: type, /, **equal: Any) -> int:
        """How many records fit."""
        table = TABLE_OF[record]
        return self.connection.scalar(select(func.count()).select_from(table).where(*_conditions(table, equal))) or 0

    def versions(self, record: type, ids: Collection[str]) -> dict[str, int]:
        """The number of the act that last wrote each row: grows with every change of it."""
        table = TABLE_OF[record]
        found: dict[str, int] = {}
        wanted = list(ids)
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            query = select(table.c.id, table.c.version).where(table.c.id.in_(part))
            found.update((row.id, row.version) for row in self.connection.execute(query))
        return found

    def chosen(self, record: type[R]) -> Select[Any]:
        """A query of a record's columns, to be narrowed and given to `fetch`."""
        table = TABLE_OF[record]
        return select(*(table.c[name] for name in codec(record).columns))

    def fetch(self, record: type[R], query: Select[Any]) -> list[R]:
        """The records of a query made by `chosen`."""
        return codec(record).records(self.connection.execute(query).fetchall())


def _conditions(table: Table, equal: dict[str, Any]) -> list[ColumnElement[bool]]:
    return [
        table.c[name].in_(value) if isinstance(value, list | tuple | set | frozenset) else table.c[name] == value
        for name, value in equal.items()
    ]
