"""How long a text is by each network's own way of counting, and how much room its limit leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.domain.limits import Unit
from smmdesk.domain.media import MediaKind, media_kind
from smmdesk.domain.posts import Format, Post
from smmdesk.domain.variants import Texts
from smmdesk.knowledge.networks import Limit, NetworkFacts, Weights, networks_with, read_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smmdesk.domain.limits import LimitEdit
    from smmdesk.domain.networks import Network
    from smmdesk.domain.variants import PostVariant

_LINK: Final = re.compile(r"https?://\S+", re.IGNORECASE)
# a # within a word, such as the place in an address, begins none
_TAG: Final = re.compile(r"(?<!\w)#\w+")
# a picture, and what changes it: its look as an emoji, a keycap, a tone of skin
_EMOJI: Final = "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff][\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*"
# pictures that a zero width joiner makes one; or a flag, which is two letters of a country
_EMOJIS: Final = re.compile(f"{_EMOJI}(?:\u200d{_EMOJI})*|[\U0001f1e6-\U0001f1ff]{{2}}")
_WITH_MEDIA: Final = frozenset({Format.PHOTO, Format.CAROUSEL, Format.VIDEO, Format.SHORT_VIDEO, Format.STORY})
_PHOTOS: Final = frozenset({Format.PHOTO, Format.CAROUSEL})
_SHOWN: Final = frozenset({MediaKind.PICTURE, MediaKind.FILM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a post takes of one limit of a network."""

    facts: NetworkFacts
    limit: Limit
    used: int

    @property
    def network(self) -> Network:
        """Whose limit it is."""
        return self.facts.network

    @property
    def left(self) -> int:
        """What is left; below zero it is too long."""
        return self.limit.amount - self.used


def length(text: str, unit: Unit, weights: Weights) -> int:
    """How many of that unit a text takes; an emoji made of several code points counts once where emojis are weighed."""
    if unit is Unit.BYTES:
        # what is being typed was not cleaned yet, and may hold half of a pair
        return len(text.encode(errors="surrogatepass"))
    if unit is Unit.WEIGHTED:
        return _weighted(text, weights)
    if unit is Unit.EMOJI_BYTES:
        emojis: list[str] = _EMOJIS.findall(text)
        return len(text) + sum(len(emoji.encode()) - len(emoji) for emoji in emojis)
    return len(text)


def rooms(post: Post, code: str, variants: Sequence[PostVariant] = (), edits: Iterable[LimitEdit] = ()) -> list[Room]:
    """What the post takes of the limits of its networks, in their order: of text, hashtags, attached files, and what
    else it has.

    In a network it is counted as it goes out there; `edits` stand in the place of limits that came with the program.
    """
    facts, texts = networks_with(code, edits), Texts(post, tuple(variants))
    return [room for network in post.networks for room in _rooms(texts, facts[network])]


def _rooms(texts: Texts, facts: NetworkFacts) -> Iterator[Room]:
    post, weights = texts.within(facts.network), read_weights()
    caption = post.caption()
    for limit in text_limits(facts, post):
        yield Room(facts=facts, limit=limit, used=length(caption, limit.unit, weights))
    for what, count in {"hashtags": len(_TAG.findall(caption)), **_files(post)}.items():
        yield from (Room(facts=facts, limit=limit, used=count) for limit in facts.of(what))
    variant = texts.variant(facts.network)
    others = {"title": variant.title if variant else "", "comment": post.first_comment, "link": post.link}
    for what, words in others.items():
        for limit in facts.of(what) if words else ():
            yield Room(facts=facts, limit=limit, used=length(words, limit.unit, weights))


def _files(post: Post) -> dict[str, int]:
    """How many files of each sort that is limited the post has."""
    pictures = sum(media_kind(name) is MediaKind.PICTURE for name in post.media)
    counted = {"images": pictures, "carousel_images": pictures, "attachments": len(post.media)}
    return {what: count for what, count in counted.items() if count}


def text_limits(facts: NetworkFacts, post: Post) -> tuple[Limit, ...]:
    """The limits of the text beside what the post shows, the tightest first; empty where none is known.

    What is attached counts before what the format promises: a text that got a picture goes out as its caption.
    """
    if (post.media or post.format in _WITH_MEDIA) and facts.of("text_with_media"):
        return facts.of("text_with_media")
    if _is_of_photos(post) and facts.of("text_of_photos"):
        return facts.of("text_of_photos")
    return facts.of("text")


def _is_of_photos(post: Post) -> bool:
    """Whether it shows pictures and no film; while nothing is attached the format says it."""
    kinds = {media_kind(name) for name in post.media} & _SHOWN
    return kinds == {MediaKind.PICTURE} if kinds else post.format in _PHOTOS


def _weighted(text: str, weights: Weights) -> int:
    # links out first, then emojis: what they are made of must not be counted as letters again
    bare, links = _LINK.subn("", text)
    plain, emojis = _EMOJIS.subn("", bare)
    light = sum(any(first <= ord(sign) <= last for first, last in weights.light_ranges) for sign in plain)
    heavy = len(plain) - light
    return links * weights.link + (heavy + emojis) * weights.heavy + light * weights.light
