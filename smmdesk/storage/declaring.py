"""How a kind of record is declared: its columns, its table, its name, its acts. The declarations are `schema.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table, Text

from smmdesk.domain.changes import Act

if TYPE_CHECKING:
    from sqlalchemy.schema import SchemaItem

    from smmdesk.domain.record import Record

# each engine would name constraints its own way, or not at all, and no migration could name them on both
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

WHOLE_NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # STRICT tables know INTEGER only; it has 64 bits there


def text(name: str, *, optional: bool = False) -> Column[Any]:
    """A column of text: words, ids, enum values, dates, JSON."""
    return Column(name, Text, nullable=optional)


def whole(name: str, *, optional: bool = False) -> Column[Any]:
    """A column of whole numbers: counts, flags, minor units, basis points."""
    return Column(name, WHOLE_NUMBER, nullable=optional)


def texts(*names: str) -> list[Column[Any]]:
    """Several columns of text."""
    return [text(name) for name in names]


def money(name: str, *, optional: bool = True) -> tuple[Column[Any], Column[Any]]:
    """An amount: minor units and ISO 4217 code."""
    return whole(f"{name}_minor", optional=optional), text(f"{name}_currency", optional=optional)


def moment(name: str, *, optional: bool = True) -> tuple[Column[Any], Column[Any]]:
    """Local wall time to the minute, and its IANA zone; both empty for none."""
    return text(f"{name}_wall", optional=optional), text(f"{name}_zone", optional=optional)


def parent(
    name: str,
    table: str,
    *,
    on_remove: Literal["cascade", "clear"] = "cascade",
    optional: bool = False,
    index: bool = True,
) -> Column[Any]:
    """The id of the row this one belongs to, or points at; what may let go of it may be without, as the `optional`.

    Without an `index` where another one begins with it.
    """
    # checked at COMMIT: undo puts rows back in any order
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    nullable = optional or on_remove == "clear"
    return Column(name, Text, key, nullable=nullable, index=index, info={"on_remove": on_remove})


class Acts(NamedTuple):
    """What a person does to single records of a kind."""

    add: Act
    change: Act
    remove: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """One kind of record: its class and table; by which name, and in which words, it is counted; its acts.

    `plural` is empty for what is never counted, `acts` None for what only comes along with others.
    """

    record: type[Record]
    table: Table
    plural: str
    words: str
    acts: Acts | None


RECORDS: dict[type[Record], Declared] = {}


def record(
    kind: type[Record],
    name: str,
    *columns: SchemaItem,
    plural: str = "",
    words: str = "",
    acts: tuple[str, str, str] | None = None,
) -> Table:
    """Declare a kind of record; its table: an id, the columns and the version.

    `plural` counts it in JSON, `words` are its name in the plural; `acts` say that one is added, changed, removed.
    Words are marked.
    """
    made = Table(name, metadata, Column("id", Text, primary_key=True), *columns, whole("version"), sqlite_strict=True)
    own = Acts(*(Act(f"{verb}_{name}", said) for verb, said in zip(Acts._fields, acts, strict=True))) if acts else None
    RECORDS[kind] = Declared(record=kind, table=made, plural=plural, words=words, acts=own)
    return made
