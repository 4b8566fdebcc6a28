"""Files made to bring a program down, or simply broken: always a clear word in good time, and no traceback."""

from __future__ import annotations

import contextlib
import io
import os
import threading
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smmdesk.domain.errors import SmmdeskError
from smmdesk.exchange.errors import (
    FileRefusedError,
    FileTooLargeError,
    NotAFileError,
    SuspiciousFileError,
)
from smmdesk.exchange.incoming import ReadOptions, opened
from smmdesk.exchange.plans.kind import PLANS, NoPlanError
from smmdesk.machine.progress import Cancelled, Progress

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.exchange.plans.planned import PlannedRow

OPTIONS = ReadOptions(zone="Asia/Tbilisi")
SECONDS = 30
"""Of the processor, at the most, for a file that is made to take very many."""
HEADER = "date,time,network,text\n"
WORKBOOK = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Plan" sheetId="1" '
    'r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.csv"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return tmp_path / "plan.xlsx"


def write_workbook(path: Path, sheet: str, *, compression: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in WORKBOOK.items():
            archive.writestr(name, content)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)


def read_all(path: Path, progress: Progress | None = None) -> list[PlannedRow]:
    with opened(PLANS, path, OPTIONS, progress) as reading:
        return list(reading)


def worked() -> float:
    """Seconds that the processor spent on this program and its children: a busy machine adds none to them."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def refused(path: Path) -> FileRefusedError:
    before = worked()
    with pytest.raises(FileRefusedError) as caught:
        read_all(path)
    assert worked() - before < SECONDS
    assert path.name in str(caught.value)
    return caught.value


def test_a_cell_far_out(workbook: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    write_workbook(workbook, SHEET.format(cells))
    assert isinstance(refused(workbook), NoPlanError)  # the cell is left out; one number is no plan


def test_a_cell_not_quite_as_far_out(workbook: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9000"><c r="XFD9000"><v>1</v></c></row>'
    write_workbook(workbook, SHEET.format(cells))
    refused(workbook)


def test_an_archive_that_unpacks_without_end(workbook: Path) -> None:
    write_workbook(workbook, SHEET.format("<row><c><v>0</v></c></row>" * 2_000_000))
    assert workbook.stat().st_size < 1 << 20
    assert isinstance(refused(workbook), SuspiciousFileError)


def test_an_archive_that_lies_about_its_size(workbook: Path) -> None:
    write_workbook(workbook, SHEET.format("<row><c><v>0</v></c></row>" * 2_000_000))
    data = workbook.read_bytes()
    at = data.rindex(b"PK\x01\x02")
    workbook.write_bytes(data[: at + 24] + (1000).to_bytes(4, "little") + data[at + 28 :])
    refused(workbook)


def test_entities_that_multiply(workbook: Path) -> None:
    entities = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(20))
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&u;</t></is></c></row>'
    write_workbook(workbook, f"<!DOCTYPE x [{entities}]>" + SHEET.format(cell))
    refused(workbook)


def test_one_cell_of_300_megabytes(file: Path, workbook: Path) -> None:
    with file.open("wb") as out:
        out.write(HEADER.encode() + b'2026-11-03,,VK,"')
        for _ in range(300):
            out.write(b"a" * (1 << 20))
        out.write(b'"\n')
    assert isinstance(refused(file), FileTooLargeError)
    with zipfile.ZipFile(workbook, "w", zipfile.ZIP_STORED) as archive:
        for name, content in WORKBOOK.items():
            archive.writestr(name, content)
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format("<row><c><v>" + "1" * (300 << 20) + "</v></c></row>"))
    refused(workbook)


def test_a_cell_of_300_megabytes_in_many_lines(file: Path) -> None:
    with file.open("wb") as out:
        out.write(HEADER.encode() + b'2026-11-03,,VK,"')
        for _ in range(300):
            out.write(b"lorem ipsum\n" * 87_381)
        out.write(b'"\n')
    assert isinstance(refused(file), FileTooLargeError)


def test_an_unclosed_quote_swallows_nothing(file: Path) -> None:
    lines = [f"2026-11-03,10:00,VK,post {n}" for n in range(100_000)]
    lines[7] = '2026-11-03,10:00,VK,"post 7'
    file.write_text(HEADER + "\n".join(lines), "utf-8")
    with opened(PLANS, file, OPTIONS) as reading:
        rows = list(reading)
    assert len(rows) == 100_000
    assert rows[7].text == '"post 7'
    assert [problem.row for problem in reading.problems] == [9]


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=DAILY", "FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"]
)
def test_an_endless_recurrence(tmp_path: Path, rule: str) -> None:
    path = tmp_path / "plan.ics"
    path.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nDTSTART:20261103T100000\r\n"
        f"SUMMARY:Cake\r\nRRULE:{rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    before = worked()
    with opened(PLANS, path, OPTIONS) as reading:
        rows = list(reading)
    assert 1 <= len(rows) <= 400
    assert worked() - before < SECONDS
    assert len(reading.problems) == 1


def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    os.mkfifo(path)
    assert isinstance(refused(path), NotAFileError)


def test_cancelling_ends_the_child_long_before_the_end(file: Path) -> None:
    file.write_text(HEADER + "2026-11-03,10:00,VK,post\n" * 500_000, "utf-8")
    progress, before = Progress(), threading.active_count()
    with opened(PLANS, file, OPTIONS, progress) as reading:
        assert next(iter(reading)).text == "post"
        progress.cancel()
        with pytest.raises(Cancelled):
            list(reading)
    assert threading.active_count() == before


def test_an_abandoned_reading_leaves_no_child(file: Path) -> None:
    file.write_text(HEADER + "2026-11-03,10:00,VK,post\n" * 50_000, "utf-8")
    before = threading.active_count()
    with opened(PLANS, file, OPTIONS) as reading:
        assert next(iter(reading)).text == "post"
    assert threading.active_count() == before
    with pytest.raises(StopIteration):
        next(iter(reading))


def test_several_plans_at_once_from_threads(tmp_path: Path) -> None:
    counts: dict[int, int] = {}

    def read(number: int) -> None:
        path = tmp_path / f"plan{number}.csv"
        path.write_text(HEADER + "2026-11-03,10:00,VK,post\n" * number, "utf-8")
        counts[number] = len(read_all(path))

    threads = [threading.Thread(target=read, args=(number,)) for number in (1, 20, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == {1: 1, 20: 20, 300: 300}


def survives(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with contextlib.suppress(SmmdeskError):
        for row in read_all(path):
            assert row.text or row.moment or row.media or row.link or row.networks or row.note


@pytest.mark.usefixtures("in_one_process")
def test_random_bytes_are_never_a_traceback(file: Path) -> None:
    @settings(max_examples=100)
    @given(st.binary(max_size=2000))
    @example(b"\xff\xfe")
    @example(b"\xff\xfea")
    @example(b"\xef\xbb\xbf")
    @example(b"sep=\n")
    @example(b"\0" * 50)
    def check(data: bytes) -> None:
        survives(file, data)

    check()


@pytest.mark.usefixtures("in_one_process")
def test_random_bytes_under_a_good_header_are_never_a_traceback(file: Path) -> None:
    @settings(max_examples=100)
    @given(st.binary(max_size=2000))
    def check(data: bytes) -> None:
        survives(file, b"Date,Time,Network,Text,Status,Cost,Hashtags,Media,Time zone\n" + data)

    check()


@pytest.mark.usefixtures("in_one_process")
def test_random_cells_are_never_a_traceback(file: Path) -> None:
    cell = st.text(max_size=30).map(lambda text: text.replace('"', "")) | st.sampled_from(
        ["32.13.2026", "0/0/0000", "99:99", "1e999", "٣", "²", "31 ноября", "2026-02-30", "12.12", "5 may 5 may"]
    )

    @settings(max_examples=100)
    @given(st.lists(st.tuples(*[cell] * 7), max_size=6))
    def check(rows: list[tuple[str, ...]]) -> None:
        table = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
        survives(file, ("Date,Time,Network,Text,Cost,Time zone,ID\n" + table).encode("utf-8", "replace"))

    check()


@pytest.mark.usefixtures("in_one_process")
def test_random_properties_of_a_calendar_are_never_a_traceback(tmp_path: Path) -> None:
    names = ["DTSTART", "RRULE", "EXDATE", "RECURRENCE-ID", "SUMMARY", "CATEGORIES", "URL", "STATUS", "UID", "BEGIN"]
    values = [
        "20261103T100000Z",
        "20261103",
        "99991231T235959",
        "00010101T000000Z",
        "FREQ=DAILY;COUNT=-1",
        "VEVENT",
        "",
        ",",
    ]
    rules = ["FREQ=MONTHLY;BYDAY=99MO", "FREQ=DAILY;UNTIL=x", "COUNT=1", "FREQ=WEEKLY;INTERVAL=99999999999;COUNT=3"]
    value = st.sampled_from([*values, *rules]) | st.text(max_size=30)
    parameter = st.sampled_from(["", ";TZID=Europe/Berlin", ";TZID=Nowhere", ";VALUE=DATE", ";VALUE=PERIOD", ";X"])

    @settings(max_examples=300)
    @given(st.lists(st.tuples(st.sampled_from(names), parameter, value), max_size=8))
    def check(lines: list[tuple[str, str, str]]) -> None:
        event = "\r\n".join(f"{name}{extra}:{told}" for name, extra, told in lines)
        calendar = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        path = tmp_path / "plan.ics"
        path.write_bytes(calendar.encode("utf-8", "replace"))
        with contextlib.suppress(SmmdeskError):
            assert [row for row in read_all(path) if not row.key] == []

    check()


def test_a_damaged_workbook_is_never_a_traceback(workbook: Path) -> None:
    import xlsxwriter

    good = io.BytesIO()
    with xlsxwriter.Workbook(good, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Plan")
        for number, row in enumerate([["Date", "Text", "Network"], ["2026-11-03", "Cake", "VK"]]):
            sheet.write_row(number, 0, row)
    data = good.getvalue()

    @settings(max_examples=12)
    @given(st.integers(0, len(data) - 1), st.binary(min_size=1, max_size=8))
    def check(at: int, junk: bytes) -> None:
        survives(workbook, data[:at] + junk + data[at + len(junk) :])
        survives(workbook, data[:at])

    check()
