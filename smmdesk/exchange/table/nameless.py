"""A table whose columns have no names, such as rows that were copied without the row above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.exchange.table.evidence import DATE, TIME, WEEKDAY, Held
from smmdesk.exchange.table.evidence import LOOKED_AT as LOOKED_AT_BELOW
from smmdesk.exchange.table.recognise import LOOKED_AT, Column, Header, filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smmdesk.exchange.table.recognise import Sought
    from smmdesk.exchange.values.cells import Row

_SURELY = 0.8


def nameless_header(first: Sequence[Row], sought: Sought) -> Header | None:
    """The columns of a table by what they hold, where its first row is one like those below; None for any other.

    It has to have a date, or what is ticked in other tables, and something longer beside it: who has no names to go by
    must not take a bank statement's words for what was sought.
    """
    start = next((at for at, row in enumerate(first[:LOOKED_AT]) if filled(row) > 1), -1)
    if start < 0:
        return None
    rows = first[start : start + LOOKED_AT_BELOW]
    held = [Held(rows, at, sought.words) for at in range(max(map(len, rows)))]
    fields = _by_values(held, sought)
    is_one = bool({DATE, sought.words.ticked} & {*fields.values()}) and sought.words.longest in fields.values()
    if not is_one or not _is_like_those_below(rows[0], fields, sought):
        return None
    columns = tuple(Column(at, "", fields.get(at, "")) for at in range(len(held)))
    return Header(start, columns, named=False)


def _by_values(held: Sequence[Held], sought: Sought) -> Mapping[int, str]:
    """Of what can be told by its values the first column that is it, then of what is left the longest texts."""
    words = sought.words
    found: dict[int, str] = {}
    for field in _told_by_values(sought):
        free = (at for at, each in enumerate(held) if at not in found and _share(each, field) >= _SURELY)
        if (at := next(free, -1)) >= 0:
            found[at] = field
    left = {at: each.letters for at, each in enumerate(held) if at not in found}
    if words.longest and (longest := max(left.values(), default=0)):
        found[next(at for at, letters in left.items() if letters == longest)] = words.longest
    return found


def _told_by_values(sought: Sought) -> Iterable[str]:
    """Fields that a cell is or is not, those that others could be taken for last."""
    known = (field for field in (DATE, TIME, WEEKDAY) if field in sought.words.fields)
    return (*known, *sought.words.listed)


def _share(held: Held, field: str) -> float:
    return held.clock_only if field == TIME else held.share(field)


def _is_like_those_below(row: Row, fields: Mapping[int, str], sought: Sought) -> bool:
    """Names of columns, in whatever language, are no dates and no networks."""
    told = {*_told_by_values(sought)}
    first = {at: Held([row], at, sought.words) for at, field in fields.items() if field in told}
    shares = [_share(held, fields[at]) for at, held in first.items() if held]
    return bool(shares) and min(shares) == 1
