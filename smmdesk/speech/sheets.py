"""What a sheet for approval shows of a post, and how the same words are known again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.media import plain_name
from smmdesk.speech.language import LANGUAGES, Language

if TYPE_CHECKING:
    from smmdesk.domain.variants import Texts

SHOWN: Final = ("day", "time", "networks", "text", "link", "media")
LONGEST: Final = 32_000
"""Characters of a text: as much as a cell of a worksheet takes."""


def shown(texts: Texts, language: Language) -> dict[str, str]:
    """By the names in `SHOWN` what somebody reads of the post."""
    post, moment = texts.post, texts.post.moment
    return {
        "day": f"{language.weekday(moment.day, 'short')}, {language.date(moment.day)}" if moment else "",
        "time": language.time(moment.wall.time()) if moment else "",
        "networks": ", ".join(language.word(network) for network in post.networks),
        "text": _words(texts, language)[:LONGEST],
        "link": post.link,
        "media": "\n".join(map(plain_name, post.media)),
    }


def was_shown(texts: Texts, name: str, words: str) -> bool:
    """Whether a sheet of some language says this of the post; spaces and ends of lines do not count."""
    return any(_plain(shown(texts, Language(code))[name]) == _plain(words) for code in LANGUAGES)


def _words(texts: Texts, language: Language) -> str:
    """What the post says, then what it says in single networks instead, below the network's name."""
    post = texts.post
    everywhere = post.caption()
    there = [(network, texts.within(network).caption()) for network in post.networks if texts.variant(network)]
    own = [f"{language.word(network)}:\n{words}" for network, words in there if words != everywhere]
    return "\n\n".join(filter(None, (everywhere, *own)))


def _plain(words: str) -> str:
    return " ".join(words.split())
