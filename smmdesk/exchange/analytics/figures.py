"""Figures as networks write them: whole numbers of what they count. Runs in the parsing child."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from smmdesk.domain.results.named import ACTIVE, MOST
from smmdesk.exchange.values.cells import Cell, text_of
from smmdesk.exchange.values.columns import Cache
from smmdesk.exchange.values.numbers import read_amount, read_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_LONGEST = 40  # characters
_SHARE = "%"
_CLOCK = re.compile(r"(\d{1,6}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?")
_POINTED = re.compile(r"[+-]?\d+\.\d+")
"""A lone point: in hours and money the decimal one, whatever stands behind it."""


class NoFigure(Exception):  # noqa: N818  (never leaves this module)
    """The cell says something that is no such figure."""


class Figures(Cache):
    """Cell to figure, None where the cell says that nothing is known. `bad` are the cells that say something else."""

    __slots__ = ("_figure", "_is_missing", "bad")

    def __init__(self, figure: Callable[[Cell], int | str], is_missing: Callable[[str], bool]) -> None:
        super().__init__(self._figure_of)
        self._figure = figure
        self._is_missing = is_missing
        self.bad: set[Cell] = set()

    def _figure_of(self, cell: Cell) -> int | str | None:
        if isinstance(cell, str) and not cell.isdecimal() and self._is_missing(cell):
            return None
        try:
            return self._figure(cell)
        except NoFigure:
            self.bad.add(cell)
            return None

    def bad_in(self, cells: Sequence[Cell]) -> list[int]:
        """The places of cells that are no such figure."""
        if not self.bad or self.bad.isdisjoint(cells):
            return []
        return [at for at, cell in enumerate(cells) if cell in self.bad]


def count(cell: Cell) -> int:
    """A whole number; `12100212.0` is one, `1.2K` too."""
    if isinstance(cell, str) and cell.isdecimal() and len(cell) < 16:
        return int(cell)
    number = _number(cell)
    if number != number.to_integral_value() or abs(number) > MOST:
        raise NoFigure
    return int(number)


def seconds(cell: Cell) -> int:
    """A duration: `399`, `399.5`, `0:06:39`, `6:39`."""
    if isinstance(cell, dt.timedelta):
        return round(cell.total_seconds())
    if isinstance(cell, dt.time):
        return cell.hour * 3600 + cell.minute * 60 + cell.second
    if isinstance(cell, str) and (found := _CLOCK.fullmatch(cell.strip())):
        first, second, third = found.groups()
        return int(first) * 60 + int(second) if third is None else int(first) * 3600 + int(second) * 60 + int(third)
    return _whole(_decimal(cell))


def hour(cell: Cell) -> int | None:
    """An hour of the day, 0 to 23; None for anything else."""
    text = text_of(cell).strip()
    found = int(text) if text.isdecimal() and len(text) < _LONGEST else -1
    return found if found in range(len(ACTIVE)) else None


def hours(cell: Cell) -> int:
    """Hours with decimals, in seconds."""
    return seconds(cell) if ":" in text_of(cell) else _whole(_decimal(cell) * 3600)


def minutes(cell: Cell) -> int:
    """Minutes with decimals, in seconds."""
    return seconds(cell) if ":" in text_of(cell) else _whole(_decimal(cell) * 60)


def money_in(currencies: Mapping[str, str], *, ungrouped: bool = False) -> Callable[[Cell], str]:
    """Reads an amount in major units, as a text with the currency behind it that the cell states: what its minor units
    are knows who knows the currency. Where amounts are `ungrouped` a lone comma is the decimal one as well."""

    def money(cell: Cell) -> str:
        plain = text_of(cell).strip()
        if ungrouped and plain.count(",") == 1:
            plain = plain.replace(",", ".")
        if _POINTED.fullmatch(plain) and len(plain) < _LONGEST:
            return _bounded(Decimal(plain), "")
        found = read_amount(cell, currencies)
        if found is None or _SHARE in plain:
            raise NoFigure
        return _bounded(*found)

    return money


def _bounded(amount: Decimal, currency: str) -> str:
    if abs(amount) > MOST:
        raise NoFigure
    return f"{amount:f} {currency}".rstrip()


def _decimal(cell: Cell) -> Decimal:
    if isinstance(cell, str) and _POINTED.fullmatch(plain := cell.strip()) and len(plain) < _LONGEST:
        return Decimal(plain)
    return _number(cell)


def _number(cell: Cell) -> Decimal:
    """A number; a share of a hundred is none of people, seconds or money."""
    number = read_number(cell)
    if number is None or (isinstance(cell, str) and _SHARE in cell):
        raise NoFigure
    return number


def _whole(number: Decimal) -> int:
    if abs(number) > MOST:
        raise NoFigure
    return round(number)
