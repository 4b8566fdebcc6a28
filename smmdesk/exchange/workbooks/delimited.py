"""Rows of delimited text, streamed in batches; a quotation mark that is never closed spoils its own row only."""

from __future__ import annotations

import codecs
import csv
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.errors import FileTooLargeError, UnbalancedQuotesError, UnreadableFileError
from smmdesk.exchange.workbooks.dialect import Dialect, dialect_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_CELL = 250_000  # characters; the longest text a network takes is 63,206
MAX_UNPAIRED = 200
PASSED_OVER = "passed_over"
"""The code of what is said of a row that became nothing; it is no problem."""
_BATCH = 2000
_SAMPLE_LINES, _SAMPLE_CHARACTERS = 100, 32 << 10


class Problem(NamedTuple):
    """A problem on its way to the parent: the row as a spreadsheet counts it (0: the file), its code and a value."""

    row: int
    code: str
    value: str = ""


class _Shown:
    """Bytes that stand for no character stay visible as \\xNN, and are counted: nothing is lost without a word.

    `codecs` calls it by its `name`, which no other has, so that each table counts for itself.
    """

    def __init__(self) -> None:
        self.count = 0
        self.name = f"smmdesk.shown.{id(self)}"
        codecs.register_error(self.name, self)

    def __call__(self, error: UnicodeError) -> tuple[str, int]:
        """The places as they are shown, and where to read on."""
        self.count += 1
        shown, at = codecs.backslashreplace_errors(error)
        return str(shown), at


class _Tape:
    """Lines that can be given back since the last `keep`."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        taken = self.taken
        for line in self._lines:
            taken.append(line)
            yield line

    def rewind(self, kept: int) -> None:
        """Give back all lines taken but the first `kept`; iterators made before are of no more use."""
        self._lines = chain(self.taken[kept:], self._lines)
        self.taken = []


class TextTable:
    """The table of one text file. `problems` is where broken rows are reported."""

    def __init__(self, path: Path, encoding: str, problems: list[Problem]) -> None:
        self._path = path
        self._encoding = encoding
        self._problems = problems
        self._dialect: Dialect | None = None
        self._shown = _Shown()
        csv.field_size_limit(MAX_CELL)

    def rows(self, own: bool = False) -> Iterator[list[str]]:
        """All rows, from the first line on; in our `own` a cell that looks like rows is what somebody wrote."""
        return chain.from_iterable(self._batches(own))

    def _batches(self, own: bool) -> Iterator[list[list[str]]]:
        self._problems.clear()  # each reading finds them again
        try:
            sample = "".join(islice(self._lines(), _SAMPLE_LINES))[:_SAMPLE_CHARACTERS]
            dialect = self._dialect = self._dialect or dialect_of(sample)
            yield [[] for _ in range(dialect.skipped)]
            lines = islice(self._lines(), dialect.skipped, None)
            self._shown.count = 0  # of the sample
            yield from _Rows(self._path.name, lines, dialect, self._problems, own=own).batches()
            if self._shown.count:
                self._problems.append(Problem(0, "undecoded", str(self._shown.count)))
        except UnicodeError as error:
            raise UnreadableFileError(name=self._path.name) from error

    def _lines(self) -> Iterator[str]:
        with self._path.open(encoding=self._encoding, errors=self._shown.name, newline="") as file:
            yield from file


class _Rows:
    """One pass over the lines of a table."""

    def __init__(
        self, name: str, lines: Iterator[str], dialect: Dialect, problems: list[Problem], *, own: bool
    ) -> None:
        self._name = name
        self._own = own
        self._tape = _Tape(lines)
        self._delimiter = dialect.delimiter
        self._number = dialect.skipped  # rows behind us, as a spreadsheet counts
        self._width = 0
        self._problems = problems
        self._unpaired = 0

    def batches(self) -> Iterator[list[list[str]]]:
        """Rows by the thousand as long as quotation marks pair, one by one around a place where they do not."""
        swift = True
        while swift or self._tape.taken:
            for rows in self._swift():
                self._number += len(rows)
                yield rows
            swift = bool(self._tape.taken)
            if swift:
                rows = self._careful()
                self._number += len(rows)
                yield rows

    def _swift(self) -> Iterator[list[list[str]]]:
        """Batches up to the end, or to one that has to be looked at again: its lines are then still on the tape."""
        reader = csv.reader(iter(self._tape), delimiter=self._delimiter, strict=True)
        taken = self._tape.taken
        try:
            while rows := list(islice(reader, _BATCH)):
                self._width = self._width or max(map(len, rows))
                if len(taken) > len(rows) and any(self._swallowed(row) for row in rows):
                    return
                taken.clear()
                yield rows
        except csv.Error:
            return

    def _careful(self) -> list[list[str]]:
        """The rows up to the broken one, and that one as its first line stands; the next line begins a row."""
        self._tape.rewind(0)
        reader = csv.reader(iter(self._tape), delimiter=self._delimiter, strict=True)
        rows: list[list[str]] = []
        read = 0
        try:
            for row in reader:
                if self._swallowed(row):
                    break
                rows.append(row)
                self._width = max(self._width, len(row))
                read = reader.line_num
            else:
                return rows
        except csv.Error as error:
            self._refuse_endless_cell(str(error), self._tape.taken[read + 1 :])
            self._limit_unpaired()
        rows.append(self._literal(self._tape.taken[read], self._number + len(rows) + 1))
        self._tape.rewind(read + 1)
        return rows

    def _swallowed(self, row: list[str]) -> bool:
        """Whether a cell holds whole rows: then a quotation mark before them was never closed."""
        if self._own and len(row) == self._width:
            return False
        return self._width > 2 and bool(row) and self._are_rows(max(row, key=len).splitlines()[1:-1])

    def _are_rows(self, lines: list[str]) -> bool:
        like_rows = sum(line.count(self._delimiter) >= self._width - 1 for line in lines)
        return like_rows * 5 >= len(lines) * 4 > 0

    def _refuse_endless_cell(self, complaint: str, below: list[str]) -> None:
        """A cell beyond all bounds: behind a quotation mark that was forgotten stand rows, otherwise it is meant."""
        if "field limit" in complaint and not self._are_rows(below):
            raise FileTooLargeError(name=self._name)

    def _limit_unpaired(self) -> None:
        self._unpaired += 1
        if self._unpaired > MAX_UNPAIRED:
            raise UnbalancedQuotesError(name=self._name, row=self._problems[-MAX_UNPAIRED].row)

    def _literal(self, line: str, number: int) -> list[str]:
        """One line split at every delimiter, quotation marks kept but for a pair around a whole cell."""
        if len(line) > MAX_CELL:
            raise FileTooLargeError(name=self._name)
        self._problems.append(Problem(number, "unpaired_quote"))
        return [_unquoted(cell) for cell in line.rstrip("\r\n").split(self._delimiter)]


def _unquoted(cell: str) -> str:
    return cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell
