"""Small comparisons for the tests of their paper, of which nothing is ours unless it is said."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

from smmdesk.documents import comparison
from smmdesk.documents.comparison import Known, WayWords
from smmdesk.documents.typeset import Paper
from smmdesk.domain.comparing.assumed import Assumed
from smmdesk.domain.comparison import SCORED, Comparison, Criterion, Offer, Question, Reply, Way
from smmdesk.domain.ids import ClientId, ComparisonId, OfferId
from smmdesk.domain.money import WHOLE, Money
from smmdesk.knowledge.ways import QuestionWords
from tests.documents.samples import edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.documents.typeset import Document

EVERYWHERE = list(product(["en", "ru", "ka"], Paper))


def eur(amount: int) -> Money:
    return Money.of(amount, "EUR")


def a_comparison(**values: Any) -> Comparison:
    known = {
        "id": ComparisonId("c"),
        "client_id": ClientId("c"),
        "currency": "EUR",
        "hour_value": eur(10),
        "hour_known": True,
        "review_on": date(2027, 2, 28),
        **values,
    }
    return Comparison(**known)


def an_offer(way: Way, fee: int | None, score: int, **values: Any) -> Offer:
    known = {
        "id": OfferId(way),
        "comparison_id": ComparisonId("c"),
        "way": way,
        "fee": None if fee is None else eur(fee),
        "scores": dict.fromkeys(SCORED, score),
        **values,
    }
    return Offer(**known)


OFFERS = (
    an_offer(Way.AGENCY, 900, 8),
    an_offer(Way.FREELANCER, 300, 4, included="12 posts", owner_hours=5),
    an_offer(Way.IN_HOUSE, None, 9),
)
ONLY_COST = {Criterion.COST: WHOLE}
NOTHING = Assumed(prices=0, of_prices=2, figures=0, scores=0, of_scores=20, hour=False, week=False)
WORDS = {way: WayWords(pros=(f"For {way}",), cons=(f"Against {way}",)) for way in Way}
QUESTIONS = (
    QuestionWords(
        question=Question.COVER,
        ask="Who steps in?",
        replies={Reply.WELL: "A deputy", Reply.PARTLY: "Somebody", Reply.BADLY: "Nobody"},
    ),
)


def known(**values: Any) -> Known:
    return Known(**{"assumed": NOTHING, "ways": WORDS, "questions": QUESTIONS, **values})


def decided(offers: Sequence[Offer] = OFFERS, code: str = "en", paper: Paper = Paper.A4, **values: Any) -> Document:
    """The document, where nothing is ours unless `known` says so; the other values are the comparison's."""
    told = values.pop("known", known())
    return comparison.decision(a_comparison(**values), offers, told, edition(code, paper), client="Honey & Crumb")


def holds(text: str, words: str) -> bool:
    """Whether one page says it, wherever its lines were broken."""
    return bare(words) in bare(text)


def bare(text: str) -> str:
    return "".join(text.replace("\u200b", "").replace("\N{NON-BREAKING HYPHEN}", "-").split())
