"""What the formulas of the catalogue come to, whatever the figures are."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.results.named import Unit
from smmdesk.domain.results.sheet import units
from smmdesk.knowledge.metrics import catalogue, derived
from tests.domain.results.sheets import CALCULATIONS, OCTOBER, post, rates_of, sheet

NAMES = sorted(frozenset[str]().union(*(each.names for each in CALCULATIONS.values())))
MONEY = [name for name in NAMES if units(catalogue())[name] is Unit.MONEY]
ASSUMED = ("orders_a_year", "customer_years")
FIGURES = st.fixed_dictionaries(
    {name: st.integers(0, 100 if name in ASSUMED else 10**9).map(Fraction) for name in NAMES if name != "margin"}
)
MARGINS = st.fractions(0, 1, max_denominator=100)
SCALES = st.fractions(Fraction(1, 1000), 1000, max_denominator=1000)
PAIRS = st.lists(st.tuples(st.integers(0, 10**15), st.integers(0, 10**15)), max_size=12)

Figures = dict[str, Fraction]


@pytest.mark.parametrize("key", derived())
def test_where_something_lacks_or_all_is_nothing_there_is_no_figure(key: str) -> None:
    calculation = CALCULATIONS[key]
    ones = dict.fromkeys(NAMES, Fraction(1))
    assert calculation.value(dict.fromkeys(NAMES, Fraction(0))) is None
    assert calculation.value(ones) is not None
    assert [calculation.value({**ones, name: None}) for name in calculation.names] == [None] * len(calculation.names)


@given(FIGURES, MARGINS, SCALES)
def test_the_currency_scales_costs_and_changes_nothing_else(
    figures: Figures, margin: Fraction, scale: Fraction
) -> None:
    known = {**figures, "margin": margin}
    scaled = {**known, **{name: known[name] * scale for name in MONEY}}
    for calculation in CALCULATIONS.values():
        before = calculation.value(known)
        times = scale if calculation.unit is Unit.MONEY else 1
        assert calculation.value(scaled) == (None if before is None else before * times)


@given(FIGURES, MARGINS)
def test_romi_on_margin_never_flatters(figures: Figures, margin: Fraction) -> None:
    known = {**figures, "margin": margin}
    on_revenue, on_margin = CALCULATIONS["romi_revenue"].value(known), CALCULATIONS["romi_margin"].value(known)
    assert (on_revenue is None) is (on_margin is None) is (known["spend"] == 0)
    if on_revenue is not None and on_margin is not None:
        assert -1 <= on_margin <= on_revenue


@given(PAIRS)
def test_the_rate_of_all_posts_lies_within_those_they_have(pairs: list[tuple[int, int]]) -> None:
    blank = [{"reach": 7}, {"likes": 7}, {"likes": 5, "reach": 0}]
    figures = [{"likes": likes, "reach": reach} for likes, reach in pairs]
    told = sheet(posts=[post(OCTOBER.start, each, date(2026, 11, 9)) for each in (*figures, *blank)])
    found, rates = told.value("er_reach"), rates_of("er_reach", told)
    assert rates == [Fraction(likes, reach) for likes, reach in pairs if reach]
    assert (found.posts, found.of_posts) == (len(rates), len(pairs) + len(blank))
    assert (found.value is not None) is bool(rates)
    if found.value is not None:
        assert min(rates) <= found.value <= max(rates)
