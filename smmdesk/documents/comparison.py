"""Who should run it: the comparison on paper. Its first page is the decision; what that rests on stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents.comparing.details import details
from smmdesk.documents.comparing.front import front
from smmdesk.documents.comparing.known import Known, WayWords, named_short
from smmdesk.domain.comparing.ranking import ranking
from smmdesk.domain.comparison import TOP_SCORE
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document, Head
    from smmdesk.domain.comparison import Comparison, Offer

__all__ = ["Known", "WayWords", "decision"]


def decision(
    comparison: Comparison, offers: Sequence[Offer], known: Known, edition: Edition, *, client: str
) -> Document:
    """The comparison of the offers, which come in the order that every table has them in."""
    language = edition.language
    named = [named_short(offer, language) for offer in offers]
    ranks = ranking(comparison, named)
    body = {
        "front": front(comparison, named, ranks, known, language),
        **details(comparison, named, ranks, known, language),
        "words": _words(comparison, language),
    }
    return edition.document("comparison", _head(comparison, client, edition), body)


def _head(comparison: Comparison, client: str, edition: Edition) -> Head:
    language = edition.language
    lines = (client if comparison.name else None, " · ".join(_terms(comparison, language)))
    return edition.head(
        language(_("Who should run the networks?")), comparison.name or client, lines=lines, client=client
    )


def _terms(comparison: Comparison, language: Language) -> list[str]:
    """What all offers are held against: the months, and what there is of money and of time."""
    found = [language.count("Over {n} month", "Over {n} months", comparison.months)]
    if comparison.can_pay is not None:
        found.append(language(_("{money} a month can be paid"), money=language.short_money(comparison.can_pay)))
    if comparison.hours_a_week is not None:
        hours = language.count("{n} hour", "{n} hours", comparison.hours_a_week)
        found.append(language(_("the owner has {hours} a week"), hours=hours))
    return found


def _words(comparison: Comparison, language: Language) -> dict[str, str]:
    over = language.count("{n} month", "{n} months", comparison.months)
    return {
        "next": language(_("What to do next")),
        "gain": language(_("Gain")),
        "money": language(_("What it costs: money, and own time")),
        "changes": language(_("What would change it")),
        "assumed": language(_("What is assumed, and of which year it is")),
        "decided": language(_("Decided by")),
        "signature": language(_("Signature")),
        "date": language(_("Date")),
        "legend": language(
            _("Given by somebody. What is grey, without this mark, is ours: a guess; sums that rest on it are rounded.")
        ),
        "ranking": language(_("Ranking")),
        "without": language(_("Without a place")),
        "points": language(_("Points of {top}"), top=TOP_SCORE),
        "paid": language(_("Paid in all")),
        "paid_over": language(_("Paid over {months}"), months=over),
        "monthly": language(_("A month")),
        "hours": language(_("Own hours a month")),
        "costs": language(_("What it costs over {months}"), months=over),
        "own": language(_("Own time")),
        "offers": language(_("The offers")),
        "included": language(_("What is included")),
        "answers": language(_("What was answered about the offers")),
        "weights": language(_("What matters, and how each way does")),
        "criterion": language(_("Criterion")),
        "weight": language(_("Weight")),
        "scale": language(_("0 is poor, {top} is best. Cost and load follow from money and hours."), top=TOP_SCORE),
        "note": language(_("Note")),
        "pros_and_cons": language(_("For and against")),
        "pros": language(_("For")),
        "cons": language(_("Against")),
        "way": language(_("Way")),
    }
