"""Tables as worksheets of a workbook."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.money import Money, minor_digits
from smmdesk.domain.text import _
from smmdesk.exchange.files import write_atomically
from smmdesk.exchange.formulas import is_guarded
from smmdesk.exchange.spreadsheets.csv_file import csv_cell
from smmdesk.exchange.spreadsheets.table import CellKind, Table, Value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAX_ROWS = 1_048_575  # of a worksheet, its header apart
MAX_CELL = 16_000  # characters; a worksheet's cell takes 32,767 halves of characters
_RUNS = re.compile("(?<=_)(?=x[0-9a-fA-F]{4}_)|(?<=^<)(?=r>)")  # where a text is cut that xlsxwriter would change
_EXACT_DIGITS = 15  # of a number in a cell
_FORBIDDEN_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_INK, _PAPER, _LINE = "#1F2937", "#E5E7EB", "#9CA3AF"


class TableTooLongError(SmmdeskError):
    """More rows than a worksheet has."""

    message = _("A worksheet holds {limit} rows at most. Choose a shorter period, or CSV.")


def write_xlsx(path: Path, *tables: Table) -> None:
    """One worksheet for each table: real dates, times, numbers and amounts; text as text, never a formula or a link."""
    from xlsxwriter import Workbook

    for table in tables:
        if len(table.rows) > MAX_ROWS:
            raise TableTooLongError(limit=MAX_ROWS)

    def write(file: BinaryIO) -> None:
        plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        # in memory: else its parts lie in the system's folder for temporary files meanwhile
        with Workbook(file, {**plain, "in_memory": True}) as book:
            names: list[str] = []
            for table in tables:
                names.append(_sheet_name(table.title, names))
                _Sheet(book, names[-1], _with_room(table)).write()

    write_atomically(path, write)


def put_text(sheet: Any, row: int, at: int, text: str, look: object) -> None:  # noqa: ANN401  (XlsxWriter is untyped)
    """In several runs where the whole would be taken for signs that are escaped, or for the XML of runs."""
    first, *more = _RUNS.split(text)
    if more:
        sheet.write_rich_string(row, at, first, *(part for run in more for part in (look, run)), look)
    else:
        sheet.write_string(row, at, text, look)


def _sheet_name(title: str, taken: Sequence[str]) -> str:
    """The title as a worksheet may be called: 31 characters, some signs forbidden, each name once."""
    # an apostrophe at an end is forbidden as well, and “History” is a name that Excel keeps for itself
    name = " ".join(_FORBIDDEN_IN_SHEET_NAMES.sub(" ", title).split()).strip("'")[:31].strip(" '") or "Sheet"
    if name.casefold() in {"history", *map(str.casefold, taken)}:
        return f"{name[:27]} {len(taken) + 1}"  # room for the number
    return name


def _with_room(table: Table) -> Table:
    """Texts too long for a cell go on in columns of their own, `Text (2)` and so on: nothing is cut off."""
    needed = [max((_pieces(row[at]) for row in table.rows), default=1) for at in range(len(table.columns))]
    if max(needed, default=1) == 1:
        return table
    columns = [
        replace(column, key=f"{column.key}_{number}", name=f"{column.name} ({number})") if number > 1 else column
        for column, count in zip(table.columns, needed, strict=True)
        for number in range(1, count + 1)
    ]
    rows = [
        [piece for value, count in zip(row, needed, strict=True) for piece in _cut(value, count)] for row in table.rows
    ]
    return replace(table, columns=columns, rows=rows)


def _pieces(value: Value) -> int:
    return -(-len(value) // MAX_CELL) if isinstance(value, str) and value else 1


def _cut(value: Value, count: int) -> list[Value]:
    if count == 1 or not isinstance(value, str):
        return [value, *[None] * (count - 1)]
    return [value[at * MAX_CELL : (at + 1) * MAX_CELL] or None for at in range(count)]


class _Sheet:
    """One worksheet being written."""

    def __init__(self, book: Any, name: str, table: Table) -> None:  # noqa: ANN401  (XlsxWriter is untyped)
        self._book = book
        self._table = table
        self._sheet = book.add_worksheet(name)
        self._formats: dict[str, Any] = {}

    def write(self) -> None:
        """The header in its style, frozen and filterable, then the rows."""
        head = self._book.add_format(
            {"bold": True, "font_color": _INK, "bg_color": _PAPER, "bottom": 1, "bottom_color": _LINE, "valign": "top"}
        )
        for at, column in enumerate(self._table.columns):
            self._sheet.set_column(at, at, self._width(at))
            self._sheet.write_string(0, at, column.name, head)
        self._sheet.freeze_panes(1, 0)
        if self._table.columns:
            self._sheet.autofilter(0, 0, len(self._table.rows), len(self._table.columns) - 1)
        for number, row in enumerate(self._table.rows, 1):
            for at, value in enumerate(row):
                self._put(number, at, value)

    def _put(self, row: int, at: int, value: Value) -> None:
        kind = self._table.columns[at].kind
        match value:
            case None | "":
                return
            case str():
                self._put_text(row, at, "'" + value if is_guarded(value) else value)
            case bool():
                self._sheet.write_boolean(row, at, value)
            case Money():
                self._put_number(row, at, value.amount, _money_pattern(value.currency))
            case dt.datetime():
                self._sheet.write_datetime(row, at, value, self._format("yyyy-mm-dd hh:mm"))
            case dt.date():
                self._sheet.write_datetime(row, at, value, self._format("yyyy-mm-dd"))
            case dt.time():
                self._sheet.write_datetime(row, at, value, self._format("hh:mm:ss" if value.second else "hh:mm"))
            case _:
                self._put_number(row, at, value, _NUMBER_PATTERNS[kind])

    def _put_text(self, row: int, at: int, text: str) -> None:
        put_text(self._sheet, row, at, text, self._format("@", wrap=True))

    def _put_number(self, row: int, at: int, number: Decimal | int, pattern: str) -> None:
        """As text where a cell would round it."""
        if len(Decimal(number).as_tuple().digits) > _EXACT_DIGITS:
            self._put_text(row, at, f"{Decimal(number):f}")  # a whole number of Python would be written as a float
        else:
            self._sheet.write_number(row, at, number, self._format(pattern))

    def _format(self, pattern: str, *, wrap: bool = False) -> object:
        if pattern not in self._formats:
            look = {"num_format": pattern, "valign": "top", "text_wrap": wrap}
            self._formats[pattern] = self._book.add_format(look)
        return self._formats[pattern]

    def _width(self, at: int) -> float:
        """As wide as most of its first cells, within what a screen shows."""
        column = self._table.columns[at]
        shown = [len(csv_cell(row[at], ".")) for row in self._table.rows[:200]]
        return float(min(max(8, len(column.name) + 3, *shown), 60))


_NUMBER_PATTERNS = {
    CellKind.TEXT: "General",
    CellKind.NUMBER: "General",
    CellKind.PERCENT: "0.00%",
    CellKind.DATE: "General",
    CellKind.TIME: "General",
    CellKind.MONEY: "#,##0.00",
}


def _money_pattern(currency: str) -> str:
    """Grouped, with all the currency's decimals and its code as text."""
    digits = minor_digits(currency)
    return "#,##0" + ("." + "0" * digits if digits else "") + f' "{currency}"'
