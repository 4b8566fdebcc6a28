"""Files of mentions, tables and feeds, as chunks of columns for the parent. Runs in the parsing child."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.mentions.atom import is_feed, open_feed
from smmdesk.exchange.mentions.chunk import MentionChunk
from smmdesk.exchange.mentions.words import MentionWords
from smmdesk.exchange.table.stream import Asked, stream_book
from smmdesk.exchange.workbooks.reading import kind_of, open_book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.exchange.table.days import Days
    from smmdesk.exchange.table.mapping import Table

KNOWN_BY: Final = frozenset({"date", "link"})
_OF_A_FEED: Final = "online_media"
"""What is said on the web and found by a search engine is mostly written by media."""


def stream(**arguments: Any) -> Iterator[Any]:  # noqa: ANN401  (the fields of `Asked`)
    """Everything in the file, as `table.stream` says; the columns by the names in `chunk.FIELDS`."""
    asked = Asked(**arguments)
    words = MentionWords(asked.tables())
    is_atom = kind_of(asked.file) == "text" and is_feed(asked.file)

    def chunk(table: Table, days: Days) -> MentionChunk:
        # what a person said of the columns may be said better in the next moment
        if asked.mapping is None and not table.header.fields & KNOWN_BY:
            raise NothingRecognisedError(name=asked.file.name)
        otherwise = _OF_A_FEED if is_atom else ""
        return MentionChunk(table, words, days, today=asked.today, otherwise=otherwise)

    book = open_feed(asked.file) if is_atom else open_book(asked.file, asked.encoding)
    yield from stream_book(book, asked, words, chunk)
