"""Whether two sheets have the same columns, and where one has those of the other.

A careful person reads the sheets of a year together though one of them has its columns in another order, or one more.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smmdesk.exchange.table.recognise import Column, Header, Sought

_Key = tuple[str, int]


def same_columns(header: Header, best: Header, sought: Sought) -> bool:
    """Whether the rows below one may stand in the other's table.

    Most columns of either are columns of both, by their names, and among them is what makes a row one of the kind; any
    other column may be missing. Not so where rows are known by a name of theirs: they bring records up to date, and
    would empty what they have no column for. Of tables whose names mean nothing here all names are the same; of those
    without names all that the columns hold.
    """
    if header.certain != best.certain:
        return False
    if not (header.named and best.named):
        return header.named == best.named and header.uses == best.uses
    more, less = _lacking(header, best), _lacking(best, header)
    if not header.certain:
        return not (more or less)
    both = sum(bool(column.name) for column in best.columns) - len(less)
    if max(len(more), len(less)) >= both or _ticks(header) != _ticks(best):
        return False
    missing = {column.field for column in (*more, *less)} - {""}
    shared = best.fields - missing
    if missing & (sought.words.enough | sought.words.known_by) or (missing and shared & sought.words.known_by):
        return False
    return bool(shared & sought.heart) or not missing & sought.heart


def with_columns_of(best: Header, headers: Iterable[Header]) -> Header:
    """The header with the columns that others have besides, at its end."""
    columns, keys = [*best.columns], {*_keys(best)}
    fields = {column.field for column in columns}
    for header in headers:
        for key, column in zip(_keys(header), header.columns, strict=True):
            if key not in keys:
                keys.add(key)
                columns.append(column._replace(at=len(columns), field="" if column.field in fields else column.field))
                fields.add(column.field)
    return best._replace(columns=tuple(columns))


def places_in(whole: Header, header: Header) -> tuple[int, ...]:
    """Where a header has each column of the whole, -1 for nowhere; () where both are the same."""
    at = {key: column.at for key, column in zip(_keys(header), header.columns, strict=True)}
    places = tuple(at.get(key, -1) for key in _keys(whole))
    return () if places == tuple(range(len(header.columns))) else places


def _keys(header: Header) -> Iterator[_Key]:
    """The names as they are compared, blanks aside, the second of one name apart from the first."""
    met: Counter[str] = Counter()
    for name in header.names:
        joined = name.replace(" ", "")
        yield joined, met[joined]
        met[joined] += 1


def _lacking(header: Header, other: Header) -> Sequence[Column]:
    """The columns with a name that the other one does not have."""
    there = {*_keys(other)}
    pairs = zip(_keys(header), header.columns, strict=True)
    return [column for key, column in pairs if column.name and key not in there]


def _ticks(header: Header) -> bool:
    return any(column.tick for column in header.columns)
