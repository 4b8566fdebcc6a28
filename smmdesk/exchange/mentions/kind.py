"""Mentions as a kind of file: columns from the child become rows."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.text import _
from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.incoming import Columns, FileKind, NamedRows
from smmdesk.exchange.mentions.own_words import own_words
from smmdesk.exchange.values.persons import PERSONS_TOLD
from smmdesk.machine.places import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST: Final = 20
_LENGTH: Final = 200  # characters of a text


class NoMentionsError(NothingRecognisedError):
    """No row that looks like the names of a table of mentions, or none by which a mention is known."""

    message = _(
        "Nothing in {name} looks like mentions. Give it a row with column names, among them Date or Link, and two "
        "more such as Text, Source or Author."
    )


class MentionRow(NamedTuple):
    """One row in plain values, by the names in `chunk.FIELDS`."""

    row: int
    key: str
    wall: str
    timed: bool
    source: str
    place: str
    link: str
    author: str
    title: str
    text: str
    topics: tuple[str, ...]
    tone: str
    stars: int | None
    reach: int | None
    likes: int | None
    comments: int | None
    reposts: int | None
    language: str
    brand: str
    brand_said: str
    answered: str
    replied: bool
    answer: str
    note: str


def mentions(columns: Columns) -> NamedRows[MentionRow]:
    """Those of a chunk."""
    return NamedRows(columns, MentionRow._fields, MentionRow._make)


class FirstMention(NamedTuple):
    """A row for the preview: when, where, and the beginning of what was said."""

    row: int
    wall: dt.datetime
    timed: bool
    place: str
    text: str


def first_rows(columns: Columns) -> Sequence[FirstMention]:
    """The first rows of a chunk."""
    return [
        FirstMention(
            each.row,
            dt.datetime.fromisoformat(each.wall),
            each.timed,
            each.place,
            f"{each.title} {each.text}".strip()[:_LENGTH],
        )
        for each in islice(mentions(columns), _FIRST)
    ]


MENTIONS: Final = FileKind(
    words=RESOURCES / "knowledge" / "mention_words.toml",
    own=own_words,
    heart=frozenset({"text", "title", "link"}),
    unrecognised=NoMentionsError,
    task="smmdesk.exchange.mentions.rows:stream",
    build=lambda _options: lambda columns: (mentions(columns), []),
    first=first_rows,
    messages={
        "odd_day": _("“{value}” is not a date; it was kept in the note."),
        "odd_time": _("“{value}” is not a time; it was kept in the note."),
        "unknown_tone": _("“{value}” is not a tone; it was kept in the note, and the mention has no tone."),
        "unknown_source": _("“{value}” is not a kind of source; it was kept in the note."),
        "unknown_language": _("“{value}” is not a language that is known here; it was kept in the note."),
        "unknown_number": _("“{value}” is not a number that can stand there; it was kept in the note."),
        "no_day": _("{value} mentions have a link and no date; they have the day on which the file was read."),
        **PERSONS_TOLD,
    },
)
