"""What a new comparison starts with, in the client's currency."""

from collections.abc import Mapping
from dataclasses import dataclass

from smmdesk.domain.comparison import Criterion, Offer, Way
from smmdesk.domain.ids import ComparisonId, OfferId
from smmdesk.domain.money import WHOLE, Money
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.ways import Rates, WayFacts

_OWNER_HOUR = (
    600  # roubles: our assumption, a third above an hour of the known in-house salaries; the user's own counts
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """Weights in basis points, an offer for each way, and what an owner's hour is taken to be worth.

    Where no rate from roubles to the currency is known, prices are left open and the hour is worth nothing yet.
    """

    weights: Mapping[Criterion, int]
    offers: tuple[Offer, ...]
    hour_value: Money


def defaults(currency: str) -> Defaults:
    """The figures of `resources/knowledge/comparison.toml`, known and assumed, converted; none is a real offer."""
    knowledge = Knowledge("en")
    rates = knowledge.rates()
    return Defaults(
        weights={each.criterion: each.weight * WHOLE // 100 for each in knowledge.criteria()},
        offers=tuple(_offer(facts, rates, currency) for facts in knowledge.ways()),
        hour_value=rates.money(_OWNER_HOUR, currency) or Money.zero(currency),
    )


def default_offer(way: Way, currency: str) -> Offer:
    """The default of one way, to be shown beside a real offer."""
    return next(offer for offer in defaults(currency).offers if offer.way is way)


def _offer(facts: WayFacts, rates: Rates, currency: str) -> Offer:
    values = {name: figure.value for name, figure in facts.figures.items()}
    return Offer(
        id=OfferId(facts.way),
        comparison_id=ComparisonId(""),
        way=facts.way,
        fee=rates.money(values["fee"], currency),
        ads=rates.money(values["ads"], currency),
        tools=rates.money(values["tools"], currency),
        training=rates.money(values["training"], currency),
        owner_hours=values["owner_hours"],
        onboarding=rates.money(values["onboarding"], currency),
        replacement_cost=rates.money(values["replacement"], currency),
        replacement_chance=values["replacement_chance"],
        scores=dict(facts.scores),
    )
