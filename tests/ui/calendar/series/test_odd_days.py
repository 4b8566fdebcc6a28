"""What is odd about the days of a rule is said before it is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from smmdesk.domain.ids import ClientId, SeriesId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.series import Freq, MonthEnd, Series
from smmdesk.services.series import Foreseen, Preview
from smmdesk.speech.language import Language
from ui.calendar.series.preview import left, odd

ENGLISH = Language("en")
FIRST = LocalMoment(datetime(2026, 3, 22, 2, 30), "Europe/Berlin")
SUNDAYS = Series(id=SeriesId("s"), client_id=ClientId("c"), first=FIRST, made_until=FIRST.day, count=3)


def said(series: Series, today: date = FIRST.day, *, is_new: bool = True) -> list[str]:
    return [*odd(Preview.of(series, today), series, ENGLISH, is_new=is_new)]


def test_nothing_is_said_of_days_that_are_as_one_expects() -> None:
    assert said(replace(SUNDAYS, count=1)) == []


def test_an_hour_that_clocks_skip() -> None:
    assert said(SUNDAYS) == ["This hour does not exist on 29 Mar 2026: clocks skip it that day."]


def test_days_that_are_over_are_told_of_a_new_series_alone() -> None:
    later = replace(SUNDAYS, first=LocalMoment(datetime(2026, 4, 5, 9), "Europe/Berlin"), count=4)
    assert said(later, date(2026, 4, 14)) == ["1 day is over and gets no post."]
    assert said(later, date(2026, 4, 21)) == ["2 days are over and get no post."]
    assert said(later, date(2026, 4, 21), is_new=False) == []


def test_months_without_the_day_are_named_as_far_as_there_is_room() -> None:
    first = LocalMoment(datetime(2027, 1, 31, 9), "Europe/Berlin")
    monthly = replace(SUNDAYS, first=first, freq=Freq.MONTH, month_end=MonthEnd.SKIP, count=8)
    (told,) = said(monthly, first.day)
    assert told.startswith(
        "Months without that day get no post: February 2027, April 2027, June 2027, September 2027, "
    )
    assert told.endswith("1 more.")


def test_a_first_day_that_does_not_fit() -> None:
    (told,) = said(replace(SUNDAYS, weekdays=(2,), first=LocalMoment(datetime(2026, 4, 5, 9), "Europe/Berlin")))
    assert told == "Sun 5 Apr 2026 does not fit the rule: the post stays as it is, beside the series."


def test_nothing_is_told_of_posts_that_all_fit() -> None:
    assert [*left(Foreseen(Preview.of(SUNDAYS, FIRST.day), 0, ()), ENGLISH)] == []
