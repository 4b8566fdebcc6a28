"""Own habits: words in a row that a text shares with many of the client's latest ones, as readers notice."""

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.repeats import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LATEST: Final = 30
"""So many of a client's texts show its habits."""
_RUN: Final = 3
"""Words in a row that may be a habit: two come together in any text."""
_FEWEST: Final = 4
_PART: Final = Fraction(15, 100)
"""Texts that make a habit: as many, and this part of all."""

_WORD: Final = re.compile(r"\w+")
_LEFT_OUT: Final = re.compile(r"https?://\S+|(?<!\w)#\w+", re.IGNORECASE)


class Habit(NamedTuple):
    """Words as the text writes them, and in how many of `of` earlier texts they stand, or with which these begin."""

    words: str
    texts: int
    of: int
    begins: bool


class _Run(NamedTuple):
    """Words of the text from one place before another, and how many texts hold them."""

    start: int
    end: int
    texts: int

    def meets(self, other: _Run) -> bool:
        return self.start < other.end and other.start < self.end


def habits_in(text: str, latest: Sequence[str]) -> list[Habit]:
    """The runs of three words or more that the text shares with enough of the latest others, in its order.

    Of runs that overlap the longest is told. Links and hashtags are left out: that they come again is their nature.
    """
    told = _LEFT_OUT.sub(" ", text)
    places, others = [*_WORD.finditer(told)], [_spaced(_LEFT_OUT.sub(" ", each)) for each in latest]
    fewest = max(_FEWEST, ceil(len(others) * _PART))
    words = [folded(place[0]) for place in places]
    kept: list[_Run] = []
    for run in sorted(_runs(words, others, fewest), key=lambda run: (run.start - run.end, run.start)):
        if not any(map(run.meets, kept)):
            kept.append(run)
    return [
        _habit(run, words, others, fewest)._replace(words=told[places[run.start].start() : places[run.end - 1].end()])
        for run in sorted(kept)
    ]


def _runs(words: Sequence[str], others: Sequence[str], fewest: int) -> Iterator[_Run]:
    """The longest from each place."""
    for start in range(len(words) - _RUN + 1):
        holders, end = others, start + _RUN - 1
        while end < len(words):
            wanted = _spaced(" ".join(words[start : end + 1]))
            longer = [each for each in holders if wanted in each]
            if len(longer) < fewest:
                break
            holders, end = longer, end + 1
        if end - start >= _RUN:
            yield _Run(start, end, len(holders))


def _habit(run: _Run, words: Sequence[str], others: Sequence[str], fewest: int) -> Habit:
    begin = sum(each.startswith(_spaced(" ".join(words[: run.end]))) for each in others) if run.start == 0 else 0
    begins = begin >= fewest
    return Habit("", begin if begins else run.texts, len(others), begins)


def _spaced(text: str) -> str:
    """Folded, with a space around each word, so that none is found within another."""
    return f" {folded(text)} "
