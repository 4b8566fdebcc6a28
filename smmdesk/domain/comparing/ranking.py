"""What each offer costs, who comes first, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from math import floor, lcm
from typing import TYPE_CHECKING, Final

from smmdesk.domain.comparison import COMPUTED, TOP_SCORE, Comparison, Criterion, Offer
from smmdesk.domain.money import Money, largest_remainder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Part(StrEnum):
    """What the total cost of ownership is made of; the names of the fields of `Ownership`."""

    FEE = "fee"
    ON_TOP = "on_top"
    ADS = "ads"
    TOOLS = "tools"
    TRAINING = "training"
    ONBOARDING = "onboarding"
    REPLACEMENT = "replacement"
    OWNER_TIME = "owner_time"


PAID: Final = tuple(part for part in Part if part is not Part.OWNER_TIME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """Total cost of ownership over the months of a comparison, part by part: from the till, and the owner's time."""

    fee: Money
    on_top: Money
    ads: Money
    tools: Money
    training: Money
    onboarding: Money
    replacement: Money
    owner_time: Money

    def parts(self) -> tuple[Money, ...]:
        """In the order of `Part`."""
        return tuple(self.part(name) for name in Part)

    def part(self, part: Part) -> Money:
        """One of the parts."""
        found: Money = getattr(self, part)
        return found

    @property
    def paid(self) -> Money:
        """What leaves the till."""
        return Money.total([self.part(part) for part in PAID], self.fee.currency)

    @property
    def total(self) -> Money:
        """What is paid, and the owner's time."""
        return self.paid + self.owner_time


@cache
def replacements_within(months: int, yearly_percent: int) -> Fraction:
    """How many replacements are to be expected, when the chance of one is `yearly_percent` a year, 99 at most.

    −ln(1 − p) × months ÷ 12: a constant hazard, of which one may come after another.
    """
    # a decimal keeps 28 digits, more than any amount has
    return -Fraction((1 - Decimal(yearly_percent) / 100).ln()) * months / 12


def ownership(comparison: Comparison, offer: Offer) -> Ownership | None:
    """What the offer costs over the comparison's months; None while its price is not known.

    (price + what comes on top + ads + tools + training) × months + onboarding + expected replacements × cost of one;
    beside it owner's hours × months × value of an hour.
    """
    if offer.fee is None:
        return None
    nothing, months = Money.zero(comparison.currency), comparison.months
    fee = offer.fee * months
    ads = offer.ads if offer.ads is not None else comparison.ads
    return Ownership(
        fee=fee,
        on_top=fee * Fraction(offer.on_top, 100),
        ads=(ads or nothing) * months,
        tools=(offer.tools or nothing) * months,
        training=(offer.training or nothing) * months,
        onboarding=offer.onboarding or nothing,
        replacement=(offer.replacement_cost or nothing) * replacements_within(months, offer.replacement_chance),
        owner_time=comparison.hour_value * offer.owner_hours * months,
    )


class Beyond(StrEnum):
    """Why an offer has no place though its cost is known."""

    BUDGET = "budget"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """An offer's place: its cost, the scores that counted and their weighted mean (0 to 10).

    What asks for more than there is (`beyond`), or has no price yet, has no `score`.
    """

    offer: Offer
    cost: Ownership | None
    scores: Mapping[Criterion, Fraction]
    score: Fraction | None
    beyond: tuple[Beyond, ...] = ()


def cost_score(paid: Money, cheapest: Money, most: Money | None) -> Fraction:
    """10 × (most − paid) ÷ most, where it is said how much can be paid; else 10 × cheapest ÷ paid. Free gets 10."""
    if not paid.minor:
        return Fraction(TOP_SCORE)
    if most is None:
        # what is out of reach may be cheaper still
        return TOP_SCORE * min(Fraction(1), cheapest / paid)
    return TOP_SCORE * max(Fraction(0), (most - paid) / most) if most.minor else Fraction(0)


def load_score(hours: int, there_are: Fraction) -> Fraction:
    """10 × (hours there are − hours it takes) ÷ hours there are, never below 0."""
    if not hours:
        return Fraction(TOP_SCORE)
    return TOP_SCORE * max(Fraction(0), (there_are - hours) / there_are) if there_are else Fraction(0)


def rests_on_our_week(comparison: Comparison, offer: Offer) -> bool:
    """Whether nobody said how many hours there are for it, and it takes some: what takes none gets 10 in any week."""
    return comparison.hours_a_week is None and bool(offer.owner_hours)


def rests_on_our_hour(comparison: Comparison) -> bool:
    """Whether nobody said what an hour is worth, and one of ours counts; without a rate there is none."""
    return not comparison.hour_known and bool(comparison.hour_value.minor)


def ranking(comparison: Comparison, offers: Sequence[Offer]) -> tuple[Rank, ...]:
    """The offers, best first; then those beyond what there is, then those whose price is not known, without a score.

    Score = Σ weight × score ÷ Σ weight, over the criteria that are scored for that offer.
    """
    found = [(offer, ownership(comparison, offer)) for offer in offers]
    limits = [beyond(comparison, offer, cost) for offer, cost in found]
    running = [cost.paid for (_offer, cost), over in zip(found, limits, strict=True) if cost and not over]
    cheapest = min(running, key=lambda money: money.minor, default=Money.zero(comparison.currency))
    ranks = [_rank(comparison, *pair, over, cheapest) for pair, over in zip(found, limits, strict=True)]
    # offers that tie stay in the order given: sorting is stable, and what looks at borders counts on it
    return tuple(sorted(ranks, key=lambda rank: (rank.cost is None, rank.score is None, -(rank.score or 0))))


def beyond(comparison: Comparison, offer: Offer, cost: Ownership | None) -> tuple[Beyond, ...]:
    """What an offer asks more of than there is, as far as somebody said what there is."""
    is_dear = cost is not None and comparison.most is not None and cost.paid > comparison.most
    is_long = comparison.hours_a_week is not None and offer.owner_hours > comparison.hours_a_month
    return (*([Beyond.BUDGET] if is_dear else []), *([Beyond.TIME] if is_long else []))


def _rank(
    comparison: Comparison, offer: Offer, cost: Ownership | None, over: tuple[Beyond, ...], cheapest: Money
) -> Rank:
    given = ((name, Fraction(score)) for name, score in offer.scores.items() if name not in COMPUTED)
    scores: dict[Criterion, Fraction] = dict(given)
    scores[Criterion.OWNER_LOAD] = load_score(offer.owner_hours, comparison.hours_a_month)
    if cost is not None:
        scores[Criterion.COST] = cost_score(cost.paid, cheapest, comparison.most)
    is_running = cost is not None and not over
    score = mean_score(comparison.weights, scores) if is_running else None
    return Rank(offer=offer, cost=cost, scores=scores, score=score, beyond=over)


def mean_score(weights: Mapping[Criterion, int], scores: Mapping[Criterion, Fraction]) -> Fraction | None:
    """Σ(weight × score) ÷ Σ(weight) over the criteria that have a score; None where these weigh nothing."""
    of = sum(weights.get(name, 0) for name in scores)
    if not of:
        return None
    return sum((weights.get(name, 0) * score for name, score in scores.items()), Fraction(0)) / of


def places(ranks: Sequence[Rank]) -> list[int | None]:
    """The place of each, 1 for the best; equal scores share one, and without a score there is none."""
    scores = [rank.score for rank in ranks]
    # the ranks come best first, so the first of equals stands at the place that all of them share
    return [None if score is None else scores.index(score) + 1 for score in scores]


def level(ranks: Sequence[Rank]) -> tuple[Rank, ...]:
    """All that share the first place."""
    return tuple(rank for rank, place in zip(ranks, places(ranks), strict=True) if place == 1)


def priced(ranks: Iterable[Rank]) -> tuple[Rank, ...]:
    """Those whose cost is known."""
    return tuple(rank for rank in ranks if rank.cost is not None)


def is_unmeasured(comparison: Comparison, ranks: Sequence[Rank]) -> bool:
    """Whether one that has a place costs nothing and no limit is said: what others cost tells them apart no more."""
    paid = [rank.cost.paid.minor for rank in running(ranks) if rank.cost]
    return comparison.most is None and 0 in paid and any(paid)


def is_vague(comparison: Comparison, ranks: Sequence[Rank]) -> bool:
    """Whether costs tell little: they are not measured, or one that may be in reach is not known."""
    return is_unmeasured(comparison, ranks) or any(rank.cost is None and not rank.beyond for rank in ranks)


def running(ranks: Iterable[Rank]) -> tuple[Rank, ...]:
    """Those that have a place."""
    return tuple(rank for rank in ranks if rank.score is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """How far one criterion sets two offers apart: `gain` is its share of the lead."""

    criterion: Criterion
    own: Fraction
    other: Fraction
    gain: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why one is before another: at most three gains and the greatest loss; with the `rest` they make the `lead`."""

    reasons: tuple[Reason, ...]
    rest: Fraction
    lead: Fraction

    def rows(self, places: int) -> tuple[Fraction, ...]:
        """The gains of the reasons, the rest and the lead, with so many decimals; rounded so that they add up."""
        exact = [each * 10**places for each in (*(each.gain for each in self.reasons), self.rest)]
        lead = floor(self.lead * 10**places + Fraction(1, 2))
        parts = _rounded(exact, lead)
        return tuple(Fraction(part, 10**places) for part in (*parts, lead))


def why(comparison: Comparison, first: Rank, second: Rank) -> Why:
    """The three criteria by which the first gains most on the second, the one by which it loses most, and the rest."""
    found = [_reason(comparison.weights, name, first, second) for name in Criterion]
    # the answer is given with three reasons; the greatest loss keeps it honest
    ordered = sorted(found, key=lambda reason: -reason.gain)
    shown = (*(each for each in ordered[:3] if each.gain > 0), *(each for each in ordered[-1:] if each.gain < 0))
    lead = (first.score or Fraction(0)) - (second.score or Fraction(0))
    return Why(reasons=shown, rest=lead - sum((each.gain for each in shown), Fraction(0)), lead=lead)


def _rounded(parts: Sequence[Fraction], whole: int) -> list[int]:
    """Each to one of the two whole numbers around it, so that they make `whole`, which is their sum rounded."""
    lower = [floor(part) for part in parts]
    over = [part - below for part, below in zip(parts, lower, strict=True)]
    if not any(over):
        return lower
    of = lcm(*(part.denominator for part in over))
    more = largest_remainder(whole - sum(lower), [int(part * of) for part in over])
    return [below + one for below, one in zip(lower, more, strict=True)]


def _reason(weights: Mapping[Criterion, int], name: Criterion, first: Rank, second: Rank) -> Reason:
    gain = _brings(weights, name, first) - _brings(weights, name, second)
    nothing = Fraction(0)
    return Reason(
        criterion=name, own=first.scores.get(name, nothing), other=second.scores.get(name, nothing), gain=gain
    )


def _brings(weights: Mapping[Criterion, int], name: Criterion, rank: Rank) -> Fraction:
    """What a criterion brings to the mean of an offer."""
    of = sum(weights.get(each, 0) for each in rank.scores)
    return Fraction(weights.get(name, 0), of) * rank.scores[name] if of and name in rank.scores else Fraction(0)
