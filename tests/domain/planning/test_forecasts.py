"""Straight lines to the end of a period, and how far to trust them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.planning.forecasts import Forecast, forecast_flow, forecast_level

DAILY = st.lists(st.integers(0, 10**6), min_size=7, max_size=90)


@given(DAILY, st.integers(1, 90))
def test_the_band_holds_the_forecast_and_never_takes_back_what_there_is(daily: list[int], remaining: int) -> None:
    found = forecast_flow(sum(daily), len(daily), len(daily) + remaining, daily)
    assert found is not None
    assert found.band is not None
    assert sum(daily) <= found.band.low * (1 + 1e-12)
    assert found.band.low <= float(found.value) <= found.band.high


@given(DAILY, st.integers(1, 90))
def test_what_may_fall_has_a_band_of_equal_sides(daily: list[int], remaining: int) -> None:
    found = forecast_flow(sum(daily), len(daily), len(daily) + remaining, daily, can_fall=True)
    assert found is not None
    assert found.band is not None
    assert abs((found.band.low + found.band.high) / 2 - float(found.value)) <= 1e-9 * (1 + found.band.high)


@given(st.integers(0, 10**9), st.integers(1, 60), st.integers(1, 60))
def test_every_day_like_those_so_far(total: int, known: int, remaining: int) -> None:
    found = forecast_flow(total, known, known + remaining)
    assert found is not None
    assert found.value * known == total * (known + remaining)


def test_without_the_days_there_is_no_band() -> None:
    assert forecast_flow(70, 10, 30) == forecast_flow(70, 10, 30, [7] * 9) == Forecast(Fraction(210), None)
    assert forecast_flow(42, 6, 30, [7] * 6) == Forecast(Fraction(210), None)
    assert forecast_flow(210, 30, 30, [7] * 30) == Forecast(Fraction(210), None)


def test_more_days_than_there_are_add_nothing() -> None:
    assert forecast_flow(70, 31, 30) == Forecast(Fraction(70), None)
    assert forecast_level(10, 20, 31, 30) == 20


def test_a_level_needs_both_ends_of_its_line() -> None:
    assert forecast_level(None, 5, 3, 30) is forecast_level(5, None, 3, 30) is forecast_level(5, 5, 0, 30) is None
