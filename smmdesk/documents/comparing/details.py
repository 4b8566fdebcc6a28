"""What stands behind the decision: ranking, costs, the offers' figures, answers and scores.

Every table has the offers in the order of `Way`; the ranking alone goes by place. A cell says whether somebody gave
its value (`known`): what stands unmarked is ours, which one legend says of all tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.documents.comparing.known import WayWords, sums
from smmdesk.domain.comparing.ranking import PAID, Part, Rank, places
from smmdesk.domain.comparison import CARDS, COMPUTED, EMPLOYED, TOP_SCORE, Card, Comparison, Criterion, Offer
from smmdesk.speech import decisions, guesses
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import offer_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.documents.comparing.known import Known
    from smmdesk.domain.comparing.ranking import Ownership
    from smmdesk.domain.comparison import Way
    from smmdesk.domain.money import Money

_RESTS_ON: Final = {
    Part.FEE: ("fee",),
    Part.ON_TOP: ("fee", "on_top"),
    Part.ADS: (),
    Part.TOOLS: ("tools",),
    Part.TRAINING: ("training",),
    Part.ONBOARDING: ("onboarding",),
    Part.REPLACEMENT: ("replacement_cost", "replacement_chance"),
}
"""The figures of an offer that a part of what is paid is worked out from."""
_NOTHING: Final = "–"
_DASHES: Final = (_NOTHING, "—")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A figure, and whether somebody gave it, or it is ours. Where there is none, nobody gave it."""

    text: str
    known: bool


def _cell(text: str, *, ours: bool) -> Cell:
    return Cell(text=text, known=not ours and text not in _DASHES)


def details(
    comparison: Comparison, offers: Sequence[Offer], ranks: Sequence[Rank], known: Known, language: Language
) -> dict[str, object]:
    """All that stands behind the first page."""
    in_order = [next(rank for rank in ranks if rank.offer.id == offer.id) for offer in offers]
    return {
        "ranks": _ranks(comparison, ranks, known, language),
        "judged": known.judged,
        "parts": _parts(in_order, language),
        "costs": _costs(comparison, in_order, known, language),
        "leave": decisions.about_leave(language) if any(map(_is_salaried, ranks)) else "",
        "offers": [offer_name(offer, language) for offer in offers],
        "figures": _figures(comparison, offers, known, language),
        "included": [[offer_name(offer, language), offer.included] for offer in offers if offer.included],
        "answers": _answers(offers, known),
        "cards": [_card(card, comparison, in_order, known, language) for card in Card],
        "told_by": known.told_by,
        "pros_and_cons": [_pros_and_cons(way, known, language) for way in dict.fromkeys(each.way for each in offers)],
        "note": comparison.note,
    }


def _ranks(comparison: Comparison, ranks: Sequence[Rank], known: Known, language: Language) -> list[dict[str, object]]:
    """By place; those without one come last, each with the reason."""
    return [_rank(comparison, place, rank, known, language) for place, rank in zip(places(ranks), ranks, strict=True)]


def _rank(comparison: Comparison, place: int | None, rank: Rank, known: Known, language: Language) -> dict[str, object]:
    paid = sums(language, guessed=known.is_guessed(rank.offer))
    reasons = [language.word(each) for each in rank.beyond]
    return {
        "place": "" if place is None else str(place),
        "way": offer_name(rank.offer, language),
        "why": ", ".join(reasons) if rank.cost else language(_("price not known yet")),
        "share": None if rank.score is None else float(rank.score / TOP_SCORE),
        "score": "" if rank.score is None else language.number(rank.score, 1),
        "paid": paid(rank.cost.paid) if rank.cost else _NOTHING,
        "monthly": paid(rank.cost.paid * Fraction(1, comparison.months)) if rank.cost else _NOTHING,
        "hours": language.number(rank.offer.owner_hours),
    }


def _parts(ranks: Sequence[Rank], language: Language) -> list[dict[str, object]]:
    """The parts of what is paid that any offer has, each with its place among all, which is its colour."""
    costs = [rank.cost for rank in ranks if rank.cost]
    used = (part for part in PAID if any(cost.part(part).minor for cost in costs))
    return [{"name": language.word(part), "colour": PAID.index(part)} for part in used]


def _costs(comparison: Comparison, ranks: Sequence[Rank], known: Known, language: Language) -> list[dict[str, object]]:
    """A row for each offer that has a price: the parts of what is paid, their sum, and own time apart."""
    priced = [(rank.offer, rank.cost) for rank in ranks if rank.cost]
    used = [part for part in PAID if any(cost.part(part).minor for _offer, cost in priced)]
    cells = [_sums(comparison, offer, cost, used, known) for offer, cost in priced]
    # all with their decimals where one needs them, so that what was given adds up as printed
    words = language.amounts_in_rows([[_shown(money, given) for money, given in row] for row in cells])
    widest = max((cost.total.minor for _offer, cost in priced), default=0) or 1
    return [
        {
            "way": offer_name(offer, language),
            "shares": [cost.part(part).minor / widest for part in PAID],
            "own": cost.owner_time.minor / widest,
            "cells": [
                _cell(text if money.minor else _NOTHING, ours=not given)
                for text, (money, given) in zip(line, row, strict=True)
            ],
        }
        for (offer, cost), row, line in zip(priced, cells, words, strict=True)
    ]


def _is_salaried(rank: Rank) -> bool:
    return rank.cost is not None and rank.offer.way in EMPLOYED


def _sums(
    comparison: Comparison, offer: Offer, cost: Ownership, used: Sequence[Part], known: Known
) -> list[tuple[Money, bool]]:
    """The parts that any offer has, what is paid, and own time; each with whether it rests on nothing of ours."""
    parts = [(cost.part(part), not known.is_ours(offer, *_RESTS_ON[part])) for part in used]
    paid = (cost.paid, not known.is_guessed(offer))
    return [*parts, paid, (cost.owner_time, not known.is_time_guessed(comparison, offer))]


def _shown(money: Money, given: bool) -> Money:
    return money if given else guesses.roughly(money)


def _figures(
    comparison: Comparison, offers: Sequence[Offer], known: Known, language: Language
) -> list[dict[str, object]]:
    """A row for each figure of the offers, a cell for each offer."""

    def money(name: str, title: str, of: Callable[[Offer], Money | None]) -> dict[str, object]:
        return row(name, title, language.amounts([of(offer) for offer in offers]))

    def row(name: str, title: str, words: Sequence[str]) -> dict[str, object]:
        cells = [_cell(text, ours=known.is_ours(offer, name)) for text, offer in zip(words, offers, strict=True)]
        return {"name": language(title), "cells": cells}

    def percent(name: str, title: str, of: Callable[[Offer], int]) -> dict[str, object]:
        return row(name, title, [language.percent(Fraction(of(offer), 100)) for offer in offers])

    return [
        money("fee", _("Price or salary a month"), lambda offer: offer.fee),
        percent("on_top", _("On top of the price"), lambda offer: offer.on_top),
        money("", _("Ads a month"), lambda offer: comparison.ads if offer.ads is None else offer.ads),
        money("tools", _("Tools a month"), lambda offer: offer.tools),
        money("training", _("Training a month"), lambda offer: offer.training),
        money("onboarding", _("Start of the work, once"), lambda offer: offer.onboarding),
        money("replacement_cost", _("Cost of a replacement"), lambda offer: offer.replacement_cost),
        percent("replacement_chance", _("Its chance within a year"), lambda offer: offer.replacement_chance),
        row("owner_hours", _("Owner's hours a month"), [language.number(offer.owner_hours) for offer in offers]),
    ]


def _answers(offers: Sequence[Offer], known: Known) -> list[dict[str, object]]:
    """A row for each question that was answered about any offer."""
    rows = [(each, [offer.answers.get(each.question) for offer in offers]) for each in known.questions]
    return [
        {"name": each.ask, "cells": [_cell(each.replies[said] if said else _NOTHING, ours=False) for said in given]}
        for each, given in rows
        if any(given)
    ]


def _card(
    card: Card, comparison: Comparison, ranks: Sequence[Rank], known: Known, language: Language
) -> dict[str, object]:
    """One of the four things that people weigh: its weight, and its criteria with each offer's score."""
    heaviest = max(comparison.weights.values(), default=0) or 1
    return {
        "name": language.word(card),
        "weight": language.points(sum(comparison.weights.get(each, 0) for each in CARDS[card])),
        "rows": [
            {
                "name": language.word(each),
                "weight": language.points(comparison.weights.get(each, 0)),
                "share": comparison.weights.get(each, 0) / heaviest,
                "cells": [_score(comparison, each, rank, known, language) for rank in ranks],
            }
            for each in CARDS[card]
        ],
    }


def _score(comparison: Comparison, criterion: Criterion, rank: Rank, known: Known, language: Language) -> Cell:
    """What is computed has decimals, and is as known as what it is computed from; others are whole numbers."""
    if criterion not in rank.scores:
        return _cell(_NOTHING, ours=False)
    text = language.number(rank.scores[criterion], int(criterion in COMPUTED))
    if criterion is Criterion.COST:
        return _cell(text, ours=known.is_guessed(rank.offer))
    if criterion is Criterion.OWNER_LOAD:
        return _cell(text, ours=known.is_load_guessed(comparison, rank.offer))
    return _cell(text, ours=known.is_ours(rank.offer, criterion))


def _pros_and_cons(way: Way, known: Known, language: Language) -> dict[str, object]:
    told = known.ways.get(way, WayWords())
    return {"way": language.word(way), "pros": told.pros, "cons": told.cons}
