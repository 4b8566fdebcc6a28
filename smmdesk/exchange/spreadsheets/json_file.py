"""A table as JSON, for programs."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING, BinaryIO

from smmdesk.domain.money import Money
from smmdesk.exchange.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smmdesk.exchange.spreadsheets.table import Table, Value


def write_json(path: Path, table: Table) -> None:
    """One object: title, columns, and a list of rows by column key; amounts are {"amount": "12.50", "currency": …}."""
    keys = [column.key for column in table.columns]
    told = {
        "title": table.title,
        "columns": [{"key": column.key, "name": column.name} for column in table.columns],
        "rows": [dict(zip(keys, map(_json_value, row), strict=True)) for row in table.rows],
    }

    write_object(path, told)


def write_object(path: Path, told: Mapping[str, object]) -> None:
    """One object of plain values, as everything that is written for programs."""

    def write(file: BinaryIO) -> None:
        file.write((json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace"))

    write_atomically(path, write)


def _json_value(value: Value) -> object:
    match value:
        case Money():
            return {"amount": f"{value.amount:f}", "currency": value.currency}
        case Decimal():
            # as text: most readers make a float of a number
            return f"{value:f}"
        case dt.time():
            return value.isoformat("seconds" if value.second else "minutes")
        case dt.date():
            return value.isoformat()
        case _:
            return value
