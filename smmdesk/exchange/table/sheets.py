"""Finding the tables inside a file: the best sheet, those with the same columns, and what is in the others."""

from __future__ import annotations

from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.table.alike import places_in, same_columns, with_columns_of
from smmdesk.exchange.table.blocks import blocks_of, columns_as, main_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.exchange.table.recognise import Header, Sought
    from smmdesk.exchange.values.cells import Row
    from smmdesk.exchange.workbooks.reading import Book, Sheet

_NAMES_TOLD = 12


class Part(NamedTuple):
    """A table of a sheet that is read, the row in which its names stand, and where it has each column of the whole.

    `places` are positions in its rows, -1 for a column that it does not have; () where it has them as the whole does.
    `end` is its last row, 0 where it goes on to the sheet's; `aside` are rows by their numbers that belong to no table.
    """

    sheet: Sheet
    header: Header
    places: tuple[int, ...] = ()
    end: int = 0
    aside: Sequence[tuple[int, Row]] = ()

    @property
    def rows(self) -> int:
        """How many rows stand below the names; 0 where counting would mean reading."""
        return max((self.end or self.sheet.total) - self.header.row, 0)

    def below(self, done: int, *, own: bool) -> Iterator[Row]:
        """The rows below the names but the first `done`, their cells as the whole has its columns."""
        rows = islice(self.sheet.rows(own=own), self.header.row + done, self.end or None)
        return map(self._placed, rows) if self.places else rows

    def _placed(self, row: Row) -> Row:
        """Cells beyond the names stay at the end."""
        cells = [row[at] if 0 <= at < len(row) else "" for at in self.places]
        return [*cells, *row[len(self.header.columns) :]]


class SheetTold(NamedTuple):
    """A sheet for the person: its name, how many rows it holds, its names of columns, joined, and whether the workbook
    hides it."""

    name: str
    rows: int
    columns: str = ""
    hidden: bool = False


class Tables(NamedTuple):
    """The tables of one sheet, from the top, and the one of which most speaks that it is sought."""

    main: Part
    all: Sequence[Part]

    def told(self) -> SheetTold:
        """The sheet for the person."""
        names = [column.name for column in self.main.header.columns if column.name]
        more = ["…"] if len(names) > _NAMES_TOLD else []
        columns = ", ".join([*names[:_NAMES_TOLD], *more])
        sheet = self.main.sheet
        return SheetTold(sheet.name, sum(part.rows for part in self.all), columns, sheet.hidden)


class Parts(NamedTuple):
    """The tables that are read together, with the columns of all, and the sheets that are left out.

    `header` is the row of names of the table of which most speaks that it is sought, `sheet` the name of its sheet.
    """

    sheet: str
    header: Header
    sheets: Sequence[SheetTold]
    together: Sequence[Part]
    left_out: Sequence[SheetTold]

    @property
    def lacking(self) -> Sequence[str]:
        """The columns that not all of the tables have, by their names; those that count rows are missed by nobody."""
        places = {at for part in self.together for at, place in enumerate(part.places) if place < 0}
        columns = (self.header.columns[at] for at in sorted(places))
        return [column.name for column in columns if column.name and not column.left_out]

    def name_of(self, part: Part) -> str:
        """The sheet of a part where several are read."""
        return part.sheet.name if len(self.sheets) > 1 else ""


def parts_of(book: Book, sought: Sought) -> Parts:
    """The sheet of which most speaks that it is sought, and all with its columns; where none is, the first table.

    Who hides a sheet does not mean it to be read: only where none that is seen is sought it is.
    """
    found: list[Tables] = []
    others: list[SheetTold] = []
    for tables in _tables(book, sought, others):
        if tables.main.header.certain or not any(each.main.header.certain for each in found):
            found.append(tables)
        else:
            others.append(tables.told())
    if not found:
        raise NothingRecognisedError(name=book.name)
    best = max(found, key=_points).main
    seen = [tables for tables in found if tables.main.sheet.hidden == best.sheet.hidden]
    read = [tables for tables in seen if same_columns(tables.main.header, best.header, sought)]
    left = [tables.told() for tables in found if tables not in read]
    together = [part for tables in read for part in _below_one_another(tables, best.header)]
    header = with_columns_of(best.header, [part.header for part in together])
    placed = [part._replace(places=places_in(header, part.header)) for part in together]
    return Parts(best.sheet.name, header, [tables.told() for tables in read], placed, [*left, *others])


def _below_one_another(tables: Tables, best: Header) -> Sequence[Part]:
    """Of several tables on a sheet each has the names of the best one for what both have."""
    if len(tables.all) == 1:
        return tables.all
    return [part._replace(header=columns_as(part.header, best)) for part in tables.all]


def _tables(book: Book, sought: Sought, others: list[SheetTold]) -> Iterator[Tables]:
    """The sheets in which a table was found; what else holds anything is told to `others`."""
    for sheet in book.sheets:
        blocks = blocks_of(sheet.rows(), sought)
        parts = [Part(sheet, block.header, end=block.end, aside=block.aside) for block in blocks]
        if parts:
            yield Tables(parts[main_of(blocks)], parts)
        elif sheet.total:
            others.append(SheetTold(sheet.name, sheet.total, hidden=sheet.hidden))


def _points(tables: Tables) -> tuple[bool, bool, float]:
    """Of equals `max` takes the first."""
    return tables.main.header.certain, not tables.main.sheet.hidden, tables.main.header.score


def signature_of(header: Header) -> str:
    """What a table is known by when one of the same names comes again; case, signs around them and columns without a
    name behind the last one do not matter. One without names is known by what its columns hold."""
    names = "\x1f".join(header.names if header.named else ("", *header.uses)).rstrip("\x1f")
    return sha256(names.encode("utf-8", "surrogatepass")).hexdigest()
