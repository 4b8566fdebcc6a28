"""A table whose columns have no names, such as rows that were copied without the row above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.table.evidence import DATE, TIME, WEEKDAY, Held
from smmdesk.exchange.table.evidence import LOOKED_AT as LOOKED_AT_BELOW
from smmdesk.exchange.table.recognise import LOOKED_AT, Column, Header, filled
from smmdesk.exchange.values.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smmdesk.exchange.table.recognise import Sought
    from smmdesk.exchange.values.cells import Row

_SURELY = 0.8
_CLOCK = re.compile(r"\s*\d{1,2}:\d{2}(:\d{2})?\b.*|\s*\d{1,2}(:\d{2})?\s*[ap]\.?m\.?\s*", re.IGNORECASE)
"""A bare 12 may be a count, and 3.12 a day."""
_DAY = re.compile(r"\s*(0?[1-9]|[12]\d|3[01])([./])(0?[1-9]|1[0-2]|[12]\d|3[01])\2?\s*")
_TAG = re.compile(r"\s*[#@]")


class _Cells(NamedTuple):
    """The cells of a column that hold anything, each looked at for itself."""

    all: Sequence[Held]
    texts: Sequence[str]

    def share(self, field: str) -> float:
        """How many of them are values of that field, however often one comes."""
        fitting = sum(_fits(held, text, field) for held, text in zip(self.all, self.texts, strict=True))
        return fitting / len(self.all) if self.all else 0.0

    @property
    def days(self) -> float:
        """How many of them are a day without its year, which a price may be as well."""
        return sum(bool(_DAY.fullmatch(text)) for text in self.texts) / len(self.texts) if self.texts else 0.0

    @property
    def letters(self) -> float:
        """How long they are; 0 for what is no text, such as numbers, addresses and hashtags."""
        if sum(bool(_TAG.match(text)) for text in self.texts) * 2 >= len(self.texts):
            return 0.0
        return sum(held.letters for held in self.all) / len(self.all)

    @property
    def differ(self) -> bool:
        """Whether most are different: the name of a client comes again and again."""
        return len({*self.texts}) * 2 > len(self.texts)


def nameless_header(first: Sequence[Row], sought: Sought) -> Header | None:
    """The columns of a table by what they hold, where its first row is one like those below; None for any other.

    It has to have a date, or what is ticked in other tables, and something longer beside it: who has no names to go by
    must not take a bank statement's words for what was sought.
    """
    start = next((at for at, row in enumerate(first[:LOOKED_AT]) if filled(row) > 1), -1)
    if start < 0:
        return None
    rows = first[start : start + LOOKED_AT_BELOW]
    columns = [_column(rows, at, sought) for at in range(max(map(len, rows)))]
    fields = _by_values(columns, sought)
    telling = {DATE, sought.words.ticked} & {*fields.values()}
    if not telling or sought.words.longest not in fields.values():
        return None
    # names of columns, in whatever language, are no dates and no networks
    top = {at: _column(rows[:1], at, sought) for at, field in fields.items() if field in telling}
    if not any(column.share(fields[at]) or (fields[at] == DATE and column.days) for at, column in top.items()):
        return None
    return Header(start, tuple(Column(at, "", fields.get(at, "")) for at in range(len(columns))), named=False)


def _column(rows: Sequence[Row], at: int, sought: Sought) -> _Cells:
    held = [(Held([row], at, sought.words), text_of(row[at])) for row in rows if at < len(row)]
    there = [(each, text) for each, text in held if each]
    return _Cells([each for each, _text in there], [text for _each, text in there])


def _by_values(columns: Sequence[_Cells], sought: Sought) -> Mapping[int, str]:
    """Of what can be told by its values the first column that is it, then of what is left the longest texts; of equals
    the last, since who it is for stands before what is said."""
    found: dict[int, str] = {}
    for field in _told_by_values(sought):
        free = (at for at, each in enumerate(columns) if at not in found and each.share(field) >= _SURELY)
        if (at := next(free, -1)) >= 0:
            found[at] = field
    days = (at for at, each in enumerate(columns) if at not in found and each.days >= _SURELY)
    if DATE in sought.words.fields and DATE not in found.values() and (at := next(days, -1)) >= 0:
        found[at] = DATE
    left = {at: each for at, each in enumerate(columns) if at not in found and each.all and each.letters}
    if sought.words.longest and left:
        found[max(left, key=lambda at: (left[at].differ, left[at].letters, at))] = sought.words.longest
    return found


def _told_by_values(sought: Sought) -> Iterable[str]:
    """Fields that a cell is or is not."""
    known = (field for field in (DATE, TIME, WEEKDAY) if field in sought.words.fields)
    return (*known, *sought.words.listed)


def _fits(held: Held, text: str, field: str) -> bool:
    if field == TIME:
        return held.clock_only == 1 and bool(_CLOCK.fullmatch(text))
    return held.share(field) == 1
