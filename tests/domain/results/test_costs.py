"""What events cost on each network, and which one may be called the cheapest."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.networks import Network
from smmdesk.domain.results.costs import Cost, cheapest_of
from smmdesk.domain.results.intervals import cheapest, duel
from smmdesk.domain.results.named import Cheaper

FB, VK, IG, X = Network.FACEBOOK, Network.VK, Network.INSTAGRAM, Network.X


def cost(network: Network, events: int, spend: int | Fraction = 15) -> Cost:
    return Cost(network=network, spend=Fraction(spend), events=events, is_complete=True)


def test_the_worked_example_is_alike_with_the_nearest_and_says_what_it_would_cost() -> None:
    found = cheapest_of([cost(FB, 61), cost(VK, 38), cost(IG, 55), cost(X, 12)])
    assert found is not None
    assert found.leads
    assert found.leads.network is FB
    assert found.rival
    assert found.rival.network is IG
    assert (found.verdict, found.more) == (Cheaper.ALIKE, 2027)
    assert round(found.more_spend, 2) == Fraction(52422, 100)


@pytest.mark.parametrize(
    ("costs", "verdict", "more"),
    [
        ([cost(FB, 61), cost(X, 12), cost(VK, 20)], Cheaper.DECIDED, 0),
        ([cost(FB, 40, 20), cost(VK, 20, 20)], Cheaper.DECIDED, 0),
        ([cost(FB, 40, 20), cost(VK, 30, 10)], Cheaper.NOT_YET, 25),
        ([cost(FB, 20), cost(VK, 20)], Cheaper.ALIKE, 0),
        ([cost(FB, 0), cost(VK, 0)], Cheaper.NOTHING, 0),
    ],
)
def test_verdicts(costs: list[Cost], verdict: Cheaper, more: int) -> None:
    found = cheapest_of(costs)
    assert found is not None
    assert (found.verdict, found.more) == (verdict, more)


def test_one_alone_is_compared_with_nobody() -> None:
    assert cheapest_of([cost(FB, 61)]) is None
    assert cheapest_of([]) is None


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 500)), min_size=2, max_size=5))
def test_it_is_decided_exactly_where_it_is_against_every_rival(pairs: list[tuple[int, int]]) -> None:
    costs = [cost(network, *pair) for network, pair in zip(Network, pairs, strict=False)]
    found = cheapest_of(costs)
    at = cheapest([each.tried for each in costs])
    assert found is not None
    if at is None:
        assert found.verdict is Cheaper.NOTHING
        return
    rivals = [each for each in costs if each is not costs[at]]
    duels = {each.network: duel(costs[at].tried, each.tried, len(rivals)).verdict for each in rivals}
    assert (found.verdict is Cheaper.DECIDED) is ({*duels.values()} == {Cheaper.DECIDED})
    assert found.rival is not None
    assert found.leads is costs[at]
    assert duels[found.rival.network] is found.verdict
