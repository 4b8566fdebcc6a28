"""Columns of which a spreadsheet understood a part: it took the day for the month wherever that was possible, and left
the rest as text.

A list that writes the day first, opened where the month comes first, shows `29/9/2026` as it was typed and 1 October as
the real date of 10 January. Saved as text, what became a date is written in another way than what did not. Nothing in a
single cell tells; all of them together do.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.values.dates import ISO_LIKE, NUMERIC, Day
from smmdesk.exchange.values.day_order import DMY, MDY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smmdesk.exchange.values.cells import Cell

_MONTHS = 12
_REAL, _ISO, _WORDS = "real", "iso", "words"


class HalfConverted(NamedTuple):
    """The order that was typed, how the dates are written that did not keep it, a cell that did, and one that did not:
    as it is, and as it was meant."""

    order: str
    way: str
    example: str
    shown: str
    meant: str


class _Date(NamedTuple):
    cell: Cell
    way: str
    day: Day


def way_of(cell: Cell) -> str:
    """How a date is written: as a real date, as ISO 8601 has it, by the sign between its numbers, or in words."""
    if not isinstance(cell, str):
        return _REAL
    if ISO_LIKE.search(cell):
        return _ISO
    numbers = NUMERIC.search(cell)
    return numbers[2] if numbers else _WORDS


def half_converted(days: Iterable[tuple[Cell, Day | None]]) -> HalfConverted | None:
    """What happened to a column, its cells in the order of the rows; None where its dates are as they were meant.

    All that are written in one way prove the same order by a day beyond 12, none in another way is beyond it, and with
    these turned round the rows go on from day to day in smaller steps.
    """
    read = [_Date(cell, way_of(cell), day) for cell, day in days if day is not None and day.year]
    ways = list(dict.fromkeys(date.way for date in read))
    for kept in ways:
        left = [date.cell for date in read if date.way == kept]
        order, *others = {_order(cell) for cell in left}
        if order and not others:
            dates = [date._replace(day=_stated(date.day, order)) for date in read]
            if way := next((way for way in ways if _is_turned(way, dates)), ""):
                return _told(order, way, left[0], dates)
    return None


def may_be_converted(day: Day) -> bool:
    """Whether a spreadsheet may have taken its day for the month."""
    return day.first <= _MONTHS


def swapped(day: Day) -> Day:
    """Day and month the other way round, where both can be."""
    return day._replace(first=day.second, second=day.first) if day.first <= _MONTHS else day


def _told(order: str, way: str, example: Cell, dates: Iterable[_Date]) -> HalfConverted:
    cell, _way, day = next(each for each in dates if each.way == way and each.day.first != each.day.second)
    shown = cell.strip() if isinstance(cell, str) else str(_date(day))
    return HalfConverted(order, way, str(example).strip(), shown, str(_date(swapped(day))))


def _order(cell: Cell) -> str:
    """The order that a text proves by a number beyond 12, '' for one that could be read either way."""
    match = NUMERIC.search(cell) if isinstance(cell, str) else None
    if match is None or int(match[1]) <= _MONTHS >= int(match[3]):
        return ""
    return DMY if int(match[1]) > _MONTHS else MDY


def _stated(day: Day, order: str) -> Day:
    """The day as it reads in the order that the others prove."""
    return swapped(day) if day.open and order == MDY else day


def _is_turned(way: str, dates: Sequence[_Date]) -> bool:
    """Whether the dates that are written in one way, turned round, fit better into the order of the rows."""
    if not all(may_be_converted(date.day) for date in dates if date.way == way):
        return False
    turned = (swapped(date.day) if date.way == way else date.day for date in dates)
    return _steps(turned) < _steps(date.day for date in dates)


def _steps(days: Iterable[Day]) -> int:
    """How many days lie between neighbours, all together."""
    return sum(abs((second - first).days) for first, second in pairwise(map(_date, days)))


def _date(day: Day) -> dt.date:
    return dt.date(day.year, day.second, day.first)
