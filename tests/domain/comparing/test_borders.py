"""Where the answer changes: held against the ranking itself."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smmdesk.domain.comparing.borders import Turn, flips, hour_turns, month_turns, price_limit
from smmdesk.domain.comparing.ranking import Rank, level, mean_score, ranking, running
from smmdesk.domain.comparison import SCORED, Comparison, Criterion, Offer, Way
from smmdesk.domain.ids import OfferId
from smmdesk.domain.money import WHOLE, Money
from tests.domain.comparisons import a_comparison, an_offer, comparisons, eur, offers
from tests.every import every
from tests.records import ids

if TYPE_CHECKING:
    from collections.abc import Sequence

FIELDS = st.lists(offers(priced=False), min_size=1, max_size=4, unique_by=lambda offer: offer.id)


def _is_first(comparison: Comparison, found: list[Offer], offer: Offer, fee: Money) -> bool:
    """Whether nobody is before the offer at that price."""
    ranks = ranking(comparison, [replace(offer, fee=fee) if each.id == offer.id else each for each in found])
    return offer.id in {rank.offer.id for rank in level(ranks)}


@settings(max_examples=40)
@given(comparisons(), FIELDS)
def test_up_to_its_limit_nobody_is_before_an_offer_and_one_cent_more_changes_that(
    comparison: Comparison, found: list[Offer]
) -> None:
    for offer in found:
        limit = price_limit(comparison, found, offer)
        if limit.fee is not None:
            assert _is_first(comparison, found, offer, limit.fee)
            assert not _is_first(comparison, found, offer, Money(limit.fee.minor + 1, "EUR"))
        else:
            fee = eur(10**12) if limit.always else eur(0)
            assert _is_first(comparison, found, offer, fee) is limit.always


@settings(max_examples=25)
@given(
    st.builds(a_comparison, can_pay=st.none() | st.integers(0, 40).map(eur), months=st.integers(1, 3)),
    st.lists(
        st.builds(
            an_offer,
            st.sampled_from(Way),
            id=ids().map(OfferId),
            fee=st.integers(0, 40).map(eur),
            scores=st.fixed_dictionaries(dict.fromkeys(SCORED, st.integers(0, 10))),
        ),
        min_size=2,
        max_size=3,
        unique_by=lambda offer: offer.id,
    ),
)
def test_a_limit_is_the_last_price_of_all_at_which_it_is_first(comparison: Comparison, found: list[Offer]) -> None:
    """Held against every price up to 100 euros, cent by 50 cents."""
    offer = found[0]
    first = [minor for minor in range(0, 10_000, 50) if _is_first(comparison, found, offer, Money(minor, "EUR"))]
    limit = price_limit(comparison, found, offer)
    if limit.fee is None:
        assert len(first) == (200 if limit.always else 0)
    else:
        assert first == [minor for minor in range(0, 10_000, 50) if minor <= limit.fee.minor]


def test_with_a_limit_of_money_no_price_beyond_it_is_first() -> None:
    """Better in everything it may take all there is: 150 a month less the ads, and what comes on top of the price."""
    best = an_offer(Way.IN_HOUSE, on_top=25, scores=dict.fromkeys(SCORED, 10))
    comparison = a_comparison(can_pay=eur(150), ads=eur(50))
    limit = price_limit(comparison, [best, an_offer(Way.SELF, scores=dict.fromkeys(SCORED, 0))], best)
    assert (limit.fee, limit.always) == (eur(80), False)


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


@settings(max_examples=10)
@given(comparisons(), st.lists(offers(all_scored=True), min_size=2, max_size=3, unique_by=lambda offer: offer.id))
def test_a_flip_is_the_nearest_of_all_whole_percents(comparison: Comparison, found: list[Offer]) -> None:
    """Held against every percent of every weight, up and down; what basis points round away is not looked at."""
    ranks = ranking(comparison, found)
    assume(len(running(ranks)) > 1)
    told = flips(comparison, ranks)
    for name in Criterion:
        now = comparison.weights[name]
        for percents in (range(now // 100 + 1, 101), range((now + 99) // 100 - 1, -1, -1)):
            changed = [at for at in percents if _behind(comparison.with_weight(name, at * 100), ranks) > _ROUNDING]
            own = [flip.at for flip in told if flip.criterion is name and flip.at in percents]
            nearest = abs(changed[0] * 100 - now) if changed else None
            assert len(own) <= 1
            assert nearest is None or (own and abs(own[0] * 100 - now) <= nearest)


_ROUNDING = Fraction(1, 50)
"""Points: twelve weights, each half a basis point off, are worth less."""


def _behind(comparison: Comparison, ranks: Sequence[Rank]) -> Fraction:
    """How many points the first of these is behind the best, by other weights."""
    scores = [mean_score(comparison.weights, rank.scores) or Fraction(0) for rank in running(ranks)]
    return max(scores) - scores[0]


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
        (Criterion.OWNER_LOAD, 20, Way.SELF),
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


@settings(max_examples=30)
@given(comparisons(), st.lists(offers(), min_size=2, max_size=3, unique_by=lambda offer: offer.id))
def test_other_months_change_who_is_first_as_every_single_number_would(
    comparison: Comparison, found: list[Offer]
) -> None:
    def first(months: int) -> set[str]:
        return {rank.offer.id for rank in level(ranking(replace(comparison, months=months), found))}

    now, turns = first(comparison.months), month_turns(comparison, found)
    changed = [months for months in range(1, 121) if (first(months) or now) and not first(months) & now]
    below = [months for months in changed if months < comparison.months]
    above = [months for months in changed if months > comparison.months]
    assert [turn.at for turn in turns] == [*below[-1:], *above[:1]]
    assert [turn for turn in turns if ({turn.winner.id} if turn.winner else set()) - first(int(str(turn.at)))] == []
    assert [turn.at for turn in turns if turn.winner is None] == [each for each in turns_at(turns) if not first(each)]


def turns_at(turns: Sequence[Turn]) -> list[int]:
    return [int(str(turn.at)) for turn in turns]


def test_over_few_months_what_is_paid_once_puts_all_out_of_reach() -> None:
    """240 once and 10 a month at 50 a month to pay: 10 × N + 240 ≤ 50 × N from the sixth month on."""
    slow = an_offer(Way.AGENCY, fee=eur(10), onboarding=eur(240))
    within, beyond = a_comparison(months=12, can_pay=eur(50)), a_comparison(months=3, can_pay=eur(50))
    (down,) = month_turns(within, [slow])
    assert (down.at, down.winner) == (5, None)
    (up,) = month_turns(beyond, [slow])
    assert (up.at, up.winner) == (6, slow)
    assert month_turns(a_comparison(can_pay=eur(5)), [slow]) == ()


def test_what_starts_dear_wins_over_many_months() -> None:
    """240 once and 10 a month against 30 a month: level after a year."""
    weights = {**dict.fromkeys(Criterion, 0), Criterion.COST: WHOLE}
    slow = an_offer(Way.AGENCY, fee=eur(10), onboarding=eur(240))
    quick = an_offer(Way.FREELANCER, fee=eur(30))
    (turn,) = month_turns(a_comparison(months=6, weights=weights), [slow, quick])
    assert (turn.at, turn.winner) == (13, slow)
    (back,) = month_turns(a_comparison(months=24, weights=weights), [slow, quick])
    assert (back.at, back.winner) == (11, quick)
    assert month_turns(a_comparison(), []) == ()


@settings(max_examples=60)
@given(comparisons(), FIELDS)
def test_an_hour_worth_more_or_less_changes_which_way_is_cheapest_with_own_time(
    comparison: Comparison, found: list[Offer]
) -> None:
    """Between the turns the same is cheapest, at each the other one is at least as cheap."""
    ranks = ranking(comparison, found)
    known = running(ranks)
    assume(len(known) > 1)

    def cheapest(worth: int) -> set[str]:
        totals = {
            rank.offer.id: (rank.cost.paid.minor if rank.cost else 0)
            + worth * rank.offer.owner_hours * comparison.months
            for rank in known
        }
        return {each for each, total in totals.items() if total == min(totals.values())}

    told = hour_turns(comparison, ranks)
    assert told is not None
    turns, now = told.turns, comparison.hour_value.minor
    assert told.now.id in cheapest(now)
    for turn in turns:
        assert isinstance(turn.at, Money)
        assert turn.winner is not None
        assert turn.winner.id in cheapest(turn.at.minor)
    down = [turn.at.minor for turn in turns if isinstance(turn.at, Money) and turn.at.minor < now]
    up = [turn.at.minor for turn in turns if isinstance(turn.at, Money) and turn.at.minor > now]
    between = range(max(down, default=-1) + 1, min(up, default=now + 2_000))
    assert every(cheapest(worth) & cheapest(now) for worth in [now, *between[:200], *between[-200:]])


def test_the_hour_at_which_doing_it_yourself_stops_being_cheap() -> None:
    """100 hours against 10 and 900 more to pay: level at 10 an hour."""
    own = an_offer(Way.SELF, fee=eur(0), owner_hours=100)
    hired = an_offer(Way.AGENCY, fee=eur(900), owner_hours=10)
    comparison = a_comparison(hour_value=eur(8))
    told = hour_turns(comparison, ranking(comparison, [own, hired]))
    assert told is not None
    (up,) = told.turns
    assert told.now == own
    assert (up.at, up.winner and up.winner.way) == (eur(10), Way.AGENCY)
    dear = replace(comparison, hour_value=eur(25))
    told = hour_turns(dear, ranking(dear, [own, hired]))
    assert told is not None
    (down,) = told.turns
    assert told.now == hired
    assert (down.at, down.winner and down.winner.way) == (eur(10), Way.SELF)
    assert hour_turns(comparison, ()) is None


def test_of_one_with_a_place_no_hour_is_told() -> None:
    """What is out of reach may be cheaper with own time, so one alone is the cheapest of nothing."""
    own = an_offer(Way.SELF, fee=eur(0), owner_hours=100)
    hired = an_offer(Way.AGENCY, fee=eur(900), owner_hours=10)
    comparison = a_comparison(hours_a_week=5)
    assert hour_turns(comparison, ranking(comparison, [own, hired])) is None
