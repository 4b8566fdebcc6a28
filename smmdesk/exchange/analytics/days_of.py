"""The dates of a table of figures, as its source writes them. Runs in the parsing child."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.periods import YEARS
from smmdesk.exchange.analytics.sources import POST
from smmdesk.exchange.analytics.yearless import MonthDay, dated, latest, month_day
from smmdesk.exchange.errors import UnclearDaysError
from smmdesk.exchange.table.days import Days
from smmdesk.exchange.values.cells import Cell, text_of
from smmdesk.exchange.values.columns import Cache

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smmdesk.exchange.analytics.sources import Source
    from smmdesk.exchange.table.stream import Asked
    from smmdesk.exchange.values.words import Words

_AMERICAN = re.compile(r"\d\d/\d\d/\d{4} \d\d:\d\d")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d)?)?")


class Read(NamedTuple):
    """An ISO day, a time where the cell states one, and whether nothing was understood of what stands there.

    A year that is not stated is `assumed` where days are counted back from the export, else `guessed`.
    """

    date: str = ""
    time: str = ""
    unknown: bool = False
    assumed: bool = False
    guessed: bool = False


class DayReader:
    """Reads the cells of one table's dates; of days without a year all have to be known before the first is read."""

    def __init__(self, source: Source, asked: Asked, words: Words) -> None:
        self.is_yearless = source.dates == "yearless"
        self._is_post = source.level == POST
        self._is_american = source.dates == "mdy" and asked.order in {"", "mdy"}
        self._name = asked.file.name
        self._words = words
        self._until = exported(asked)
        today = dt.date.fromisoformat(asked.today) if asked.today else None
        self.days = Days(asked.order or ("" if self.is_yearless else source.dates), asked.zone, today, words)
        self._cache = Cache(self._read_cell)
        self._americans = Cache(_iso_of_american)
        self._yearless: list[tuple[int, Cell, MonthDay]] = []
        self._dates: dict[int, Read] = {}  # by row: a day may come again after a year
        self._open = False

    def learn(self, number: int, cells: Sequence[Cell]) -> None:
        """Take note of the dates of rows, the first of which has that number."""
        if not self.is_yearless:
            new = (cell for cell in dict.fromkeys(cells) if cell not in self._cache)
            odd = [cell for cell in new if not self._take_plain(cell)]
            self._open = self.days.learn(dict.fromkeys(odd, "")) or self._open
            return
        for at, cell in enumerate(cells, number):
            if self._yearless and self._yearless[-1][1] == cell:
                continue
            if found := month_day(cell, self._words):
                self._yearless.append((at, cell, found))

    def _take_plain(self, cell: Cell) -> bool:
        """Read a cell that says all by itself; whether it is one."""
        if not isinstance(cell, str):
            return False
        if self._is_american and _AMERICAN.fullmatch(cell):
            date = self._americans[cell[:10]]
            found = Read(date, cell[11:]) if date else None
        else:
            iso = _ISO.fullmatch(cell)
            found = Read(iso[1], iso[2] or "") if iso and _is_day(*iso[1].split("-")) else None
        if found:
            self._cache[cell] = found
        return found is not None

    def settle(self, header: str) -> None:
        """Say which years, or which order of day and month, all of them have together."""
        if self._open:
            self.days.settle(self._name, header)
        if self.is_yearless and not self._is_post:
            self._count_back()

    def _count_back(self) -> None:
        if not self._yearless:
            return
        dates = dated([found for _at, _cell, found in self._yearless], self._until) if self._until else []
        if not dates:
            raise UnclearDaysError(name=self._name, example=self._odd_one())
        rows = (at for at, _cell, _found in self._yearless)
        self._dates = {at: Read(date.isoformat()) for at, date in zip(rows, dates, strict=True)}

    def _odd_one(self) -> str:
        """The first day that does not follow on the one before."""
        for (_, cell, one), (_, other, two) in zip(self._yearless, self._yearless[1:], strict=False):
            leap = [dt.date(2024, *day[:2]).toordinal() for day in (one, two)]
            if abs(leap[0] - leap[1]) not in {1, 2, 365}:
                return f"{text_of(cell)}, {text_of(other)}"
        return text_of(self._yearless[0][1])

    def read(self, cells: Iterable[Cell], number: int = 0) -> list[Read]:
        """The dates of cells; the first stands in the row of that number."""
        if not self.is_yearless:
            return self._cache.column(cells)
        if self._is_post:
            return [self._assumed(cell) for cell in cells]
        found: list[Read] = []
        before, last = self._run_before(number)
        for at, cell in enumerate(cells, number):
            last = self._dates.get(at, last if cell == before else Read(unknown=cell != ""))
            found.append(last)
            before = cell
        return found

    def _run_before(self, number: int) -> tuple[Cell, Read]:
        """The cell of the day that rows before that one are of, and the day: it may go on."""
        place = bisect_left(self._yearless, number, key=lambda found: found[0])
        row, cell, _found = self._yearless[place - 1] if place else (0, "", None)
        return cell, self._dates.get(row, Read())

    def _assumed(self, cell: Cell) -> Read:
        """The last such day before the export: for a post whose number does not tell."""
        found = month_day(cell, self._words)
        date = latest(found, self._until) if found and self._until else None
        return Read(date.isoformat() if date else "", unknown=date is None and cell != "", assumed=date is not None)

    def _read_cell(self, cell: Cell) -> Read:
        if self._take_plain(cell):
            return self._cache[cell]  # type: ignore[no-any-return]
        self.days.learn({cell: ""})
        date, time, unknown, guessed = self.days.cache[cell]
        # of several days its figures are no single one's
        return Read(unknown=True) if unknown else Read(date, time, guessed=guessed)

    def is_near(self, date: Read, wall: str) -> bool:
        """Whether a moment fits the day that the file states, which may be one by another clock."""
        if not date.date or date.assumed:
            return True
        days = dt.date.fromisoformat(date.date) - dt.date.fromisoformat(wall[:10])
        return abs(days.days) <= 1

    def newest(self, text: str) -> str:
        """The day that a file says of itself, such as `February 28` for the day of its export; '' where it does not."""
        found = month_day(text, self._words) if text else None
        date = latest(found, self._until) if found and self._until else None
        return date.isoformat() if date else ""


def exported(asked: Asked) -> dt.date | None:
    """The day of export as the person said it, else today."""
    day = asked.exported_on or asked.today
    return dt.date.fromisoformat(day) if day else None


def _iso_of_american(text: str) -> str:
    month, day, year = text.split("/")
    return f"{year}-{month}-{day}" if _is_day(year, month, day) else ""


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        return dt.date(int(year), int(month), int(day)).year in YEARS
    except ValueError:
        return False
