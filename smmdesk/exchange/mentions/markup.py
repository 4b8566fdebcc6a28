"""HTML in what was said, as feeds and some tables give it out: only its words are kept."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

_BREAK: Final = re.compile(r"<(?:br|p|div|li)\b[^<>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)
_TELLING: Final = re.compile(r"</?(?:a|b|br|div|em|i|li|mark|p|span|strong|u|ul)(?:\s[^<>]*)?/?>", re.IGNORECASE)
"""Tags that nobody writes by hand: a text with one of them is HTML."""


def plain_text(html: str) -> str:
    """A piece of HTML without its tags, on as few lines as it has breaks."""
    bare = unescape(_TAG.sub("", _BREAK.sub("\n", html))).replace("\xa0", " ")
    return "\n".join(filter(None, (" ".join(line.split()) for line in bare.split("\n"))))


def words_of(text: str) -> str:
    """The same where the text is HTML; of any other only signs such as `&amp;` become what they stand for."""
    if "<" in text and _TELLING.search(text):
        return plain_text(text)
    return unescape(text) if "&" in text and ";" in text else text
