"""Whatever an entry of a calendar says is found again: in its post, in the note, or in what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.every import every
from tests.exchange.plans.test_made_up_plans import HOUR, taken

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.exchange.incoming import Reading
    from smmdesk.exchange.plans.planned import PlannedRow, PlannedRows

pytestmark = pytest.mark.usefixtures("in_one_process")
CAKE = "UID:1\nDTSTART:20260901T100000Z\nSUMMARY:Cake"


def read(folder: Path, *events: str, besides: str = "") -> tuple[list[PlannedRow], Reading[PlannedRows]]:
    path = folder / "plan.ics"
    blocks = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{blocks}{besides}END:VCALENDAR\n", "utf-8")
    return taken(path)


def said(reading: Reading[PlannedRows]) -> list[tuple[int, str]]:
    return [(each.row, str(each)) for each in reading.problems if each.message != HOUR]


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        ("DTSTART:20260230T100000Z", [None]),
        ("DTSTART:2026-09-01", [None]),
        ("EXDATE:soon\nDTSTART:20260901T100000Z", ["2026-09-01"]),
        ("DTSTART:20260901T100000Z\nRRULE:FREQ=DAILY;COUNT=many", [None]),
    ],
)
def test_times_that_cannot_be_read_cost_no_word(tmp_path: Path, lines: str, days: list[str | None]) -> None:
    rows, reading = read(tmp_path, f"{CAKE}", f"UID:2\n{lines}\nSUMMARY:Pie\nDESCRIPTION:As grandmother made it")
    _cake, *pies = rows
    assert [str(pie.moment.day) if pie.moment else None for pie in pies] == days
    assert {pie.text for pie in pies} == {"Pie\n\nAs grandmother made it"}
    (problem,) = said(reading)
    assert problem[0] == 2
    assert problem[1].startswith("This is no time that there is")
    assert every(str(pie.note) and pie.note in problem[1] for pie in pies)


def test_tasks_and_journals_are_counted_and_said(tmp_path: Path) -> None:
    task = "BEGIN:VTODO\nUID:2\nSUMMARY:Write the post\nDESCRIPTION:With care\nEND:VTODO\n"
    rows, reading = read(tmp_path, CAKE, besides=f"{task}BEGIN:VJOURNAL\nSUMMARY:Diary\nEND:VJOURNAL\n")
    assert [row.text for row in rows] == ["Cake"]
    assert reading.passed_over == 2
    assert [each.values["value"] for each in reading.passed] == [
        "VTODO | Write the post | With care",
        "VJOURNAL | Diary",
    ]


def test_remarks_files_and_people_are_in_the_note(tmp_path: Path) -> None:
    more = "COMMENT:In red\nATTACH:https://a.example/p.jpg\nATTENDEE;CN=Anna:mailto:a@b.c\nATTENDEE:mailto:d@e.f"
    (row,), reading = read(tmp_path, f"{CAKE}\n{more}\nATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA")
    assert row.note == "In red\nhttps://a.example/p.jpg\nAnna, d@e.f"
    assert said(reading) == [
        (1, "A file that stands inside of the calendar, at “Cake”, was left out. Add it as media.")
    ]


@pytest.mark.parametrize(
    ("rule", "times", "problem"),
    [
        ("FREQ=HOURLY;COUNT=3", ["14:00", "15:00", "16:00"], []),
        ("FREQ=HOURLY;INTERVAL=2;UNTIL=20260901T120000Z", ["14:00", "16:00"], []),
        (
            "FREQ=HOURLY;BYMONTH=9;COUNT=3",
            ["14:00"],
            ["“Cake” repeats in a way that is not laid out here; of its times the first was taken."],
        ),
        ("FREQ=HOURLY", ["14:00"], ["“Cake” repeats without end; the first 1 times were taken."]),
    ],
)
def test_a_rule_by_the_hour_is_told_truly(tmp_path: Path, rule: str, times: list[str], problem: list[str]) -> None:
    rows, reading = read(tmp_path, f"{CAKE}\nRRULE:{rule}")
    assert [f"{row.moment.wall:%H:%M}" for row in rows if row.moment] == times
    assert [words for _row, words in said(reading)] == problem


def test_of_two_versions_of_an_entry_the_newer_is_the_post(tmp_path: Path) -> None:
    newer = CAKE.replace("0901T", "0902T").replace("Cake", "Pie")
    rows, reading = read(tmp_path, f"{newer}\nSEQUENCE:2", f"{CAKE}\nSEQUENCE:1")
    assert [(row.text, row.key) for row in rows] == [("Pie", "1")]
    assert [(each.row, each.values["value"]) for each in reading.passed] == [(2, "Cake")]
