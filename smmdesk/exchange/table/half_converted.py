"""Columns of which a spreadsheet understood a part: it took the day for the month wherever that was possible, and left
the rest as text.

A list that writes the day first, opened where the month comes first, shows `29/9/2026` as it was typed and 1 October as
the real date of 10 January. Nothing in a single cell tells; all of them together do.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.table.dates import ISO_LIKE, NUMERIC, Day
from smmdesk.exchange.table.day_order import DMY, MDY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smmdesk.exchange.table.cells import Cell

_MONTHS = 12


class HalfConverted(NamedTuple):
    """The order that was typed, a cell that kept it, and one that did not: as it is, and as it was meant."""

    order: str
    example: str
    shown: str
    meant: str


def was_converted(cell: Cell) -> bool:
    """Whether it is a real date."""
    return isinstance(cell, dt.date)


def was_left(cell: Cell) -> bool:
    """Whether it is a text that writes a date in numbers."""
    return isinstance(cell, str) and NUMERIC.search(cell) is not None and not ISO_LIKE.search(cell)


def half_converted(days: Iterable[tuple[Cell, Day | None]]) -> HalfConverted | None:
    """What happened to the column, None where the real dates are as they were meant: some day is beyond 12, or they
    lie nearer to the texts than they would the other way round."""
    read = [(cell, day) for cell, day in days if day is not None]
    real = [day for cell, day in read if was_converted(cell)]
    left = [(str(cell), day) for cell, day in read if was_left(cell)]
    orders = {_order(cell) for cell, _day in left}
    if not real or len(orders) != 1 or "" in orders or any(day.first > _MONTHS for day in real):
        return None
    texts = [_date(day) for _cell, day in left]
    if _apart(map(_date, map(swapped, real)), texts) >= _apart(map(_date, real), texts):
        return None
    first = next(day for day in real if day.first != day.second)
    shown, meant = str(_date(first)), str(_date(swapped(first)))
    return HalfConverted(orders.pop(), left[0][0].strip(), shown, meant)


def swapped(day: Day) -> Day:
    """Day and month the other way round, where both can be."""
    return day._replace(first=day.second, second=day.first) if day.first <= _MONTHS else day


def _order(cell: str) -> str:
    """The order that a text proves by a number beyond 12, '' for one that could be read either way."""
    match = NUMERIC.search(cell)
    if match is None or int(match[1]) <= _MONTHS >= int(match[3]):
        return ""
    return DMY if int(match[1]) > _MONTHS else MDY


def _date(day: Day) -> dt.date:
    return dt.date(day.year, day.second, day.first)


def _apart(real: Iterable[dt.date], texts: Iterable[dt.date]) -> int:
    """How many days the real dates lie from the nearest text, all together."""
    texts = sorted(set(texts))
    places = ((date, bisect(texts, date)) for date in real)
    return sum(min(abs((date - text).days) for text in texts[max(at - 1, 0) : at + 1]) for date, at in places)
