"""Where the table in a sheet ends, though the sheet goes on: one row over and over, or a cell far below all others.

A spreadsheet says in a few bytes that a row stands there a million times. Runs in the parsing child.
"""

from __future__ import annotations

from itertools import chain, groupby, islice
from typing import TYPE_CHECKING

from smmdesk.exchange.workbooks.delimited import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smmdesk.exchange.values.cells import Row

MAX_RUN = 10_000
"""Equal rows in succession that may still be a table's own."""


def cut_at_runs(rows: Iterable[Row], problems: list[Problem]) -> Iterator[Row]:
    """The rows up to the first that stands there too often; that one is taken once, and what is left out is said."""
    at = 0
    for row, run in (groups := groupby(rows)):
        held = list(islice(run, MAX_RUN + 1))
        if len(held) > MAX_RUN:
            # said before the row goes out: behind the last one the reader may be at the next sheet
            problems += _left_out(at, row, chain.from_iterable(run for _row, run in groups))
            yield row
            return
        yield from held
        at += len(held)


def _left_out(at: int, row: Row, below: Iterable[Row]) -> list[Problem]:
    """What is to be said of a run after the first `at` rows: nothing of empty rows at the very end."""
    if any(cell != "" for cell in row):
        return [Problem(at + 1, "same_row", str(MAX_RUN))]
    count = sum(any(cell != "" for cell in each) for each in below)
    return [Problem(at, "far_below", str(count))] if count else []
