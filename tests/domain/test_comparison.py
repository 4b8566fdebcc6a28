"""The records of a comparison: their rules, weights that stay whole, what is typed and what is ours."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.comparison import (
    CARDS,
    COMPUTED,
    FIGURES,
    SCORED,
    Card,
    Comparison,
    Criterion,
    Effects,
    Question,
    Reply,
    Scores,
    Way,
    scores_by,
)
from smmdesk.domain.errors import (
    CurrencyMismatchError,
    OutOfRangeError,
    SplitError,
    TooLittleSharedError,
    UnknownCurrencyError,
)
from smmdesk.domain.money import WHOLE, Money
from tests.domain.comparisons import a_comparison, an_offer, comparisons, eur

EFFECTS: Effects = {
    ask: {reply: {} for reply in Reply} for ask in Question if ask not in {Question.COVER, Question.PRODUCT}
} | {
    Question.COVER: {
        Reply.WELL: {Criterion.CONTINUITY: 9},
        Reply.PARTLY: {Criterion.CONTINUITY: 5},
        Reply.BADLY: {Criterion.CONTINUITY: 2},
    },
    Question.PRODUCT: {
        Reply.WELL: {Criterion.PRODUCT_KNOWLEDGE: 9, Criterion.BRAND_VOICE: 8},
        Reply.PARTLY: {Criterion.PRODUCT_KNOWLEDGE: 6, Criterion.BRAND_VOICE: 6},
        Reply.BADLY: {Criterion.PRODUCT_KNOWLEDGE: 3, Criterion.BRAND_VOICE: 4},
    },
}
USUAL: Scores = dict[Criterion, int](dict.fromkeys(SCORED, 5))


def test_cards_hold_each_criterion_once_and_the_computed_ones_are_not_scored() -> None:
    assert sorted(name for names in CARDS.values() for name in names) == sorted(Criterion)
    assert set(CARDS) == set(Card)
    assert set(SCORED) | set(COMPUTED) == set(Criterion)
    assert not set(SCORED) & set(COMPUTED)


@given(comparisons(), st.sampled_from(Criterion), st.integers(-5, WHOLE + 5))
def test_weights_stay_whole_when_one_is_moved(comparison: Comparison, criterion: Criterion, points: int) -> None:
    moved = comparison.with_weight(criterion, points).checked()

    assert sum(moved.weights.values()) == WHOLE
    assert moved.weights[criterion] == min(max(points, 0), WHOLE)
    assert list(moved.weights) == list(Criterion)


@given(comparisons(), st.sampled_from(Card), st.integers(-5, WHOLE + 5))
def test_weights_stay_whole_when_a_card_is_moved(comparison: Comparison, card: Card, points: int) -> None:
    moved = comparison.with_share(CARDS[card], points).checked()

    assert sum(moved.weights.values()) == WHOLE
    assert sum(moved.weights[name] for name in CARDS[card]) == min(max(points, 0), WHOLE)


def test_within_a_card_and_beside_it_proportions_stay() -> None:
    weights = {Criterion.CONTROL: 1_000, Criterion.SPEED: 3_000, Criterion.COST: 4_000, Criterion.OWNER_LOAD: 2_000}
    moved = a_comparison(weights=weights).with_share(CARDS[Card.CONTROL], 7_000)
    told = {name: points for name, points in moved.weights.items() if points}
    assert told == {
        Criterion.CONTROL: 1_750,
        Criterion.SPEED: 5_250,
        Criterion.COST: 2_000,
        Criterion.OWNER_LOAD: 1_000,
    }


def test_weights_that_are_not_whole_are_refused() -> None:
    with pytest.raises(SplitError):
        a_comparison().changed_to(weights={Criterion.COST: 500}).checked()


@pytest.mark.parametrize(
    ("field", "least", "most"), [("months", 1, 120), ("hours_a_week", 0, 168)], ids=["months", "hours"]
)
def test_a_comparison_spans_what_there_is(field: str, least: int, most: int) -> None:
    """One month to ten years, and a week's hours."""
    for value in (least, most):
        comparison = a_comparison(**{field: value})
        assert comparison.checked() == comparison
    for beyond in (least - 1, most + 1):
        with pytest.raises(OutOfRangeError, match=f"from {least} to {most}"):
            a_comparison(**{field: beyond}).checked()


def test_a_comparison_in_no_currency_is_refused() -> None:
    with pytest.raises(UnknownCurrencyError):
        a_comparison(currency="euro").checked()


@pytest.mark.parametrize("field", ["hour_value", "can_pay", "ads", "pays_now", "thousand"])
def test_money_of_a_comparison_is_in_its_currency(field: str) -> None:
    with pytest.raises(CurrencyMismatchError, match="USD and EUR"):
        a_comparison(**{field: Money.of(5, "USD")}).checked()


@pytest.mark.parametrize("field", ["fee", "ads", "tools", "training", "onboarding", "replacement_cost"])
def test_an_offer_in_another_currency_than_its_comparison_s_is_refused(field: str) -> None:
    offer = an_offer(Way.SELF)
    assert offer.checked_in(a_comparison()) == offer
    with pytest.raises(CurrencyMismatchError, match="USD and EUR"):
        an_offer(Way.SELF, **{field: Money.of(5, "USD")}).checked_in(a_comparison())


def test_weights_below_nothing_are_refused_and_the_sum_is_named() -> None:
    nothing = dict.fromkeys(Criterion, 0)
    with pytest.raises(SplitError, match="below nothing"):
        a_comparison(weights={**nothing, Criterion.COST: WHOLE + 1, Criterion.SPEED: -1}).checked()
    with pytest.raises(TooLittleSharedError) as caught:
        a_comparison(weights={**nothing, Criterion.COST: 550}).checked()
    assert caught.value.values == {"total": Fraction(550, WHOLE), "off": Fraction(WHOLE - 550, WHOLE)}


def test_weights_not_given_weigh_nothing() -> None:
    weighed = a_comparison().changed_to(weights={Criterion.SPEED: 4_000, Criterion.COST: 6_000}).checked()
    expected = {**dict.fromkeys(Criterion, 0), Criterion.COST: 6_000, Criterion.SPEED: 4_000}
    assert list(weighed.weights.items()) == list(expected.items())


def test_what_the_only_criterion_gives_up_the_others_share() -> None:
    alone = a_comparison(weights={Criterion.COST: WHOLE}).with_weight(Criterion.COST, 4_500)
    assert alone.weights == {**dict.fromkeys(Criterion, 500), Criterion.COST: 4_500}


def test_the_others_give_way_in_proportion() -> None:
    weights = {Criterion.COST: 5_000, Criterion.CONTROL: 4_000, Criterion.SPEED: 1_000}
    moved = a_comparison(weights=weights).with_weight(Criterion.COST, 7_500)
    assert (moved.weights[Criterion.CONTROL], moved.weights[Criterion.SPEED]) == (2_000, 500)


def test_an_hour_is_ours_until_somebody_says_what_it_is_worth() -> None:
    ours = a_comparison()
    assert not ours.changed_to(months=6).hour_known
    told = ours.changed_to(hour_value=eur(12))
    assert told.hour_known
    assert told.changed_to(months=6).hour_known


def test_hours_a_month_are_those_of_a_week_or_of_a_working_week() -> None:
    assert a_comparison(hours_a_week=6).hours_a_month == 26
    assert a_comparison(hours_a_week=0).hours_a_month == 0
    assert a_comparison().hours_a_month == Fraction(40 * 52, 12)


def test_what_can_be_paid_counts_for_every_month() -> None:
    assert a_comparison(can_pay=eur(150), months=8).most == eur(1_200)
    assert a_comparison().most is None


@pytest.mark.parametrize(
    "values",
    [
        {"owner_hours": 0, "replacement_chance": 0, "on_top": 0, "scores": {SCORED[0]: 0}},
        {"owner_hours": 744, "replacement_chance": 99, "on_top": 100, "scores": {SCORED[0]: 10}},
    ],
)
def test_figures_at_their_limits_are_kept(values: dict[str, Any]) -> None:
    offer = replace(an_offer(Way.SELF), **values)
    assert offer.checked() == offer


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"owner_hours": -1}, "from 0 to 744"),
        ({"owner_hours": 745}, "from 0 to 744"),
        ({"replacement_chance": -1}, "from 0 to 99"),
        ({"replacement_chance": 100}, "from 0 to 99"),
        ({"on_top": -1}, "from 0 to 100"),
        ({"on_top": 101}, "from 0 to 100"),
        ({"scores": {SCORED[0]: -1}}, r"from 0 to 10\."),
        ({"scores": {SCORED[0]: 5, SCORED[1]: 11}}, r"from 0 to 10\."),
    ],
)
def test_what_a_figure_may_be_is_said(values: dict[str, Any], told: str) -> None:
    with pytest.raises(OutOfRangeError, match=told):
        replace(an_offer(Way.SELF), **values).checked()


def test_what_is_computed_has_no_score_of_its_own() -> None:
    scored = an_offer(Way.SELF, scores={Criterion.SPEED: 4, Criterion.COST: 9, Criterion.OWNER_LOAD: 9})
    assert scored.checked().scores == {Criterion.SPEED: 4}


def test_a_figure_is_ours_until_it_is_typed_and_again_where_ours_is_taken() -> None:
    ours = an_offer(Way.FREELANCER)
    assert not ours.real
    told = ours.changed_to(fee=eur(700), name="Alice", owner_hours=0)
    assert (told.fee, told.real, told.typed) == (eur(700), True, ("fee", "owner_hours"))
    assert told.changed_to(owner_hours=8).typed == ("fee", "owner_hours")
    assert told.changed_to(fee=None).typed == ("owner_hours",)
    assert told.with_usual("owner_hours", 6).typed == ("fee",)
    again = told.with_usual("fee", eur(100))
    assert (again.fee, again.real) == (eur(100), False)
    assert not ours.changed_to(name="Alice").typed
    assert ours.confirmed("tools").typed == ("tools",)
    assert ours.confirmed("tools").confirmed("tools") == ours.confirmed("tools")


def test_the_figures_that_may_be_ours_are_fields() -> None:
    assert set(FIGURES) < set(type(an_offer(Way.SELF)).__dataclass_fields__)


def test_answers_say_what_the_way_only_supposes() -> None:
    told = scores_by(USUAL, EFFECTS, {Question.COVER: Reply.WELL, Question.PRODUCT: Reply.BADLY})
    assert {name: score for name, score in told.items() if score != 5} == {
        Criterion.CONTINUITY: 9,
        Criterion.PRODUCT_KNOWLEDGE: 3,
        Criterion.BRAND_VOICE: 4,
    }
    assert scores_by(USUAL, EFFECTS, {}) == USUAL


@pytest.mark.parametrize("usual", range(11))
def test_the_best_answer_never_lowers_a_score_and_the_worst_never_raises_one(usual: int) -> None:
    before = {**USUAL, Criterion.CONTINUITY: usual}
    after = {reply: scores_by(before, EFFECTS, {Question.COVER: reply})[Criterion.CONTINUITY] for reply in Reply}
    assert after == {Reply.WELL: max(usual, 9), Reply.PARTLY: 5, Reply.BADLY: min(usual, 2)}


def test_scores_follow_an_answer_but_for_those_that_somebody_gave() -> None:
    offer = an_offer(Way.AGENCY, scores=USUAL).scored(Criterion.BRAND_VOICE, 1)
    told = offer.answered(USUAL, EFFECTS, Question.PRODUCT, Reply.WELL)
    assert told.answers == {Question.PRODUCT: Reply.WELL}
    assert (told.scores[Criterion.PRODUCT_KNOWLEDGE], told.scores[Criterion.BRAND_VOICE]) == (9, 1)

    other = told.answered(USUAL, EFFECTS, Question.PRODUCT, Reply.PARTLY)
    assert other.scores[Criterion.PRODUCT_KNOWLEDGE] == 6
    back = other.answered(USUAL, EFFECTS, Question.PRODUCT, None)
    assert back == offer
    usual = told.with_usual_score(Criterion.BRAND_VOICE, scores_by(USUAL, EFFECTS, told.answers))
    assert (usual.scores[Criterion.BRAND_VOICE], usual.typed) == (8, ())
