"""How much of a comparison nobody has said yet: what stands there is ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.domain.comparing.firmness import Firm

if TYPE_CHECKING:
    from smmdesk.domain.comparison import Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """What is still ours, of the offers that have a price: prices, other figures, scores, an hour's worth,
    and the hours of the owner's week.

    `in_reach` are those of the scores whose offers have a place, `prices_in_reach` those of the prices that somebody
    asks. `vague` are costs that tell little: not measured, or one not known that may be in reach.
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
    prices_in_reach: int = 0
    of_prices_in_reach: int = 0
    vague: bool = False

    @property
    def anything(self) -> bool:
        """Whether anything is."""
        return bool(self.prices or self.figures or self.scores or self.hour or self.week)

    @property
    def firm_at_most(self) -> Firm:
        """How firm an answer can be at best that rests on these scores and prices."""
        mostly = 2 * self.in_reach > self.of_in_reach or 2 * self.prices_in_reach > self.of_prices_in_reach
        return Firm.LEANING if self.vague else Firm.AS_GUESSED if mostly else Firm.FIRM


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """The offers that whoever our scores are from competes with: how many scores of theirs are ours.

    So many `answers` would replace so many of them.
    """

    offers: tuple[Offer, ...]
    scores: int
    answers: int
    replaced: int
