"""Queries of posts that the generic reader has no words for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.posts import NOT_PLANNED, Post, PostStatus
from smmdesk.domain.variants import PostVariant
from smmdesk.storage.kinds import table_of
from smmdesk.storage.schema import TO_APPROVE, post

if TYPE_CHECKING:
    from datetime import date

    from smmdesk.domain.periods import Period
    from smmdesk.storage.reader import Reader

_OVER: Final = (PostStatus.PUBLISHED, PostStatus.REJECTED)


def posts_between(reader: Reader, period: Period, client_id: ClientId | None = None) -> list[Post]:
    """The posts whose wall time falls into the period's days, earliest first."""
    start, end = period.start.isoformat(), period.end.isoformat()  # "2026-11-01" sorts before "2026-11-01T00:00"
    query = reader.chosen(Post).where(post.c.moment_wall >= start, post.c.moment_wall < end)
    if client_id is not None:
        query = query.where(post.c.client_id == client_id)
    return reader.fetch(Post, query.order_by(post.c.moment_wall, post.c.id))


def promised_between(reader: Reader, period: Period) -> list[Post]:
    """Those of all clients that only wait for somebody to publish them."""
    start, end = period.start.isoformat(), period.end.isoformat()
    promised = [each.value for each in (PostStatus.APPROVED, PostStatus.SCHEDULED)]
    which = (post.c.moment_wall >= start, post.c.moment_wall < end, post.c.status.in_(promised))
    return reader.fetch(Post, reader.chosen(Post).where(*which))


def undated_posts(reader: Reader, client_id: ClientId | None = None) -> list[Post]:
    """The posts that have no moment yet."""
    query = reader.chosen(Post).where(post.c.moment_wall.is_(None))
    if client_id is not None:
        query = query.where(post.c.client_id == client_id)
    return reader.fetch(Post, query.order_by(post.c.id))


def texts_before(reader: Reader, one: Post) -> dict[PostId, str]:
    """The texts of the client's posts planned before that one, the latest first; of an undated post all others."""
    query = select(post.c.id, post.c.text).where(post.c.client_id == one.client_id, post.c.id != one.id)
    if one.moment is not None:
        query = query.where(post.c.moment_wall < one.moment.wall.isoformat(timespec="minutes"))
    rows = reader.connection.execute(query.order_by(post.c.moment_wall.desc().nulls_last(), post.c.id))
    # pairs as they come: for ten thousand of them each further look takes as long as finding a repeat among them
    return dict(rows.all())


def own_texts_before(reader: Reader, one: Post) -> dict[str, str]:
    """What those posts say in single networks, by `id of the post/network`."""
    post_variant = table_of(PostVariant)
    query = select(post_variant.c.post_id, post_variant.c.network, post_variant.c.text).join(
        post, post.c.id == post_variant.c.post_id
    )
    query = query.where(post.c.client_id == one.client_id, post.c.id != one.id, post_variant.c.text.is_not(None))
    if one.moment is not None:
        query = query.where(post.c.moment_wall < one.moment.wall.isoformat(timespec="minutes"))
    rows = reader.connection.execute(query.order_by(post.c.moment_wall.desc().nulls_last(), post.c.id))
    return {f"{id}/{network}": text for id, network, text in rows}


def posts_written_last(reader: Reader, most: int) -> list[Post]:
    """The newest first; of those that one act has written, the latest by their day."""
    newest = (post.c.version.desc(), post.c.moment_wall.desc().nulls_last(), post.c.id)
    return reader.fetch(Post, reader.chosen(Post).where(post.c.text != "").order_by(*newest).limit(most))


def posts_of_client_last(reader: Reader, client_id: ClientId, most: int) -> list[Post]:
    """What the client got last, be it written or only begun: the newest first, of one act the latest by their day."""
    newest = (post.c.version.desc(), post.c.moment_wall.desc().nulls_last(), post.c.id)
    query = reader.chosen(Post).where(post.c.client_id == client_id)
    return reader.fetch(Post, query.order_by(*newest).limit(most))


def used_words(reader: Reader, column: str) -> tuple[str, ...]:
    """What stands in a column of posts, each once and sorted, without the empty."""
    query = select(post.c[column]).where(post.c[column] != "").distinct()
    return tuple(sorted(reader.connection.scalars(query)))


def rubric_days(reader: Reader, client_id: ClientId) -> list[tuple[str, str]]:
    """Rubrics of a client's posts that are planned or out, each with a day of it as ISO 8601 has it, in order."""
    not_planned = [each.value for each in NOT_PLANNED]
    day = func.substr(post.c.moment_wall, 1, 10)
    which = (post.c.client_id == client_id, post.c.moment_wall.is_not(None), post.c.rubric != "")
    query = select(post.c.rubric, day).where(*which, post.c.status.not_in(not_planned)).distinct().order_by(day)
    return [(rubric, on) for rubric, on in reader.connection.execute(query)]


def waiting_by_client(reader: Reader) -> dict[ClientId, int]:
    """How many posts of each client wait for an answer, whenever they are planned; clients without any are missing."""
    query = select(post.c.client_id, func.count()).where(TO_APPROVE).group_by(post.c.client_id)
    return {ClientId(client_id): count for client_id, count in reader.connection.execute(query)}


def next_by_client(reader: Reader, day: date) -> dict[ClientId, Post]:
    """The first post of each client, from that day on, that is neither out nor rejected."""
    place = func.row_number().over(partition_by=post.c.client_id, order_by=(post.c.moment_wall, post.c.id))
    comes = (post.c.moment_wall >= day.isoformat(), post.c.status.not_in([each.value for each in _OVER]))
    ranked = select(post.c.id, place.label("place")).where(*comes).subquery()
    first = select(ranked.c.id).where(ranked.c.place == 1)
    return {found.client_id: found for found in reader.fetch(Post, reader.chosen(Post).where(post.c.id.in_(first)))}


def planned_by_client(reader: Reader, period: Period) -> dict[ClientId, int]:
    """How many posts each client has in the period's days, rejected ones left out; clients without any are missing."""
    start, end = period.start.isoformat(), period.end.isoformat()
    query = (
        select(post.c.client_id, func.count())
        .where(post.c.moment_wall >= start, post.c.moment_wall < end, post.c.status != PostStatus.REJECTED.value)
        .group_by(post.c.client_id)
    )
    return {ClientId(client_id): count for client_id, count in reader.connection.execute(query)}
