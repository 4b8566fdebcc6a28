"""Posts that are changed together, seen as one post."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final, Self

from smmdesk.domain.errors import PostUndatedError
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import NOON
from smmdesk.domain.several import MIXED, Mixed, Spread, common

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from smmdesk.domain.posts import Format, Post, PostStatus, Tone

_LISTS: Final = frozenset({"networks", "hashtags"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralPosts:
    """Each field holds what all of them do, `MIXED` where they differ, or a `Spread` of several values."""

    id: str
    """by theirs, in no order of their own: those of the same posts are the same"""
    client_id: ClientId | Mixed
    time: dt.time | Mixed | None
    networks: Spread
    format: Format | Mixed | None
    rubric: str | Mixed
    tone: Tone | Mixed | None
    goal: str | Mixed
    status: PostStatus | Mixed
    hashtags: Spread
    link: str | Mixed
    person: str | Mixed

    @classmethod
    def of(cls, posts: Sequence[Post]) -> Self:
        """Of at least one post."""
        seen: dict[str, Any] = {each.name: seen_in(posts, each.name) for each in fields(cls) if each.name != "id"}
        return cls(id=" ".join(sorted(post.id for post in posts)), **seen)

    @property
    def ids(self) -> list[PostId]:
        """Whose it is."""
        return [PostId(id) for id in self.id.split()]


def seen_in(found: Sequence[Post], field: str) -> Any:  # noqa: ANN401  (each field holds its own)
    """What that field of posts holds, in whatever order they come."""
    posts = sorted(found, key=lambda post: post.id)
    if field in _LISTS:
        return Spread.of([getattr(post, field) for post in posts])
    if field == "time":
        return common(post.moment.wall.time() if post.moment else None for post in posts)
    return common(getattr(post, field) for post in posts)


def given(post: Post, field: str, seen: object, value: Any) -> dict[str, Any]:  # noqa: ANN401
    """The values of one of the posts once the field holds `value` in the place of what was `seen` in all of them.

    `PostUndatedError` where an hour is given to what has no day.
    """
    if field == "time":
        if post.moment is None:
            raise PostUndatedError
        return {"moment": post.moment.at_time(value or NOON)}
    if isinstance(value, Spread) and isinstance(seen, Spread):
        after = value.applied(seen, getattr(post, field))
        return {field: tuple(each for each in Network if each in after) if field == "networks" else after}
    return {} if value is MIXED else {field: value}
