"""The words this program writes above mentions that go out, in all its languages: they are read back."""

from __future__ import annotations

from functools import cache
from typing import Final

from smmdesk.domain.reputation.named import Sentiment, Source
from smmdesk.domain.text import _
from smmdesk.speech.every_language import in_every_language, named_in_every_language

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
    "topics": _("Topics"),
    "tone": _("Tone"),
    "stars": _("Stars"),
    "reach": _("Reach"),
    "likes": _("Likes"),
    "comments": _("Comments"),
    "reposts": _("Reposts"),
    "answered": _("Answered on"),
    "answer": _("What was answered"),
    "language": _("Language"),
    "note": _("Note"),
}


@cache
def own_words() -> dict[str, dict[str, list[str]]]:
    """Tables of `mention_words.toml` with this program's own words."""
    return {
        "headers": in_every_language(HEADERS),
        "tones": named_in_every_language(Sentiment),
        "sources": named_in_every_language(Source),
    }
