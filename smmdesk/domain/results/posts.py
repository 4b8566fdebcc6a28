"""The posts of a period judged: their index, the best and the worst, why that may be, and the hours they went out.

Posts are judged as `ripened` gives them: by the first of their figures that were taken `RIPE_AFTER` days or more after
they came out. Later ones would favour who was looked at again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.named import Facet, Length
from smmdesk.domain.results.ranking import (
    BEST_HOUR_FROM,
    FEWEST_ALIKE,
    FEWEST_IN_CELL,
    FEWEST_TRIES,
    RipePost,
    by_rate,
    hours,
    index_of_each,
    ripe_day,
)
from smmdesk.domain.results.ratios import ratio
from smmdesk.domain.results.sheet import engagements_at
from smmdesk.domain.results.values import ENGAGEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smmdesk.domain.ids import PostId, PublicationId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.posts import Post
    from smmdesk.domain.results.ranking import Hours
    from smmdesk.domain.results.records import Snapshot
    from smmdesk.domain.results.values import PostResult

MOST_RANKED: Final = 5
SEEN: Final = ("reach", "views")
"""What a post is seen by: people, or times where a network does not tell people. The first that is given counts."""
RATES: Final = {"reach": "er_reach", "views": "er_views"}
"""The rate of engagement by what a post is seen by."""
_INDEXED: Final = (*SEEN, ENGAGEMENTS)
_SHORT, _LONG = 150, 500
"""Letters up to which a text is short, and from which it is long."""


def ripened(posts: Iterable[PostResult], snapshots: Iterable[Snapshot]) -> list[PostResult]:
    """The posts with what may be compared of these snapshots of theirs, and without figures while there is nothing."""
    taken: dict[PublicationId, list[Snapshot]] = defaultdict(list)
    for each in snapshots:
        taken[each.publication_id].append(each)
    return [replace(post, snapshot=_first_ripe(post, taken[post.publication.id])) for post in posts]


def _first_ripe(post: PostResult, snapshots: Sequence[Snapshot]) -> Snapshot | None:
    published = post.publication.day
    first = ripe_day(published, (each.taken_on for each in snapshots)) if published else None
    return next((each for each in snapshots if each.taken_on == first), None)


# by how many times the usual


def indexed_by(posts: Iterable[PostResult]) -> dict[Network, str]:
    """By network the metric of its index: what most of its ripe posts have, people before views before engagements."""
    found: dict[Network, Counter[str]] = defaultdict(Counter)
    for post in posts:
        if post.snapshot is not None:
            found[post.publication.network].update(key for key in _INDEXED if figure_of(post, key) is not None)
    return {network: max(_INDEXED, key=lambda key: had[key]) for network, had in found.items() if had}


def index_of_posts(posts: Iterable[PostResult]) -> dict[PublicationId, Fraction]:
    """How many times the median of its kind each has, where there are enough of its kind."""
    everything = list(posts)
    metric = indexed_by(everything)
    shown = [
        (post.publication, value)
        for post in everything
        if (value := figure_of(post, metric.get(post.publication.network, ""))) is not None
    ]
    found = index_of_each([RipePost(each.network, each.format or each.kind_as_given, value) for each, value in shown])
    return {each.id: index for (each, _value), index in zip(shown, found, strict=True) if index is not None}


def rate_index(posts: Iterable[PostResult], ranked: Best) -> dict[PublicationId, Fraction]:
    """How many times the median rate of its kind each ranked post has: of the rate that they are ranked by."""
    there = [post.publication for post in posts if post.publication.id in ranked.tried]
    rates = [Fraction(*ranked.tried[each.id]) for each in there]
    kinds = [
        RipePost(each.network, each.format or each.kind_as_given, rate) for each, rate in zip(there, rates, strict=True)
    ]
    return {each.id: index for each, index in zip(there, index_of_each(kinds), strict=True) if index is not None}


def figure_of(post: PostResult, key: str) -> Fraction | None:
    """What a post has of what its index goes by."""
    if key == ENGAGEMENTS:
        return engagements_at(post)
    figure = post.figures.get(key)
    return None if figure is None else Fraction(figure)


def hours_of_posts(posts: Iterable[PostResult]) -> Hours:
    """By weekday and hour of the client's clock how posts did that went out then."""
    everything = list(posts)
    index = index_of_posts(everything)
    return hours(
        (moment.day.weekday(), moment.wall.hour, index[post.publication.id])
        for post in everything
        if (moment := post.publication.moment) is not None and post.publication.id in index
    )


def posts_of_hour(posts: Iterable[PostResult], weekday: int, hour: int) -> list[tuple[PostResult, Fraction]]:
    """Those of which `hours_of_posts` makes a cell, each with its index."""
    everything = list(posts)
    index = index_of_posts(everything)
    return [
        (post, index[post.publication.id])
        for post in everything
        if (moment := post.publication.moment) is not None and post.publication.id in index
        if (moment.day.weekday(), moment.wall.hour) == (weekday, hour)
    ]


# the best and the worst


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The best first and the worst first, none of them both; and how many cannot be ranked, by why.

    `tried` are the engagements of each ranked post, and what by `seen_by` it was seen.
    """

    seen_by: str
    best: tuple[PublicationId, ...]
    worst: tuple[PublicationId, ...]
    tried: Mapping[PublicationId, tuple[int, int]]
    young: int = 0
    """not ripe yet, or without figures"""
    few_alike: int = 0
    """of a network with too few posts"""
    hardly_seen: int = 0
    """seen too little, or nobody knows how much"""

    @property
    def passed_over(self) -> int:
        """How many are ranked neither way."""
        return self.young + self.few_alike + self.hardly_seen


def best_of(posts: Iterable[PostResult]) -> Best:
    """By engagements ÷ what they were seen by, where that is more than luck."""
    everything = list(posts)
    ripe = [post for post in everything if post.snapshot is not None]
    seen_by = next((key for key in SEEN if any(key in post.figures for post in ripe)), SEEN[0])
    per_network = Counter(post.publication.network for post in ripe)
    alike = [post for post in ripe if per_network[post.publication.network] >= FEWEST_ALIKE]
    known = {
        post.publication.id: (int(hits), post.figures[seen_by])
        for post in alike
        if seen_by in post.figures and (hits := engagements_at(post)) is not None
    }
    ranking = by_rate(known, FEWEST_TRIES)
    most = min(MOST_RANKED, len(ranking.best) // 2)
    return Best(
        seen_by=seen_by,
        best=ranking.best[:most],
        worst=ranking.worst[:most],
        tried={name: known[name] for name in ranking.best},
        young=len(everything) - len(ripe),
        few_alike=len(ripe) - len(alike),
        hardly_seen=len(alike) - len(ranking.best),
    )


# why that may be


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Something about a post; `times` the usual is the rate of the `posts` that share it, None where these are few."""

    facet: Facet
    value: object
    posts: int
    times: Fraction | None

    def speaks(self, *, for_it: bool) -> bool:
        """Whether posts like that did clearly better, or clearly worse."""
        if self.times is None:
            return False
        return self.times >= BEST_HOUR_FROM if for_it else self.times <= 1 / BEST_HOUR_FROM


def facets(post: PostResult, planned: Post | None) -> dict[Facet, object]:
    """What is known of a publication, and of the post of the calendar that it is."""
    publication = post.publication
    moment, length = publication.moment, len(publication.text)
    found: dict[Facet, object] = {
        Facet.BOOSTED: publication.boosted or None,
        Facet.FORMAT: publication.format,
        Facet.RUBRIC: planned.rubric or None if planned else None,
        Facet.TONE: planned.tone if planned else None,
        Facet.WEEKDAY: moment.day.weekday() if moment else None,
        Facet.HOUR: moment.wall.hour if moment else None,
        Facet.LENGTH: Length.SHORT if length <= _SHORT else Length.LONG if length >= _LONG else Length.MIDDLING,
    }
    return {facet: value for facet, value in found.items() if value is not None}


def reasons(
    posts: Sequence[PostResult], ranked: Best, planned: Mapping[PostId, Post]
) -> dict[PublicationId, list[Reason]]:
    """Of each ranked post what it has in common with others, and how these did; ratios of sums, as everywhere."""
    known = {
        post.publication.id: facets(post, planned_as(post, planned))
        for post in posts
        if post.publication.id in ranked.tried
    }
    sharing: dict[tuple[Facet, object], list[tuple[int, int]]] = defaultdict(list)
    for name, own in known.items():
        for each in own.items():
            sharing[each].append(ranked.tried[name])
    usual = _rate(ranked.tried.values())
    made = {
        each: Reason(
            facet=each[0],
            value=each[1],
            posts=len(tried),
            times=ratio(_rate(tried), usual) if len(tried) >= FEWEST_IN_CELL else None,
        )
        for each, tried in sharing.items()
    }
    return {name: [made[each] for each in own.items()] for name, own in known.items()}


def planned_as(post: PostResult, planned: Mapping[PostId, Post]) -> Post | None:
    """Which of these posts of the calendar it is; one that is only proposed is none."""
    name = post.publication.post_id
    return planned.get(name) if name is not None and post.publication.is_linked else None


def _rate(tried: Iterable[tuple[int, int]]) -> Fraction | None:
    pairs = list(tried)
    return ratio(sum(hits for hits, _of in pairs), sum(of for _hits, of in pairs))
