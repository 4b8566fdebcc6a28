"""A table's columns, declared, with the words of one language."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from smmdesk.exchange.spreadsheets.table import CellKind, Column, Table, Value

if TYPE_CHECKING:
    from fractions import Fraction

    from smmdesk.speech.language import Language

TEXT, NUMBER, PERCENT, DATE, MONEY = (
    CellKind.TEXT,
    CellKind.NUMBER,
    CellKind.PERCENT,
    CellKind.DATE,
    CellKind.MONEY,
)
Layout = Sequence[tuple[str, str, CellKind]]
"""Key, marked name and kind of each column."""


def laid_out(title: str, layout: Layout, rows: Sequence[Sequence[Value]], language: Language) -> Table:
    """The table; each row has a value for every column, in their order."""
    columns = [Column(key, language(name), kind) for key, name, kind in layout]
    return Table(title=language(title), columns=columns, rows=rows)


def rounded(value: Fraction | None, digits: int = 2) -> Decimal | None:
    """As spreadsheets reckon with it, to so many digits."""
    return None if value is None else Decimal(round(value * 10**digits)).scaleb(-digits)
