"""When followers are active: means by weekday and hour, of one account alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from smmdesk.domain.periods import Period
from smmdesk.domain.results.activity import Active, activity
from smmdesk.domain.results.named import ACTIVE
from tests.domain.results.sheets import OCTOBER, PAGE, SHOP, row, sheet

MONDAYS = [date(2026, 10, 5), date(2026, 10, 12)]


def day(on: date) -> Period:
    return Period(on, on.replace(day=on.day + 1))


def test_it_is_the_mean_of_such_days() -> None:
    rows = [row(day(on), {"active_20": people}, PAGE) for on, people in zip(MONDAYS, (30, 33), strict=True)]
    other = row(day(date(2026, 10, 6)), {"active_00": 0, "views": 5}, PAGE)
    assert activity(sheet(rows=[*rows, other])) == {
        (0, 20): Active(Fraction(63, 2), 2),
        (1, 0): Active(Fraction(0), 1),
    }


def test_what_is_of_other_days_or_of_many_at_once_is_not_in_it() -> None:
    before, month = row(day(date(2026, 9, 7)), {"active_20": 9}, PAGE), row(OCTOBER, {"active_20": 9}, PAGE)
    assert activity(sheet(rows=[before, month])) == {}


def test_followers_of_two_accounts_are_not_added() -> None:
    rows = [row(day(MONDAYS[0]), {"active_20": 9}, PAGE), row(day(MONDAYS[1]), {"active_20": 9}, SHOP)]
    found = sheet(rows=rows)
    assert activity(found) == {}
    assert activity(replace(found, rows=rows[:1])) == {(0, 20): Active(Fraction(9), 1)}


def test_hours_are_those_of_a_day() -> None:
    assert (ACTIVE[0], ACTIVE[-1], len(ACTIVE)) == ("active_00", "active_23", 24)
