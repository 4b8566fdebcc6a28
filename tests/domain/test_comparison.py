"""Costs, ranking and reasons of a comparison."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.comparison import (
    SCORED,
    Comparison,
    Criterion,
    Offer,
    Part,
    Way,
    chance_within,
    cost_score,
    equal_weights,
    level,
    mean_score,
    ownership,
    places,
    priced,
    ranking,
    reasons,
)
from smmdesk.domain.errors import (
    CurrencyMismatchError,
    OutOfRangeError,
    SplitError,
    TooLittleSharedError,
    UnknownCurrencyError,
)
from smmdesk.domain.ids import OfferId
from smmdesk.domain.money import WHOLE, Money
from tests.domain.comparisons import a_comparison, an_offer, comparisons, eur, offers


def test_the_total_is_made_of_all_parts_over_all_months() -> None:
    offer = an_offer(
        Way.AGENCY,
        fee=eur(900),
        ads=eur(50),
        tools=eur(10),
        training=eur(5),
        owner_hours=4,
        onboarding=eur(200),
        replacement_cost=eur(300),
        replacement_chance=50,
    )
    cost = ownership(a_comparison(months=24, hour_value=eur(20)), offer)

    assert cost is not None
    assert dict(zip(Part, cost.parts(), strict=True)) == {
        Part.FEE: eur(21_600),
        Part.ADS: eur(1_200),
        Part.TOOLS: eur(240),
        Part.TRAINING: eur(120),
        Part.OWNER_TIME: eur(1_920),
        Part.ONBOARDING: eur(200),
        Part.REPLACEMENT: eur(225),  # three chances of four within two years
    }
    assert cost.total == eur(25_505)


def test_without_a_price_there_is_no_cost_and_no_place() -> None:
    unknown, known = an_offer(Way.AGENCY, fee=None), an_offer(Way.SELF, fee=eur(0))
    ranks = ranking(a_comparison(), [unknown, known])

    assert [rank.offer.way for rank in ranks] == [Way.SELF, Way.AGENCY]
    assert (ranks[1].cost, ranks[1].score) == (None, None)
    assert ranks[1].scores == dict.fromkeys(SCORED, 5)
    assert places(ranks) == [1, None]
    assert priced(ranks) == level(ranks) == ranks[:1]
    assert ranking(a_comparison(), [unknown])[0].score is None


def test_equals_share_a_place_and_the_next_one_is_left_out() -> None:
    best, same, worse = (
        replace(an_offer(Way.FREELANCER, scores=dict.fromkeys(SCORED, score)), id=OfferId(id))
        for id, score in (("a", 7), ("b", 7), ("c", 6))
    )
    ranks = ranking(a_comparison(), [worse, best, same])

    assert [rank.offer.id for rank in ranks] == ["a", "b", "c"]
    assert places(ranks) == [1, 1, 3]
    assert level(ranks) == ranks[:2]


def test_what_is_free_costs_the_owner_s_time_only() -> None:
    free = ownership(a_comparison(months=6, hour_value=eur(10)), an_offer(Way.SELF, fee=eur(0), owner_hours=3))

    assert free is not None
    assert free.total == free.part(Part.OWNER_TIME) == eur(180)


def test_what_is_free_gets_ten_and_what_is_dearer_less() -> None:
    assert cost_score(eur(0), eur(0)) == 10
    assert cost_score(eur(3), eur(0)) == 0
    assert cost_score(eur(400), eur(100)) == Fraction(5, 2)


def test_what_weighs_nothing_or_is_not_scored_does_not_count() -> None:
    weights = {Criterion.COST: 3_000, Criterion.SPEED: 1_000, Criterion.CONTROL: 6_000}
    assert mean_score(weights, {Criterion.COST: Fraction(10), Criterion.SPEED: Fraction(2)}) == 8
    assert mean_score(weights, {Criterion.COST: Fraction(10), Criterion.FLEXIBILITY: Fraction(2)}) == 10
    assert mean_score(weights, {Criterion.FLEXIBILITY: Fraction(2)}) is None
    assert mean_score(weights, {}) is None


@pytest.mark.parametrize(("months", "percent", "chance"), [(12, 30, Fraction(3, 10)), (120, 100, 1), (6, 0, 0)])
def test_a_chance_grows_with_the_months(months: int, percent: int, chance: Fraction) -> None:
    assert chance_within(months, percent) == chance


def test_the_cheapest_gets_ten_for_its_cost_and_twice_as_dear_gets_five() -> None:
    weights = {**dict.fromkeys(Criterion, 0), Criterion.COST: WHOLE}
    cheap, dear = an_offer(Way.FREELANCER, fee=eur(100)), an_offer(Way.AGENCY, fee=eur(200))
    ranks = ranking(a_comparison(weights=weights), [dear, cheap])

    assert [(rank.offer.way, rank.score) for rank in ranks] == [
        (Way.FREELANCER, Fraction(10)),
        (Way.AGENCY, Fraction(5)),
    ]


@given(comparisons(), st.sampled_from(Criterion), st.integers(-5, WHOLE + 5))
def test_weights_stay_whole_when_one_is_moved(comparison: Comparison, criterion: Criterion, points: int) -> None:
    moved = comparison.with_weight(criterion, points).checked()

    assert sum(moved.weights.values()) == WHOLE
    assert moved.weights[criterion] == min(max(points, 0), WHOLE)
    assert list(moved.weights) == list(Criterion)


def test_weights_that_are_not_whole_are_refused() -> None:
    with pytest.raises(SplitError):
        a_comparison().changed_to(weights={Criterion.COST: 500}).checked()
    with pytest.raises(OutOfRangeError):
        a_comparison(months=0).checked()


@pytest.mark.parametrize("months", [1, 120])
def test_a_comparison_spans_a_month_to_ten_years(months: int) -> None:
    comparison = a_comparison(months=months)
    assert comparison.checked() == comparison
    for beyond in (0, 121):
        with pytest.raises(OutOfRangeError, match="from 1 to 120"):
            a_comparison(months=beyond).checked()


def test_a_comparison_in_no_currency_is_refused() -> None:
    with pytest.raises(UnknownCurrencyError):
        a_comparison(currency="euro").checked()


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


@pytest.mark.parametrize(
    "values",
    [
        {"owner_hours": 0, "replacement_chance": 0, "scores": {SCORED[0]: 0}},
        {"owner_hours": 744, "replacement_chance": 100, "scores": {SCORED[0]: 10}},
    ],
)
def test_figures_at_their_limits_are_kept(values: dict[str, Any]) -> None:
    offer = replace(an_offer(Way.SELF), **values)
    assert offer.checked() == offer


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"owner_hours": -1}, "from 0 to 744"),
        ({"replacement_chance": -1}, "from 0 to 100"),
        ({"scores": {SCORED[0]: -1}}, r"from 0 to 10\."),
        ({"scores": {SCORED[0]: 5, SCORED[1]: 11}}, r"from 0 to 10\."),
    ],
)
def test_what_a_figure_may_be_is_said(values: dict[str, Any], told: str) -> None:
    with pytest.raises(OutOfRangeError, match=told):
        replace(an_offer(Way.SELF), **values).checked()


@pytest.mark.parametrize("values", [{"owner_hours": 745}, {"replacement_chance": 101}, {"scores": {SCORED[0]: 11}}])
def test_impossible_figures_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(OutOfRangeError):
        replace(an_offer(Way.SELF), **values).checked()


def test_a_price_makes_an_offer_real_until_ours_is_taken_again() -> None:
    ours = an_offer(Way.FREELANCER)
    told = ours.changed_to(fee=eur(700))
    assert (told.fee, told.real) == (eur(700), True)
    assert told.changed_to(owner_hours=8).real
    assert not ours.changed_to(fee=None).real
    assert not ours.changed_to(name="Alice").real
    assert told.with_usual("owner_hours", 6).real
    assert told.with_usual("fee", eur(100)) == ours


def test_reasons_are_what_the_first_gains_most_by_and_what_it_loses_by() -> None:
    scores = dict.fromkeys(SCORED, 5)
    first = an_offer(
        Way.IN_HOUSE,
        scores={
            **scores,
            Criterion.CONTROL: 9,
            Criterion.SPEED: 8,
            Criterion.LIVE_CONTENT: 6,
            Criterion.BRAND_VOICE: 7,
        },
    )
    second = an_offer(Way.AGENCY, scores={**scores, Criterion.RANGE_OF_SKILLS: 7})
    comparison = a_comparison(weights=equal_weights())
    told = reasons(comparison, *ranking(comparison, [first, second]))

    names = [reason.criterion for reason in told]
    assert names == [Criterion.CONTROL, Criterion.SPEED, Criterion.BRAND_VOICE, Criterion.RANGE_OF_SKILLS]
    assert [reason.gain > 0 for reason in told] == [True, True, True, False]
    assert (told[0].own, told[0].other) == (Fraction(9), Fraction(5))
    assert told[0].gain == 4 * Fraction(comparison.weights[Criterion.CONTROL], WHOLE)


def test_what_makes_no_difference_is_no_reason() -> None:
    """One gain, one loss, the rest even: two reasons; among twins none."""
    first = an_offer(Way.IN_HOUSE, scores={**dict.fromkeys(SCORED, 5), Criterion.CONTROL: 9})
    second = an_offer(Way.AGENCY, scores={**dict.fromkeys(SCORED, 5), Criterion.SPEED: 6})
    told = reasons(a_comparison(), *ranking(a_comparison(), [first, second]))
    assert [(reason.criterion, reason.own, reason.other) for reason in told] == [
        (Criterion.CONTROL, Fraction(9), Fraction(5)),
        (Criterion.SPEED, Fraction(5), Fraction(6)),
    ]
    assert reasons(a_comparison(), *ranking(a_comparison(), [first, replace(first, id=OfferId("twin"))])) == ()


def test_only_what_both_are_scored_by_and_what_weighs_is_compared() -> None:
    weights = {Criterion.CONTROL: WHOLE}
    first = an_offer(Way.IN_HOUSE, scores={Criterion.CONTROL: 9, Criterion.SPEED: 9})
    second = an_offer(Way.AGENCY, scores={Criterion.CONTROL: 8, Criterion.FLEXIBILITY: 1})
    told = reasons(a_comparison(weights=weights), *ranking(a_comparison(weights=weights), [first, second]))
    assert [(reason.criterion, reason.gain) for reason in told] == [(Criterion.CONTROL, Fraction(1))]


@given(comparisons(), st.lists(offers(all_scored=True), min_size=2, max_size=2, unique_by=lambda offer: offer.id))
def test_no_reason_is_stronger_than_what_all_criteria_come_to(comparison: Comparison, found: list[Offer]) -> None:
    ranks = ranking(comparison, found)
    assert ranks[0].score is not None
    assert ranks[1].score is not None
    told = reasons(comparison, ranks[0], ranks[1])

    assert len(told) <= 4
    if ranks[0].score > ranks[1].score:
        assert told[0].gain > 0
