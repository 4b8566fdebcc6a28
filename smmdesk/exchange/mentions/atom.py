"""Atom feeds, as Google Alerts gives them out, as a table of one sheet. Runs in the parsing child.

A feed that declares a document type is refused as a whole: nothing else can hold entities that grow or lead to files.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any, Final
from xml.parsers import expat

from smmdesk.exchange.errors import FileTooLargeError, NothingRecognisedError, UnreadableFileError
from smmdesk.exchange.mentions.markup import plain_text
from smmdesk.exchange.workbooks.reading import Book, Sheet, hash_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAX_BYTES: Final = 64 << 20
"""Years of alerts take a hundredth of it."""
COLUMNS: Final = ("Date", "Headline", "Text", "Link", "Author")
_ATOM: Final = "http://www.w3.org/2005/Atom "
_TEXTS: Final = {"title": "Headline", "content": "Text", "summary": "Text", "name": "Author"}
_DAYS: Final = ("published", "updated")
_PIECE: Final = 1 << 16
_HEAD: Final = 512
_BEGINS: Final = re.compile(rb"<(?:\?xml|!doctype|!--|(?:\w+:)?feed\b|(?:\w+:)?rss\b|html\b)", re.IGNORECASE)


def is_feed(path: Path) -> bool:
    """Whether a file begins as XML does: then it is no table of text."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    plain = head.replace(b"\0", b"").lstrip(codecs.BOM_UTF8 + b"\xff\xfe \r\n\t")
    return _BEGINS.match(plain) is not None


def open_feed(path: Path) -> Book:
    """The entries of a feed, a row each below the names of columns.

    `NothingRecognisedError` for XML of another kind, `UnreadableFileError` for what is none.
    """
    if path.stat().st_size > MAX_BYTES:
        raise FileTooLargeError(name=path.name)
    found = _Entries(path.name)
    try:
        found.read(path)
    except (expat.ExpatError, ValueError, LookupError) as error:  # LookupError: of an encoding that there is not
        raise UnreadableFileError(name=path.name) from error
    if not found.is_atom:
        raise NothingRecognisedError(name=path.name)
    rows = [COLUMNS, *(tuple(row.get(name, "") for name in COLUMNS) for row in found.rows)]
    sheet = Sheet(path.name, "", lambda _own: rows, len(rows))
    return Book(path.name, hash_of(path), path.stat().st_size, iter((sheet,)), [], "utf-8")


class _Entries:
    """Takes entries out of the elements as they pass."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.is_atom = False
        self.rows: list[dict[str, str]] = []
        self._depth = 0
        self._row: dict[str, str] | None = None
        self._field = ""  # of the entry, whose text is being read
        self._field_at = 0  # the depth of its element
        self._is_html = False
        self._text: list[str] = []

    def read(self, path: Path) -> None:
        """Read the whole file."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                parser.Parse(piece, False)
            parser.Parse(b"", True)

    def _refuse(self, *_declared: object) -> None:
        raise UnreadableFileError(name=self._name)

    def _begin(self, name: str, attributes: Mapping[str, Any]) -> None:
        self._depth += 1
        tag = name.removeprefix(_ATOM) if name.startswith(_ATOM) else ""
        if self._depth == 1:
            self.is_atom = tag == "feed"
        elif tag == "entry" and self.is_atom and self._row is None:
            self._row = {}
        elif self._row is not None and not self._field:
            self._begin_field(tag, attributes)

    def _begin_field(self, tag: str, attributes: Mapping[str, Any]) -> None:
        row = self._row
        if row is None:
            return
        if tag == "link" and attributes.get("rel", "alternate") == "alternate":
            row.setdefault("Link", attributes.get("href", ""))
        if tag in _TEXTS or tag in _DAYS:
            self._field, self._field_at, self._text = tag, self._depth, []
            self._is_html = attributes.get("type") == "html"

    def _take(self, text: str) -> None:
        if self._field:
            self._text.append(text)

    def _end(self, _name: str) -> None:
        row = self._row
        if row is not None and self._field and self._depth == self._field_at:
            self._end_field(row, "".join(self._text))
        elif row is not None and not self._field and _name == f"{_ATOM}entry":
            self.rows.append(row)
            self._row = None
        self._depth -= 1

    def _end_field(self, row: dict[str, str], text: str) -> None:
        if self._field in _DAYS:
            # published goes before updated, wherever it stands
            if self._field == _DAYS[0] or not row.get("Date"):
                row["Date"] = text.strip()
        elif not row.get(_TEXTS[self._field]):
            row[_TEXTS[self._field]] = plain_text(text) if self._is_html else " ".join(text.split())
        self._field = ""
