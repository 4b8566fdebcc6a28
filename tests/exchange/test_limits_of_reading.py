"""Small files that claim to hold a great deal end soon, with a word on what was read, and take little memory."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from smmdesk.exchange import incoming, sandbox
from smmdesk.exchange.incoming import ReadOptions, opened
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.plans.rows import stream
from smmdesk.exchange.table import stream as table_stream
from smmdesk.exchange.workbooks import runs
from tests.exchange import opendocument
from tests.exchange.opendocument import empty, row, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("large")
OPTIONS = ReadOptions(zone="Asia/Tbilisi")
MEMORY = 500 << 20
STEPS = 6_000_000
"""Calls that a file may cost the child: a second or two."""

HEADER = ("Date", "Time", "Network", "Text")
ROW = ("2026-09-01", "10:00", "Instagram", "Cake day")


def calendar(path: Path, entries: Iterable[str]) -> None:
    blocks = "".join(f"BEGIN:VEVENT\r\n{entry}\r\nEND:VEVENT\r\n" for entry in entries)
    path.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{blocks}END:VCALENDAR\r\n", "utf-8", newline="")


def endless_events(path: Path) -> None:
    when = "DTSTART;TZID=Europe/Berlin:20260901T100000\r\nRRULE:FREQ=DAILY"
    calendar(path, (f"UID:{number}\r\n{when}\r\nSUMMARY:Event {number}" for number in range(3_000)))


def many_left_out(path: Path) -> None:
    days = (dt.datetime(2026, 9, 2, 10) + dt.timedelta(days=number) for number in range(100_000))
    lines = "\r\n".join(f"EXDATE;TZID=Europe/Berlin:{day:%Y%m%dT%H%M%S}" for day in days)
    calendar(
        path, [f"UID:1\r\nDTSTART;TZID=Europe/Berlin:20260901T100000\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Cake\r\n{lines}"]
    )


def repeated_rows(path: Path) -> None:
    opendocument.write(path, opendocument.sheet("Plan", row(texts(HEADER)) + row(texts(ROW), 1_048_575)))


def far_row(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Plan")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ROW)
        sheet.write(1_048_575, 0, "x")


def far_corner(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Plan")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ROW)
        sheet.write("XFD1048576", "x")


def far_row_of_a_wide_table(path: Path) -> None:
    more = [f"Column {number}" for number in range(20)]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Plan")
        sheet.write_row(0, 0, [*HEADER, *more])
        sheet.write_row(1, 0, [*ROW, *[""] * 20])
        sheet.write(1_048_575, 0, "x")


def far_corner_of_opendocument(path: Path) -> None:
    rows = row(texts(HEADER) + empty(16_380)) + row(texts(ROW))
    rows += row(empty(16_384), 1_048_573) + row(empty(16_383) + texts("x"))
    opendocument.write(path, opendocument.sheet("Plan", rows))


def asked_of(path: Path) -> dict[str, Any]:
    """What the child is asked when a plan is read."""
    return incoming._asked(PLANS, path, OPTIONS)  # noqa: SLF001


BELOW = "Thousands of empty rows follow; what stands below them was left out (rows: 1)."
CASES = [
    (endless_events, 18_000, 3_000, "“Event 0” repeats without end; the first 6 times were taken."),
    (many_left_out, 1, 1, "“Cake” repeats without end; the first 366 times were taken."),
    (repeated_rows, 1, 1, "The same row stands here more than 10000 times; it was taken once, and nothing below it."),
    (far_row, 1, 1, BELOW),
    (far_corner, 1, 1, BELOW),
    (far_row_of_a_wide_table, 1, 1, BELOW),
    (far_corner_of_opendocument, 1, 1, BELOW),
]


@pytest.mark.parametrize(("make", "count", "problems", "said"), CASES)
def test_what_was_read_and_what_was_left_out_is_said(
    tmp_path: Path, make: Callable[[Path], None], count: int, problems: int, said: str
) -> None:
    path = tmp_path / "plan"
    make(path)
    with opened(PLANS, path, OPTIONS) as reading:
        assert sum(map(len, reading.chunks)) == count
    assert len(reading.problems) == problems
    assert str(reading.problems[0]) == said


@pytest.mark.parametrize("make", [case[0] for case in CASES])
def test_it_takes_few_steps(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "plan"
    make(path)
    steps = 0

    def count(*_call: object) -> None:
        nonlocal steps
        steps += 1

    asked = asked_of(path)
    sys.setprofile(count)
    try:
        for _item in stream(**asked):
            pass
    finally:
        sys.setprofile(None)
    assert steps < STEPS


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of another process is told in other units elsewhere")
@pytest.mark.parametrize("make", [case[0] for case in CASES])
def test_the_child_stays_small(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "plan"
    make(path)
    *_signs, peak = sandbox.run("tests.exchange.tasks:peak", {"asked": asked_of(path)}, name="plan")
    assert 0 < peak < MEMORY


@pytest.mark.parametrize("held", [2, 250_000])
def test_it_is_said_once_of_each_sheet_however_often_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr(table_stream, "CHUNK", 1)
    monkeypatch.setattr(table_stream, "HELD", held)
    monkeypatch.setattr(runs, "MAX_RUN", 100)  # of 10,000 rows, each a chunk, there would be gigabytes
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for month in ("09", "10"):
            sheet = book.add_worksheet(f"Month {month}")
            sheet.write_row(0, 0, HEADER)
            sheet.write_row(1, 0, (f"05/{month}/2026", *ROW[1:]))  # either way round: all is read for an answer
            sheet.write_row(2, 0, (f"27/{month}/2026", *ROW[1:]))
            sheet.write(200, 0, "x")
    _about, *chunks = filter(None, stream(**asked_of(path)))
    found = [(sheet, problem) for _columns, problems, _done, _passed, sheet in chunks for problem in problems]
    rows = [(sheet, problem) for sheet, problem in found if problem[0]]
    assert rows == [("Month 09", (3, "far_below", "1")), ("Month 10", (3, "far_below", "1"))]
