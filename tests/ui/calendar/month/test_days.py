"""Whole weeks around a month, whatever day the week starts with."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ui.calendar.month.days import MonthDays


def test_november_2026_starts_on_a_sunday() -> None:
    assert MonthDays.around(date(2026, 11, 16), 0).first == date(2026, 10, 26)
    assert MonthDays.around(date(2026, 11, 16), 0).weeks == 6
    assert MonthDays.around(date(2026, 11, 16), 6).first == date(2026, 11, 1)
    assert MonthDays.around(date(2026, 11, 16), 6).weeks == 5
    assert MonthDays.around(date(2027, 2, 1), 0).weeks == 4


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 6))
def test_every_day_of_the_month_is_in_the_grid_once(day: date, first: int) -> None:
    grid = MonthDays.around(day, first)
    days = grid.days()
    assert len(days) == 7 * grid.weeks <= 42
    assert days[0].weekday() == first
    assert set(grid.month.days()) <= set(days)
    assert [grid.index(each) for each in days] == list(range(len(days)))
    assert grid.index(grid.period.end) is None
