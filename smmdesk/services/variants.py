"""What is kept of texts of single networks: only what is different, whoever changes a post or them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smmdesk.domain.ids import PostVariantId, new_id
from smmdesk.domain.variants import PostVariant, by_post
from smmdesk.storage.rows import as_kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smmdesk.domain.ids import PostId
    from smmdesk.domain.posts import Post
    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer


def variants_of(reader: Reader, ids: Iterable[PostId]) -> Mapping[PostId, tuple[PostVariant, ...]]:
    """By post what is of its networks alone, in their order."""
    wanted = list(ids)
    return by_post(reader.all(PostVariant, post_id=wanted)) if wanted else {}


def settle(work: Writer, post: Post) -> None:
    """A post was changed: what a network had of its own and has in common with all now is its own no more."""
    for each in work.all(PostVariant, post_id=post.id):
        keep(work, each, post)


def keep(work: Writer, variant: PostVariant, post: Post) -> PostVariant | None:
    """Save what is different, and nothing where nothing is."""
    kept = as_kept(variant).beside(post)
    if kept.is_bare:
        work.remove(PostVariant, [kept.id])
        return None
    work.save(kept)
    return kept


def copied(variant: PostVariant, post_id: PostId) -> PostVariant:
    """The same for the copy of a post."""
    return replace(variant, id=PostVariantId(new_id()), post_id=post_id)
