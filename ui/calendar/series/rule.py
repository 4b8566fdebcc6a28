"""A rule as it is said in the dialog: what a series holds, and the choices that lead there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Self

from smmdesk.domain.periods import add_months
from smmdesk.domain.series import Freq, MonthEnd

if TYPE_CHECKING:
    from smmdesk.domain.ids import SeriesId
    from smmdesk.domain.series import Series
    from smmdesk.services.series import Scope

_SURE: Final = 28
_FEBRUARY: Final = 2
_WEEK: Final = 7
_TIMES: Final = 10
"""So many posts a series has that is to end after some, until somebody says how many."""
_MONTHS: Final = 3


class On(StrEnum):
    """What a month is gone by."""

    DAY = "day"
    WEEKDAY = "weekday"


class Ends(StrEnum):
    """When it is over."""

    NEVER = "never"
    UNTIL = "until"
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What the form shows. `scope` is for which posts another rule is to be; None where a series begins."""

    id: SeriesId
    scope: Scope | None
    first: date
    name: str
    interval: int
    freq: Freq
    weekdays: tuple[int, ...]
    on: On
    nth: int
    month_day: int
    month_end: MonthEnd
    ends: Ends
    until: date | None
    count: int | None

    @classmethod
    def of(cls, series: Series, scope: Scope | None = None) -> Self:
        """That of a series; what its rule does not use is what would follow from its first day."""
        read, first = series.as_used(), series.first.day
        return cls(
            id=series.id,
            scope=scope,
            first=first,
            name=series.name,
            interval=read.interval,
            freq=read.freq,
            weekdays=read.weekdays or (first.weekday(),),
            on=On.WEEKDAY if read.nth else On.DAY,
            nth=read.nth or (first.day - 1) // _WEEK + 1,
            month_day=read.month_day or first.day,
            month_end=read.month_end,
            ends=Ends.UNTIL if read.until else Ends.COUNT if read.count else Ends.NEVER,
            until=read.until,
            count=read.count,
        )

    def series(self, base: Series) -> Series:
        """That series by this rule."""
        is_of_month = self.freq in {Freq.MONTH, Freq.YEAR}
        return replace(
            base,
            name=self.name,
            freq=self.freq,
            interval=self.interval,
            weekdays=self.weekdays,
            nth=self.nth if is_of_month and self.on is On.WEEKDAY else 0,
            month_day=self.month_day if is_of_month and self.on is On.DAY else 0,
            month_end=self.month_end,
            until=self.until if self.ends is Ends.UNTIL else None,
            count=self.count if self.ends is Ends.COUNT else None,
        )

    def said(self, name: str, value: Any) -> Self:  # noqa: ANN401  (each field holds its own)
        """With another value, and what goes without saying by it."""
        made = replace(self, **{name: value})
        if not made.weekdays:
            made = replace(made, weekdays=(self.first.weekday(),))
        if made.ends is Ends.UNTIL and made.until is None:
            made = replace(made, until=add_months(self.first, _MONTHS) - timedelta(days=1))
        if made.ends is Ends.COUNT and made.count is None:
            made = replace(made, count=_TIMES)
        return made

    @property
    def is_of_month(self) -> bool:
        """Whether its days are those of months."""
        return self.freq in {Freq.MONTH, Freq.YEAR}

    @property
    def is_by_weekday(self) -> bool:
        """Whether its days are weekdays."""
        return self.freq is Freq.WEEK or (self.is_of_month and self.on is On.WEEKDAY)

    @property
    def may_lack_its_day(self) -> bool:
        """Whether not every month, or year, has the day."""
        if not self.is_of_month or self.on is not On.DAY:
            return False
        return self.month_day > _SURE and (self.freq is Freq.MONTH or self.first.month == _FEBRUARY)
