"""What is told of one day: its posts in order, its holiday, and which hours nobody has planned yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.domain.free_hours import Span, free_hours
from smmdesk.domain.posts import PostStatus
from ui.calendar.views import MONTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from smmdesk.domain.posts import Post
    from ui.calendar.shown.shown_posts import ShownPosts


@dataclass(frozen=True, slots=True, kw_only=True)
class DayShown:
    """`free` are the free hours of each client that has posts then, by name; "" stands for all others, or the only
    one."""

    day: date
    posts: Sequence[Post]
    left_out: int
    """how many posts do not pass the filter"""
    free: dict[str, list[Span]]


def day_shown(shown: ShownPosts, day: date) -> DayShown:
    """A day of the month in sight. A post that the filter leaves out takes its hour all the same."""
    posts = [post for post in shown.posts(MONTH) if post.day == day]
    every = [post for post in shown.every(MONTH) if post.day == day]
    return DayShown(day=day, posts=posts, left_out=len(every) - len(posts), free=_free(shown, every))


def _free(shown: ShownPosts, posts: Iterable[Post]) -> dict[str, list[Span]]:
    """Rejected posts take no hour."""
    taken: dict[str, list[Post]] = {}
    for post in posts:
        if post.status is not PostStatus.REJECTED:
            taken.setdefault(shown.name_of(post.client_id), []).append(post)
    free = {name: _between(taken[name]) for name in sorted(taken, key=str.casefold)}
    has_others = len(shown.marks()) > len(taken)
    return free if taken and not has_others else {**free, "": free_hours(())}


def _between(posts: Iterable[Post]) -> list[Span]:
    return free_hours(post.moment.wall.time() for post in posts if post.moment)
