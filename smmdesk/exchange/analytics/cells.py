"""The cells of a batch of rows, by what their columns are used for. Runs in the parsing child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.exchange.values.columns import plain
from smmdesk.exchange.workbooks.delimited import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.exchange.analytics.look import Batch, Look
    from smmdesk.exchange.values.cells import Cell


class BatchCells:
    """A batch of which the first row has that `number` in the sheet. `problems` are what is said of its rows."""

    def __init__(self, look: Look, number: int, batch: Batch) -> None:
        self.look = look
        self.number = number
        self.columns, self.ragged = batch.columns, batch.ragged
        self.blank: tuple[Cell, ...] = ("",) * batch.rows
        self.problems: list[Problem] = []

    def column(self, use: str) -> Sequence[Cell]:
        """A column's cells; blank ones where the table has none for that."""
        at = self.look.uses.at(use)
        return self.columns[at] if at >= 0 else self.blank

    def texts(self, use: str) -> list[str]:
        """A column's cells as texts."""
        if self.look.uses.at(use) < 0:
            return [""] * len(self.blank)
        # nearly no cell has to be looked at closer
        return [cell if type(cell) is str and cell[:1] != "'" else plain(cell) for cell in self.column(use)]

    def name_of(self, use: str) -> str:
        """What the file calls a column."""
        return self.look.found.names[self.look.uses.at(use)]

    def warn(self, at: int, code: str, word: str) -> None:
        """Say something of a row."""
        self.problems.append(Problem(self.number + at, code, word))
