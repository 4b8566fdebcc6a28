"""Chunks of tables of which nothing of a person is kept, wherever it stands, and that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.exchange.table.chunk import Chunk
from smmdesk.exchange.values.cells import text_of
from smmdesk.exchange.values.persons import are_of_persons, is_of_person, without_persons
from smmdesk.exchange.workbooks.delimited import Problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from smmdesk.exchange.table.mapping import Table
    from smmdesk.exchange.table.recognise import Column
    from smmdesk.exchange.values.persons import PersonWords


class PersonlessChunk(Chunk):
    """Which columns held data of persons, and in how many rows; notes are kept without addresses and phone numbers."""

    def __init__(self, table: Table, words: PersonWords) -> None:
        super().__init__(table)
        self.named_persons = {each for each in table.header.columns if words.names_persons(each.name)}
        self._of_persons: dict[Column, None] = {}
        self._rows_of_persons = 0
        self._taken_out = 0

    def empty_columns(self, but: Collection[str]) -> None:
        """Empty the columns that hold data of persons before anything is made of them.

        Those of the fields `but` go only where their name says so: a long number or an address belongs there.
        """
        rows: set[int] = set()
        found = []
        for column in self._header.columns:
            cells = self._cells[column.at]
            is_known = column in self.named_persons or column in self._of_persons
            if is_known or (column.field not in but and are_of_persons(cells)):
                found.append(column)
                rows |= {at for at, cell in enumerate(cells) if text_of(cell).strip()}
                self._cells[column.at] = self.blank
        self.leave_out(rows, *found)

    def leave_out(self, rows: Collection[int], *columns: Column) -> None:
        """These rows of the chunk held data of persons in these columns."""
        self._rows_of_persons += len(rows)
        self._of_persons.update(dict.fromkeys(columns))

    def keep(self, at: int, words: str) -> None:
        """Of what was left over in a row, an address or a phone number of a person is not kept."""
        parts = words.partition(": ")[2] or words
        if any(self.is_of_person(part.strip()) for part in parts.split("|")):
            return
        kept = without_persons(words)
        self._taken_out += kept != words
        super().keep(at, kept)

    def is_of_person(self, text: str) -> bool:
        """Whether a text is as a whole of a person."""
        return is_of_person(text)

    def persons_told(self) -> list[Problem]:
        """What was left out, for the end of the table."""
        told = []
        if self._rows_of_persons:
            names = ", ".join(column.name or f"№ {column.at + 1}" for column in self._of_persons)
            told.append(Problem(0, "persons_left_out", f"{names}\x1f{self._rows_of_persons}"))
        if self._taken_out:
            told.append(Problem(0, "persons_taken_out", str(self._taken_out)))
        return told
