"""Records ↔ rows: every field of a record as one column, `Money` and `LocalMoment` as two.

Cells are text, whole numbers or nothing, on both engines; so money stays exact and wall time stays wall time.
Many records are turned column by column: 100,000 of them in about half the time that one by one takes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter, index
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from smmdesk.domain.errors import OutOfRangeError
from smmdesk.domain.money import Money
from smmdesk.domain.periods import LocalMoment, LocalMoments
from smmdesk.domain.text import clean, is_clean
from smmdesk.storage.errors import DamagedWorkspaceError

if TYPE_CHECKING:
    from smmdesk.domain.changes import Row, Scalar
    from smmdesk.domain.results.many import ManyFigures

R = TypeVar("R")
_LIMIT = 2**63  # a column holds 64 bits
_NO_VALUE = (KeyError, ValueError, TypeError, AttributeError, RecursionError)
"""What reading a cell raises that holds something else."""

# letters as they are: escaped, a Cyrillic or Georgian one would take six bytes
_encode = json.JSONEncoder(ensure_ascii=False).encode


@lru_cache(maxsize=1024)
def _places(names: tuple[str, ...]) -> str:
    """JSON of an object with these names, and a place for each number."""
    return f"{{{', '.join(f'{_encode(name)}: '.replace('%', '%%') + '%d' for name in names)}}}"


def _numbers(values: Mapping[str, int]) -> str:
    """The same JSON at a tenth of the time: 100,000 snapshots share a few sets of names."""
    return _places(tuple(values)) % tuple(map(index, values.values()))  # no fraction is cut off: `index` refuses it


def _many_numbers(figures: ManyFigures) -> list[str]:
    """The same of many rows, without a dictionary for each."""
    columns: Mapping[str, Sequence[Any]] = figures.columns
    if not columns or any(None in column for column in columns.values()):
        return [*map(_numbers, figures)]
    places = _places(tuple(columns))
    return [places % row for row in zip(*(map(index, column) for column in columns.values()), strict=True)]


def _read_numbers(text: str) -> Mapping[str, int]:
    found = json.loads(text)
    if type(found) is not dict:
        raise ValueError("no names with numbers")
    return found


def _read_all_numbers(texts: Sequence[str]) -> Sequence[Mapping[str, int]]:
    """All of them as one JSON, at half the time."""
    with suppress(ValueError):
        found: list[Mapping[str, int]] = json.loads(f"[{','.join(texts)}]")
        if len(found) == len(texts) and {*map(type, found)} <= {dict}:
            return found
    return [*map(_read_numbers, texts)]  # which says what is damaged


def _words(values: Mapping[str, str]) -> str:
    return "{}" if not values else _encode({clean(key): clean(words) for key, words in values.items()})


class Cells(NamedTuple):
    """How values of one type become cells: the suffixes and kinds of the columns, and the way there and back."""

    suffixes: tuple[str, ...]
    kinds: tuple[type, ...]
    write: Callable[[Any], Any]  # one cell, or a tuple of two
    read: Callable[..., Any]
    read_all: Callable[[Sequence[Any]], Sequence[Any]] | None = None  # of cells of which none is empty


def _whole(number: int) -> int:
    if not -_LIMIT <= number < _LIMIT:
        raise OutOfRangeError(low=-_LIMIT, high=_LIMIT - 1)
    return int(number)


def _utc(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a moment in the database must know its zone")
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _minutes(at: time) -> str:
    return at.isoformat("minutes")


def _money(minor: int | None, currency: str | None) -> Money:
    if minor is None or currency is None:
        raise ValueError("half of an amount")
    return Money(minor, currency)


def _one(kind: type, write: Callable[[Any], Scalar], read: Callable[[Any], Any]) -> Cells:
    return Cells(("",), (kind,), write, read)


_PLAIN: Mapping[type, Cells] = {
    str: _one(str, clean, str),
    int: _one(int, _whole, int),
    bool: _one(int, int, bool),
    date: _one(str, date.isoformat, date.fromisoformat),
    datetime: _one(str, _utc, datetime.fromisoformat),
    time: _one(str, _minutes, time.fromisoformat),
    Money: Cells(
        ("_minor", "_currency"), (int, str), lambda money: (_whole(money.minor), clean(money.currency)), _money
    ),
    LocalMoment: Cells(
        ("_wall", "_zone"),
        (str, str),
        lambda moment: (moment.wall.isoformat(timespec="minutes"), clean(moment.zone)),
        lambda wall, zone: LocalMoment(datetime.fromisoformat(wall), zone),
    ),
}

_MEMBERS: Mapping[type, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    int: (_whole, int),
    date: (date.isoformat, date.fromisoformat),
}
"""How members of a tuple that are no words are written and read."""


def _cells(hint: object) -> Cells:
    """The cells of a field's type; every type that a record may use is listed here."""
    bare = _bare(hint)
    if bare in _PLAIN:
        return _PLAIN[bare]
    origin, arguments = get_origin(bare), get_args(bare)
    if origin is tuple:
        inner = _bare(arguments[0])
        # thousands of posts share a few sets of networks and hashtags: each is written, or read, once
        few_distinct = lru_cache(maxsize=1024)
        plain, read_one = _MEMBERS.get(inner, (clean, inner))
        write = few_distinct(lambda values: _encode(tuple(map(plain, values))))
        return _one(str, write, few_distinct(lambda text: tuple(map(read_one, json.loads(text)))))
    if origin is Mapping:
        key, value = arguments
        # numbers come back as they are, words as the members that they name
        if value is int and key is str:
            return _one(str, _numbers, _read_numbers)._replace(read_all=_read_all_numbers)
        encode, read = (_numbers, lambda found: found) if value is int else (_words, value)

        def decode(text: str) -> Mapping[Any, Any]:
            # most posts say nothing of their files, and there are a hundred thousand of them
            return {} if text == "{}" else {key(name): read(found) for name, found in json.loads(text).items()}

        return _one(str, encode, decode)
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        members = {member.value: member for member in bare}
        return _one(str, str.__str__, members.__getitem__)
    raise TypeError(f"no cells for {hint!r}")


def _bare(hint: object) -> Any:  # noqa: ANN401  (a type, or one of the forms of `typing`)
    """The type behind a `NewType`."""
    return getattr(hint, "__supertype__", hint)


class ColumnShape(NamedTuple):
    """What a table's column has to be: a name, `str` or `int`, and whether it may be empty."""

    name: str
    kind: type
    optional: bool


class _Field(NamedTuple):
    """One field of a record: where its first column stands, and how its values become cells."""

    name: str
    cells: Cells
    optional: bool
    at: int

    def columns(self, values: Sequence[Any]) -> Iterable[Sequence[Scalar]]:
        """The field's values in many records, as one column or two."""
        if isinstance(values, LocalMoments):
            return values.walls, values.zones
        if not isinstance(values, list | tuple):
            from smmdesk.domain.results.many import ManyFigures  # not before the first frame, which writes none

            if isinstance(values, ManyFigures):
                return (_many_numbers(values),)
        # one look at a whole column: texts that have to be cleaned are rare
        if self.cells is _PLAIN[str] and is_clean("".join(filter(None, values))):
            return (values,)
        write, first = self.cells.write, values[0]
        if len(self.cells.suffixes) == 2:
            return zip(*[(None, None) if value is None else write(value) for value in values], strict=True)
        if values.count(first) == len(values):  # as a whole file is of one network
            return ([None if first is None else write(first)] * len(values),)
        return ([None if value is None else write(value) for value in values],)

    def values(self, columns: Sequence[Sequence[Any]]) -> Sequence[Any]:
        """The way back: the field's values in all the rows."""
        first, read = columns[self.at], self.cells.read
        if read is str or read is int:
            return first
        if len(self.cells.suffixes) == 2:
            pairs = zip(first, columns[self.at + 1], strict=True)
            # both cells are empty, or there is a value; half of one is damage, and `read` refuses it
            return [None if one is two is None else read(one, two) for one, two in pairs]
        if self.cells.read_all is not None and None not in first:
            return self.cells.read_all(first)
        return [None if cell is None else read(cell) for cell in first]


class Codec(Generic[R]):
    """Turns records of one class into rows and back."""

    def __init__(self, record: type[R]) -> None:
        self._record = record
        self._fields: list[_Field] = []
        shapes: list[ColumnShape] = []
        for name, (cells, optional) in _shapes(record).items():
            self._fields.append(_Field(name, cells, optional, at=len(shapes)))
            shapes += [ColumnShape(name + end, kind, optional) for end, kind in zip(*cells[:2], strict=True)]
        self.shapes = tuple(shapes)
        self.columns = tuple(shape.name for shape in shapes)
        self._names = tuple(field.name for field in self._fields)

    def rows(self, records: Sequence[R]) -> list[Row]:
        """The records as cells, in the order of `columns`."""
        if not records:
            return []
        return list(zip(*self.cells({name: [*map(attrgetter(name), records)] for name in self._names}), strict=True))

    def cells(self, values: Mapping[str, Sequence[Any]]) -> list[Sequence[Scalar]]:
        """By column the cells of records that were never made, of one at least: `values` are theirs by field."""
        return [column for field in self._fields for column in field.columns(values[field.name])]

    def row(self, record: R) -> Row:
        """One record as cells, in the order of `columns`."""
        return self.rows([record])[0]

    def records(self, rows: Sequence[Sequence[Any]]) -> list[R]:
        """The records of cells in the order of `columns`."""
        columns = list(zip(*rows, strict=True))
        try:
            fields = [field.values(columns) for field in self._fields] if rows else []
        except _NO_VALUE as error:
            raise DamagedWorkspaceError(detail=next(self.faults(rows))) from error
        make, names = self._record, self._names
        return [make(**dict(zip(names, values))) for values in zip(*fields, strict=True)]  # noqa: B905  (checked twice)

    def faults(self, rows: Sequence[Sequence[Any]]) -> Iterator[str]:
        """The cells that are no values: not written by us, or not on a sound disk. Kind, id and field of each."""
        for row in rows:
            columns = [(cell,) for cell in row]
            for field in self._fields:
                try:
                    field.values(columns)
                except _NO_VALUE:
                    yield f"{self._record.__name__} {row[0]}: {field.name}"


def _shapes(record: type) -> dict[str, tuple[Cells, bool]]:
    """By field: the cells of its type, and whether None is allowed beside it."""
    hints = get_type_hints(record)
    return {field.name: _optional(hints[field.name]) for field in fields(record)}


def _optional(hint: object) -> tuple[Cells, bool]:
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


def as_kept(record: R) -> R:
    """The record as it is read again once it is kept: texts cleaned, moments to the minute."""
    own = codec(type(record))
    return own.records([own.row(record)])[0]
