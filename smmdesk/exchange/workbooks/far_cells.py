"""Worksheets with a cell far away from their table: somebody pressed Ctrl+End, or a formula was dragged too far.

Calamine allocates the whole rectangle up to it and aborts. Such cells are taken out before, and said. Runs in the
parsing child.
"""

from __future__ import annotations

import re
import zipfile
from array import array
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.errors import FileTooLargeError
from smmdesk.exchange.workbooks.archives import UNREADABLE
from smmdesk.exchange.workbooks.delimited import Problem
from smmdesk.exchange.workbooks.runs import MAX_RUN
from smmdesk.exchange.workbooks.worksheets import members_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

MAX_CELLS = 60_000_000
_LARGE = 1_000_000  # cells of the rectangle; a smaller one is read as it is
_QUICKLY_READ = 4 << 20  # bytes of a worksheet
_LONGEST_READ = 64 << 20
_BYTES_OF_A_CELL = 2  # at least; where there are fewer for each cell of the rectangle most of it is empty
_MAX_GAP = 100  # empty columns within a table
_PLACES_TOLD = 5
_HEAD = 4 << 10
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension\b[^>]*?\sref="(?:[A-Z]+\d+:)?([A-Z]{1,3})(\d{1,7})"')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3})(\d{1,7})"[^>]*?(?:/>|>(.*?)</(?:\w+:)?c>)', re.DOTALL)
_PICTURES = "xl/media/"


class Kept(NamedTuple):
    """A workbook without its far cells, None where it has none, and by sheet what is to be said of them."""

    copy: BytesIO | None = None
    told: Mapping[str, Sequence[Problem]] = {}


class _Table(NamedTuple):
    """The last row and column of what stands together, and the places of the cells beyond, by row and column."""

    rows: int
    columns: int
    beyond: Sequence[tuple[int, int]]

    def problems(self) -> list[Problem]:
        """What was left out, below and to the right."""
        found = []
        if below := {row for row, _column in self.beyond if row > self.rows}:
            found.append(Problem(self.rows, "far_below", str(len(below))))
        if right := [place for place in self.beyond if place[0] <= self.rows]:
            places = ", ".join(f"{_letters(column)}{row}" for row, column in right[:_PLACES_TOLD])
            found.append(Problem(right[0][0], "far_right", places + (" …" if len(right) > _PLACES_TOLD else "")))
        return found


def without_far_cells(path: Path) -> Kept:
    """The workbook without cells beyond thousands of empty rows or many empty columns.

    A `FileTooLargeError` where a table is too large without any such gap.
    """
    if not zipfile.is_zipfile(path):
        return Kept()
    try:
        with zipfile.ZipFile(path) as archive:
            found = {name: (member, _cut(archive, member, path.name)) for name, member in members_of(archive).items()}
            changed = {member: data for member, (data, _problems) in found.values() if data is not None}
            told = {name: problems for name, (_member, (_data, problems)) in found.items()}
            return Kept(_copied(archive, changed), told) if changed else Kept()
    except UNREADABLE:  # a workbook of another kind
        return Kept()


def _cut(archive: zipfile.ZipFile, member: str, name: str) -> tuple[bytes | None, Sequence[Problem]]:
    """A worksheet without its far cells, None where it can stay; and what is to be said."""
    if not _is_to_be_read(archive, archive.getinfo(member)):
        return None, ()
    data = archive.read(member)
    rows, columns = _places(data)
    if max(rows, default=0) * max(columns, default=0) <= _LARGE:
        return None, ()
    table = _table(rows, columns)
    if table.rows * table.columns > MAX_CELLS:
        raise FileTooLargeError(name=name)
    if not table.beyond:
        return None, ()
    return _CELL.sub(lambda cell: cell[0] if _is_within(cell, table) else b"", data), table.problems()


def _places(data: bytes) -> tuple[Sequence[int], Sequence[int]]:
    """Rows and columns of all cells that hold anything."""
    rows, columns = array("I"), array("I")
    for cell in _CELL.finditer(data):
        if cell[3]:
            rows.append(int(cell[2]))
            columns.append(_number(cell[1]))
    return rows, columns


def _is_to_be_read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether far cells are to be looked for: in no worksheet that is too long, or as full as it says that it is."""
    if member.file_size <= _QUICKLY_READ:
        return True
    with archive.open(member) as file:
        claimed = _DIMENSION.search(file.read(_HEAD))
    area = int(claimed[2]) * _number(claimed[1]) if claimed else 0
    is_sparse = not claimed or (area > _LARGE and area * _BYTES_OF_A_CELL > member.file_size)
    return is_sparse and member.file_size <= _LONGEST_READ


def _table(rows: Sequence[int], columns: Sequence[int]) -> _Table:
    last_row = _last_together(rows, MAX_RUN)
    places = list(zip(rows, columns, strict=True))
    last_column = _last_together((column for row, column in places if row <= last_row), _MAX_GAP)
    return _Table(last_row, last_column, [place for place in places if place[0] > last_row or place[1] > last_column])


def _last_together(numbers: Iterable[int], gap: int) -> int:
    """The last number before the first gap that is wider."""
    last = 0
    for number in sorted({*numbers}):
        if last and number - last > gap:
            break
        last = number
    return last


def _is_within(cell: re.Match[bytes], table: _Table) -> bool:
    return int(cell[2]) <= table.rows and _number(cell[1]) <= table.columns


@cache
def _number(letters: bytes) -> int:
    """A column as a number, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _copied(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> BytesIO:
    copy = BytesIO()
    with zipfile.ZipFile(copy, "w") as written:
        for member in archive.infolist():
            if not member.filename.startswith(_PICTURES):
                written.writestr(member.filename, changed.get(member.filename) or archive.read(member))
    copy.seek(0)
    return copy
