"""The words that plans are written in beside those of any table: networks, formats, statuses, tones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.table.cells import fold
from smmdesk.exchange.table.words import BETWEEN, Tables, Words, looked_up

if TYPE_CHECKING:
    from collections.abc import Iterable

_BRACKET = re.compile(r"[()\[\]]")


class Found(NamedTuple):
    """Networks named in a cell, a format named beside them (`Instagram Stories`), and what was not understood."""

    networks: tuple[str, ...] = ()
    format: str = ""
    unknown: tuple[str, ...] = ()


class PlanWords(Words):
    """A column named after a network ticks it; days and networks without a text are slots to be filled."""

    ticked = "networks"
    longest = "text"
    enough = frozenset({"date", "networks"})
    offering = frozenset({"hashtags", "rubric"})

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self.networks = self.ticks = looked_up(tables["networks"])
        self.formats = looked_up(tables["formats"])
        self.statuses = looked_up(tables["statuses"])
        self.tones = looked_up(tables["tones"])
        self.listed = {
            "networks": self._is_networks,
            "format": lambda text: fold(text) in self.formats,
            "status": lambda text: fold(text) in self.statuses,
        }

    def _is_networks(self, text: str) -> bool:
        found = self.found_networks(text)
        return bool(found.networks) and not found.unknown

    def found_networks(self, text: str) -> Found:
        """Every network of a cell, each once; a part that is not one whole stays in `unknown`."""
        if self.is_missing(text):
            return Found()
        # as a whole first: “x/twitter” is one name, though a stroke separates names elsewhere
        whole = self._part(text)
        return whole if not whole.unknown else self._parts(BETWEEN.split(text))

    def _parts(self, parts: Iterable[str]) -> Found:
        found = [self._part(part) for part in parts if part.strip()]
        networks = dict.fromkeys(network for one in found for network in one.networks)
        form = next((one.format for one in found if one.format), "")
        return Found(tuple(networks), form, tuple(word for one in found for word in one.unknown))

    def _part(self, part: str) -> Found:
        word = fold(part)
        if word in self.networks:
            return Found((self.networks[word],))
        pieces = _BRACKET.sub(" ", word).split()
        for cut in range(1, len(pieces)):  # "instagram stories", "короткое видео вк", "instagram (reels)"
            first, second = " ".join(pieces[:cut]), " ".join(pieces[cut:])
            for network, form in ((first, second), (second, first)):
                if network in self.networks and form in self.formats:
                    return Found((self.networks[network],), self.formats[form])
        return Found(unknown=(part.strip(),))
