"""Finding the tables inside a file: the best sheet, those with the same columns, and what is in the others."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.table.recognise import Header, header_of, likely_header

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.exchange.table.reading import Book, Sheet
    from smmdesk.exchange.table.recognise import Sought

_NAMES_TOLD = 12


class Part(NamedTuple):
    """A sheet that is read, and the row in which its names stand."""

    sheet: Sheet
    header: Header

    @property
    def rows(self) -> int:
        """How many rows stand below the names; 0 where counting would mean reading."""
        return max(self.sheet.total - self.header.row, 0)


class SheetTold(NamedTuple):
    """A sheet for the person: its name, how many rows it holds, and its names of columns, joined."""

    name: str
    rows: int
    columns: str = ""


class Parts(NamedTuple):
    """The sheets that are read together, the best of them first in `best`, and those that are left out."""

    best: Part
    together: Sequence[Part]
    left_out: Sequence[SheetTold]


def parts_of(book: Book, sought: Sought) -> Parts:
    """The sheet of which most speaks that it is sought, and all with its names; where none is, the first table."""
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
    mark = signature_of(best.header)
    together = [part for part in found if _is_same(part, best, mark)]
    left = [told(part) for part in found if part not in together]
    return Parts(best, together, [*left, *others])


def _parts(book: Book, sought: Sought, others: list[SheetTold]) -> Iterator[Part]:
    """The sheets in which a table was found; what else holds anything is told to `others`."""
    for sheet in book.sheets:
        header = header_of(sheet.rows(), sought) or likely_header(sheet.rows(), sought.words)
        if header:
            yield Part(sheet, header)
        elif sheet.total:
            others.append(SheetTold(sheet.name, sheet.total))


def _points(part: Part) -> tuple[bool, float]:
    """Of equals `max` takes the first."""
    return part.header.certain, part.header.score


def _is_same(part: Part, best: Part, mark: str) -> bool:
    return part.header.certain == best.header.certain and signature_of(part.header) == mark


def told(part: Part) -> SheetTold:
    """The sheet for the person."""
    names = [column.name for column in part.header.columns if column.name]
    more = ["…"] if len(names) > _NAMES_TOLD else []
    return SheetTold(part.sheet.name, part.rows, ", ".join([*names[:_NAMES_TOLD], *more]))


def signature_of(header: Header) -> str:
    """What a table is known by when one of the same names comes again; case, signs around them and columns without a
    name behind the last one do not matter."""
    names = "\x1f".join(header.names).rstrip("\x1f")
    return sha256(names.encode("utf-8", "surrogatepass")).hexdigest()
