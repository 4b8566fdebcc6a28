"""The best and the worst posts, and the best hours, where there are enough posts to say so."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from smmdesk.domain.results.intervals import wilson
from smmdesk.domain.results.ratios import mean, ratio

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from smmdesk.domain.results.ratios import Exact

T = TypeVar("T")

RIPE_AFTER: Final = 7
"""Days after which most of what happens to a post has happened."""
FEWEST_ALIKE: Final = 5
FEWEST_TRIES: Final = 100
FEWEST_IN_CELL: Final = 3
FEWEST_IN_BEST_HOUR: Final = 5
BEST_HOUR_FROM: Final = Fraction(6, 5)


def ripe_day(published: date, taken: Iterable[date]) -> date | None:
    """Of the days on which a post's figures were taken the first that counts: `RIPE_AFTER` days or more later."""
    return min((day for day in taken if (day - published).days >= RIPE_AFTER), default=None)


# by how many times the usual


@dataclass(frozen=True, slots=True)
class Indexes:
    """The median of posts of a kind, and how many times it each of them has; none where it is 0."""

    median: Fraction
    each: tuple[Fraction, ...] | None


def indexes(values: Sequence[Exact]) -> Indexes | None:
    """Value ÷ median of its kind, in the order given; None of fewer than `FEWEST_ALIKE`."""
    if len(values) < FEWEST_ALIKE:
        return None
    middle = Fraction(median(map(Fraction, values)))
    found = tuple(Fraction(value) / middle for value in values) if middle > 0 else None
    return Indexes(middle, found)


@dataclass(frozen=True, slots=True)
class RipePost:
    """What a post has whose figures will hardly change any more, and what it is like."""

    network: str
    format: str
    value: Exact


def index_of_each(posts: Sequence[RipePost]) -> tuple[Fraction | None, ...]:
    """The index of each: among the posts of its network and format, or, where these are too few, of its network."""
    alike: dict[tuple[str, ...], list[Exact]] = {}
    for post in posts:
        for kind in _kinds(post):
            alike.setdefault(kind, []).append(post.value)
    usual = {kind: found.median for kind, values in alike.items() if (found := indexes(values))}
    return tuple(
        ratio(post.value, next((usual[kind] for kind in _kinds(post) if kind in usual), None)) for post in posts
    )


def _kinds(post: RipePost) -> tuple[tuple[str, ...], ...]:
    """The narrower first."""
    return (post.network, post.format), (post.network,)


def by_index(posts: Iterable[tuple[T, Fraction | None, date]]) -> list[T]:
    """Names of posts, the best first and the newer of equals; those without an index are left out."""
    ranked = [(name, index, day) for name, index, day in posts if index is not None]
    ranked.sort(key=lambda post: (post[1], post[2]), reverse=True)
    return [name for name, _index, _day in ranked]


# by a rate


@dataclass(frozen=True, slots=True)
class Ranking(Generic[T]):
    """The best first and the worst first; those that were tried too little are neither."""

    best: tuple[T, ...]
    worst: tuple[T, ...]


def by_rate(posts: Mapping[T, tuple[int, int]], fewest: int = FEWEST_TRIES) -> Ranking[T]:
    """Posts by hits in tries: the best by what the rate is at least, the worst by what it is at most (Wilson, 95 %).

    So neither is luck; of equals the one with more tries stands first. One whose people acted more than once each
    counts as if all had.
    """
    ends = {
        name: (ends, tries)
        for name, (hits, tries) in posts.items()
        if tries >= fewest and (ends := wilson(min(hits, tries), tries))
    }
    best = sorted(ends, key=lambda name: (-ends[name][0].low, -ends[name][1]))
    worst = sorted(ends, key=lambda name: (ends[name][0].high, -ends[name][1]))
    return Ranking(tuple(best), tuple(worst))


# by the hour


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of a weekday (0 is Monday): how many posts went out in it, and their mean index; blank when too few."""

    posts: int
    mean: Fraction | None


Hours = dict[tuple[int, int], Hour]


def hours(posts: Iterable[tuple[int, int, Fraction]]) -> Hours:
    """By weekday and hour, of posts given as weekday, hour and index."""
    cells: dict[tuple[int, int], list[Fraction]] = {}
    for weekday, hour, index in posts:
        cells.setdefault((weekday, hour), []).append(index)
    return {cell: _hour(found) for cell, found in sorted(cells.items())}


def _hour(found: Collection[Fraction]) -> Hour:
    return Hour(len(found), mean(found) if len(found) >= FEWEST_IN_CELL else None)


def best_hour(cells: Hours) -> tuple[int, int] | None:
    """Weekday and hour that may be called the best: enough posts, clearly above the usual; the earlier of equals."""
    called = {
        cell: hour.mean
        for cell, hour in cells.items()
        if hour.posts >= FEWEST_IN_BEST_HOUR and hour.mean is not None and hour.mean >= BEST_HOUR_FROM
    }
    return max(called, key=lambda cell: called[cell], default=None)
