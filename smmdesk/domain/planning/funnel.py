"""From a budget to sales, and from the sales wanted to the budget they take, with how far both can be trusted.

The low and the high end of a stage mean that it lies between them in 8 of 10 cases. All ends at once would be far
rarer, so expected values multiply, while distances in logarithms add like right-angled sides: the ends of E are
E·exp(−√Σ ln(eᵢ/lᵢ)²) and E·exp(+√Σ ln(hᵢ/eᵢ)²), where what is divided by enters inverted. Against 60,000 random draws
that is 4 % off at the ends.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.intervals import Z80, wilson

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smmdesk.domain.results.ratios import Exact

REACH: Final = "reach"
BUDGET: Final = "budget"
FEWEST_TRIES: Final = 20
_SHOWN_FOR_PRICE: Final = 1000
_MILLION: Final = 1_000_000
_STEADY: Final = 6
"""Decimals to which the ends are sure; what is beyond makes no lead of its own."""


@dataclass(frozen=True, slots=True)
class Between:
    """What a rate (1/25 is 4 %) or the price of 1,000 is expected to be, and between what it lies: 0 or above."""

    low: Fraction
    expected: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Span:
    """How many, or how much: None is without end, "may never be reached".

    In 8 of 10 cases from `low` to `high`; from `least` to `most` where all stages are at their ends at once.
    """

    low: float
    expected: Fraction | None
    high: float | None
    least: Fraction
    most: Fraction | None


@dataclass(frozen=True, slots=True)
class _Factor:
    """What a number is multiplied by; None is without end."""

    low: Fraction
    expected: Fraction | None
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class _Product:
    """Factors multiplied so far; `down` and `up` are the sums of squared distances, infinite of an end at nothing."""

    low: Fraction
    expected: Fraction | None
    high: Fraction | None
    down: float = 0.0
    up: float = 0.0

    def times(self, by: _Factor) -> _Product:
        return _Product(
            low=self.low * by.low,
            expected=_times(self.expected, by.expected),
            high=_times(self.high, by.high),
            down=self.down + _distance(by.low, by.expected) ** 2,
            up=self.up + _distance(by.expected, by.high) ** 2,
        )

    def span(self) -> Span:
        if not self.expected:
            # nothing has no distance in logarithms, and neither has what has no end: all that is left are the extremes
            return Span(float(self.low), self.expected, _float(self.high), self.low, self.high)
        low = float(self.expected) * math.exp(-math.sqrt(self.down))
        high = None if math.isinf(self.up) else float(self.expected) * math.exp(math.sqrt(self.up))
        return Span(low, self.expected, high, self.low, self.high)


def forward(budget: Exact, price: Between, rates: Iterable[tuple[str, Between]]) -> dict[str, Span]:
    """What a budget brings at each stage: `REACH` by the price of 1,000, then each rate of the one before by its name.

    The budget is in the unit of the price. Counts are fractions; shown, they are rounded to whole ones.
    """
    factors = [(REACH, _by_thousands(_inverted(price), _SHOWN_FOR_PRICE)), *_factors(rates)]
    return _chained(Fraction(budget), factors)


def backward(wanted: Exact, price: Between, rates: Sequence[tuple[str, Between]]) -> dict[str, Span]:
    """What it takes to have so many at the last stage: the stages before it from the last on, `REACH`, `BUDGET`.

    Shown, they are `rounded_up`. Nothing wanted takes nothing.
    """
    names = [REACH, *(name for name, _rate in rates)]
    factors = [(name, _inverted(rate)) for name, (_own, rate) in reversed([*zip(names, rates, strict=False)])]
    spans = _chained(
        Fraction(wanted), [*factors, (BUDGET, _by_thousands(_factor(price), Fraction(1, _SHOWN_FOR_PRICE)))]
    )
    nothing = Span(0.0, Fraction(0), 0.0, Fraction(0), Fraction(0))
    return spans if wanted else dict.fromkeys(spans, nothing)


def _chained(start: Fraction, factors: Iterable[tuple[str, _Factor]]) -> dict[str, Span]:
    product, spans = _Product(start, start, start), {}
    for name, factor in factors:
        product = product.times(factor)
        spans[name] = product.span()
    return spans


def _factors(rates: Iterable[tuple[str, Between]]) -> list[tuple[str, _Factor]]:
    return [(name, _factor(rate)) for name, rate in rates]


def _factor(between: Between) -> _Factor:
    return _Factor(between.low, between.expected, between.high)


def _inverted(between: Between) -> _Factor:
    """Divided by, what was high is low."""
    low = 1 / between.high if between.high else Fraction(0)
    return _Factor(low, *(1 / end if end else None for end in (between.expected, between.low)))


def _by_thousands(factor: _Factor, by: Exact) -> _Factor:
    return replace(factor, low=factor.low * by, expected=_times(factor.expected, by), high=_times(factor.high, by))


def _times(one: Fraction | None, other: Exact | None) -> Fraction | None:
    return None if one is None or other is None else one * other


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _distance(smaller: Fraction | None, larger: Fraction | None) -> float:
    """ln(larger ÷ smaller): infinite where one is nothing or has no end, 0 of what stands the wrong way round."""
    if not smaller or larger is None:
        return math.inf
    return math.log(max(Fraction(1), larger / smaller))


def rounded_up(number: Fraction | float) -> int:
    """To a whole one, for nobody has 199.2 leads: what floats add in the last places makes none more."""
    return math.ceil(number if isinstance(number, Fraction) else round(number, _STEADY))


def own_rate(hits: int, tries: int) -> Between | None:
    """A stage's rate from own figures: hits ÷ tries and its interval (Wilson, 80 %), in whole parts per million.

    None of fewer than `FEWEST_TRIES`, and of what is no share.
    """
    if tries < FEWEST_TRIES or (ends := wilson(hits, tries, Z80)) is None:
        return None
    low, expected, high = (Fraction(round(end * _MILLION), _MILLION) for end in (ends.low, hits / tries, ends.high))
    return Between(low, expected, high)
