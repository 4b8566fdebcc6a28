"""Finding the tables inside a file: the best sheet, those with the same columns, and what is in the others."""

from __future__ import annotations

from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.table.alike import places_in, same_columns, with_columns_of
from smmdesk.exchange.table.recognise import Header, header_of, likely_header

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.exchange.table.cells import Row
    from smmdesk.exchange.table.reading import Book, Sheet
    from smmdesk.exchange.table.recognise import Sought

_NAMES_TOLD = 12


class Part(NamedTuple):
    """A sheet that is read, the row in which its names stand, and where it has each column of the table.

    `places` are positions in its rows, -1 for a column that it does not have; () where it has them as the table does.
    """

    sheet: Sheet
    header: Header
    places: tuple[int, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows stand below the names; 0 where counting would mean reading."""
        return max(self.sheet.total - self.header.row, 0)

    def below(self, done: int, *, own: bool) -> Iterator[Row]:
        """The rows below the names but the first `done`, their cells as the table has its columns."""
        rows = islice(self.sheet.rows(own=own), self.header.row + done, None)
        return map(self._placed, rows) if self.places else rows

    def _placed(self, row: Row) -> Row:
        """Cells beyond the names stay at the end; all rows of a sheet are of one width."""
        cells = ["" if at < 0 else row[at] for at in self.places]
        return [*cells, *row[len(self.header.columns) :]]


class SheetTold(NamedTuple):
    """A sheet for the person: its name, how many rows it holds, its names of columns, joined, and whether the workbook
    hides it."""

    name: str
    rows: int
    columns: str = ""
    hidden: bool = False


class Parts(NamedTuple):
    """The sheets that are read together, with the columns of all, and those that are left out.

    `header` is the row of names of the sheet of which most speaks that it is sought, `sheet` its name.
    """

    sheet: str
    header: Header
    together: Sequence[Part]
    left_out: Sequence[SheetTold]

    @property
    def lacking(self) -> Sequence[str]:
        """The columns that not all of the sheets have, by their names; those that count rows are missed by nobody."""
        places = {at for part in self.together for at, place in enumerate(part.places) if place < 0}
        columns = (self.header.columns[at] for at in sorted(places))
        return [column.name for column in columns if column.name and not column.left_out]


def parts_of(book: Book, sought: Sought) -> Parts:
    """The sheet of which most speaks that it is sought, and all with its columns; where none is, the first table.

    Who hides a sheet does not mean it to be read: only where none that is seen is sought it is.
    """
    found: list[Part] = []
    others: list[SheetTold] = []
    for part in _parts(book, sought, others):
        if part.header.certain or not any(each.header.certain for each in found):
            found.append(part)
        else:
            others.append(told(part))
    if not found:
        raise NothingRecognisedError(name=book.name)
    best = max(found, key=_points)
    seen = [part for part in found if part.sheet.hidden == best.sheet.hidden]
    together = [part for part in seen if same_columns(part.header, best.header, sought)]
    left = [told(part) for part in found if part not in together]
    header = with_columns_of(best.header, [part.header for part in together])
    placed = [part._replace(places=places_in(header, part.header)) for part in together]
    return Parts(best.sheet.name, header, placed, [*left, *others])


def _parts(book: Book, sought: Sought, others: list[SheetTold]) -> Iterator[Part]:
    """The sheets in which a table was found; what else holds anything is told to `others`."""
    for sheet in book.sheets:
        header = header_of(sheet.rows(), sought) or likely_header(sheet.rows(), sought.words)
        if header:
            yield Part(sheet, header)
        elif sheet.total:
            others.append(SheetTold(sheet.name, sheet.total, hidden=sheet.hidden))


def _points(part: Part) -> tuple[bool, bool, float]:
    """Of equals `max` takes the first."""
    return part.header.certain, not part.sheet.hidden, part.header.score


def told(part: Part) -> SheetTold:
    """The sheet for the person."""
    names = [column.name for column in part.header.columns if column.name]
    more = ["…"] if len(names) > _NAMES_TOLD else []
    return SheetTold(part.sheet.name, part.rows, ", ".join([*names[:_NAMES_TOLD], *more]), part.sheet.hidden)


def signature_of(header: Header) -> str:
    """What a table is known by when one of the same names comes again; case, signs around them and columns without a
    name behind the last one do not matter."""
    names = "\x1f".join(header.names).rstrip("\x1f")
    return sha256(names.encode("utf-8", "surrogatepass")).hexdigest()
