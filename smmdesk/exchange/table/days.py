"""The date column of a table, each different cell read once, its order of day and month settled by them all."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from smmdesk.exchange.errors import AmbiguousDatesError, HalfConvertedDatesError
from smmdesk.exchange.table.half_converted import half_converted, may_be_converted, swapped, way_of
from smmdesk.exchange.values.cells import Cell, text_of
from smmdesk.exchange.values.columns import Cache
from smmdesk.exchange.values.dates import Day, read_day
from smmdesk.exchange.values.day_order import resolve, settle
from smmdesk.exchange.values.day_ranges import first_of_days
from smmdesk.exchange.workbooks.delimited import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from smmdesk.exchange.values.words import Words


class Days:
    """The date column: cell to (ISO date, time in the cell, what could not be read, whether the year was assumed).

    Of several days in one cell it is the first, the cell as a whole then among what could not be read.
    `order` is that of day and month, '' until the person said it or `settle` found it.
    """

    def __init__(self, order: str, zone: str, today: dt.date | None, words: Words) -> None:
        self.order = order
        self._said = order
        self._swapped = ""  # the way in which dates are written whose day a spreadsheet took for the month
        self._judged = False
        self._doubtful: dict[str, bool] = {}  # the ways in which dates are written: may all be such?
        self.problems: list[Problem] = []
        self.zone = zone
        self._today = today
        self._words = words
        self._found: dict[Cell, Day | None] = {}
        self._several: set[Cell] = set()
        self.cache = Cache(self._read)

    def learn(self, cells: Mapping[Cell, Cell]) -> bool:
        """Take note of date cells, each with its weekday; whether the whole column has to be looked at before a row
        goes out: one could be either way round, or a spreadsheet may have turned some of them round."""
        new = {cell: self._day(cell, weekday) for cell, weekday in cells.items() if cell not in self._found}
        self._found.update(new)
        if not self.order and any(day is not None and day.open for day in new.values()):
            return True
        return not self._judged and self._is_doubtful(new)

    def _is_doubtful(self, new: Mapping[Cell, Day | None]) -> bool:
        """Whether all dates that are written in some way could be turned round: one beyond the 12th clears the rest."""
        for cell, day in new.items():
            if day is not None:
                way = way_of(cell)
                self._doubtful[way] = self._doubtful.get(way, True) and may_be_converted(day)
        return any(self._doubtful.values())

    def _day(self, cell: Cell, weekday: Cell) -> Day | None:
        if isinstance(cell, str) and self._words.is_missing(cell):
            return None
        day = first_of_days(cell, self._words) if isinstance(cell, str) else None
        if day:
            self._several.add(cell)
        else:
            day = read_day(cell, self._words)
        if day and day.open and day.weekday < 0:
            return day._replace(weekday=self._words.weekday(text_of(weekday)))
        return day

    def settle(self, name: str, header: str) -> None:
        """Fix the order by all that was learnt; `AmbiguousDatesError` where that proves neither.

        Where a spreadsheet turned round what it could read, the person's word on the order turns it back.
        """
        self._judged = True
        half = half_converted(self._found.items())
        if half and not self._said:
            raise HalfConvertedDatesError(name=name, example=half.example, shown=half.shown, meant=half.meant)
        if half:
            self.order = half.order  # the others are left as they stand, or turned back
            if self._said == half.order:
                self._swapped = half.way
                self.problems.append(Problem(0, "turned_back", f"{half.shown}\x1f{half.meant}"))
        if not self.order and any(day is not None and day.open for day in self._found.values()):
            self.order, example = settle(self._found.items(), header)
            if not self.order:
                raise AmbiguousDatesError(name=name, example=example)

    def fitting(self, weekdays: Iterable[str], walls: Iterable[str]) -> Iterator[tuple[str, bool]]:
        """Each day of the week as it stands, and whether the ISO moment beside it bears it out; a blank one does."""
        for word, wall in zip(weekdays, walls, strict=True):
            weekday = -1 if not wall else dt.date.fromisoformat(wall[:10]).weekday()
            yield word, self._words.is_missing(word) or (bool(wall) and self._words.weekday(word) == weekday)

    def beside(self, cell: Cell) -> tuple[str, str]:
        """ISO date and time of a cell that belongs to another column, in the order of this one; '' for what is none."""
        day = self._day(cell, "")
        date = resolve(day, self.order, self._today) if day and (self.order or not day.open) else None
        if day is None or date is None:
            return "", ""
        if day.offset is not None and day.time:
            moment = _on_wall(date, day, self.zone)
            return moment.date().isoformat(), moment.time().isoformat("minutes")
        return date.isoformat(), day.time

    def states_zone(self, cell: Cell) -> bool:
        """Whether a cell says itself how far from Greenwich its time is."""
        day = self._found.get(cell)
        return day is not None and day.offset is not None and bool(day.time)

    def _read(self, cell: Cell) -> tuple[str, str, str, bool]:
        day = self._found.get(cell)
        text = text_of(cell).strip()
        if isinstance(cell, str) and self._words.is_missing(text):
            return "", "", "", False
        if day and self._swapped and self._swapped == way_of(cell):
            day = swapped(day)
        date = resolve(day, self.order, self._today) if day else None
        if day is None or date is None:
            return "", "", text, False
        whole = text if cell in self._several else ""
        if day.offset is not None and day.time:
            moment = _on_wall(date, day, self.zone)
            return moment.date().isoformat(), moment.time().isoformat("minutes"), whole, False
        return date.isoformat(), day.time, whole, not day.year


def _on_wall(date: dt.date, day: Day, zone: str) -> dt.datetime:
    """A moment with a stated offset, as the wall clock of the zone shows it."""
    offset = dt.timezone(dt.timedelta(seconds=day.offset or 0.0))
    stated = dt.datetime.combine(date, dt.time.fromisoformat(day.time), offset)
    return stated.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
