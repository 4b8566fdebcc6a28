"""Lines, times and entries of a calendar, one by one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from icalendar import vRecur

from smmdesk.exchange.calendars import entries, lines
from smmdesk.exchange.calendars.entries import CHUNK, Entry, read_entries, replaced_times
from smmdesk.exchange.calendars.lines import entries_of, escaped, folded, read_line, unescaped
from smmdesk.exchange.calendars.times import MAX_TIMES, moments, naive, read_times, repeated, when
from smmdesk.exchange.errors import FileTooLargeError
from smmdesk.exchange.table.delimited import Problem
from smmdesk.exchange.table.encoding import survey

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DAY = dt.date(2026, 11, 3)
TEN = dt.datetime(2026, 11, 3, 10)


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("", [b""]),
        ("a" * 75, [b"a" * 75]),
        ("a" * 76, [b"a" * 75, b"a"]),
        ("a" * 149, [b"a" * 75, b"a" * 74]),
        ("a" * 150, [b"a" * 75, b"a" * 74, b"a"]),
        ("a" * 74 + "ё" + "b", [b"a" * 74, "ёb".encode()]),
        ("a" * 73 + "ёb", [b"a" * 73 + "ё".encode(), b"b"]),
        ("a" * 74 + "\\nb", [b"a" * 74, b"\\nb"]),
        ("a" * 73 + "\\nb", [b"a" * 73 + b"\\n", b"b"]),
        ("a" * 72 + "🥐b", [b"a" * 72, "🥐b".encode()]),
        ("\ud83c", [b"?"]),
    ],
)
def test_lines_are_folded_between_letters(line: str, pieces: list[bytes]) -> None:
    assert folded(line) == b"\r\n ".join(pieces) + b"\r\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [("a;b,c\\d\ne", "a\\;b\\,c\\\\d\\ne"), ("plain: text", "plain: text"), ("\\n", "\\\\n")],
)
def test_signs_are_escaped_and_come_back(text: str, line: str) -> None:
    assert escaped(text) == line
    assert unescaped(line) == text


def test_what_others_escape_is_understood() -> None:
    assert unescaped("a\\Nb\\:c\\") == "a\nb:c\\"


@pytest.mark.parametrize(
    ("line", "name", "value", "said", "words"),
    [
        ("summary:Cake: day", "SUMMARY", "Cake: day", "", ["Cake: day"]),
        ("CATEGORIES;LANGUAGE=en:a\\,b,c", "CATEGORIES", "a\\,b,c", "", ["a,b", "c"]),
        ("CATEGORIES;x-smmdesk=networks:VK", "CATEGORIES", "VK", "NETWORKS", ["VK"]),
        ('CATEGORIES;X="a:b;c";X-SMMDESK=RUBRIC:,a', "CATEGORIES", ",a", "RUBRIC", ["a"]),
        ("X-A;B=;C=d:", "X-A", "", "", []),
    ],
)
def test_a_line_has_a_name_and_a_value(line: str, name: str, value: str, said: str, words: list[str]) -> None:
    found = read_line(line)
    assert found is not None
    assert (found.name, found.value, found.said(), found.words()) == (name, value, said, words)


@pytest.mark.parametrize("line", ["", "no colon", "two words:x", "A;b:c", ":x"])
def test_what_is_no_line_is_none(line: str) -> None:
    assert read_line(line) is None


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("BEGIN:VEVENT\r\nA:1\r\nEND:VEVENT\r\n", [["A:1"]]),
        ("A:0\rbegin:vevent \rA:1\rEND:vevent\rA:2\rBEGIN:VEVENT\rEND:VEVENT", [["A:1"], []]),
        ("BEGIN:VEVENT\nA:1\n 2\n\t3\nEND:VEVENT", [["A:123"]]),
        ("BEGIN:VEVENT\nA:1\nBEGIN:VALARM\nB:1\nEND:VALARM\nC:1\nEND:VEVENT", [["A:1", "C:1"]]),
        ("BEGIN:VEVENT\nA:1\nBEGIN:VEVENT\nB:1\nEND:VEVENT", [["B:1"]]),
        ("BEGIN:VCALENDAR\nA:0\nEND:VEVENT\nBEGIN:VTODO\nA:1\nEND:VTODO\nEND:VCALENDAR", []),
        ("BEGIN:VEVENT\nA:1\n", []),
    ],
)
def test_an_entry_is_what_stands_in_it(text: str, blocks: list[list[str]]) -> None:
    assert list(entries_of(text, "plan.ics")) == blocks


def test_a_calendar_has_at_most_so_many_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_ENTRIES", 2)
    entry = "BEGIN:VEVENT\nA:1\nEND:VEVENT\n"
    assert len(list(entries_of(entry * 2, "plan.ics"))) == 2
    with pytest.raises(FileTooLargeError, match=r"plan\.ics"):
        list(entries_of(entry * 3, "plan.ics"))


def rule(**parts: object) -> vRecur:
    return vRecur({name: [value] for name, value in parts.items()})


@pytest.mark.parametrize(
    ("parts", "count", "last", "is_cut"),
    [
        ({"FREQ": "DAILY"}, 366, dt.datetime(2027, 11, 3, 10), True),
        ({"FREQ": "daily", "COUNT": 1}, 1, TEN, False),
        ({"FREQ": "DAILY", "COUNT": 366}, 366, dt.datetime(2027, 11, 3, 10), False),
        ({"FREQ": "DAILY", "COUNT": 367}, 366, dt.datetime(2027, 11, 3, 10), True),
        ({"FREQ": "WEEKLY", "INTERVAL": 2, "COUNT": 3}, 3, dt.datetime(2026, 12, 1, 10), False),
        ({"FREQ": "WEEKLY", "INTERVAL": 0, "COUNT": 3}, 1, TEN, True),
        ({"FREQ": "HOURLY", "COUNT": 3}, 1, TEN, True),
        ({"COUNT": 3}, 1, TEN, True),
        ({"FREQ": "MONTHLY", "UNTIL": dt.datetime(2027, 1, 3, 10)}, 3, dt.datetime(2027, 1, 3, 10), False),
        ({"FREQ": "MONTHLY", "UNTIL": dt.datetime(2027, 1, 3, 9)}, 2, dt.datetime(2026, 12, 3, 10), False),
        ({"FREQ": "MONTHLY", "UNTIL": dt.date(2027, 1, 4)}, 3, dt.datetime(2027, 1, 3, 10), False),
        ({"FREQ": "YEARLY", "UNTIL": dt.datetime(2026, 1, 1)}, 1, TEN, False),
        ({"FREQ": "YEARLY", "COUNT": 9}, 4, dt.datetime(2029, 11, 3, 10), False),
        ({"FREQ": "YEARLY"}, 4, dt.datetime(2029, 11, 3, 10), True),
        ({"FREQ": "YEARLY", "UNTIL": dt.datetime(2029, 11, 5, 10)}, 4, dt.datetime(2029, 11, 3, 10), False),
        ({"FREQ": "YEARLY", "UNTIL": dt.datetime(2029, 11, 5, 11)}, 4, dt.datetime(2029, 11, 3, 10), True),
        ({"FREQ": "DAILY", "UNTIL": dt.datetime(2027, 11, 2, 10)}, 365, dt.datetime(2027, 11, 2, 10), False),
    ],
)
def test_a_rule_is_laid_out_within_bounds(
    parts: dict[str, object], count: int, last: dt.datetime, is_cut: bool
) -> None:
    found, cut = repeated(TEN, rule(**parts))
    assert (len(found), found[-1], cut) == (count, last, is_cut)


def test_times_keep_the_zone_and_days_stay_days() -> None:
    berlin = TEN.replace(tzinfo=ZoneInfo("Europe/Berlin"))
    assert repeated(berlin, rule(FREQ="DAILY", COUNT=2))[0] == [berlin, berlin + dt.timedelta(days=1)]
    assert repeated(DAY, rule(FREQ="DAILY", COUNT=2))[0] == [DAY, dt.date(2026, 11, 4)]
    assert {type(each) for each in repeated(DAY, rule(FREQ="DAILY", COUNT=2))[0]} == {dt.date}
    assert (naive(DAY), naive(berlin)) == (dt.datetime(2026, 11, 3), TEN)


def told(*properties: str) -> tuple[list[dt.date | None], int]:
    return moments(read_times(properties), {dt.datetime(2026, 11, 5)})


@pytest.mark.parametrize(
    ("properties", "found", "cut_at"),
    [
        ([], [None], 0),
        (["RRULE:FREQ=DAILY;COUNT=2"], [None], 0),
        (["DTSTART;VALUE=DATE:20261103"], [DAY], 0),
        (["DTSTART:20261103T100000"], [TEN], 0),
        (["DTSTART;VALUE=DATE:20261103", "RRULE:FREQ=DAILY;COUNT=3"], [DAY, dt.date(2026, 11, 4)], 0),
        (
            ["DTSTART;VALUE=DATE:20261103", "RRULE:FREQ=DAILY;COUNT=4", "EXDATE;VALUE=DATE:20261104,20261106"],
            [DAY],
            0,
        ),
        (
            [
                *("DTSTART;VALUE=DATE:20261103", "RRULE:FREQ=DAILY;COUNT=4"),
                *("EXDATE;VALUE=DATE:20261104", "EXDATE;VALUE=DATE:20261103"),
            ],
            [dt.date(2026, 11, 6)],
            0,
        ),
        (["DTSTART;VALUE=DATE:20261103", "RRULE:FREQ=HOURLY"], [DAY], 1),
    ],
)
def test_times_left_out_and_replaced_are_gone(properties: list[str], found: list[dt.date | None], cut_at: int) -> None:
    assert told(*properties) == (found, cut_at)


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("DTSTART;TZID=Asia/Tbilisi:20261103T100000", "Asia/Tbilisi"),
        ("DTSTART;TZID=America/Argentina/Buenos_Aires:20261103T100000", "America/Argentina/Buenos_Aires"),
        ("DTSTART;TZID=Etc/GMT+3:20261103T100000", "Etc/GMT+3"),
        ("DTSTART;TZID=Russian Standard Time:20261103T100000", "Europe/Moscow"),
    ],
)
def test_a_time_has_its_zone(line: str, zone: str) -> None:
    moment = when(read_times([line]), "DTSTART")
    assert moment == TEN.replace(tzinfo=ZoneInfo(zone))
    assert isinstance(moment, dt.datetime)
    assert str(getattr(moment.tzinfo, "key", "")) == zone
    assert when(read_times([line]), "RECURRENCE-ID") is None


def test_a_zone_that_nobody_knows_leaves_the_wall_time() -> None:
    moment = when(read_times(["DTSTART;TZID=Nowhere/Town:20261103T100000"]), "DTSTART")
    assert moment is not None
    assert naive(moment) == TEN
    assert MAX_TIMES == 366


def read(file: Path, *blocks: Sequence[str], encoding: str = "utf-8") -> list[Entry | Problem | None]:
    text = "".join("\n".join(["BEGIN:VEVENT", *block, "END:VEVENT", ""]) for block in blocks)
    file.write_text(text, encoding, newline="")
    return list(read_entries(file, survey(file), {"UID", "SUMMARY", "CATEGORIES"}))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.ics"


def test_an_entry_has_its_texts_and_times(file: Path) -> None:
    first, last = read(
        file,
        ["UID: a@smmdesk ", "SUMMARY:Ca\0ke", "SUMMARY:Second", "LOCATION:x", "DTSTART:20261103T100000", "nonsense"],
        ["CATEGORIES:a", "CATEGORIES:b"],
    )
    assert isinstance(first, Entry)
    assert (first.number, first.uid, first.first("SUMMARY"), first.first("LOCATION")) == (1, "a", "Cake", "")
    assert when(first.times, "DTSTART") == TEN
    assert sorted(first.texts) == ["SUMMARY", "UID"]
    assert isinstance(last, Entry)
    assert (last.number, last.uid, len(last.texts["CATEGORIES"]), last.times) == (2, "", 2, {})


def test_an_entry_that_the_library_chokes_on_is_a_problem(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def choke(lines: Sequence[str]) -> dict[str, object]:
        if lines:
            raise RuntimeError("words of a client")
        return {}

    monkeypatch.setattr(entries, "read_times", choke)
    _first, broken, last = read(file, ["UID:a"], ["UID:b", "DTSTART:20261103T100000"], ["UID:c"])
    assert broken == Problem(2, "bad_event", "RuntimeError")
    assert isinstance(last, Entry)


def test_a_sign_of_life_is_given_now_and_then(file: Path) -> None:
    found = read(file, *[["UID:x"]] * (2 * CHUNK))
    assert [at for at, each in enumerate(found) if each is None] == [CHUNK - 1, 2 * CHUNK]


def test_a_calendar_has_at_most_so_many_bytes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(file, ["UID:x"])
    monkeypatch.setattr(entries, "MAX_BYTES", file.stat().st_size)
    assert len(read(file, ["UID:x"])) == 1
    monkeypatch.setattr(entries, "MAX_BYTES", file.stat().st_size - 1)
    with pytest.raises(FileTooLargeError, match=r"plan\.ics"):
        read(file, ["UID:x"])


def test_bytes_without_a_meaning_stay_visible(file: Path) -> None:
    file.write_bytes(b"BEGIN:VEVENT\nSUMMARY:" + "Торт".encode() * 9 + b"\xff\nEND:VEVENT\n")
    (found,) = read_entries(file, survey(file), {"SUMMARY"})
    assert isinstance(found, Entry)
    assert found.first("SUMMARY") == "Торт" * 9 + "xff"


def test_single_times_of_a_repeating_entry_are_gathered(file: Path) -> None:
    found = read(
        file,
        ["UID:a", "RECURRENCE-ID:20261103T100000", "DTSTART:20261103T110000"],
        ["UID:a", "RECURRENCE-ID;VALUE=DATE:20261104", "DTSTART:20261104T110000"],
        ["UID:b", "DTSTART:20261103T100000"],
    )
    assert replaced_times([each for each in found if isinstance(each, Entry)]) == {
        "a": {TEN, dt.datetime(2026, 11, 4)},
    }
