"""Whatever a table holds is found again: in a post, in its note, or in what is said of the file."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from smmdesk.exchange.incoming import MESSAGES
from smmdesk.exchange.plans.kind import NoPlanError
from tests.exchange.plans.test_made_up_plans import OPTIONS, taken

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.exchange.incoming import Reading
    from smmdesk.exchange.plans.planned import PlannedRow, PlannedRows

FIELDS = {
    "Date": ["2026-09-01", "9/19/2026", "Week 1 Thu", "3–5 Sep", "soon", "TBD"],
    "Time": ["10:00", "утром", "10:00–11:00", "TBD"],
    "Weekday": ["Tuesday", "Mon", "Someday"],
    "Time zone": ["Europe/Paris", "Mars"],
    "Platform": ["Instagram", "MySpace", "IG, Orkut", "Instagram Stories", "Facebook post", "tbd"],
    "Format": ["Reel 15s", "Carousel", "Hologram", "Photo / Video", "Text + Image", "TBA"],
    "Status": ["✅ Live - posted Wed", "Draft", "whatever", "to be posted", "TBD"],
    "Tone": ["light", "gloomy"],
    "Cost": ["12.50 GEL", "many", "5", "7 EUR", "TBD"],
    "Currency": ["USD", "shells"],
    "Text": ["A text", "Week 2", "=1+1", "TBD"],
    "Hashtags": ["#one two", "three"],
    "Media": ["a.jpg", "https://example.com/b.png", "tbd"],
    "Published link": ["https://example.com/p"],
    "Rubric": ["News", "Total"],
    "Mood board": ["warm colours", "7"],
    "": ["no name", "42"],
}
OF_NETWORKS = {
    "IG text": ["Words for the gram", "Figs", "TBD"],
    "Text (VK)": ["Words for VK", "Rye", "Reel", "no"],
    "IG time": ["11:45", "later"],
    "VK time": ["22:10", "evening"],
}
TICKS = {"Instagram": ["x", "Reel", "A text for this network alone, long enough"], "VK": ["+", "18:00", "later"]}
ABOVE = ["Brief: the client wants no humour", "Budget 500 USD", "September 2026", "Text", "Instagram", "2026-09-05", ""]
WORDS_OF_VALUES = {
    "instagram": {"ig", "instagram", "x"},
    "vk": {"vk"},
    "story": {"stories"},
    "short_video": {"reel"},
    "published": {"live"},
    "09-01": {"2026-09-01"},
    "facebook": {"post"},
}
Rows = list[list[str]]


class Sheet(NamedTuple):
    """Rows above the names, and tables one below another."""

    above: Rows
    tables: list[Rows]

    def rows(self) -> Rows:
        return [*self.above, *(row for table in self.tables for row in [*table, []])]


@st.composite
def tables(draw: st.DrawFn, *, ticks: bool, most: int = 5) -> Rows:
    """A header with a text and a date, and rows of which any cell may be empty, odd, or repeat the header's."""
    fields = {name: values for name, values in FIELDS.items() if not (ticks and name == "Platform")}
    fields |= OF_NETWORKS | (TICKS if ticks else {})
    others = st.lists(
        st.sampled_from([name for name in fields if name not in {"Text", "Date"}]), unique=True, max_size=7
    )
    header = draw(st.permutations(["Text", "Date", *draw(others)]))
    cells = [st.sampled_from(["", "", *fields[name], name]) for name in header]
    return [list(header), *draw(st.lists(st.tuples(*cells).map(list), max_size=most))]


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """One to three tables, of which any may have columns of its own."""
    above = draw(st.lists(st.lists(st.sampled_from(ABOVE), min_size=1, max_size=3), max_size=4))
    return Sheet(
        above, draw(st.lists(st.booleans().flatmap(lambda ticks: tables(ticks=ticks)), min_size=1, max_size=3))
    )


def is_found(name: str, cell: str, whole: str) -> bool:
    """Whether each word of a cell stands in what was said and kept; what has a value of ours by that."""
    words = re.findall(r"[^\W_]+", cell.casefold())
    known = {word for value, words_of in WORDS_OF_VALUES.items() if value in whole for word in words_of}
    if cell == "9/19/2026" and "2026-09-19" in whole:
        return True
    return all(word in whole or word in known for word in words) or (name in TICKS and cell == "+")


def said_of(number: int, sheet: str, rows: list[PlannedRow], reading: Reading[PlannedRows]) -> str:
    """All that came of a row."""
    kept = [str(row) for row in rows if row.row == number]
    told = [*reading.problems, *reading.passed]
    said = [str(each.values) for each in told if each.row == number and each.sheet in {"", sheet}]
    moments = [f"{row.moment.wall:%A %Y-%m-%d %H:%M}" for row in rows if row.row == number and row.moment]
    return " ".join([*kept, *said, *moments]).casefold()


def rows_of_names(sheet: str, reading: Reading[PlannedRows]) -> set[int]:
    """Where the names of tables stand, as the report has it."""
    told = [
        each.values["value"]
        for each in reading.problems
        if each.sheet == sheet and each.message == MESSAGES["tables_together"]
    ]
    best = [reading.about.header_row] if sheet in {"", reading.about.sheet} else []
    return {*best, *(int(number) for each in told for number in re.findall(r"\d+", str(each)))}


def lost_of(lines: Rows, sheet: str, rows: list[PlannedRow], reading: Reading[PlannedRows]) -> list[tuple[object, ...]]:
    """The cells that were found nowhere; those of a row of names are in the names of columns.

    A row does not know its sheet: what is said of row 5 may be said of another sheet's.
    """
    names, numbers = " ".join(name for name, _use in reading.about.columns).casefold(), rows_of_names(sheet, reading)
    lost: list[tuple[object, ...]] = []
    for number, cells in enumerate(lines, 1):
        whole = said_of(number, sheet, rows, reading)
        if number in numbers or ({"Text", "Date"} <= {*cells} and (sheet or not whole)):
            whole = f"{names} {whole}"
        for at, cell in enumerate(cells):
            above = [line[at] for line in lines[: number - 1] if at < len(line) and {"Text", "Date"} <= {*line}]
            name = above[-1] if above else ""
            if cell and not is_found(name, cell, whole):
                lost.append((number, cell, whole))
    return lost


@pytest.mark.usefixtures("in_one_process")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(table=sheets())
@example(Sheet([], [[["Format", "Text", "Date"], ["Photo / Video", "", "Date"], ["", "", "9/19/2026"]]]))
@example(Sheet([], [[["Text", "Date"], ["", "9/19/2026"]], [["Mood board", "Date"], ["soft", "9/19/2026"]]]))
@example(Sheet([], [[["Text", "Date", "Time"], ["Text", "Date", ""], ["", "", "10:00"], ["", "2026-09-01", ""]]]))
@example(Sheet([], [[["Text", "Date", "Instagram"]], [["Text", "Date", "IG text"], ["", "2026-09-01", ""]]]))
@example(Sheet([], [[["Date", "Format", "Text"], ["", "", ""], ["Date", "Photo / Video", ""], ["2026-09-01", "", ""]]]))
def test_every_cell_is_found_again_in_a_post_or_in_the_report(tmp_path: Path, table: Sheet) -> None:
    path = tmp_path / "plan.csv"
    lines = table.rows()
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    rows, reading = taken(path, replace(OPTIONS, date_order="mdy"))
    assert not lost_of(lines, "", rows, reading)


@pytest.mark.usefixtures("in_one_process")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(book=st.lists(sheets(), min_size=2, max_size=3))
def test_every_sheet_is_read_or_told_of(tmp_path: Path, book: list[Sheet]) -> None:
    path = tmp_path / "plan.xlsx"
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for number, table in enumerate(book, 1):
        sheet = workbook.create_sheet(f"Sheet {number}")
        for at, line in enumerate(table.rows(), 1):
            for column, cell in enumerate(line, 1):
                sheet.cell(at, column, cell or None).data_type = "s"
    workbook.save(path)
    try:
        rows, reading = taken(path, replace(OPTIONS, date_order="mdy"))
    except NoPlanError:
        return
    left = {sheet.name for sheet in reading.about.left_out}
    read = {sheet.name for sheet in reading.about.sheets}
    for number, table in enumerate(book, 1):
        assert f"Sheet {number}" in left | read
        if f"Sheet {number}" in read:
            assert not lost_of(table.rows(), f"Sheet {number}", rows, reading)


@st.composite
def nameless(draw: st.DrawFn) -> Rows:
    """Rows with a date, networks and a text, in any order and with any columns beside them."""
    sure = {
        "Date": ["2026-09-01", "2026-09-19"],
        "Platform": ["Instagram", "VK"],
        "Text": ["Rye bread", "A long text."],
    }
    others = draw(st.lists(st.sampled_from([name for name in FIELDS if name not in sure]), unique=True, max_size=5))
    columns = draw(st.permutations([*sure.values(), *(["", *FIELDS[name]] for name in others)]))
    return draw(st.lists(st.tuples(*map(st.sampled_from, columns)).map(list), min_size=1, max_size=5))


@pytest.mark.usefixtures("in_one_process")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(lines=nameless())
def test_every_cell_of_a_table_without_names_is_found_again(tmp_path: Path, lines: Rows) -> None:
    path = tmp_path / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    rows, reading = taken(path, replace(OPTIONS, date_order="mdy"))
    assert {row.row for row in rows} == {*range(1, len(lines) + 1)}
    assert not lost_of(lines, "", rows, reading)
