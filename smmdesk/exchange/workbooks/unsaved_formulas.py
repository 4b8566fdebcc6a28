"""Formulas of which a workbook holds no value: programs that write workbooks leave it to a spreadsheet to reckon them.

Such a cell reads as empty. Nothing is reckoned here, only counted. Runs in the parsing child.
"""

from __future__ import annotations

import re
import zipfile
from typing import IO, TYPE_CHECKING

from smmdesk.exchange.workbooks.archives import UNREADABLE
from smmdesk.exchange.workbooks.delimited import Problem
from smmdesk.exchange.workbooks.worksheets import members_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PIECE = 1 << 20
_LONGEST_CELL = 64 << 10  # bytes of a cell that may lie across two pieces
_UNSAVED = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]{1,3}\d+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)


def unsaved_formulas(path: Path, sheets: Sequence[str]) -> list[Problem]:
    """One problem for these sheets, how many there are and the place of the first; none where all have a value."""
    found = [(sheet, places) for sheet in sheets if (places := _unsaved(path, sheet))]
    if not found:
        return []
    sheet, (first, *_more) = found[0]
    place = f"{sheet}!{first}" if len(sheets) > 1 else first
    return [Problem(0, "unsaved_formulas", f"{sum(len(places) for _sheet, places in found)}\x1f{place}")]


def _unsaved(path: Path, sheet: str) -> list[str]:
    """The places of a sheet's formulas without a value."""
    if not sheet or not zipfile.is_zipfile(path):
        return []
    try:
        with zipfile.ZipFile(path) as archive, archive.open(members_of(archive)[sheet]) as file:
            return _places(file)
    except UNREADABLE:  # a workbook of another kind
        return []


def _places(file: IO[bytes]) -> list[str]:
    places: list[str] = []
    rest = b""
    while piece := file.read(_PIECE):
        data = rest + piece
        end = 0
        for found in _UNSAVED.finditer(data) if b"<f" in data else ():
            places.append(found[1].decode())
            end = found.end()
        rest = data[max(end, len(data) - _LONGEST_CELL) :]
    return places
