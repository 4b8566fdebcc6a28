"""What stands behind the decision, and what holds of the paper whatever is compared."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smmdesk.documents import comparison, typeset
from smmdesk.documents.comparing.known import together
from smmdesk.documents.comparison import WayWords
from smmdesk.documents.typeset import Paper
from smmdesk.domain.comparison import Card, Criterion, Question, Reply, Way
from smmdesk.domain.ids import OfferId
from smmdesk.domain.money import WHOLE, Money
from smmdesk.speech.language import Language
from tests.documents.comparisons import (
    EVERYWHERE,
    OFFERS,
    a_comparison,
    an_offer,
    bare,
    decided,
    eur,
    holds,
    known,
)
from tests.documents.conftest import Printed
from tests.documents.samples import HOSTILE, edition
from tests.every import every

if TYPE_CHECKING:
    from tests.documents.conftest import Prints


@pytest.mark.parametrize(("code", "paper"), EVERYWHERE)
def test_it_is_printed_in_every_language_and_size(code: str, paper: Paper, printed: Prints) -> None:
    read = printed(decided(code=code, paper=paper))
    assert read.holds("For agency")
    assert read.fonts() == {"FiraGO"}
    assert read.inside()


def test_costs_tell_what_is_paid_from_own_time(printed: Prints) -> None:
    paper = printed(decided(ads=eur(50)))
    assert paper.holds("Freelancer • €3,600 • €600 • €4,200 • €600")


def test_what_leave_costs_is_told_where_a_salary_is(printed: Prints) -> None:
    told = "A salary is counted for every month, in holidays too."
    assert printed(decided((an_offer(Way.IN_HOUSE, 900, 8),))).holds(told)
    assert not printed(decided()).holds(told)


def test_who_judged_the_freelancers_stands_by_the_ranking(printed: Prints) -> None:
    paper = printed(decided(known=known(judged="By a rival.")))
    assert holds(paper.page_texts[1], "Ranking By a rival.")


def test_whose_view_speaks_for_and_against_stands_under_that_heading(printed: Prints) -> None:
    assert printed(decided(known=known(told_by="By a rival."))).holds("For and against By a rival. Agency")


def test_sums_on_paper_add_up_to_the_cent(printed: Prints) -> None:
    agency = replace(an_offer(Way.AGENCY, 0, 8), fee=Money(1249, "EUR"), tools=Money(49, "EUR"))
    paper = printed(decided((agency, an_offer(Way.FREELANCER, 300, 4)), months=1))
    assert paper.holds("Agency • €12.49 • €0.49 • €12.98")
    assert paper.holds("Price or salary a month • €12.49 • €300.00")


def test_what_somebody_gave_has_a_mark_and_a_legend_says_so_of_all_tables(printed: Prints) -> None:
    offer = an_offer(Way.AGENCY, 900, 8, tools=eur(7))
    ours = {offer.id: {"tools", Criterion.SPEED}}
    text = printed(decided((offer,), known=known(ours=ours))).text
    assert holds(text, "Price or salary a month • €900")
    assert holds(text, "Tools a month €7")
    assert holds(text, "Continuity 8.34% • 8") or holds(text, "Continuity 8.33% • 8")
    assert holds(text, "Speed of reaction 8.33% 8")
    assert holds(text, "• Given by somebody. What is grey, without this mark, is ours")
    assert text.lower().count("assumption") == 0


def test_load_is_ours_while_nobody_told_the_week_that_it_is_a_share_of(printed: Prints) -> None:
    """5 hours of 173.3 or of 26; what takes none has 10 in any week."""
    assert holds(printed(decided()).text, "8.33% • 10.0 9.7 • 10.0")
    assert holds(printed(decided(hours_a_week=6)).text, "8.33% • 10.0 • 8.1 • 10.0")


def test_those_without_a_place_stand_below_a_line_with_the_reason(printed: Prints) -> None:
    paper = printed(decided(can_pay=eur(400)))
    assert holds(paper.page_texts[1], "1 Freelancer")
    assert holds(paper.page_texts[1], "Without a place Agency beyond your budget €10,800 €900 0")
    assert holds(paper.page_texts[1], "In-house specialist price not known yet")


def test_every_table_has_the_order_of_the_offers_and_the_ranking_that_of_places(printed: Prints) -> None:
    """The agency comes second; it stands first all the same wherever places are not the matter."""
    offers = (an_offer(Way.AGENCY, 900, 4), an_offer(Way.FREELANCER, 300, 8), an_offer(Way.SELF, 0, 1))
    pages = printed(decided(offers, weights={Criterion.CONTROL: WHOLE})).page_texts
    ranking, costs = "\n".join(pages[1:]).split("What it costs over", 1)
    assert ranking.index("Freelancer") < ranking.index("Agency") < ranking.index("By yourself")
    for part in costs.split("\n\n"):
        found = [part.find(name) for name in ("Agency", "Freelancer", "By yourself")]
        assert found == sorted(found)
    assert holds(costs, "Criterion Weight Agency Freelancer By yourself")
    assert costs.index("For agency") < costs.index("For freelancer") < costs.index("For self")


def test_weights_stand_under_their_cards(printed: Prints) -> None:
    text = printed(decided(weights={Criterion.COST: 2500, Criterion.SPEED: 4500, Criterion.CONTROL: 3000})).text
    language = Language("en")
    places = [
        text.index(f"{language.word(card)} {share}")
        for card, share in zip(Card, ("25%", "0%", "0%", "75%"), strict=True)
    ]
    assert places == sorted(places)
    assert holds(text, "Speed of reaction 45% • 8 • 4 • 9")


def test_answers_about_the_offers_stand_there_and_questions_nobody_answered_do_not(printed: Prints) -> None:
    answered = replace(OFFERS[0], answers={Question.COVER: Reply.WELL})
    assert printed(decided((answered, OFFERS[1]))).holds("Who steps in? • A deputy –")
    assert not printed(decided()).holds("Who steps in?")


def test_two_offers_of_one_way_are_told_apart_by_who_makes_them(printed: Prints) -> None:
    offers = (an_offer(Way.FREELANCER, 300, 4, id=OfferId("a"), name="Nino"), an_offer(Way.FREELANCER, 400, 4))
    paper = printed(decided(offers))
    assert holds(paper.page_texts[0], "First: Freelancer: Nino")
    assert holds(paper.page_texts[0], "against the second: Freelancer")


def test_pros_and_cons_of_each_way_stand_once(printed: Prints) -> None:
    twice = (*OFFERS, an_offer(Way.AGENCY, 500, 5, id=OfferId("other")))
    text = printed(decided(twice)).text
    assert text.count("For agency") == 1
    assert text.count("Against freelancer") == 1
    assert "For self" not in text


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text: str, printed: Prints) -> None:
    offers = (OFFERS[0], an_offer(Way.SELF, 1, 1, name=text, included=text))
    told = known(ways={Way.SELF: WayWords(pros=(text,), cons=(text,))})
    paper = printed(comparison.decision(a_comparison(name=text, note=text), offers, told, edition(), client=text))
    assert "root:" not in paper.text
    assert (paper.images(), paper.links()) == (0, set())
    assert paper.inside()
    assert holds(paper.page_texts[0], "Signature")


FAR: dict[str, dict[str, Any]] = {
    "tied": {},
    "beyond": {"can_pay": eur(1)},
    "one-sided": {"weights": {Criterion.CONTROL: WHOLE}},
}
TURN_BY_TURN = [
    (code, list(Paper)[at % len(Paper)], how) for at, (code, how) in enumerate(product(["en", "ru", "ka"], FAR))
]
"""Each in every language, and on both papers."""


@pytest.mark.parametrize(("code", "paper", "how"), TURN_BY_TURN)
def test_a_dozen_offers_of_any_size_stand_clear_of_one_another(
    code: str, paper: Paper, how: str, printed: Prints
) -> None:
    """Four at most side by side; names of more than sixty letters, all tied, or each beyond what there is."""
    offers = [
        an_offer(
            list(Way)[at % len(Way)],
            123_456_789 * (at + 1),
            5,
            id=OfferId(str(at)),
            name=f"Offer {at} {'long name ' * 8}",
        )
        for at in range(12)
    ]
    offers = sorted(offers, key=lambda offer: list(Way).index(offer.way))
    language = Language(code)
    read = printed(decided(offers, code, paper, **FAR[how]))
    assert read.clear()
    assert read.inside()
    assert holds(read.page_texts[0], language("Signature"))
    assert bare(read.text).count(bare(language("Price or salary a month"))) == 3
    assert every(read.holds(language.money(offer.fee, cents=False)) for offer in offers)


def test_the_costs_of_a_dozen_are_on_one_page(printed: Prints) -> None:
    offers = [an_offer(Way.AGENCY, 100 + at, 5, id=OfferId(str(at)), name=f"A{at}") for at in range(12)]
    pages = printed(decided(offers, paper=Paper.LETTER)).page_texts
    [page] = [text for text in pages if "What it costs over" in text]
    assert every(holds(page, f"Agency: A{at} • €{(100 + at) * 12:,}") for at in range(12))


@settings(max_examples=15, deadline=None)
@given(
    fees=st.lists(st.none() | st.integers(0, 10**6), max_size=5),
    score=st.integers(0, 10),
    pay=st.none() | st.integers(0, 10**6),
    week=st.none() | st.integers(0, 60),
)
def test_whatever_is_compared_the_decision_is_one_page(
    fees: list[int | None], score: int, pay: int | None, week: int | None
) -> None:
    offers = [an_offer(list(Way)[at], fee, (score + at) % 11, owner_hours=at * 20) for at, fee in enumerate(fees)]
    read = Printed(typeset.pdf(decided(offers, can_pay=None if pay is None else eur(pay), hours_a_week=week)))
    assert holds(read.page_texts[0], "Signature")
    assert not any(holds(text, "Signature") for text in read.page_texts[1:])
    assert read.inside()


@given(st.text(alphabet="ab. 19-₾", max_size=40))
def test_joining_figures_changes_no_letter(text: str) -> None:
    joined = together(text).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NON-BREAKING HYPHEN}", "-")
    assert joined.replace(".", "") == text.replace(".", "")
    assert together(together(text)) == together(text)


def test_a_name_that_ends_in_a_full_stop_gets_no_second() -> None:
    assert together("the cheapest way, Studio Co..") == "the cheapest way, Studio Co."
    assert together("and so on...") == "and so on..."
