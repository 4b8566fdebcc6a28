"""Rows of a plan in the values of a post."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.domain.money import Money
    from smmdesk.domain.networks import Network
    from smmdesk.domain.periods import LocalMoment, LocalMoments
    from smmdesk.domain.posts import Format, PostStatus, Tone


class PlannedRow(NamedTuple):
    """One row of a plan in the values of a `Post`; a named tuple, since there may be a million.

    `key` names the row when the file comes again: its own id, or a hash of moment, networks and text with a count.
    `status`, `format`, `tone` and `cost` are None where the row does not say. `client` is a name as it stands there.
    `variants` are what is said of single networks: the network's value, the field of a `PostVariant`, its value.
    """

    row: int
    key: str
    moment: LocalMoment | None
    networks: tuple[Network, ...]
    format: Format | None
    rubric: str
    tone: Tone | None
    goal: str
    status: PostStatus | None
    text: str
    hashtags: tuple[str, ...]
    link: str
    media: tuple[str, ...]
    alt: Mapping[str, str]
    first_comment: str
    tags: tuple[str, ...]
    person: str
    approval_note: str
    cost: Money | None
    published_link: str
    published_at: LocalMoment | None
    note: str
    client: str = ""
    variants: tuple[tuple[str, str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedRows:
    """Rows turned on their side: by field of a `PlannedRow` the values of all. A row is made when it is asked for."""

    columns: Mapping[str, Sequence[Any]]  # all fields but the moment
    moments: LocalMoments

    def __len__(self) -> int:
        return len(self.moments)

    def __getitem__(self, at: int) -> PlannedRow:
        return PlannedRow(moment=self.moments[at], **{name: column[at] for name, column in self.columns.items()})

    def __iter__(self) -> Iterator[PlannedRow]:
        return map(self.__getitem__, range(len(self)))

    def where(self, wanted: Sequence[bool]) -> PlannedRows:
        """Those of them that are wanted."""
        if all(wanted):
            return self
        columns = {name: list(compress(column, wanted)) for name, column in self.columns.items()}
        return PlannedRows(columns, self.moments.where(wanted))
