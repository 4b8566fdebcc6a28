"""Dates of one's own: which days they are, year after year, and on which of them nothing is planned."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.day_marks import KnownKind, marked_days
from smmdesk.domain.errors import EmptyNameError, PeriodError
from smmdesk.domain.ids import ClientId, OwnDateId
from smmdesk.domain.own_dates import LongerThanAYearError, OwnDate, OwnDateKind, quiet_days
from smmdesk.domain.periods import Period

NOVEMBER = Period.month(2026, 11)
OURS, OTHER = ClientId("ours"), ClientId("other")


def own(starts: date, days: int = 1, **values: object) -> OwnDate:
    made = OwnDate(id=OwnDateId("own"), starts=starts, ends=starts + timedelta(days=days), name="Sale")
    return made.changed_to(**{"ends": made.ends} | values)


def test_it_has_a_name_and_a_day() -> None:
    with pytest.raises(EmptyNameError):
        own(date(2026, 11, 3), name=" ").checked()
    with pytest.raises(PeriodError):
        own(date(2026, 11, 3), ends=date(2026, 11, 3)).checked()


def test_what_comes_every_year_is_shorter_than_one() -> None:
    own(date(2026, 1, 1), 364, yearly=True).checked()
    with pytest.raises(LongerThanAYearError):
        own(date(2026, 1, 1), 365, yearly=True).checked()
    own(date(2026, 1, 1), 365).checked()


def test_one_that_begins_another_day_stays_as_long_as_it_is() -> None:
    assert own(date(2026, 11, 3), 5).changed_to(starts=date(2026, 12, 30)).ends == date(2027, 1, 4)
    assert own(date(2026, 11, 3), 5).changed_to(ends=date(2026, 11, 4)).starts == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("year", "wanted"), [(2027, date(2027, 2, 28)), (2028, date(2028, 2, 29)), (2032, date(2032, 2, 29))]
)
def test_the_last_of_february_comes_every_year(year: int, wanted: date) -> None:
    (span,) = own(date(2028, 2, 29) if year != 2027 else date(2024, 2, 29), yearly=True).spans(
        Period.months(year, 1, 12)
    )
    assert span == Period(wanted, wanted + timedelta(days=1))


def test_it_does_not_come_before_its_first_year_nor_again_where_it_comes_once() -> None:
    day = date(2026, 11, 3)
    assert [*own(day, yearly=True).spans(Period.months(2025, 1, 12))] == []
    assert [*own(day).spans(Period.months(2027, 1, 12))] == []


def test_over_new_year_both_years_show_it() -> None:
    winter = own(date(2025, 12, 28), 7, yearly=True)
    assert [span.start for span in winter.spans(Period.month(2027, 1))] == [date(2026, 12, 28)]
    assert [span.start for span in winter.spans(Period.months(2026, 1, 12))] == [date(2025, 12, 28), date(2026, 12, 28)]


@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)), st.integers(1, 364), st.booleans(), st.integers(2024, 2032))
def test_each_year_has_as_many_days(starts: date, days: int, yearly: bool, year: int) -> None:
    within = Period.months(year, 1, 12)
    for span in own(starts, days, yearly=yearly).spans(within):
        assert (span.end - span.start).days == days
        assert span.overlaps(within)
        assert span.start >= starts


def test_quiet_are_mourning_and_no_posts_of_the_client_and_of_all() -> None:
    dates = [
        own(date(2026, 10, 31), 2, kind=OwnDateKind.MOURNING),
        own(date(2026, 11, 5), kind=OwnDateKind.NO_POSTS, client_id=OURS),
        own(date(2026, 11, 6), kind=OwnDateKind.NO_POSTS, client_id=OTHER),
        own(date(2026, 11, 7), kind=OwnDateKind.CAMPAIGN),
        own(date(2026, 11, 8), kind=OwnDateKind.DATE),
    ]
    assert quiet_days(dates, OURS, NOVEMBER) == {date(2026, 11, 1), date(2026, 11, 5)}


def test_what_matters_most_of_a_day_comes_first() -> None:
    day = date(2026, 11, 27)
    dates = [own(day, 3, kind=OwnDateKind.CAMPAIGN), own(day, kind=OwnDateKind.NO_POSTS, name="Silence")]
    marks = marked_days(NOVEMBER, {day: "Holiday"}, {day: ["Black Friday"]}, dates)
    assert [mark.name for mark in marks[day]] == ["Silence", "Holiday", "Sale", "Black Friday"]
    assert [mark.kind for mark in marks[day]][1] is KnownKind.HOLIDAY
    assert [mark.begins for mark in (*marks[day][2:3], *marks[day + timedelta(days=1)])] == [True, False]
    assert date(2026, 12, 1) not in marked_days(NOVEMBER, {}, {}, [own(date(2026, 11, 30), 3)])
