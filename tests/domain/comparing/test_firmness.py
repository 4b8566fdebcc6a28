"""How firm an answer is: shares of seeded draws, held against what is known of them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smmdesk.domain.comparing.firmness import DRAWS, Firm, Firmness, firmness, win_shares
from smmdesk.domain.comparing.ranking import Rank, ranking, running
from smmdesk.domain.comparison import SCORED, Comparison, Criterion, Offer, Way
from smmdesk.domain.ids import OfferId
from smmdesk.domain.money import WHOLE
from tests.domain.comparisons import a_comparison, an_offer, comparisons, eur, offers

FIELDS = st.lists(offers(priced=False), min_size=1, max_size=3, unique_by=lambda offer: offer.id)


@settings(max_examples=8)
@given(comparisons(), FIELDS)
def test_every_kind_of_draw_shares_out_the_first_place(comparison: Comparison, found: list[Offer]) -> None:
    ranks = ranking(comparison, found)
    told = firmness(comparison, ranks)

    for shares in (told.weights, told.by_one, told.by_two):
        assert set(shares) == {rank.offer.id for rank in running(ranks)}
        assert not shares or abs(sum(shares.values()) - 1) < 1e-9
    assert told == firmness(comparison, ranks)


def test_the_top_grade_is_held_down_by_what_the_figures_allow() -> None:
    sure, half = OfferId("sure"), OfferId("half")
    shares = {sure: 0.9, half: 0.6}
    told = Firmness(weights=shares, by_one=shares, by_two=shares)
    assert [told.of(sure, top) for top in (Firm.FIRM, Firm.AS_GUESSED, Firm.LEANING)] == [*Firm][:3]
    assert {told.of(half, top) for top in (Firm.FIRM, Firm.AS_GUESSED, Firm.LEANING)} == {Firm.LEANING}


def test_there_are_enough_draws_for_whole_percents() -> None:
    assert DRAWS >= 20_000


def test_weights_are_drawn_uniformly_from_all_splits() -> None:
    """Of three criteria that count one beats the sum of the others in a quarter of all splits."""
    scores = dict.fromkeys(SCORED, 5)
    first = an_offer(Way.AGENCY, scores={**scores, Criterion.CONTROL: 10, Criterion.SPEED: 0, Criterion.BRAND_VOICE: 0})
    second = an_offer(Way.SELF, scores=scores)
    shares = win_shares(ranking(a_comparison(), [first, second]))
    # control's weight beats the sum of two others: each of three is larger than the other two in one of four
    assert shares[first.id] == pytest.approx(0.25, abs=0.01)


def test_scores_that_are_moved_are_held_against_every_possible_move() -> None:
    """One criterion counts, 6 against 5: of the nine moves by up to one each, six keep the lead and two tie."""
    weights = {Criterion.CONTROL: WHOLE}
    first, second = (
        an_offer(way, scores={Criterion.CONTROL: score}) for way, score in ((Way.AGENCY, 6), (Way.SELF, 5))
    )
    comparison = a_comparison(weights=weights)
    told = firmness(comparison, ranking(comparison, [first, second]))
    assert told.by_one[first.id] == pytest.approx((6 + 2 / 2) / 9, abs=0.01)
    # by up to two: 25 moves, of which the sum of both is below one in 15, and one in 4
    assert told.by_two[first.id] == pytest.approx((15 + 4 / 2) / 25, abs=0.01)


def test_scores_do_not_leave_their_scale() -> None:
    """10 stays first of 10 and 0 though both are moved by two."""
    weights = {Criterion.CONTROL: WHOLE}
    first, second = (
        an_offer(way, scores={Criterion.CONTROL: score}) for way, score in ((Way.AGENCY, 10), (Way.SELF, 9))
    )
    comparison = a_comparison(weights=weights)
    told = firmness(comparison, ranking(comparison, [first, second]))
    # of nine moves: 9, 10 or 10 against 8, 9 or 10
    assert told.by_one[first.id] == pytest.approx((1 + 1 / 2 + 2 * (2 + 1 / 2)) / 9, abs=0.01)


def test_what_is_computed_stays_as_it_is() -> None:
    weights = {**dict.fromkeys(Criterion, 0), Criterion.COST: WHOLE}
    cheap, dear = an_offer(Way.SELF, fee=eur(99)), an_offer(Way.AGENCY, fee=eur(100))
    comparison = a_comparison(weights=weights)
    told = firmness(comparison, ranking(comparison, [cheap, dear]))
    assert (told.by_one[cheap.id], told.by_two[cheap.id]) == (1, 1)


@pytest.mark.parametrize(
    ("shares", "firm"),
    [
        ((0.8, 0.9, 0.8), Firm.FIRM),
        ((0.79, 1.0, 1.0), Firm.LEANING),
        ((1.0, 1.0, 0.5), Firm.LEANING),
        ((1.0, 0.49, 1.0), Firm.OPEN),
        ((0.503, 0.2, 0.2), Firm.OPEN),
    ],
)
def test_the_least_share_says_how_firm_it_is(shares: tuple[float, float, float], firm: Firm) -> None:
    weights, by_one, by_two = ({OfferId("a"): share} for share in shares)
    assert Firmness(weights=weights, by_one=by_one, by_two=by_two).of(OfferId("a")) is firm


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
