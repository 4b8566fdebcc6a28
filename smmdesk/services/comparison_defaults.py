"""What a new comparison starts with, in the client's currency and country."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from smmdesk.domain.comparing.assumed import Assumed
from smmdesk.domain.comparison import EMPLOYED, FIGURES, Comparison, Criterion, Offer, Question, Way, scores_by
from smmdesk.domain.ids import ComparisonId, OfferId
from smmdesk.domain.money import WHOLE, Money
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.ways import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smmdesk.knowledge.ways import Figure

_OWNER_HOUR = 600
"""Roubles: our assumption, a third above an hour of the known in-house salaries; the user's own counts."""
FIRST_WAYS = tuple(way for way in Way if way is not Way.IMMERSION)
"""What a comparison starts with; immersion is a variant of the agency, added where it is wanted."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What usual figures depend on: the currency, the country that the work is done in, a rate that somebody gave."""

    currency: str
    country: str = ""
    thousand: Money | None = None


def terms_of(comparison: Comparison, country: str) -> Terms:
    """Those of a comparison of a client in that country."""
    return Terms(comparison.currency, country, comparison.thousand)


def usual_weights() -> dict[Criterion, int]:
    """The weights a comparison starts with, in basis points."""
    return {each.criterion: each.weight * WHOLE // 100 for each in Knowledge("en").criteria()}


def usual_hour(terms: Terms) -> Money:
    """What an owner's hour is taken to be worth; nothing yet where no rate is known."""
    return Knowledge("en").rates().money(_OWNER_HOUR, terms.currency, terms.thousand) or Money.zero(terms.currency)


def months_to_first_result() -> int:
    """How long it takes until the work of whoever was chosen can be judged."""
    return Knowledge("en").comparison_notes().months_to_first_result


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """A default as it stands beside the figure of an offer: money in the comparison's currency, hours or percents.

    `origin` is what the money was converted from.
    """

    value: Money | int | None
    source: Source
    origin: Money | None = None
    low: Money | None = None
    high: Money | None = None


_FIGURES = {
    "fee": "fee",
    "tools": "tools",
    "training": "training",
    "owner_hours": "owner_hours",
    "onboarding": "onboarding",
    "replacement_cost": "replacement",
    "replacement_chance": "replacement_chance",
}
_COUNTS = frozenset(("owner_hours", "replacement_chance"))


@lru_cache(maxsize=256)
def usual_figures(way: Way, terms: Terms) -> Mapping[str, Usual]:
    """The default of each figure of an offer, by the offer's field; ads are the comparison's own."""
    # of any language: figures are the same in all
    figures = Knowledge("en").way(way).figures
    found = {
        field: Usual(value=figures[name].value, source=figures[name].source)
        if field in _COUNTS
        else _priced(figures[name], terms)
        for field, name in _FIGURES.items()
    }
    return {**found, "on_top": _on_top(way, terms.country)}


def _on_top(way: Way, country: str) -> Usual:
    """Contributions to a salary; VAT on a price is in it until somebody says otherwise."""
    if way not in EMPLOYED:
        return Usual(value=0, source=Source.ASSUMPTION)
    known = Knowledge("en").contributions(country)
    return Usual(value=known.percent, source=Source.LAW if known.is_known else Source.ASSUMPTION)


def _priced(figure: Figure, terms: Terms) -> Usual:
    rates = Knowledge("en").rates()

    def money(amount: int | None) -> Money | None:
        return None if amount is None else rates.money(amount, terms.currency, terms.thousand)

    return Usual(
        value=money(figure.value),
        source=figure.source,
        origin=Money.of(figure.value, rates.base),
        low=money(figure.low),
        high=money(figure.high),
    )


def usual_scores(offer: Offer) -> dict[Criterion, int]:
    """The scores of its way, and what the answers about this offer say instead."""
    known = Knowledge("en")
    return scores_by(known.way(offer.way).scores, known.effects(), offer.answers)


def question_of(criterion: Criterion) -> Question | None:
    """The question that the score by that criterion hangs on."""
    effects = Knowledge("en").effects()
    return next((ask for ask, replies in effects.items() if any(criterion in each for each in replies.values())), None)


def default_offer(way: Way, terms: Terms) -> Offer:
    """The default of one way, to be replaced by a real offer; its ids stand in until it belongs to a comparison."""
    figures = {field: usual.value for field, usual in usual_figures(way, terms).items()}
    bare = Offer(id=OfferId(way), comparison_id=ComparisonId(""), way=way)
    return replace(bare, scores=usual_scores(bare), **figures)  # type: ignore[arg-type]  # each of its field's type


def assumed(comparison: Comparison, offers: Iterable[Offer]) -> Assumed:
    """What of these offers nobody has said yet. A score that follows from an answer is the answerer's."""
    known = [offer for offer in offers if offer.fee is not None]
    return Assumed(
        prices=sum(not offer.real for offer in known),
        of_prices=len(known),
        figures=sum(name not in offer.typed for offer in known for name in _BESIDES),
        scores=sum(is_our_score(offer, criterion) for offer in known for criterion in offer.scores),
        of_scores=sum(len(offer.scores) for offer in known),
        hour=not comparison.hour_known and any(offer.owner_hours for offer in known),
    )


_BESIDES = tuple(name for name in FIGURES if name not in {"fee", "ads"})
"""Ads are the client's own plan, or nothing, until somebody types others."""


def is_our_score(offer: Offer, criterion: Criterion) -> bool:
    """Whether nobody gave that score, nor answered the question that it hangs on."""
    return criterion not in offer.typed and question_of(criterion) not in offer.answers


def is_guessed(offer: Offer) -> bool:
    """Whether what is paid for an offer rests on any figure of ours."""
    return any(name not in offer.typed for name in FIGURES if name not in {"ads", "owner_hours"})
