"""Formulas of which a workbook holds no value: programs that write workbooks leave it to a spreadsheet to reckon them.

Such a cell reads as empty. Nothing is reckoned here, only counted. Runs in the parsing child.
"""

from __future__ import annotations

import html
import re
import zipfile
from typing import IO, TYPE_CHECKING

from smmdesk.exchange.table.delimited import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PIECE = 1 << 20
_LONGEST_CELL = 64 << 10  # bytes of a cell that may lie across two pieces
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
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
        with zipfile.ZipFile(path) as archive, archive.open(_member(archive, sheet)) as file:
            return _places(file)
    except (KeyError, zipfile.BadZipFile, OSError, ValueError):  # a workbook of another kind
        return []


def _member(archive: zipfile.ZipFile, sheet: str) -> str:
    """The file of a worksheet inside of the archive; `KeyError` where there is none of that name."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    wanted = {_attribute(tag, "name"): _attribute(tag, r"\w+:id") for tag in _SHEET.findall(book)}[sheet]
    targets = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in _RELATION.findall(relations)}
    target = targets[wanted]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"""\s{name}=(?:"([^"]*)"|'([^']*)')""", tag)
    return html.unescape(found[1] or found[2] or "") if found else ""


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
