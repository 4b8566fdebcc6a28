"""Limits of the networks, with the date on which somebody last checked them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from smmdesk.domain.networks import Network
from smmdesk.knowledge.files import facts, words

if TYPE_CHECKING:
    from collections.abc import Mapping


class Unit(StrEnum):
    """What a limit counts; `WEIGHTED` by `Weights`, `EMOJI_BYTES` characters but an emoji by its UTF-8 bytes."""

    CHARACTERS = "characters"
    BYTES = "bytes"
    WEIGHTED = "weighted"
    EMOJI_BYTES = "emoji_bytes"
    PIECES = "pieces"
    SECONDS = "seconds"
    MEGABYTES = "megabytes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit; a `hard` one is enforced by the network, any other is advice."""

    what: str
    name: str
    amount: int
    unit: Unit
    hard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How X counts: code points in `light_ranges`, ends included, weigh `light`, others `heavy`, any link `link`."""

    light_ranges: tuple[tuple[int, int], ...]
    light: int
    heavy: int
    link: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFacts:
    """A network's name and limits; `image_ratio` are the narrowest and the widest picture, width by height."""

    network: Network
    name: str
    note: str
    checked: date
    stale_after_days: int
    limits: tuple[Limit, ...]
    image_ratio: tuple[float, float] | None = None

    def of(self, what: str) -> tuple[Limit, ...]:
        """The limits of one thing, such as "text", the tightest first; empty where none is known."""
        return tuple(sorted((row for row in self.limits if row.what == what), key=lambda row: row.amount))

    def hard(self, what: str) -> Limit | None:
        """The limit that the network enforces."""
        return next((limit for limit in self.of(what) if limit.hard), None)

    def stale(self, today: date) -> bool:
        """Whether the last check is longer ago than limits can be trusted."""
        return today - self.checked > timedelta(days=self.stale_after_days)


@cache
def read_networks(code: str) -> Mapping[Network, NetworkFacts]:
    """The facts of every network."""
    return {network: _network(network, code) for network in Network}


@cache
def read_weights() -> Weights:
    """How the unit `WEIGHTED` is counted."""
    known = facts("networks")["weighted"]
    return Weights(**known | {"light_ranges": tuple(map(tuple, known["light_ranges"]))})


def _network(network: Network, code: str) -> NetworkFacts:
    known, said = facts("networks"), words(code, "networks")
    row = known[network]
    ratio = row.get("image_ratio")
    return NetworkFacts(
        network=network,
        name=said["names"][network],
        note=said["notes"][network],
        # one network may have been looked at later than all together
        checked=row.get("checked", known["checked"]),
        stale_after_days=known["stale_after_days"],
        limits=tuple(_limit(limit, said["what"]) for limit in row["limits"]),
        image_ratio=(ratio[0], ratio[1]) if ratio else None,
    )


def _limit(row: Mapping[str, str | int | bool], names: Mapping[str, str]) -> Limit:
    what = str(row["what"])
    return Limit(
        what=what, name=names[what], amount=int(row["amount"]), unit=Unit(str(row["unit"])), hard=bool(row["hard"])
    )
