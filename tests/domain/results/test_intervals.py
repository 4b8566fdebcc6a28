"""Intervals hold what was seen, narrow with what there is of it, and a test is decided neither early nor by luck."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.results.intervals import (
    Duel,
    Tried,
    cheapest,
    cost_interval,
    duel,
    events_interval,
    wilson,
    z_of,
)
from smmdesk.domain.results.named import Cheaper

SHARES = st.integers(1, 10**12).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
LEVELS = st.floats(0.1, 5)
TRIED = st.builds(Tried, st.integers(0, 10**6), st.integers(1, 10**9))


@given(SHARES, LEVELS)
def test_wilson_lies_within_0_and_1_and_holds_the_share(share: tuple[int, int], z: float) -> None:
    hits, of = share
    found = wilson(hits, of, z)
    assert found is not None
    assert 0 <= found.low <= hits / of <= found.high <= 1


@given(SHARES, LEVELS)
def test_wilson_is_the_same_from_both_sides(share: tuple[int, int], z: float) -> None:
    hits, of = share
    found, missed = wilson(hits, of, z), wilson(of - hits, of, z)
    assert found is not None
    assert missed is not None
    assert (found.low, found.high) == pytest.approx((1 - missed.high, 1 - missed.low), abs=1e-9)


@given(st.integers(1, 10**6).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_ends_of_wilson_are_where_the_score_test_changes_its_mind(share: tuple[int, int]) -> None:
    """|seen − end| ÷ √(end·(1 − end) ÷ n) = z: what the formula is solved from."""
    hits, of = share
    found = wilson(hits, of, 2.0)
    assert found is not None
    for end in {found.low, found.high} - {0.0, 1.0}:
        assert (hits / of - end) ** 2 * of == pytest.approx(4 * end * (1 - end), rel=1e-4, abs=1e-9)


@pytest.mark.parametrize(("hits", "of"), [(0, 0), (5, 4), (-1, 4), (0, -1)])
def test_what_is_no_share_has_no_interval(hits: int, of: int) -> None:
    assert wilson(hits, of) is None


@given(st.integers(0, 10**12), st.integers(1, 10**9), LEVELS)
def test_costs_lie_within_their_interval(events: int, spend: int, z: float) -> None:
    counted, cost = events_interval(events, z), cost_interval(spend, events, z)
    assert 0 <= counted.low <= events <= counted.high
    assert cost.low > 0
    assert (cost.high is None) is (events == 0)
    if cost.high is not None:
        assert cost.low <= spend / events * (1 + 1e-9)
        assert cost.high >= spend / events * (1 - 1e-9)


@given(TRIED, TRIED, st.integers(1, 8))
def test_two_networks_are_compared_the_same_from_both_sides(one: Tried, other: Tried, rivals: int) -> None:
    here, there = duel(one, other, rivals), duel(other, one, rivals)
    assert (here.need, here.more, here.more_spend, here.verdict) == (
        there.need,
        there.more,
        there.more_spend,
        there.verdict,
    )
    assert here.leads is (None if there.leads is None else not there.leads)


@given(TRIED, TRIED, st.integers(1, 7))
def test_more_rivals_ask_for_more(one: Tried, other: Tried, rivals: int) -> None:
    few, many = duel(one, other, rivals), duel(one, other, rivals + 1)
    assert few.z < many.z
    if few.need is not None and many.need is not None and few.more is not None and many.more is not None:
        assert few.need <= many.need
        assert few.more <= many.more


@given(st.integers(1, 10**5), st.integers(0, 10**5), st.integers(1, 100))
def test_the_farther_apart_the_fewer_it_takes(leading: int, behind: int, further: int) -> None:
    """One that leads with equal money: more events of its own never ask for more events in all."""
    if leading <= behind:
        return
    near, far = (duel(Tried(events, 10), Tried(behind, 10)) for events in (leading, leading + further))
    assert near.need is not None
    assert far.need is not None
    assert far.need <= near.need
    assert near.verdict is not Cheaper.DECIDED or far.verdict is Cheaper.DECIDED


@given(TRIED, TRIED)
def test_exactly_what_lacks_decides(one: Tried, other: Tried) -> None:
    found = duel(one, other)
    if found.need is None or found.more is None:
        assert found.verdict in {Cheaper.ALIKE, Cheaper.NOTHING}
        return
    assert (found.verdict is Cheaper.DECIDED) is (found.need <= found.events)
    assert found.more == max(0, found.need - found.events)


def test_who_leads_is_told_though_it_is_not_decided() -> None:
    found = duel(Tried(40, 20), Tried(30, 10))
    assert (found.verdict, found.leads) == (Cheaper.NOT_YET, False)
    assert duel(Tried(61, 15), Tried(55, 15), 3).verdict is Cheaper.ALIKE
    assert duel(Tried(0, 15), Tried(0, 15)).verdict is Cheaper.NOTHING
    assert duel(Tried(20, 15), Tried(20, 15)).verdict is Cheaper.ALIKE
    assert duel(Tried(20, 15), Tried(20, 15)).leads is None


def test_who_got_no_money_was_not_tried() -> None:
    assert duel(Tried(5, 0), Tried(5, 10)) == Duel(share=Fraction(1, 2), fair=None, z=z_of(1), events=10)
    assert cheapest([Tried(9, 0), Tried(1, 10)]) == 1


def test_the_cheapest_has_the_most_events_for_its_money() -> None:
    facebook, vk, instagram, x = Tried(61, 15), Tried(38, 15), Tried(55, 15), Tried(12, 15)
    assert cheapest([x, facebook, vk, instagram]) == 1
    assert cheapest([]) is None
    assert cheapest([Tried(0, 15), Tried(0, 15)]) is None
    assert cheapest([Tried(2, 10), Tried(4, 20)]) == 0
