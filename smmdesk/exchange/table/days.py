"""The date column of a table, each different cell read once, its order of day and month settled by them all."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from smmdesk.exchange.errors import AmbiguousDatesError
from smmdesk.exchange.table.cells import Cell, text_of
from smmdesk.exchange.table.columns import Cache
from smmdesk.exchange.table.dates import Day, read_day
from smmdesk.exchange.table.day_order import resolve, settle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.exchange.table.words import Words


class Days:
    """The date column: cell to (ISO date, time in the cell, what could not be read, whether the year was assumed).

    `order` is that of day and month, '' until the person said it or `settle` found it.
    """

    def __init__(self, order: str, zone: str, today: dt.date | None, words: Words) -> None:
        self.order = order
        self._zone = zone
        self._today = today
        self._words = words
        self._found: dict[Cell, Day | None] = {}
        self.cache = Cache(self._read)

    def learn(self, cells: Mapping[Cell, Cell]) -> bool:
        """Take note of date cells, each with its weekday; whether one of the new ones could be either way round."""
        new = {cell: self._day(cell, weekday) for cell, weekday in cells.items() if cell not in self._found}
        self._found.update(new)
        return any(day is not None and day.open for day in new.values())

    def _day(self, cell: Cell, weekday: Cell) -> Day | None:
        if isinstance(cell, str) and self._words.is_missing(cell):
            return None
        day = read_day(cell, self._words)
        if day and day.open and day.weekday < 0:
            return day._replace(weekday=self._words.weekday(text_of(weekday)))
        return day

    def settle(self, name: str, header: str) -> None:
        """Fix the order by all that was learnt; `AmbiguousDatesError` where that proves neither."""
        self.order, example = settle(self._found.items(), header)
        if not self.order:
            raise AmbiguousDatesError(name=name, example=example)

    def _read(self, cell: Cell) -> tuple[str, str, str, bool]:
        day = self._found.get(cell)
        text = text_of(cell).strip()
        if isinstance(cell, str) and self._words.is_missing(text):
            return "", "", "", False
        date = resolve(day, self.order, self._today) if day else None
        if day is None or date is None:
            return "", "", text, False
        if day.offset is not None and day.time:
            moment = _on_wall(date, day, self._zone)
            return moment.date().isoformat(), moment.time().isoformat("minutes"), "", False
        return date.isoformat(), day.time, "", not day.year


def _on_wall(date: dt.date, day: Day, zone: str) -> dt.datetime:
    """A moment with a stated offset, as the wall clock of the zone shows it."""
    offset = dt.timezone(dt.timedelta(seconds=day.offset or 0.0))
    stated = dt.datetime.combine(date, dt.time.fromisoformat(day.time), offset)
    return stated.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
