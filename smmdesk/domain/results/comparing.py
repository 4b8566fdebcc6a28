"""Now against before: the difference, and what share of it that is, as far as the two can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.domain.results.ratios import growth

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from smmdesk.domain.periods import Period
    from smmdesk.domain.results.ratios import Exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of a figure; all None where one of the two is not known, or they count different things.

    Of a rate the `difference` is in points (1/100 is one point), with `in_points`; `relative` is (now − before) ÷
    before, None unless before was above 0. Where the periods are of different length, `per_day` is the same of the
    mean days, and stands first. `not_comparable_since` is the day on which the metric became another one.
    """

    difference: Fraction | None = None
    relative: Fraction | None = None
    per_day: Fraction | None = None
    in_points: bool = False
    not_comparable_since: date | None = None


def compare(
    now: Exact | None,
    before: Exact | None,
    *,
    days: tuple[Exact, Exact] | None = None,
    is_rate: bool = False,
    is_complete: bool = True,
    broken_on: date | None = None,
) -> Change:
    """The change; `days` are how long now and before were, for sums of days alone.

    Where days are missing so that a period is not complete, only the difference is told.
    """
    if broken_on is not None or now is None or before is None:
        return Change(in_points=is_rate, not_comparable_since=broken_on)
    difference = Fraction(now) - before
    if not is_complete:
        return Change(difference=difference, in_points=is_rate)
    per_day = None
    if days and days[0] != days[1] and not is_rate:
        per_day = growth(Fraction(before) / days[1], Fraction(now) / days[0])
    return Change(difference=difference, relative=growth(before, now), per_day=per_day, in_points=is_rate)


def broken_between(breaks: Iterable[date], one: Period, other: Period) -> date | None:
    """The last of the days from which on a metric is another one, if some of the days of both count before it."""
    start, end = min(one.start, other.start), max(one.end, other.end)
    return max((day for day in breaks if start < day < end), default=None)
