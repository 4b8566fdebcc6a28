"""Rows of a plan into chunks of columns for the parent. Runs in the parsing child: plain values, no records.

What `stream` yields: first a dictionary about the file, then chunks `(columns, problems, rows so far)`, the columns in
the order of `plan_chunk.FIELDS`; the parent makes records of them.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from smmdesk.exchange import dates
from smmdesk.exchange.cells import Cell, Row, text_of
from smmdesk.exchange.errors import AmbiguousDatesError
from smmdesk.exchange.plan_chunk import Chunk
from smmdesk.exchange.plan_columns import Days, Readers
from smmdesk.exchange.reading import Book, Sheet, open_book
from smmdesk.exchange.recognise import Header, best_sheet
from smmdesk.exchange.words import Words, load, with_own

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
) -> Iterator[Any]:
    """Everything in the plan. `words` is the file of word lists, `own` what to add; `noon` stands for no time."""
    known = Words(with_own(load(words), own))
    book = open_book(Path(path), encoding)
    sheet, header = best_sheet(book, known, HEART)
    plan = _Plan(book, sheet, header, known)
    days = plan.days(order, zone, dt.date.fromisoformat(today) if today else None)
    yield plan.about()
    yield from plan.chunks(days, noon)


class _Plan:
    """One recognised table, read once or twice."""

    def __init__(self, book: Book, sheet: Sheet, header: Header, words: Words) -> None:
        self._book = book
        self._sheet = sheet
        self._header = header
        self._words = words
        self._fields = frozenset(column.field for column in header.columns if column.field)
        self._order = ""
        self._held: list[Row] | None = None

    def about(self) -> dict[str, Any]:
        """What was recognised, for the preview."""
        return {
            "sha256": self._book.sha256,
            "encoding": self._book.encoding,
            "certain": self._book.certain,
            "sheet": self._sheet.name,
            "header": self._header.row,
            "columns": [(column.name, column.field or column.network) for column in self._header.columns],
            "order": self._order,
            "total": len(self._held) if self._held is not None else max(self._sheet.total - self._header.row, 0),
        }

    def days(self, order: str | None, zone: str, today: dt.date | None) -> Days:
        """The whole date column read, and its order settled or asked."""
        at, weekday_at = self._header.at("date"), self._header.at("weekday")
        if at < 0:
            return Days({}, dates.DMY, zone, today, self._words)
        found: dict[Cell, dates.Day | None] = {}
        for batch in self._first_look():
            wide = max(at, weekday_at)
            cells = {row[at]: row[weekday_at] if weekday_at >= 0 else "" for row in batch if len(row) > wide}
            found.update((cell, self._day(cell, weekday)) for cell, weekday in cells.items() if cell not in found)
        settled = dates.settle(found.items(), self._header.columns[at].name)
        self._order = order or settled.order
        if not self._order:
            raise AmbiguousDatesError(name=self._book.name, example=settled.asked)
        return Days(found, self._order, zone, today, self._words)

    def _day(self, cell: Cell, weekday: Cell) -> dates.Day | None:
        if isinstance(cell, str) and self._words.is_missing(cell):
            return None
        day = dates.read_day(cell, self._words)
        if day and day.open and day.weekday < 0:
            return day._replace(weekday=self._words.weekday(text_of(weekday)))
        return day

    def _first_look(self) -> Iterator[list[Row]]:
        """All rows below the header, kept when they are few enough to be held in memory."""
        rows = self._below()
        self._held = list(islice(rows, HELD))
        yield self._held
        while batch := list(islice(rows, CHUNK)):
            if self._held is not None:
                self._held = None
                self._book.problems.clear()  # the second reading meets them again
            yield batch

    def _below(self) -> Iterator[Row]:
        return islice(self._sheet.rows(), self._header.row, None)

    def chunks(self, days: Days, noon: str) -> Iterator[tuple[Any, ...]]:
        """Columns of values, problems by row, and how many rows were read and how many of them passed over."""
        rows = iter(self._held) if self._held is not None else self._below()
        readers = Readers(self._words, own=self._fields >= OWN)
        chunk = Chunk(self._header, readers, days, noon)
        number = self._header.row + 1
        while batch := list(islice(rows, CHUNK)):
            columns = chunk.turned(number, batch)
            number += len(batch)
            problems = sorted([*self._book.problems, *chunk.problems])
            self._book.problems.clear()
            yield columns, [tuple(problem) for problem in problems], number - self._header.row - 1, chunk.passed_over
