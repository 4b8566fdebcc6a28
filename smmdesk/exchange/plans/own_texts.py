"""What posts say in single networks, in columns of a plan that are called by both: `Text · Instagram`.

A blank cell says that the network has what the post has. Hashtags, a link or a first comment that are meant to be
missing are a dash, and what is nothing but dashes gets one more, so that nothing is read as something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from smmdesk.domain.networks import Network
from smmdesk.domain.text import _, hashtags
from smmdesk.exchange.values.columns import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from smmdesk.domain.variants import PostVariant
    from smmdesk.exchange.values.cells import Cell

PARTS: Final[Mapping[str, str]] = {
    "text": _("Text"),
    "hashtags": _("Hashtags"),
    "link": _("Link"),
    "title": _("Title"),
    "first_comment": _("First comment"),
}
"""The fields of a `PostVariant` that columns are made of."""
_DASH: Final = "—"
_DASHES: Final = re.compile(f"{_DASH}+")


class Part(NamedTuple):
    """A field of what is one network's own; its column's use is both names."""

    network: Network
    name: str

    @property
    def use(self) -> str:
        """What the column is, as readers of columns call it."""
        return f"{self.name}_{self.network}"


EVERY: Final = {part.use: part for part in (Part(network, name) for network in Network for name in PARTS)}


def header(part: Part, words: Callable[[str], str], name: Callable[[Network], str]) -> str:
    """What the column is called, by the words and the network's name in one language."""
    return f"{words(PARTS[part.name])} · {name(part.network)}"


def parts_in(variants: Sequence[PostVariant]) -> list[Part]:
    """Those that any of these has, network by network."""
    told = {Part(each.network, name) for each in variants for name in PARTS if getattr(each, name) is not None}
    titled = {each.network for each in variants if each.title}
    return [part for part in EVERY.values() if part in told and (part.name != "title" or part.network in titled)]


def cell_of(variant: PostVariant | None, name: str) -> str:
    """What stands in the column."""
    own = getattr(variant, name) if variant else None
    if own is None or (name == "title" and not own):
        return ""
    words = " ".join(own) if isinstance(own, tuple) else str(own)
    return _DASH + words if not words or _DASHES.fullmatch(words) else words


def read_cells(part: Part, cells: Iterable[Cell]) -> Iterator[Any]:
    """What the cells of a column say, in order; None of a blank one."""
    for cell in cells:
        words = plain(cell)
        if not words:
            yield "" if part.name == "title" else None
            continue
        own = words[1:] if _DASHES.fullmatch(words) else words
        yield hashtags(own) if part.name == "hashtags" else own


def told_of_networks(columns: Mapping[str, Iterable[Cell]], count: int) -> list[tuple[tuple[str, str, Any], ...]]:
    """By row what the columns, by their uses, say of networks: the network's value, the field, its value.

    Blank cells of columns that are there are told, too.
    """
    there = [(EVERY[use], cells) for use, cells in columns.items() if use in EVERY]
    if not there:
        return [()] * count
    told = [[(part.network.value, part.name, own) for own in read_cells(part, cells)] for part, cells in there]
    return [*zip(*told, strict=True)]


def alt_texts(media: Sequence[tuple[str, ...]], cells: Iterable[Cell]) -> list[dict[str, str]]:
    """By row what is to be seen in each file, of which a cell has a line for each."""
    nothing: dict[str, str] = {}
    pairs = ((names, plain(cell)) for names, cell in zip(media, cells, strict=True))
    return [
        {name: words for name, words in zip(names, told.split("\n"), strict=False) if words.strip()}
        if told
        else nothing
        for names, told in pairs
    ]
