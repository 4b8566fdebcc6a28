"""On which days the posts of a series are: by the calendar, whatever clocks do meanwhile.

Rules are laid out by `dateutil`, which is imported with the first of them. A day that short months do not have is their
last one, unless it is to be left out as RFC 5545 has it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.periods import YEARS, add_months
from smmdesk.domain.series import MOST, Freq, MonthEnd, Series

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAST: Final = date(YEARS[-1], 12, 31)
_SURE: Final = 28
"""Days that every month has."""
_A_YEAR: Final = 12


def laid_out(series: Series) -> list[date]:
    """The days of its posts up to `made_until`, in order, those without that are skipped."""
    skipped = {*series.skipped}
    return [day for day in _days(series, _end(series, series.made_until)) if day not in skipped]


def made_until(series: Series) -> date:
    """The last day that posts are to be made for: where the series ends, else a year after its first day.

    `MOST` posts are made at once. Before the first day where no day fits.
    """
    year = add_months(series.first.day, _A_YEAR) - timedelta(days=1)
    bound = _LAST if series.count is not None else series.until or year
    days = [*islice(_days(series, bound), MOST + 1)]
    if not days:
        return series.first.day - timedelta(days=1)
    return days[:MOST][-1] if series.count is not None or len(days) > MOST else min(bound, _LAST)


def a_year_on(series: Series) -> Series:
    """The series that goes on for a year after the last day that it was made for."""
    end = min(add_months(series.made_until, _A_YEAR), _LAST)
    if series.count is not None:
        # a count is that of all days of the rule, and so it grows by those of the year
        days = sum(1 for _day in _days(replace(series, count=None), end))
        longer = replace(series, count=min(max(days, series.count), MOST))
        return replace(longer, made_until=made_until(longer))
    until = max(end, series.until) if series.until is not None else None
    return replace(series, until=until, made_until=end)


def short_months(series: Series, days: list[date]) -> list[date]:
    """The first days of months in which the rule asks for a day that they do not have and leaves it out."""
    if series.month_end is not MonthEnd.SKIP or series.freq is not Freq.MONTH or series.nth or not days:
        return []
    there = {(day.year, day.month) for day in days}
    found: list[date] = []
    month = days[0].replace(day=1)
    while month <= days[-1]:
        if (month.year, month.month) not in there:
            found.append(month)
        month = add_months(month, series.interval)
    return found


def _end(series: Series, bound: date) -> date:
    return bound if series.until is None else min(bound, series.until)


def _days(series: Series, bound: date) -> Iterator[date]:
    """Every day of the rule up to that one, skipped ones as well."""
    from dateutil.rrule import DAILY, MO, MONTHLY, WEEKLY, YEARLY, rrule

    first = series.first.day
    bound = min(bound, _LAST)
    if bound < first:
        return
    freq = {Freq.DAY: DAILY, Freq.WEEK: WEEKLY, Freq.MONTH: MONTHLY, Freq.YEAR: YEARLY}[series.freq]
    found = rrule(
        freq,
        dtstart=datetime.combine(first, time()),
        interval=series.interval,
        wkst=MO,
        until=datetime.combine(bound, time()),
        **_parts(series),
    )
    # `dateutil` takes a count or a last day, and not both
    yield from (moment.date() for moment in islice(found, series.count))


def _parts(series: Series) -> dict[str, Any]:
    """What of a period its days are, in the words of `dateutil`."""
    from dateutil.rrule import weekday

    read = series.as_used()
    month = {"bymonth": read.first.day.month} if read.freq is Freq.YEAR else {}
    if read.freq is Freq.DAY:
        return {}
    if read.freq is Freq.WEEK:
        return {"byweekday": read.weekdays}
    if read.nth:
        return {**month, "byweekday": [weekday(day, read.nth) for day in read.weekdays]}
    day = read.month_day
    if day > _SURE and read.month_end is MonthEnd.LAST:
        return {**month, "bymonthday": (day, -1), "bysetpos": 1}
    return {**month, "bymonthday": day}
