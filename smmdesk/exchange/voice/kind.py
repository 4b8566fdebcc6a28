"""Counts of publications as a kind of file: columns from the child become rows."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.reputation.named import Source
from smmdesk.domain.text import _
from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.incoming import Columns, FileKind, NamedRows
from smmdesk.exchange.values.persons import PERSONS_TOLD
from smmdesk.exchange.values.words import load
from smmdesk.machine.places import RESOURCES
from smmdesk.speech.every_language import in_every_language, named_in_every_language

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST: Final = 20
_MENTIONS: Final = RESOURCES / "knowledge" / "mention_words.toml"
HEADERS: Final = {
    "date": _("First day"),
    "to": _("Last day"),
    "brand": _("About whom"),
    "source": _("Where"),
    "publications": _("Publications"),
    "origin": _("Where the number is from"),
    "note": _("Note"),
}
"""The words this program writes above them."""


class NoCountsError(NothingRecognisedError):
    """No row that looks like the names of a table of counts."""

    message = _(
        "Nothing in {name} looks like counts of publications. Give it a row with column names, among them First day, "
        "Last day and Publications."
    )


class CountRow(NamedTuple):
    """One row in plain values, by the names in `rows.FIELDS`."""

    row: int
    key: str
    brand: str
    starts: str
    last: str
    source: str
    publications: int
    origin: str
    note: str


def counts(columns: Columns) -> NamedRows[CountRow]:
    """Those of a chunk."""
    return NamedRows(columns, CountRow._fields, CountRow._make)


class FirstCount(NamedTuple):
    """A row for the preview."""

    row: int
    brand: str
    starts: dt.date
    last: dt.date
    publications: int


def first_rows(columns: Columns) -> Sequence[FirstCount]:
    """The first rows of a chunk."""
    return [
        FirstCount(
            each.row,
            each.brand,
            dt.date.fromisoformat(each.starts),
            dt.date.fromisoformat(each.last),
            each.publications,
        )
        for each in islice(counts(columns), _FIRST)
    ]


@cache
def own_words() -> dict[str, dict[str, list[str]]]:
    """Tables of `voice_words.toml` with this program's words; kinds of sources and persons as mentions know them."""
    sources = {key: [*words] for key, words in load(str(_MENTIONS))["sources"].items()}
    for key, words in named_in_every_language(Source).items():
        sources.setdefault(key, []).extend(words)
    persons = load(str(_MENTIONS))["persons"]["words"]
    return {"headers": in_every_language(HEADERS), "sources": sources, "persons": {"words": [*persons]}}


COUNTS: Final = FileKind(
    words=RESOURCES / "knowledge" / "voice_words.toml",
    own=own_words,
    heart=frozenset({"publications"}),
    unrecognised=NoCountsError,
    task="smmdesk.exchange.voice.rows:stream",
    build=lambda _options: lambda columns: (counts(columns), []),
    first=first_rows,
    messages={
        "odd_day": _("“{value}” is not a date, so the count was left out."),
        "unknown_source": _("“{value}” is not a kind of source; it was kept with where the number is from."),
        "unknown_number": _("“{value}” is not a number of publications, so the count was left out."),
        **PERSONS_TOLD,
    },
)
