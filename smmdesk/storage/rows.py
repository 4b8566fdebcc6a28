"""Records ↔ rows: every field of a record as one column, `Money` and `LocalMoment` as two.

Cells are text, whole numbers or nothing, on both engines; so money stays exact and wall time stays wall time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Generic, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from smmdesk.domain.changes import Scalar
from smmdesk.domain.money import Money
from smmdesk.domain.periods import LocalMoment

R = TypeVar("R")


class Cells(NamedTuple):
    """How a field becomes cells: the suffixes of its columns, and the way there and back."""

    suffixes: tuple[str, ...]
    kind: tuple[type, ...]
    write: Callable[[Any], Sequence[Scalar]]
    read: Callable[..., Any]
    plain: bool = False  # one cell that is the value itself


def _text(value: str) -> tuple[str]:
    return (value.replace("\0", ""),)  # PostgreSQL refuses NUL, SQLite cuts the text there when it is searched


def _one(kind: type, write: Callable[[Any], Scalar], read: Callable[[Any], Any]) -> Cells:
    return Cells(("",), (kind,), lambda value: (write(value),), read)


def _moment(wall: str, zone: str) -> LocalMoment:
    return LocalMoment(datetime.fromisoformat(wall), zone)


def _utc(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a moment in the database must know its zone")
    return moment.astimezone(UTC).isoformat(timespec="seconds")


_PLAIN: Mapping[type, Cells] = {
    str: Cells(("",), (str,), _text, str, plain=True),
    int: Cells(("",), (int,), lambda value: (value,), int, plain=True),
    bool: _one(int, int, bool),
    date: _one(str, date.isoformat, date.fromisoformat),
    datetime: _one(str, _utc, datetime.fromisoformat),
    Money: Cells(("_minor", "_currency"), (int, str), lambda value: (value.minor, value.currency), Money),
    LocalMoment: Cells(
        ("_wall", "_zone"),
        (str, str),
        lambda value: (value.wall.isoformat(timespec="minutes"), value.zone),
        _moment,
    ),
}


def _json(read: Callable[[Any], Any]) -> Cells:
    return _one(str, lambda value: json.dumps(value, ensure_ascii=False), lambda text: read(json.loads(text)))


def _cells(hint: Any) -> Cells:
    """The cells of a field's type; every type that a record may use is listed here."""
    hint = getattr(hint, "__supertype__", hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        inner: Callable[[Any], Any] = getattr(arguments[0], "__supertype__", arguments[0])
        read_many = lru_cache(maxsize=1024)(lambda text: tuple(map(inner, json.loads(text))))  # few distinct values
        return _one(str, lambda value: json.dumps(value, ensure_ascii=False), read_many)
    if origin is Mapping:
        key = arguments[0]
        return _json(lambda found: {key(name): value for name, value in found.items()})
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        members = {member.value: member for member in hint}
        return _one(str, str.__str__, members.__getitem__)
    raise TypeError(f"no cells for {hint!r}")


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """What a table's column has to be: a name, `str` or `int`, and whether it may be empty."""

    name: str
    kind: type
    optional: bool


class Codec(Generic[R]):
    """Turns records of one class into rows and back."""

    def __init__(self, record: type[R]) -> None:
        hints = get_type_hints(record)
        self._record = record
        self._fields = [(field.name, *_optional(hints[field.name])) for field in fields(record)]  # type: ignore[arg-type]
        self.shapes = tuple(
            ColumnShape(name + suffix, kind, optional)
            for name, cells, optional in self._fields
            for suffix, kind in zip(cells.suffixes, cells.kind, strict=True)
        )
        self.columns = tuple(shape.name for shape in self.shapes)
        self._readers = tuple(self._reader(*each) for each in self._fields)
        self._names = tuple(name for name, _, _ in self._fields)

    def row(self, record: R) -> dict[str, Scalar]:
        """The record as cells by column."""
        return dict(zip(self.columns, self.cells(record), strict=True))

    def cells(self, record: R) -> list[Scalar]:
        """The record as cells, in the order of `columns`."""
        found: list[Scalar] = []
        for name, cells, _ in self._fields:
            value = getattr(record, name)
            found.extend(cells.write(value) if value is not None else (None,) * len(cells.suffixes))
        return found

    def record(self, row: Sequence[Any]) -> R:
        """The record of cells in the order of `columns`."""
        return self._record(**{name: read(row) for name, read in zip(self._names, self._readers, strict=True)})

    def records(self, rows: Sequence[Sequence[Any]]) -> list[R]:
        """Many records at once."""
        return [self.record(row) for row in rows]

    def _reader(self, name: str, cells: Cells, optional: bool) -> Callable[[Sequence[Any]], Any]:
        """A function that takes the field's value out of a whole row."""
        at = self.columns.index(name + cells.suffixes[0])
        read = cells.read
        if cells.plain:
            return lambda row: row[at]
        if len(cells.suffixes) == 2:
            return lambda row: None if row[at] is None else read(row[at], row[at + 1])
        if optional:
            return lambda row: None if row[at] is None else read(row[at])
        return lambda row: read(row[at])


def _optional(hint: Any) -> tuple[Cells, bool]:
    """The cells of a type, and whether None is allowed beside it."""
    if get_origin(hint) in {Union, UnionType}:
        inner = [each for each in get_args(hint) if each is not NoneType]
        return _cells(inner[0]), True
    return _cells(hint), False


_CODECS: dict[type, Codec[Any]] = {}


def codec(record: type[R]) -> Codec[R]:
    """The one codec of a record class."""
    if record not in _CODECS:
        _CODECS[record] = Codec(record)
    return _CODECS[record]
