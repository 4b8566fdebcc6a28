"""What a post takes up again: a link or a media file that an earlier post had a short while ago."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.posts import PostStatus
from smmdesk.domain.results.links import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smmdesk.domain.posts import Post


class Reuse(NamedTuple):
    """The latest earlier post that had the same: its link, or these files; no files, and it is the link."""

    post: Post
    files: tuple[str, ...] = ()


def reused(post: Post, others: Iterable[Post], days: int) -> list[Reuse]:
    """What was used within so many days before the post, its link first; with 0 nothing.

    A link is the same whatever it is tagged with. What was rejected, or has no day, was not used.
    """
    if post.moment is None or not days:
        return []
    wall, day = post.moment.wall, post.moment.day
    before = [
        each
        for each in others
        if each.moment is not None
        and each.id != post.id
        and each.moment.wall < wall
        and (day - each.moment.day).days <= days
        and each.status is not PostStatus.REJECTED
    ]
    before.sort(key=lambda each: (each.moment.wall if each.moment else wall, each.id), reverse=True)
    return [*_link(post, before), *_files(post, before)]


def _link(post: Post, before: Sequence[Post]) -> list[Reuse]:
    page = page_of(post.link)
    return [Reuse(each) for each in before if page and page_of(each.link) == page][:1]


def _files(post: Post, before: Sequence[Post]) -> Iterator[Reuse]:
    """Each file with the latest post that had it."""
    left = {*post.media}
    for each in before:
        if names := tuple(name for name in post.media if name in left and name in each.media):
            left -= {*names}
            yield Reuse(each, names)
