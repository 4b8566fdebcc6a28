from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.documents import comparison
from smmdesk.documents.comparison import WayWords
from smmdesk.documents.typeset import Paper
from smmdesk.domain.comparison import SCORED, Comparison, Criterion, Offer, Way
from smmdesk.domain.ids import ClientId, ComparisonId, OfferId
from smmdesk.domain.money import Money
from tests.documents.samples import HOSTILE, edition
from tests.every import every

if TYPE_CHECKING:
    from tests.documents.conftest import Prints


def eur(amount: int) -> Money:
    return Money.of(amount, "EUR")


def a_comparison(**values: Any) -> Comparison:
    known = {
        "id": ComparisonId("c"),
        "client_id": ClientId("c"),
        "currency": "EUR",
        "hour_value": eur(10),
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
    an_offer(Way.FREELANCER, 300, 4, real=True, included="12 posts", owner_hours=5),
    an_offer(Way.IN_HOUSE, None, 9),
)
WORDS = {way: WayWords(pros=(f"For {way}",), cons=(f"Against {way}",)) for way in Way}


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
@pytest.mark.parametrize("paper", list(Paper))
def test_it_is_printed_in_every_language_and_size(code: str, paper: Paper, printed: Prints) -> None:
    read = printed(comparison.decision(a_comparison(), OFFERS, WORDS, edition(code, paper), client="Honey & Crumb"))
    assert read.holds("For agency")
    assert read.fonts() == {"FiraGO"}
    assert read.inside()


def test_the_answer_comes_first_with_its_reasons(printed: Prints) -> None:
    first = printed(comparison.decision(a_comparison(), OFFERS, WORDS, edition(), client="x")).page_texts[0]
    assert "First: Agency. 7.7 of 10 points, €10,800 in all." in " ".join(first.split())
    assert "Control: 8.0 against 4.0 of Freelancer" in first
    assert "But Cost: 3.9 against 10.0 of Freelancer" in first
    assert "To be looked at again on 28 February 2027." in first
    assert "Real offer" in first


def test_two_offers_of_one_way_are_told_apart_by_who_makes_them(printed: Prints) -> None:
    offers = (an_offer(Way.FREELANCER, 300, 4, id=OfferId("a"), name="Nino"), an_offer(Way.FREELANCER, 400, 4))
    paper = printed(comparison.decision(a_comparison(), offers, WORDS, edition(), client="x"))
    assert paper.holds("First: Freelancer: Nino.")
    assert paper.holds("of Freelancer")


def test_costs_are_those_of_all_months(printed: Prints) -> None:
    paper = printed(comparison.decision(a_comparison(), OFFERS, WORDS, edition(), client="x"))
    assert paper.holds("Freelancer €3,600 €600 €4,200")
    assert paper.holds("Over 12 months")


def test_sums_on_paper_add_up_to_the_cent(printed: Prints) -> None:
    agency = replace(an_offer(Way.AGENCY, 0, 8), fee=Money(1249, "EUR"), tools=Money(49, "EUR"))
    offers = (agency, an_offer(Way.FREELANCER, 300, 4))
    paper = printed(comparison.decision(a_comparison(months=1), offers, WORDS, edition(), client="x"))
    assert paper.holds("Agency €12.49 €0.49 €12.98")
    assert paper.holds("points, €12.98 in all.")
    assert paper.holds("Fee a month €12.49 €300.00")


def test_offers_with_the_same_points_share_the_first_place(printed: Prints) -> None:
    offers = (an_offer(Way.AGENCY, 300, 8), an_offer(Way.FREELANCER, 300, 8), an_offer(Way.SELF, 600, 1))
    paper = printed(comparison.decision(a_comparison(), offers, WORDS, edition(), client="x"))
    assert paper.holds("Tied for first place: Agency, Freelancer. 8.2 of 10 points each.")


def test_equal_weights_add_up_to_a_hundred_on_paper(printed: Prints) -> None:
    paper = printed(comparison.decision(a_comparison(), OFFERS, WORDS, edition(), client="x"))
    assert (paper.text.count("8.33%"), paper.text.count("8.34%")) == (8, 4)


def test_weights_stand_heaviest_first(printed: Prints) -> None:
    weighed = a_comparison().with_weight(Criterion.BRAND_VOICE, 5000)
    paper = printed(comparison.decision(weighed, OFFERS, WORDS, edition(), client="x"))
    assert paper.holds("Brand voice 50% 8 4 9")
    assert paper.text.index("Brand voice") < paper.text.index("Control 4.")


def test_pros_and_cons_of_each_way_stand_once(printed: Prints) -> None:
    twice = (*OFFERS, an_offer(Way.AGENCY, 500, 5, id=OfferId("other")))
    text = printed(comparison.decision(a_comparison(), twice, WORDS, edition(), client="x")).text
    assert text.count("For agency") == 1
    assert text.count("Against freelancer") == 1
    assert "For self" not in text


def test_a_way_of_two_offers_stands_where_the_better_one_does(printed: Prints) -> None:
    first, second = an_offer(Way.AGENCY, 300, 9), an_offer(Way.FREELANCER, 400, 6)
    last = an_offer(Way.AGENCY, 900, 1, id=OfferId("other"))
    text = printed(comparison.decision(a_comparison(), (second, last, first), WORDS, edition(), client="x")).text
    assert text.index("For agency") < text.index("For freelancer")


def test_without_prices_nothing_is_ranked(printed: Prints) -> None:
    for offers in ((), OFFERS[2:]):
        paper = printed(comparison.decision(a_comparison(review_on=None), offers, {}, edition(), client="x"))
        assert paper.holds("No price is known yet, so nothing can be ranked.")
        assert paper.holds("set a date to look at this decision again")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text: str, printed: Prints) -> None:
    offers = (OFFERS[0], an_offer(Way.SELF, 1, 1, name=text, included=text))
    words = {Way.SELF: WayWords(pros=(text,), cons=(text,))}
    paper = printed(comparison.decision(a_comparison(name=text, note=text), offers, words, edition(), client=text))
    assert "root:" not in paper.text
    assert (paper.images(), paper.links()) == (0, set())
    assert paper.inside()


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
def test_a_dozen_offers_of_any_size_stand_clear_of_one_another(code: str, printed: Prints) -> None:
    """Six at most side by side."""
    offers = [
        an_offer(list(Way)[number % len(Way)], 123_456_789 * (number + 1), number % 11, name=f"Offer {number}")
        for number in range(12)
    ]
    paper = printed(comparison.decision(a_comparison(), offers, WORDS, edition(code), client="x"))
    assert paper.clear()
    language = edition(code).language
    assert paper.text.replace("\n", " ").count(language("Fee a month")) == 2
    assert every(paper.holds(language.money(offer.fee, cents=False)) for offer in offers)


def test_what_nobody_offered_has_no_empty_tables(printed: Prints) -> None:
    paper = printed(comparison.decision(a_comparison(), [], WORDS, edition(), client="x"))
    assert paper.holds("No price is known yet")
    assert not any(paper.holds(words) for words in ("Ranking", "What it costs in all", "The offers", "What matters"))
    priceless = printed(
        comparison.decision(a_comparison(), [an_offer(Way.AGENCY, None, 5)], WORDS, edition(), client="x")
    )
    assert priceless.holds("The offers")
    assert not priceless.holds("What it costs in all")
