from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, vDDDTypes

from smmdesk.domain.ids import ClientId, PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, Post, PostStatus
from smmdesk.domain.text import clean, hashtags
from smmdesk.exchange.calendars.writing import write_calendar
from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.incoming import Reading, ReadOptions, opened
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.speech.language import Language

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.exchange.plans.planned import PlannedRow, PlannedRows

OPTIONS = ReadOptions(zone="Asia/Tbilisi")
NOW = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
POST = Post(
    id=PostId(new_id()),
    client_id=ClientId("c" * 32),
    moment=LocalMoment(dt.datetime(2026, 7, 3, 19, 30), "Europe/Berlin"),
    networks=(Network.INSTAGRAM, Network.VK),
    format=Format.CAROUSEL,
    rubric="Za kulisami",
    status=PostStatus.TO_APPROVE,
    text="Fresh bread, every day;\nand\\or cake",
    hashtags=("#bread", "#ხაჭაპური"),
    link="https://example.com/?a=1,2",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.ics"


def written(file: Path, *posts: Post, version: int = 0) -> Calendar:
    versions = {post.id: version for post in posts}
    write_calendar(file, posts, Language("ru"), now=NOW, versions=versions, title="План")
    calendar = Calendar.from_ical(file.read_bytes())
    assert isinstance(calendar, Calendar)
    return calendar


def taken(file: Path, *events: str, head: str = "") -> tuple[list[PlannedRow], Reading[PlannedRows]]:
    blocks = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    file.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{blocks}END:VCALENDAR\r\n", "utf-8", newline="")
    with opened(PLANS, file, OPTIONS) as reading:
        return list(reading), reading


def test_an_entry_keeps_its_uid_and_raises_its_sequence(file: Path) -> None:
    first = written(file, POST, version=1).events[0]
    second = written(file, POST, version=2).events[0]
    assert first["UID"] == second["UID"] == f"{POST.id}@smmdesk"
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (1, 2)


def test_an_entry_has_its_zone_and_an_alarm(file: Path) -> None:
    calendar = written(file, POST)
    event = calendar.events[0]
    assert [zone["TZID"] for zone in calendar.timezones] == ["Europe/Berlin"]
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert event.start == dt.datetime(2026, 7, 3, 17, 30, tzinfo=dt.UTC)
    trigger = event.subcomponents[0]["TRIGGER"]
    assert isinstance(trigger, vDDDTypes)
    assert trigger.dt == dt.timedelta(minutes=-15)
    assert str(event["SUMMARY"]).startswith("IG VK: Fresh bread")
    assert event["STATUS"] == "TENTATIVE"


def test_ideas_have_no_place_in_a_calendar(file: Path) -> None:
    idea = Post(id=PostId(new_id()), client_id=POST.client_id, text="some day")
    assert len(written(file, POST, idea).events) == 1
    assert written(file, idea).events == []


def test_what_was_written_is_read_back(file: Path) -> None:
    written(file, POST)
    with opened(PLANS, file, OPTIONS) as reading:
        (row,) = reading
    for field in ("moment", "networks", "format", "rubric", "status", "text", "hashtags", "link"):
        assert getattr(row, field) == getattr(POST, field), field
    assert row.key == POST.id
    assert reading.problems == []
    assert {"id", "date", "text"} <= reading.about.fields


def test_an_entry_of_another_program(file: Path) -> None:
    rows, reading = taken(
        file,
        "UID:abc@example.com\r\nDTSTART:20261103T153000Z\r\nSUMMARY:Cake day\r\nDESCRIPTION:How we\\, bake\r\n"
        "CATEGORIES:Instagram,News,Urgent\r\nLOCATION:Bakery",
        "UID:day@example.com\r\nDTSTART;VALUE=DATE:20261104\r\nSUMMARY:All day\r\nSTATUS:CANCELLED",
        "UID:win@example.com\r\nDTSTART;TZID=Russian Standard Time:20261105T100000\r\nSUMMARY:Zone of Windows",
        "UID:float@example.com\r\nDTSTART:20261105T100000\r\nSUMMARY:No zone",
        "UID:idea@example.com\r\nSUMMARY:Some day",
    )
    first, day, windows, floating, idea = rows
    assert first.text == "Cake day\n\nHow we, bake"
    assert first.moment == LocalMoment(dt.datetime(2026, 11, 3, 19, 30), "Asia/Tbilisi")
    assert (first.networks, first.rubric, first.note) == ((Network.INSTAGRAM,), "News", "Bakery\nUrgent")
    assert day.moment == LocalMoment(dt.datetime(2026, 11, 4, 12), "Asia/Tbilisi")
    assert day.status is PostStatus.REJECTED
    assert windows.moment == LocalMoment(dt.datetime(2026, 11, 5, 10), "Europe/Moscow")
    assert floating.moment == LocalMoment(dt.datetime(2026, 11, 5, 10), "Asia/Tbilisi")
    assert idea.moment is None
    assert list(map(str, reading.problems)) == ["No time is given for 1 of the posts; 12:00 was taken."]


def test_a_repeating_entry_is_laid_out(file: Path) -> None:
    rows, reading = taken(
        file,
        "UID:r@x\r\nDTSTART;TZID=Europe/Berlin:20261020T100000\r\nSUMMARY:Weekly\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\n"
        "EXDATE;TZID=Europe/Berlin:20261103T100000",
        "UID:r@x\r\nRECURRENCE-ID;TZID=Europe/Berlin:20261110T100000\r\nDTSTART;TZID=Europe/Berlin:20261110T120000\r\n"
        "SUMMARY:Moved",
    )
    walls = [row.moment.wall for row in rows if row.moment]
    assert walls == [dt.datetime(2026, 10, 20, 10), dt.datetime(2026, 10, 27, 10), dt.datetime(2026, 11, 10, 12)]
    assert len({row.key for row in rows}) == 3
    assert reading.problems == []


def test_a_rule_without_an_end_is_cut_and_reported(file: Path) -> None:
    rows, reading = taken(file, "UID:r@x\r\nDTSTART:20261103T100000\r\nSUMMARY:Daily\r\nRRULE:FREQ=DAILY")
    assert len(rows) == 366
    assert str(reading.problems[0]) == "“Daily” repeats without end; the first 366 times were taken."


def test_a_broken_entry_stops_no_other(file: Path) -> None:
    rows, reading = taken(
        file,
        "UID:a@x\r\nDTSTART:2026-11-03\r\nSUMMARY:Broken date",
        "UID:b@x\r\nDTSTART:20261103T100000\r\nSUMMARY:Good",
    )
    assert rows[-1].text == "Good"
    assert len(rows) + len(reading.problems) >= 2


def test_a_calendar_without_entries_is_refused(file: Path) -> None:
    with pytest.raises(NothingRecognisedError):
        taken(file)


ANY_TEXT = st.text().map(clean)


@pytest.mark.usefixtures("in_one_process")
def test_whatever_is_written_is_read_back(file: Path) -> None:
    @settings(max_examples=60)
    @given(
        text=ANY_TEXT,
        rubric=ANY_TEXT | st.sampled_from(["Telegram", "#tag", " a\\,b "]),
        hashtags=st.text().map(hashtags),
        link=ANY_TEXT,
        client=ANY_TEXT,
        zone=st.sampled_from(
            ["UTC", "Etc/UTC", "Etc/GMT+3", "Asia/Tbilisi", "America/Argentina/Buenos_Aires", "EST5EDT"]
        ),
        wall=st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2199, 12, 31)).map(
            lambda wall: wall.replace(second=0, microsecond=0)
        ),
        networks=st.lists(st.sampled_from(Network), unique=True, max_size=3).map(tuple),
        status=st.sampled_from(PostStatus),
    )
    @example(
        r"C:\New\note; a,b\\",
        "VK",
        ("#a", "#b"),
        "https://a\nhttps://b",
        "A\u00a0B;",
        "UTC",
        dt.datetime(2199, 12, 31, 23, 59),
        (),
        PostStatus.IDEA,
    )
    @example("END:VEVENT\n END:VEVENT", "", (), "", "", "Etc/UTC", dt.datetime(1970, 1, 1), (), PostStatus.IDEA)
    @example("\\" * 200, "", (), "", "", "Etc/UTC", NOW.replace(tzinfo=None), (), PostStatus.IDEA)
    def identity(
        text: str,
        rubric: str,
        hashtags: tuple[str, ...],
        link: str,
        client: str,
        zone: str,
        wall: dt.datetime,
        networks: tuple[Network, ...],
        status: PostStatus,
    ) -> None:
        post = replace(
            POST,
            text=text,
            rubric=rubric,
            hashtags=hashtags,
            link=link,
            moment=LocalMoment(wall, zone),
            networks=networks,
            status=status,
        )
        write_calendar(file, [post], Language("ka"), now=NOW, versions={}, title="x", clients={POST.client_id: client})
        with opened(PLANS, file, OPTIONS) as reading:
            (row,) = reading
        for field in ("moment", "networks", "format", "rubric", "status", "text", "hashtags", "link"):
            assert getattr(row, field) == getattr(post, field), field
        assert (row.client, row.key, reading.problems) == (client, post.id, [])

    identity()


def test_no_line_is_longer_than_the_standard_allows(file: Path) -> None:
    written(file, replace(POST, text="ხაჭაპური 🥐 \\n" * 300))
    lines = file.read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()
    assert Calendar.from_ical(file.read_bytes()).events[0]["X-SMMDESK-STATUS"] == "to_approve"


def test_an_alarm_says_nothing_of_the_entry(file: Path) -> None:
    rows, _reading = taken(
        file,
        "UID:a@x\r\nBEGIN:VALARM\r\nDESCRIPTION:Ring\r\nEND:VALARM\r\nDTSTART:20261103T100000\r\nSUMMARY:Long\r\n er",
    )
    assert [row.text for row in rows] == ["Longer"]


def test_twenty_thousand_posts_take_no_longer_than_their_text(file: Path) -> None:
    """Written by the library, which needs some 5,000 steps a post, they took 14 seconds."""
    posts = [replace(POST, id=PostId(new_id())) for _each in range(2_000)]
    steps = 0

    def count(*_call: object) -> None:
        nonlocal steps
        steps += 1

    sys.setprofile(count)
    try:
        write_calendar(file, posts, Language("en"), now=NOW, versions={}, title="x")
    finally:
        sys.setprofile(None)
    assert steps < 500 * len(posts)


def test_a_guessed_encoding_is_said(file: Path) -> None:
    entry = "BEGIN:VEVENT\nUID:1\nDTSTART:20261127T100000Z\nSUMMARY:Привет, мир\nEND:VEVENT\n"
    file.write_bytes(f"BEGIN:VCALENDAR\n{entry}END:VCALENDAR\n".encode("cp1251"))
    with opened(PLANS, file, OPTIONS) as reading:
        assert [row.text for row in reading] == ["Привет, мир"]
    assert [problem.row for problem in reading.problems] == [0]


ENTRY = """BEGIN:VEVENT
UID:{id}@smmdesk
SEQUENCE:3
DTSTAMP:20261101T090000Z
DTSTART;TZID=Europe/Berlin:20260703T193000
DURATION:PT15M
SUMMARY:IG VK: Fresh bread\\, every day\\; and\\\\or cake
DESCRIPTION:Fresh bread\\, every day\\;\\nand\\\\or cake
STATUS:TENTATIVE
X-SMMDESK-STATUS:to_approve
X-SMMDESK-FORMAT:carousel
X-SMMDESK-CLIENT:Пекарня\\;
URL:https://example.com/?a=1,2
CATEGORIES;X-SMMDESK=NETWORKS:Instagram,ВКонтакте
CATEGORIES;X-SMMDESK=HASHTAGS:#bread,#ხაჭაპური
CATEGORIES;X-SMMDESK=RUBRIC:Za kulisami
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:IG VK: Fresh bread\\, every day\\; and\\\\or cake
TRIGGER:-PT15M
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:bare@smmdesk
SEQUENCE:0
DTSTAMP:20261101T090000Z
DTSTART:20260703T193000Z
DURATION:PT15M
SUMMARY:Пост
DESCRIPTION:
STATUS:CONFIRMED
X-SMMDESK-STATUS:published
X-SMMDESK-CLIENT:
X-SMMDESK-LINK:a\\nb
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Пост
TRIGGER:-PT15M
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def test_every_line_of_the_file(file: Path) -> None:
    bare = Post(
        id=PostId("bare"),
        client_id=ClientId("nobody"),
        moment=LocalMoment(dt.datetime(2026, 7, 3, 19, 30), "UTC"),
        status=PostStatus.PUBLISHED,
        link="a\nb",
    )
    idea = replace(bare, moment=None)
    clients = {POST.client_id: "Пекарня;"}
    now = NOW.astimezone(dt.timezone(dt.timedelta(hours=4)))
    posts = [POST, idea, bare]
    count = write_calendar(
        file, posts, Language("ru"), now=now, versions={POST.id: 3}, title="План, весь", clients=clients
    )
    lines = file.read_bytes().decode().replace("\r\n ", "").replace("\r\n", "\n")
    head, _begin, zones_and_entries = lines.partition("BEGIN:VTIMEZONE")
    _zones, _end, entries = zones_and_entries.partition("END:VTIMEZONE\n")
    assert count == 2
    assert head == "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//SMMdesk//RU\nX-WR-CALNAME:План\\, весь\n"
    assert entries == ENTRY.format(id=POST.id)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (PostStatus.IDEA, "TENTATIVE"),
        (PostStatus.DRAFT, "TENTATIVE"),
        (PostStatus.APPROVED, "CONFIRMED"),
        (PostStatus.SCHEDULED, "CONFIRMED"),
        (PostStatus.REJECTED, "CANCELLED"),
    ],
)
def test_other_programs_are_told_how_certain_it_is(file: Path, status: PostStatus, told: str) -> None:
    assert written(file, replace(POST, status=status)).events[0]["STATUS"] == told


@pytest.mark.parametrize(
    ("format", "networks", "text", "summary"),
    [
        (Format.CAROUSEL, (), "", "Карусель"),
        (None, (Network.VK,), "", "VK: Пост"),
        (Format.CAROUSEL, (), "Cake\nBread", "Cake Bread"),
    ],
)
def test_a_calendar_shows_what_the_post_is(
    file: Path, format: Format | None, networks: tuple[Network, ...], text: str, summary: str
) -> None:
    event = written(file, replace(POST, format=format, networks=networks, text=text)).events[0]
    assert event["SUMMARY"] == event.subcomponents[0]["DESCRIPTION"] == summary
    assert "X-SMMDESK-CLIENT" not in event


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ((2026,), "2026-01-01 to 2028-01-01"),
        ((2026, 2030), "2026-01-01 to 2032-01-01"),
        ((1969,), "1970-01-01 to 1972-01-01"),
        ((2150,), "2100-01-01 to 2102-01-01"),
    ],
)
def test_the_changes_of_the_clock_are_told_for_the_years_of_the_posts(
    file: Path, years: tuple[int, ...], told: str
) -> None:
    posts = [
        replace(POST, id=PostId(new_id()), moment=LocalMoment(dt.datetime(year, 7, 3, 19, 30), zone))
        for year in years
        for zone in ("UTC", "Europe/Berlin", "Asia/Tbilisi")
    ]
    calendar = written(file, *posts)
    assert [zone["TZID"] for zone in calendar.timezones] == ["Asia/Tbilisi", "Europe/Berlin"]
    assert {str(zone["COMMENT"]) for zone in calendar.timezones} == {f"This timezone only works from {told}."}
