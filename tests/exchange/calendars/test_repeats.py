"""How entries repeat, held against the library `recurring-ical-events`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import PostStatus
from smmdesk.exchange.incoming import Reading, ReadOptions, opened
from smmdesk.exchange.plans.kind import PLANS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smmdesk.exchange.plans.planned import PlannedRow, PlannedRows

HOME = "Asia/Tbilisi"
ZONES = ["Europe/Paris", "Asia/Tbilisi", "America/Los_Angeles", "Australia/Lord_Howe", "UTC", "Asia/Kathmandu"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.ics"


def calendar(*events: Sequence[str], head: Sequence[str] = ()) -> str:
    entries = [line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT")]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *head, *entries, "END:VCALENDAR", ""])


def taken(file: Path, text: str) -> tuple[list[PlannedRow], Reading[PlannedRows]]:
    file.write_text(text, "utf-8", newline="")
    with opened(PLANS, file, ReadOptions(zone=HOME)) as reading:
        return list(reading), reading


def walls(rows: Sequence[PlannedRow]) -> list[str]:
    """Sorted, to the minute, each with its zone."""
    return sorted(f"{row.moment.wall:%m-%d %H:%M} {row.moment.zone}" for row in rows if row.moment)


def instants(rows: Sequence[PlannedRow]) -> list[dt.datetime]:
    moments = [row.moment for row in rows if row.moment]
    return sorted(each.wall.replace(tzinfo=ZoneInfo(each.zone)).astimezone(dt.UTC) for each in moments)


def judged(text: str) -> list[dt.datetime]:
    """Every start that the judge finds."""
    found = recurring_ical_events.of(Calendar.from_ical(text)).between(dt.date(2025, 1, 1), dt.date(2030, 1, 1))
    return sorted(event["DTSTART"].dt.astimezone(dt.UTC) for event in found)


class TestTimesInUtc:
    def test_the_last_time_is_told_in_utc(self, file: Path) -> None:
        text = calendar(
            ["UID:1", "DTSTART;TZID=Asia/Tbilisi:20260901T210000", "RRULE:FREQ=DAILY;UNTIL=20260903T195959Z"],
            ["UID:2", "DTSTART;TZID=America/Los_Angeles:20260901T060000", "RRULE:FREQ=DAILY;UNTIL=20260904T065959Z"],
        )
        rows, reading = taken(file, text)
        assert walls(rows) == [
            *(f"09-0{day} {time}" for day in (1, 2, 3) for time in ("06:00 America/Los_Angeles", "21:00 Asia/Tbilisi"))
        ]
        assert instants(rows) == judged(text)
        assert reading.problems == []

    def test_times_left_out_and_moved_are_told_in_utc(self, file: Path) -> None:
        text = calendar(
            [
                "UID:s",
                "DTSTART;TZID=Europe/Paris:20260901T110000",
                "RRULE:FREQ=DAILY;COUNT=3",
                "EXDATE:20260903T090000Z",
            ],
            ["UID:s", "RECURRENCE-ID:20260902T090000Z", "DTSTART;TZID=Europe/Paris:20260902T150000"],
        )
        rows, _reading = taken(file, text)
        assert walls(rows) == ["09-01 11:00 Europe/Paris", "09-02 15:00 Europe/Paris"]
        assert instants(rows) == judged(text)

    def test_in_another_zone_than_the_start(self, file: Path) -> None:
        text = calendar(
            [
                *("UID:s", "DTSTART:20260901T080000Z", "RRULE:FREQ=DAILY;COUNT=4"),
                *("EXDATE;TZID=Asia/Tbilisi:20260902T120000", "EXDATE;TZID=Europe/Paris:20260903T100000"),
            ]
        )
        rows, _reading = taken(file, text)
        assert walls(rows) == ["09-01 12:00 Asia/Tbilisi", "09-04 12:00 Asia/Tbilisi"]
        assert instants(rows) == judged(text)

    def test_a_start_without_a_zone_is_in_that_of_the_client(self, file: Path) -> None:
        text = calendar(["UID:s", "DTSTART:20260901T120000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260902T080000Z"])
        assert walls(taken(file, text)[0]) == ["09-01 12:00 Asia/Tbilisi", "09-03 12:00 Asia/Tbilisi"]


def test_whole_days_repeat_and_are_left_out(file: Path) -> None:
    text = calendar(
        ["UID:d", "DTSTART;VALUE=DATE:20260901", "RRULE:FREQ=DAILY;UNTIL=20260904", "EXDATE;VALUE=DATE:20260902"],
        ["UID:t", "DTSTART:20261001T100000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20261002"],
    )
    days = [f"09-0{day} 12:00 {HOME}" for day in (1, 3, 4)]
    assert walls(taken(file, text)[0]) == [*days, f"10-01 10:00 {HOME}", f"10-03 10:00 {HOME}"]


def test_times_that_are_added_count(file: Path) -> None:
    text = calendar(
        [
            *("UID:a", "DTSTART;TZID=Europe/Paris:20260901T100000", "RRULE:FREQ=WEEKLY;COUNT=2"),
            *("RDATE:20260903T160000Z,20260908T080000Z", "RDATE;VALUE=PERIOD;TZID=Europe/Paris:20260905T090000/PT1H"),
        ],
        ["UID:b", "DTSTART;TZID=Europe/Paris:20261001T100000", "RDATE;TZID=Europe/Paris:20261003T110000"],
    )
    rows, reading = taken(file, text)
    days = ["09-01 10:00", "09-03 18:00", "09-05 09:00", "09-08 10:00", "10-01 10:00", "10-03 11:00"]
    assert walls(rows) == [f"{day} Europe/Paris" for day in days]
    assert len({row.key for row in rows}) == 6
    assert instants(rows) == judged(text)
    assert reading.problems == []


def test_what_changes_all_later_times_is_said(file: Path) -> None:
    text = calendar(
        ["UID:s", "DTSTART:20260901T100000Z", "RRULE:FREQ=DAILY;COUNT=3"],
        ["UID:s", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260902T100000Z", "DTSTART:20260902T110000Z", "SUMMARY:Later"],
    )
    rows, reading = taken(file, text)
    assert len(rows) == 3
    said = "“Later” changes all later times of a repeating entry too; only this one was changed."
    assert list(map(str, reading.problems)) == [said]


def test_a_long_rule_that_ends_is_not_called_endless(file: Path) -> None:
    text = calendar(["UID:s", "DTSTART:20260901T100000Z", "SUMMARY:Long", "RRULE:FREQ=DAILY;COUNT=400"])
    rows, reading = taken(file, text)
    assert len(rows) == 366
    said = "“Long” repeats too often; the first 366 times were taken, the others left out."
    assert list(map(str, reading.problems)) == [said]


def test_an_appointment_that_is_confirmed_is_no_scheduled_post(file: Path) -> None:
    entry = ["DTSTART:20260901T100000Z", "SUMMARY:Dentist"]
    own = ["UID:3@smmdesk", *entry, "STATUS:CONFIRMED", "X-SMMDESK-STATUS:scheduled"]
    text = calendar(
        ["UID:1", *entry, "STATUS:CONFIRMED"],
        ["UID:2", *entry, "STATUS:CANCELLED"],
        own,
    )
    rows, _reading = taken(file, text)
    assert [row.status for row in rows] == [None, PostStatus.REJECTED, PostStatus.SCHEDULED]


class TestZones:
    MADE_UP = (
        *("BEGIN:VTIMEZONE", "TZID:Customized Time Zone", "BEGIN:STANDARD", "DTSTART:16010101T030000"),
        *("TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "END:STANDARD"),
        *("BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"),
        *("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE"),
    )

    @pytest.mark.parametrize(
        ("name", "zone"),
        [
            ("W. Europe Standard Time", "Europe/Berlin"),
            ('"W. Europe Standard Time"', "Europe/Berlin"),
            ('"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', "Europe/Amsterdam"),
            ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
            ('"(UTC+04:00) Tbilisi"', "Asia/Tbilisi"),
            ('"(UTC-08:00) Pacific Time (US & Canada)"', "America/Los_Angeles"),
            ('"(UTC+00:00) Dublin, Edinburgh, Lisbon, London"', "Europe/Dublin"),
            ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ],
    )
    def test_a_name_that_outlook_or_another_program_gives(self, file: Path, name: str, zone: str) -> None:
        rows, reading = taken(file, calendar(["UID:z", f"DTSTART;TZID={name}:20260701T100000"]))
        assert [row.moment for row in rows] == [LocalMoment(dt.datetime(2026, 7, 1, 10), zone)]
        assert reading.problems == []

    def test_one_that_the_file_itself_defines(self, file: Path) -> None:
        events = [
            ["UID:summer", "DTSTART;TZID=Customized Time Zone:20260701T100000"],
            ["UID:winter", "DTSTART;TZID=Customized Time Zone:20261201T100000"],
        ]
        text = calendar(*events, head=self.MADE_UP)
        rows, reading = taken(file, text)
        assert walls(rows) == ["07-01 12:00 Asia/Tbilisi", "12-01 13:00 Asia/Tbilisi"]
        assert instants(rows) == judged(text)
        assert reading.problems == []

    @pytest.mark.parametrize("name", ["Nowhere", "(UTC+09:00) Berlin", "Europe", "../Europe/Berlin"])
    def test_one_that_nobody_knows_is_said(self, file: Path, name: str) -> None:
        ((row,), reading) = taken(file, calendar(["UID:z", f"DTSTART;TZID={name}:20260701T100000"]))
        assert row.moment == LocalMoment(dt.datetime(2026, 7, 1, 10), HOME)
        assert row.note == name
        said = f"“{name}” is not a time zone; the client's was taken, the words kept in the note."
        assert list(map(str, reading.problems)) == [said]

    def test_a_definition_that_is_no_clock_is_not_followed(self, file: Path) -> None:
        head = [line.replace("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "FREQ=SECONDLY") for line in self.MADE_UP]
        _rows, reading = taken(
            file, calendar(["UID:z", "DTSTART;TZID=Customized Time Zone:20260701T100000"], head=head)
        )
        assert [problem.values["value"] for problem in reading.problems] == ["Customized Time Zone"]


rules = st.one_of(
    st.builds("FREQ=DAILY;INTERVAL={}".format, st.integers(1, 9)),
    st.builds("FREQ=WEEKLY;BYDAY={}".format, st.sampled_from(["MO", "TU,TH", "SA,SU,WE", "FR;WKST=SU;INTERVAL=2"])),
    st.builds("FREQ=MONTHLY;BYMONTHDAY={}".format, st.sampled_from(["1", "31", "-1", "5,20"])),
    st.builds(
        "FREQ=MONTHLY;BYDAY={}".format, st.sampled_from(["1MO", "-1FR", "2TU,4TU", "MO,TU,WE,TH,FR;BYSETPOS=-1"])
    ),
)
starts = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2026, 12, 31)).map(
    lambda at: at.replace(second=0, microsecond=0)
)


def told(name: str, wall: dt.datetime, zone: str, form: str) -> str:
    """A property's line that states a time in UTC, by the clock of the zone, or by that of another."""
    at = wall.replace(tzinfo=ZoneInfo(zone))
    if form == "utc" or zone == "UTC":
        return f"{name}:{at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    clock = zone if form == "local" else form
    return f"{name};TZID={clock}:{at.astimezone(ZoneInfo(clock)):%Y%m%dT%H%M%S}"


@st.composite
def series(draw: st.DrawFn) -> str:
    """A repeating entry with times left out, added and moved, each stated in one way or another.

    None is both left out and moved, and no rule ends before its start: there the judge has nothing where we have the
    entry that somebody wrote. Added times are seven minutes off, since the judge takes two for one that look the same
    by different clocks.
    """
    zone, start, rule = draw(st.sampled_from(ZONES)), draw(starts), draw(rules)
    form = st.sampled_from(["utc", "local", "Asia/Tokyo"])
    last = (start + dt.timedelta(days=draw(st.integers(0, 60)), hours=draw(st.integers(0, 23)))).replace(
        tzinfo=ZoneInfo(zone)
    )
    end = draw(
        st.sampled_from([f"COUNT={draw(st.integers(1, 12))}", f"UNTIL={last.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"])
    )
    days = st.integers(0, 20).map(lambda number: start + dt.timedelta(days=number))
    hours = st.integers(1, 400).map(lambda number: start + dt.timedelta(hours=number, minutes=7))
    left_out = draw(st.lists(days, max_size=3))
    entry = ["UID:s", told("DTSTART", start, zone, "local"), f"RRULE:{rule};{end}"]
    entry += [told("EXDATE", day, zone, draw(form)) for day in left_out]
    entry += [told("RDATE", at, zone, draw(form)) for at in draw(st.lists(hours, max_size=2))]
    moved = draw(st.lists(days.filter(lambda day: day not in left_out), max_size=2, unique=True))
    others = [
        ["UID:s", told("RECURRENCE-ID", day, zone, draw(form)), told("DTSTART", draw(hours), zone, draw(form))]
        for day in moved
    ]
    return calendar(entry, *others)


@pytest.mark.usefixtures("in_one_process")
def test_every_series_is_as_the_judge_has_it(file: Path) -> None:
    @settings(max_examples=150)
    @given(series())
    def check(text: str) -> None:
        rows, reading = taken(file, text)
        assert instants(rows) == judged(text)
        assert reading.problems == []

    check()
