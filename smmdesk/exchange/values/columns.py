"""Whole columns turned into values, each different cell once. Runs in the parsing child.

A table of 100,000 rows has a few hundred different dates, names and states; looking a cell up in a dictionary takes a
hundredth of the time of reading it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.exchange.formulas import unguarded
from smmdesk.exchange.values.cells import Cell, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Cache(dict[Any, Any]):
    """Cell to value; what is not there yet is read by `read`."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: object) -> object:
        value = self[cell] = self._read(cell)
        return value

    def column(self, cells: Iterable[Cell]) -> list[Any]:
        """The values of a column."""
        return list(map(self.__getitem__, cells))


def plain(cell: Cell) -> str:
    """A cell's text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return unguarded(cell if isinstance(cell, str) else text_of(cell))
