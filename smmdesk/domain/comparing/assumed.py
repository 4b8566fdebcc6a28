"""How much of a comparison nobody has said yet: what stands there is ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smmdesk.domain.comparison import Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """What is still ours, of the offers that have a price: prices, other figures, scores, an hour's worth,
    and the hours of the owner's week.

    `in_reach` are those of the scores whose offers have a place.
    """

    prices: int
    of_prices: int
    figures: int
    scores: int
    of_scores: int
    hour: bool
    week: bool
    in_reach: int = 0
    of_in_reach: int = 0

    @property
    def anything(self) -> bool:
        """Whether anything is."""
        return bool(self.prices or self.figures or self.scores or self.hour or self.week)

    @property
    def mostly_scores(self) -> bool:
        """Whether most of the scores that the answer rests on are ours."""
        return 2 * self.in_reach > self.of_in_reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """The offers that whoever our scores are from competes with: how many scores of theirs are ours.

    So many `answers` would replace so many of them.
    """

    offers: tuple[Offer, ...]
    scores: int
    answers: int
    replaced: int
