"""Placeholders of replies: what a template leaves open, and what is still open once it was filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.reputation.errors import PlaceholderError

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACEHOLDERS: Final = ("author", "brand", "place", "topic", "signer", "contact")
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


class Piece(NamedTuple):
    """A part of a reply: its words, or the name of the placeholder that nothing fills."""

    text: str
    gap: str = ""


def check_placeholders(text: str) -> None:
    """`PlaceholderError` of the first that nothing could ever fill."""
    for name in _PLACEHOLDER.findall(text):
        if name not in PLACEHOLDERS:
            raise PlaceholderError(name=f"{{{name}}}", known=", ".join(f"{{{known}}}" for known in PLACEHOLDERS))


def filled(text: str, values: Mapping[str, str]) -> list[Piece]:
    """A template with these values, in pieces; what is empty or not given stays open as a gap."""
    pieces: list[Piece] = []
    # what is split by a pattern with one group alternates: words, a name, words, a name, words
    for at, part in enumerate(_PLACEHOLDER.split(text)):
        said = part if at % 2 == 0 else values.get(part, "").strip()
        if said:
            pieces.append(Piece(said))
        elif at % 2:
            pieces.append(Piece("", gap=part))
    return pieces


def gaps(pieces: list[Piece]) -> list[str]:
    """What has to be filled in before the reply is copied, each once, in the order of the text."""
    return [*dict.fromkeys(piece.gap for piece in pieces if piece.gap)]
