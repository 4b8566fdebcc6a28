"""Money as whole minor units of one currency: never a float, never a lost cent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Self

from smmdesk.domain.errors import (
    CurrencyMismatchError,
    SplitError,
    TooLittleSharedError,
    TooMuchSharedError,
    UnknownCurrencyError,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

# ISO 4217, amendment 176: currencies whose minor unit is not a hundredth.
_NO_MINOR_UNIT = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split())
_THOUSANDTHS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
_CODE = re.compile(r"[A-Z]{3}")

WHOLE = 10_000  # basis points in 100 %


def minor_digits(currency: str) -> int:
    """How many decimal places the currency has by ISO 4217: 2 for GEL, 0 for JPY, 3 for KWD."""
    if currency in _NO_MINOR_UNIT:
        return 0
    return 3 if currency in _THOUSANDTHS else 2


def check_currency(code: str) -> str:
    """The code itself when it has the form of an ISO 4217 code; else `UnknownCurrencyError`."""
    if not _CODE.fullmatch(code):
        raise UnknownCurrencyError(code=code)
    return code


def check_shares(shares: Collection[int]) -> None:
    """Basis points that are not the `WHOLE`, or of which one is below nothing, are a `SplitError`."""
    # first, since one below nothing beside one above the whole would add up, too
    if min(shares, default=0) < 0:
        raise SplitError
    total = Fraction(sum(shares), WHOLE)
    if total != 1:
        raise (TooMuchSharedError if total > 1 else TooLittleSharedError)(total=total, off=abs(total - 1))


# no order of its own, which would compare currencies by their letters; and no truth value: nothing is an amount, too
@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount: `minor` whole minor units (tetri, kopecks, cents) of `currency`."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal | Fraction | int | str, currency: str) -> Self:
        """The amount in major units, rounded half-even to the currency's minor unit."""
        exact = Fraction(amount) * 10 ** minor_digits(check_currency(currency))
        return cls(round(exact), currency)

    @classmethod
    def zero(cls, currency: str) -> Self:
        """Nothing, in that currency."""
        return cls(0, currency)

    @classmethod
    def total(cls, amounts: Iterable[Money], currency: str) -> Money:
        """The sum of amounts that all are in `currency`."""
        # `sum` begins with a 0 that has no currency
        result: Money = cls.zero(currency)
        for amount in amounts:
            result += amount
        return result

    @property
    def amount(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.minor).scaleb(-minor_digits(self.currency))

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __mul__(self, times: int | Fraction | Decimal) -> Money:
        """The amount times a number, rounded half-even to the minor unit."""
        return Money(round(Fraction(self.minor) * Fraction(times)), self.currency)

    def __truediv__(self, other: Money) -> Fraction:
        """The exact ratio of two amounts of one currency; the divisor must not be zero."""
        return Fraction(self.minor, self._same(other))

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._same(other)

    def split(self, shares: Sequence[int]) -> tuple[Money, ...]:
        """Parts in proportion to `shares` that add up to this amount to the last minor unit.

        Largest-remainder method (Hamilton): everyone gets the rounded-down part, what is left goes
        unit by unit to the largest remainders, the earlier share first where they are equal.
        """
        # rounding down is towards zero for both signs, so that a loss is split as the gain would be
        sign = -1 if self.minor < 0 else 1
        parts = largest_remainder(abs(self.minor), shares)
        return tuple(Money(sign * part, self.currency) for part in parts)

    def rounded(self) -> Decimal:
        """The amount in whole major units, half-even: for axes and headlines."""
        return self.amount.quantize(Decimal(1), ROUND_HALF_EVEN)

    def _same(self, other: Money) -> int:
        if other.currency != self.currency:
            raise CurrencyMismatchError(first=self.currency, second=other.currency)
        return other.minor


def leading(amount: Decimal, digits: int) -> Decimal:
    """To so many leading digits, half up, at least to whole units: of a guess more would pretend to be exact."""
    step = Decimal(10) ** max(0, amount.adjusted() - digits + 1)
    return (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def check_same_currency(currency: str, *amounts: Money | None) -> None:
    """`CurrencyMismatchError` where one of the amounts is of another currency."""
    for amount in amounts:
        if amount is not None and amount.currency != currency:
            raise CurrencyMismatchError(first=amount.currency, second=currency)


def largest_remainder(whole: int, shares: Sequence[int]) -> tuple[int, ...]:
    """Whole units in proportion to non-negative `shares`, adding up to `whole` (Hamilton's method)."""
    of = sum(shares)
    if of <= 0 or min(shares) < 0:
        raise ValueError("shares must not be negative and must not all be zero")
    parts = [whole * share // of for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda index: (-(whole * shares[index] % of), index))
    for index in by_remainder[: whole - sum(parts)]:
        parts[index] += 1
    return tuple(parts)
