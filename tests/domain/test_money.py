"""Money never loses or invents a minor unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.errors import CurrencyMismatchError, UnknownCurrencyError
from smmdesk.domain.money import Money, check_currency, largest_remainder, minor_digits

if TYPE_CHECKING:
    from collections.abc import Callable

MINORS = st.integers(-(10**15), 10**15)
SHARES = st.lists(st.integers(0, 10_000), min_size=1, max_size=12).filter(any)


@given(MINORS, SHARES)
def test_parts_add_up_to_the_whole(minor: int, shares: list[int]) -> None:
    whole = Money(minor, "GEL")
    parts = whole.split(shares)
    assert Money.total(parts, "GEL") == whole
    for part, share in zip(parts, shares, strict=True):
        assert abs(part.minor - Fraction(minor * share, sum(shares))) < 1


@given(MINORS, SHARES)
def test_parts_are_in_the_order_of_their_shares(minor: int, shares: list[int]) -> None:
    """Who has a larger share never gets less; equal shares differ by a minor unit at most, the earlier gets more."""
    parts = [abs(part.minor) for part in Money(minor, "GEL").split(shares)]
    pairs = list(zip(shares, parts, strict=True))
    for index, (share, part) in enumerate(pairs):
        for later_share, later_part in pairs[index + 1 :]:
            assert part >= later_part if share >= later_share else part <= later_part
            if share == later_share:
                assert part - later_part <= 1


def test_split_by_hand() -> None:
    whole = Money.of(100, "EUR")
    assert [part.minor for part in whole.split([1, 1, 1])] == [3334, 3333, 3333]
    assert [part.minor for part in Money(-100, "EUR").split([2, 1])] == [-67, -33]
    assert [part.minor for part in Money(5, "JPY").split([0, 1, 0])] == [0, 5, 0]


@pytest.mark.parametrize("shares", [[], [0, 0], [1, -1, 5]])
def test_shares_that_are_no_shares_are_our_mistake(shares: list[int]) -> None:
    with pytest.raises(ValueError, match="shares"):
        largest_remainder(10, shares)


@pytest.mark.parametrize(
    ("currency", "digits", "minor"), [("GEL", 2, 1234), ("RUB", 2, 1234), ("JPY", 0, 12), ("KWD", 3, 12_340)]
)
def test_minor_units_are_those_of_the_currency(currency: str, digits: int, minor: int) -> None:
    assert minor_digits(currency) == digits
    assert Money.of("12.34", currency) == Money(minor, currency)


@pytest.mark.parametrize(("amount", "minor"), [("0.005", 0), ("0.015", 2), ("0.025", 2), ("-0.015", -2), ("1/3", 33)])
def test_halves_go_to_the_even_unit(amount: str, minor: int) -> None:
    assert Money.of(Fraction(amount), "EUR").minor == minor


@given(MINORS, st.sampled_from(["EUR", "JPY", "KWD"]))
def test_amounts_are_exact(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert Money.of(money.amount, currency) == money
    assert isinstance(money.amount, Decimal)


@given(MINORS, MINORS)
def test_sums_and_differences_undo_each_other(one: int, two: int) -> None:
    first, second = Money(one, "EUR"), Money(two, "EUR")
    assert first + second - second == first
    assert first - second == -(second - first)
    assert (first < second, first <= second, first > second, first >= second) == (
        one < two,
        one <= two,
        one > two,
        one >= two,
    )


def test_products_and_ratios() -> None:
    assert Money(333, "EUR") * 3 == Money(999, "EUR")
    assert Money(333, "EUR") * Fraction(1, 2) == Money(166, "EUR")
    assert Money(333, "EUR") * Decimal("1.1") == Money(366, "EUR")
    assert Money(1, "EUR") / Money(3, "EUR") == Fraction(1, 3)
    assert Money.of("2.50", "EUR").rounded() == 2
    assert Money.of("3.50", "EUR").rounded() == 4
    assert Money.of(7, "EUR").rounded().as_tuple().exponent == 0


def test_of_nothing_the_sum_is_nothing_in_its_currency() -> None:
    assert Money.total([], "KWD") == Money.zero("KWD") == Money(0, "KWD")
    assert Money.total([Money(1, "KWD"), Money(2, "KWD")], "KWD") == Money(3, "KWD")


def test_an_amount_keeps_its_decimal_places() -> None:
    assert str(Money(1_230, "EUR").amount) == "12.30"
    assert str(Money(1_230, "KWD").amount) == "1.230"
    assert str(Money(1_230, "JPY").amount) == "1230"


@pytest.mark.parametrize(
    "act",
    [Money.__add__, Money.__sub__, Money.__truediv__, Money.__lt__, Money.__le__, Money.__gt__, Money.__ge__],
)
def test_two_currencies_never_meet(act: Callable[[Money, Money], object]) -> None:
    with pytest.raises(CurrencyMismatchError, match="EUR and GEL"):
        act(Money(1, "EUR"), Money(1, "GEL"))


@pytest.mark.parametrize("code", ["", "eur", "EU", "EURO", "€", "Е\u0423Р", "EUR\n", "12A"])
def test_what_is_no_currency_is_refused(code: str) -> None:
    with pytest.raises(UnknownCurrencyError):
        check_currency(code)
    with pytest.raises(UnknownCurrencyError) as refused:
        Money.of(1, code)
    assert f"“{code}”" in str(refused.value)
