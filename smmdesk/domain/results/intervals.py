"""How far counts can be trusted, and which of two networks is cheaper: intervals of the score test."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist
from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.named import Cheaper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.results.ratios import Exact

Z80: Final = NormalDist().inv_cdf(0.9)
"""Of a two-sided interval that holds the truth in 80 of 100 cases."""
Z95: Final = NormalDist().inv_cdf(0.975)
"""In 95 of 100 cases."""
_DEARER: Final = 10
"""So many times the events there are: what telling two apart would cost then cannot be won back."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From where to where something lies."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class CostInterval:
    """What one event costs at least, and at most; None where there was none, so that it may cost anything."""

    low: float
    high: float | None


def wilson(hits: int, of: int, z: float = Z95) -> Interval | None:
    """Where the true share lies of which `hits` in `of` tries were seen; within 0 and 1, the seen share inside.

    Wilson 1927: (k + z²/2 ± z·√(k(n − k)/n + z²/4)) ÷ (n + z²). None without tries, and of what is no share.
    """
    if not 0 <= hits <= of or of == 0:
        return None
    share, squared = hits / of, z * z
    middle = hits + squared / 2
    half = z * math.sqrt(hits * (of - hits) / of + squared / 4)
    # the ends of nothing and of all are exact, which floats are not
    low = max(0.0, min(share, (middle - half) / (of + squared))) if hits else 0.0
    high = min(1.0, max(share, (middle + half) / (of + squared))) if hits < of else 1.0
    return Interval(low, high)


def events_interval(events: int, z: float = Z95) -> Interval:
    """How many events the same money brings on the average: k + z²/2 ± z·√(k + z²/4), the score interval of a count."""
    middle, half = events + z * z / 2, z * math.sqrt(events + z * z / 4)
    return Interval(max(0.0, middle - half) if events else 0.0, middle + half)


def cost_interval(spend: Exact, events: int, z: float = Z95) -> CostInterval:
    """What one event costs: spend ÷ the ends of `events_interval`. Without any event it is "at least" the low end."""
    found = events_interval(events, z)
    return CostInterval(float(spend) / found.high, float(spend) / found.low if found.low else None)


# which first


@dataclass(frozen=True, slots=True)
class Tried:
    """What a network's share of a test budget brought: events (clicks, leads or sales), and what was spent."""

    events: int
    spend: Exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Duel:
    """Two networks compared.

    `share` of the events are the first one's, `fair` would be where both cost the same; None where there is none.
    `need` events in all tell them apart, if they stay as they are; `more` are lacking, for `more_spend`.
    """

    share: Fraction | None
    fair: Fraction | None
    z: float
    need: int | None = None
    more: int | None = None
    more_spend: Fraction | None = None
    events: int = 0

    @property
    def leads(self) -> bool | None:
        """Whether the first is the cheaper one so far, decided or not; None where neither is."""
        if self.share is None or self.fair is None or self.share == self.fair:
            return None
        return self.share > self.fair

    @property
    def verdict(self) -> Cheaper:
        """What is to be said; `ALIKE` where telling them apart costs more than it can save."""
        if self.share is None or self.fair is None:
            return Cheaper.NOTHING
        if self.more is None or self.more > _DEARER * self.events:
            return Cheaper.ALIKE
        return Cheaper.NOT_YET if self.more else Cheaper.DECIDED


def z_of(rivals: int) -> float:
    """For 95 of 100 cases in all comparisons with so many rivals together, 1 or more (Bonferroni)."""
    return NormalDist().inv_cdf(1 - 0.05 / (2 * rivals))


def duel(first: Tried, second: Tried, rivals: int = 1) -> Duel:
    """Whether the events decide between the two, where the first has so many rivals in all.

    need = ⌊z²·p₀(1 − p₀) ÷ (p − p₀)²⌋ + 1 of a one-sample score test; p = a ÷ (a + b), p₀ = Sa ÷ (Sa + Sb).
    """
    events, spend, z = first.events + second.events, first.spend + second.spend, z_of(rivals)
    # whoever got no money was not tried
    fair = Fraction(first.spend) / spend if first.spend > 0 and second.spend > 0 else None
    share = Fraction(first.events, events) if events else None
    known = Duel(share=share, fair=fair, z=z, events=events)
    if share is None or fair is None or share == fair:
        return known
    need = math.floor(Fraction(z) ** 2 * fair * (1 - fair) / (share - fair) ** 2) + 1
    more = max(0, need - events)
    money = more * Fraction(spend) / events
    return Duel(share=share, fair=fair, z=z, events=events, need=need, more=more, more_spend=money)


def cheapest(tried: Sequence[Tried]) -> int | None:
    """The place of the one with the most events for its money, the earlier of equals; None before anything happened."""
    rates = [Fraction(each.events) / each.spend if each.spend > 0 else Fraction(0) for each in tried]
    return rates.index(max(rates)) if any(rates) else None
