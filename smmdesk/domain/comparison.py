"""Who should run it? Offers of the five ways, their total cost of ownership and their ranking."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Self

from smmdesk.domain.errors import CurrencyMismatchError, OutOfRangeError
from smmdesk.domain.ids import ClientId, ComparisonId, OfferId
from smmdesk.domain.money import WHOLE, Money, check_currency, check_same_currency, check_shares, largest_remainder
from smmdesk.domain.record import Record


class Way(StrEnum):
    """How the work can be got done; immersion is an agency whose specialist spends days at the client's place."""

    AGENCY = "agency"
    IMMERSION = "immersion"
    FREELANCER = "freelancer"
    IN_HOUSE = "in_house"
    SELF_CONSULTED = "self_consulted"
    SELF = "self"


class Criterion(StrEnum):
    """What a way is judged by; `COST` is computed, the others are scored 0 to 10."""

    COST = "cost"
    CONTROL = "control"
    PRODUCT_KNOWLEDGE = "product_knowledge"
    FLEXIBILITY = "flexibility"
    RANGE_OF_SKILLS = "range_of_skills"
    CONTINUITY = "continuity"
    LIVE_CONTENT = "live_content"
    SPEED = "speed"
    RESPONSIBILITY = "responsibility"
    TECHNICAL_DEPTH = "technical_depth"
    BRAND_VOICE = "brand_voice"
    OWNER_LOAD = "owner_load"


SCORED = tuple(criterion for criterion in Criterion if criterion is not Criterion.COST)
TOP_SCORE = 10


def equal_weights() -> dict[Criterion, int]:
    """Every criterion matters the same; basis points that add up to 100 %."""
    # twelve equal shares are no whole basis points: some get one more
    return dict(zip(Criterion, largest_remainder(WHOLE, [1] * len(Criterion)), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Record):
    """One decision of a client: over how many months, what an owner's hour is worth, what matters (basis points)."""

    id: ComparisonId
    client_id: ClientId
    currency: str
    hour_value: Money
    name: str = ""
    months: int = 12
    weights: Mapping[Criterion, int] = field(default_factory=equal_weights)
    review_on: date | None = None
    note: str = ""

    def changed_to(self, **values: object) -> Self:
        """The comparison with other values; in its currency, since its offers are."""
        changed = Record.changed_to(self, **values)
        if changed.currency != self.currency:
            raise CurrencyMismatchError(first=self.currency, second=changed.currency)
        return changed

    def checked(self) -> Self:
        """When all is in its currency, it spans 1 to 120 months and its weights add up to 100 %.

        The weights are put in the order of `Criterion`; those not given weigh nothing.
        """
        check_currency(self.currency)
        check_same_currency(self.currency, self.hour_value)
        if not 1 <= self.months <= 120:
            raise OutOfRangeError(low=1, high=120)
        check_shares(self.weights.values())
        return replace(self, weights={name: self.weights.get(name, 0) for name in Criterion})

    def with_weight(self, criterion: Criterion, points: int) -> Self:
        """One weight changed, the others shrunk or grown in proportion, so that the sum stays 100 %."""
        points = max(0, min(WHOLE, points))
        others = [other for other in Criterion if other is not criterion]
        now = [self.weights.get(other, 0) for other in others]
        rest = largest_remainder(WHOLE - points, now if any(now) else [1] * len(others))
        changed = {criterion: points, **dict(zip(others, rest, strict=True))}
        return replace(self, weights={name: changed[name] for name in Criterion})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Record):
    """A real or assumed offer of one way. Money is a month's, but for `onboarding` and `replacement_cost`.

    `name` is who offers, so that two freelancers can be told apart. `fee` None means that the price is not known yet.
    `replacement_chance` is the percentage of having to replace the provider within a year. `real` tells an offer that
    was made from our assumption.
    """

    id: OfferId
    comparison_id: ComparisonId
    way: Way
    name: str = ""
    fee: Money | None = None
    ads: Money | None = None
    tools: Money | None = None
    training: Money | None = None
    owner_hours: int = 0
    onboarding: Money | None = None
    replacement_cost: Money | None = None
    replacement_chance: int = 0
    scores: Mapping[Criterion, int] = field(default_factory=dict)
    included: str = ""
    real: bool = False

    def changed_to(self, **values: object) -> Self:
        """What was really offered. A price makes the offer a real one, unless `real` says otherwise."""
        is_priced = values.get("fee") is not None
        return Record.changed_to(self, **{"real": self.real or is_priced, **values})

    def with_usual(self, field: str, value: Money | int | None) -> Self:
        """A figure of ours again; with our price the offer is an assumption."""
        return self.changed_to(**{field: value, "real": self.real and field != "fee"})

    def checked(self) -> Self:
        """When hours, chance and scores are possible; without a score of the cost, which is computed."""
        # 744 are the hours of a month of 31 days
        for value, high in ((self.owner_hours, 744), (self.replacement_chance, 100)):
            if not 0 <= value <= high:
                raise OutOfRangeError(low=0, high=high)
        for score in self.scores.values():
            if not 0 <= score <= TOP_SCORE:
                raise OutOfRangeError(low=0, high=TOP_SCORE)
        return replace(self, scores={name: score for name, score in self.scores.items() if name in SCORED})

    def checked_in(self, parent: Record) -> Self:
        """When its money is the comparison's."""
        if isinstance(parent, Comparison):
            money = (self.fee, self.ads, self.tools, self.training, self.onboarding, self.replacement_cost)
            check_same_currency(parent.currency, *money)
        return self


class Part(StrEnum):
    """What the total cost of ownership is made of; the names of the fields of `Ownership`."""

    FEE = "fee"
    ADS = "ads"
    TOOLS = "tools"
    TRAINING = "training"
    OWNER_TIME = "owner_time"
    ONBOARDING = "onboarding"
    REPLACEMENT = "replacement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """Total cost of ownership over the months of a comparison, part by part."""

    fee: Money
    ads: Money
    tools: Money
    training: Money
    owner_time: Money
    onboarding: Money
    replacement: Money

    def parts(self) -> tuple[Money, ...]:
        """In the order of `Part`."""
        return tuple(self.part(name) for name in Part)

    def part(self, part: Part) -> Money:
        """One of the parts."""
        found: Money = getattr(self, part)
        return found

    @property
    def total(self) -> Money:
        """The sum of all parts."""
        return Money.total(self.parts(), self.fee.currency)


def chance_within(months: int, yearly_percent: int) -> Fraction:
    """The chance that it happens within the months, when it happens with `yearly_percent` within a year.

    1 − (1 − p)^(months ÷ 12): a constant hazard.
    """
    # the root of a fraction would be a float: a decimal keeps 28 digits, more than any amount has
    kept = Decimal(100 - yearly_percent) / 100
    if not kept:
        return Fraction(1)
    return 1 - Fraction(kept ** (Decimal(months) / 12))


def ownership(comparison: Comparison, offer: Offer) -> Ownership | None:
    """What the offer costs over the comparison's months; None while its fee is not known.

    fee, ads, tools, training × months + owner's hours × value of an hour × months + onboarding
    + cost of a replacement × its chance within the months.
    """
    if offer.fee is None:
        return None
    nothing = Money.zero(comparison.currency)
    months = comparison.months
    return Ownership(
        fee=offer.fee * months,
        ads=(offer.ads or nothing) * months,
        tools=(offer.tools or nothing) * months,
        training=(offer.training or nothing) * months,
        owner_time=comparison.hour_value * offer.owner_hours * months,
        onboarding=offer.onboarding or nothing,
        replacement=(offer.replacement_cost or nothing) * chance_within(months, offer.replacement_chance),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """An offer's place: its cost, the scores that counted and their weighted mean (0 to 10)."""

    offer: Offer
    cost: Ownership | None
    scores: Mapping[Criterion, Fraction]
    score: Fraction | None


def cost_score(total: Money, cheapest: Money) -> Fraction:
    """10 × cheapest ÷ this: the cheapest gets 10, twice as dear gets 5; free gets 10."""
    return Fraction(TOP_SCORE) if not total.minor else Fraction(TOP_SCORE) * (cheapest / total)


def ranking(comparison: Comparison, offers: Sequence[Offer]) -> tuple[Rank, ...]:
    """The offers, best first; those whose price is not known come last, without a score.

    Score = Σ weight × score ÷ Σ weight, over the criteria that are scored for that offer.
    """
    costs = {offer.id: ownership(comparison, offer) for offer in offers}
    totals = [cost.total for cost in costs.values() if cost]
    cheapest = min(totals, key=lambda money: money.minor, default=None)
    ranks = [_rank(comparison, offer, costs[offer.id], cheapest) for offer in offers]
    # offers that tie stay in the order given: sorting is stable, and `sensitivity` counts on it
    return tuple(sorted(ranks, key=lambda rank: (rank.score is None, -(rank.score or 0))))


def _rank(comparison: Comparison, offer: Offer, cost: Ownership | None, cheapest: Money | None) -> Rank:
    if cost is None or cheapest is None:
        return Rank(offer=offer, cost=None, scores=_given(offer), score=None)
    scores = {Criterion.COST: cost_score(cost.total, cheapest), **_given(offer)}
    return Rank(offer=offer, cost=cost, scores=scores, score=mean_score(comparison.weights, scores))


def _given(offer: Offer) -> dict[Criterion, Fraction]:
    return {name: Fraction(score) for name, score in offer.scores.items() if name is not Criterion.COST}


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
    """Those whose total cost is known."""
    return tuple(rank for rank in ranks if rank.cost is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """How far one criterion sets two offers apart: `gain` is its weight × the difference of the scores."""

    criterion: Criterion
    own: Fraction
    other: Fraction
    gain: Fraction


def reasons(comparison: Comparison, first: Rank, second: Rank) -> tuple[Reason, ...]:
    """The three criteria by which the first gains most on the second, then the one by which it loses most.

    Where both are scored by all criteria, the gains of all add up to the difference of the totals.
    """
    found = [
        _reason(name, comparison.weights.get(name, 0), first.scores[name], second.scores[name])
        for name in Criterion
        if name in first.scores and name in second.scores
    ]
    # the answer is given with three reasons; the greatest loss keeps it honest
    ordered = sorted(found, key=lambda reason: -reason.gain)
    gains = [reason for reason in ordered[:3] if reason.gain > 0]
    return (*gains, *(reason for reason in ordered[-1:] if reason.gain < 0))


def _reason(criterion: Criterion, weight: int, own: Fraction, other: Fraction) -> Reason:
    return Reason(criterion=criterion, own=own, other=other, gain=Fraction(weight, WHOLE) * (own - other))
