"""Limits of the networks, each with the source where somebody read it, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from smmdesk.domain.limits import Cut, Unit
from smmdesk.domain.networks import Network
from smmdesk.knowledge.checked import Reading, reading_if_any
from smmdesk.knowledge.files import facts, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from smmdesk.domain.limits import LimitEdit
    from smmdesk.knowledge.files import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit; a `hard` one is enforced by the network, any other is advice. Nothing confirms one without reading."""

    what: str
    name: str
    amount: int
    unit: Unit
    hard: bool
    reading: Reading | None = None
    is_own: bool = False
    """whether somebody here looked it up, and it stands in the place of what came with the program"""

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
class SeenFirst:
    """How much of a text is seen before somebody asks for more: advice."""

    amount: Cut
    reading: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFacts:
    """A network's name and limits, and which pictures it takes as they are."""

    network: Network
    name: str
    note: str
    limits: tuple[Limit, ...]
    image_ratio: PictureRatio | None = None
    cut: SeenFirst | None = None

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


def networks_with(code: str, edits: Iterable[LimitEdit]) -> Mapping[Network, NetworkFacts]:
    """The same with what somebody here looked up in the place of the limits that it is about."""
    shipped, own = read_networks(code), {edit.key: edit for edit in edits}
    if not own:
        return shipped
    return {network: replace(each, limits=tuple(_with_own(each, own, code))) for network, each in shipped.items()}


def _with_own(known: NetworkFacts, own: Mapping[tuple[Network, str, bool], LimitEdit], code: str) -> Iterable[Limit]:
    yield from (limit for limit in known.limits if (known.network, limit.what, limit.hard) not in own)
    names, days = words(code, "networks")["what"], facts("networks")["stale_after_days"]
    for edit in own.values():
        if edit.network is known.network and edit.amount is not None:
            reading = Reading(source=edit.source, checked=edit.checked_on, trusted_days=days)
            yield Limit(
                what=edit.what,
                name=names.get(edit.what, edit.what),
                amount=edit.amount,
                unit=edit.unit,
                hard=edit.hard,
                reading=reading,
                is_own=True,
            )


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
        cut=_cut(row["cut"]) if "cut" in row else None,
    )


def _cut(row: Table) -> SeenFirst:
    known = _with_reading(row)
    reading = known.pop("reading")
    return SeenFirst(amount=Cut(**known), reading=reading)


def _limit(row: Table, names: Mapping[str, str]) -> Limit:
    return Limit(**_with_reading(row) | {"name": names[row["what"]], "unit": Unit(row["unit"])})


def _with_reading(row: Table) -> dict[str, Any]:
    """The row with its source and day as one reading; with none where it has neither."""
    known = facts("networks")
    figure = {name: value for name, value in row.items() if name not in {"source", "checked"}}
    reading = reading_if_any(row, known["stale_after_days"])
    return figure | {"reading": reading and replace(reading, source=known["sources"][reading.source])}
