"""Costs, ranking and reasons of a comparison."""

from dataclasses import replace
from fractions import Fraction

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
    equal_weights,
    ownership,
    ranking,
    reasons,
)
from smmdesk.domain.errors import OutOfRangeError, SplitError
from smmdesk.domain.money import WHOLE
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


@pytest.mark.parametrize(("months", "percent", "chance"), [(12, 30, Fraction(3, 10)), (120, 100, 1), (6, 0, 0)])
def test_a_chance_grows_with_the_months(months: int, percent: int, chance: Fraction) -> None:
    assert chance_within(months, percent) == chance


def test_the_cheapest_gets_ten_for_its_cost_and_twice_as_dear_gets_five() -> None:
    weights = {**dict.fromkeys(Criterion, 0), Criterion.COST: WHOLE}
    cheap, dear = an_offer(Way.FREELANCER, fee=eur(100)), an_offer(Way.AGENCY, fee=eur(200))
    ranks = ranking(a_comparison(weights=weights), [dear, cheap])

    assert [(rank.offer.way, rank.score) for rank in ranks] == [(Way.FREELANCER, 10), (Way.AGENCY, 5)]


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


@pytest.mark.parametrize("values", [{"owner_hours": 745}, {"replacement_chance": 101}, {"scores": {SCORED[0]: 11}}])
def test_impossible_figures_are_refused(values: dict[str, object]) -> None:
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
    assert (told[0].own, told[0].other) == (9, 5)


@given(comparisons(), st.lists(offers(all_scored=True), min_size=2, max_size=2, unique_by=lambda offer: offer.id))
def test_no_reason_is_stronger_than_what_all_criteria_come_to(comparison: Comparison, found: list[Offer]) -> None:
    ranks = ranking(comparison, found)
    assert ranks[0].score is not None
    assert ranks[1].score is not None
    told = reasons(comparison, ranks[0], ranks[1])

    assert len(told) <= 4
    if ranks[0].score > ranks[1].score:
        assert told[0].gain > 0
