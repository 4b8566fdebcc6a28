"""What would change the answer: held against the ranking itself."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smmdesk.domain.comparison import SCORED, Comparison, Criterion, Offer, Rank, Way, ranking
from smmdesk.domain.ids import OfferId
from smmdesk.domain.money import WHOLE, Money
from smmdesk.domain.sensitivity import flips, price_limit, win_shares
from tests.domain.comparisons import a_comparison, an_offer, comparisons, eur, offers

FIELDS = st.lists(offers(priced=False), min_size=1, max_size=4, unique_by=lambda offer: offer.id)


def _lead(comparison: Comparison, found: list[Offer], offer: Offer, fee: Money) -> Fraction:
    """How far the offer is before the best of the others at that fee; below zero when it is behind."""
    others = [each for each in found if each.id != offer.id]
    scores = {
        rank.offer.id: rank.score for rank in ranking(comparison, [replace(offer, fee=fee), *others]) if rank.cost
    }
    own = scores.pop(offer.id)
    known = [score for score in scores.values() if score is not None]
    return (Fraction(-1) if own is None else own) - max(known, default=Fraction(-1))


@given(comparisons(), FIELDS)
def test_up_to_its_limit_nobody_is_before_an_offer_and_one_cent_more_changes_that(
    comparison: Comparison, found: list[Offer]
) -> None:
    for offer in found:
        limit = price_limit(comparison, found, offer)
        if limit.fee is not None:
            assert _lead(comparison, found, offer, limit.fee) >= 0
            assert _lead(comparison, found, offer, Money(limit.fee.minor + 1, "EUR")) < 0
        else:
            fee = eur(10**12) if limit.always else eur(0)
            assert (_lead(comparison, found, offer, fee) >= 0) is limit.always


def test_at_the_limit_both_have_the_same_score() -> None:
    """Only cost counts half, all else equal: the break-even is where both cost the same."""
    agency = an_offer(Way.AGENCY, fee=eur(300), onboarding=eur(600))
    freelancer = an_offer(Way.FREELANCER, fee=eur(100))
    comparison = a_comparison(months=12)
    limit = price_limit(comparison, [agency, freelancer], agency)

    assert limit.fee == eur(50)  # 12 × 50 + 600 = 12 × 100
    ranks = ranking(comparison, [replace(agency, fee=limit.fee), freelancer])
    assert ranks[0].score == ranks[1].score


def test_an_offer_whose_price_is_not_known_yet_learns_what_it_may_cost() -> None:
    weights = {**dict.fromkeys(Criterion, 0), Criterion.COST: WHOLE // 2, Criterion.CONTROL: WHOLE // 2}
    unknown = an_offer(Way.AGENCY, fee=None, scores=dict.fromkeys(SCORED, 6))
    limit = price_limit(a_comparison(weights=weights), [unknown, an_offer(Way.SELF)], unknown)

    assert limit.fee == Money.of("111.11", "EUR")  # 6 + 10 × 100 ÷ fee against 5 + 10


def test_alone_or_better_in_everything_an_offer_is_first_at_any_price() -> None:
    best, worst = (
        an_offer(way, scores=dict.fromkeys(SCORED, score)) for way, score in ((Way.SELF, 10), (Way.AGENCY, 0))
    )

    alone = price_limit(a_comparison(), [best], best)
    assert (alone.offer, alone.fee, alone.always) == (best, None, True)
    assert price_limit(a_comparison(), [best, worst], best).always
    assert price_limit(a_comparison(), [best, worst], worst).fee is None


@settings(max_examples=40)
@given(comparisons(), st.lists(offers(), min_size=2, max_size=4, unique_by=lambda offer: offer.id))
def test_a_flip_is_what_the_slider_would_do(comparison: Comparison, found: list[Offer]) -> None:
    ranks = ranking(comparison, found)
    for flip in flips(comparison, ranks):
        moved = {
            rank.offer.id: rank.score for rank in ranking(comparison.with_weight(flip.criterion, flip.at * 100), found)
        }
        first, winner = moved[ranks[0].offer.id], moved[flip.winner.id]
        assert flip.winner.id != ranks[0].offer.id
        assert winner is not None
        assert winner >= (first or 0)


def test_flips_come_nearest_first_in_both_directions() -> None:
    weights = {**dict.fromkeys(Criterion, 0), Criterion.COST: 4000, Criterion.CONTROL: 3500, Criterion.SPEED: 2500}
    cheap = an_offer(Way.SELF, fee=eur(100), scores={**dict.fromkeys(SCORED, 4)})
    dear = an_offer(Way.AGENCY, fee=eur(200), scores={**dict.fromkeys(SCORED, 8), Criterion.SPEED: 4})
    comparison = a_comparison(weights=weights)
    found = flips(comparison, ranking(comparison, [cheap, dear]))

    assert (found[0].criterion, found[0].at, found[0].winner.way) == (Criterion.COST, 31, Way.AGENCY)
    assert {flip.criterion: flip.at for flip in found}[Criterion.CONTROL] == 44
    distances = [abs(flip.at * 100 - weights[flip.criterion]) for flip in found]
    assert distances == sorted(distances)


@pytest.mark.parametrize(("much", "little"), [(9, 1), (1, 0)])
@pytest.mark.parametrize("speed", [4_000, 4_900, 4_950])
def test_the_smallest_change_of_a_weight_is_told_with_who_wins_then(speed: int, much: int, little: int) -> None:
    """Speed and control alone count: at a half each both are level, so at 51 % of speed the quick one is first."""
    weights = {Criterion.SPEED: speed, Criterion.CONTROL: WHOLE - speed}
    quick = an_offer(Way.AGENCY, scores={Criterion.SPEED: much, Criterion.CONTROL: little})
    careful = an_offer(Way.SELF, scores={Criterion.SPEED: little, Criterion.CONTROL: much})
    comparison = a_comparison(weights=weights)
    found = flips(comparison, ranking(comparison, [quick, careful]))

    assert [(flip.criterion, flip.at, flip.winner.way) for flip in found] == [
        (Criterion.CONTROL, 49, Way.AGENCY),
        (Criterion.SPEED, 51, Way.AGENCY),
    ]


def test_the_next_whole_percent_is_not_passed_over() -> None:
    """Two points by speed against one by control: from two thirds of control on the careful one is first, just so."""
    weights = {Criterion.SPEED: 3_333, Criterion.CONTROL: 6_667}
    quick = an_offer(Way.AGENCY, scores={Criterion.SPEED: 2, Criterion.CONTROL: 0})
    careful = an_offer(Way.SELF, scores={Criterion.SPEED: 0, Criterion.CONTROL: 1})
    comparison = a_comparison(weights=weights)
    ranks = ranking(comparison, [quick, careful])
    assert ranks[0].offer == careful
    assert [(flip.criterion, flip.at) for flip in flips(comparison, ranks)] == [
        (Criterion.CONTROL, 66),
        (Criterion.SPEED, 34),
    ]


def test_what_is_not_scored_is_left_out_of_a_flip_as_well() -> None:
    """The careful one is scored by control alone: it has nine points of ten however little control weighs."""
    weights = {Criterion.SPEED: 5_000, Criterion.CONTROL: 5_000}
    quick = an_offer(Way.AGENCY, scores={Criterion.SPEED: 10, Criterion.CONTROL: 2})
    careful = an_offer(Way.SELF, scores={Criterion.CONTROL: 9})
    comparison = a_comparison(weights=weights)
    found = flips(comparison, ranking(comparison, [quick, careful]))

    assert [(flip.criterion, flip.at) for flip in found] == [(Criterion.CONTROL, 12), (Criterion.SPEED, 88)]


def test_who_is_scored_by_little_can_win_by_it() -> None:
    """Five of ten whatever control weighs, against one that loses with speed: below a half of it that is enough."""
    weights = {Criterion.SPEED: 9_000, Criterion.CONTROL: 1_000}
    quick = an_offer(Way.AGENCY, scores={Criterion.SPEED: 9, Criterion.CONTROL: 1})
    careful = an_offer(Way.SELF, scores={Criterion.CONTROL: 5})
    comparison = a_comparison(weights=weights)
    found = flips(comparison, ranking(comparison, [quick, careful]))

    assert [(flip.criterion, flip.at, flip.winner.way) for flip in found] == [
        (Criterion.COST, 20, Way.SELF),  # 10 × 20 % + 8.2 × 80 % against (10 × 20 % + 5 × 8 %) ÷ 28 %
        (Criterion.CONTROL, 51, Way.SELF),
        (Criterion.SPEED, 49, Way.SELF),
    ]


def test_somebody_who_scores_nothing_is_first_at_no_price() -> None:
    """By the only criterion that counts one has nothing: not even for nothing does it come first."""
    weights = {Criterion.CONTROL: WHOLE}
    worst, best = (
        an_offer(way, scores={Criterion.CONTROL: points}) for way, points in ((Way.SELF, 0), (Way.AGENCY, 1))
    )
    limit = price_limit(a_comparison(weights=weights), [worst, best], worst)
    assert (limit.fee, limit.always) == (None, False)
    unjudged = an_offer(Way.IN_HOUSE, scores={})
    nobody = price_limit(a_comparison(weights=weights), [unjudged, best], unjudged)
    assert (nobody.fee, nobody.always) == (None, False)


def test_nothing_flips_where_one_is_better_in_everything() -> None:
    best = an_offer(Way.SELF, fee=eur(1), scores=dict.fromkeys(SCORED, 9))
    comparison = a_comparison()

    assert flips(comparison, ranking(comparison, [best, an_offer(Way.AGENCY)])) == ()
    assert flips(comparison, ()) == ()


@settings(max_examples=25)
@given(comparisons(), FIELDS)
def test_random_weightings_share_out_the_first_place(comparison: Comparison, found: list[Offer]) -> None:
    ranks = ranking(comparison, found)
    shares = win_shares(ranks)

    assert set(shares) == {rank.offer.id for rank in ranks if rank.cost}
    assert not shares or abs(sum(shares.values()) - 1) < 1e-9
    assert shares == win_shares(ranks)


def test_equals_share_and_a_better_one_takes_all() -> None:
    twins = [replace(an_offer(Way.FREELANCER), id=OfferId(id)) for id in ("a", "b")]
    comparison = a_comparison(weights={**dict.fromkeys(Criterion, 0), Criterion.COST: WHOLE})
    better = an_offer(Way.AGENCY, scores=dict.fromkeys(SCORED, 9))

    assert set(win_shares(ranking(comparison, twins)).values()) == {0.5}
    assert win_shares(ranking(comparison, [*twins, better]))[better.id] > 0.99


def test_what_was_not_scored_does_not_count_against_an_offer() -> None:
    rank = ranking(a_comparison(), [an_offer(Way.SELF, scores={Criterion.CONTROL: 10}), an_offer(Way.AGENCY)])
    shares = win_shares(rank)

    assert shares[_of(rank, Way.SELF)] == 1


def _of(ranks: tuple[Rank, ...], way: Way) -> OfferId:
    return next(rank.offer.id for rank in ranks if rank.offer.way is way)
