"""What each offer costs, who comes first and why: by hand, and by properties."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smmdesk.domain.comparing.ranking import (
    PAID,
    Beyond,
    Ownership,
    Part,
    Rank,
    Reason,
    Why,
    cost_score,
    is_unmeasured,
    is_vague,
    level,
    load_score,
    mean_score,
    ownership,
    places,
    priced,
    ranking,
    replacements_within,
    running,
    why,
)
from smmdesk.domain.comparison import SCORED, Comparison, Criterion, Offer, Way, equal_weights
from smmdesk.domain.ids import OfferId
from smmdesk.domain.money import WHOLE, Money
from smmdesk.domain.record import Record
from tests.domain.comparisons import a_comparison, an_offer, comparisons, eur, offers
from tests.every import every

FIELDS = st.lists(offers(), min_size=2, max_size=4, unique_by=lambda offer: offer.id)
NOTHING = dict.fromkeys(Criterion, 0)


def cost_of(comparison: Comparison, offer: Offer) -> Ownership:
    found = ownership(comparison, offer)
    assert found is not None
    return found


def test_what_is_paid_is_made_of_all_parts_over_all_months_and_own_time_stands_beside() -> None:
    offer = an_offer(
        Way.IN_HOUSE,
        fee=eur(900),
        on_top=20,
        ads=eur(50),
        tools=eur(10),
        training=eur(5),
        owner_hours=4,
        onboarding=eur(200),
        replacement_cost=eur(300),
        replacement_chance=50,
    )
    cost = cost_of(a_comparison(months=24, hour_value=eur(20)), offer)

    assert dict(zip(Part, cost.parts(), strict=True)) == {
        Part.FEE: eur(21_600),
        Part.ON_TOP: eur(4_320),
        Part.ADS: eur(1_200),
        Part.TOOLS: eur(240),
        Part.TRAINING: eur(120),
        Part.ONBOARDING: eur(200),
        Part.REPLACEMENT: Money.of("415.89", "EUR"),  # −ln ½ × 2 years × 300
        Part.OWNER_TIME: eur(1_920),
    }
    assert cost.paid == Money.of("28095.89", "EUR")
    assert cost.total == Money.of("30015.89", "EUR")


@pytest.mark.parametrize(
    ("percent", "months", "price", "expected"),
    [(50, 60, 25_000, 86_643), (15, 12, 30_000, 4_876), (0, 120, 25_000, 0), (99, 12, 100, 461)],
)
def test_replacements_are_to_be_expected_at_a_constant_hazard(
    percent: int, months: int, price: int, expected: int
) -> None:
    assert round(replacements_within(months, percent) * price) == expected


def test_ads_are_those_of_the_plan_unless_the_offer_names_its_own() -> None:
    comparison = a_comparison(months=2, ads=eur(70))
    assert cost_of(comparison, an_offer(Way.SELF)).ads == eur(140)
    assert cost_of(comparison, an_offer(Way.SELF, ads=eur(0))).ads == eur(0)


@given(comparisons(), offers())
def test_no_two_parts_count_one_thing_twice(comparison: Comparison, offer: Offer) -> None:
    """Each figure moves one part alone, and the parts make both sums."""
    cost = cost_of(comparison, offer)
    assert cost.paid == Money.total([cost.part(part) for part in PAID], "EUR")
    assert cost.total == cost.paid + cost.owner_time
    dearer = replace(comparison, hour_value=comparison.hour_value + eur(1))
    assert cost_of(dearer, offer).paid == cost.paid
    longer = replace(offer, owner_hours=offer.owner_hours + 1)
    assert cost_of(comparison, longer).paid == cost.paid


def test_without_a_price_there_is_no_cost_and_no_place() -> None:
    unknown, known = an_offer(Way.AGENCY, fee=None), an_offer(Way.SELF, fee=eur(0))
    ranks = ranking(a_comparison(), [unknown, known])

    assert [rank.offer.way for rank in ranks] == [Way.SELF, Way.AGENCY]
    assert (ranks[1].cost, ranks[1].score) == (None, None)
    assert Criterion.COST not in ranks[1].scores
    assert places(ranks) == [1, None]
    assert priced(ranks) == running(ranks) == level(ranks) == ranks[:1]
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


@pytest.mark.parametrize(
    ("paid", "cheapest", "most", "score"),
    [
        (100, 100, None, 10),
        (400, 100, None, Fraction(5, 2)),
        (0, 0, None, 10),
        (3, 0, None, 0),
        (0, 0, 900, 10),
        (300, 100, 900, Fraction(20, 3)),
        (900, 100, 900, 0),
        (1_000, 100, 900, 0),
        (0, 0, 0, 10),
        (1, 0, 0, 0),
    ],
)
def test_cost_is_scored_by_what_is_left_or_by_the_cheapest(
    paid: int, cheapest: int, most: int | None, score: Fraction
) -> None:
    assert cost_score(eur(paid), eur(cheapest), None if most is None else eur(most)) == score


@pytest.mark.parametrize(
    ("hours", "there_are", "score"), [(0, 0, 10), (1, 0, 0), (0, 40, 10), (10, 40, Fraction(15, 2)), (41, 40, 0)]
)
def test_load_is_scored_by_the_hours_that_are_left(hours: int, there_are: int, score: Fraction) -> None:
    assert load_score(hours, Fraction(there_are)) == score


def test_what_asks_for_more_than_there_is_has_no_place_and_sets_no_measure() -> None:
    comparison = a_comparison(months=12, can_pay=eur(150), hours_a_week=6)  # 26 hours a month
    cheap = an_offer(Way.SELF, fee=eur(10), owner_hours=27)
    dear = an_offer(Way.DEPARTMENT, fee=eur(151), owner_hours=2)
    both = an_offer(Way.AGENCY, fee=eur(500), owner_hours=99)
    within = an_offer(Way.FREELANCER, fee=eur(150), owner_hours=26)
    ranks = ranking(comparison, [cheap, dear, both, within])

    assert [rank.beyond for rank in ranks] == [
        (),
        (Beyond.TIME,),
        (Beyond.BUDGET,),
        (Beyond.BUDGET, Beyond.TIME),
    ]
    assert places(ranks) == [1, None, None, None]
    assert [rank.score is None for rank in ranks] == [False, True, True, True]
    assert ranks[0].scores[Criterion.COST] == ranks[0].scores[Criterion.OWNER_LOAD] == 0
    # without a limit of money the cheapest of those within reach is the measure
    free = ranking(replace(comparison, can_pay=None), [cheap, dear, both, within])
    assert {rank.offer.way: rank.scores[Criterion.COST] for rank in free} == {
        Way.FREELANCER: 10,
        Way.DEPARTMENT: Fraction(1_500, 151),
        Way.SELF: 10,
        Way.AGENCY: 3,
    }


def test_what_weighs_nothing_or_is_not_scored_does_not_count() -> None:
    weights = {Criterion.COST: 3_000, Criterion.SPEED: 1_000, Criterion.CONTROL: 6_000}
    assert mean_score(weights, {Criterion.COST: Fraction(10), Criterion.SPEED: Fraction(2)}) == 8
    assert mean_score(weights, {Criterion.COST: Fraction(10), Criterion.FLEXIBILITY: Fraction(2)}) == 10
    assert mean_score(weights, {Criterion.FLEXIBILITY: Fraction(2)}) is None
    assert mean_score(weights, {}) is None


@given(comparisons(), FIELDS, st.sampled_from(["fee", "ads", "tools", "training", "onboarding", "replacement_cost"]))
def test_dearer_never_ranks_better(comparison: Comparison, found: list[Offer], figure: str) -> None:
    _never_better(comparison, found, _dearer(comparison, found[0], figure))


def _dearer(comparison: Comparison, offer: Offer, figure: str) -> Offer:
    now = getattr(offer, figure)
    # an offer that names no ads takes those of the plan
    plan = comparison.ads if figure == "ads" and now is None else None
    return Record.changed_to(offer, **{figure: (now or plan or eur(0)) + eur(37)})


@given(comparisons(), FIELDS)
def test_one_more_hour_never_ranks_better(comparison: Comparison, found: list[Offer]) -> None:
    _never_better(comparison, found, replace(found[0], owner_hours=found[0].owner_hours + 1))


def _never_better(comparison: Comparison, found: list[Offer], worse: Offer) -> None:
    before, after = (_before_it(comparison, [first, *found[1:]]) for first in (found[0], worse))
    assert after >= before


def _before_it(comparison: Comparison, found: list[Offer]) -> int:
    """How many are ahead of the first offer; all, where it has no place."""
    ranks = ranking(comparison, found)
    own = next(place for rank, place in zip(ranks, places(ranks), strict=True) if rank.offer.id == found[0].id)
    return len(ranks) if own is None else own - 1


@given(comparisons(), FIELDS, st.sampled_from(["JPY", "KWD", "USD"]))
def test_the_currency_and_its_unit_change_nothing(comparison: Comparison, found: list[Offer], currency: str) -> None:
    """A thousand times as many minor units of each, whatever they are called."""

    def other(money: Money | None) -> Money | None:
        return money and Money(money.minor * 1_000, currency)

    money = ("fee", "ads", "tools", "training", "onboarding")
    # replacements are rounded to a minor unit, which is another share of a large sum
    bare = [replace(offer, replacement_cost=None, on_top=0) for offer in found]
    changed = replace(
        comparison,
        currency=currency,
        hour_value=Money.zero(currency),
        can_pay=other(comparison.can_pay),
        ads=other(comparison.ads),
    )
    told = [Record.changed_to(each, **{name: other(getattr(each, name)) for name in money}) for each in bare]
    before, after = ranking(comparison, bare), ranking(changed, told)
    assert [(rank.offer.id, rank.score) for rank in after] == [(rank.offer.id, rank.score) for rank in before]


def test_the_cheapest_gets_ten_for_its_cost_and_twice_as_dear_gets_five() -> None:
    weights = {**NOTHING, Criterion.COST: WHOLE}
    cheap, dear = an_offer(Way.FREELANCER, fee=eur(100)), an_offer(Way.AGENCY, fee=eur(200))
    ranks = ranking(a_comparison(weights=weights), [dear, cheap])

    assert [(rank.offer.way, rank.score) for rank in ranks] == [
        (Way.FREELANCER, Fraction(10)),
        (Way.AGENCY, Fraction(5)),
    ]


def test_own_time_never_makes_a_way_dear() -> None:
    """It is judged as load: an hour that is worth a fortune changes neither score nor place."""
    found = [an_offer(Way.SELF, fee=eur(0), owner_hours=60), an_offer(Way.AGENCY, fee=eur(900))]
    poor, rich = (ranking(a_comparison(hour_value=eur(worth)), found) for worth in (0, 5_000))
    assert [(rank.offer.way, rank.score) for rank in poor] == [(rank.offer.way, rank.score) for rank in rich]


def _ranks(*found: Offer, **values: object) -> tuple[Comparison, tuple[Rank, ...]]:
    comparison = a_comparison(**values)
    return comparison, ranking(comparison, found)


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
    comparison, ranks = _ranks(first, second, weights=equal_weights())
    told = why(comparison, *ranks)

    names = [reason.criterion for reason in told.reasons]
    assert names == [Criterion.CONTROL, Criterion.SPEED, Criterion.BRAND_VOICE, Criterion.RANGE_OF_SKILLS]
    assert [reason.gain > 0 for reason in told.reasons] == [True, True, True, False]
    assert (told.reasons[0].own, told.reasons[0].other) == (Fraction(9), Fraction(5))
    assert told.reasons[0].gain == 4 * Fraction(comparison.weights[Criterion.CONTROL], WHOLE)
    assert told.rest == Fraction(comparison.weights[Criterion.LIVE_CONTENT], WHOLE)


def test_rows_that_are_rounded_make_the_lead_that_is_rounded() -> None:
    """Thirds of a point: rounded one by one they would make 0.99 beside a lead of 1.00."""
    third = Fraction(1, 3)
    reasons = [Reason(criterion=each, own=third, other=third, gain=third) for each in list(Criterion)[:3]]
    told = Why(reasons=tuple(reasons), rest=Fraction(0), lead=Fraction(1))
    assert sorted(map(float, told.rows(2)[:-1])) == [0, 0.33, 0.33, 0.34]
    assert told.rows(2)[-2:] == (Fraction(0), Fraction(1))


@given(comparisons(), FIELDS, st.sampled_from([2, 4]))
def test_rows_add_up_and_none_is_a_whole_unit_off(comparison: Comparison, found: list[Offer], places: int) -> None:
    ranks = running(ranking(comparison, found))
    assume(len(ranks) > 1)
    told = why(comparison, *ranks[:2])
    *parts, lead = told.rows(places)
    unit = Fraction(1, 10**places)
    assert sum(parts) == lead
    assert abs(lead - told.lead) <= unit / 2
    exact = [*(reason.gain for reason in told.reasons), told.rest]
    assert every(abs(part - of) < unit for part, of in zip(parts, exact, strict=True))


def test_one_that_costs_nothing_leaves_others_unmeasured_until_a_limit_is_said() -> None:
    free, paid, also = (an_offer(way, fee=eur(fee)) for way, fee in ((Way.SELF, 0), (Way.AGENCY, 9), (Way.IN_HOUSE, 5)))
    comparison, ranks = _ranks(free, paid, also)
    assert {rank.scores[Criterion.COST] for rank in ranks if rank.offer is not free} == {Fraction(0)}
    assert is_unmeasured(comparison, ranks)
    assert not is_unmeasured(*_ranks(free, paid, also, can_pay=eur(10)))
    assert not is_unmeasured(*_ranks(paid, also))
    assert not is_unmeasured(*_ranks(free))


def test_costs_tell_little_while_a_price_that_may_be_in_reach_is_not_known() -> None:
    paid, open_one = an_offer(Way.AGENCY, fee=eur(10)), an_offer(Way.FREELANCER, fee=None, owner_hours=50)
    assert is_vague(*_ranks(paid, open_one))
    assert not is_vague(*_ranks(paid))
    # 26 hours a month: no price brings it into reach
    assert not is_vague(*_ranks(paid, open_one, hours_a_week=6))
    free = an_offer(Way.SELF, fee=eur(0))
    assert is_vague(*_ranks(paid, free))


def test_what_makes_no_difference_is_no_reason() -> None:
    """One gain, one loss, the rest even: two reasons; among twins none."""
    first = an_offer(Way.IN_HOUSE, scores={**dict.fromkeys(SCORED, 5), Criterion.CONTROL: 9})
    second = an_offer(Way.AGENCY, scores={**dict.fromkeys(SCORED, 5), Criterion.SPEED: 6})
    comparison, ranks = _ranks(first, second)
    assert [reason.criterion for reason in why(comparison, *ranks).reasons] == [Criterion.CONTROL, Criterion.SPEED]
    comparison, twins = _ranks(first, replace(first, id=OfferId("twin")))
    even = why(comparison, *twins)
    assert not even.reasons
    assert even.lead == 0


@given(comparisons(), FIELDS)
def test_the_reasons_and_the_rest_are_the_lead(comparison: Comparison, found: list[Offer]) -> None:
    """Whatever is scored: also where one is scored by more criteria than the other."""
    first = running(ranking(comparison, found))
    assume(len(first) > 1)
    told = why(comparison, first[0], first[1])

    assert sum((each.gain for each in told.reasons), told.rest) == told.lead
    assert told.lead == (first[0].score or 0) - (first[1].score or 0)
    assert len(told.reasons) <= 4
    assert [each for each in told.reasons if not each.gain] == []
    every = sum((_gain(comparison, (first[0], first[1]), name) for name in Criterion), Fraction(0))
    assert every == told.lead


def _gain(comparison: Comparison, pair: tuple[Rank, Rank], name: Criterion) -> Fraction:
    parts = []
    for rank in pair:
        of = sum(comparison.weights.get(each, 0) for each in rank.scores)
        parts.append(Fraction(comparison.weights.get(name, 0), of) * rank.scores.get(name, 0) if of else Fraction(0))
    return parts[0] - parts[1]


def test_a_hazard_is_exact_enough_for_any_amount() -> None:
    exact = -(1 - Decimal(50) / 100).ln()
    assert abs(replacements_within(12, 50) - Fraction(exact)) < Fraction(1, 10**20)
