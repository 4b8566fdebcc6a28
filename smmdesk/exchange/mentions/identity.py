"""By what a mention is known when it is read in again: its address, else its day, author and first words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.reputation.mentions import same_link
from smmdesk.exchange.table.chunk import content_key

if TYPE_CHECKING:
    from smmdesk.domain.reputation.records import Mention

_FIRST: Final = 200  # characters


def identity(link: str, day: str, author: str, words: str) -> str:
    """A digest; a file may be read twice, and hold the same text with other spaces."""
    if address := same_link(link):
        return content_key(address)
    return content_key(day, *(" ".join(text.casefold().split())[:_FIRST] for text in (author, words)))


def identity_of(mention: Mention) -> str:
    """The same of a mention that is here, whoever wrote it down."""
    return identity(mention.link, mention.day.isoformat(), mention.author, mention.text or mention.title)
