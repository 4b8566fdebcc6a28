"""The words this program writes above mentions that go out, in all its languages: they are read back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from smmdesk.domain.reputation.named import Sentiment, Source
from smmdesk.domain.text import _
from smmdesk.speech.language import LANGUAGES, Language

if TYPE_CHECKING:
    from enum import StrEnum

HEADERS: Final = {
    "date": _("Date"),
    "time": _("Time"),
    "source": _("Where"),
    "place": _("Site, group or map"),
    "author": _("Who"),
    "title": _("Headline"),
    "text": _("Text"),
    "link": _("Link"),
    "brand": _("About whom"),
    "tone": _("Tone"),
    "stars": _("Stars"),
    "reach": _("Reach"),
    "likes": _("Likes"),
    "comments": _("Comments"),
    "reposts": _("Reposts"),
    "answered": _("Answered on"),
    "answer": _("What was answered"),
    "note": _("Note"),
}


@cache
def own_words() -> dict[str, dict[str, list[str]]]:
    """Tables of `mention_words.toml` with this program's own words."""
    languages = [Language(code) for code in LANGUAGES]
    return {
        "headers": {field: [language(name) for language in languages] for field, name in HEADERS.items()},
        "tones": _names(Sentiment, languages),
        "sources": _names(Source, languages),
    }


def _names(members: type[StrEnum], languages: list[Language]) -> dict[str, list[str]]:
    return {member.value: [language.word(member) for language in languages] for member in members}
