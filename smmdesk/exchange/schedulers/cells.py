"""What stands in each column of a scheduler's file.

Nothing here is guarded against spreadsheets: the file is read by a program that publishes what it reads, so an
apostrophe before “@anna”, “+20 %” or “=” would go out to everybody. What a table for people has in that place is in
`exchange.formulas`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.media import MediaKind, media_kind
from smmdesk.domain.networks import Network
from smmdesk.domain.scheduling.going import GOING, Hours, with_link
from smmdesk.domain.scheduling.patterns import written
from smmdesk.knowledge.schedulers import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from smmdesk.domain.posts import Format
    from smmdesk.domain.scheduling.going import Row
    from smmdesk.knowledge.schedulers import Layout

_CONSTANT: Final = '="'


class Filling(NamedTuple):
    """How a file is filled: its layout, the clock that it goes by, and what a person said for it by `ask:NAME`."""

    layout: Layout
    hours: Hours = Hours.WALL
    said: Mapping[str, str] = {}


def cells_of(row: Row, filling: Filling) -> list[str]:
    """The row, column by column."""
    return [cell(use, row, filling) for use in filling.layout.uses]


def cell(use: str, row: Row, filling: Filling) -> str:
    """What stands in a column of that use."""
    if not use:
        return ""
    if use.startswith(_CONSTANT):
        return use.removeprefix(_CONSTANT).removesuffix('"')
    name, sign, of = use.partition(":")
    return _OF[name](row, filling, of) if sign else _PLAIN[use](row, filling)


def _joined(row: Row, filling: Filling, *kinds: MediaKind) -> str:
    return filling.layout.between.join(name for name in row.post.media if not kinds or _kind(name) in kinds)


def _kind(name: str) -> MediaKind:
    """A picture where an address does not say what it leads to; what moves by itself is no picture to these tools."""
    found = media_kind(name)
    if found is MediaKind.PICTURE and _is_gif(name):
        return MediaKind.OTHER
    return MediaKind.PICTURE if found is MediaKind.OTHER else found


def _is_gif(name: str) -> bool:
    return name.partition("?")[0].lower().endswith(".gif")


def _gif(row: Row, _filling: Filling) -> str:
    return next(filter(_is_gif, row.post.media), "")


def _alt(row: Row, filling: Filling) -> str:
    """Of every file, an empty place where nobody said what is to be seen; nothing where nobody said it of any."""
    told = [" ".join(row.post.alt.get(name, "").split()) for name in row.post.media]
    return filling.layout.between_alt.join(told) if any(told) else ""


def _networks(row: Row, filling: Filling) -> str:
    names = filling.layout.names
    return filling.layout.between.join(names.get(each, each.value) for each in row.networks)


def _format(form: Format | None, kinds: Mapping[str, str]) -> str:
    return kinds.get(form.value if form else USUAL, kinds.get(USUAL, ""))


def _at(values: Sequence[str], number: str) -> str:
    place = int(number) - 1
    return values[place] if place < len(values) else ""


def _tick(is_so: bool, filling: Filling) -> str:
    yes, no = filling.layout.ticks
    return yes if is_so else no


_PLAIN: Final[Mapping[str, Callable[[Row, Filling], str]]] = {
    "text": lambda row, _filling: row.bare,
    "text_and_link": lambda row, _filling: row.text,
    "plain": lambda row, _filling: row.post.text,
    "plain_and_link": lambda row, _filling: with_link(row.post),
    "hashtags": lambda row, _filling: " ".join(row.post.hashtags),
    "link": lambda row, _filling: row.post.link,
    "title": lambda row, _filling: row.title,
    "comment": lambda row, _filling: row.post.first_comment,
    "rubric": lambda row, _filling: row.post.rubric,
    "moment": lambda row, filling: written(row.moment(filling.hours), filling.layout.when),
    "day": lambda row, filling: written(row.moment(filling.hours), filling.layout.day),
    "time": lambda row, filling: written(row.moment(filling.hours), filling.layout.time),
    "media": _joined,
    "pictures": lambda row, filling: _joined(row, filling, MediaKind.PICTURE),
    "gif": _gif,
    "films": lambda row, filling: _joined(row, filling, MediaKind.FILM),
    "alt": _alt,
    "networks": _networks,
    "kind": lambda row, filling: _format(row.post.format, filling.layout.kinds),
    "draft": lambda row, filling: _tick(row.source.status not in GOING, filling),
}
_OF: Final[Mapping[str, Callable[[Row, Filling, str], str]]] = {
    "at": lambda row, filling, pattern: written(row.moment(filling.hours), pattern),
    "media": lambda row, _filling, number: _at(row.post.media, number),
    "alt": lambda row, _filling, number: _at([row.post.alt.get(name, "") for name in row.post.media], number),
    "is": lambda row, filling, network: _tick(Network(network) in row.networks, filling),
    "text": lambda row, _filling, network: row.texts.get(Network(network), ""),
    "title": lambda row, _filling, network: row.title if Network(network) in row.networks else "",
    "kind": lambda row, filling, network: (
        _format(row.post.format, filling.layout.kinds) if Network(network) in row.networks else ""
    ),
    "ask": lambda _row, filling, name: filling.said.get(name, ""),
}
