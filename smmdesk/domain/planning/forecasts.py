"""Where a figure will stand at the end of a period: a straight line by the days that have data.

No season and no weekdays: a month holds four of each, too few to learn from, and a straight line can be checked with a
pocket calculator. The band says how far to trust it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from statistics import stdev
from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.intervals import Z80, Interval
from smmdesk.domain.results.ratios import ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.results.ratios import Exact

FEWEST_DAYS: Final = 7
"""With data, from which on there is a band."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is to be expected, and where it lies in 80 of 100 cases; no band of a few days, and none once it is over."""

    value: Fraction
    band: Interval | None


def forecast_flow(
    total: Exact, known: int, days: int, daily: Sequence[Exact] = (), *, can_fall: bool = False
) -> Forecast | None:
    """A sum of days: total × days ÷ known; `daily` are the days with data, `can_fall` where a day may be below 0.

    Half the band is z·s·√(R·(1 + R ÷ E)): s the days' sample deviation, E those known, R those that remain. None while
    no day is known.
    """
    if known < 1:
        return None
    # who has more days than there are has counted some that do not belong to it; then it is over all the same
    value = Fraction(total) * max(days, known) / known
    remaining = days - known
    if known < FEWEST_DAYS or remaining < 1 or len(daily) != known:
        return Forecast(value, None)
    half = Z80 * float(stdev(map(Fraction, daily))) * math.sqrt(remaining * (1 + remaining / known))
    low = float(value) - half
    return Forecast(value, Interval(low if can_fall else max(low, float(total)), float(value) + half))


def forecast_level(at_start: Exact | None, now: Exact | None, elapsed: int, days: int) -> Fraction | None:
    """What there will be: at start + (now − at start) × days ÷ elapsed; None on the first morning."""
    if at_start is None or now is None:
        return None
    pace = ratio(max(days, elapsed), elapsed)
    return None if pace is None else at_start + (now - at_start) * pace
