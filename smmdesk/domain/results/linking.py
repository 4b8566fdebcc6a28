"""Which post of the calendar a publication is: by its address, else by what it says, where and when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.repeats import NEAR, Likeness, words_of
from smmdesk.domain.results.links import canonical_link
from smmdesk.domain.results.named import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smmdesk.domain.ids import PostId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.periods import LocalMoment
    from smmdesk.domain.posts import Post
    from smmdesk.domain.results.records import Publication

SAME: Final = 0.8
"""Texts that share at least this part of their pieces are one, said on about the same day."""
_FEWEST_WORDS: Final = 4  # shorter texts are alike by chance: "Good morning!"
_NEXT_DAY, _DAYS = 1, 3
_HOURS: Final = timedelta(hours=2)
SETTLED: Final = frozenset({Link.SURE, Link.CONFIRMED, Link.REFUSED})
"""What is not looked at again."""


class _Known(NamedTuple):
    """A text to be compared with many others; one of few words by all of them."""

    words: tuple[str, ...]
    likeness: Likeness

    @classmethod
    def of(cls, text: str) -> _Known:
        return cls(tuple(words_of(text)), Likeness.of(text))

    def share(self, other: _Known) -> float:
        """How much they have in common; of short ones all or nothing."""
        if min(len(self.words), len(other.words)) >= _FEWEST_WORDS:
            return self.likeness.share(other.likeness)
        return float(bool(self.words) and self.words == other.words)


class _Candidate(NamedTuple):
    """A post that a publication may be; the better ones come first."""

    link: Link
    share: float
    days: int
    publication: Publication
    post: Post

    @property
    def order(self) -> tuple[bool, float, int]:
        """What is sure goes before what is proposed, then what has more in common, then what is nearer."""
        return self.link is not Link.SURE, -self.share, self.days


def linked(publications: Iterable[Publication], posts: Sequence[Post]) -> list[Publication]:
    """The publications that now have a link which they did not have; a post has one publication on each network.

    Those that are settled stay, and so do their posts.
    """
    everything = list(publications)
    open_ones = [each for each in everything if each.link not in SETTLED]
    taken = {(each.network, each.post_id) for each in everything if each.link in {Link.SURE, Link.CONFIRMED}}
    by_address = _by_address(posts)
    known, near = {post.id: _Known.of(post.caption()) for post in posts}, _by_day(posts)
    found: dict[str, Publication] = {}
    candidates = (each for one in open_ones for each in _candidates(one, by_address, known, near))
    free = (each for each in candidates if (each.publication.network, each.post.id) not in taken)
    for each in sorted(free, key=lambda each: each.order):
        place = (each.publication.network, each.post.id)
        if place not in taken and each.publication.id not in found:
            taken.add(place)
            found[each.publication.id] = replace(each.publication, link=each.link, post_id=each.post.id)
    made = (found.get(each.id, replace(each, link=Link.NONE, post_id=None)) for each in open_ones)
    return [new for new, old in zip(made, open_ones, strict=True) if new != old]


def _candidates(
    publication: Publication,
    by_address: Mapping[str, Post],
    known: Mapping[PostId, _Known],
    near: Mapping[tuple[Network, date], Sequence[Post]],
) -> list[_Candidate]:
    same = by_address.get(canonical_link(publication.permalink)) if by_address and publication.permalink else None
    if same is not None:
        return [_Candidate(Link.SURE, 2.0, 0, publication, same)]
    alike = list(_alike(publication, known, near))
    best = max((each.share for each in alike), default=0.0)
    # of two that are as much alike nobody can say which
    is_only = sum(each.share == best for each in alike) == 1
    return [
        each._replace(link=Link.SURE) if is_only and each.share == best and _is_same(each) else each for each in alike
    ]


def _is_same(candidate: _Candidate) -> bool:
    """Whether it says the same, on about the same day and at about the same hour."""
    said = candidate.publication.moment
    if candidate.share < SAME or candidate.days > _NEXT_DAY or said is None:
        return False
    return any(abs(said.utc() - each.utc()) <= _HOURS for each in _may_be_out(candidate.post))


def _alike(
    publication: Publication,
    known: Mapping[PostId, _Known],
    near: Mapping[tuple[Network, date], Sequence[Post]],
) -> Iterator[_Candidate]:
    if publication.day is None:
        return
    days = ((abs(days), publication.day + timedelta(days=days)) for days in range(-_DAYS, _DAYS + 1))
    there = [(apart, post) for apart, day in days for post in near.get((publication.network, day), ())]
    if not there:  # most have none near, and to take a text apart costs more than all the rest
        return
    own = _Known.of(publication.text)
    nearest = {post.id: (apart, post) for apart, post in sorted(there, key=lambda each: -each[0])}
    for apart, post in nearest.values():
        share = own.share(known[post.id])
        if share >= NEAR:
            yield _Candidate(Link.PROPOSED, share, apart, publication, post)


def _by_address(posts: Iterable[Post]) -> dict[str, Post]:
    """The posts by where they were published; an address that two of them name is nobody's."""
    found: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        if post.published_link:
            found[canonical_link(post.published_link)].append(post)
    return {address: own[0] for address, own in found.items() if len(own) == 1}


def _by_day(posts: Iterable[Post]) -> Mapping[tuple[Network, date], list[Post]]:
    found: dict[tuple[Network, date], list[Post]] = defaultdict(list)
    for post in posts:
        for day in {each.day for each in _may_be_out(post)}:
            for network in post.networks:
                found[network, day].append(post)
    return found


def _may_be_out(post: Post) -> Iterator[LocalMoment]:
    """When it came out, as it is told and as it was planned: who marks it as published may do so days later."""
    yield from (each for each in (post.published_at, post.moment) if each is not None)
