"""Entries of a calendar become rows of a plan, each property where it belongs."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.plans import entries
from tests.exchange.plans.reading import Read, read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.ics"


def calendar(*blocks: str) -> str:
    return "BEGIN:VCALENDAR\n" + "".join(f"BEGIN:VEVENT\n{block}\nEND:VEVENT\n" for block in blocks) + "END:VCALENDAR\n"


def taken(file: Path, *blocks: str) -> Read:
    return read(file, calendar(*blocks))


def test_everything_that_is_told_of_a_calendar(file: Path) -> None:
    text = calendar("SUMMARY:Cake\nCLASS:PUBLIC\nURL:https://a", "DTSTART:20261103T100000\nUID:b")
    found = read(file, text)
    assert found.about == {
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "encoding": "utf-8",
        "certain": True,
        "sheet": "",
        "sheets": [],
        "left_out": [],
        "header": 0,
        "columns": [("UID", "id"), ("DTSTART", "date"), ("SUMMARY", "text"), ("URL", "link")],
        "table": None,
        "order": "",
        "total": 2,
    }
    assert (found.done, found.passed_over, found.problems) == ([2], [0], [])
    assert {field: values for field, values in found.columns.items() if any(values)} == {
        "row": [1, 2],
        "key": ["row 1", "b"],
        "wall": ["", "2026-11-03T10:00"],
        "text": ["Cake", ""],
        "link": ["https://a", ""],
    }
    assert [found.columns[field] for field in ("networks", "hashtags", "media", "tone")] == [[(), ()]] * 3 + [["", ""]]


OWN = "X-SMMDESK-STATUS:draft\n"


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        ("SUMMARY:Cake\nDESCRIPTION:How", "text", "Cake\n\nHow"),
        ("SUMMARY:Cake\nDESCRIPTION: ", "text", "Cake"),
        (OWN + "SUMMARY:VK: How\nDESCRIPTION: How ", "text", " How "),
        ("STATUS:tentative", "status", "draft"),
        ("STATUS:CONFIRMED", "status", ""),
        ("STATUS:CANCELLED", "status", "rejected"),
        ("STATUS:ODD", "status", ""),
        ("STATUS:CONFIRMED\nX-SMMDESK-STATUS:To_Approve", "status", "to_approve"),
        ("X-SMMDESK-STATUS:odd", "status", ""),
        ("X-SMMDESK-FORMAT:Story", "format", "story"),
        ("X-SMMDESK-FORMAT:odd", "format", ""),
        ("X-SMMDESK-CLIENT:A\\, B", "client", "A, B"),
        ("URL:https://a/?b=1\\,2", "link", "https://a/?b=1\\,2"),
        ("URL:https://a\nX-SMMDESK-LINK:a\\nb", "link", "a\nb"),
        ("LOCATION:Bakery\nCATEGORIES:News, Urgent ,VK,Late", "note", "Bakery\nUrgent\nLate"),
        ("CATEGORIES:Sweets,Urgent", "note", "Urgent"),
        ("CATEGORIES:Sweets,Urgent", "rubric", "Sweets"),
        ("CATEGORIES:#cake,VK\nCATEGORIES:Telegram,#bread", "hashtags", ("#cake", "#bread")),
        ("CATEGORIES:#cake,VK\nCATEGORIES:Telegram,VK", "networks", ("vk", "telegram")),
        ("CATEGORIES:Instagram stories,MySpace", "networks", ("instagram",)),
        ("CATEGORIES:VK,Instagram stories", "rubric", ""),
        ("CATEGORIES;X-SMMDESK=RUBRIC:VK", "rubric", "VK"),
        ("CATEGORIES;X-SMMDESK=RUBRIC:VK", "networks", ()),
        ("CATEGORIES;X-SMMDESK=RUBRIC:#a", "rubric", "#a"),
        ("CATEGORIES;X-SMMDESK=RUBRIC: a ", "rubric", " a "),
        ("CATEGORIES;X-SMMDESK=HASHTAGS:#a,#VK", "hashtags", ("#a", "#VK")),
        ("CATEGORIES;X-SMMDESK=HASHTAGS:#a,#VK", "networks", ()),
        ("CATEGORIES;X-SMMDESK=NETWORKS:VK,Odd", "rubric", "Odd"),
        ("DTSTART:20261103T100000", "key", "2026-11-03T10:00"),
        ("UID:a@smmdesk\nDTSTART:20261103T100000", "key", "a"),
        ("UID:a\nDTSTART:20261103T100000\nRRULE:FREQ=DAILY;COUNT=1", "key", "a/20261103T1000"),
        ("UID:a\nDTSTART:20261104T100000\nRECURRENCE-ID:20261103T100000", "key", "a/20261104T1000"),
        ("DTSTART;VALUE=DATE:20261103", "wall", "2026-11-03T12:00"),
        ("DTSTART;VALUE=DATE:20261103", "zone", ""),
        ("DTSTART:20261103T100059", "wall", "2026-11-03T10:00"),
        ("DTSTART:20261103T100000Z", "wall", "2026-11-03T14:00"),
        ("DTSTART:20261103T100000Z", "zone", ""),
        (OWN + "DTSTART:20261103T100000Z", "wall", "2026-11-03T10:00"),
        (OWN + "DTSTART:20261103T100000Z", "zone", "UTC"),
        ("DTSTART;TZID=Europe/Berlin:20261103T100000", "zone", "Europe/Berlin"),
        ("DTSTART;TZID=Europe/Berlin:20261103T100000", "wall", "2026-11-03T10:00"),
    ],
)
def test_a_property_becomes_a_value(file: Path, entry: str, field: str, value: object) -> None:
    found = taken(file, entry)
    made_up = [(0, "no_time", "1\x1f12:00")] if "VALUE=DATE" in entry else []
    assert (found.columns[field], found.problems) == ([value], made_up)


def test_entries_of_one_name_are_told_apart(file: Path) -> None:
    assert taken(file, "UID:a", "UID:b", "UID:a", "UID:a").columns["key"] == ["a", "b", "a#2", "a#3"]


@pytest.mark.parametrize(("inside", "beyond"), [("1970", "1969"), ("2199", "2200")])
def test_moments_have_bounds(file: Path, inside: str, beyond: str) -> None:
    found = taken(file, f"UID:a\nDTSTART:{beyond}0701T100000", f"UID:b\nDTSTART:{inside}0701T100000")
    assert (found.columns["key"], found.columns["wall"]) == (["a", "b"], ["", f"{inside}-07-01T10:00"])
    assert [problem[:2] for problem in found.problems] == [(1, "bad_times")]


def test_a_rule_that_is_cut_is_told_with_the_entry_s_name(file: Path) -> None:
    found = taken(file, "SUMMARY:" + "a" * 61 + "\nDTSTART:20261103T100000\nRRULE:FREQ=HOURLY")
    assert found.problems == [(1, "endless", "a" * 60 + "\x1f1")]
    assert len(found.columns["row"]) == 1


def test_a_time_that_has_an_entry_of_its_own_is_there_once(file: Path) -> None:
    found = taken(
        file,
        "UID:a\nDTSTART:20261103T100000\nRRULE:FREQ=DAILY;COUNT=3",
        "UID:a\nDTSTART:20261104T120000\nRECURRENCE-ID:20261104T100000",
        "UID:b\nDTSTART:20261104T100000\nRRULE:FREQ=DAILY;COUNT=1",
    )
    assert found.columns["wall"] == ["2026-11-03T10:00", "2026-11-05T10:00", "2026-11-04T12:00", "2026-11-04T10:00"]
    assert found.columns["row"] == [1, 1, 2, 3]


@pytest.mark.parametrize(("count", "done"), [(3, [2, 3]), (4, [2, 4])])
def test_rows_go_out_by_the_chunk(file: Path, monkeypatch: pytest.MonkeyPatch, count: int, done: list[int]) -> None:
    monkeypatch.setattr(entries, "CHUNK", 2)
    found = taken(file, *["UID:a\nDTSTART:19000101T000000"] * count)
    assert (found.done, found.columns["row"]) == (done, list(range(1, count + 1)))
    assert [problem[0] for problem in found.problems] == list(range(1, count + 1))


def test_a_guess_of_the_encoding_is_told(file: Path) -> None:
    found = read(file, calendar("SUMMARY:Рассказываем о новинках недели").encode("cp1251"))
    assert (found.about["certain"], found.columns["text"]) == (False, ["Рассказываем о новинках недели"])
    assert found.problems == [(0, "encoding_guessed", "Windows-1251")]


def test_a_calendar_of_nothing_is_named(file: Path) -> None:
    with pytest.raises(NothingRecognisedError) as caught:
        taken(file)
    assert caught.value.values == {"name": "plan.ics"}
