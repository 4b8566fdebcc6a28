"""Lines, times and entries of a calendar, one by one."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from smmdesk.exchange.calendars import entries, lines
from smmdesk.exchange.calendars.entries import CHUNK, Entry, read_entries, replaced_times
from smmdesk.exchange.calendars.lines import blocks_of, escaped, folded, read_line, unescaped
from smmdesk.exchange.calendars.times import Times, read_times
from smmdesk.exchange.calendars.zones import Zones
from smmdesk.exchange.errors import FileTooLargeError
from smmdesk.exchange.workbooks.delimited import Problem
from smmdesk.exchange.workbooks.encoding import survey

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

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
        ("BEGIN:VCALENDAR\nA:0\nEND:VEVENT\nBEGIN:VTODO\nA:1\nEND:VTODO\nEND:VCALENDAR", [["A:1"]]),
        ("BEGIN:VEVENT\nA:1\n", []),
    ],
)
def test_an_entry_is_what_stands_in_it(text: str, blocks: list[list[str]]) -> None:
    assert [block and block.lines for block in blocks_of(StringIO(text, newline=""), "plan.ics")] == blocks


def test_a_calendar_has_at_most_so_many_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_ENTRIES", 2)
    entry = "BEGIN:VEVENT\nA:1\nEND:VEVENT\n"
    assert len(list(blocks_of(StringIO(entry * 2), "plan.ics"))) == 2
    with pytest.raises(FileTooLargeError, match=r"plan\.ics"):
        list(blocks_of(StringIO(entry * 3), "plan.ics"))


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("DTSTART;TZID=Asia/Tbilisi:20261103T100000", "Asia/Tbilisi"),
        ("DTSTART;TZID=America/Argentina/Buenos_Aires:20261103T100000", "America/Argentina/Buenos_Aires"),
        ("DTSTART;TZID=Etc/GMT+3:20261103T100000", "Etc/GMT+3"),
        ("DTSTART;TZID=Russian Standard Time:20261103T100000", "Europe/Moscow"),
        ("DTSTART:20261103T100000Z", "UTC"),
    ],
)
def test_a_time_has_its_zone(line: str, zone: str) -> None:
    moment = read_times({"DTSTART": [line]}, Zones({})).start
    assert moment == TEN.replace(tzinfo=ZoneInfo(zone))
    assert isinstance(moment, dt.datetime)
    assert str(getattr(moment.tzinfo, "key", "")) == zone


def test_a_zone_that_nobody_knows_leaves_the_wall_time_and_is_told() -> None:
    times = read_times({"DTSTART": ["DTSTART;TZID=Nowhere/Town:20261103T100000"]}, Zones({}))
    assert (times.start, times.unknown_zones) == (TEN, ("Nowhere/Town",))


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
    assert first.times == read_times({"DTSTART": ["DTSTART:20261103T100000"]}, Zones({}))
    assert sorted(first.texts) == ["SUMMARY", "UID"]
    assert isinstance(last, Entry)
    assert (last.number, last.uid, len(last.texts["CATEGORIES"]), last.times.start) == (2, "", 2, None)


def test_an_entry_that_the_library_chokes_on_is_a_problem(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def choke(lines: Mapping[str, Sequence[str]], _zones: Zones, _home: dt.tzinfo | None) -> Times:
        if lines:
            raise RuntimeError("words of a client")
        return Times()

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
        "a": [TEN, dt.date(2026, 11, 4)],
    }
