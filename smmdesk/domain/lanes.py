"""Lanes: things of one day side by side where they overlap, as a calendar with hours shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Lane(NamedTuple):
    """The place of one thing: `number`, counted from 0, of so many lanes, from the left."""

    number: int
    of: int


def lanes(starts: Sequence[int], length: int) -> list[Lane]:
    """A lane for each of things that begin at these minutes, in order of time, and are each `length` minutes long.

    Those that overlap, be it by way of others, share the width: each takes the first lane that is free.
    """
    return [Lane(index, max(cluster) + 1) for cluster in _clusters(starts, length) for index in cluster]


def _clusters(starts: Iterable[int], length: int) -> Iterator[list[int]]:
    """The lanes of things that overlap, cluster by cluster."""
    until: list[int] = []
    """when each lane of the cluster is free again"""
    cluster: list[int] = []
    for start in starts:
        if cluster and start >= max(until):
            yield cluster
            until, cluster = [], []
        free = next((index for index, end in enumerate(until) if end <= start), len(until))
        until[free : free + 1] = [start + length]
        cluster.append(free)
    if cluster:
        yield cluster
