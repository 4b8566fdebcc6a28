"""Shares are exact, have none where nothing stands below the line, and what lacks is no data."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smmdesk.domain.results.ratios import compound_growth, engagements, growth, mean, ratio

COUNTS = st.integers(0, 10**15)


@given(st.none() | COUNTS, st.sampled_from([None, 0, -1, Fraction(0)]))
def test_nothing_below_the_line_is_no_data(part: int | None, of: int | None) -> None:
    assert ratio(part, of) is None
    assert growth(of, part) is None
    assert mean([]) is None


@given(st.integers(1, 10**15), COUNTS)
def test_growth_makes_the_end_of_the_start(start: int, end: int) -> None:
    found = growth(start, end)
    assert found is not None
    assert start * (1 + found) == end


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(1, 60))
def test_growth_compounded_is_the_growth(start: int, end: int, months: int) -> None:
    a_month = compound_growth(start, end, months)
    assert a_month is not None
    assume(end or months == 1)
    assert start * (1 + a_month) ** months == pytest.approx(end, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(("start", "end", "months"), [(0, 5, 6), (None, 5, 6), (5, None, 6), (5, -1, 6), (5, 6, 0)])
def test_what_cannot_be_compounded_is_not(start: int | None, end: int | None, months: int) -> None:
    assert compound_growth(start, end, months) is None


@given(st.lists(st.none() | COUNTS, max_size=4), st.none() | COUNTS)
def test_engagements_are_the_larger_of_parts_and_the_networks_sum(
    parts: list[int | None], aggregate: int | None
) -> None:
    given_ones = [count for count in parts if count is not None]
    found = engagements(parts, aggregate)
    if found is None:
        assert not given_ones
        assert aggregate is None
    else:
        assert found == max(sum(given_ones), aggregate or 0)
