"""What rows of a plan say of single networks: texts of new posts, and those of posts that are here, changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from smmdesk.domain.ids import PostVariantId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post
from smmdesk.domain.variants import PostVariant
from smmdesk.services.reading.kind import Sorted, columns_of
from smmdesk.services.variants import variants_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smmdesk.domain.ids import PostId
    from smmdesk.exchange.plans.planned import PlannedRow, PlannedRows
    from smmdesk.storage.reader import Reader

Told = tuple[tuple[str, str, Any], ...]


def with_texts(reader: Reader, found: Sorted, new: PlannedRows, renewed: Sequence[tuple[PlannedRow, Post]]) -> Sorted:
    """What becomes of the rows, with the texts of networks: `new` are those of the posts to add, in their order, and
    `renewed` those of posts that are here, as they will be."""
    told = new.columns["variants"]
    posts = {post.id: post for post in found.changed if isinstance(post, Post)}
    about = [(row.variants, post) for row, post in renewed if row.variants or post.id in posts]
    if not (about or any(told)):
        return found
    added = columns_of(PostVariant, [*_new(found.added[Post], told)]) if any(told) else {"id": []}
    saved, removed, touched = _changed(reader, about)
    also = len(touched - posts.keys())
    return found._replace(
        added={**found.added, PostVariant: added},
        changed=[*found.changed, *saved],
        updated=found.updated + also,
        removed={PostVariant: removed},
    )


def _new(values: Mapping[str, Sequence[Any]], told: Iterable[Told]) -> Iterator[PostVariant]:
    """Those of posts that are made of columns of values; each row has its place in them."""
    for at, each in enumerate(told):
        if any(own for _network, _name, own in each) or any(
            own is not None for _n, name, own in each if name != "title"
        ):
            post = Post(**{name: column[at] for name, column in values.items()})
            kept = (one.beside(post) for one in _as_told(post.id, {}, each))
            yield from (one for one in kept if not one.is_bare)


def _changed(reader: Reader, about: Sequence[tuple[Told, Post]]) -> tuple[list[PostVariant], list[str], set[PostId]]:
    """Those to save, the ids of those to remove, and whose they are."""
    here = variants_of(reader, [post.id for _told, post in about])
    saved: list[PostVariant] = []
    removed: list[str] = []
    touched: set[PostId] = set()
    for told, post in about:
        known = {each.network: each for each in here.get(post.id, ())}
        for each in _as_told(post.id, known, told):
            kept, before = each.beside(post), known.get(each.network)
            if kept.is_bare and before is not None:
                removed.append(before.id)
                touched.add(post.id)
            elif not kept.is_bare and kept != before:
                saved.append(kept)
                touched.add(post.id)
    return saved, removed, touched


def _as_told(post_id: PostId, known: Mapping[Network, PostVariant], told: Told) -> list[PostVariant]:
    """Those that are known with what is told of them in its place, and those of which is told for the first time."""
    own = dict(known)
    for value, name, words in told:
        network = Network(value)
        before = own.get(network) or PostVariant(id=PostVariantId(new_id()), post_id=post_id, network=network)
        own[network] = replace(before, **{name: words})
    return [*own.values()]
