"""Answers in the same words: who reads three of them in a row knows that nobody read the review.

They are compared as posts are (`domain.repeats`), however short they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.repeats import NEAR, Likeness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from smmdesk.domain.reputation.records import Mention

LOOKED_AT: Final = 20
"""So many of the last answers on a place are compared: what is older nobody sees beside the new one."""
GRAVE_SPHERES: Final = frozenset({"medicine", "law", "city_services"})
"""Spheres (keys of the knowledge) in which nobody jokes; those of a government likewise."""
SECRET_SPHERES: Final = frozenset({"medicine", "law"})
"""Spheres whose house tells nobody who came to it."""
_WORST: Final = 1


def times_said(answer: str, before: Iterable[Mention], place: str) -> int:
    """How many times in much the same words this answer would stand on the place, itself included; 1 is the first.

    `before` are the client's answered mentions.
    """
    there = [each for each in before if each.answered and each.answer.strip() and _same(each.place, place)]
    there.sort(key=lambda each: each.answered.utc() if each.answered else each.moment.utc(), reverse=True)
    own = Likeness.of(answer)
    return 1 + sum(own.share(Likeness.of(each.answer)) >= NEAR for each in there[:LOOKED_AT])


def may_joke(mention: Mention, spheres: Collection[str], *, is_government: bool, is_grave: bool) -> bool:
    """Whether a trifle may be answered with a joke: never below one star, nor on health, money or safety (`is_grave`),
    nor in medicine, law and government."""
    is_serious_house = is_government or not GRAVE_SPHERES.isdisjoint(spheres)
    return not (is_serious_house or is_grave or mention.stars == _WORST)


def _same(place: str, other: str) -> bool:
    return place.strip().casefold() == other.strip().casefold()
