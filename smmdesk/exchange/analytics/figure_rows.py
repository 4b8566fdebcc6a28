"""Rows of a file of figures, whatever network they come from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from smmdesk.domain.periods import LocalMoment, LocalMoments
    from smmdesk.domain.posts import Format
    from smmdesk.domain.results.many import ManyFigures


class FigureRow(NamedTuple):
    """The figures of one post, or of one day or period; a named tuple, since there may be a million.

    `day` is the ISO day that it begins with and `ends` the one behind its last, both '' for a post. `moment` is when
    the post was published, by the client's clock. `figures` are whole numbers by metric: counts and seconds as they
    are, money in minor units of `currency`; what the file does not know is not among them. `network` and `account` are
    words of the row, '' where the file says it once of all; `client` names whose it is, where a table is of several.
    `taken_on` is the ISO day that a post's figures are of, '' for that of the file.
    """

    row: int
    key: str
    day: str
    ends: str
    external_id: str
    permalink: str
    moment: LocalMoment | None
    text: str
    format: Format | None
    kind_as_given: str
    seconds: int | None
    boosted: bool
    figures: Mapping[str, int]
    currency: str
    network: str = ""
    account: str = ""
    client: str = ""
    taken_on: str = ""


class FirstFigures(NamedTuple):
    """One of the first rows, for the person who looks before reading a file in."""

    row: int
    day: date | None
    text: str
    figures: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FigureRows:
    """Rows turned on their side: by field of a `FigureRow` the values of all. A row is made when it is asked for."""

    columns: Mapping[str, Sequence[Any]]  # all other fields
    moments: LocalMoments
    figures: ManyFigures

    def __len__(self) -> int:
        return len(self.moments)

    def __getitem__(self, at: int) -> FigureRow:
        others = {name: column[at] for name, column in self.columns.items()}
        return FigureRow(moment=self.moments[at], figures=self.figures[at], **others)

    def __iter__(self) -> Iterator[FigureRow]:
        return map(self.__getitem__, range(len(self)))

    def where(self, wanted: Sequence[bool]) -> FigureRows:
        """Those of them that are wanted."""
        if all(wanted):
            return self
        columns = {name: list(compress(column, wanted)) for name, column in self.columns.items()}
        return FigureRows(columns, self.moments.where(wanted), self.figures.where(wanted))
