"""What posts of a series say in single networks: new ones have it from the post that they are made after."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smmdesk.domain.ids import PostId, PostVariantId
from smmdesk.domain.series import Series
from smmdesk.services.variants import copied, keep, variants_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.ids import SeriesId
    from smmdesk.domain.posts import Post
    from smmdesk.domain.variants import PostVariant
    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer


def say_in_networks(work: Writer, model: Post, made: Sequence[Post]) -> None:
    """New posts say in single networks what that one says there, as far as it is not what they say everywhere."""
    own = variants_of(work, [model.id]).get(model.id, ()) if made else ()
    copies = (copied(each, post.id).beside(post) for post in made for each in own)
    work.add_all([each for each in copies if not each.is_bare])


def names_of(reader: Reader, posts: Sequence[Post]) -> dict[SeriesId, str]:
    """What the series of posts are called."""
    wanted = {post.series_id for post in posts if post.series_id is not None}
    return {each.id: each.name for each in reader.some(Series, [*wanted])} if wanted else {}


def settle_all(work: Writer, posts: Sequence[Post]) -> None:
    """What a network had of its own and has in common with the changed post now is its own no more."""
    own = variants_of(work, [post.id for post in posts])
    for post in posts:
        for each in own.get(post.id, ()):
            keep(work, each, post)


def has_own_words(reader: Reader, posts: Sequence[Post], model: Post) -> set[PostId]:
    """The posts that say something else in a single network than that one."""
    found = variants_of(reader, [post.id for post in (*posts, model)])
    usual = {_bare(each) for each in found.get(model.id, ())}
    return {post.id for post in posts if not {_bare(each) for each in found.get(post.id, ())} <= usual}


def _bare(variant: PostVariant) -> PostVariant:
    return replace(variant, id=PostVariantId(""), post_id=PostId(""))
