"""What can be measured, and how its figures go together; which metrics there are is data (`knowledge.metrics`).

A raw figure is kept as a whole number scaled by its unit; a ratio is never kept, but computed from raw ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Self

from smmdesk.domain.money import minor_digits
from smmdesk.domain.results.named import Shown, Unit
from smmdesk.domain.results.values import GIVEN, MARGIN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from smmdesk.domain.networks import Network
    from smmdesk.domain.periods import Period
    from smmdesk.domain.results.named import Good
    from smmdesk.domain.results.records import Formula

OWN: Final = "x_"
"""What the key of a column begins with that somebody kept though no metric is known for it."""


class Days(StrEnum):
    """How the days of a period make its figure."""

    SUM = "sum"
    LAST = "last"
    """the last one known, at most 31 days old"""
    MEAN = "mean"
    """the mean of the days known, and the highest: people counted on Monday are counted again on Tuesday"""
    WHOLE = "whole"
    """only a figure that was given for exactly these days"""
    MEDIAN = "median"
    """of the single values of the period: half of them are no more; days have none to be added up"""
    NONE = "none"
    """no days: it is of posts"""


class Accounts(StrEnum):
    """How the accounts of a client make the client's figure."""

    SUM = "sum"
    EACH = "each"
    """their sum, where each of them has a figure"""
    APART = "apart"
    """never added: the same people are on several networks"""


class Level(StrEnum):
    """What a figure may be of."""

    DAY = "day"
    POST = "post"
    BUSINESS = "business"
    """the client's own books, without an account"""
    REPUTATION = "reputation"
    """what people say: counted from mentions, without an account, and typed by nobody"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A raw metric of the catalogue; `of` is the count of the values of which it is the median."""

    key: str
    unit: Unit
    good: Good
    days: Days
    accounts: Accounts
    levels: frozenset[Level]
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A metric that is computed from others and never kept; `formula` is one of `results.formulas`."""

    key: str
    formula: str
    shown: Shown
    decimals: int
    good: Good

    @classmethod
    def of(cls, own: Formula) -> Self:
        """Somebody's own as one of the catalogue."""
        return cls(key=own.key, formula=own.expression, shown=own.shown, decimals=own.decimals, good=own.good)


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """From `on` a network counts a metric in another way, so figures of both sides are not compared.

    One that is not `sure` is told by those who know it in two ways, or was read nowhere; its `key` has the words.
    """

    key: str
    network: Network
    metric: str
    on: date
    format: str = ""
    """the only format that it is about"""
    sure: bool = True


def broken(
    breaks: Iterable[Break],
    network: Network | None,
    metric: str,
    first: Period,
    later: Period,
    *,
    formats: Collection[str] = (),
) -> Break | None:
    """The last break that lies between the days of two periods, or within one of them; of all networks for None.

    One that is about a single format counts where that is among the `formats` compared; of none nobody knows which.
    """
    start, end = min(first.start, later.start), max(first.end, later.end)
    found = [
        each
        for each in breaks
        if each.metric == metric and network in {None, each.network} and start < each.on < end
        if not each.format or not formats or each.format in formats
    ]
    return max(found, key=lambda each: each.on, default=None)


def written(key: str, catalogue: Mapping[str, Metric], derived: Mapping[str, Derived]) -> tuple[Shown, int]:
    """How a metric is written, and with how many decimals; one that nobody knows is a number."""
    if found := derived.get(key):
        return found.shown, found.decimals
    if key in GIVEN:
        return (Shown.PERCENT, 1) if key == MARGIN else (GIVEN[key].shown, 0)
    return (catalogue[key].unit if key in catalogue else Unit.NUMBER).shown, 0


def exact(figure: int | Fraction, unit: Unit, currency: str) -> Fraction:
    """A figure as it is kept in whole units: money in those of its currency, all else as it is."""
    return Fraction(figure, 10 ** minor_digits(currency)) if unit is Unit.MONEY else Fraction(figure)
