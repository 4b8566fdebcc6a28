"""Which days a month's grid shows: whole weeks, so some days of the months beside it too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from smmdesk.domain.periods import Period, Weeks

WEEK = 7


@dataclass(frozen=True, slots=True)
class MonthDays:
    """A month and the whole weeks around it, or weeks alone; `first` is the day in the grid's first corner."""

    month: Period
    first: date
    weeks: int

    @classmethod
    def around(cls, day: date, first_weekday: int) -> MonthDays:
        """The grid of the month that holds the day; weeks start on `first_weekday` (0 is Monday)."""
        month = Period.month_of(day)
        lead = (month.start.weekday() - first_weekday) % WEEK
        first = month.start - timedelta(days=lead)
        # whole weeks, rounded up
        return cls(month, first, -(-(month.end - first).days // WEEK))

    @classmethod
    def of(cls, weeks: Weeks) -> MonthDays:
        """These weeks alone: none of their days lies outside."""
        return cls(weeks, weeks.start, (weeks.end - weeks.start).days // WEEK)

    @property
    def period(self) -> Period:
        """All days of the grid."""
        return Period(self.first, self.first + timedelta(days=self.weeks * WEEK))

    def names_month(self, day: date) -> bool:
        """Whether a cell has to say which month its day is in: of weeks, the first and where a month begins."""
        return not self.month.is_whole_month() and (day == self.first or day.day == 1)

    def day(self, index: int) -> date:
        """The day of a cell, counted row by row from 0."""
        return self.first + timedelta(days=index)

    def index(self, day: date) -> int | None:
        """The cell of a day; None for a day that is not in the grid."""
        return (day - self.first).days if day in self.period else None

    def days(self) -> list[date]:
        """Every day of the grid, row by row."""
        return list(self.period.days())
