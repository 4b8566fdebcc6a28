"""The rows of a table of any kind as chunks of columns for the parent. Runs in the parsing child: plain values only.

What `stream_table` yields: first a dictionary about the file, then chunks `(columns, problems, rows so far, passed
over, sheet)`, the columns by the names of the kind; the parent makes values of the domain of them. `sheet` is '' where
one alone is read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.exchange.table.chunk import Chunk
from smmdesk.exchange.table.days import Days
from smmdesk.exchange.table.mapping import Table, Wish, table_of
from smmdesk.exchange.values.cells import Cell, Row, cleaned, text_of
from smmdesk.exchange.values.words import Words, load, with_own
from smmdesk.exchange.workbooks.delimited import Problem
from smmdesk.exchange.workbooks.encoding import name_of
from smmdesk.exchange.workbooks.reading import Book, open_book
from smmdesk.exchange.workbooks.unsaved_formulas import unsaved_formulas

if TYPE_CHECKING:
    from smmdesk.exchange.table.sheets import Part

CHUNK = 4000
HELD = 250_000  # rows kept for the second look; a longer table is read twice instead


class Asked(NamedTuple):
    """What the parent asks of the child, in plain values.

    `words` are files of word lists, `own` what to add to them; `heart` are the fields without which a table is not of
    the kind. `noon` stands for no time, `today` ('' for none) settles dates without a year. `mapping` is what the
    person said of the columns, `told` the same by their names, `presets` what was said of former tables by signature.
    `network`, `account` and `exported_on` are what the person says of a file of figures.
    """

    path: str
    words: Sequence[str]
    own: Mapping[str, Mapping[str, Sequence[str]]]
    heart: Sequence[str]
    encoding: str | None
    order: str
    zone: str
    today: str
    noon: str
    mapping: Mapping[int, str] | None
    presets: Mapping[str, Sequence[str]]
    told: Mapping[str, str] = {}
    network: str = ""
    account: str = ""
    exported_on: str = ""

    @property
    def file(self) -> Path:
        """Where the file is."""
        return Path(self.path)

    def tables(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """The word lists, the program's own words put in front."""
        return with_own(load(*self.words), self.own)


MakeChunk = Callable[[Table, Days], Chunk]


def stream_table(asked: Asked, words: Words, make: MakeChunk, *, own: frozenset[str] = frozenset()) -> Iterator[Any]:
    """Everything in the table that was asked for, `make` turning its rows; with all columns of `own` we wrote it."""
    yield from stream_book(open_book(asked.file, asked.encoding), asked, words, make, own=own)


def stream_book(
    book: Book, asked: Asked, words: Words, make: MakeChunk, *, own: frozenset[str] = frozenset()
) -> Iterator[Any]:
    """The same of a file that is open already."""
    table = table_of(book, words, frozenset(asked.heart), Wish(asked.mapping, asked.told, asked.presets), own)
    book.problems.clear()  # of the rows that were looked at for their names: they are read again
    book.problems.extend(unsaved_formulas(asked.file, [sheet.name for sheet in table.parts.sheets]))
    today = dt.date.fromisoformat(asked.today) if asked.today else None
    days = Days(asked.order, asked.zone, today, words)
    yield from _Stream(book, table, days).items(make(table, days))


class _Stream:
    """One recognised table, its sheets one after the other. Rows go out as they come; only where a date could be either
    way round the rest of the column is looked at first, and a sheet read twice if it is too long to be held."""

    def __init__(self, book: Book, table: Table, days: Days) -> None:
        self._book = book
        self._table = table
        self._header = table.header
        self._days = days
        self._date_at, self._weekday_at = self._header.at("date"), self._header.at("weekday")
        self._part, *self._later = table.parts.together
        self._rows = self._below(self._part, 0)
        self._done = 0  # rows of the sheet
        self._before = 0  # of the sheets before it
        self._said: set[Problem] = set()  # of the sheet, which may be read twice

    def items(self, chunk: Chunk) -> Iterator[Any]:
        """About the file, then its rows by the chunk, then what was found at its very end."""
        batch = yield from self._batch()
        yield self._about(batch)
        if not self._book.certain:
            self._book.problems.append(Problem(0, "encoding_guessed", name_of(self._book.encoding)))
        self._book.problems.extend(self._table.problems())
        yield from self._aside(chunk)
        sheet = ""
        while batch:
            sheet = self._table.parts.name_of(self._part)
            columns = chunk.turned(self._part.header.row + 1 + self._done, batch)
            self._done += len(batch)
            yield columns, self._found(chunk.problems), self._before + self._done, chunk.passed_over, sheet
            batch = yield from self._batch()
        last = self._found(chunk.at_the_end())
        yield {field: [] for field in chunk.fields}, last, self._before + self._done, 0, sheet

    def _aside(self, chunk: Chunk) -> Iterator[Any]:
        """What belongs to no table, as rows that are passed over."""
        for part in self._table.parts.together:
            if passed := chunk.aside(part.aside):
                problems = [tuple(problem) for problem in chunk.problems]
                yield {field: [] for field in chunk.fields}, problems, 0, passed, self._table.parts.name_of(part)

    def _about(self, first: Sequence[Row]) -> dict[str, Any]:
        """What was recognised, for the preview."""
        return {
            "sha256": self._book.sha256,
            "encoding": self._book.encoding,
            "certain": self._book.certain,
            "sheet": self._table.parts.sheet,
            "sheets": [tuple(sheet) for sheet in self._table.parts.sheets],
            "left_out": [tuple(sheet) for sheet in self._table.parts.left_out],
            "header": self._header.row,
            "columns": [(column.name, column.field or column.tick) for column in self._header.columns],
            "table": self._table.told(first[:100]),
            "order": self._days.order,
            "total": self._total(first),
        }

    def _total(self, first: Sequence[Row]) -> int:
        """How many rows there are; of a long text as many as its size allows, going by the first ones."""
        if self._part.sheet.total:
            return sum(part.rows for part in self._table.parts.together)
        if len(first) < CHUNK and not self._later:
            return len(first)
        some = first[:100]
        encoding = self._book.encoding or "utf-8"
        width = sum(len(text_of(cell).encode(encoding, "replace")) + 1 for row in some for cell in row)
        return max(round(self._book.size * len(some) / (width or 1)), len(first))

    def _batch(self) -> Generator[None, None, list[Row]]:
        """The next rows, their dates read; the column's order is settled before a row that needs it goes out."""
        batch = self._next()
        if self._date_at >= 0 and self._days.learn(self._dates(batch)):
            yield from self._look_ahead(batch)
            self._days.settle(self._book.name, self._header.columns[self._date_at].name)
            self._book.problems.extend(self._days.problems)
            batch = self._next()
        return batch

    def _next(self) -> list[Row]:
        """The next rows, all of one sheet; none behind the last one."""
        while not (batch := list(islice(self._rows, CHUNK))) and self._later:
            self._before += self._done
            self._done = 0
            before, self._part = self._part, self._later.pop(0)
            if self._part.sheet is not before.sheet:
                self._said = set()
            self._rows = self._below(self._part, 0)
        return batch

    def _dates(self, batch: Sequence[Row]) -> dict[Cell, Cell]:
        """Each different date cell with a weekday that stands beside it, if the table has such a column."""
        at, weekday_at = self._date_at, self._weekday_at
        rows = [row for row in batch if len(row) > max(at, weekday_at)]
        weekdays = [row[weekday_at] if weekday_at >= 0 else "" for row in rows]
        return dict(zip(cleaned([row[at] for row in rows]), weekdays, strict=True))

    def _look_ahead(self, batch: list[Row]) -> Generator[None, None, None]:
        """Read on to the end for the dates alone, then stand before `batch` again."""
        held: list[Row] | None = list(batch)
        while more := list(islice(self._rows, CHUNK)):
            yield  # a sign of life
            self._days.learn(self._dates(more))
            held = [*held, *more] if held is not None and len(held) < HELD else None
        self._rows = iter(held) if held is not None else self._below(self._part, self._done)
        of_this_sheet = [*self._book.problems]
        for part in self._later:
            rows = self._below(part, 0)
            while more := list(islice(rows, CHUNK)):
                yield
                self._days.learn(self._dates(more))
        self._book.problems[:] = of_this_sheet

    def _below(self, part: Part, done: int) -> Iterator[Row]:
        return part.below(done, own=self._table.own)

    def _found(self, problems: Sequence[Problem]) -> list[tuple[Any, ...]]:
        """Problems of reading and of understanding, as plain tuples: marshal takes no others."""
        of_reading = {*self._book.problems} - self._said
        self._said |= of_reading
        self._book.problems.clear()
        found = sorted([*of_reading, *problems])
        return [tuple(problem) for problem in found]
