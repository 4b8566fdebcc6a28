"""Repeats: texts that say nearly the same as an earlier one.

Two texts are compared by the pairs of neighbouring words they share (Jaccard's index of word bigrams), so that a
changed price or a swapped sentence does not hide a repeat, and two posts on one subject are still no repeat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

K = TypeVar("K")

NEAR: Final = 0.5
"""Texts that share at least this part of their word pairs are taken for repeats."""
_FEWEST_WORDS: Final = 4  # shorter texts are alike by chance: "Good morning!"

_WORD: Final = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text, without regard to capitals, punctuation and line breaks."""
    return _WORD.findall(text.casefold())


@dataclass(frozen=True, slots=True)
class Likeness:
    """The pairs of words of a text, to be compared with many others."""

    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> Likeness:
        """Of a text; of too short a one empty."""
        words = words_of(text)
        if len(words) < _FEWEST_WORDS:
            return cls(frozenset())
        return cls(frozenset(pairwise(words)))

    def share(self, other: Likeness) -> float:
        """How much the two have in common: 0 nothing, 1 the same."""
        smaller, larger = sorted((len(self.pairs), len(other.pairs)))
        if not smaller or smaller < larger * NEAR:  # cannot reach `NEAR` any more
            return 0.0
        common = len(self.pairs & other.pairs)
        return common / (smaller + larger - common)


def nearest(text: str, others: Iterable[tuple[K, str]]) -> tuple[K, float] | None:
    """The key of the text most alike and its share, when that is at least `NEAR`; of equals the first."""
    own = Likeness.of(text)
    best: tuple[K, float] | None = None
    for key, other in others if own.pairs else ():
        share = own.share(Likeness.of(other))
        if share >= NEAR and (best is None or share > best[1]):
            best = key, share
    return best
