"""A table as CSV, safe to open in a spreadsheet whatever its cells hold."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, BinaryIO

from smmdesk.domain.money import Money
from smmdesk.exchange.files import write_atomically
from smmdesk.exchange.formulas import guarded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smmdesk.exchange.spreadsheets.table import Table, Value

_DIVIDING = re.compile('[,;|\t"\r\n]')


def write_csv(path: Path, table: Table, *, delimiter: str = ",") -> None:
    """UTF-8 with BOM, dates as ISO. A semicolon is what spreadsheets expect where the decimal sign is a comma."""

    def write(file: BinaryIO) -> None:
        # without the mark Excel takes the file for one in the machine's old encoding
        text = io.TextIOWrapper(file, "utf-8-sig", errors="replace", newline="", write_through=True)
        names = [column.name for column in table.columns]
        point = decimal_point(delimiter)
        text.writelines(csv_line(row, delimiter, point) for row in (names, *table.rows))
        text.detach()

    write_atomically(path, write)


def decimal_point(delimiter: str) -> str:
    """The sign that numbers have beside this delimiter: where it is a semicolon, commas are taken."""
    return "," if delimiter == ";" else "."


def csv_line(row: Sequence[Value], delimiter: str, point: str) -> str:
    """A row as it stands in a file, with its line end."""
    cells = [_quoted(guarded(value)) if isinstance(value, str) else csv_cell(value, point) for value in row]
    # a lone empty cell is written out, for readers pass over an empty line; lines end as RFC 4180 wants it
    return (delimiter.join(cells) if cells != [""] else '""') + "\r\n"


def _quoted(text: str) -> str:
    """In quotation marks where it holds a sign that divides cells, in this file or where somebody opens it as another:
    behind it a formula would begin."""
    return '"' + text.replace('"', '""') + '"' if _DIVIDING.search(text) else text


def csv_cell(value: Value, point: str) -> str:
    """The text of a cell, `point` being the decimal sign."""
    match value:
        case None:
            return ""
        case str():
            return guarded(value)
        case Money():
            return f"{value.amount:f}".replace(".", point)
        case bool():
            return "TRUE" if value else "FALSE"
        case Decimal():
            return f"{value:f}".replace(".", point)
        case dt.datetime():
            return value.isoformat(" ", "minutes")
        case dt.time():
            return value.isoformat("seconds" if value.second else "minutes")
        case _:
            return str(value)
