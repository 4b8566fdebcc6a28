"""Now against before: the difference, and what share of it that is, as far as the two can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.domain.results.ratios import growth

if TYPE_CHECKING:
    from smmdesk.domain.results.ratios import Exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of a figure; all None where one of the two is not known.

    Of a rate the `difference` is in points (1/100 is one point), with `in_points`; `relative` is (now − before) ÷
    before, None unless before was above 0. Where the periods are of different length, `per_day` is the same of the
    mean days, and stands first. Whether the two may be compared at all says `against.compared`.
    """

    difference: Fraction | None = None
    relative: Fraction | None = None
    per_day: Fraction | None = None
    in_points: bool = False


def compare(
    now: Exact | None,
    before: Exact | None,
    *,
    days: tuple[Exact, Exact] | None = None,
    is_rate: bool = False,
) -> Change:
    """The change; `days` are how long now and before were, for sums of days alone."""
    if now is None or before is None:
        return Change(in_points=is_rate)
    difference = Fraction(now) - before
    per_day = None
    if days and days[0] != days[1] and not is_rate:
        per_day = growth(Fraction(before) / days[1], Fraction(now) / days[0])
    return Change(difference=difference, relative=growth(before, now), per_day=per_day, in_points=is_rate)
