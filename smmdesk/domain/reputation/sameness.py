"""Answers in the same words: who reads three of them in a row knows that nobody read the review.

Likeness is Jaccard's index of the pieces of four characters that two texts share, spaces among them: endings may bend,
as they do in Russian and Georgian, and sentences be swapped.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from smmdesk.domain.reputation.records import Mention

ALIKE: Final = Fraction(1, 2)
LOOKED_AT: Final = 20
"""So many of the last answers on a place are compared: what is older nobody sees beside the new one."""
GRAVE_SPHERES: Final = frozenset({"medicine", "law", "city_services"})
"""Spheres (keys of the knowledge) in which nobody jokes; those of a government likewise."""
_PIECE: Final = 4
_WORD: Final = re.compile(r"\w+")
_WORST: Final = 1


def likeness(text: str, other: str) -> Fraction:
    """|G₁ ∩ G₂| ÷ |G₁ ∪ G₂| of the pieces of both texts: 0 nothing, 1 the same."""
    own, others = _pieces(text), _pieces(other)
    return Fraction(len(own & others), len(own | others)) if own and others else Fraction(0)


def times_said(answer: str, before: Iterable[Mention], place: str) -> int:
    """How many times in much the same words this answer would stand on the place, itself included; 1 is the first.

    `before` are the client's answered mentions.
    """
    there = [each for each in before if each.answered and each.answer.strip() and _same(each.place, place)]
    there.sort(key=lambda each: each.answered.utc() if each.answered else each.moment.utc(), reverse=True)
    return 1 + sum(likeness(answer, each.answer) >= ALIKE for each in there[:LOOKED_AT])


def may_joke(mention: Mention, spheres: Collection[str], *, is_government: bool, is_grave: bool) -> bool:
    """Whether a trifle may be answered with a joke: never below one star, nor on health, money or safety (`is_grave`),
    nor in medicine, law and government."""
    is_serious_house = is_government or not GRAVE_SPHERES.isdisjoint(spheres)
    return not (is_serious_house or is_grave or mention.stars == _WORST)


def _pieces(text: str) -> frozenset[str]:
    folded = " ".join(_WORD.findall(text.casefold().replace("ё", "е")))
    # a text that is shorter than a piece is one piece
    last = max(1, len(folded) - _PIECE + 1) if folded else 0
    return frozenset(folded[at : at + _PIECE] for at in range(last))


def _same(place: str, other: str) -> bool:
    return place.strip().casefold() == other.strip().casefold()
