"""What a new comparison starts with, in the client's currency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.domain.comparison import Criterion, Offer, Way
from smmdesk.domain.ids import ComparisonId, OfferId
from smmdesk.domain.money import WHOLE, Money
from smmdesk.knowledge import Knowledge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.knowledge.ways import Figure, Rates, Source, WayFacts

_OWNER_HOUR = 600
"""Roubles: our assumption, a third above an hour of the known in-house salaries; the user's own counts."""


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
    # of any language: figures are the same in all
    knowledge = Knowledge("en")
    rates = knowledge.rates()
    return Defaults(
        weights=usual_weights(),
        offers=tuple(_offer(facts, rates, currency) for facts in knowledge.ways()),
        hour_value=rates.money(_OWNER_HOUR, currency) or Money.zero(currency),
    )


def usual_weights() -> dict[Criterion, int]:
    """The weights a comparison starts with, in basis points."""
    return {each.criterion: each.weight * WHOLE // 100 for each in Knowledge("en").criteria()}


def months_to_first_result() -> int:
    """How long it takes until the work of whoever was chosen can be judged."""
    return Knowledge("en").comparison_notes().months_to_first_result


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """A default as it stands beside the figure of an offer: money in the comparison's currency, hours or percents.

    `origin` is what the money was converted from. `variant` tells another price of the same way, such as one
    specialist's instead of a department's.
    """

    value: Money | int | None
    source: Source
    origin: Money | None = None
    low: Money | None = None
    high: Money | None = None
    variant: str = ""


_FIGURES = {
    "fee": "fee",
    "ads": "ads",
    "tools": "tools",
    "training": "training",
    "owner_hours": "owner_hours",
    "onboarding": "onboarding",
    "replacement_cost": "replacement",
    "replacement_chance": "replacement_chance",
}
_COUNTS = frozenset(("owner_hours", "replacement_chance"))


def usual_figures(way: Way, currency: str) -> dict[str, Usual]:
    """The default of each figure of an offer, by the offer's field."""
    facts, rates = Knowledge("en").way(way), Knowledge("en").rates()
    return {
        field: Usual(value=facts.figures[name].value, source=facts.figures[name].source)
        if field in _COUNTS
        else _priced(facts.figures[name], rates, currency)
        for field, name in _FIGURES.items()
    }


def usual_fees(way: Way, currency: str) -> tuple[Usual, ...]:
    """The usual prices of a way: its own first, then those of its variants."""
    facts, rates = Knowledge("en").way(way), Knowledge("en").rates()
    others = (_priced(each.fee, rates, currency, each.key) for each in facts.variants)
    return (_priced(facts.figures["fee"], rates, currency), *others)


def _priced(figure: Figure, rates: Rates, currency: str, variant: str = "") -> Usual:
    low, high = (rates.money(each, currency) if each else None for each in (figure.low, figure.high))
    return Usual(
        value=rates.money(figure.value, currency),
        source=figure.source,
        origin=Money.of(figure.value, rates.base),
        low=low,
        high=high,
        variant=variant,
    )


def default_offer(way: Way, currency: str) -> Offer:
    """The default of one way, to be shown beside a real offer."""
    return next(offer for offer in defaults(currency).offers if offer.way is way)


def _offer(facts: WayFacts, rates: Rates, currency: str) -> Offer:
    values = {name: figure.value for name, figure in facts.figures.items()}
    return Offer(
        # ids that stand in until the offer belongs to a comparison
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
