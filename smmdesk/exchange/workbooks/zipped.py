"""A zip of text tables, as some networks pack their exports: each a sheet. Runs in the parsing child."""

from __future__ import annotations

import zipfile
from itertools import chain
from typing import TYPE_CHECKING, cast

from smmdesk.exchange.errors import UnreadableFileError
from smmdesk.exchange.workbooks import workbook
from smmdesk.exchange.workbooks.archives import UNREADABLE
from smmdesk.exchange.workbooks.delimited import Problem, TextTable
from smmdesk.exchange.workbooks.encoding import survey
from smmdesk.exchange.workbooks.reading import Book, Sheet, hash_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENDINGS = (".csv", ".tsv", ".txt")
MOST = 20  # tables


def open_zipped(path: Path) -> Book | None:
    """The tables in a zip, None where it holds none and may be a workbook."""
    if kind_of(path) != "workbook" or not zipfile.is_zipfile(path):
        return None
    workbook.check_archive(path)
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.casefold().endswith(_ENDINGS)]
    except UNREADABLE as error:
        raise UnreadableFileError(name=path.name) from error
    if not names:
        return None
    problems: list[Problem] = []
    sheets = chain.from_iterable(_sheets(path, name, problems) for name in names[:MOST])
    return Book(path.name, hash_of(path), path.stat().st_size, sheets, problems)


def _sheets(path: Path, name: str, problems: list[Problem]) -> Iterator[Sheet]:
    """The table of one file; read from the archive, since the child writes none."""
    inside = cast("Path", zipfile.Path(path, name))
    try:
        found = survey(inside)
    except UNREADABLE as error:
        raise UnreadableFileError(name=path.name) from error
    yield Sheet(path.name, name, TextTable(inside, found.encoding, problems).rows)
