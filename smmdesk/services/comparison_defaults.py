"""What a new comparison starts with, in the client's currency and country."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from smmdesk.domain.comparing.assumed import Assumed, Rivals
from smmdesk.domain.comparing.ranking import Rank, is_vague, rests_on_our_hour, rests_on_our_week, running
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

    `origin` is what the money was converted from, where it is any.
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
        # of nothing there is nothing to convert
        origin=Money.of(figure.value, rates.base) if figure.value else None,
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


def assumed(comparison: Comparison, ranks: Iterable[Rank]) -> Assumed:
    """What of these offers nobody has said yet. A score that follows from an answer is the answerer's."""
    ranks = tuple(ranks)
    known = [rank.offer for rank in ranks if rank.cost is not None]
    in_reach = [rank.offer for rank in running(ranks)]
    # nobody asks a price for one's own work
    asked = [offer for offer in in_reach if offer.way is not Way.SELF]
    return Assumed(
        prices=sum(not offer.real for offer in known),
        of_prices=len(known),
        figures=sum(_is_our_figure(offer, name) for offer in known for name in _BESIDES),
        scores=sum(len(our_scores(offer)) for offer in known),
        of_scores=sum(len(offer.scores) for offer in known),
        in_reach=sum(len(our_scores(offer)) for offer in in_reach),
        of_in_reach=sum(len(offer.scores) for offer in in_reach),
        prices_in_reach=sum(not offer.real for offer in asked),
        of_prices_in_reach=len(asked),
        vague=is_vague(comparison, ranks),
        # where no rate is known it counts nothing, and is nobody's
        hour=rests_on_our_hour(comparison) and any(offer.owner_hours for offer in known),
        week=any(rests_on_our_week(comparison, offer) for offer in known),
    )


_BESIDES = tuple(name for name in FIGURES if name not in {"fee", "ads"})
"""Ads are the client's own plan, or nothing, until somebody types others."""


def _is_our_figure(offer: Offer, name: str) -> bool:
    """Where no rate is known there is none of ours."""
    return name not in offer.typed and getattr(offer, name) is not None


def is_our_score(offer: Offer, criterion: Criterion) -> bool:
    """Whether nobody gave that score, nor answered the question that it hangs on."""
    return criterion not in offer.typed and question_of(criterion) not in offer.answers


def our_scores(offer: Offer) -> tuple[Criterion, ...]:
    """Those that nobody gave."""
    return tuple(criterion for criterion in offer.scores if is_our_score(offer, criterion))


_RIVALS = frozenset((Way.FREELANCER, Way.EXPERIENCED))
"""Whom an agency, whose article our scores follow, competes with for the same clients."""


def rivals(ranks: Iterable[Rank]) -> Rivals | None:
    """Those that have a place by scores of ours; None where there are none."""
    found = [(rank.offer, our_scores(rank.offer)) for rank in running(ranks) if rank.offer.way in _RIVALS]
    judged = [(offer, ours) for offer, ours in found if ours]
    # one answer replaces all scores that hang on its question
    asked = [[ask for ask in map(question_of, ours) if ask] for _offer, ours in judged]
    if not judged:
        return None
    return Rivals(
        offers=tuple(offer for offer, _ours in judged),
        scores=sum(len(ours) for _offer, ours in judged),
        answers=sum(len(set(each)) for each in asked),
        replaced=sum(map(len, asked)),
    )


def is_guessed(offer: Offer) -> bool:
    """Whether what is paid for an offer rests on any figure of ours."""
    return any(name not in offer.typed for name in FIGURES if name not in {"ads", "owner_hours"})
