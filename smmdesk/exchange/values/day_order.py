"""Whether a column writes the day first or the month, as all of its cells prove it together."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.values.dates import ISO_LIKE, NO_YEAR, NUMERIC, Day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smmdesk.exchange.values.cells import Cell

DMY, MDY = "dmy", "mdy"


class Order(NamedTuple):
    """How a column writes its dates. `asked` is an example to show when both orders fit."""

    order: str
    asked: str = ""


def settle(days: Iterable[tuple[Cell, Day | None]], header: str = "") -> Order:
    """The order of day and month that the column itself proves; weighed where single cells contradict the rest."""
    votes = {DMY: 0, MDY: 0}
    example = ""
    for cell, day in days:
        if day is None or not isinstance(cell, str):
            continue
        if day.open:
            example = example or cell.strip()
            vote_by_weekday(day, votes)
        else:
            vote_by_size(cell, votes)
    if not example:
        return Order(DMY)
    if by_header := order_in(header):
        votes[by_header] += 1
    (winner, most), (_, least) = sorted(votes.items(), key=lambda item: -item[1])
    return Order(winner) if most and most >= 10 * least else Order("", example)


def vote_by_size(cell: str, votes: dict[str, int]) -> None:
    """A number over 12 cannot be a month: it shows which place the day has."""
    match = NUMERIC.search(cell) or NO_YEAR.search(cell)
    if match and not ISO_LIKE.search(cell):
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            votes[DMY] += 1
        elif second > 12 >= first:
            votes[MDY] += 1


def vote_by_weekday(day: Day, votes: dict[str, int]) -> None:
    """A weekday beside the date fits one order only, mostly."""
    if day.weekday < 0 or not day.year:
        return
    as_dmy = dt.date(day.year, day.second, day.first).weekday() == day.weekday
    as_mdy = dt.date(day.year, day.first, day.second).weekday() == day.weekday
    if as_dmy != as_mdy:
        votes[DMY if as_dmy else MDY] += 1


def order_in(header: str) -> str:
    """The order that a column name states, as in `Date (DD/MM/YYYY)`; '' for none."""
    low = header.casefold()
    if re.search(r"d{1,2}\W+m{1,3}|д{1,2}\W+м{1,2}|დდ\W+თთ", low):
        return DMY
    return MDY if re.search(r"m{2}\W+d{1,2}|м{2}\W+д{1,2}|თთ\W+დდ", low) else ""


def resolve(day: Day, order: str, today: dt.date | None) -> dt.date | None:
    """The calendar date, by the settled order. Without a year it is the one nearest to today; None without today."""
    number, month = (day.second, day.first) if day.open and order == MDY else (day.first, day.second)
    if day.year:
        return _date(day.year, month, number)
    if today is None:
        return None
    near = [found for year in (-1, 0, 1) if (found := _date(today.year + year, month, number))]
    return min(near, key=lambda date: abs((date - today).days), default=None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
