"""Which posts go into a file for a scheduler, how they stand there, and why others do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.approval.sheets import mark
from smmdesk.domain.media import MediaKind, is_link, media_kind
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import PostStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smmdesk.domain.posts import Post
    from smmdesk.domain.variants import Texts

GOING: Final = frozenset({PostStatus.APPROVED, PostStatus.SCHEDULED})
"""The posts that go if nobody says otherwise."""
CHOOSABLE: Final = (PostStatus.DRAFT, PostStatus.TO_APPROVE, PostStatus.APPROVED, PostStatus.SCHEDULED)
"""Those that may go: an idea is none yet, and what is out or rejected must not go out again."""


class Hours(StrEnum):
    """By which clock a tool takes hours."""

    WALL = "wall"
    UTC = "utc"


class Reason(StrEnum):
    """Why a post cannot go as it is."""

    PAST = "past"
    TOO_SOON = "too_soon"
    CHANGED = "changed"
    NO_TEXT = "no_text"
    NOTHING = "nothing"
    LOCAL = "local"
    NO_FILM = "no_film"
    NO_FILES = "no_files"
    OTHER_FILES = "other_files"
    MIXED = "mixed"
    TOO_MANY = "too_many"
    TOO_LONG = "too_long"
    NETWORK = "network"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """What a scheduler takes, in so far as it decides which posts go. `rows` and `most` of 0 are no limit."""

    name: str
    hours: Hours = Hours.WALL
    rows: int = 0
    ahead: int = 0
    one_account: bool = True
    networks: frozenset[Network] = frozenset()
    """those that it can name; none where nobody said"""
    needs_text: bool = False
    """whether a file alone is too little"""
    kinds: frozenset[MediaKind] = frozenset({MediaKind.PICTURE, MediaKind.FILM})
    most: int = 0
    mixed: bool = False
    link_in_text: bool = False
    by_network: bool = False
    """whether one row has a text for each network apart"""
    letters: str = "utf-8"
    """the encoding of its file"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A post as it stands in a file: in one network, or in several that it says the same in. `post` is as it goes out
    there, its text with the hashtags as `text`; `reasons` are why it cannot."""

    source: Post
    post: Post
    networks: tuple[Network, ...]
    text: str
    bare: str
    """without the link"""
    title: str = ""
    texts: Mapping[Network, str] = field(default_factory=dict)
    """of each network, where one row has them apart"""
    reasons: tuple[Reason, ...] = ()

    @property
    def goes(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.reasons

    def moment(self, hours: Hours) -> datetime:
        """When it goes out, as the tool takes it, without a zone."""
        if self.post.moment is None:
            raise AssertionError("only posts of a day are asked for")
        if hours is Hours.UTC:
            return self.post.moment.utc().replace(tzinfo=None)
        return self.post.moment.wall


class Asked(NamedTuple):
    """Which posts a person wants: of these states and networks (none: of all), changed since the approval or not."""

    statuses: frozenset[PostStatus] = GOING
    networks: frozenset[Network] = frozenset()
    with_changed: bool = False


TooLong = Callable[["Post", Network], bool]
"""Whether a post, as it goes out there, is longer than that network takes."""


class _Given(NamedTuple):
    """By what a row is judged."""

    tool: Tool
    asked: Asked
    now: datetime
    too_long: TooLong


def with_link(post: Post) -> str:
    """The text with the link below it, unless it has it already."""
    return "\n\n".join(filter(None, (post.text, "" if post.link in post.text else post.link)))


def networks_of(found: Iterable[Texts], asked: Asked) -> list[Network]:
    """The networks that the posts asked for go to, in their order."""
    there = {network for each in found if _is_asked(each.post, asked) for network in each.post.networks}
    return [network for network in Network if network in there and (not asked.networks or network in asked.networks)]


def rows_of(found: Iterable[Texts], tool: Tool, asked: Asked, now: datetime, too_long: TooLong) -> list[Row]:
    """All rows that the posts come to, by time, those that cannot go with their reasons."""
    rows = [row for each in found if _is_asked(each.post, asked) for row in _rows(each, tool, asked)]
    given = _Given(tool, asked, now, too_long)
    return [replace(row, reasons=tuple(_reasons(row, seen, given))) for row, seen in rows]


def parts_of(rows: Sequence[Row], tool: Tool) -> list[Sequence[Row]]:
    """The rows as they go into files: as many as one takes."""
    size = tool.rows or max(len(rows), 1)
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def part_name(stem: str, suffix: str, number: int, many: int) -> str:
    """What the file of that number is called: as the whole where there is one."""
    return f"{stem}-{number}-of-{many}{suffix}" if many > 1 else f"{stem}{suffix}"


def _is_asked(post: Post, asked: Asked) -> bool:
    return post.moment is not None and post.status in asked.statuses & frozenset(CHOOSABLE)


def _rows(texts: Texts, tool: Tool, asked: Asked) -> list[tuple[Row, str]]:
    networks = [each for each in texts.post.networks if not asked.networks or each in asked.networks]
    seen = mark(texts.post, texts.variants)
    if tool.by_network and networks:
        each = {network: _row(texts, network, tool) for network in networks}
        first = each[networks[0]]
        return [(replace(first, networks=tuple(networks), texts={at: row.text for at, row in each.items()}), seen)]
    rows: list[Row] = []
    for network in networks:
        row = _row(texts, network, tool)
        same = next((at for at, other in enumerate(rows) if not tool.one_account and _says_same(row, other)), None)
        if same is None:
            rows.append(row)
        else:
            rows[same] = replace(rows[same], networks=(*rows[same].networks, network))
    return [(row, seen) for row in rows]


def _row(texts: Texts, network: Network, tool: Tool) -> Row:
    post, variant = texts.within(network), texts.variant(network)
    text = with_link(post) if tool.link_in_text else post.text
    return Row(
        source=texts.post,
        post=post,
        networks=(network,),
        text="\n\n".join(filter(None, (text, " ".join(post.hashtags)))),
        bare=post.caption(),
        title=variant.title if variant else "",
    )


def _says_same(one: Row, other: Row) -> bool:
    """Whether one row says what both go out with."""
    same = ("text", "link", "first_comment", "hashtags")
    return one.title == other.title and all(getattr(one.post, name) == getattr(other.post, name) for name in same)


def _reasons(row: Row, seen: str, given: _Given) -> Iterable[Reason]:
    tool, asked, _now, too_long = given
    yield from _of_time(row.post, given)
    if row.source.approved_mark and row.source.approved_mark != seen and not asked.with_changed:
        yield Reason.CHANGED
    if tool.networks and not tool.networks.issuperset(row.networks):
        yield Reason.NETWORK
    if not row.text.strip() and tool.needs_text:
        yield Reason.NO_TEXT
    elif not (row.text.strip() or row.post.media):
        yield Reason.NOTHING
    yield from _of_files(row.post.media, tool)
    sent = {each: replace(row.post, text=row.texts.get(each, row.text), hashtags=()) for each in row.networks}
    if any(too_long(there, network) for network, there in sent.items()):
        yield Reason.TOO_LONG


def _of_time(post: Post, given: _Given) -> Iterable[Reason]:
    if post.moment is None:
        return
    left = post.moment.utc() - given.now.astimezone(UTC)
    if left <= timedelta():
        yield Reason.PAST
    elif left < timedelta(minutes=given.tool.ahead):
        yield Reason.TOO_SOON


def _of_files(media: Sequence[str], tool: Tool) -> Iterable[Reason]:
    if media and not tool.kinds:
        yield Reason.NO_FILES
        return
    if not all(map(is_link, media)):
        yield Reason.LOCAL
    # of an address nobody knows what it leads to, unless it says so
    told = set(map(media_kind, media)) - {MediaKind.OTHER}
    if MediaKind.FILM in told - tool.kinds:
        yield Reason.NO_FILM
    if told - tool.kinds - {MediaKind.FILM}:
        yield Reason.OTHER_FILES
    if not tool.mixed and len(told) > 1:
        yield Reason.MIXED
    if tool.most and len(media) > tool.most:
        yield Reason.TOO_MANY
