"""What all that is computed of figures is made of: a share, a mean, growth, and what people did with a post.

Exact: counts and amounts go in as whole numbers or fractions, all amounts of one calculation in one unit of one
currency; out come fractions. None is "no data": where an input lacks, and where nothing stands below the line. What
advertising costs and earns, and every rate of engagement, are formulas of the catalogue (`metrics.toml`).
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Exact = int | Fraction


def ratio(part: Exact | None, of: Exact | None) -> Fraction | None:
    """part ÷ of; None where either is not known, or the whole is nothing or less: it is no whole then."""
    if part is None or of is None or of <= 0:
        return None
    return Fraction(part) / of


def mean(values: Collection[Exact]) -> Fraction | None:
    """The arithmetic mean; None of nothing."""
    return Fraction(sum(values)) / len(values) if values else None


def growth(start: Exact | None, end: Exact | None) -> Fraction | None:
    """(end − start) ÷ start."""
    times = ratio(end, start)
    return None if times is None else times - 1


def compound_growth(start: Exact | None, end: Exact | None, months: int) -> float | None:
    """Growth a month that makes end of start: (end ÷ start)^(1/months) − 1; None as well where the end is below 0."""
    times = ratio(end, start)
    if times is None or times < 0 or months < 1:
        return None
    return math.pow(times, 1 / months) - 1


def engagements(parts: Iterable[int | None], aggregate: int | None = None) -> int | None:
    """The sum of the parts as far as they are given, or the network's own sum where that is larger.

    Meta hides parts that are small, but counts them. None where neither is given.
    """
    given = [count for count in parts if count is not None]
    told = [*([sum(given)] if given else []), *([] if aggregate is None else [aggregate])]
    return max(told, default=None)
