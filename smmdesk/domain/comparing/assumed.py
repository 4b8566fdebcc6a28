"""How much of a comparison nobody has said yet: what stands there is ours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """What is still ours, of the offers that have a price: prices, other figures, scores, an hour's worth."""

    prices: int
    of_prices: int
    figures: int
    scores: int
    of_scores: int
    hour: bool

    @property
    def anything(self) -> bool:
        """Whether anything is."""
        return bool(self.prices or self.figures or self.scores or self.hour)
