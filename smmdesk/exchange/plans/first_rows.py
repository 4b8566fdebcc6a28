"""The first rows of a plan as the posts they will become: for the person who looks before importing."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import PostStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ENOUGH = 20
_LENGTH = 200  # characters of a text


class FirstRow(NamedTuple):
    """One row: when by the wall clock, in which networks, the beginning of its text, and how far it will be."""

    row: int
    wall: dt.datetime | None
    networks: tuple[Network, ...]
    text: str
    status: PostStatus


def first_rows(columns: Mapping[str, Sequence[Any]]) -> tuple[FirstRow, ...]:
    """The first rows of a chunk, its columns by their names in `chunk.FIELDS`."""
    named = zip(*(columns[name] for name in ("row", "wall", "networks", "text", "status")), strict=True)
    return tuple(_first_row(*values) for values in islice(named, _ENOUGH))


def _first_row(row: int, wall: str, networks: tuple[str, ...], text: str, status: str) -> FirstRow:
    moment = dt.datetime.fromisoformat(wall) if wall else None
    stage = PostStatus(status) if status else PostStatus.at_first(dated=bool(wall))
    return FirstRow(row, moment, tuple(map(Network, networks)), text[:_LENGTH], stage)
