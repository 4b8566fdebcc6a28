"""From days to a period: what the figures of an account, and of a client's accounts, come to.

Sums are exact whole numbers, means are fractions. Where nothing is known there is no value, never 0. How much of the
days is known (`Total.known` of `Total.elapsed`) goes along with every figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.metrics import Accounts, Days, Metric

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from smmdesk.domain.periods import Period
    from smmdesk.domain.results.records import Measurement

COMPLETE: Final = Fraction(4, 5)
"""Of its days that have to be known for a figure to be compared or judged."""
LATEST: Final = timedelta(days=31)
"""How old a level may be that stands for the last day of a period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A metric over a period. `known` of the `elapsed` days have figures; `highest` is of a mean alone.

    `of_days`, of several accounts, are as many as give their sum at the pace of the days that are known of each.
    `is_uneven` is a formula of which a part grows with the days and another does not: it has no mean day.
    `apart` are rows that were not counted, since they stick out of the period or overlap finer ones. `other` is what
    the books of the business have beyond the accounts (below 0: the parts exceed the whole), None without both.
    """

    value: Fraction | None
    known: int
    elapsed: int
    highest: int | None = None
    apart: tuple[Measurement, ...] = ()
    other: int | None = None
    of_days: Fraction | None = None
    is_uneven: bool = False

    @property
    def days(self) -> Fraction:
        """By how many the value is divided for that of a mean day."""
        return Fraction(self.known) if self.of_days is None else self.of_days

    @property
    def coverage(self) -> Fraction | None:
        """The days known by the days elapsed; None before the first is over."""
        return Fraction(self.known, self.elapsed) if self.elapsed else None

    @property
    def is_complete(self) -> bool:
        """Whether enough is known to compare it."""
        return self.coverage is not None and self.coverage >= COMPLETE


def over(metric: Metric, rows: Iterable[Measurement], period: Period, today: date) -> Total:
    """The metric of one account, or of the business, over a period; `today` is not over yet."""
    told = [row for row in rows if metric.key in row.figures]
    elapsed = _elapsed(period, today)
    if metric.days is Days.LAST:
        return _level(metric, told, period, today)
    if metric.days is Days.WHOLE:
        exact = [row for row in told if row.period == period]
        return _total([row.figures[metric.key] for row in exact[:1]], elapsed if exact else 0, elapsed)
    counted, apart = finest(told, period)
    if metric.days is Days.MEAN:
        return _mean([row.figures[metric.key] for row in counted if row.days == 1], elapsed)
    known = sum(row.days for row in counted)
    return _total([row.figures[metric.key] for row in counted], known, max(elapsed, known), tuple(apart))


def over_days(metric: Metric, figures: Sequence[int], period: Period, today: date) -> Total:
    """The same of a metric whose days are added up, or have a mean, where each of the figures is a day's of its own."""
    elapsed, known = _elapsed(period, today), len(figures)
    return _mean(figures, elapsed) if metric.days is Days.MEAN else _total(figures, known, max(elapsed, known))


def are_days(rows: Sequence[Measurement]) -> bool:
    """Whether each is a single day, and none is there twice."""
    return len({row.starts for row in rows}) == len(rows) and all(row.days == 1 for row in rows)


def _elapsed(period: Period, today: date) -> int:
    return max((min(period.end, today) - period.start).days, 0)


def _mean(daily: Sequence[int], elapsed: int) -> Total:
    mean = Fraction(sum(daily), len(daily)) if daily else None
    return Total(value=mean, known=len(daily), elapsed=max(elapsed, len(daily)), highest=max(daily, default=None))


def _total(values: Sequence[int], known: int, elapsed: int, apart: tuple[Measurement, ...] = ()) -> Total:
    return Total(value=Fraction(sum(values)) if values else None, known=known, elapsed=elapsed, apart=apart)


def _level(metric: Metric, rows: Sequence[Measurement], period: Period, today: date) -> Total:
    """What stood at the end of the last day so far; of a row of several days its figure is that of its last."""
    end = min(period.end, max(today, period.start))
    there = [row for row in rows if row.ends <= period.end and end - row.ends < LATEST]
    latest = max(there, key=lambda row: row.ends, default=None)
    inside = {row.ends for row in rows if period.start < row.ends <= period.end}
    value = None if latest is None else Fraction(latest.figures[metric.key])
    return Total(value=value, known=len(inside), elapsed=max((end - period.start).days, len(inside)))


def finest(rows: Iterable[Measurement], period: Period) -> tuple[list[Measurement], list[Measurement]]:
    """The rows that count, by day, and those that do not: a row counts whole if it lies inside the period and overlaps
    no finer one. One that sticks out is not cut up."""
    counted: list[Measurement] = []
    apart: list[Measurement] = []
    taken: set[date] = set()
    start, end = period.start, period.end
    inside = [row for row in rows if row.starts < end and row.ends > start]
    if are_days(inside):
        return sorted(inside, key=lambda row: row.starts), []  # nearly always: a row a day
    for length, row in sorted(((row.days, row) for row in inside), key=lambda pair: (pair[0], pair[1].starts)):
        days = {row.starts} if length == 1 else set(row.period.days())
        if row.starts < period.start or row.ends > period.end or taken & days:
            apart.append(row)
        else:
            taken |= days
            counted.append(row)
    return sorted(counted, key=lambda row: row.starts), apart


def together(metric: Metric, accounts: Collection[Total]) -> Total:
    """The metric of a client from those of its accounts; none where they are not to be added."""
    known = min((each.known for each in accounts), default=0)
    elapsed = max((each.elapsed for each in accounts), default=0)
    values = [each.value for each in accounts if each.value is not None]
    is_whole = len(values) == len(accounts) if metric.accounts is Accounts.EACH else bool(values)
    apart = tuple(row for each in accounts for row in each.apart)
    if (metric.accounts is Accounts.APART and len(accounts) > 1) or not values or not is_whole:
        return Total(value=None, known=known, elapsed=elapsed, apart=apart)
    highest = next(iter(accounts)).highest if len(accounts) == 1 else None
    whole = sum(values, Fraction())
    # an account of which days are missing still goes at its own pace
    pace = sum((each.value / each.days for each in accounts if each.value and each.days), Fraction())
    of_days = whole / pace if pace else None
    return Total(value=whole, known=known, elapsed=elapsed, highest=highest, apart=apart, of_days=of_days)


def of_business(
    metric: Metric, own: Iterable[Measurement], accounts: Iterable[Measurement], period: Period, today: date
) -> Total:
    """A metric that the business has books of: they are the whole, and what accounts say are its parts.

    Where the whole of some days is known the parts of these are not added to it; parts of other days are.
    """
    whole = over(metric, own, period, today)
    books, _apart = finest((row for row in own if metric.key in row.figures), period)
    spans = [row.period for row in books]
    parts = [row for row in accounts if metric.key in row.figures]
    within = [row for row in parts if any(row.starts >= span.start and row.ends <= span.end for span in spans)]
    beside = [row for row in parts if not any(row.period.overlaps(span) for span in spans)]
    added, apart = _of_accounts(beside, period)
    covered, _apart = _of_accounts(within, period)
    values = [*(row.figures[metric.key] for row in books), *(row.figures[metric.key] for row in added)]
    days = {day for row in (*books, *added) for day in row.period.days()}
    in_books = sum(row.figures[metric.key] for row in books)
    other = in_books - sum(row.figures[metric.key] for row in covered) if books and covered else None
    return Total(
        value=Fraction(sum(values)) if values else None,
        known=len(days),
        elapsed=max(whole.elapsed, len(days)),
        apart=(*whole.apart, *apart),
        other=other,
    )


def _of_accounts(rows: Sequence[Measurement], period: Period) -> tuple[list[Measurement], list[Measurement]]:
    """Those of each account that count, and those that do not."""
    by_account: dict[str | None, list[Measurement]] = {}
    for row in rows:
        by_account.setdefault(row.account_id, []).append(row)
    found = [finest(own, period) for own in by_account.values()]
    return [row for counted, _ in found for row in counted], [row for _, apart in found for row in apart]
