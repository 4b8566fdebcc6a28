"""Rates that somebody says: exact in minor units of both currencies, and read as they are written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.errors import OutOfRangeError, UnknownCurrencyError
from smmdesk.domain.results.apart import MONEY, Apart, kept_apart
from smmdesk.domain.results.named import Unit
from smmdesk.domain.results.rates import MOST, Rate, rates_said
from smmdesk.knowledge.metrics import catalogue

DAY = date(2026, 10, 31)
WORTHS = st.decimals("0.000000000001", MOST, places=12, allow_nan=False)


@pytest.mark.parametrize(
    ("amount", "of", "worth", "into", "comes_to"),
    [
        (12_000, "USD", "0.92", "EUR", 11_040),
        (30_55, "USD", "2.725", "GEL", 83_25),  # 83.24875
        (5, "USD", "0.1", "EUR", 0),  # half a cent, to the even one
        (15, "USD", "0.1", "EUR", 2),
        (-12_000, "USD", "0.92", "EUR", -11_040),
        (1500, "JPY", "0.006", "EUR", 9_00),  # the yen has no minor unit
        (12_000, "USD", "0.3075", "KWD", 36_900),  # the dinar has thousandths
        (0, "USD", "0.92", "EUR", 0),
    ],
)
def test_amounts_are_turned_to_the_nearest_minor_unit(
    amount: int, of: str, worth: str, into: str, comes_to: int
) -> None:
    assert Rate(currency=of, worth=Decimal(worth), on=DAY).into(amount, into) == comes_to


@given(WORTHS, st.dates())
def test_what_is_written_is_read_back(worth: Decimal, day: date) -> None:
    rate = Rate(currency="USD", worth=worth, on=day)
    assert Rate.read(str(rate)) == rate == rate.checked()


@pytest.mark.parametrize(
    "text",
    [
        *("", "USD", "USD=0.92", "USD=@2026-10-31", "USD=-1@2026-10-31", "USD=1e5@2026-10-31", "USD=.5@2026-10-31"),
        *("USD=0,92@2026-10-31", "USD=NaN@2026-10-31", "USD=0.92@2026-02-30", "USD=٣@2026-10-31", "USD=1@"),
    ],
)
def test_anything_else_is_no_rate(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Rate.read(text)


def test_what_is_kept_and_is_no_rate_was_said_by_nobody() -> None:
    rate = Rate(currency="USD", worth=Decimal("0.92"), on=DAY)
    assert rates_said(["blue", str(rate), ""]) == [rate]


def test_a_rate_is_of_a_currency_and_of_something() -> None:
    assert str(Rate.read(" usd=0.9200@2026-10-31 ")) == "USD=0.92@2026-10-31"
    with pytest.raises(UnknownCurrencyError):
        Rate.read("DOLLAR=1@2026-10-31").checked()
    for worth in ("0", "1000000000.1"):
        with pytest.raises(OutOfRangeError):
            Rate.read(f"USD={worth}@2026-10-31").checked()


def test_what_is_kept_apart_is_known_by_its_key() -> None:
    assert {*MONEY} == {key for key, metric in catalogue().items() if metric.unit is Unit.MONEY}
    for metric in MONEY:
        assert kept_apart(Apart(metric, "USD").key) == (metric, "USD")
    for key in ("spend", "x_spend", "x_spend_usd_2", "x_views_usd", "x_spend_dollar", "spend_usd"):
        assert kept_apart(key) is None
