"""How long a text is by each network's own way of counting, and how much room its limit leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.domain.posts import Format, Post
from smmdesk.knowledge.networks import Limit, NetworkFacts, Unit, Weights, read_networks, read_weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.domain.networks import Network

_LINK: Final = re.compile(r"https?://\S+", re.IGNORECASE)
# a # within a word, such as the place in an address, begins none
_TAG: Final = re.compile(r"(?<!\w)#\w+")
# a picture, and what changes it: its look as an emoji, a keycap, a tone of skin
_EMOJI: Final = "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff][\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*"
# pictures that a zero width joiner makes one; or a flag, which is two letters of a country
_EMOJIS: Final = re.compile(f"{_EMOJI}(?:\u200d{_EMOJI})*|[\U0001f1e6-\U0001f1ff]{{2}}")
_WITH_MEDIA: Final = frozenset({Format.PHOTO, Format.CAROUSEL, Format.VIDEO, Format.SHORT_VIDEO, Format.STORY})
_PHOTOS: Final = frozenset({Format.PHOTO, Format.CAROUSEL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a text takes of one limit of a network."""

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


def rooms(post: Post, code: str) -> list[Room]:
    """What the post takes of the text's and the hashtags' limits of its networks, in the order of its networks."""
    return [room for network in post.networks for room in _rooms(post, read_networks(code)[network])]


def _rooms(post: Post, facts: NetworkFacts) -> Iterator[Room]:
    caption, weights = post.caption(), read_weights()
    for limit in text_limits(facts, post.format):
        yield Room(facts=facts, limit=limit, used=length(caption, limit.unit, weights))
    for limit in facts.of("hashtags"):
        yield Room(facts=facts, limit=limit, used=len(_TAG.findall(caption)))


def text_limits(facts: NetworkFacts, format: Format | None) -> tuple[Limit, ...]:
    """The limits of the text in a post of that format, the tightest first; empty where none is known."""
    if format in _WITH_MEDIA and facts.of("text_with_media"):
        return facts.of("text_with_media")
    if format in _PHOTOS and facts.of("text_of_photos"):
        return facts.of("text_of_photos")
    return facts.of("text")


def _weighted(text: str, weights: Weights) -> int:
    # links out first, then emojis: what they are made of must not be counted as letters again
    bare, links = _LINK.subn("", text)
    plain, emojis = _EMOJIS.subn("", bare)
    light = sum(any(first <= ord(sign) <= last for first, last in weights.light_ranges) for sign in plain)
    heavy = len(plain) - light
    return links * weights.link + (heavy + emojis) * weights.heavy + light * weights.light
