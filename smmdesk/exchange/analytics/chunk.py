"""A batch of a table's rows as columns of figures and of what they are about. Runs in the parsing child."""

from __future__ import annotations

import re
from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING, Any

from smmdesk.exchange.analytics.cells import BatchCells
from smmdesk.exchange.analytics.days_of import Read
from smmdesk.exchange.analytics.figures import hour
from smmdesk.exchange.analytics.look import day_after
from smmdesk.exchange.analytics.metrics_of import Metrics
from smmdesk.exchange.analytics.posts_of import Posts
from smmdesk.exchange.analytics.sources import Source, name_of
from smmdesk.exchange.table.chunk import MAX_SHOWN, content_key
from smmdesk.exchange.values.cells import Cell, Row, cleaned, fold, low_of, text_of
from smmdesk.exchange.values.columns import Cache
from smmdesk.exchange.values.times import read_time
from smmdesk.exchange.workbooks.delimited import PASSED_OVER, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.exchange.analytics.look import Batch, Look
    from smmdesk.exchange.analytics.sources import Catalogue

FIELDS = (
    "row key day ends external_id permalink wall text format kind_as_given seconds boosted taken_on currency network "
    "account client"
).split()
"""The columns of a chunk beside those of figures, each under its metric behind `FIGURE`."""
FIGURE = "="
_OF_A_DAY = ("day", "ends", "network", "account", "client")
_CODE = re.compile(r"[A-Z]{3}")
_NO_CURRENCY = "?"
_LONGEST_COUNT = 6  # digits of how many days later
_MOST_BEYOND = 20  # cells that are told
_LONGEST_MARK = 60  # characters of a cell that says what its row is


def _at_time(date: Read, cell: Cell) -> Read:
    """The date with the time of a column of its own, where it has none itself."""
    return date._replace(time=read_time(cell)) if date.date and not date.time else date


class FiguresChunk:
    """Turns batches of rows; `problems` and `passed_over` are of the last batch."""

    def __init__(self, look: Look, catalogue: Catalogue, noon: str, period: tuple[str, str], start: str) -> None:
        self._look = look
        self._source: Source = look.found.source
        self._catalogue = catalogue
        self._noon = noon
        self._period = period
        self._start = start
        self._is_post = look.is_of_posts
        self._metrics = Metrics(look, catalogue, is_post=self._is_post)
        self._posts = Posts(look, catalogue, noon)
        self._currency_codes = Cache(self._currency_code)
        self._keys: Counter[str] = Counter()
        self._days: set[tuple[str, ...]] = set()
        self._again = self._again_days = self._shown = 0
        self.problems: list[Problem] = []
        self.passed_over = 0

    # one batch

    def turned(self, number: int, batch: Batch) -> dict[str, list[Any]]:
        """By name the columns of values for rows of which the first is row `number` of the sheet."""
        self._cells = BatchCells(self._look, number, batch)
        useful = self._useful()
        values = self._values(useful)
        self._forget(useful)
        self._last = useful
        self.problems = self._cells.problems
        return values if all(useful) else {name: list(compress(column, useful)) for name, column in values.items()}

    def _useful(self) -> list[bool]:
        """Which rows are rows: sums, remarks and blank ones are not."""
        useful = list(map(any, zip(*self._cells.columns, strict=True)))
        for at in [at for at, said in enumerate(useful) if not said]:
            useful[at] = any(cells[at] != "" for cells in self._cells.columns)  # a row of zeros says something, too
        for at in self._asides():
            useful[at] = False
        for at, row in self._cells.ragged.items():
            if useful[at]:
                self._tell_of_width(at, row)
        return useful

    def _asides(self) -> Iterator[int]:
        """The places of sums and remarks: words in the first cell, or in the second behind an empty one."""
        first, second = self._cells.columns[0], self._cells.columns[min(1, len(self._cells.columns) - 1)]
        for at in [at for at, cell in enumerate(first) if not (isinstance(cell, str) and cell[:1].isdigit())]:
            if self._is_aside(text_of(first[at]).strip() or text_of(second[at]).strip()):
                yield at
        if self._source.named:
            yield from (at for at, name in enumerate(self._cells.texts("group")) if not name.strip())

    def _is_aside(self, first: str) -> bool:
        if len(first) > _LONGEST_MARK:
            return False
        word = fold(first)
        if word.partition(":")[0] in self._catalogue.totals or word.startswith(self._catalogue.notes):
            return True
        return bool(self._source.comment) and first.startswith(self._source.comment)

    def _tell_of_width(self, at: int, row: Row) -> None:
        width = len(self._cells.columns)
        if self._look.found.too_wide and len(row) > width:
            return  # said once of all rows
        if beyond := [text for cell in row[width:] if (text := text_of(cell).strip())]:
            self._cells.warn(at, "long_row", " | ".join(beyond[:_MOST_BEYOND]))
        elif len(row) < width:
            self._cells.warn(at, "short_row", f"{len(row)}/{width}")

    def _values(self, useful: list[bool]) -> dict[str, list[Any]]:
        dates = self._dates(useful)
        found = self._metrics.read(self._cells, useful)
        values: dict[str, list[Any]] = {
            "row": [*range(self._cells.number, self._cells.number + len(useful))],
            "network": self._cells.texts("network"),
            "account": self._cells.texts("account"),
            "client": self._cells.texts("client"),
            "currency": self._currencies(),
            **(self._posts.read(self._cells, dates, useful) if self._is_post else self._of_days(dates, useful)),
            **{FIGURE + key: column for key, column in found.items()},
        }
        if self._source.void:
            self._void(found, useful)
        if not self._is_post:
            self._tell_of_hours(useful)
            self._tell_of_empty(found, useful)
        values["key"] = self._keyed(values, useful)
        return values

    def _dates(self, useful: list[bool]) -> list[Read]:
        """The dates of the rows; one that is none is said, and of a day without it nothing can be kept."""
        column = self._cells.column("date")
        dates = self._look.days.read(column, self._cells.number)
        for at, date in enumerate(dates):
            if date.unknown and useful[at]:
                self._cells.warn(at, "unknown_date", text_of(column[at]).strip())
            elif date.guessed and useful[at]:
                self._cells.warn(at, "year_guessed", date.date[:4])
        if self._look.uses.at("nth") >= 0 and self._start:
            return [self._nth(text_of(cell)) for cell in self._cells.column("nth")]
        return self._timed(dates, useful) if self._look.uses.at("time") >= 0 else dates

    def _timed(self, dates: Sequence[Read], useful: Sequence[bool]) -> list[Read]:
        """The dates with the times of a column of their own, where they have none; what is no time is said."""
        timed = [*map(_at_time, dates, column := self._cells.column("time"))]
        for at, (date, cell) in enumerate(zip(timed, column, strict=True)):
            text = text_of(cell).strip()
            if useful[at] and date.date and not date.time and not self._catalogue.is_missing(text):
                self._cells.warn(at, "no_figure", f"{text}\x1f{self._cells.name_of('time')}")
        return timed

    def _nth(self, text: str) -> Read:
        """The day of a row that only counts from the first."""
        return Read(day_after(self._start, int(text))) if text.isdecimal() and len(text) < _LONGEST_COUNT else Read()

    # figures

    def _void(self, found: dict[str, list[Any]], useful: list[bool]) -> None:
        """A row in which one cell says that nothing is known has placeholders in its others."""
        void = self._catalogue.void
        cells = zip(*self._cells.columns, strict=True)
        for at, row in enumerate(cells):
            if useful[at] and any(isinstance(cell, str) and low_of(cell.strip()) in void for cell in row):
                self._cells.warn(at, "void_row", " | ".join(filter(None, map(text_of, row))))
                for column in found.values():
                    column[at] = None
                useful[at] = False

    def _tell_of_hours(self, useful: list[bool]) -> None:
        """Who was there at an hour that is none nobody can keep."""
        if self._look.uses.at("hour") < 0:
            return
        for at, cell in enumerate(self._cells.column("hour")):
            if useful[at] and hour(cell) is None:
                self._cells.warn(at, "no_figure", f"{text_of(cell).strip()}\x1f{self._cells.name_of('hour')}")
                useful[at] = False

    def _tell_of_empty(self, found: dict[str, list[Any]], useful: list[bool]) -> None:
        """A day of which nothing is known is no day of figures."""
        columns = list(found.values())
        for at in range(len(useful)):
            if useful[at] and all(column[at] is None for column in columns):
                useful[at] = False

    # what the rows are about

    def _of_days(self, dates: Sequence[Read], useful: list[bool]) -> dict[str, list[Any]]:
        ends = self._ends(dates, useful)
        for at, date in enumerate(dates):
            if not date.date and not self._period[0]:
                if useful[at] and not date.unknown:
                    self._cells.warn(at, "no_date", "")
                useful[at] = False
        nothing = [""] * len(useful)
        return {
            "day": [date.date or self._period[0] for date in dates],
            "ends": ends,
            "external_id": nothing,
            "permalink": nothing,
            "wall": nothing,
            "text": nothing,
            "format": nothing,
            "kind_as_given": nothing,
            "seconds": [None] * len(useful),
            "boosted": [False] * len(useful),
            "taken_on": nothing,
        }

    def _ends(self, dates: Sequence[Read], useful: list[bool]) -> list[str]:
        """The day after the last one of each row; where that is none, nobody knows of which days its figures are."""
        column = self._cells.column("ends")
        lasts = self._look.days.read(column) if self._look.uses.at("ends") >= 0 else dates
        for at, (date, last) in enumerate(zip(dates, lasts, strict=True)):
            is_early = bool(date.date) and "" < last.date < date.date
            if useful[at] and lasts is not dates and (last.unknown or is_early):
                self._cells.warn(at, "early_end" if is_early else "unknown_date", text_of(column[at]).strip())
                useful[at] = False
        return [
            day_after(max(last.date, date.date)) if date.date else self._period[1]
            for date, last in zip(dates, lasts, strict=True)
        ]

    def _currencies(self) -> list[str]:
        """What amounts are in: as the row says, else as the name of their column does."""
        stated = self._currency_codes.column(self._cells.texts("currency"))
        for at in [at for at, code in enumerate(stated) if code == _NO_CURRENCY]:
            self._cells.warn(at, "unknown_currency", text_of(self._cells.column("currency")[at]).strip())
            stated[at] = ""
        named = self._currency_of_names()
        return [code or named for code in stated]

    def _currency_code(self, text: str) -> str:
        word = text.strip()
        if self._catalogue.is_missing(word):
            return ""
        code = self._catalogue.words.currencies.get(word.casefold(), word.upper())
        return code if _CODE.fullmatch(code) else _NO_CURRENCY

    def _currency_of_names(self) -> str:
        places = [at for key in self._catalogue.money for at in self._look.uses.ways.get(key, ())]
        return next((code for at in places if (code := name_of(self._look.found.names[at])[1])), "")

    # rows

    def _keyed(self, values: dict[str, list[Any]], useful: Sequence[bool]) -> list[str]:
        """By what each row is known again; the same post may stand in a file several times."""
        if not self._is_post:
            self._note_days(values, useful)
            return [f"{day}/{ends}" for day, ends in zip(values["day"], values["ends"], strict=True)]
        rows = zip(values["external_id"], values["permalink"], values["wall"], values["text"], strict=True)
        keys = [number or link or content_key(wall, text) for number, link, wall, text in rows]
        once = dict.fromkeys(keys, 1)
        if len(once) == len(keys) and self._keys.keys().isdisjoint(once):
            self._keys.update(once)
            return keys
        return [self._counted(key) if wanted else "" for key, wanted in zip(keys, useful, strict=True)]

    def _note_days(self, values: Mapping[str, Sequence[str]], useful: Sequence[bool]) -> None:
        """Count rows about what another row is about already; those that are added up may be."""
        if self._source.summed:
            return
        rows = compress(zip(*(values[name] for name in _OF_A_DAY), strict=True), useful)
        for day in rows:
            self._again_days += day in self._days
            self._days.add(day)

    def _counted(self, key: str) -> str:
        self._keys[key] += 1
        self._again += self._keys[key] > 1
        return f"{key}#{self._keys[key]}" if self._keys[key] > 1 else key

    def _forget(self, useful: Sequence[bool]) -> None:
        """Rows that are none are passed over, and said; what was said of them as rows still stands."""
        if all(useful):
            self.passed_over = 0
            return
        said = {problem.row for problem in self._cells.problems if problem.code == "void_row"}
        idle = {at: words for at, wanted in enumerate(useful) if not wanted and (words := self._words(at))}
        self.passed_over = len(idle)
        for at, words in idle.items():
            if self._shown < MAX_SHOWN and self._cells.number + at not in said:
                self._shown += 1
                self._cells.warn(at, PASSED_OVER, words)

    def _words(self, at: int) -> str:
        """All that stands in a row."""
        row = self._cells.ragged.get(at) or [cells[at] for cells in self._cells.columns]
        return " | ".join(filter(None, (text_of(cell).strip() for cell in row)))

    def aside(self, rows: Sequence[tuple[int, Row]]) -> int:
        """How many of the rows that belong to no table hold anything: they are passed over, and said."""
        texts = {at: [text.strip() for text in map(text_of, cleaned(row)) if text.strip()] for at, row in rows}
        passed = [at for at, words in texts.items() if words]
        shown = passed[: max(0, MAX_SHOWN - self._shown)]
        self._shown += len(shown)
        self.problems = [Problem(at, PASSED_OVER, " | ".join(texts[at])) for at in shown]
        return len(passed)

    @property
    def splits(self) -> bool:
        """Whether its rows are of one day each in so many parts, such as campaigns."""
        return "group" in self._look.uses.ways

    def hours(self) -> list[int | None]:
        """Of the last batch's rows the hour of the day that each is of, None where it says none."""
        return list(map(hour, compress(self._cells.column("hour"), self._last)))

    def at_the_end(self) -> Iterator[Problem]:
        """What is said once of all the rows."""
        if self._again_days:
            yield Problem(0, "same_days", str(self._again_days))
        if self._again:
            yield Problem(0, "same_posts", str(self._again))
        if self._posts.timeless:
            yield Problem(0, "no_time", f"{self._posts.timeless}\x1f{self._noon}")
