"""A file of any kind as sheets of rows. Runs in the parsing child; nothing here knows what a row means."""

from __future__ import annotations

import codecs
import re
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.errors import (
    ClosedFileError,
    FileTooLargeError,
    MissingFileError,
    PasswordProtectedError,
    UnreadableFileError,
)
from smmdesk.exchange.workbooks import workbook
from smmdesk.exchange.workbooks.delimited import Problem, TextTable
from smmdesk.exchange.workbooks.encoding import survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from smmdesk.exchange.values.cells import Row

MAX_ROWS = 2_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_TABLES = (
    *(b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ\x90"),
    *(b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"SQLite format 3\0"),
)
_RECORDS = re.compile(rb"[\[{]\s*[\[{\"]")  # JSON: its keys are no header


class Sheet(NamedTuple):
    """One table. `open` gives its rows from the first each time, told whether we wrote them; `total` is 0 where
    counting would mean reading. `hidden` is a sheet that a spreadsheet does not show."""

    file: str
    name: str
    open: Callable[[bool], Iterable[Row]]
    total: int = 0
    hidden: bool = False

    def rows(self, *, own: bool = False) -> Iterator[Row]:
        """The rows from the first; more than any table needs are refused."""
        return chain(islice(rows := iter(self.open(own)), MAX_ROWS), self._beyond(rows))

    def _beyond(self, rows: Iterator[Row]) -> Iterator[Row]:
        for _row in rows:
            raise FileTooLargeError(name=self.file)
        yield from ()


class Book(NamedTuple):
    """A file that was opened. `problems` grows while rows are read."""

    name: str
    sha256: str
    size: int
    sheets: Iterator[Sheet]
    problems: list[Problem]
    encoding: str = ""
    certain: bool = True


def kind_of(path: Path) -> str:
    """workbook, calendar or text, by the first bytes and never by the name."""
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except OSError as error:
        kind = MissingFileError if isinstance(error, FileNotFoundError) else ClosedFileError
        raise kind(name=path.name or path) from error
    if head.startswith((_ZIP, _OLE)):
        return "workbook"
    if head.startswith(_NO_TABLES):
        raise UnreadableFileError(name=path.name)
    plain = head.replace(b"\0", b"").lstrip(codecs.BOM_UTF8 + b"\xff\xfe \r\n\t").upper()
    if _RECORDS.match(plain):
        raise UnreadableFileError(name=path.name)
    return "calendar" if plain.startswith(b"BEGIN:VCALENDAR") else "text"


def open_book(path: Path, encoding: str | None = None) -> Book:
    """Open a table; `encoding` is the person's own choice where the guess was wrong."""
    return _open_workbook(path) if kind_of(path) == "workbook" else _open_text(path, encoding)


def _open_workbook(path: Path) -> Book:
    with path.open("rb") as file:
        is_zip = file.read(4) == _ZIP
        file.seek(0)
        if is_zip:
            workbook.check_archive(path)
        elif path.stat().st_size > workbook.MAX_PACKED_BYTES:
            raise FileTooLargeError(name=path.name)
        elif "EncryptedPackage".encode("utf-16-le") in file.read(1 << 20):
            raise PasswordProtectedError(name=path.name)
    problems: list[Problem] = []
    return Book(path.name, hash_of(path), path.stat().st_size, _workbook_sheets(path, problems), problems)


def _workbook_sheets(path: Path, problems: list[Problem]) -> Iterator[Sheet]:
    for found in workbook.sheets(path):
        rows = partial(workbook.rows, found, path.name, problems)
        yield Sheet(path.name, found.name, rows, workbook.height_of(found.sheet), found.hidden)


def hash_of(path: Path) -> str:
    """The file's SHA-256."""
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _open_text(path: Path, encoding: str | None) -> Book:
    found = survey(path, encoding)
    problems: list[Problem] = []
    table = TextTable(path, found.encoding, problems)
    sheets = iter((Sheet(path.name, "", table.rows),))
    return Book(path.name, found.sha256, found.size, sheets, problems, found.encoding, found.certain)
