"""Days without a year, as TikTok writes them in the language of the person: counted back from the day of export.

Runs in the parsing child.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.values.dates import read_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.exchange.values.cells import Cell
    from smmdesk.exchange.values.words import Words

_EAST_ASIAN = re.compile(r"(?:(\d{4})\s*[年년])?\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_YEARS_BACK = 12  # TikTok gives a year at a time, and a 29 February comes once in eight at the worst
_DAY = dt.timedelta(days=1)


class MonthDay(NamedTuple):
    """A day of some year; `year` where the cell states it, else 0."""

    month: int
    day: int
    year: int = 0

    def is_of(self, date: dt.date) -> bool:
        """Whether the date is such a day."""
        return (date.month, date.day) == (self.month, self.day) and self.year in {0, date.year}


def month_day(cell: Cell, words: Words) -> MonthDay | None:
    """`February 28`, `8 de marzo`, `28 февраля`, `28 თებერვალი`, `9月16日`; None for anything else."""
    if isinstance(cell, str) and (found := _EAST_ASIAN.fullmatch(cell.strip())):
        year, month, day = (int(number or 0) for number in found.groups())
        return MonthDay(month, day, year) if 1 <= month <= 12 and 1 <= day <= 31 else None
    read = read_day(cell, words)
    return None if read is None or read.open else MonthDay(read.second, read.first, read.year)


def latest(found: MonthDay, until: dt.date) -> dt.date | None:
    """The last such day that is not after another."""
    for year in range(until.year, until.year - _YEARS_BACK, -1):
        try:
            date = dt.date(found.year or year, found.month, found.day)
        except ValueError:
            continue
        if date <= until:
            return date
    return None


def dated(found: Sequence[MonthDay], until: dt.date) -> list[dt.date]:
    """The dates of days that follow one another in either direction, the last not after `until`; [] where they do not.

    Where they fit several years, the last ones: only a 29 February, or its want, tells which.
    """
    for newest_last in (True, False):
        days = list(found) if newest_last else list(reversed(found))
        if dates := _counted_back(days, until):
            return dates if newest_last else dates[::-1]
    return []


def _counted_back(days: Sequence[MonthDay], until: dt.date) -> list[dt.date]:
    """The dates of days of which the last is the newest."""
    newest = latest(days[-1], until) if days else None
    while newest and newest.year > until.year - _YEARS_BACK:
        dates = [newest - _DAY * back for back in range(len(days) - 1, -1, -1)]
        if all(day.is_of(date) for day, date in zip(days, dates, strict=True)):
            return dates
        newest = latest(days[-1], newest - _DAY)
    return []
