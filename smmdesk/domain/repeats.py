"""Repeats: texts that say nearly the same as an earlier one.

Two texts are compared by the pieces of four characters that they share, spaces among them: endings may bend, as they do
in Russian and Georgian, a price may change and sentences be swapped, and it is still a repeat; two posts on one subject
are none. Both cuts were chosen on pairs of texts that people would call repeats or not (`tests/data/repeats.json`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

K = TypeVar("K")

NEAR: Final = 0.5
"""Texts that share at least this part of all their pieces are taken for repeats."""
WITHIN: Final = 0.9
"""So is a text of which at least this part stands within a longer one."""
SHORTEST: Final = 30
"""Folded characters below which a text is never judged: greetings are alike."""
LONG_ENOUGH: Final = 60
"""Folded characters from which a text is found within a longer one: sentences that anybody says stand in many."""
_PIECE: Final = 4

_WORD: Final = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text, without regard to capitals, punctuation and line breaks; ё and е are one letter."""
    return _WORD.findall(text.casefold().replace("ё", "е"))


def folded(text: str) -> str:
    """A text as it is compared: its words with one space between them."""
    return " ".join(words_of(text))


class Alike(NamedTuple):
    """How much two texts share of the pieces of both, and of those of the one that has fewer: 0 nothing, 1 all."""

    likeness: float
    containment: float

    @property
    def is_near(self) -> bool:
        """Whether they say nearly the same; else the one stands within the other."""
        return self.likeness >= NEAR


@dataclass(frozen=True, slots=True)
class Likeness:
    """The pieces of a folded text, to be compared with many others; `length` is in characters."""

    length: int
    pieces: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Likeness:
        """Of a text; one that is shorter than a piece is one piece."""
        whole = folded(text)
        last = max(1, len(whole) - _PIECE + 1) if whole else 0
        return cls(len(whole), frozenset([whole[at : at + _PIECE] for at in range(last)]))

    @property
    def is_judged(self) -> bool:
        """Whether it is long enough to repeat another."""
        return self.length >= SHORTEST

    def share(self, other: Likeness) -> float:
        """|G₁ ∩ G₂| ÷ |G₁ ∪ G₂| of their pieces, however short they are: 0 nothing, 1 the same."""
        common = len(self._common(other))
        return common / (len(self.pieces) + len(other.pieces) - common) if common else 0.0

    def repeats(self, other: Likeness) -> Alike | None:
        """How they are alike, where the one repeats the other."""
        if not (self.is_judged and other.is_judged):
            return None
        common, fewest = len(self._common(other)), min(len(self.pieces), len(other.pieces))
        alike = Alike(common / (len(self.pieces) + len(other.pieces) - common), common / fewest)
        is_within = alike.containment >= WITHIN and min(self.length, other.length) >= LONG_ENOUGH
        return alike if alike.is_near or is_within else None

    def _common(self, other: Likeness) -> frozenset[str]:
        """The pieces that stand in both."""
        return self.pieces & other.pieces


def nearest(text: str, others: Iterable[tuple[K, str]]) -> tuple[K, Alike] | None:
    """The key of the text that it repeats most, and how; of equals the first."""
    own = Likeness.of(text)
    found = ((key, own.repeats(Likeness.of(other))) for key, other in others) if own.is_judged else ()
    return most_alike((key, alike) for key, alike in found if alike)


def most_alike(found: Iterable[tuple[K, Alike]]) -> tuple[K, Alike] | None:
    """The one that has most in common; of equals the first."""
    return max(found, key=lambda each: each[1], default=None)
