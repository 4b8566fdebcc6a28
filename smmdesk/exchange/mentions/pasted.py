"""What was copied on a page of the web, in an app or in a chat: what was said, and the link to it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.exchange.mentions.kind import MENTIONS
from smmdesk.exchange.mentions.links import host_of, real_link, source_of
from smmdesk.exchange.values.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LINK: Final = re.compile(r"https?://\S+|(?<![\w@.-])(?:www\.|(?:[\w-]+\.)+[^\W\d_]{2,}/)\S+", re.IGNORECASE)
_AFTER: Final = ".,;:!?…)]}>»“”\"'"
"""What ends a sentence or a bracket behind a link, and is none of it."""
_BETWEEN: Final = re.compile(r"\n\s*\n")
_SEVERAL: Final = 2


class Pasted(NamedTuple):
    """What was said, '' where only a link was copied, with its link; `source` and `place` are told by its host."""

    text: str
    link: str = ""
    source: str = ""
    place: str = ""


def pasted(text: str) -> list[Pasted]:
    """Of one link, or of none, it is one mention; of several each part between empty lines, or each line, is one."""
    return [each for part in _parts(text.replace("\r\n", "\n").strip()) if any(each := _one(part))]


def _parts(text: str) -> Iterator[str]:
    if len(_links(text)) < _SEVERAL:
        yield text
        return
    for part in _BETWEEN.split(text):
        yield from part.split("\n") if len(_links(part)) >= _SEVERAL else [part]


def _links(text: str) -> list[tuple[str, str]]:
    """Each link as it is written, and where it leads."""
    written = (found.rstrip(_AFTER) for found in _LINK.findall(text))
    return [(each, link) for each in written if host_of(link := real_link(each))]


def _one(part: str) -> Pasted:
    """With its first link; others are words of it."""
    written, link = next(iter(_links(part)), ("", ""))
    lines = (" ".join(line.split()) for line in part.replace(written, " ", 1).split("\n"))
    text = "\n".join(filter(None, lines))
    if not link:
        return Pasted(text)
    return Pasted(text.strip(" -–—:|,;\n"), link, source_of(link, _hosts()), host_of(link))


@cache
def _hosts() -> Mapping[str, str]:
    return {host: source for source, hosts in load(str(MENTIONS.words))["hosts"].items() for host in hosts}
