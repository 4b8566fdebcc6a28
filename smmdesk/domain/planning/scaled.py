"""Figures of plans as they are kept: whole numbers, scaled by how their metric is written."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.money import minor_digits
from smmdesk.domain.planning.named import PlanKind
from smmdesk.domain.results.derived import goes_by_posts
from smmdesk.domain.results.metrics import Days, written
from smmdesk.domain.results.named import Good, Shown
from smmdesk.domain.results.values import FEES, FOLLOWERS_BEFORE, GIVEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.domain.results.metrics import Derived, Metric
    from smmdesk.domain.results.ratios import Exact
    from smmdesk.domain.results.sheet import ResultsSheet

_MILLION: Final = 1_000_000
_THOUSAND: Final = 1000
_OF_DAYS: Final[Mapping[Days, PlanKind]] = {
    Days.SUM: PlanKind.FLOW,
    Days.LAST: PlanKind.LEVEL,
    Days.MEAN: PlanKind.RATIO,
    Days.WHOLE: PlanKind.RATIO,
    Days.MEDIAN: PlanKind.RATIO,
    Days.NONE: PlanKind.FLOW,
}


def scale(key: str, catalogue: Mapping[str, Metric], derived: Mapping[str, Derived], currency: str) -> int:
    """By what a value of the metric is multiplied to be kept: counts and seconds by 1, money into minor units,
    percent into parts per million, other quotients into thousandths."""
    shown, _decimals = written(key, catalogue, derived)
    if shown is Shown.MONEY:
        return int(10 ** minor_digits(currency))
    return {Shown.PERCENT: _MILLION, Shown.SECONDS: 1}.get(shown, _THOUSAND if key in derived else 1)


def typed_parts(key: str, catalogue: Mapping[str, Metric], derived: Mapping[str, Derived], currency: str) -> Fraction:
    """How many of what is kept make one of what is typed: 1 of a per cent is typed for 10,000 parts per million."""
    shown, _decimals = written(key, catalogue, derived)
    return Fraction(scale(key, catalogue, derived, currency), 100 if shown is Shown.PERCENT else 1)


def kept(value: Exact, key: str, sheet: ResultsSheet) -> int:
    """A value in whole units as it is kept, to the nearest."""
    return round(Fraction(value) * scale(key, sheet.catalogue, sheet.written, sheet.currency))


def exactly(figure: int | None, key: str, sheet: ResultsSheet) -> Fraction | None:
    """What is kept in whole units again."""
    return None if figure is None else Fraction(figure, scale(key, sheet.catalogue, sheet.written, sheet.currency))


def is_of_one_money(key: str, currency: str, sheet: ResultsSheet) -> bool:
    """Whether what was agreed in that currency can stand beside the figure: an amount in another one cannot."""
    shown, _decimals = written(key, sheet.catalogue, sheet.written)
    return shown is not Shown.MONEY or currency == sheet.currency


def good_of(key: str, sheet: ResultsSheet) -> Good:
    """Which way a metric is to go; engagements, which are in no catalogue, go up."""
    found = sheet.written.get(key) or sheet.catalogue.get(key)
    return found.good if found else Good.UP


def kind_of(key: str, sheet: ResultsSheet) -> PlanKind:
    """How days make its figure: a formula that doubles with all that is summed up in it is a sum itself."""
    if key in sheet.catalogue:
        return _OF_DAYS[sheet.catalogue[key].days]
    if key not in sheet.calculations:
        return PlanKind.FLOW
    found = sheet.calculations[key]
    once = {name: Fraction(2 + at) for at, name in enumerate(sorted(found.names))}
    # of posts even followers are summed up: those on the day of each
    all_of_posts = goes_by_posts(found.names, sheet.catalogue)
    twice = {name: 2 * value if all_of_posts or _is_summed(name, sheet) else value for name, value in once.items()}
    before, after = found.value(once), found.value(twice)
    return PlanKind.FLOW if before and after == 2 * before else PlanKind.RATIO


def _is_summed(name: str, sheet: ResultsSheet) -> bool:
    if name in GIVEN or name == FOLLOWERS_BEFORE:
        return name == FEES
    metric = sheet.catalogue.get(name)
    return metric is None or _OF_DAYS[metric.days] is PlanKind.FLOW
