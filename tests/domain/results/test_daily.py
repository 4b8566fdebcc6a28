"""Days of a chart: what is not known is a gap, and what may still rise is told apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smmdesk.domain.periods import Period
from smmdesk.domain.results.daily import daily
from tests.domain.results.sheets import PAGE, SHOP, of_days, sheet

if TYPE_CHECKING:
    from fractions import Fraction

    from smmdesk.domain.ids import AccountId

FIRST = date(2026, 10, 1)
WEEK = Period(FIRST, date(2026, 10, 8))


def plain(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def test_a_day_without_a_figure_is_no_nought() -> None:
    made = daily(sheet(WEEK, of_days(FIRST, "views", [5, None, 0, 7])), "views", {PAGE.id: date(2026, 10, 20)})
    assert made is not None
    assert made.days == tuple(WEEK.days())
    assert [*map(plain, made.values)] == [5, None, 0, 7, None, None, None]
    assert made.rises_from is None


def test_a_sum_that_lacks_an_account_on_a_day_between_is_a_gap_and_no_fall() -> None:
    rows = of_days(FIRST, "views", [5, None, 6]) + of_days(FIRST, "views", [50, 50, 50, 50], SHOP)
    made = daily(sheet(WEEK, rows), "views", {})
    assert made is not None
    assert [*map(plain, made.values[:4])] == [55, None, 56, 50]


def test_what_the_books_say_of_a_day_is_whole() -> None:
    rows = of_days(FIRST, "leads", [1, None, 2]) + of_days(FIRST, "leads", [4, 4, 4], None)
    made = daily(sheet(WEEK, rows), "leads", {})
    assert made is not None
    assert [*map(plain, made.values[:3])] == [4, 4, 4]


def test_the_last_two_days_of_meta_may_rise_and_those_of_others_stay() -> None:
    found = sheet(WEEK, of_days(FIRST, "views", [5] * 7))
    made = daily(found, "views", {PAGE.id: WEEK.last})
    assert made is not None
    assert made.rises_from == date(2026, 10, 6)
    assert [made.may_rise(day) for day in made.days] == [False] * 5 + [True] * 2
    other = daily(sheet(WEEK, of_days(FIRST, "views", [5] * 7, SHOP)), "views", {SHOP.id: WEEK.last})
    assert other is not None
    assert other.rises_from is None


def test_a_sum_may_rise_from_where_an_account_ends() -> None:
    rows = of_days(FIRST, "views", [5, 5]) + of_days(FIRST, "views", [5] * 7, SHOP)
    made = daily(sheet(WEEK, rows), "views", {PAGE.id: date(2026, 10, 2), SHOP.id: WEEK.last})
    assert made is not None
    assert made.rises_from == FIRST


def test_what_was_typed_and_what_stands_at_the_end_of_a_day_does_not_rise() -> None:
    newest: dict[AccountId | None, date] = {PAGE.id: WEEK.last}
    for rows, key in (
        (of_days(FIRST, "views", [5] * 7, source=None), "views"),
        (of_days(FIRST, "followers", [5] * 7), "followers"),
    ):
        made = daily(sheet(WEEK, rows), key, newest)
        assert made is not None
        assert made.rises_from is None


def test_nothing_known_is_nothing() -> None:
    assert daily(sheet(WEEK), "views", {}) is None
