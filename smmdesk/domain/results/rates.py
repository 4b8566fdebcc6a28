"""A dated exchange rate that somebody says of a file whose money is not the client's."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Self

from smmdesk.domain.errors import OutOfRangeError
from smmdesk.domain.money import Money, check_currency, minor_digits
from smmdesk.domain.results.apart import kept_apart
from smmdesk.domain.results.named import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.results.values import Value

MOST: Final = 10**9
"""More than any currency is worth in another."""
_NUMBER: Final = re.compile(r"[0-9]{1,10}(?:\.[0-9]{1,12})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What one whole unit of `currency` was `worth`, in whole units of the client's, on a day."""

    currency: str
    worth: Decimal
    on: date

    def checked(self) -> Self:
        """Itself; `OutOfRangeError` where it is nothing or beyond belief, `UnknownCurrencyError` of no currency."""
        check_currency(self.currency)
        check_worth(self.worth)
        return self

    def into(self, amount: int, currency: str) -> int:
        """Minor units of its currency in minor units of another, to the nearest, halves to the even one."""
        whole = Fraction(amount, 10 ** minor_digits(self.currency))
        return Money.of(whole * Fraction(self.worth), currency).minor

    def __str__(self) -> str:
        return f"{self.currency}={self.worth.normalize():f}@{self.on.isoformat()}"

    @classmethod
    def read(cls, text: str) -> Self:
        """What `str` wrote, as it is typed as well; `ValueError` of anything else."""
        currency, _equals, rest = text.strip().partition("=")
        worth, _at, day = rest.partition("@")
        if not _NUMBER.fullmatch(worth):
            raise ValueError(text)
        return cls(currency=currency.strip().upper(), worth=Decimal(worth), on=date.fromisoformat(day))


def rates_said(texts: Iterable[str]) -> list[Rate]:
    """Those that are kept of files; what is no rate, as in a damaged workspace, was said by nobody."""
    found = list[Rate]()
    for text in texts:
        with suppress(ValueError):
            found.append(Rate.read(text))
    return found


def check_worth(worth: Decimal) -> Decimal:
    """Itself; `OutOfRangeError` where nobody gave anything for it, or more than any currency is worth."""
    if not 0 < worth <= MOST:
        raise OutOfRangeError(low=0, high=MOST)
    return worth


def in_other_money(sheet: ResultsSheet, value: Value) -> Mapping[tuple[str, Rate | None], int]:
    """What files had of a metric in other currencies, in minor units, by currency and the rate at which it counts.

    An amount counts at a rate where the figure beside it is exactly what comes of that; beside what somebody typed, or
    where nobody said a rate, it counts nowhere.
    """
    found: dict[tuple[str, Rate | None], int] = {}
    for figures in _rows_behind(sheet, value):
        for key, amount in figures.items():
            apart = kept_apart(key)
            if apart and apart.metric == value.key:
                of = (rate for rate in sheet.rates if rate.currency == apart.currency)
                at = next((each for each in of if each.into(amount, sheet.currency) == figures.get(value.key)), None)
                found[apart.currency, at] = found.get((apart.currency, at), 0) + amount
    return found


def _rows_behind(sheet: ResultsSheet, value: Value) -> Iterable[Mapping[str, int]]:
    """The figures of the posts or the rows of days that the value is of."""
    if value.basis is Basis.POSTS:
        return [post.figures for post in sheet.posts]
    apart = value.total.apart if value.total else ()
    rows = [row for row in sheet.rows if row.currency == sheet.currency and row not in apart]
    return [row.figures for row in rows if sheet.period.start <= row.starts and row.ends <= sheet.period.end]
