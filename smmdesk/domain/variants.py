"""What a post says in one network where it says something else there than everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from smmdesk.domain.ids import PostId, PostVariantId
from smmdesk.domain.links import for_network
from smmdesk.domain.networks import Network
from smmdesk.domain.record import Record
from smmdesk.domain.text import hashtags

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smmdesk.domain.posts import Post

SHARED: Final = ("text", "hashtags", "link", "first_comment")
"""What a network has of its own in the place of what the post has; a title only networks have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostVariant(Record):
    """Of one post and one network, each once; None where the network has what the post has.

    An empty text is None as well, since no network takes one; no hashtags, no link and no first comment may be meant.
    """

    id: PostVariantId
    post_id: PostId
    network: Network
    text: str | None = None
    hashtags: tuple[str, ...] | None = None
    link: str | None = None
    title: str = ""
    first_comment: str | None = None

    def checked(self) -> Self:
        """With its hashtags each on its own, and no empty text."""
        tags = None if self.hashtags is None else hashtags(" ".join(self.hashtags))
        return replace(self, hashtags=tags, text=self.text or None)

    def beside(self, post: Post) -> Self:
        """With nothing of its own that the post says just so."""
        same: dict[str, Any] = {name: None for name in SHARED if getattr(self, name) == getattr(post, name)}
        return replace(self.checked(), **same)

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing of its own, and so is not kept."""
        return not self.title and all(getattr(self, name) is None for name in SHARED)


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkText:
    """What goes out in one network, as a form shows it: its own words, or those of the post."""

    id: str
    """by both: that of the post, a stroke, the network"""
    post_id: PostId
    network: Network
    text: str
    hashtags: tuple[str, ...]
    link: str
    title: str
    first_comment: str

    @classmethod
    def of(cls, post: Post, network: Network, variant: PostVariant | None) -> Self:
        """Of a post with what is its own there, if anything is."""
        values: dict[str, Any] = {name: own_or(post, variant, name) for name in SHARED}
        title = variant.title if variant else ""
        return cls(id=f"{post.id}/{network}", post_id=post.id, network=network, title=title, **values)


class Texts(NamedTuple):
    """A post with all that is of its networks alone."""

    post: Post
    variants: tuple[PostVariant, ...] = ()

    def variant(self, network: Network) -> PostVariant | None:
        """What is that network's own."""
        return next((each for each in self.variants if each.network is network), None)

    def within(self, network: Network) -> Post:
        """The post as it goes out there."""
        return in_network(self.post, network, self.variant(network))

    @property
    def every(self) -> list[str]:
        """All texts that the post goes out with, the main one first, each once."""
        return [*dict.fromkeys([self.post.text, *(each.text for each in self.variants if each.text)])]

    @property
    def is_same_everywhere(self) -> bool:
        """Whether several networks get one text to the letter."""
        there = [self.variant(network) for network in self.post.networks]
        return len(there) > 1 and not any(each is not None and each.text for each in there)


def own_or(post: Post, variant: PostVariant | None, name: str) -> Any:  # noqa: ANN401  (each field holds its own)
    """What a network has in one of the shared fields."""
    own = getattr(variant, name) if variant else None
    return getattr(post, name) if own is None else own


def in_network(post: Post, network: Network, variant: PostVariant | None) -> Post:
    """The post as it goes out in one network, which its link names where it is tagged with it."""
    values = {name: own_or(post, variant, name) for name in SHARED}
    values["link"] = for_network(values["link"], network)
    return replace(post, networks=(network,), **values)


def by_post(found: Iterable[PostVariant]) -> Mapping[PostId, tuple[PostVariant, ...]]:
    """Those of each post, in the order of networks."""
    order = list(Network)
    posts: dict[PostId, list[PostVariant]] = {}
    for each in sorted(found, key=lambda one: order.index(one.network)):
        posts.setdefault(each.post_id, []).append(each)
    return {id: tuple(own) for id, own in posts.items()}
