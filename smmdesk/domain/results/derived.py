"""What a formula comes to in a period: of sums of days, or of the posts that have all that it needs."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.metrics import Days, Level
from smmdesk.domain.results.named import Basis
from smmdesk.domain.results.periods import Total
from smmdesk.domain.results.values import ENGAGEMENTS, FEES, FOLLOWERS_BEFORE, GIVEN, Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from smmdesk.domain.results.formulas import Calculation
    from smmdesk.domain.results.metrics import Metric
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.results.values import Names

_TIMES: Final = (Fraction(2), Fraction(1, 1000))
_FOLLOWERS: Final = "followers"


def value_of(key: str, calculation: Calculation, sheet: ResultsSheet) -> Value:
    """The formula's value in the period of the sheet."""
    if goes_by_posts(calculation.names, sheet.catalogue):
        return _of_posts(key, calculation, sheet)
    return _of_days(key, calculation, sheet)


def mixed(names: Iterable[str], sheet: ResultsSheet) -> list[str]:
    """Which of a formula's figures are of posts where others are of days: these are two ways of counting."""
    raw = [sheet.value(name) for name in sorted(names) if name in sheet.catalogue]
    of_posts = [each.key for each in raw if each.value is not None and each.basis is Basis.POSTS]
    of_days = [each.key for each in raw if each.value is not None and each.basis is Basis.DAYS]
    return of_posts if of_days else []


def goes_by_posts(names: Collection[str], catalogue: Mapping[str, Metric]) -> bool:
    """Whether a formula of these names is of posts: it needs what only posts have, and nothing that none has."""
    if FOLLOWERS_BEFORE in names:
        return False
    levels = {name: catalogue[name].levels for name in names if name in catalogue and name != _FOLLOWERS}
    if any(Level.POST not in found for found in levels.values()):
        return False
    return ENGAGEMENTS in names or any(found == {Level.POST} for found in levels.values())


# by days


def _of_days(key: str, calculation: Calculation, sheet: ResultsSheet) -> Value:
    names = calculation.names
    inputs = {name: sheet.given.get(name) if name in GIVEN else sheet.value(name).value for name in sorted(names)}
    value = None if mixed(names, sheet) else calculation.value(inputs)
    days = _days_known(inputs, sheet)
    grows, of_days = _grows(calculation, inputs, value, days)
    of_each = {name: known for name, known in days.items() if name not in GIVEN}
    return Value(
        key=key,
        value=value,
        basis=Basis.FORMULA,
        total=_known(names, sheet, of_days, is_uneven=grows is None),
        inputs=inputs,
        unlike_days=of_each if grows == 0 and len({*of_each.values()}) > 1 else {},
    )


def _known(names: Iterable[str], sheet: ResultsSheet, of_days: Fraction | None, *, is_uneven: bool) -> Total | None:
    """As far as the least known of them: what else is told of that one is not told of this."""
    totals = [total for name in names if name not in GIVEN and (total := sheet.value(name).total)]
    least = min(totals, key=lambda total: total.coverage or Fraction(), default=None)
    return least and Total(value=None, known=least.known, elapsed=least.elapsed, of_days=of_days, is_uneven=is_uneven)


def _days_known(inputs: Names, sheet: ResultsSheet) -> dict[str, Fraction]:
    """Of each that is summed up over days, of how many it is known."""
    known = {
        name: total.days
        for name, each in inputs.items()
        if name in sheet.catalogue and sheet.catalogue[name].days is Days.SUM
        if each is not None and (total := sheet.value(name).total) and total.days
    }
    # the fee of today is known as well
    gone = (min(sheet.period.end, sheet.today + timedelta(days=1)) - sheet.period.start).days
    return {**known, FEES: Fraction(gone)} if inputs.get(FEES) and gone > 0 else known


def _grows(
    calculation: Calculation, inputs: Names, value: Fraction | None, days: Mapping[str, Fraction]
) -> tuple[int | None, Fraction | None]:
    """How a formula grows with the days: 0 of a ratio, which stays as it is; 1 of what is a sum itself, as likes +
    comments, with as many days as give it at the pace of those known; None of neither, as likes − 100.

    Twice of all that is summed up tells which, and a thousandth where there is a least or a most.
    """
    tried = [(times, calculation.value(_times(inputs, dict.fromkeys(days, times)))) for times in _TIMES]
    if value is None or all(found == value for _many, found in tried):
        return 0, None
    if any(found != times * value for times, found in tried):
        return None, None
    pace = _a_day(calculation, inputs, days)
    return 1, (value / pace if pace else None)


def _a_day(calculation: Calculation, inputs: Names, days: Mapping[str, Fraction]) -> Fraction | None:
    """What it comes to of mean days: each sum by the days of which it is known."""
    return calculation.value(_times(inputs, {name: 1 / known for name, known in days.items()}))


def _times(inputs: Names, factors: Mapping[str, Fraction]) -> dict[str, Fraction | None]:
    """The inputs, some of them so many times."""
    return {name: each if each is None else each * factors.get(name, 1) for name, each in inputs.items()}


# by posts


def _of_posts(key: str, calculation: Calculation, sheet: ResultsSheet) -> Value:
    """Of sums over the posts that have a value at all: one without reach counts on neither side."""
    at_posts = sheet.names_at_posts
    told = [found for found in at_posts if calculation.value(found) is not None]
    sums: dict[str, Fraction | None] = {
        name: sum((found.get(name) or Fraction() for found in told), Fraction()) if told else None
        for name in sorted(calculation.names - GIVEN.keys())
    }
    sums |= {name: sheet.given.get(name) for name in GIVEN if name in calculation.names}
    return Value(
        key=key,
        value=calculation.value(sums),
        basis=Basis.POSTS,
        posts=len(told),
        of_posts=len(at_posts),
        inputs=sums,
    )
