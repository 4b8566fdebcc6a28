"""Half-open days, and wall clocks that know their zone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.errors import OutOfRangeError, PeriodError, UnknownZoneError
from smmdesk.domain.periods import (
    LocalMoment,
    LocalMoments,
    Period,
    Weeks,
    add_months,
    last_before,
    skipped,
    utc_now,
    when_opened,
    zone_info,
)

DAYS = st.dates(date(1, 1, 1), date(9990, 12, 31))


@given(DAYS, st.integers(1, 400), DAYS)
def test_a_period_holds_its_start_and_not_its_end(start: date, length: int, day: date) -> None:
    period = Period(start, start + timedelta(days=length))
    days = list(period.days())
    assert (days[0], days[-1], len(days)) == (start, period.last, length)
    assert start in period
    assert period.last in period
    assert period.end not in period
    assert (day in period) == (start <= day <= period.last)


@given(DAYS, st.integers(1, 40), st.integers(-50, 50), st.integers(1, 40))
def test_periods_overlap_when_they_share_a_day(start: date, length: int, later: int, other: int) -> None:
    if start.year < 2:
        start = start.replace(year=2)
    one = Period(start, start + timedelta(days=length))
    two = Period(start + timedelta(days=later), start + timedelta(days=later + other))
    assert one.overlaps(two) is two.overlaps(one) is bool({*one.days()} & {*two.days()})


def test_the_last_day_is_the_one_before_the_end() -> None:
    assert last_before(date(2026, 12, 1)) == date(2026, 11, 30)


@pytest.mark.parametrize("length", [0, -1])
def test_a_period_that_ends_before_it_began_is_refused(length: int) -> None:
    start = date(2026, 11, 5)
    with pytest.raises(PeriodError):
        Period(start, start + timedelta(days=length))


@pytest.mark.parametrize(
    ("year", "month", "days"), [(2026, 2, 28), (2028, 2, 29), (2100, 2, 28), (2026, 12, 31), (2026, 4, 30)]
)
def test_months_have_their_days(year: int, month: int, days: int) -> None:
    period = Period.month(year, month)
    assert len(list(period.days())) == days
    assert period.is_whole_month()
    assert Period.month_of(period.last) == period


@given(DAYS, st.integers(-60, 60))
def test_months_later_is_the_same_day_or_the_last(day: date, count: int) -> None:
    if not 1 <= (day.year * 12 + day.month - 1 + count) // 12 <= 9998:
        return
    later = add_months(day, count)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == count
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


def test_months_beyond_the_years_that_there_are_end_with_them() -> None:
    assert add_months(date.max, 1) == date.max
    assert add_months(date.min, -1) == date.min
    assert add_months(date(9999, 11, 30), 1) == date(9999, 12, 30)
    assert add_months(date(1, 2, 5), -1) == date(1, 1, 5)
    assert Period.month_of(date.max) == Period(date(9999, 12, 1), date.max)


def test_periods_of_months_move_by_months() -> None:
    quarter = Period.months(2026, 11, 3)
    assert quarter == Period(date(2026, 11, 1), date(2027, 2, 1))
    assert quarter.moved(-3) == Period.months(2026, 8, 3)
    assert not quarter.is_whole_month()
    assert not Period(date(2026, 11, 2), date(2026, 12, 2)).is_whole_month()


@pytest.mark.parametrize(
    ("wall", "zone", "utc"),
    [
        ("2026-11-05T19:30", "Asia/Tbilisi", "2026-11-05T15:30"),
        ("2026-07-01T09:00", "Europe/Berlin", "2026-07-01T07:00"),
        ("2026-12-01T09:00", "Europe/Berlin", "2026-12-01T08:00"),
        ("2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30"),  # skipped by the clock
        ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30"),  # comes twice, the first is meant
        ("2026-11-05T00:00", "Asia/Kathmandu", "2026-11-04T18:15"),
    ],
)
def test_a_wall_clock_tells_an_instant(wall: str, zone: str, utc: str) -> None:
    moment = LocalMoment(datetime.fromisoformat(wall), zone)
    assert moment.utc() == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_moving_to_another_day_keeps_the_hour_across_a_clock_change() -> None:
    saturday = LocalMoment.at(date(2026, 3, 28), 9, 0, "Europe/Berlin")
    sunday = saturday.on_day(date(2026, 3, 29))
    assert (sunday.day, sunday.wall.hour, sunday.zone) == (date(2026, 3, 29), 9, "Europe/Berlin")
    assert sunday.utc() - saturday.utc() == timedelta(hours=23)


@pytest.mark.parametrize("year", [1970, 2199])
def test_what_every_file_can_tell_may_be_planned(year: int) -> None:
    moment = LocalMoment(datetime(year, 6, 1, 9, 30), "Asia/Tbilisi")
    assert moment.checked() is moment


@pytest.mark.parametrize("year", [1969, 2200])
def test_years_that_no_file_can_tell_are_refused(year: int) -> None:
    with pytest.raises(OutOfRangeError, match="from 1970 to 2199"):
        LocalMoment(datetime(year, 6, 1, 9, 30), "Asia/Tbilisi").checked()


def test_the_clock_knows_its_zone() -> None:
    assert utc_now().tzinfo is UTC


@pytest.mark.parametrize(
    "zone", ["", "Nowhere/City", "../etc/passwd", "/etc/localtime", "Europe", "Asia/Tbilisi\0", "Ё"]
)
def test_what_is_no_zone_is_refused(zone: str) -> None:
    with pytest.raises(UnknownZoneError):
        zone_info(zone)


@given(st.lists(st.none() | st.datetimes(datetime(1970, 1, 1), datetime(2199, 1, 1)), max_size=5))
def test_many_moments_as_texts_are_as_one_by_one(walls: list[datetime | None]) -> None:
    expected = [LocalMoment(wall.replace(second=0, microsecond=0), "Asia/Tbilisi") if wall else None for wall in walls]
    many = LocalMoments(
        [wall.isoformat(timespec="minutes") if wall else None for wall in walls],
        ["Asia/Tbilisi" if wall else None for wall in walls],
    )
    assert list(many) == expected
    assert len(many) == len(expected)
    assert list(many[1:]) == expected[1:]
    assert list(many.where([bool(wall) for wall in walls])) == [each for each in expected if each]


FEBRUARY = date(2027, 2, 1)  # a Monday: the month is four weeks
LIKELY = st.dates(date(1970, 1, 1), date(2199, 1, 1))


def of_a_calendar(day: date, months: int) -> Period:
    return Period.months(day.year, (day.month - 1) // months * months + 1, months)


SHAPES = st.one_of(
    st.builds(of_a_calendar, LIKELY, st.sampled_from([1, 3, 12])), st.builds(Weeks.four, LIKELY, st.integers(0, 6))
)
ANY = SHAPES | st.builds(lambda day, length: Period(day, day + timedelta(days=length)), LIKELY, st.integers(1, 400))


@given(SHAPES, st.integers(-30, 30))
def test_steps_lead_there_and_back(period: Period, count: int) -> None:
    assert period.stepped(count).stepped(-count) == period
    assert type(period.stepped(count)) is type(period)


@given(ANY, LIKELY)
def test_steps_leave_no_day_out(period: Period, day: date) -> None:
    assert period.stepped(1).start == period.end
    assert period.stepped(-1).end == period.start
    assert day in period.around(day)


@given(SHAPES, LIKELY)
def test_the_period_like_it_around_a_day_is_one_of_a_calendar(period: Period, day: date) -> None:
    around = period.around(day)
    assert (around.whole_months, type(around)) == (period.whole_months, type(period))
    assert around.around(day) == around


@given(LIKELY, st.integers(0, 6))
def test_four_weeks_begin_with_the_week_of_the_day(day: date, first: int) -> None:
    weeks = Weeks.four(day, first)
    assert weeks.start.weekday() == first
    assert 0 <= (day - weeks.start).days < 7
    assert (weeks.end - weeks.start).days == 28
    assert weeks.around(day) == weeks


def test_weeks_that_are_a_month_stay_weeks() -> None:
    weeks, month = Weeks.four(FEBRUARY, 0), Period.month_of(FEBRUARY)
    assert (weeks.start, weeks.end) == (month.start, month.end)
    assert weeks != month
    assert weeks.stepped(1) == Weeks(date(2027, 3, 1), date(2027, 3, 29))
    assert month.stepped(1) == Period.month(2027, 3)
    assert not weeks.is_whole_month()


def test_where_days_end_no_step_leads() -> None:
    last = Weeks(date(9999, 12, 1), date(9999, 12, 29))
    assert last.stepped(1) == last


TODAY = date(2026, 12, 2)
NOVEMBER, DECEMBER = Period.month(2026, 11), Period.month(2026, 12)


@pytest.mark.parametrize(
    ("left", "on", "opened"),
    [
        (NOVEMBER, date(2026, 11, 30), DECEMBER),
        (NOVEMBER, TODAY, NOVEMBER),
        (DECEMBER, date(2026, 11, 30), DECEMBER),
        (Period.month(2027, 3), date(2026, 11, 30), Period.month(2027, 3)),
        (Period.month(2025, 7), date(2026, 12, 1), DECEMBER),
        (Period.month(2026, 11), date(2026, 10, 20), DECEMBER),
        (Period.months(2026, 7, 3), date(2026, 9, 30), Period.months(2026, 10, 3)),
        (Period.months(2026, 1, 12), date(2026, 12, 1), Period.months(2026, 1, 12)),
        (Weeks.four(date(2026, 11, 3), 0), date(2026, 11, 3), Weeks.four(TODAY, 0)),
        (Weeks.four(date(2027, 1, 20), 0), date(2026, 11, 3), Weeks.four(date(2027, 1, 20), 0)),
    ],
    ids=str,
)
def test_nobody_lands_in_a_past_by_waiting(left: Period, on: date, opened: Period) -> None:
    assert when_opened(left, on, TODAY) == opened


@given(ANY, LIKELY, LIKELY)
def test_what_is_opened_another_day_is_not_over(left: Period, on: date, today: date) -> None:
    opened = when_opened(left, on, today)
    assert opened == left if on == today else opened.end > today
    assert on == today or on not in left or today in opened


@pytest.mark.parametrize(
    ("day", "zone", "wanted"),
    [
        ("2026-03-29", "Europe/Berlin", (120, 180)),
        ("2026-03-29", "Asia/Tbilisi", (0, 0)),
        ("2026-10-25", "Europe/Berlin", (0, 0)),
        ("2026-03-28", "Europe/Berlin", (0, 0)),
        ("2026-10-04", "Australia/Lord_Howe", (120, 150)),
        ("2011-12-30", "Pacific/Apia", (0, 1440)),
    ],
)
def test_an_hour_that_no_clock_shows(day: str, zone: str, wanted: tuple[int, int]) -> None:
    found = skipped(date.fromisoformat(day), zone)
    assert (found.start, found.stop) == wanted
