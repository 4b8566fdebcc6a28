"""Workbooks (XLSX, XLSB, XLS, ODS) read by calamine, after a look at what their zip archive claims to hold.

Runs in the parsing child only: a cell far out makes calamine allocate without bound and abort.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.errors import (
    FileTooLargeError,
    PasswordProtectedError,
    SuspiciousFileError,
    UnreadableFileError,
)
from smmdesk.exchange.workbooks.archives import UNREADABLE
from smmdesk.exchange.workbooks.far_cells import MAX_CELLS, without_far_cells
from smmdesk.exchange.workbooks.opendocument import with_fewer_repeats
from smmdesk.exchange.workbooks.runs import cut_at_runs

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from python_calamine import CalamineSheet

    from smmdesk.exchange.values.cells import Cell, Row
    from smmdesk.exchange.workbooks.delimited import Problem

_Range = tuple[tuple[int, int], tuple[int, int]]

MAX_PACKED_BYTES = 256 << 20
MAX_UNPACKED_BYTES = 3 << 30
MAX_RATIO = 250  # one text in every cell of a sheet packs to a thirtieth
SMALL_ENOUGH = 16 << 20  # a member below this may be packed as well as it likes
MAX_MEMBERS = 10_000


def check_archive(path: Path) -> None:
    """Refuse archives that are damaged, too large, or unpack into far more than their size allows."""
    import zipfile

    if path.stat().st_size > MAX_PACKED_BYTES:
        raise FileTooLargeError(name=path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableFileError(name=path.name) from error
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise SuspiciousFileError(name=path.name)
    if any(_is_bomb(member) for member in members):
        raise SuspiciousFileError(name=path.name)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > SMALL_ENOUGH and member.file_size > MAX_RATIO * max(member.compress_size, 1)


class Found(NamedTuple):
    """A sheet, whether the workbook hides it, and what is to be said of cells that were taken out of it."""

    name: str
    sheet: CalamineSheet
    hidden: bool
    told: Sequence[Problem]


def sheets(path: Path) -> Iterator[Found]:
    """Every sheet in the workbook's order."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    near = without_far_cells(path)
    try:
        with CalamineWorkbook.from_object(near.copy or with_fewer_repeats(path) or path) as book:
            for about in book.sheets_metadata:
                if about.typ == SheetTypeEnum.WorkSheet:
                    sheet = book.get_sheet_by_name(about.name)
                    is_hidden = about.visible != SheetVisibleEnum.Visible
                    yield Found(about.name, sheet, is_hidden, near.told.get(about.name, ()))
    except PasswordError as error:
        raise PasswordProtectedError(name=path.name) from error
    except (CalamineError, *UNREADABLE) as error:
        raise UnreadableFileError(name=path.name) from error


def height_of(sheet: CalamineSheet) -> int:
    """How many rows it has, counted from its very first; what calamine calls the total height is one less."""
    return sheet.end[0] + 1 if sheet.end else 0


def rows(found: Found, name: str, problems: list[Problem], _own: bool) -> Iterable[Row]:
    """The sheet's rows from its very first, empty columns on the left left out; empty cells are ''."""
    sheet = found.sheet
    problems.extend(found.told)
    if sheet.start is None or sheet.end is None:
        return ()
    if height_of(sheet) * sheet.width > MAX_CELLS:
        raise FileTooLargeError(name=name)
    merged = [each for each in sheet.merged_cell_ranges or () if each[0][0] < each[1][0]]
    lines = cut_at_runs(sheet.iter_rows(), problems)
    return _filled_down(lines, merged, sheet.start[1]) if merged else lines


def _filled_down(rows: Iterable[Row], merged: Iterable[_Range], left: int) -> Iterator[Row]:
    """A day or a name in a cell merged over several rows holds in each of them; a number may be their sum."""
    beginning: dict[int, list[tuple[int, int]]] = {}
    for (top, column), (bottom, _last) in merged:
        beginning.setdefault(top, []).append((column - left, bottom))
    holding: dict[int, tuple[Cell, int]] = {}
    for number, row in enumerate(rows):
        holding = {column: held for column, held in holding.items() if held[1] >= number}
        if holding and any(cell != "" for cell in row):  # a row with nothing of its own stays empty
            yield [holding[place][0] if place in holding and cell == "" else cell for place, cell in enumerate(row)]
        else:
            yield row
        for column, bottom in beginning.get(number, ()):
            if 0 <= column < len(row) and isinstance(row[column], str | date):
                holding[column] = (row[column], bottom)
