"""What a workbook's archive may claim to hold, and which of its cells hold for several rows."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from smmdesk.exchange.errors import FileTooLargeError, SuspiciousFileError, UnreadableFileError
from smmdesk.exchange.workbooks import workbook
from smmdesk.exchange.workbooks.reading import open_book
from smmdesk.exchange.workbooks.workbook import check_archive, rows, sheets
from tests.exchange import opendocument

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

THIRD = dt.date(2026, 11, 3)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.xlsx"


def packed(path: Path, *members: bytes) -> Path:
    """An archive of these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, content in enumerate(members):
            archive.writestr(f"{number}.xml", content)
    return path


def saved(path: Path, *lines: list[Any], merged: tuple[str, ...] = ()) -> Path:
    """A workbook of one sheet, with cells merged."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(line)
    for each in merged:
        sheet.merge_cells(each)
    book.save(path)
    return path


def test_an_archive_has_at_most_so_many_bytes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = packed(file, b"x").stat().st_size
    monkeypatch.setattr(workbook, "MAX_PACKED_BYTES", size)
    check_archive(file)
    monkeypatch.setattr(workbook, "MAX_PACKED_BYTES", size - 1)
    with pytest.raises(FileTooLargeError, match=r"plan\.xlsx"):
        check_archive(file)


@pytest.mark.parametrize(
    ("bound", "most"), [("MAX_MEMBERS", 2), ("MAX_UNPACKED_BYTES", 1 + 3000), ("SMALL_ENOUGH", 3000)]
)
def test_what_an_archive_unpacks_into_has_bounds(
    file: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    packed(file, b"x", b"a" * 3000)
    monkeypatch.setattr(workbook, "MAX_RATIO", 100)
    monkeypatch.setattr(workbook, bound, most)
    check_archive(file)
    monkeypatch.setattr(workbook, bound, most - 1)
    with pytest.raises(SuspiciousFileError, match=r"plan\.xlsx"):
        check_archive(file)


def test_a_member_may_be_packed_to_a_part_of_its_size(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "SMALL_ENOUGH", 0)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("plain.xml", b"ab")
    monkeypatch.setattr(workbook, "MAX_RATIO", 1)
    check_archive(file)
    monkeypatch.setattr(workbook, "MAX_RATIO", 0.5)
    with pytest.raises(SuspiciousFileError):
        check_archive(file)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nothing"])
def test_a_damaged_archive_is_named(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=r"plan\.xlsx"):
        check_archive(file)
    with pytest.raises(UnreadableFileError, match=r"plan\.xlsx"):
        next(sheets(file))


def wrong_sum(archive: bytearray, member: zipfile.ZipInfo) -> None:
    archive[_packed(member)] ^= 1


def senseless(archive: bytearray, member: zipfile.ZipInfo) -> None:
    archive[_packed(member) : _packed(member) + 20] = b"\xff" * 20


def packed_in_an_unknown_way(archive: bytearray, _member: zipfile.ZipInfo) -> None:
    at = archive.rindex(b"PK\x01\x02")
    archive[at + 10] = 99


def _packed(member: zipfile.ZipInfo) -> int:
    """Where the bytes of the member begin, behind its name."""
    return member.header_offset + 30 + len(member.filename)


@pytest.mark.parametrize(
    ("packing", "harm"),
    [
        (zipfile.ZIP_STORED, wrong_sum),
        (zipfile.ZIP_DEFLATED, senseless),
        (zipfile.ZIP_DEFLATED, packed_in_an_unknown_way),
    ],
)
@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_a_damaged_member_is_a_clear_word(
    file: Path, kind: str, packing: int, harm: Callable[[bytearray, zipfile.ZipInfo], None]
) -> None:
    """The last member of each is what holds the cells, or says which sheets there are."""
    if kind == "ods":
        opendocument.write(file, opendocument.sheet("Plan", opendocument.row(opendocument.texts(["Date", "Text"]))))
    else:
        saved(file, ["Date", "Text"])
    with zipfile.ZipFile(file) as archive:
        members = sorted((archive.read(name), name) for name in archive.namelist())
        members.sort(key=lambda member: member[1] in {"content.xml", "xl/workbook.xml"})
    with zipfile.ZipFile(file, "w", packing) as archive:
        for content, name in members:
            archive.writestr(name, content)
        last = archive.infolist()[-1]
    damaged = bytearray(file.read_bytes())
    harm(damaged, last)
    file.write_bytes(damaged)
    with pytest.raises(UnreadableFileError, match=r"plan\.xlsx"):
        next(sheets(file))


def test_a_sheet_has_at_most_so_many_cells(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(file, [], ["a", "b", "c"])
    monkeypatch.setattr(workbook, "MAX_CELLS", 6)
    (sheet,) = sheets(file)
    assert (sheet.name, list(rows(sheet, "plan.xlsx", [], False))) == ("Sheet", [["", "", ""], ["a", "b", "c"]])
    monkeypatch.setattr(workbook, "MAX_CELLS", 5)
    with pytest.raises(FileTooLargeError, match=r"plan\.xlsx"):
        rows(sheet, "plan.xlsx", [], False)


def test_an_empty_sheet_has_no_rows(file: Path) -> None:
    (sheet,) = sheets(saved(file))
    assert list(rows(sheet, "plan.xlsx", [], False)) == []


@pytest.mark.parametrize(
    ("lines", "merged", "expected"),
    [
        ([["day"], [None, "x"], [None, "y"]], ("A1:A2",), [["day", ""], ["day", "x"], ["", "y"]]),
        ([["day", "x"], ["", "y"]], ("A1:A2",), [["day", "x"], ["day", "y"]]),
        ([["wide", None, "x"], ["", None, "y"]], ("A1:B1",), [["wide", "", "x"], ["", "", "y"]]),
        ([["wide", None, "x"], [None, None, "y"]], ("A1:B2",), [["wide", "", "x"], ["wide", "", "y"]]),
        ([[None, "day", "x"], [None, None, "y"]], ("B1:B2",), [["day", "x"], ["day", "y"]]),
        ([["day"], [None], [None, "y"]], ("A1:A3",), [["day", ""], ["", ""], ["day", "y"]]),
        ([[5, "x"], [None, "y"]], ("A1:A2",), [[5, "x"], ["", "y"]]),
        ([[True, "x"], [None, "y"]], ("A1:A2",), [[True, "x"], ["", "y"]]),
        ([["a", "b", "x"], [None, None, "y"]], ("A1:A2", "B1:B2"), [["a", "b", "x"], ["a", "b", "y"]]),
        (
            [["a", "x"], [None, "y"], ["b", "z"], [None, "w"]],
            ("A1:A2", "A3:A4"),
            [["a", "x"], ["a", "y"], ["b", "z"], ["b", "w"]],
        ),
        ([[THIRD, "x"], [None, "y"]], ("A1:A2",), [[THIRD, "x"], [THIRD, "y"]]),
    ],
)
def test_a_merged_cell_holds_for_its_rows(
    file: Path, lines: list[list[Any]], merged: tuple[str, ...], expected: list[list[Any]]
) -> None:
    (sheet,) = sheets(saved(file, *lines, merged=merged))
    assert [list(row) for row in rows(sheet, "plan.xlsx", [], False)] == expected


@pytest.mark.parametrize(("lines", "rows_in_all"), [([["a"]], 1), ([[], [], ["a"], ["b"]], 4), ([], 0)])
def test_rows_are_counted_from_the_sheet_s_first(file: Path, lines: list[list[Any]], rows_in_all: int) -> None:
    (sheet,) = open_book(saved(file, *lines)).sheets
    assert (sheet.name, sheet.total, len(list(sheet.rows()))) == ("Sheet", rows_in_all, rows_in_all)
