"""What follows from the declarations of `schema.py`: everything that goes by kinds of records asks here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.domain.changes import NAMED, OTHER, Act
from smmdesk.storage import schema  # noqa: F401  (declares them all)
from smmdesk.storage.declaring import RECORDS, Acts, Declared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Column, Table

    from smmdesk.domain.record import Record


def table_of(kind: type) -> Table:
    """The table that keeps the records of a class."""
    return _declared(kind).table


def tables() -> list[Table]:
    """The tables of all kinds."""
    return [each.table for each in RECORDS.values()]


def record_of(table: str) -> type[Record]:
    """The class of the records that a table keeps."""
    return next(each.record for each in RECORDS.values() if each.table.name == table)


def parents(kind: type) -> dict[str, tuple[type[Record], bool]]:
    """By field: the class of the record it points at, and whether it may point at nothing."""
    keys = [(column, key) for column in table_of(kind).c for key in column.foreign_keys]
    return {column.name: (record_of(key.column.table.name), bool(column.nullable)) for column, key in keys}


def counted() -> Mapping[str, Declared]:
    """What a workspace holds any number of, by the name it is counted under."""
    return {each.plural: each for each in RECORDS.values() if each.plural}


def adding(kind: type) -> Act:
    """The act of adding one such record."""
    return _acts(kind).add


def changing(kind: type) -> Act:
    """The act of changing one such record."""
    return _acts(kind).change


def removing(kind: type) -> Act:
    """The act of removing such records."""
    return _acts(kind).remove


def _declared(kind: type) -> Declared:
    try:
        return RECORDS[kind]
    except KeyError:
        raise LookupError(f"no record(…) in schema.py declares {kind.__name__}") from None


def _acts(kind: type) -> Acts:
    acts = _declared(kind).acts
    if acts is None:
        raise TypeError(f"{kind.__name__} has no acts of its own")
    return acts


def act_named(name: str) -> Act:
    """The act that the account keeps by that name; `OTHER` for one that this program does not know.

    What was removed was named in the plural before it was named by its kind, and still is in older accounts.
    """
    known = {act.name: act for each in RECORDS.values() for act in each.acts or ()} | {act.name: act for act in NAMED}
    once = {f"remove_{each.plural}": each.acts.remove for each in RECORDS.values() if each.acts}
    return known.get(name) or once.get(name, OTHER)


def children(of: Table) -> list[Column[Any]]:
    """The columns of other tables that point at this one."""
    return [column for table in tables() for column in table.c if column.references(of.c.id)]
