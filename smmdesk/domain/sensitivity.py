"""What would change the answer of a comparison: a price, a weight, or what matters at all.

All three look at the ranking of `smmdesk.domain.comparison` from the side: up to which price an offer comes first,
which single weight brings another one to the front, and how often each comes first when nobody knows what matters.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from operator import mul
from typing import TYPE_CHECKING, Final

from smmdesk.domain.comparison import (
    SCORED,
    TOP_SCORE,
    Comparison,
    Criterion,
    Offer,
    Rank,
    mean_score,
    ownership,
    priced,
    ranking,
)
from smmdesk.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.domain.ids import OfferId

DRAWS: Final = 1000  # a share is then right to about three percent
_SEED: Final = 2026
_NEARLY: Final = 1e-9  # scores are floats here, and of a tie the first stays ahead
_NEVER: Final = Fraction(-1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLimit:
    """The highest monthly fee at which nobody stands before the offer: one minor unit more, and somebody does.

    Without a fee there is no such border: `always` means first at any price, else not even for nothing.
    """

    offer: Offer
    fee: Money | None
    always: bool = False


def price_limit(comparison: Comparison, offers: Sequence[Offer], offer: Offer) -> PriceLimit:
    """At which fee the offer ties with the best of the others, their prices as they are.

    Its own score only falls as its fee grows, and the others' never fall, so there is one border at most. Up to the
    cheapest rival's total it is the cheapest itself and the others' cost scores grow; beyond that only its own falls.
    """
    # nobody is behind a score of nothing, so a rival with 0 sets no border
    rivals = [rank for rank in ranking(comparison, [each for each in offers if each.id != offer.id]) if rank.score]
    field = _Field(
        cost=comparison.weights.get(Criterion.COST, 0),
        cheapest=min((rank.cost.total.minor for rank in rivals if rank.cost), default=0),
    )
    own = _side(comparison, offer)
    found = (field.highest_total(own, _side(comparison, rank.offer), rank) for rank in rivals)
    borders = [total for total in found if total is not None]
    if not borders:
        return PriceLimit(offer=offer, fee=None, always=True)
    # rounded down: the border lies between two minor units, and on it the offer is not behind yet
    fee = (min(borders) - _besides_the_fee(comparison, offer)) // comparison.months
    return PriceLimit(offer=offer, fee=Money(fee, comparison.currency) if fee >= 0 else None)


@dataclass(frozen=True, slots=True)
class _Side:
    """What an offer brings apart from its cost: Σ weight × score, and the weights it is judged by, cost included."""

    points: int
    of: int


def _side(comparison: Comparison, offer: Offer) -> _Side:
    scored = [(comparison.weights.get(name, 0), offer.scores[name]) for name in SCORED if name in offer.scores]
    of = comparison.weights.get(Criterion.COST, 0) + sum(weight for weight, _score in scored)
    return _Side(sum(weight * score for weight, score in scored), of)


@dataclass(frozen=True, slots=True)
class _Field:
    """What an offer runs against: the weight of the cost, and the total of the cheapest rival in minor units."""

    cost: int
    cheapest: int

    def highest_total(self, own: _Side, rival: _Side, rank: Rank) -> Fraction | None:
        """The highest total at which `own` is not behind the rival: None for any, below zero for none.

        `rank` is the rival's among the rivals; above their cheapest total it does not move.
        """
        if not own.of or rank.score is None or rank.cost is None:
            return _NEVER
        bare = Fraction(own.points, own.of)
        for_cost = Fraction(TOP_SCORE * self.cost, own.of)
        # dearer and dearer, its score falls towards `bare`, and never below it
        if bare >= rank.score:
            return None
        # level with the cheapest rival it is not behind: solve bare + for_cost × cheapest ÷ total = the rival's score
        if bare + for_cost >= rank.score:
            return for_cost * self.cheapest / (rank.score - bare)
        # below the cheapest its own score stands still, and the rival's falls only if cost counts and it is not free
        if not self.cost or not rank.cost.total.minor:
            return _NEVER
        # solve (rival.points + 10 × cost × total ÷ the rival's total) ÷ rival.of = bare + for_cost
        ahead = bare + for_cost - Fraction(rival.points, rival.of)
        return ahead * rank.cost.total.minor * rival.of / (TOP_SCORE * self.cost)


def _besides_the_fee(comparison: Comparison, offer: Offer) -> int:
    """The total cost of ownership in minor units, were the fee nothing."""
    free = ownership(comparison, replace(offer, fee=Money.zero(comparison.currency)))
    return free.total.minor if free else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """With that criterion at `at` percent, the others in proportion, `winner` comes first instead."""

    criterion: Criterion
    at: int
    winner: Offer


def flips(comparison: Comparison, ranks: Sequence[Rank]) -> tuple[Flip, ...]:
    """The nearest whole percent of each criterion, upwards and downwards, that changes who is first; nearest first."""
    rivals = [rank for rank in ranks if rank.score is not None]
    found = [flip for name in Criterion for flip in _flips_of(comparison, name, rivals)] if rivals else []
    return tuple(sorted(found, key=lambda flip: abs(flip.at * 100 - comparison.weights.get(flip.criterion, 0))))


def _flips_of(comparison: Comparison, criterion: Criterion, ranks: Sequence[Rank]) -> Iterator[Flip]:
    now = comparison.weights.get(criterion, 0)
    lines = [_line(comparison, criterion, rank) for rank in ranks]
    # whole percents strictly above and strictly below the weight of now, which may lie between two
    for percents in (range(now // 100 + 1, 101), range((now + 99) // 100 - 1, -1, -1)):
        for percent in percents:
            winner = ranks[_winner(lines, percent / 100)]
            if winner is not ranks[0] and _overtakes(
                comparison.with_weight(criterion, percent * 100), winner, ranks[0]
            ):
                yield Flip(criterion=criterion, at=percent, winner=winner.offer)
                break


def _overtakes(comparison: Comparison, rank: Rank, first: Rank) -> bool:
    """By the weights as they are kept, in basis points: where little of the weight is scored, their rounding tells."""
    own, lead = (mean_score(comparison.weights, each.scores) for each in (rank, first))
    return own is not None and (lead is None or own >= lead)


_Line = tuple[float, float, float, float]


def _line(comparison: Comparison, criterion: Criterion, rank: Rank) -> _Line:
    """Points and weight that the criterion brings, and those that all others bring, their weights made 100 %."""
    others = [name for name in Criterion if name is not criterion]
    of = sum(comparison.weights.get(name, 0) for name in others)
    # where the others weigh nothing they share equally, as `Comparison.with_weight` lets them
    shares = {name: comparison.weights.get(name, 0) / of if of else 1 / len(others) for name in others}
    points = sum(share * float(rank.scores[name]) for name, share in shares.items() if name in rank.scores)
    scored = sum(share for name, share in shares.items() if name in rank.scores)
    return (float(rank.scores.get(criterion, 0)), float(criterion in rank.scores), points, scored)


def _winner(lines: Sequence[_Line], share: float) -> int:
    """Who is first at that share of the criterion; the first of all, 0, unless somebody is clearly better."""
    best, winner = -1.0, 0
    for index, (own, counted, rest, scored) in enumerate(lines):
        of = share * counted + (1 - share) * scored
        score = (share * own + (1 - share) * rest) / of if of else -1.0
        if score > best + _NEARLY:
            best, winner = score, index
    return winner


def win_shares(ranks: Sequence[Rank]) -> Mapping[OfferId, float]:
    """How often each offer comes first when the weights are drawn at random, every split of 100 % as likely as another.

    The draws are the same every time, so that the figures only change when scores or costs do; a tie counts in parts.
    """
    rivals = priced(ranks)
    won = dict.fromkeys((rank.offer.id for rank in rivals), 0.0)
    rows = [_row(rank) for rank in rivals]
    for weights in _weightings() if rows else ():
        scores = [sum(map(mul, weights, points)) / (sum(map(mul, weights, counted)) or 1) for points, counted in rows]
        best = max(scores)
        # equal to the last bit: offers with equal scores went through the same steps, so a tie is one here too
        winners = [rank.offer.id for rank, score in zip(rivals, scores, strict=True) if score == best]
        for winner in winners:
            won[winner] += 1 / len(winners)
    return {offer_id: count / DRAWS for offer_id, count in won.items()}


def _row(rank: Rank) -> tuple[list[float], list[float]]:
    """Scores in the order of `Criterion`, and which of them count."""
    points = [float(rank.scores.get(name, 0)) for name in Criterion]
    return points, [float(name in rank.scores) for name in Criterion]


@cache
def _weightings() -> Sequence[Sequence[float]]:
    """Uniform over the simplex: independent exponentials, whose sum need not be 1 as scores divide by it."""
    chance = random.Random(_SEED)  # noqa: S311  (nothing secret: the same draws each time)
    return [[chance.expovariate(1) for _name in Criterion] for _draw in range(DRAWS)]
