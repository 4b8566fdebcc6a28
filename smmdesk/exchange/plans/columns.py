"""Whole columns of a plan turned into values of a post, each different cell once. Runs in the parsing child.

A plan of 100,000 rows has a few hundred different dates, networks and statuses; looking a cell up in a dictionary
takes a hundredth of the time of reading it again.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from smmdesk.domain.media import media_names
from smmdesk.domain.text import hashtags
from smmdesk.exchange.errors import AmbiguousDatesError
from smmdesk.exchange.table.cells import Cell, text_of
from smmdesk.exchange.table.dates import Day, read_day, read_time, resolve, settle, start_of_range
from smmdesk.exchange.table.numbers import read_amount
from smmdesk.exchange.table.words import Words

_GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")  # what `spreadsheets.writing.guarded` puts an apostrophe before
_EXACT = re.compile(r"-?\d+([.,]\d+)?")
_LONGER_THAN_A_MARK = 16
_PATHS = re.compile(r"\s*[\n|;]\s*|\s*,\s*(?=https?://)|(?<=\S)\s+(?=https?://)")


class Cache(dict[Any, Any]):
    """Cell to value; what is not there yet is read by `read`."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: Any) -> Any:
        value = self[cell] = self._read(cell)
        return value

    def column(self, cells: Iterable[Cell]) -> list[Any]:
        """The values of a column."""
        return list(map(self.__getitem__, cells))


def plain(cell: Cell) -> str:
    """A cell's text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    text = cell if isinstance(cell, str) else text_of(cell)
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text


class Readers:
    """One cached reader for each kind of column. `own` is a plan that this program wrote: kept to the last space."""

    def __init__(self, words: Words, *, own: bool) -> None:
        self._words = words
        self.own = own
        self.short = Cache(lambda cell: self._short(plain(cell)))
        self.networks = Cache(lambda cell: self._networks(plain(cell)))
        self.format = Cache(lambda cell: words.value(words.formats, plain(cell)))
        self.status = Cache(lambda cell: words.value(words.statuses, plain(cell)))
        self.tone = Cache(lambda cell: words.value(words.tones, plain(cell)))
        self.time = Cache(self._time)
        self.zone = Cache(lambda cell: self._zone(plain(cell)))
        self.tags = Cache(lambda cell: self._tags(plain(cell)))
        self.paths = Cache(lambda cell: self._paths(plain(cell)))
        self.cost = Cache(self._cost)
        self.currency = Cache(lambda cell: self._currency(plain(cell)))
        self.mark = Cache(lambda cell: self._mark(plain(cell)))

    def long(self, cells: Iterable[Cell]) -> list[str]:
        """A column of texts that differ in every row; of the long ones only the first character needs a look."""
        read = self._long
        return [
            cell if isinstance(cell, str) and len(cell) > _LONGER_THAN_A_MARK and cell[0] != "'" else read(cell)
            for cell in cells
        ]

    def address(self, cells: Iterable[Cell]) -> list[str]:
        """A column of links: different in every row as well, and never with spaces around them."""
        return [cell if self.own else cell.strip() for cell in self.long(cells)]

    def _long(self, cell: Cell) -> str:
        text = plain(cell)
        return "" if not self.own and self._words.is_missing(text) else text

    def _short(self, text: str) -> str:
        if self.own:
            return text
        return "" if self._words.is_missing(text) else text.strip()

    def _networks(self, text: str) -> tuple[tuple[str, ...], str, str]:
        found = self._words.found_networks(text)
        return found.networks, found.format, ", ".join(found.unknown)

    def _time(self, cell: Cell) -> tuple[str, str]:
        if isinstance(cell, str) and self._words.is_missing(cell):
            return "", ""
        if time := read_time(cell):
            return time, ""
        text = text_of(cell).strip()
        return start_of_range(text), text

    def _zone(self, text: str) -> tuple[str, str]:
        name = text.strip()
        if self._words.is_missing(name):
            return "", ""
        try:
            return ZoneInfo(name).key, ""
        except (ValueError, OSError, KeyError):  # KeyError: ZoneInfoNotFoundError is one
            return "", name

    def _tags(self, text: str) -> tuple[str, ...]:
        return () if not self.own and self._words.is_missing(text) else hashtags(text)

    def _paths(self, text: str) -> tuple[str, ...]:
        if self.own:
            return media_names(text)
        return () if self._words.is_missing(text) else tuple(part for part in _PATHS.split(text.strip()) if part)

    def _cost(self, cell: Cell) -> tuple[str, str, str]:
        """Amount as decimal text, currency where it stands in the cell, and what could not be read."""
        if isinstance(cell, str) and self._words.is_missing(cell):
            return "", "", ""
        if self.own and isinstance(cell, str) and _EXACT.fullmatch(cell):
            return cell.replace(",", "."), "", ""  # our own 1.234 of Kuwait is no thousand
        amount = read_amount(cell, self._words.currencies)
        return (f"{amount[0]:f}", amount[1], "") if amount else ("", "", text_of(cell).strip())

    def header_currency(self, name: str) -> str:
        """What amounts are in that do not say so themselves: `Budget, USD`."""
        return self._words.currency(name)

    def _currency(self, text: str) -> str:
        word = text.strip()
        return self._words.currencies.get(word.casefold(), word.upper() if len(word) == 3 and word.isascii() else "")

    def _mark(self, cell: str) -> tuple[bool, str]:
        """Whether a cell under a network's name marks the row for it, and a text that is more than a mark."""
        text = cell.strip()
        low = text.casefold()
        if low in self._words.no:
            return False, ""
        return True, "" if low in self._words.yes else text


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
