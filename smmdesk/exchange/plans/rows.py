"""Rows of a plan into chunks of columns for the parent. Runs in the parsing child: plain values, no records.

What `stream` yields: first a dictionary about the file, then chunks `(columns, problems, rows so far, passed over)`,
the columns by the names in `chunk.FIELDS`; the parent makes values of the domain of them.
"""

import datetime as dt
from collections.abc import Generator, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from smmdesk.exchange.plans.chunk import FIELDS, Chunk
from smmdesk.exchange.plans.columns import Days, Readers
from smmdesk.exchange.table.cells import Cell, Row, cleaned, text_of
from smmdesk.exchange.table.delimited import Problem
from smmdesk.exchange.table.encoding import name_of
from smmdesk.exchange.table.mapping import Table, Wish, table_of
from smmdesk.exchange.table.reading import Book, kind_of, open_book
from smmdesk.exchange.table.words import Words, load, with_own

HEART = frozenset({"text", "title", "media"})
OWN = frozenset({"id", "date", "time", "zone", "networks", "text", "currency", "approval_note", "published_link"})
CHUNK = 4000
HELD = 250_000  # rows kept for the second look; a longer table is read twice instead


def stream(
    *,
    path: str,
    words: str,
    own: dict[str, dict[str, list[str]]],
    encoding: str | None,
    order: str | None,
    zone: str,
    today: str,
    noon: str,
    mapping: Mapping[int, str] | None,
    presets: Mapping[str, Sequence[str]],
) -> Iterator[Any]:
    """Everything in the plan. `words` is the file of word lists, `own` what to add; `noon` stands for no time.

    `mapping` is what the person said of the columns, `presets` what was said of former tables by signature.
    """
    known = Words(with_own(load(words), own))
    if kind_of(Path(path)) == "calendar":
        from smmdesk.exchange.calendars.rows import stream_calendar

        yield from stream_calendar(Path(path), known, zone, noon)
        return
    book = open_book(Path(path), encoding)
    table = table_of(book, known, HEART, Wish(mapping, presets))
    days = Days(order or "", zone, dt.date.fromisoformat(today) if today else None, known)
    yield from _Plan(book, table, days).items(known, noon)


class _Plan:
    """One recognised table. Rows go out as they come; only where a date could be either way round the rest of the
    column is looked at first, and the table read twice if it is too long to be held."""

    def __init__(self, book: Book, table: Table, days: Days) -> None:
        self._book = book
        self._table = table
        self._sheet = table.sheet
        self._header = table.header
        self._own = table.guess.fields >= OWN
        self._days = days
        self._date_at, self._weekday_at = self._header.at("date"), self._header.at("weekday")
        self._rows = self._below(0)
        self._done = 0

    def items(self, words: Words, noon: str) -> Iterator[Any]:
        """About the file, then its rows by the chunk."""
        chunk = Chunk(self._header, Readers(words, own=self._own), self._days, noon)
        batch = yield from self._batch()
        yield self._about(batch)
        if not self._book.certain:
            self._book.problems.append(Problem(0, "encoding_guessed", name_of(self._book.encoding)))
        while batch:
            columns = chunk.turned(self._header.row + 1 + self._done, batch)
            self._done += len(batch)
            yield columns, self._found(chunk.problems), self._done, chunk.passed_over
            batch = yield from self._batch()
        yield {field: [] for field in FIELDS}, self._found([]), self._done, 0

    def _about(self, first: Sequence[Row]) -> dict[str, Any]:
        """What was recognised, for the preview."""
        return {
            "sha256": self._book.sha256,
            "encoding": self._book.encoding,
            "certain": self._book.certain,
            "sheet": self._sheet.name,
            "header": self._header.row,
            "columns": [(column.name, column.field or column.network) for column in self._header.columns],
            "table": self._table.told(first[:100]),
            "order": self._days.order,
            "total": self._total(first),
        }

    def _total(self, first: Sequence[Row]) -> int:
        """How many rows there are; of a long text as many as its size allows, going by the first ones."""
        if len(first) < CHUNK:
            return len(first)
        if self._sheet.total:
            return self._sheet.total - self._header.row
        some = first[:100]
        encoding = self._book.encoding or "utf-8"
        width = sum(len(text_of(cell).encode(encoding, "replace")) + 1 for row in some for cell in row)
        return max(round(self._book.size * len(some) / (width or 1)), len(first))

    def _batch(self) -> Generator[None, None, list[Row]]:
        """The next rows, their dates read; the column's order is settled before a row that needs it goes out."""
        batch = list(islice(self._rows, CHUNK))
        if self._date_at >= 0 and self._days.learn(self._dates(batch)) and not self._days.order:
            yield from self._look_ahead(batch)
            self._days.settle(self._book.name, self._header.columns[self._date_at].name)
            batch = list(islice(self._rows, CHUNK))
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
        self._rows = iter(held) if held is not None else self._below(self._done)

    def _below(self, done: int) -> Iterator[Row]:
        return islice(self._sheet.rows(own=self._own), self._header.row + done, None)

    def _found(self, problems: list[Problem]) -> list[tuple[Any, ...]]:
        """Problems of reading and of understanding, as plain tuples: marshal takes no others."""
        found = sorted([*self._book.problems, *problems])
        self._book.problems.clear()
        return [tuple(problem) for problem in found]
