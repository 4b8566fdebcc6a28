"""Comparisons: defaults with their origin, weights that stay whole, scores that count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.comparing.borders import price_limit
from smmdesk.domain.comparing.firmness import Firm
from smmdesk.domain.comparison import (
    CARDS,
    COMPUTED,
    FIGURES,
    SCORED,
    Card,
    Comparison,
    Criterion,
    Offer,
    Question,
    Reply,
    Way,
    equal_weights,
)
from smmdesk.domain.errors import ChangedElsewhereError, OutOfRangeError, SplitError
from smmdesk.domain.ids import ProviderId, new_id
from smmdesk.domain.money import WHOLE, Money
from smmdesk.domain.periods import Period
from smmdesk.domain.providers import Provider
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.files import facts
from smmdesk.knowledge.ways import Source
from smmdesk.services.comparison_defaults import (
    FIRST_WAYS,
    Terms,
    Usual,
    default_offer,
    is_guessed,
    usual_figures,
    usual_scores,
    usual_weights,
)
from smmdesk.storage.kinds import adding, changing, removing
from tests.domain.comparisons import eur

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

TODAY = date(2026, 11, 16)


def _started(workspace: Workspace, currency: str) -> Comparison:
    client = workspace.records.add(replace(workspace.clients.draft("Bakery"), currency=currency))
    return workspace.comparison.start(client.id, TODAY)


def test_every_way_starts_with_the_known_figures(workspace: Workspace) -> None:
    sheet = workspace.comparison.sheet(_started(workspace, "RUB").id)

    assert [offer.way for offer in sheet.offers] == list(FIRST_WAYS)
    assert set(Way) - set(FIRST_WAYS) == {Way.IMMERSION}
    assert sheet.offers[0].fee == Money.of(95_000, "RUB")
    assert not any(offer.real for offer in sheet.offers)
    assert sum(sheet.comparison.weights.values()) == WHOLE
    assert sheet.comparison.review_on == date(2027, 2, 16)


def test_without_a_rate_prices_are_left_open_and_nobody_is_ranked_by_a_guess(workspace: Workspace) -> None:
    sheet = workspace.comparison.sheet(_started(workspace, "KZT").id)
    *others, own = sheet.offers

    assert {offer.fee for offer in others} == {None}
    assert [rank.offer for rank in sheet.ranks if rank.score is not None] == [own]
    # nobody is paid for one's own work, in whatever currency; what tools and training cost takes a rate
    nothing = Money.zero("KZT")
    assert (own.fee, own.onboarding, own.replacement_cost) == (nothing, nothing, nothing)
    assert (own.tools, own.training, own.unknown) == (None, None, 2)
    # a chance of a replacement, hours, what comes on top
    assert (sheet.assumed.prices, sheet.assumed.figures) == (1, 5)


def test_weights_and_scores_change_the_ranking(workspace: Workspace) -> None:
    comparison = _started(workspace, "RUB")
    changed = workspace.comparison.set_weight(comparison.id, Criterion.CONTROL, WHOLE)
    assert changed.weights[Criterion.CONTROL] == WHOLE

    agency = workspace.comparison.sheet(comparison.id).offers[0]
    workspace.comparison.set_score(agency.id, Criterion.CONTROL, 10)
    for offer in workspace.comparison.sheet(comparison.id).offers[1:]:
        workspace.comparison.set_score(offer.id, Criterion.CONTROL, 3)

    ranks = workspace.comparison.sheet(comparison.id).ranks
    assert ranks[0].offer.way is Way.AGENCY
    assert (ranks[0].score, ranks[1].score) == (Fraction(10), Fraction(3))


def test_a_price_makes_an_offer_real_and_our_price_an_assumption_again(workspace: Workspace) -> None:
    comparison = _started(workspace, "RUB")
    offer = workspace.comparison.sheet(comparison.id).offers[1]
    service = workspace.comparison

    assert not workspace.records.change(Offer, offer.id, owner_hours=3).real
    assert not workspace.records.change(Offer, offer.id, name="Nino").real
    entered = workspace.records.change(Offer, offer.id, fee=Money.of(10, "RUB"))
    assert (entered.fee, entered.real, entered.owner_hours, entered.name) == (Money.of(10, "RUB"), True, 3, "Nino")
    assert not workspace.records.change(Offer, offer.id, fee=None).real
    again = service.take_usual(offer.id, "fee", offer.fee)
    assert (again.fee, again.real, again.owner_hours) == (offer.fee, False, 3)
    assert service.take_usual(offer.id, "owner_hours", 12) == replace(again, owner_hours=12, typed=())


def test_scores_are_kept_one_by_one_and_cost_is_not_scored(workspace: Workspace) -> None:
    offer = workspace.comparison.sheet(_started(workspace, "RUB").id).offers[0]
    scored = workspace.comparison.set_score(offer.id, Criterion.SPEED, 1)
    assert scored == replace(offer, scores={**offer.scores, Criterion.SPEED: 1}, typed=("speed",))
    assert workspace.records.get(Offer, offer.id) == scored
    assert workspace.history.undoable() is changing(Offer)
    with pytest.raises(OutOfRangeError):
        workspace.comparison.set_score(offer.id, Criterion.SPEED, 11)
    for criterion in COMPUTED:
        with pytest.raises(ValueError, match=criterion):
            workspace.comparison.set_score(offer.id, criterion, 5)
    assert workspace.comparison.take_usual_score(offer.id, Criterion.SPEED) == offer


def test_a_score_that_others_gave_meanwhile_is_not_overwritten(workspace: Workspace) -> None:
    comparison = _started(workspace, "EUR")
    offer = workspace.comparison.sheet(comparison.id).offers[0]
    seen = offer.scores[Criterion.SPEED]
    theirs = workspace.comparison.set_score(offer.id, Criterion.SPEED, 1 if seen != 1 else 2, seen)
    with pytest.raises(ChangedElsewhereError):
        workspace.comparison.set_score(offer.id, Criterion.SPEED, 9, seen)
    same = workspace.comparison.set_score(offer.id, Criterion.SPEED, theirs.scores[Criterion.SPEED], seen)
    assert same.scores == theirs.scores


def test_a_comparison_starts_with_its_name_our_weights_and_what_an_hour_is_worth(workspace: Workspace) -> None:
    client = workspace.clients.draft("Bakery")
    workspace.records.add(replace(client, currency="RUB"))
    first = workspace.comparison.start(client.id, TODAY, "Spring")
    second = workspace.comparison.start(client.id, TODAY)
    assert (first.name, first.currency, first.hour_value) == ("Spring", "RUB", Money.of(600, "RUB"))
    assert (first.weights, second.name) == (usual_weights(), "")
    assert workspace.comparison.of(client.id) == [first, second]
    assert {offer.comparison_id for offer in workspace.comparison.sheet(second.id).offers} == {second.id}
    assert workspace.comparison.of(workspace.clients.add("Other").id) == []


def test_where_no_rate_is_known_an_hour_is_worth_nothing_yet(workspace: Workspace) -> None:
    comparison = _started(workspace, "ISK")
    assert comparison.hour_value == Money.zero("ISK")
    added = workspace.comparison.add_offer(comparison.id, Way.SELF)
    assert added.comparison_id == comparison.id
    assert added.fee == Money.zero("ISK")
    assert workspace.comparison.add_offer(comparison.id, Way.AGENCY).fee is None


def test_impossible_figures_are_refused_and_change_nothing(workspace: Workspace) -> None:
    offer = workspace.comparison.sheet(_started(workspace, "RUB").id).offers[0]
    with pytest.raises(OutOfRangeError):
        workspace.records.change(Offer, offer.id, owner_hours=1000)
    assert workspace.records.get(Offer, offer.id) == offer


def test_two_offers_of_one_way_stand_side_by_side(workspace: Workspace) -> None:
    comparison = _started(workspace, "RUB")
    added = workspace.comparison.add_offer(comparison.id, Way.FREELANCER)
    ways = [offer.way for offer in workspace.comparison.sheet(comparison.id).offers]
    assert ways.count(Way.FREELANCER) == 2
    assert ways == sorted(ways, key=list(Way).index)
    assert (added.fee, added.real) == (Money.of(25_000, "RUB"), False)

    assert workspace.history.undoable() is adding(Offer)
    workspace.records.remove(Offer, added.id)
    assert workspace.history.undoable() is removing(Offer)
    assert len(workspace.comparison.sheet(comparison.id).offers) == len(FIRST_WAYS)


def test_all_weights_are_set_as_one_step(workspace: Workspace) -> None:
    comparison = _started(workspace, "RUB")
    equal = workspace.records.change(Comparison, comparison.id, weights=equal_weights())
    assert set(equal.weights.values()) == {833, 834}
    workspace.history.undo()
    assert workspace.comparison.sheet(comparison.id).comparison.weights == usual_weights()
    with pytest.raises(SplitError):
        workspace.records.change(Comparison, comparison.id, weights={Criterion.COST: 5})


def test_usual_figures_say_where_they_come_from() -> None:
    figures = usual_figures(Way.DEPARTMENT, Terms("RUB", "RU"))
    assert figures["fee"] == Usual(
        value=Money.of(200_000, "RUB"),
        source=Source.KNOWN,
        origin=Money.of(200_000, "RUB"),
        low=Money.of(150_000, "RUB"),
        high=Money.of(250_000, "RUB"),
    )
    assert figures["owner_hours"] == Usual(value=10, source=Source.ASSUMPTION)
    assert usual_figures(Way.IN_HOUSE, Terms("RUB", "RU"))["fee"].source is Source.DERIVED
    # of nothing there is nothing to convert
    assert usual_figures(Way.SELF, Terms("GEL"))["fee"] == Usual(value=Money.zero("GEL"), source=Source.ASSUMPTION)
    fee = usual_figures(Way.AGENCY, Terms("ISK"))["fee"]
    assert (fee.value, fee.origin) == (None, Money.of(95_000, "RUB"))


def test_what_comes_on_top_is_known_by_country_of_salaries_alone() -> None:
    told = {
        (way, country): usual_figures(way, Terms("EUR", country))["on_top"]
        for way in (Way.IN_HOUSE, Way.FREELANCER)
        for country in ("RU", "FR")
    }
    assert told == {
        (Way.IN_HOUSE, "RU"): Usual(value=30, source=Source.ASSUMPTION),
        (Way.IN_HOUSE, "FR"): Usual(value=20, source=Source.ASSUMPTION),
        (Way.FREELANCER, "RU"): Usual(value=0, source=Source.ASSUMPTION),
        (Way.FREELANCER, "FR"): Usual(value=0, source=Source.ASSUMPTION),
    }


def test_what_was_read_in_the_law_itself_is_no_assumption(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(facts("comparison")["contributions"]["countries"]["RU"], "secondary")
    # what is kept was worked out of the file as it is
    usual_figures.cache_clear()
    known = usual_figures(Way.IN_HOUSE, Terms("EUR", "RU"))["on_top"]
    usual_figures.cache_clear()
    assert known == Usual(value=30, source=Source.LAW)


def test_usual_weights_are_whole() -> None:
    assert sum(usual_weights().values()) == WHOLE
    assert list(usual_weights()) == list(Criterion)


@pytest.mark.parametrize("way", Way)
def test_a_new_offer_holds_the_usual_figures(way: Way) -> None:
    terms = Terms("GEL", "GE")
    offer, usual = default_offer(way, terms), usual_figures(way, terms)
    assert {field: each.value for field, each in usual.items()} == {field: getattr(offer, field) for field in usual}
    assert set(usual) == set(FIGURES) - {"ads"}
    assert offer.scores == usual_scores(offer) == Knowledge("en").way(way).scores
    assert not offer.typed


def test_what_there_is_to_pay_is_offered_from_the_budget_of_the_day(workspace: Workspace) -> None:
    client = workspace.records.add(replace(workspace.clients.draft("Bakery"), currency="EUR"))
    quarter = workspace.budget.start(client.id, Period.months(2026, 10, 3))
    workspace.records.change(Budget, quarter.id, total=Money.of(3_000, "EUR"))
    workspace.records.add(
        Provider(
            id=ProviderId(new_id()), client_id=client.id, name="Nino", monthly_price=Money.of(250, "EUR"), starts=TODAY
        )
    )
    begun = workspace.comparison.start(client.id, TODAY)
    # nothing is planned for promotion yet: what the split allots
    assert (begun.can_pay, begun.ads, begun.pays_now) == (eur(1_000), eur(300), eur(550))

    line = workspace.budget.add_line(quarter.id, Category.PROMOTION)
    workspace.records.change(BudgetLine, line.id, planned=eur(600))
    again = workspace.comparison.start(client.id, TODAY)
    assert (again.can_pay, again.ads) == (eur(1_000), eur(200))


def test_without_a_budget_nobody_says_what_can_be_paid(workspace: Workspace) -> None:
    begun = _started(workspace, "EUR")
    assert (begun.can_pay, begun.ads, begun.pays_now, begun.hour_known) == (None, None, None, False)


def test_an_answer_sets_scores_of_that_offer_alone_and_is_one_step(workspace: Workspace) -> None:
    comparison = _started(workspace, "EUR")
    agency, freelancer, *_rest = workspace.comparison.sheet(comparison.id).offers
    told = workspace.comparison.answer(agency.id, Question.COVER, Reply.BADLY)
    assert (agency.scores[Criterion.CONTINUITY], told.scores[Criterion.CONTINUITY]) == (9, 2)
    sheet = workspace.comparison.sheet(comparison.id)
    assert sheet.offers[:2] == [told, freelancer]
    assert sheet.assumed.scores == sheet.assumed.of_scores - 1
    workspace.history.undo()
    assert workspace.records.get(Offer, agency.id) == agency
    assert workspace.comparison.answer(agency.id, Question.COVER, None) == agency


def test_a_figure_of_ours_that_is_right_is_no_assumption_any_more(workspace: Workspace) -> None:
    comparison = _started(workspace, "EUR")
    offer = workspace.comparison.sheet(comparison.id).offers[0]
    before = workspace.comparison.sheet(comparison.id).assumed
    assert is_guessed(offer)
    for name in (*FIGURES, Criterion.SPEED):
        offer = workspace.comparison.confirm(offer.id, name)
    after = workspace.comparison.sheet(comparison.id).assumed
    assert not is_guessed(offer)
    assert (after.prices, after.scores) == (before.prices - 1, before.scores - 1)
    assert after.figures == before.figures - len(FIGURES) + 2  # the price, and ads, which are the plan's


def test_where_nothing_is_ours_nothing_is_assumed(workspace: Workspace) -> None:
    comparison = _started(workspace, "EUR")
    keep, *others = workspace.comparison.sheet(comparison.id).offers
    workspace.records.remove(Offer, *(each.id for each in others))
    assert workspace.comparison.sheet(comparison.id).assumed.anything
    for name in (*FIGURES, *SCORED):
        workspace.comparison.confirm(keep.id, name)
    workspace.records.change(Comparison, comparison.id, hour_value=eur(9))
    assumed = workspace.comparison.sheet(comparison.id).assumed
    assert (assumed.week, assumed.anything) == (True, True)
    workspace.records.change(Comparison, comparison.id, hours_a_week=40)
    assert not workspace.comparison.sheet(comparison.id).assumed.anything


def test_most_scores_are_ours_until_the_questions_about_those_in_reach_are_answered(workspace: Workspace) -> None:
    """Two of ten hang on no question: with all answered about one of two, 12 of 20 are ours; about both, 4."""
    comparison = _started(workspace, "EUR")
    keep, other, far, *others = workspace.comparison.sheet(comparison.id).offers
    workspace.records.remove(Offer, *(each.id for each in others))
    workspace.records.change(Comparison, comparison.id, can_pay=eur(5_000))
    workspace.records.change(Offer, far.id, fee=eur(9_000))

    for offer in (keep, other):
        workspace.comparison.confirm(offer.id, "fee")

    def ours() -> tuple[int, int, Firm]:
        found = workspace.comparison.sheet(comparison.id).assumed
        return found.in_reach, found.of_in_reach, found.firm_at_most

    held = Firm.AS_GUESSED
    assert ours() == (20, 20, held)
    for offer, left in ((far, (20, 20, held)), (keep, (12, 20, held)), (other, (4, 20, Firm.FIRM))):
        for question in Question:
            workspace.comparison.answer(offer.id, question, Reply.WELL)
        assert ours() == left


def test_most_prices_in_reach_are_ours_until_somebody_names_them(workspace: Workspace) -> None:
    """One's own work has no price; all scores are given, so that only prices hold it down."""
    comparison = _started(workspace, "EUR")
    for offer in workspace.comparison.sheet(comparison.id).offers:
        for criterion in SCORED:
            workspace.comparison.confirm(offer.id, criterion)
    workspace.records.change(Comparison, comparison.id, can_pay=eur(5_000))
    asked = [each for each in workspace.comparison.sheet(comparison.id).offers if each.way is not Way.SELF]
    found = workspace.comparison.sheet(comparison.id).assumed
    assert (found.prices_in_reach, found.of_prices_in_reach, found.firm_at_most) == (6, 6, Firm.AS_GUESSED)
    for offer in asked[:3]:
        workspace.comparison.confirm(offer.id, "fee")
    assert workspace.comparison.sheet(comparison.id).assumed.firm_at_most is Firm.FIRM
    workspace.records.change(Offer, asked[-1].id, fee=None)
    assert workspace.comparison.sheet(comparison.id).assumed.firm_at_most is Firm.LEANING


def test_a_freelancer_with_a_place_is_judged_by_a_rival_until_answers_replace_the_scores(workspace: Workspace) -> None:
    comparison = _started(workspace, "RUB")
    workspace.records.change(Comparison, comparison.id, can_pay=Money.of(40_000, "RUB"))
    freelancer = next(each for each in workspace.comparison.sheet(comparison.id).offers if each.way is Way.FREELANCER)

    def told() -> tuple[int, int, int] | None:
        found = workspace.comparison.sheet(comparison.id).rivals
        # an experienced one costs more than can be paid: without a place it is judged by nobody
        assert found is None or [each.id for each in found.offers] == [freelancer.id]
        return None if found is None else (found.scores, found.answers, found.replaced)

    assert told() == (10, 5, 8)
    workspace.comparison.answer(freelancer.id, Question.PRODUCT, Reply.PARTLY)
    assert told() == (8, 4, 6)
    for criterion in SCORED:
        workspace.comparison.confirm(freelancer.id, criterion)
    assert told() is None


def test_with_a_rate_our_figures_come_and_typed_ones_stay(workspace: Workspace) -> None:
    comparison = _started(workspace, "AMD")
    agency = workspace.comparison.sheet(comparison.id).offers[0]
    workspace.records.change(Offer, agency.id, tools=Money.of(7_000, "AMD"))
    rated = workspace.comparison.set_rate(comparison.id, Money.of(5_000, "AMD"))
    assert (rated.thousand, rated.hour_value) == (Money.of(5_000, "AMD"), Money.of(3_000, "AMD"))
    agency = workspace.comparison.sheet(comparison.id).offers[0]
    assert (agency.fee, agency.tools, agency.typed) == (Money.of(480_000, "AMD"), Money.of(7_000, "AMD"), ("tools",))
    assert workspace.comparison.add_offer(comparison.id, Way.SELF).training == Money.of(20_000, "AMD")

    with pytest.raises(ChangedElsewhereError):
        workspace.comparison.set_rate(comparison.id, Money.of(6_000, "AMD"), None)
    open_again = workspace.comparison.set_rate(comparison.id, None, rated.thousand)
    assert open_again.hour_value == Money.zero("AMD")
    assert workspace.comparison.sheet(comparison.id).offers[0].fee is None


def test_a_card_is_weighed_as_one_step(workspace: Workspace) -> None:
    comparison = _started(workspace, "EUR")
    weighed = workspace.comparison.set_card(comparison.id, Card.QUALITY, 0)
    assert sum(weighed.weights[name] for name in CARDS[Card.QUALITY]) == 0
    workspace.history.undo()
    assert workspace.comparison.sheet(comparison.id).comparison.weights == usual_weights()


def test_by_default_nobody_is_last_at_every_price_and_the_dearest_does_not_pass_for_good(workspace: Workspace) -> None:
    """What misled: a department before a real offer of a fifth of its price, a freelancer last even for nothing."""
    comparison = _started(workspace, "RUB")
    workspace.records.change(Comparison, comparison.id, can_pay=Money.of(70_000, "RUB"))
    sheet = workspace.comparison.sheet(comparison.id)
    beyond = {rank.offer.way for rank in sheet.ranks if rank.beyond}
    assert beyond == {Way.AGENCY, Way.IN_HOUSE, Way.DEPARTMENT}
    freelancer = next(offer for offer in sheet.offers if offer.way is Way.FREELANCER)
    for question in Question:
        freelancer = workspace.comparison.answer(freelancer.id, question, Reply.WELL)
    sheet = workspace.comparison.sheet(comparison.id)
    limit = price_limit(sheet.comparison, sheet.offers, freelancer)
    assert limit.fee is not None
    assert limit.fee > Money.of(10_000, "RUB")
