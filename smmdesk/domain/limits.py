"""What a network lets through, as somebody here looked it up, and how much of a text is seen before a click."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple, Self

from smmdesk.domain.errors import OutOfRangeError
from smmdesk.domain.ids import LimitEditId
from smmdesk.domain.networks import Network
from smmdesk.domain.record import Record

MOST: Final = 1_000_000


class Unit(StrEnum):
    """What a limit counts; `WEIGHTED` by the weights of X, `EMOJI_BYTES` characters but an emoji by its UTF-8 bytes."""

    CHARACTERS = "characters"
    BYTES = "bytes"
    WEIGHTED = "weighted"
    EMOJI_BYTES = "emoji_bytes"
    PIECES = "pieces"
    SECONDS = "seconds"
    MEGABYTES = "megabytes"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitEdit(Record):
    """Stands in the place of all shipped limits of that network and thing that are as `hard`, each kept once.

    `amount` None says that there is no such limit. `checked_on` is the day on which it was looked up.
    """

    id: LimitEditId
    network: Network
    what: str
    unit: Unit
    amount: int | None = None
    hard: bool = True
    checked_on: date
    source: str = ""

    def checked(self) -> Self:
        """When its amount is one that can be counted up to."""
        if self.amount is not None and not 1 <= self.amount <= MOST:
            raise OutOfRangeError(low=1, high=MOST)
        return self

    @property
    def key(self) -> tuple[Network, str, bool]:
        """What it stands in the place of."""
        return self.network, self.what, self.hard


class Cut(NamedTuple):
    """How much of a text a network shows before somebody asks for more: so many characters, or lines of such a width.

    0 where it does not go by that.
    """

    characters: int = 0
    lines: int = 0
    width: int = 45


def seen_at_once(text: str, cut: Cut | None) -> str:
    """The beginning that is seen without a click: all of it where nothing is cut."""
    if cut is None:
        return text
    if cut.characters:
        return text[: cut.characters]
    return _lines(text, cut)


def _lines(text: str, cut: Cut) -> str:
    """As many lines as are shown, long ones broken where the screen of a phone would break them."""
    left, end = cut.lines, 0
    for line in text.splitlines(keepends=True):
        start = 0
        while left:
            left -= 1
            piece = _piece(line[start:], cut.width)
            start += piece
            if start >= len(line.rstrip("\n")):
                start = len(line)
                break
        end += start
        if start < len(line) or not left:
            break
    return text[:end].rstrip("\n") if end < len(text) else text


def _piece(line: str, width: int) -> int:
    """So many characters of a line stand on one of the screen: whole words, as far as that is possible."""
    bare = line.rstrip("\n")
    if len(bare) <= width:
        return len(bare)
    space = bare.rfind(" ", 0, width + 1)
    return space + 1 if space > 0 else width
