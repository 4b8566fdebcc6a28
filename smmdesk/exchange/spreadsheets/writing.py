"""Tables that go out: CSV, XLSX and JSON, by the ending of the file's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _
from smmdesk.exchange.spreadsheets.csv_file import write_csv
from smmdesk.exchange.spreadsheets.json_file import write_json
from smmdesk.exchange.spreadsheets.xlsx import write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.exchange.spreadsheets.table import Table


class UnknownSuffixError(SmmdeskError):
    """A file name that does not say what is wanted."""

    message = _("“{name}” does not end in .csv, .xlsx or .json. Give it one of these endings.")


def write_table(path: Path, table: Table, *, delimiter: str = ",") -> None:
    """Write the table in the format that the file's suffix names; `delimiter` is for CSV."""
    match path.suffix.lower():
        case ".csv":
            write_csv(path, table, delimiter=delimiter)
        case ".xlsx":
            write_xlsx(path, table)
        case ".json":
            write_json(path, table)
        case _:
            raise UnknownSuffixError(name=path.name)
