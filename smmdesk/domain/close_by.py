"""Posts of one client that come out on the same network so soon one after the other that they take its readers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.posts import NOT_PLANNED, Post

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smmdesk.domain.networks import Network

SOON: Final = timedelta(minutes=60)


class CloseBy(NamedTuple):
    """Another post, and the networks on which both come out."""

    post: Post
    networks: tuple[Network, ...]


def close_by(post: Post, others: Iterable[Post]) -> list[CloseBy]:
    """The client's other posts within an hour of it, on a network of it; the nearest first. None of an idea."""
    if post.moment is None or post.status in NOT_PLANNED:
        return []
    at = post.moment.utc()
    found: list[tuple[timedelta, CloseBy]] = []
    for each in others:
        if each.id == post.id or each.client_id != post.client_id or each.moment is None or each.status in NOT_PLANNED:
            continue
        both = tuple(network for network in post.networks if network in each.networks)
        if both and (apart := abs(each.moment.utc() - at)) <= SOON:
            found.append((apart, CloseBy(each, both)))
    return [near for _apart, near in sorted(found, key=lambda one: (one[0], one[1].post.id))]
