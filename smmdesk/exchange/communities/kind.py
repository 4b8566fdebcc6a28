"""Tables of communities as a kind of file: columns from the child become rows."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.networks import Network
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
_PLANS: Final = RESOURCES / "knowledge" / "plan_words.toml"
HEADERS: Final = {
    "name": _("Community"),
    "network": _("Network"),
    "link": _("Link"),
    "members": _("Members"),
    "topic": _("What it is about"),
    "fit": _("How well it suits"),
    "rules_read": _("Rules"),
    "note": _("Note"),
}
"""The words this program writes above them."""


class NoCommunitiesError(NothingRecognisedError):
    """No row that looks like the names of a table of communities."""

    message = _(
        "Nothing in {name} looks like communities. Give it a row with column names, among them Community or Link, and "
        "Members or Network."
    )


class CommunityRow(NamedTuple):
    """One row in plain values, by the names in `rows.FIELDS`."""

    row: int
    key: str
    network: str
    name: str
    link: str
    members: int | None
    topic: str
    fit: int | None
    rules_read: bool
    note: str


def communities(columns: Columns) -> NamedRows[CommunityRow]:
    """Those of a chunk."""
    return NamedRows(columns, CommunityRow._fields, CommunityRow._make)


def first_rows(columns: Columns) -> Sequence[CommunityRow]:
    """The first rows of a chunk."""
    return [*islice(communities(columns), _FIRST)]


@cache
def own_words() -> dict[str, dict[str, list[str]]]:
    """Tables of `community_words.toml` with this program's own words; networks and persons as other kinds know them."""
    networks = {key: [*words] for key, words in load(str(_PLANS))["networks"].items()}
    for key, words in named_in_every_language(Network).items():
        networks.setdefault(key, []).extend(words)
    persons = load(str(_MENTIONS))["persons"]["words"]
    return {"headers": in_every_language(HEADERS), "networks": networks, "persons": {"words": [*persons]}}


COMMUNITIES: Final = FileKind(
    words=RESOURCES / "knowledge" / "community_words.toml",
    own=own_words,
    heart=frozenset({"name", "link"}),
    unrecognised=NoCommunitiesError,
    task="smmdesk.exchange.communities.rows:stream",
    build=lambda _options: lambda columns: (communities(columns), []),
    first=first_rows,
    messages={
        "unknown_network": _("“{value}” is not a network that is known here; it was kept in the note."),
        "unknown_number": _("“{value}” is not a number that can stand there; it was kept in the note."),
        **PERSONS_TOLD,
    },
)
