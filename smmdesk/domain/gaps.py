"""What an empty slot may be filled with: which ideas suit it, and which of them comes first."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING, Final

from smmdesk.domain.clients import known_as
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from smmdesk.domain.slots import Place, Slot

    Used = Mapping[str, Sequence[date]]
    """by what a rubric is known by (`known_as`) the days on which it is planned or came out, in order"""

_SETTLED: Final = frozenset({PostStatus.PUBLISHED, PostStatus.REJECTED})
"""Of which nobody plans a day."""


def to_come(places: Iterable[Place], wall: datetime) -> list[Place]:
    """The gaps whose time is not over by the client's clock: those that can still be filled."""
    now = wall.date(), wall.time()
    return [each for each in places if each.post is None and (each.day, each.slot.at) >= now]


def suits(post: Post, slot: Slot) -> bool:
    """Whether a post says nothing that the slot is not meant for; what either leaves open suits the other."""
    return (
        (slot.network is None or not post.networks or slot.network in post.networks)
        and (slot.format is None or post.format in {None, slot.format})
        and (not slot.rubric or not post.rubric or known_as(slot.rubric) == known_as(post.rubric))
    )


def ideas_for(gap: Place, ideas: Iterable[Post], used: Used) -> list[Post]:
    """The ideas that suit a gap, the best first: that of the rubric which was longest not used before the gap's day,
    those without a rubric last; of equals the one that names the slot's network and format, then the oldest."""
    fitting = [post for post in ideas if post.day is None and post.status not in _SETTLED and suits(post, gap.slot)]
    return sorted(fitting, key=lambda post: (_last_used(post, gap.day, used), _left_open(post, gap.slot), post.id))


def _last_used(post: Post, day: date, used: Used) -> date:
    if not (rubric := known_as(post.rubric)):
        return date.max
    days = used.get(rubric, ())
    before = bisect_left(days, day)
    return days[before - 1] if before else date.min


def _left_open(post: Post, slot: Slot) -> int:
    """How much of what the slot asks for the post does not say."""
    return (slot.network is not None and not post.networks) + (slot.format is not None and post.format is None)


def matched(gaps: Iterable[Place], ideas: Iterable[Post], used: Used) -> list[tuple[Place, Post]]:
    """For each gap, in order of time, the first of its ideas that no gap before took; a gap without one is left out."""
    left = {post.id: post for post in ideas}
    days = {rubric: [*of_rubric] for rubric, of_rubric in used.items()}
    found: list[tuple[Place, Post]] = []
    for gap in sorted(gaps, key=lambda each: (each.day, each.slot.at)):
        if first := next(iter(ideas_for(gap, left.values(), days)), None):
            found.append((gap, left.pop(first.id)))
            if rubric := known_as(first.rubric):
                days[rubric] = sorted([*days.get(rubric, ()), gap.day])
    return found


def in_gap(post: Post, gap: Place, zone: str) -> dict[str, object]:
    """What becomes of a post that fills a gap: its moment, and what the slot says where the post says nothing."""
    slot = gap.slot
    values: dict[str, object] = {"moment": LocalMoment.at(gap.day, slot.at.hour, slot.at.minute, zone)}
    if slot.network is not None and not post.networks:
        values["networks"] = (slot.network,)
    if slot.format is not None and post.format is None:
        values["format"] = slot.format
    if slot.rubric and not post.rubric:
        values["rubric"] = slot.rubric
    return values


def networks_of(gap: Place, gaps: Iterable[Place]) -> tuple[Network, ...]:
    """Where a new post goes that fills a gap: also to the networks whose gaps are of that very minute; none for any."""
    if gap.slot.network is None:
        return ()
    there = {each.slot.network for each in gaps if (each.day, each.slot.at) == (gap.day, gap.slot.at)}
    return tuple(each for each in Network if each in there)
