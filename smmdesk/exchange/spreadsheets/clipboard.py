"""A table as programs hand cells to one another: text with tabs, and the same as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.exchange.spreadsheets.csv_file import csv_cell, csv_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.exchange.spreadsheets.table import Table, Value

# Excel would otherwise make a cell of each line of a text, and a date of what looks like one
_STYLE: Final = '<style>br{mso-data-placement:same-cell} td{mso-number-format:"\\@"}</style>'


class Rows(NamedTuple):
    """The same cells twice: `text` is what our import reads, too."""

    text: str
    html: str


def as_rows(table: Table, *, point: str) -> Rows:
    """The names of the columns and every row; `point` is the decimal sign. What would run as a formula is guarded."""
    lines = ([column.name for column in table.columns], *table.rows)
    body = "".join(f"<tr>{_cells(line, point)}</tr>" for line in lines)
    return Rows("".join(csv_lines(table, "\t", point)), f"{_STYLE}<table>{body}</table>")


def _cells(row: Sequence[Value], point: str) -> str:
    return "".join(f"<td>{escape(csv_cell(value, point), quote=False).replace(chr(10), '<br>')}</td>" for value in row)
