"""Where the days of a week or a month go when its posts are copied to another one."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from smmdesk.domain.periods import Period

_WEEK: Final = 7


class MonthBy(StrEnum):
    """What of a day of a month stays."""

    WEEKDAY = "weekday"
    DATE = "date"


def copied_day(day: date, source: Period, target: Period, by: MonthBy) -> date | None:
    """The same weekday of another week; of another month the second Tuesday for the second Tuesday, or the same date.

    None where the other month has no such day, such as a fifth Monday or a 31st.
    """
    if not source.whole_months:
        return target.start + (day - source.start)
    if by is MonthBy.DATE:
        found = target.start + timedelta(days=day.day - 1)
    else:
        first = (day.weekday() - target.start.weekday()) % _WEEK
        found = target.start + timedelta(days=first + (day.day - 1) // _WEEK * _WEEK)
    return found if found in target else None
