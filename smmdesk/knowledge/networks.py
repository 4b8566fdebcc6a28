"""Limits of the networks, each with the source where somebody read it, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from smmdesk.domain.networks import Network
from smmdesk.knowledge.checked import Reading, reading_if_any
from smmdesk.knowledge.files import facts, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from smmdesk.knowledge.files import Table


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
    """One limit; a `hard` one is enforced by the network, any other is advice. Nothing confirms one without reading."""

    what: str
    name: str
    amount: int
    unit: Unit
    hard: bool
    reading: Reading | None = None

    def is_stale(self, today: date) -> bool:
        """Whether it was confirmed once, and longer ago than it can be trusted."""
        return self.reading is not None and self.reading.is_stale(today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How X counts: code points in `light_ranges`, ends included, weigh `light`, others `heavy`, any link `link`."""

    light_ranges: tuple[tuple[int, int], ...]
    light: int
    heavy: int
    link: int
    reading: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRatio:
    """The narrowest and the widest picture, width by height."""

    narrowest: float
    widest: float
    reading: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFacts:
    """A network's name and limits, and which pictures it takes as they are."""

    network: Network
    name: str
    note: str
    limits: tuple[Limit, ...]
    image_ratio: PictureRatio | None = None

    def of(self, what: str) -> tuple[Limit, ...]:
        """The limits of one thing, such as "text", the tightest first; empty where none is known."""
        return tuple(sorted((row for row in self.limits if row.what == what), key=lambda row: row.amount))

    def hard(self, what: str) -> Limit | None:
        """The limit that the network enforces."""
        return next((limit for limit in self.of(what) if limit.hard), None)


@cache
def read_networks(code: str) -> Mapping[Network, NetworkFacts]:
    """The facts of every network."""
    return {network: _network(network, code) for network in Network}


@cache
def read_weights() -> Weights:
    """How the unit `WEIGHTED` is counted."""
    known = _with_reading(facts("networks")["weighted"])
    return Weights(**known | {"light_ranges": tuple(map(tuple, known["light_ranges"]))})


def _network(network: Network, code: str) -> NetworkFacts:
    row, said = facts("networks")[network], words(code, "networks")
    ratio = row.get("image_ratio")
    return NetworkFacts(
        network=network,
        name=said["names"][network],
        note=said["notes"][network],
        limits=tuple(_limit(limit, said["what"]) for limit in row["limits"]),
        image_ratio=PictureRatio(**_with_reading(ratio)) if ratio else None,
    )


def _limit(row: Table, names: Mapping[str, str]) -> Limit:
    return Limit(**_with_reading(row) | {"name": names[row["what"]], "unit": Unit(row["unit"])})


def _with_reading(row: Table) -> dict[str, Any]:
    """The row with its source and day as one reading; with none where it has neither."""
    known = facts("networks")
    figure = {name: value for name, value in row.items() if name not in {"source", "checked"}}
    reading = reading_if_any(row, known["stale_after_days"])
    return figure | {"reading": reading and replace(reading, source=known["sources"][reading.source])}
