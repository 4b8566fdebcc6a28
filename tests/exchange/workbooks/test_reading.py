"""What kind of file it is by its first bytes, and what is known of it before its rows."""

from __future__ import annotations

import codecs
import csv
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from smmdesk.exchange.errors import (
    ClosedFileError,
    FileTooLargeError,
    MissingFileError,
    PasswordProtectedError,
    UnbalancedQuotesError,
    UnreadableFileError,
)
from smmdesk.exchange.workbooks import delimited, workbook
from smmdesk.exchange.workbooks.delimited import Problem, TextTable
from smmdesk.exchange.workbooks.reading import kind_of, open_book

if TYPE_CHECKING:
    from collections.abc import Iterator

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.csv"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"PK\x03\x04x", "workbook"),
        (OLE, "workbook"),
        (b"BEGIN:VCALENDAR\r\n", "calendar"),
        (b"\xef\xbb\xbf\r\n begin:vcalendar", "calendar"),
        ("BEGIN:VCALENDAR".encode("utf-16"), "calendar"),
        (b"Date,BEGIN:VCALENDAR", "text"),
        (b"", "text"),
        (b"[x] Date,Text", "text"),
        (b"Date,{}\n[{", "text"),
        (b"PK,Text", "text"),
    ],
)
def test_a_file_is_what_it_begins_with(file: Path, head: bytes, kind: str) -> None:
    file.write_bytes(head)
    assert kind_of(file) == kind


@pytest.mark.parametrize(
    "head",
    [
        *(b"%PDF-1.7", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"\x7fELF\2", b"MZ\x90\0"),
        *(b"Rar!\x1a", b"7z\xbc\xaf\x27", b"\x1f\x8b\x08", b"SQLite format 3\0"),
        *(b'{"a": 1}', b"[{", b' [ "a"]', codecs.BOM_UTF8 + b'{\n "a"', b"{{"),
    ],
)
def test_what_is_no_table_is_named(file: Path, head: bytes) -> None:
    file.write_bytes(head)
    with pytest.raises(UnreadableFileError, match=r"plan\.csv"):
        kind_of(file)


def test_a_file_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(MissingFileError, match=r"no file plan\.csv"):
        kind_of(file)


def test_a_file_that_may_not_be_read_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the system's word: rights alone do not keep everybody out."""
    file.write_bytes(b"a,b\n")
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(ClosedFileError, match=r"plan\.csv may not be read"):
        kind_of(file)


def refused(path: Path, _mode: str) -> None:
    """As a system does that lets nobody read."""
    raise PermissionError(13, "", path.name)


def test_what_is_known_of_a_text(file: Path) -> None:
    file.write_bytes(b"a,b\xff\n" + "ё".encode() * 20)
    book = open_book(file)
    (sheet,) = book.sheets
    assert (book.name, book.size, book.encoding, book.certain) == ("plan.csv", 45, "utf-8", True)
    assert book.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (sheet.file, sheet.name, sheet.total) == ("plan.csv", "", 0)
    assert list(sheet.rows()) == [["a", "b\\xff"], ["ё" * 20]]
    assert book.problems == [Problem(0, "undecoded", "1")]
    assert open_book(file, "cp1251").encoding == "cp1251"


def test_what_is_known_of_a_workbook(file: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("More")
    book.save(file)
    found = open_book(file, "cp1251")
    assert (found.name, found.size, found.encoding, found.certain) == ("plan.csv", file.stat().st_size, "", True)
    assert found.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert [(sheet.file, sheet.name) for sheet in found.sheets] == [("plan.csv", "Sheet"), ("plan.csv", "More")]
    assert found.problems == []


def test_an_old_workbook_may_be_too_large_or_encrypted(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(OLE + b"\0" * 92)
    monkeypatch.setattr(workbook, "MAX_PACKED_BYTES", 100)
    assert open_book(file).size == 100
    monkeypatch.setattr(workbook, "MAX_PACKED_BYTES", 99)
    with pytest.raises(FileTooLargeError, match=r"plan\.csv"):
        open_book(file)
    monkeypatch.undo()
    word = "EncryptedPackage".encode("utf-16-le")
    file.write_bytes((OLE + b"\0" * (1 << 20))[: (1 << 20) - len(word)] + word)
    with pytest.raises(PasswordProtectedError, match=r"plan\.csv"):
        open_book(file)
    file.write_bytes(OLE + b"\0" * (1 << 20) + word)
    assert open_book(file).name == "plan.csv"


@pytest.fixture
def small_cells(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Cells of ten characters at most; the module `csv` keeps its limit for everybody."""
    before = csv.field_size_limit()
    monkeypatch.setattr(delimited, "MAX_CELL", 10)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("small_cells")
@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("a,b\n1," + "x" * 10 + "\n", ["1", "x" * 10]),
        ('a,b\n1,"' + "x" * 10 + '"\n', ["1", "x" * 10]),
        ('a,b,c\n1,2,"x\n1,2,3\n1,2,3\n', ["1", "2", "3"]),
    ],
)
def test_a_cell_may_be_so_long(file: Path, text: str, last: list[str]) -> None:
    file.write_text(text, "utf-8")
    assert list(TextTable(file, "utf-8", []).rows())[-1] == last


@pytest.mark.usefixtures("small_cells")
@pytest.mark.parametrize("text", ["a,b\n1," + "x" * 11 + "\n", 'a,b\n1,"' + "x" * 11 + '"\n'])
def test_a_cell_beyond_all_bounds_is_refused(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(FileTooLargeError, match=r"plan\.csv"):
        list(TextTable(file, "utf-8", []).rows())


@pytest.mark.parametrize(
    ("text", "rows", "broken"),
    [
        ('a,b\n1,"x" y\n2,z\n', [["a", "b"], ["1", '"x" y'], ["2", "z"]], [2]),
        ('sep=;\na;b\n1;"x" y\n', [[], ["a", "b"], ["1", '"x" y']], [3]),
        ('a,b\n"1","x" y\n', [["a", "b"], ["1", '"x" y']], [2]),
        ('a,b\n",x" y\r\n', [["a", "b"], ['"', 'x" y']], [2]),
        (
            'a,b,c\n1,2,"x\n4,5,6\n7,8,9"\n',
            [["a", "b", "c"], ["1", "2", '"x'], ["4", "5", "6"], ["7", "8", '9"']],
            [2],
        ),
        ('a,b,c\n1,2,"x\n4,5\n7,8,9"\n', [["a", "b", "c"], ["1", "2", "x\n4,5\n7,8,9"]], []),
        ('a,b\n1,"x\n4,5\n7"\n', [["a", "b"], ["1", "x\n4,5\n7"]], []),
        ('a,b\n1,"x', [["a", "b"], ["1", '"x']], [2]),
    ],
)
def test_a_broken_row_stands_as_it_is(file: Path, text: str, rows: list[list[str]], broken: list[int]) -> None:
    file.write_text(text, "utf-8", newline="")
    problems: list[Problem] = []
    table = TextTable(file, "utf-8", problems)
    for _again in range(2):
        assert list(table.rows()) == rows
        assert problems == [Problem(row, "unpaired_quote") for row in broken]


def test_in_a_table_of_ours_a_cell_may_look_like_rows(file: Path) -> None:
    file.write_text('a,b,c\n1,2,"x\n4,5,6\n7"\n', "utf-8")
    assert list(TextTable(file, "utf-8", []).rows(own=True)) == [["a", "b", "c"], ["1", "2", "x\n4,5,6\n7"]]


def test_the_first_broken_row_of_too_many_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MAX_UNPAIRED", 2)
    file.write_text('a,b\n1,2\nx,"y" z\nx,"y" z\nx,"y" z\n', "utf-8")
    with pytest.raises(UnbalancedQuotesError, match="row 3") as caught:
        list(TextTable(file, "utf-8", []).rows())
    assert caught.value.values == {"name": "plan.csv", "row": 3}


def test_bytes_that_no_encoding_takes_are_refused(file: Path) -> None:
    file.write_bytes(b"\0\xd8" + b"a\0" * 4 + b"x")
    assert list(TextTable(file, "utf-16-le", []).rows()) == [["\\x00\\xd8aaaa\\x78"]]
