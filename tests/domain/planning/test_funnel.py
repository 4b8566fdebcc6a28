"""From a budget to sales and back."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from itertools import pairwise
from statistics import NormalDist, quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.planning.funnel import BUDGET, REACH, Between, Span, backward, forward, own_rate, rounded_up
from smmdesk.domain.results.intervals import Z80
from tests.every import every

PPM = 10**6


def between(low: int, expected: int, high: int, of: int = 100) -> Between:
    return Between(Fraction(low, of), Fraction(expected, of), Fraction(high, of))


def ranges(least: int, most: int) -> st.SearchStrategy[Between]:
    ends = st.lists(st.integers(least, most), min_size=3, max_size=3).map(sorted)
    return ends.map(lambda found: between(found[0], found[1], found[2], of=PPM))


RATES = st.lists(ranges(0, PPM), max_size=5).map(lambda found: [(str(at), rate) for at, rate in enumerate(found)])
CERTAIN = st.lists(ranges(1, PPM), max_size=5).map(lambda found: [(str(at), rate) for at, rate in enumerate(found)])
PRICES = ranges(1, 10**9)
BUDGETS = st.integers(1, 10**12)
PRICE = between(120, 150, 200, of=1)
STAGES = [("engaged", between(3, 4, 6)), ("clicks", between(15, 25, 35)), ("leads", between(5, 8, 12))]


def assert_in_order(span: Span) -> None:
    assert span.expected is not None
    most = float("inf") if span.most is None else float(span.most)
    high = float("inf") if span.high is None else span.high
    ends = [float(span.least), span.low, float(span.expected), high, most]
    assert every(one <= other * (1 + 1e-9) for one, other in pairwise(ends)), ends


@given(BUDGETS, PRICES, RATES)
def test_forwards_every_stage_is_in_order_and_no_larger_than_the_one_before(
    budget: int, price: Between, rates: list[tuple[str, Between]]
) -> None:
    spans = list(forward(budget, price, rates).values())
    for span in spans:
        assert_in_order(span)
    for before, after in pairwise(spans):
        assert after.expected is not None
        assert before.expected is not None
        assert after.expected <= before.expected
        assert after.least <= before.least


@given(BUDGETS, PRICES, CERTAIN)
def test_backwards_every_stage_is_in_order_and_no_smaller_than_the_one_after(
    wanted: int, price: Between, rates: list[tuple[str, Between]]
) -> None:
    spans = backward(wanted, price, rates)
    for span in spans.values():
        assert_in_order(span)
    counts = [span.expected for name, span in spans.items() if name != BUDGET]
    assert counts == sorted(filter(None, counts))


@given(BUDGETS, BUDGETS, PRICES, CERTAIN)
def test_more_money_never_brings_less(one: int, other: int, price: Between, rates: list[tuple[str, Between]]) -> None:
    less, more = (forward(budget, price, rates) for budget in sorted((one, other)))
    for name, span in less.items():
        richer = more[name]
        assert span.low <= richer.low * (1 + 1e-12)
        assert (span.expected or 0) <= (richer.expected or 0)
        assert (span.high or 0) <= (richer.high or 0) * (1 + 1e-12)


@given(BUDGETS, PRICES, CERTAIN)
def test_there_and_back_is_the_same_money(budget: int, price: Between, rates: list[tuple[str, Between]]) -> None:
    last = [*forward(budget, price, rates).values()][-1].expected
    assert last is not None
    if rates:
        assert backward(last, price, rates)[BUDGET].expected == budget


def test_stages_are_named_after_what_they_count() -> None:
    assert [*forward(1, PRICE, STAGES)] == [REACH, "engaged", "clicks", "leads"]
    assert [*backward(1, PRICE, STAGES)] == ["clicks", "engaged", REACH, BUDGET]


def test_nothing_wanted_takes_nothing_even_where_nothing_comes() -> None:
    found = backward(0, PRICE, [("clicks", between(0, 0, 0))])
    assert found == dict.fromkeys([REACH, BUDGET], Span(0.0, Fraction(0), 0.0, Fraction(0), Fraction(0)))


def test_what_is_never_reached_has_no_end() -> None:
    hopeless = [("clicks", between(0, 0, 2))]
    there, back = forward(1000, PRICE, hopeless)["clicks"], backward(5, PRICE, hopeless)
    assert there == Span(0.0, Fraction(0), float(there.most or 0), Fraction(0), there.most)
    assert there.most
    assert back[REACH] == Span(250.0, None, None, Fraction(250), None)
    assert back[BUDGET].expected is None
    nothing = [("clicks", between(0, 0, 0))]
    assert forward(1000, PRICE, nothing)["clicks"] == Span(0.0, Fraction(0), 0.0, Fraction(0), Fraction(0))
    assert backward(5, PRICE, nothing)[REACH] == Span(0.0, None, None, Fraction(0), None)


def test_what_costs_nothing_reaches_without_end() -> None:
    free = forward(1000, Between(Fraction(0), Fraction(0), Fraction(0)), STAGES)
    assert (free[REACH].expected, free[REACH].high, free["leads"].most) == (None, None, None)
    cheap = forward(1000, between(0, 150, 200, of=1), STAGES)
    assert cheap[REACH].low == pytest.approx(5000)
    assert cheap[REACH].high is None


def test_ends_that_stand_the_wrong_way_round_do_no_harm() -> None:
    span = forward(1000, PRICE, [("clicks", between(6, 4, 3))])["clicks"]
    assert span.expected is not None
    assert span.low <= span.expected <= (span.high or 0)


def test_the_band_holds_eight_of_ten_random_draws() -> None:
    """Against draws of lopsided normal distributions in logarithms, whose 80 % interval the ends of a stage are."""
    draw, normal = random.Random(7), NormalDist()
    drawn = []
    for _each in range(20_000):
        product = 30_000 / drawn_from(PRICE, draw, normal) * 1000
        for _name, rate in STAGES:
            product *= drawn_from(rate, draw, normal)
        drawn.append(product)
    tenths = quantiles(drawn, n=10)
    span = forward(30_000, PRICE, STAGES)["leads"]
    assert [span.low, span.high] == pytest.approx([tenths[0], tenths[-1]], rel=0.06)


def drawn_from(rate: Between, draw: random.Random, normal: NormalDist) -> float:
    z = normal.inv_cdf(draw.random() or 0.5) / Z80
    side = rate.high / rate.expected if z > 0 else rate.expected / rate.low
    return float(rate.expected) * math.pow(side, z)


@pytest.mark.parametrize(
    ("number", "whole"),
    [(Fraction(200), 200), (Fraction(2001, 10), 201), (149.99999999999997, 150), (150.00000000000003, 150), (0.01, 1)],
)
def test_nobody_has_part_of_a_lead(number: Fraction | float, whole: int) -> None:
    assert rounded_up(number) == whole


def test_ends_of_one_stage_are_whole_where_they_are_exact() -> None:
    leads = backward(60, PRICE, [("leads", between(5, 8, 12)), ("sales", between(20, 30, 40))])["leads"]
    assert [rounded_up(end or 0) for end in (leads.low, leads.expected, leads.high)] == [150, 200, 300]


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_own_figures_make_a_rate_or_none(hits: int, tries: int) -> None:
    found = own_rate(hits, tries)
    assert (found is not None) is (tries >= 20 and hits <= tries)
    if found is not None:
        assert 0 <= found.low <= found.expected <= found.high <= 1
        assert (found.low * PPM).denominator == 1
