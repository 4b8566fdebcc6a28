"""A table as it is copied: spreadsheets take the HTML or the text, where a tab stands between two cells."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.spreadsheets.csv_file import csv_cell, csv_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.exchange.spreadsheets.table import Table, Value

# Excel would begin a row with a plain <br>
_BREAK = '<br style="mso-data-placement:same-cell">'


class Copied(NamedTuple):
    """The same table twice."""

    text: str
    html: str


def copied(table: Table, *, point: str = ".") -> Copied:
    """Names of the columns and rows; `point` is the decimal sign. What would run as a formula is guarded."""
    names: Sequence[Value] = [column.name for column in table.columns]
    text = "".join(csv_line(row, "\t", point) for row in (names, *table.rows))
    rows = "".join(_row(row, point, "td") for row in table.rows)
    return Copied(text, f'<meta charset="utf-8"><table>{_row(names, point, "th")}{rows}</table>')


def _row(row: Sequence[Value], point: str, tag: str) -> str:
    cells = (escape(csv_cell(value, point)).replace("\n", _BREAK) for value in row)
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"
