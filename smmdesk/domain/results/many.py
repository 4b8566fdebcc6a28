"""Figures of many rows on their side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from typing import Self, overload


@dataclass(frozen=True, slots=True)
class ManyFigures(Sequence[Mapping[str, int]]):
    """By metric the figures of all `size` rows, None where a row has none.

    Those of one row are put together when they are asked for: nobody looks at most of 100,000 rows of a file.
    """

    size: int
    columns: Mapping[str, Sequence[int | None]]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, int]]) -> Self:
        """The same of rows that are there."""
        names = dict.fromkeys(chain.from_iterable(rows))
        return cls(len(rows), {name: [row.get(name) for row in rows] for name in names})

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, at: int) -> Mapping[str, int]: ...
    @overload
    def __getitem__(self, at: slice) -> ManyFigures: ...
    def __getitem__(self, at: int | slice) -> Mapping[str, int] | ManyFigures:
        if isinstance(at, slice):
            columns = {name: column[at] for name, column in self.columns.items()}
            return ManyFigures(len(range(self.size)[at]), columns)
        place = range(self.size)[at]
        return {name: found for name, column in self.columns.items() if (found := column[place]) is not None}

    def __iter__(self) -> Iterator[Mapping[str, int]]:
        return map(self.__getitem__, range(self.size))

    def where(self, wanted: Sequence[bool]) -> ManyFigures:
        """Those of the rows that are wanted."""
        columns = {name: list(compress(column, wanted)) for name, column in self.columns.items()}
        return ManyFigures(sum(wanted), columns)

    def known(self) -> list[bool]:
        """Of each row whether it has any figure."""
        if any(None not in column for column in self.columns.values()):
            return [True] * self.size
        rows = zip(*self.columns.values(), strict=True)
        return [any(figure is not None for figure in row) for row in rows] if self.columns else [False] * self.size
