"""A table that was copied in a spreadsheet or on a page of the web, as lines that are read like a file."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from smmdesk.exchange.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

_BLOCKS = frozenset({"br", "p", "div", "li"})
_UNSEEN = frozenset({"script", "style"})


def table_in(text: str, html: str = "") -> str:
    """The table that was copied, its cells divided by tabs; '' where there is none.

    The text goes first: spreadsheets give both, and it has the cells as they are seen.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and "\t" in lines[0].strip():
        return text
    rows = _rows_in(html) if "<table" in html.casefold() else []
    if max(map(len, rows), default=0) < 2:
        return ""
    out = io.StringIO()
    csv.writer(out, "excel-tab").writerows(rows)
    return out.getvalue()


def write_pasted(folder: Path, name: str, table: str) -> Path:
    """The table as a file of that name."""
    path = folder / f"{name}.tsv"
    write_atomically(path, lambda file: file.write(table.encode("utf-8-sig", "replace")))
    return path


class _Tables(HTMLParser):
    """Cells of the tables of a page, one row after another; a table in a cell is words of that cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._depth = self._unseen = 0
        self._is_open = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (where it stands does not matter)
        self._depth += tag == "table"
        self._unseen += tag in _UNSEEN
        if self._depth == 1 and tag == "tr":
            self.rows.append([])
        elif self._depth == 1 and tag in {"td", "th"} and self.rows:
            self.rows[-1].append("")
            self._is_open = True
        elif tag in _BLOCKS and self._is_open and self.rows[-1][-1].strip():
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if self._depth == 1 and tag in {"td", "th", "tr", "table"}:
            self._is_open = False
        self._depth -= tag == "table" and self._depth > 0
        self._unseen -= tag in _UNSEEN and self._unseen > 0

    def handle_data(self, data: str) -> None:
        if self._is_open and not self._unseen:
            # line breaks of the source are spaces
            self.rows[-1][-1] += " ".join(f"|{data}|".split())[1:-1]


def _rows_in(html: str) -> list[list[str]]:
    reader = _Tables()
    reader.feed(html)
    reader.close()
    rows = [["\n".join(map(str.strip, cell.splitlines())).strip() for cell in row] for row in reader.rows]
    return [row for row in rows if any(row)]
