"""Who should run it: the comparison on paper, with its ranking, its costs and its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.documents.tidy import shortened
from smmdesk.domain.comparison import (
    TOP_SCORE,
    Comparison,
    Criterion,
    Offer,
    Ownership,
    Part,
    Rank,
    Reason,
    Way,
    level,
    places,
    ranking,
    reasons,
)
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import offer_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document, Head
    from smmdesk.domain.money import Money

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class WayWords:
    """What speaks for and against a way in general, in the document's language; knowledge, not domain."""

    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()


def decision(
    comparison: Comparison,
    offers: Sequence[Offer],
    words: Mapping[Way, WayWords],
    edition: Edition,
    *,
    client: str,
) -> Document:
    """The comparison of the offers: ranking, total cost of ownership, offers, weights and scores, pros and cons."""
    language = edition.language
    ranks = ranking(comparison, offers)
    body = {
        "answer": _answer(ranks, language),
        "reasons": _reasons(comparison, ranks, language),
        "ranks": _ranks(ranks, comparison, language),
        "costs": _costs(ranks, language),
        "parts": [language.word(part) for part in Part],
        "offers": [_offer(rank, language) for rank in ranks],
        "offer_rows": _offer_rows(ranks, language),
        "weights": _weights(comparison, ranks, language),
        "pros_and_cons": [_pros_and_cons(way, words, language) for way in _ways(ranks)],
        "note": comparison.note,
        "review": _review(comparison, language),
        "words": _words(language),
    }
    return edition.document("comparison", _head(comparison, client, edition), body)


def _head(comparison: Comparison, client: str, edition: Edition) -> Head:
    language = edition.language
    over = language.count("Over {n} month", "Over {n} months", comparison.months)
    hour = language(_("An hour of the owner is worth {money}"), money=language.money(comparison.hour_value))
    kind = language(_("Who should run the networks?"))
    return edition.head(
        kind, comparison.name or client, lines=(client if comparison.name else None, over, hour), client=client
    )


def _answer(ranks: Sequence[Rank], language: Language) -> str:
    first = ranks[0] if ranks else None
    if first is None or first.cost is None:
        return language(_("No price is known yet, so nothing can be ranked."))
    score, names = language.number(first.score, 1), [_called(rank.offer, language) for rank in level(ranks)]
    if len(names) > 1:
        ways = language(_("Tied for first place: {ways}"), ways=", ".join(names))
        return f"{ways}. {language(_('{score} of {top} points each'), score=score, top=TOP_SCORE)}."
    return language(
        _("First: {way}. {score} of {top} points, {money} in all."),
        way=names[0],
        score=score,
        top=TOP_SCORE,
        money=language.short_money(first.cost.total),
    )


def _reasons(comparison: Comparison, ranks: Sequence[Rank], language: Language) -> list[str]:
    if len(ranks) < 2 or ranks[1].score is None:
        return []
    first, second = ranks[0], ranks[1]
    return [_reason(reason, second.offer, language) for reason in reasons(comparison, first, second)]


def _reason(reason: Reason, second: Offer, language: Language) -> str:
    sentence = (
        _("{criterion}: {own} against {other} of {way}")
        if reason.gain > 0
        else _("But {criterion}: {own} against {other} of {way}")
    )
    return language(
        sentence,
        criterion=language.word(reason.criterion),
        own=language.number(reason.own, 1),
        other=language.number(reason.other, 1),
        way=_called(second, language),
    )


def _ranks(ranks: Sequence[Rank], comparison: Comparison, language: Language) -> list[dict[str, object]]:
    totals = [rank.cost.total if rank.cost else None for rank in ranks]
    # of the total, so that what is paid once has its share in each month
    monthly = [total and total * Fraction(1, comparison.months) for total in totals]
    money = zip(language.amounts(totals), language.amounts(monthly), strict=True)
    return [
        {**_rank(place, rank, language), "total": total, "monthly": a_month}
        for place, rank, (total, a_month) in zip(places(ranks), ranks, money, strict=True)
    ]


def _rank(place: int | None, rank: Rank, language: Language) -> dict[str, object]:
    return {
        "place": "" if place is None else str(place),
        "way": _called(rank.offer, language),
        "real": language(_("Real offer")) if rank.offer.real else language(_("Our assumption")),
        "share": None if rank.score is None else float(rank.score / TOP_SCORE),
        "score": language.number(rank.score, 1),
    }


def _costs(ranks: Sequence[Rank], language: Language) -> list[dict[str, object]]:
    known = [(rank, rank.cost) for rank in ranks if rank.cost is not None]
    known.sort(key=lambda pair: pair[1].total.minor)
    amounts = _amounts([cost for _who, cost in known], language)
    widest = max((cost.total.minor for _who, cost in known), default=0) or 1
    return [
        {
            "way": _called(rank.offer, language),
            "total": row[-1],
            "shares": [max(0.0, part.minor / widest) for part in cost.parts()],
            "amounts": row,
        }
        for (rank, cost), row in zip(known, amounts, strict=True)
    ]


def _amounts(costs: Sequence[Ownership], language: Language) -> list[list[str]]:
    """The parts and the total of each, so that they add up as printed; a dash for a part that costs nothing."""
    rows = [(*cost.parts(), cost.total) for cost in costs]
    said = language.amounts_in_rows(rows)
    return [
        [*(words if money.minor else "–" for money, words in zip(row[:-1], line[:-1], strict=True)), line[-1]]
        for row, line in zip(rows, said, strict=True)
    ]


def _called(offer: Offer, language: Language) -> str:
    return shortened(offer_name(offer, language), _LONGEST_NAME)


def _offer(rank: Rank, language: Language) -> dict[str, str]:
    return {"way": _called(rank.offer, language), "included": rank.offer.included}


def _offer_rows(ranks: Sequence[Rank], language: Language) -> list[list[str]]:
    """A row for each figure of the offers, a column for each offer."""
    offers = [rank.offer for rank in ranks]

    def money(amounts: Sequence[Money | None]) -> list[str]:
        return language.amounts(amounts)

    return [
        [language(_("Fee a month")), *money([offer.fee for offer in offers])],
        [language(_("Ads a month")), *money([offer.ads for offer in offers])],
        [language(_("Tools a month")), *money([offer.tools for offer in offers])],
        [language(_("Training a month")), *money([offer.training for offer in offers])],
        [language(_("Owner's hours a month")), *(language.number(offer.owner_hours) for offer in offers)],
        [language(_("Start of the work, once")), *money([offer.onboarding for offer in offers])],
        [language(_("Cost of a replacement")), *money([offer.replacement_cost for offer in offers])],
        [
            language(_("Its chance within a year")),
            *(language.percent(Fraction(offer.replacement_chance, 100)) for offer in offers),
        ],
    ]


def _weights(comparison: Comparison, ranks: Sequence[Rank], language: Language) -> list[dict[str, object]]:
    """Criteria by weight, heaviest first, with each offer's score."""
    weights = {name: comparison.weights.get(name, 0) for name in Criterion}
    heaviest = max(weights.values()) or 1
    return [
        {
            "name": language.word(name),
            "weight": language.points(weights[name]),
            "share": weights[name] / heaviest,
            # cost alone is computed and has decimals; all others were given as whole numbers
            "scores": [language.number(rank.scores.get(name), int(name is Criterion.COST)) for rank in ranks],
        }
        for name in sorted(Criterion, key=lambda name: -weights[name])
    ]


def _ways(ranks: Sequence[Rank]) -> Iterable[Way]:
    """Each once, where the best of its offers stands."""
    return dict.fromkeys(rank.offer.way for rank in ranks)


def _pros_and_cons(way: Way, words: Mapping[Way, WayWords], language: Language) -> dict[str, object]:
    told = words.get(way, WayWords())
    return {"way": language.word(way), "pros": told.pros, "cons": told.cons}


def _review(comparison: Comparison, language: Language) -> str:
    if comparison.review_on is None:
        return language(_("First results show after about three months: set a date to look at this decision again."))
    return language(_("To be looked at again on {date}."), date=language.date(comparison.review_on))


def _words(language: Language) -> dict[str, str]:
    return {
        "ranking": language(_("Ranking")),
        "reasons": language(_("What decides")),
        "points": language(_("Points of {top}"), top=TOP_SCORE),
        "total": language(_("Total cost")),
        "monthly": language(_("A month")),
        "costs": language(_("What it costs in all")),
        "offers": language(_("The offers")),
        "included": language(_("What is included")),
        "weights": language(_("What matters, and how each way does")),
        "criterion": language(_("Criterion")),
        "weight": language(_("Weight")),
        "scale": language(_("0 is poor, {top} is best. Cost is computed: the cheapest has {top}."), top=TOP_SCORE),
        "pros_and_cons": language(_("For and against")),
        "pros": language(_("For")),
        "cons": language(_("Against")),
        "way": language(_("Way")),
    }
