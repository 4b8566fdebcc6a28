"""A batch of rows turned on its side: columns of cells become columns of values. Runs in the parsing child.

Nothing a person wrote is dropped: what is not understood stands in the note of its row and among the problems.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from hashlib import blake2b
from itertools import compress
from typing import TYPE_CHECKING, Any, ClassVar

from smmdesk.exchange.values.cells import Cell, Row, cleaned, text_of
from smmdesk.exchange.values.columns import Cache, plain
from smmdesk.exchange.workbooks.delimited import PASSED_OVER, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from smmdesk.exchange.table.mapping import Table
    from smmdesk.exchange.table.recognise import Column

_KEY_BYTES = 12  # 96 bits: no two of the two million rows of the longest table share a key by chance
MAX_SHOWN = 200
"""Of a thousand prefilled rows nobody reads more; all are counted."""
_RUNNING_NUMBER = re.compile(r"\d{0,5}")  # an id that only counts the rows: another file has the same


class Chunk(ABC):
    """Turns batches of rows; `problems` and `passed_over` are of the last batch.

    A kind of file says what its values are, which rows tell anything, and by what a row is known again.
    """

    fields: ClassVar[Sequence[str]]
    """The names of the columns of values, `row`, `key` and `note` among them."""
    continued_fields: ClassVar[frozenset[str]] = frozenset()
    """Of which a column such as `Text (2)` is the continuation in files of others too."""
    says_why: ClassVar[bool] = False
    """Whether what is wrong with a row that is passed over is said beside it: where it may be why."""

    def __init__(self, table: Table) -> None:
        self._header = table.header
        self._own = table.own
        self._keys: dict[str, int] = {}
        self.names = {column.field: column.name for column in table.header.columns if column.field}
        self.ticks = [column for column in table.header.columns if column.tick]
        self._continued = {column: at for column in table.header.columns if (at := self._continues(column)) >= 0}
        self._extra = [column for column in table.header.columns if self._is_extra(column)]
        self.problems: list[Problem] = []
        self.passed_over = 0
        self._shown = 0

    @abstractmethod
    def values(self) -> dict[str, list[Any]]:
        """By name every column of values but the row's number, key and note, which come last."""

    @abstractmethod
    def telling(self, values: dict[str, list[Any]]) -> Sequence[Sequence[object]]:
        """Columns of which one has to say something for the row to be more than a heading or a sum."""

    @abstractmethod
    def content_keys(self, values: dict[str, list[Any]]) -> list[str]:
        """What each row is known by when the file comes again, where it has no id of its own."""

    def turned(self, number: int, rows: Sequence[Row]) -> dict[str, list[Any]]:
        """By name the columns of values for rows of which the first is row `number` of the sheet."""
        self._number = number
        self._notes: dict[int, list[str]] = {}
        self._beyond: dict[int, str] = {}
        self.problems = []
        self._cells = self._joined([cleaned(cells) for cells in zip(*self._fitted(rows), strict=True)])
        self.blank: tuple[Cell, ...] = ("",) * len(rows)
        values = self.values()
        values["note"] = self._noted()
        values["row"] = list(range(number, number + len(rows)))
        useful = [any(cells) for cells in zip(*self.telling(values), strict=True)]
        for at in self.apart(values):
            useful[at] = False
        values["key"] = self._keyed(values, useful)
        self._forget(useful)
        if all(useful):
            return values
        return {field: list(compress(column, useful)) for field, column in values.items()}

    def aside(self, rows: Sequence[tuple[int, Row]]) -> int:
        """How many of the rows that belong to no table hold anything: they are passed over, and said."""
        self._number, self.problems = 0, []
        texts = {at: [text.strip() for text in map(text_of, cleaned(row)) if text.strip()] for at, row in rows}
        passed = [at for at, words in texts.items() if words]
        for at in passed[: max(0, MAX_SHOWN - self._shown)]:
            self._shown += 1
            self.warn(at, PASSED_OVER, " | ".join(texts[at]))
        return len(passed)

    def at_the_end(self) -> Sequence[Problem]:
        """What is said once of all the rows."""
        return ()

    def apart(self, values: dict[str, list[Any]]) -> Iterable[int]:  # noqa: ARG002  (for the kinds)
        """The places of rows that are none, whatever they tell: names of columns that come again, titles, rules."""
        return ()

    # for the kinds

    def filled(self, at: int) -> list[tuple[Column, str]]:
        """What stands in a row, by its columns; those that only count the rows are left out unless they hold words."""
        cells = ((column, text_of(self._cells[column.at][at]).strip()) for column in self._header.columns)
        return [(column, text) for column, text in cells if text and not (column.left_out and _is_number(text))]

    def read(self, field: str, reader: Callable[[Sequence[Cell]], list[Any]], nothing: object = "") -> list[Any]:
        """A column's values; nothing in every row where the table has no such column."""
        at = self._header.at(field)
        return reader(self._cells[at]) if at >= 0 else [nothing] * len(self.blank)

    def column(self, field: str) -> Sequence[Cell]:
        """A column's cells; blank ones where the table has no such column."""
        at = self._header.at(field)
        return self._cells[at] if at >= 0 else self.blank

    def cells_of(self, column: Column) -> Sequence[Cell]:
        """The cells of a column by its place."""
        return self._cells[column.at]

    def said(self, field: str, reader: Cache, code: str) -> list[Any]:
        """Values of a column whose reader also tells what it did not understand: that is kept and reported."""
        if field not in self.names:
            return [""] * len(self.blank)
        found = reader.column(self.column(field))
        for at, (value, unknown) in enumerate(found):
            if unknown:
                self.report(at, "part_taken" if value else code, unknown, self.names[field])
        return [value for value, _ in found]

    def report(self, at: int, code: str, word: str, name: str) -> None:
        """Keep a word that was not understood in the row's note, and say so."""
        self.warn(at, code, word)
        self.keep(at, f"{name}: {word}" if name else word)

    def warn(self, at: int, code: str, word: str) -> None:
        """Say something of a row that nothing is lost by."""
        self.problems.append(Problem(self._number + at, code, word))

    def keep(self, at: int, words: str) -> None:
        """Keep words in the row's note."""
        self._notes.setdefault(at, []).append(words)

    # columns

    def _continues(self, column: Column) -> int:
        """The column that `Text (2)` goes on from, else -1: a workbook's cell holds no more than 32,767 characters.

        In a table of others only some fields do that; a second column of notes is one of its own.
        """
        if column.field or column.left_out:
            return -1
        fields = self.names if self._own else self.names.keys() & self.continued_fields
        names = (field for field in fields if re.fullmatch(re.escape(self.names[field]) + r" \(\d+\)", column.name))
        return next(map(self._header.at, names), -1)

    def _is_extra(self, column: Column) -> bool:
        return not (column.field or column.left_out or column in self.ticks or column in self._continued)

    def _fitted(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Rows as wide as the header; ragged ones are filled up or cut, and reported."""
        width = len(self._header.columns)
        if {*map(len, rows)} == {width}:
            return rows
        return [row if len(row) == width else self._fit(at, row, width) for at, row in enumerate(rows)]

    def _fit(self, at: int, row: Row, width: int) -> Row:
        beyond = [text_of(cell) for cell in row[width:] if text_of(cell).strip()]
        if beyond:
            self._beyond[at] = " | ".join(beyond)
            self.report(at, "long_row", self._beyond[at], "")
        elif len(row) < width and any(text_of(cell).strip() for cell in row):
            self.warn(at, "short_row", f"{len(row)}/{width}")
        return (*row[:width], *("",) * (width - len(row)))

    def _joined(self, columns: list[Sequence[Cell]]) -> list[Sequence[Cell]]:
        """The columns, what did not fit into one cell put back behind its beginning."""
        for column, at in self._continued.items():
            pairs = zip(columns[at], columns[column.at], strict=True)
            columns[at] = tuple(text_of(first) + plain(more) if more != "" else first for first, more in pairs)
        return columns

    def _noted(self) -> list[str]:
        """The notes: what the row says itself, then what was kept, then the columns that are not known."""
        for column in self._extra:
            self._keep_column(column)
        notes = self.notes()
        for at, lines in self._notes.items():
            notes[at] = "\n".join([notes[at], *lines] if notes[at] else lines)
        return notes

    def notes(self) -> list[str]:
        """The rows' own notes."""
        return [plain(cell) for cell in self.column("note")]

    def _keep_column(self, column: Column) -> None:
        """A column that is not known goes into the notes, its name before it."""
        for at, cell in enumerate(map(plain, self._cells[column.at])):
            if cell and not cell.isspace():
                self.keep(at, f"{column.name}: {cell}" if column.name else cell)

    # rows

    def _keyed(self, values: dict[str, list[Any]], useful: list[bool]) -> list[str]:
        """What a row is known by when the file comes again: its own id, else its content and how often it occurred."""
        keys = self.content_keys(values)
        if "id" in self.names:
            named = map(str.strip, map(plain, self.column("id")))
            keys = [key if _RUNNING_NUMBER.fullmatch(name) else name for key, name in zip(keys, named, strict=True)]
        once = dict.fromkeys(keys, 1)
        if len(once) == len(keys) and self._keys.keys().isdisjoint(once):
            self._keys.update(once)
            return keys
        return [self._counted(key) if wanted else "" for key, wanted in zip(keys, useful, strict=True)]

    def _counted(self, key: str) -> str:
        count = self._keys[key] = self._keys.get(key, 0) + 1
        return f"{key}#{count}" if count > 1 else key

    def _forget(self, useful: list[bool]) -> None:
        """Rows that tell nothing (a week's heading, a sum) are passed over, as a rule with their problems, and said."""
        if all(useful):
            self.passed_over = 0
            return
        idle = [at for at, wanted in enumerate(useful) if not wanted]
        gone = {self._number + at for at in idle}
        if not self.says_why:
            self.problems = [problem for problem in self.problems if problem.row not in gone]
        passed = [at for at in idle if at in self._beyond or any(cells[at] != "" for cells in self._cells)]
        self.passed_over = len(passed)
        for at in passed[: max(0, MAX_SHOWN - self._shown)]:
            self._show(at)

    def _show(self, at: int) -> None:
        """Say what stands in a row that is passed over; of one that only has its number there is nothing to say."""
        texts = [text for _column, text in self.filled(at)]
        beyond = self._beyond.get(at, "")
        if words := " | ".join([*texts, beyond] if beyond else texts):
            self._shown += 1
            self.warn(at, PASSED_OVER, words)


def _is_number(text: str) -> bool:
    return not any(char.isalpha() for char in text)


def content_key(*parts: str) -> str:
    """A digest of what a row says."""
    content = "\x1f".join(parts)
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).hexdigest()
