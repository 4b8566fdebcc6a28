"""A template for a scheduler's file as it lies on the disk: its names of columns, what they are called like, and to the
byte where they end. Runs in the parsing child."""

from __future__ import annotations

import codecs
import csv
import io
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from smmdesk.exchange.errors import FileTooLargeError, NothingRecognisedError, UnreadableFileError
from smmdesk.exchange.plans.words import PlanWords
from smmdesk.exchange.table.recognise import LOOKED_AT, Column, Header, Sought, filled, header_of
from smmdesk.exchange.table.sheets import signature_of
from smmdesk.exchange.values.cells import fold, text_of
from smmdesk.exchange.values.words import load
from smmdesk.exchange.workbooks.delimited import MAX_CELL
from smmdesk.exchange.workbooks.dialect import dialect_of
from smmdesk.exchange.workbooks.encoding import survey
from smmdesk.exchange.workbooks.reading import kind_of, open_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.exchange.values.cells import Cell, Row

MOST_BYTES: Final = 4 << 20
"""A template is a row of names and a few samples."""
MOST_ROWS: Final = 5000
_SAMPLE: Final = 32 << 10
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, ""),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEART: Final = frozenset({"text", "title", "media"})


class _Found(NamedTuple):
    """The row of names with the rows below it."""

    header: Header
    rows: Sequence[Row]

    @property
    def samples(self) -> list[list[str]]:
        """By column what stands below its name."""
        below = self.rows[self.header.row :]
        width = len(self.header.columns)
        return [[text_of(row[at]).strip() for row in below if at < len(row)] for at in range(width)]


def stream(*, path: str, words: Sequence[str], like: Mapping[str, Sequence[str]]) -> Iterator[dict[str, Any]]:
    """One dictionary of all that a template is; `words` are files of word lists, `like` words by what is called so."""
    file = Path(path)
    if file.stat().st_size > MOST_BYTES:
        raise FileTooLargeError(name=file.name)
    known = PlanWords(load(*words))
    kind = kind_of(file)
    if kind == "text":
        yield _text(file, known, like)
    elif kind == "workbook" and file.suffix.lower() == ".xlsx":
        yield _workbook(file, known, like)
    else:
        raise UnreadableFileError(name=file.name)


def _told(found: _Found, words: PlanWords, like: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    header = found.header
    return {
        "names": [column.name for column in header.columns],
        "signature": signature_of(header),
        "guess": [_guess(column, words, like) for column in header.columns],
        "samples": found.samples,
    }


def _guess(column: Column, words: PlanWords, like: Mapping[str, Sequence[str]]) -> str:
    """What a column is called like: a field, `is:NETWORK`, `text:NETWORK`, or nothing."""
    name = fold(column.name)
    for use, parts in like.items():
        if any(part in name for part in parts):
            return use
    if name in words.ticks:
        return f"is:{words.ticks[name]}"
    if network := words.text_for(column.name):
        return f"text:{network}"
    return column.field


def _text(file: Path, words: PlanWords, like: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    raw = file.read_bytes()
    bom, encoding, text = _decoded(file, raw)
    delimiter = dialect_of(text[:_SAMPLE]).delimiter
    lines = list(io.StringIO(text, newline=""))
    rows, ends = _records(file, lines, delimiter)
    found = _header(rows, words)
    if found is None:
        raise NothingRecognisedError(name=file.name)
    last = max(number for number, row in enumerate(rows, 1) if any(row))
    sizes = [len("".join(lines[: ends[number - 1]]).encode(encoding)) + len(bom) for number in (found.header.row, last)]
    return {
        **_told(found, words, like),
        "encoding": encoding,
        "delimiter": delimiter,
        "line_end": _line_end(text),
        "header_ends": sizes[0],
        "samples_end": sizes[1],
        "sha256": sha256(raw).hexdigest(),
    }


def _decoded(file: Path, raw: bytes) -> tuple[bytes, str, str]:
    """The mark in front, the encoding and the text: bytes that would not come out the same are not touched."""
    bom, encoding = next(((mark, name) for mark, name in _BOMS if raw.startswith(mark)), (b"", survey(file).encoding))
    try:
        text = raw[len(bom) :].decode(encoding)
        is_same = text.encode(encoding) == raw[len(bom) :]
    except (UnicodeError, LookupError) as error:
        raise UnreadableFileError(name=file.name) from error
    if not is_same:
        raise UnreadableFileError(name=file.name)
    return bom, encoding, text


def _records(file: Path, lines: Sequence[str], delimiter: str) -> tuple[list[list[str]], list[int]]:
    """The rows, and after how many lines each ends."""
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rows, ends = [], []
    try:
        for row in islice(reader, MOST_ROWS + 1):
            rows.append(row)
            ends.append(reader.line_num)
    except csv.Error as error:
        raise UnreadableFileError(name=file.name) from error
    if len(rows) > MOST_ROWS:
        raise FileTooLargeError(name=file.name)
    return rows, ends


def _line_end(text: str) -> str:
    """The first that it has: `csv` writes the other lines so."""
    at = min((place for place in (text.find("\n"), text.find("\r")) if place >= 0), default=-1)
    if at < 0:
        return "\r\n"
    return "\r\n" if text.startswith("\r\n", at) else text[at]


def _header(rows: Sequence[Row], words: PlanWords) -> _Found | None:
    """The row of names: one that is known, else the first of several cells."""
    first = rows[: LOOKED_AT * 2]
    if header := header_of(first, Sought(words, _HEART)):
        return _Found(header, rows)
    number = next((at for at, row in enumerate(first[:LOOKED_AT], 1) if filled(row) > 1), 0)
    if not number:
        return None
    names = [" ".join(text_of(cell).split()) for cell in rows[number - 1]]
    fields = [words.names.meant(name).field if name else "" for name in names]
    columns = (Column(at, name, field) for at, (name, field) in enumerate(zip(names, fields, strict=True)))
    return _Found(Header(number, tuple(columns), certain=False), rows)


def _workbook(file: Path, words: PlanWords, like: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    for sheet in open_book(file).sheets:
        rows = list(islice(sheet.rows(), MOST_ROWS + 1))
        if len(rows) > MOST_ROWS:
            raise FileTooLargeError(name=file.name)
        if found := _header(rows, words):
            last = max(number for number, row in enumerate(rows, 1) if filled(row))
            cells = [[_plain(cell) for cell in row] for row in rows[:last]]
            return {
                **_told(found, words, like),
                "sheet": sheet.name,
                "above": cells[: found.header.row],
                "below": cells[found.header.row :],
            }
    raise NothingRecognisedError(name=file.name)


def _plain(cell: Cell) -> str | float | bool:
    """As marshal carries it: a date as its words."""
    return cell if isinstance(cell, str | float | int | bool) else text_of(cell)
