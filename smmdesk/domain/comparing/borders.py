"""Where the answer of a comparison changes: at which price, weight, number of months, worth of an hour.

All look at the ranking from the side. Prices and months are found by asking it; weights by lines, since there are
2,400 places to ask at; the worth of an hour changes no place, but which way is cheapest with the owner's time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from smmdesk.domain.comparing.ranking import Rank, level, mean_score, ranking, running
from smmdesk.domain.comparison import Comparison, Criterion, Offer
from smmdesk.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from smmdesk.domain.ids import OfferId

_NEARLY: Final = 1e-9  # scores are floats here, and of a tie the first stays ahead
_ANY: Final = 10**15
"""Minor units: what is first at that price is first at any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLimit:
    """The highest monthly price at which nobody stands before the offer: one minor unit more, and somebody does.

    Without a price there is no such border: `always` means first at any price, else not even for nothing.
    """

    offer: Offer
    fee: Money | None
    always: bool = False


def price_limit(comparison: Comparison, offers: Sequence[Offer], offer: Offer) -> PriceLimit:
    """At which price the offer ties with the best of the others, or is as dear as can be paid, theirs as they are.

    Dearer it never ranks better, so there is one border at most, and halving finds it.
    """

    def is_first(minor: int) -> bool:
        asked = replace(offer, fee=Money(minor, comparison.currency))
        ranks = ranking(comparison, [asked if each.id == offer.id else each for each in offers])
        return any(rank.offer.id == offer.id for rank in level(ranks))

    if is_first(_ANY):
        return PriceLimit(offer=offer, fee=None, always=True)
    if not is_first(0):
        return PriceLimit(offer=offer, fee=None)
    return PriceLimit(offer=offer, fee=Money(_last(is_first, _ANY), comparison.currency))


def _last(holds: Callable[[int], bool], beyond: int) -> int:
    """The last number that holds, from 0, which does, up to `beyond`, which does not."""
    low = 0
    while beyond - low > 1:
        middle = (low + beyond) // 2
        low, beyond = (middle, beyond) if holds(middle) else (low, middle)
    return low


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """With that value instead another offer comes first, or none does: so many months, or an hour worth so much."""

    at: int | Money
    winner: Offer | None


def month_turns(comparison: Comparison, offers: Sequence[Offer]) -> tuple[Turn, ...]:
    """The nearest number of months below and above at which the first is first no more, and who is then.

    What is paid once weighs more over fewer months, so that nobody may be in reach there.
    """
    now = {rank.offer.id for rank in level(ranking(comparison, offers))}
    ways = (range(comparison.months - 1, 0, -1), range(comparison.months + 1, 121))
    found = (_month_turn(comparison, offers, months, now) for months in ways)
    return tuple(turn for turn in found if turn)


def _month_turn(
    comparison: Comparison, offers: Sequence[Offer], months: Iterable[int], now: set[OfferId]
) -> Turn | None:
    for each in months:
        first = level(ranking(replace(comparison, months=each), offers))
        # where nobody is first, now as then, nothing changes
        if (first or now) and not now & {rank.offer.id for rank in first}:
            return Turn(at=each, winner=first[0].offer if first else None)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class HourTurns:
    """Which way is cheapest now, own time counted in; and where another is."""

    now: Offer
    turns: tuple[Turn, ...]


def hour_turns(comparison: Comparison, ranks: Sequence[Rank]) -> HourTurns | None:
    """The nearest worth of an hour, downwards and upwards, from which another way is cheapest with the owner's time.

    Of those that have a place, so None where there are not two. Rounded away from the worth of now, so that it holds
    there.
    """
    found = [(rank.cost.paid.minor, rank.offer) for rank in running(ranks) if rank.cost]
    if len(found) < 2:
        return None
    now, months = Fraction(comparison.hour_value.minor), comparison.months
    paid, first = min(found, key=lambda pair: (pair[0] + now * pair[1].owner_hours * months, pair[1].owner_hours))
    crossings = [
        (Fraction(other - paid, (first.owner_hours - offer.owner_hours) * months), other, offer)
        for other, offer in found
        if offer.owner_hours != first.owner_hours
    ]
    # dearer hours favour those that take fewer of them
    up = [each for each in crossings if each[0] >= now and each[2].owner_hours < first.owner_hours]
    down = [each for each in crossings if 0 <= each[0] <= now and each[2].owner_hours > first.owner_hours]
    turns = []
    if down:
        at, _paid, offer = max(down, key=lambda each: (each[0], -each[1]))
        turns.append(Turn(at=Money(floor(at), comparison.currency), winner=offer))
    if up:
        at, _paid, offer = min(up, key=lambda each: (each[0], each[1]))
        turns.append(Turn(at=Money(ceil(at), comparison.currency), winner=offer))
    return HourTurns(now=first, turns=tuple(turns))


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """With that criterion at `at` percent, the others in proportion, `winner` comes first instead."""

    criterion: Criterion
    at: int
    winner: Offer


def flips(comparison: Comparison, ranks: Sequence[Rank]) -> tuple[Flip, ...]:
    """The nearest whole percent of each criterion, upwards and downwards, that changes who is first; nearest first."""
    rivals = running(ranks)
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
