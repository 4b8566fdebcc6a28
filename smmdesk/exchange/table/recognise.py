"""Finding the table inside a file: the sheet, the row of column names, and what each column is."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.table.cells import Row, cleaned, fold, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smmdesk.exchange.table.reading import Book, Sheet
    from smmdesk.exchange.table.words import Words

LOOKED_AT = 20  # rows in which the names may stand: a title, notes and merged cells come before them
ENOUGH = 3
MAX_COLUMNS = 500


class Column(NamedTuple):
    """One column by its position. `field` is '' where the name is not known, `tick` where it ticks nothing.

    What is neither is kept as a note, unless it is `left_out`, as a column that only counts the rows is.
    """

    at: int
    name: str
    field: str = ""
    tick: str = ""
    left_out: bool = False


class Header(NamedTuple):
    """The row of names: its number as a spreadsheet counts, its columns, and how many are known.

    `certain` is false where they are not those that were looked for, and the row was taken for want of a better one.
    """

    row: int
    columns: tuple[Column, ...]
    known: int
    certain: bool = True

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the table has a column for."""
        return frozenset(column.field for column in self.columns if column.field)

    def at(self, field: str) -> int:
        """The position of a field's first column, -1 when the table has none."""
        return next((column.at for column in self.columns if column.field == field), -1)


def header_of(rows: Iterable[Row], words: Words, heart: frozenset[str]) -> Header | None:
    """The first of the first rows with three known names; else the first with two.

    One of them has to be of the `heart` of such a table: a bank statement has dates and categories too.
    """
    second_best: Header | None = None
    for number, row in enumerate(islice(rows, LOOKED_AT), 1):
        header = _header(number, row, words)
        if header.known >= ENOUGH and header.fields & heart:
            return header
        if header.known == ENOUGH - 1 and header.fields & heart and second_best is None:
            second_best = header
    return second_best


def likely_header(rows: Iterable[Row], words: Words) -> Header | None:
    """The row that the names may stand in where hardly any is known: the first of several filled cells, since a title
    stands alone in its row; else the first with anything in it. None where nothing stands below."""
    filled = [(number, row) for number, row in enumerate(islice(rows, LOOKED_AT), 1) if _filled(row)]
    wide = next((place for place, (_number, row) in enumerate(filled) if _filled(row) > 1), 0)
    return _header(*filled[wide], words)._replace(certain=False) if wide + 1 < len(filled) else None


def _filled(row: Row) -> int:
    return sum(bool(text_of(cell).strip()) for cell in row)


def _header(number: int, row: Row, words: Words) -> Header:
    columns = tuple(_columns(row, words))
    fields = {column.field for column in columns if column.field}
    if words.ticked in fields:  # beside such a column, one named after a network holds something else
        columns = tuple(column._replace(tick="") for column in columns)
    return Header(number, columns, len(fields))


def _columns(row: Row, words: Words) -> Iterator[Column]:
    """Columns by position; of two that mean the same field the first is it, the other is kept as a note."""
    taken: set[str] = set()
    for at, cell in enumerate(cleaned(row[:MAX_COLUMNS])):
        name = " ".join(text_of(cell).split())
        field = words.header(cell) if 0 < len(name) < 120 else ""
        if field in taken:
            field = ""
        taken.add(field)
        tick = "" if field else words.ticks.get(fold(name), "")
        yield Column(at, name, field, tick, left_out=fold(name) in words.counting)


def best_sheet(book: Book, words: Words, heart: frozenset[str]) -> tuple[Sheet, Header]:
    """The sheet whose header knows most names, the first of equals; where none does, the first that has a table."""
    best: tuple[Sheet, Header] | None = None
    likely: tuple[Sheet, Header] | None = None
    for sheet in book.sheets:
        header = header_of(sheet.rows(), words, heart)
        if header and (best is None or header.known > best[1].known):
            best = sheet, header
        if best is None and likely is None and (header := likely_header(sheet.rows(), words)):
            likely = sheet, header
    if found := best or likely:
        return found
    raise NothingRecognisedError(name=book.name)
