"""The first page of a printed comparison: the decision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.checklist import Evaluation
from smmdesk.domain.comparing.firmness import firmness
from smmdesk.domain.comparison import SCORED, Criterion, Way
from smmdesk.domain.ids import OfferId
from smmdesk.domain.money import WHOLE
from smmdesk.services.outputs import Wish
from smmdesk.speech import decisions, guesses
from smmdesk.speech.language import Language
from tests.documents.comparisons import (
    EVERYWHERE,
    NOTHING,
    OFFERS,
    ONLY_COST,
    an_offer,
    bare,
    decided,
    eur,
    holds,
    known,
)

if TYPE_CHECKING:
    from smmdesk.documents.typeset import Paper
    from smmdesk.services.comparison import ComparisonSheet
    from smmdesk.workspace import Workspace
    from tests.documents.conftest import Prints


def of_example(workspace: Workspace) -> ComparisonSheet:
    client = workspace.records.all(Evaluation)[0].client_id
    return workspace.comparison.sheet(workspace.comparison.of(client)[0].id)


@pytest.mark.parametrize(("code", "paper"), EVERYWHERE)
def test_the_first_page_alone_answers_ten_questions(
    code: str, paper: Paper, example: Workspace, printed: Prints
) -> None:
    language, sheet = Language(code), of_example(example)
    wish = Wish(output="comparison", language=language, paper=paper, record=sheet.comparison.id)
    [document] = example.exporting.documents(wish)
    read = printed(document)
    page = read.page_texts[0]
    # no page is turned for a few lines
    assert len(read.page_texts[-1]) > 1000
    first, second = sheet.ranks[:2]
    assert first.cost
    asked = {
        "which": [decisions.answer(sheet.ranks, language), decisions.points(first, language)],
        "how firm": decisions.firm(firmness(sheet.comparison, sheet.ranks), sheet.ranks, sheet.assumed, language),
        "in cash": [guesses.about(first.cost.paid, language), language("Paid today")],
        "in hours": [language.count("{n} hour", "{n} hours", first.offer.owner_hours)],
        "what would change it": [language(each) for each in ("Price", "How long", "Weight", "Owner's hour")],
        "what is guessed": decisions.caveats(sheet.ranks, sheet.assumed, language),
        "from when": ["2018–2019"],
        "what next": [
            language("What to do next"),
            language("Agree on the start, and on what will count as a result by the day of the review."),
        ],
        "when again": [language.date(sheet.comparison.review_on)],
        "who": [language(each) for each in ("Decided by", "Signature", "Date")],
    }
    unanswered = [
        (question, words) for question, answers in asked.items() for words in answers if not holds(page, words)
    ]
    assert not unanswered
    assert holds(page, language(_CHANNEL))
    assert second.offer.way is not first.offer.way


_CHANNEL = "Social networks are one channel among others: they cannot rescue a business in which the rest is broken."


@pytest.mark.parametrize(("code", "paper"), EVERYWHERE)
def test_no_language_has_two_full_stops_or_a_parted_figure(
    code: str, paper: Paper, example: Workspace, printed: Prints
) -> None:
    wish = Wish(output="comparison", language=Language(code), paper=paper)
    for document in example.exporting.documents(wish):
        read = printed(document)
        assert not any(".." in bare(text) for text in read.page_texts)
        # no line begins with what the figure before it counts, nor does a word go on below
        lines = [line.strip() for text in read.page_texts for line in text.splitlines()]
        # in English the sign leads
        signs = ("%",) if code == "en" else ("€", "₾", "₽", "%")
        assert not [line for line in lines if line.startswith(signs)]
        assert "\u00ad" not in read.text
        assert read.fonts() == {"FiraGO"}
        assert read.inside()


def test_figures_on_the_first_page_are_those_worked_out_by_hand(printed: Prints) -> None:
    """Agency: 900 × 12 = 10,800, scores (10 × 8 + 3.33 + 10) ÷ 12 = 7.8; freelancer 3,600, and 5 × 12 × 10 = 600.

    The freelancer (10 × 4 + 10 + 9.71) ÷ 12 = 4.98: a lead of 2.80, 0.33 of it from each score, 6.67 ÷ 12 lost by cost.
    """
    page = printed(decided(pays_now=eur(500))).page_texts[0]
    for words in (
        "First: Agency",
        "7.8 of 10 points",
        "What decides, against the second: Freelancer",
        "Gain Control: 8 against 4 +0.33 Product knowledge: 8 against 4 +0.33 Flexibility: 8 against 4 +0.33",
        "But cost: €10,800 against €3,600 −0.55 All other criteria together +2.36 The lead +2.80",
        "Agency First place €900 €10,800 0 hours –",
        "Freelancer Second place · Cheapest of all €300 €3,600 5 hours €600",
        "Paid today €500 €6,000",
        "That is €7,200 more than the cheapest way, Freelancer. That is €4,800 more than is paid today.",
        "Own time is paid from no till; an hour of it counts €10.",
        "Agency is first at any price",
        "Freelancer is not first, not even free",
        "To be looked at again on 28 February 2027.",
    ):
        assert holds(page, words), words


def test_a_price_of_ours_is_rounded_where_it_stands_beside_its_limit(printed: Prints) -> None:
    offers = (an_offer(Way.AGENCY, 1234, 5), an_offer(Way.FREELANCER, 1567, 5))
    told = known(ours={OfferId(Way.AGENCY): {"fee"}}, assumed=replace(NOTHING, prices=1))
    page = printed(decided(offers, known=told, weights=ONLY_COST, can_pay=eur(5000))).page_texts[0]
    assert holds(page, "first up to about €1,570 a month, now about €1,230")


def test_firmness_is_held_down_while_most_scores_or_prices_are_ours(printed: Prints) -> None:
    first, second = an_offer(Way.AGENCY, 900, 8), an_offer(Way.FREELANCER, 800, 4)
    held, firm = "Firm, as far as our own scores and prices go.", "The answer is firm."
    for ours, prices, words in ((11, 0, held), (0, 2, held), (10, 1, firm)):
        in_reach: dict[str, Any] = {
            "in_reach": ours,
            "of_in_reach": 20,
            "prices_in_reach": prices,
            "of_prices_in_reach": 2,
        }
        told = known(assumed=replace(NOTHING, scores=ours, prices=prices, **in_reach))
        assert holds(printed(decided((first, second), known=told)).page_texts[0], words)


def test_an_answer_only_leans_while_costs_tell_little_and_says_why(printed: Prints) -> None:
    first, second = an_offer(Way.AGENCY, 900, 8), an_offer(Way.FREELANCER, 800, 4)
    page = printed(decided((first, second), known=known(assumed=replace(NOTHING, vague=True)))).page_texts[0]
    assert holds(page, "The answer leans this way, no more.")
    assert holds(page, "No more than that: a price is not known, or costs are not measured.")


def test_months_at_which_nothing_is_in_reach_are_told(printed: Prints) -> None:
    """240 once at 50 a month more than is asked: from the fifth month on."""
    offers = (an_offer(Way.AGENCY, 100, 5, onboarding=eur(240)),)
    page = printed(decided(offers, can_pay=eur(150))).page_texts[0]
    assert holds(page, "At 4 months: nothing is in reach, since what is paid once weighs too much")
    assert holds(printed(decided()).page_texts[0], "Over any number of months the same way is first.")


def test_one_that_costs_nothing_is_told_to_leave_the_others_unmeasured(printed: Prints) -> None:
    offers = (an_offer(Way.SELF, 0, 5), an_offer(Way.FREELANCER, 300, 4))
    told = "One way costs nothing, so every paid way scores 0 for cost"
    assert holds(printed(decided(offers)).page_texts[0], told)
    assert not holds(printed(decided(offers, can_pay=eur(500))).page_texts[0], told)


def test_a_difference_is_about_where_one_of_the_two_is_a_guess(printed: Prints) -> None:
    """Against the cheapest 14,808 − 3,600; against today, which is known as is the first, 14,808 − 12,000."""
    offers = (an_offer(Way.AGENCY, 1234, 8), an_offer(Way.FREELANCER, 300, 4))
    told = known(ours={OfferId(Way.FREELANCER): {"tools"}}, assumed=replace(NOTHING, figures=1))
    page = printed(decided(offers, known=told, pays_now=eur(1000))).page_texts[0]
    assert holds(page, "That is about €11,200 more than the cheapest way, Freelancer. That is €2,808 more than is paid")


def test_price_limits_stand_beside_the_price_of_now(printed: Prints) -> None:
    """Where cost alone counts, one is first up to the other's price."""
    offers = (an_offer(Way.AGENCY, 300, 5), an_offer(Way.FREELANCER, 400, 5))
    page = printed(decided(offers, weights=ONLY_COST, can_pay=eur(1000))).page_texts[0]
    assert holds(page, "Agency is first up to €400 a month, now €300")
    assert holds(page, "Freelancer is first up to €300 a month, now €400")
    assert holds(page, "Nothing here costs less.")
    assert holds(page, "€1,000 a month can be paid")


def test_sums_that_rest_on_guesses_are_rounded_and_say_so(printed: Prints) -> None:
    """1,234 × 12 = 14,808."""
    offers = (an_offer(Way.AGENCY, 1234, 8), an_offer(Way.FREELANCER, 300, 4))
    ours = {OfferId(Way.AGENCY): {"fee"}}
    assumed = replace(NOTHING, prices=1)
    paper = printed(decided(offers, known=known(ours=ours, assumed=assumed, sources=["From the year 2019."])))
    page = paper.page_texts[0]
    for words in (
        "about €14,800",
        "Still ours: 1 of 2 prices.",
        "From the year 2019.",
        "Ask for a written offer (Agency): its price is ours so far.",
    ):
        assert holds(page, words), words
    assert not holds(paper.text, "14,808")
    assert holds(page, "€300 €3,600")


def test_where_all_was_given_nothing_is_said_to_be_ours(printed: Prints) -> None:
    page = printed(decided(can_pay=eur(2000))).page_texts[0]
    assert holds(page, "Every figure and every score was given by somebody")
    assert not any(holds(page, words) for words in ("Still ours", "about", "Ask for a written offer", "so far"))


def test_a_week_that_nobody_told_is_ours_and_asked_for(printed: Prints) -> None:
    told = known(assumed=replace(NOTHING, week=True))
    page = printed(decided(can_pay=eur(2000), known=told)).page_texts[0]
    assert holds(page, "Still ours: 40 hours of the owner a week.")
    assert holds(page, "Say how many hours a week the owner has, and load is measured by them: so far 40 are taken.")
    assert not holds(page, "Every figure and every score was given by somebody")


def test_who_is_cheapest_with_own_time_is_told_of_those_with_a_place(printed: Prints) -> None:
    """5 hours a month are 60 over the year: the freelancer stays cheapest up to 7,200 ÷ 60 = 120 an hour."""
    page = printed(decided()).page_texts[0]
    told = "Changes no place, but who is cheapest with own time, among those with a place: Now: Freelancer At €120 an"
    assert holds(page, told)
    same = (an_offer(Way.AGENCY, 900, 8), an_offer(Way.FREELANCER, 300, 4))
    told = "Changes no place. Cheapest with own time at any worth of it, among those with a place: Freelancer"
    assert holds(printed(decided(same)).page_texts[0], told)
    alone = printed(decided(can_pay=eur(400))).page_texts[0]
    assert holds(alone, "What would change it")
    assert not holds(alone, "Owner's hour")


def test_borders_that_rest_on_guesses_are_rounded_too(printed: Prints) -> None:
    """One is first up to the other's price; 10 hours more cost as much as 333 at 33.30 an hour."""
    offers = (an_offer(Way.AGENCY, 1234, 5), an_offer(Way.FREELANCER, 1567, 5))
    hours = (an_offer(Way.AGENCY, 1000, 5), an_offer(Way.FREELANCER, 667, 5, owner_hours=10))
    values: dict[str, Any] = {
        "weights": ONLY_COST,
        "can_pay": eur(5000),
        "known": known(assumed=replace(NOTHING, hour=True)),
    }
    assert holds(printed(decided(offers, **values)).page_texts[0], "first up to about €1,570 a month, now €1,234")
    assert holds(printed(decided(hours, **values)).page_texts[0], "At about €34 an hour: Agency")
    assert holds(printed(decided(hours, weights=ONLY_COST)).page_texts[0], "At €33.30 an hour: Agency")


def test_the_cheapest_that_takes_too_many_hours_is_told_as_out_of_reach(printed: Prints) -> None:
    offers = (*OFFERS, an_offer(Way.SELF, 0, 5, owner_hours=100))
    page = printed(decided(offers, hours_a_week=10)).page_texts[0]
    assert holds(page, "By yourself Cheapest of all · beyond your time")
    assert holds(page, "€10,800 more than the cheapest way, By yourself, beyond your time.")


def test_an_hour_that_nobody_can_value_is_not_told_as_free(printed: Prints) -> None:
    page = printed(decided(hour_value=eur(0), hour_known=False)).page_texts[0]
    assert holds(page, "Own time is paid from no till; nobody has said what an hour of it is worth.")
    assert not holds(page, "which is our assumption")
    assert not holds(page, "5 hours about €0")
    assert holds(printed(decided(hour_value=eur(0))).page_texts[0], "an hour of it counts €0.")


def test_what_an_hour_is_worth_at_a_border_holds_there(printed: Prints) -> None:
    """100 hours for nothing against 12 for 311: equal at 311 ÷ 88 = 3.534…; at 4 the freelancer is cheaper still."""
    offers = (an_offer(Way.FREELANCER, 311, 5, owner_hours=12), an_offer(Way.SELF, 0, 5, owner_hours=100))
    told = known(assumed=replace(NOTHING, hour=True))
    page = printed(decided(offers, weights=ONLY_COST, can_pay=eur(5000), known=told)).page_texts[0]
    assert holds(page, "Now: Freelancer At about €3.50 an hour: By yourself")


def test_the_first_step_is_to_say_what_can_be_paid_and_then_the_hours(printed: Prints) -> None:
    told = known(assumed=replace(NOTHING, week=True))
    page = printed(decided(known=told)).page_texts[0]
    amount = "What to do next • Say what can be paid a month, and cost is measured by it."
    assert holds(page, f"{amount} • Say how many hours a week the owner has, and load is measured by them")
    assert not holds(printed(decided(known=told, can_pay=eur(2000))).page_texts[0], "Say what can be paid")
    assert not holds(printed(decided(OFFERS[2:])).page_texts[0], "Say what can be paid")


def test_a_criterion_within_a_sentence_has_no_capital(printed: Prints) -> None:
    page = printed(decided(code="ru")).page_texts[0]
    assert holds(page, "Но стоимость:")
    assert holds(page, "Контроль: 8 против 4")


def test_nobody_asks_oneself_for_an_offer(printed: Prints) -> None:
    offers = (an_offer(Way.SELF, 0, 8), an_offer(Way.FREELANCER, 300, 4))
    ours = {OfferId(Way.SELF): {"fee", *SCORED}}
    page = printed(decided(offers, known=known(ours=ours))).page_texts[0]
    assert not holds(page, "Ask for a written offer")
    assert holds(page, "Answer the questions about it (By yourself): scores are ours so far.")


def test_offers_with_the_same_points_share_the_first_place(printed: Prints) -> None:
    offers = [
        an_offer(way, 300, 0, scores={Criterion.CONTROL: control, Criterion.SPEED: 10 - control})
        for way, control in ((Way.AGENCY, 8), (Way.FREELANCER, 2))
    ]
    halves = {Criterion.CONTROL: WHOLE // 2, Criterion.SPEED: WHOLE // 2}
    page = printed(decided(offers, weights=halves)).page_texts[0]
    for words in (
        "Tied for first place: Agency, Freelancer",
        "5.0 of 10 points",
        "What tells them apart: Agency against Freelancer",
        "Control: 8 against 2",
        "But speed of reaction: 2 against 8",
        "Agency First place · Cheapest of all €300 €3,600",
        "Freelancer First place €300 €3,600",
    ):
        assert holds(page, words), words


def test_one_offer_alone_is_compared_with_nothing(printed: Prints) -> None:
    page = printed(decided(OFFERS[:1])).page_texts[0]
    assert holds(page, "The only one with a place: Agency")
    assert not holds(page, "First:")
    assert holds(page, "Nothing else has a place that it could be compared with.")
    assert not holds(page, "What decides")


def test_where_nothing_is_in_reach_the_page_says_what_the_nearest_asks(printed: Prints) -> None:
    offers = (an_offer(Way.AGENCY, 900, 8, owner_hours=9), an_offer(Way.FREELANCER, 300, 4, owner_hours=90))
    page = printed(decided(offers, can_pay=eur(100), hours_a_week=2)).page_texts[0]
    for words in (
        "Every way asks for more than there is.",
        "The least that is asked is €300 a month (Freelancer).",
        "The fewest hours are 9 hours a month (Agency).",
        "the owner has 2 hours a week",
        "Freelancer Cheapest of all €300 €3,600 90 hours €10,800",
    ):
        assert holds(page, words), words
    assert not holds(page, "What would change it")


def test_without_prices_nothing_is_ranked(printed: Prints) -> None:
    for offers in ((), OFFERS[2:]):
        paper = printed(decided(offers, review_on=None))
        assert holds(paper.page_texts[0], "No price is known yet, so nothing can be ranked.")
        assert holds(paper.page_texts[0], "set a date to look at this decision again")
        assert holds(paper.page_texts[0], "Signature")


def test_what_nobody_offered_has_no_empty_tables(printed: Prints) -> None:
    paper = printed(decided(()))
    assert len(paper.page_texts) == 1
    priceless = printed(decided([an_offer(Way.AGENCY, None, 5)]))
    assert priceless.holds("price not known yet")
    assert priceless.holds("The offers")
    assert not priceless.holds("What it costs over")
