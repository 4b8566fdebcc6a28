"""Tables that go out, whatever they are written as."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from smmdesk.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Sequence

Value = str | int | Decimal | dt.date | dt.time | Money | bool | None


class CellKind(StrEnum):
    """What the cells of a column are; TEXT is never taken for anything else."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"  # a fraction: 0.6 is 60 %
    DATE = "date"
    TIME = "time"
    MONEY = "money"  # a `Money`, or a number where the currency stands elsewhere


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names the column in JSON in every language, `name` in the language of the table."""

    key: str
    name: str
    kind: CellKind = CellKind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of as many values as there are columns; None is an empty cell."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]

    def of_columns(self, places: Sequence[int]) -> Table:
        """The same of these columns alone, in this order."""
        rows = [[row[place] for place in places] for row in self.rows]
        return replace(self, columns=[self.columns[place] for place in places], rows=rows)
