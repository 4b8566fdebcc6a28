"""Which sheets of a workbook are read together, and what of it is said."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smmdesk.exchange.incoming import Reading, ReadOptions, opened
from smmdesk.exchange.plans.kind import PLANS
from tests.exchange import opendocument
from tests.exchange.opendocument import row, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from smmdesk.exchange.plans.planned import PlannedRow, PlannedRows

pytestmark = pytest.mark.usefixtures("in_one_process")

OPTIONS: Final = ReadOptions(zone="Asia/Tbilisi", today=dt.date(2026, 9, 1))
Rows = list[list[str]]
Taken = tuple[list["PlannedRow"], Reading["PlannedRows"]]

NAMES: Final = ["Date", "Time", "Platform", "Caption"]
SEPTEMBER: Final[Rows] = [NAMES, ["2026-09-03", "10:00", "VK", "First"]]
DIFFER: Final = "Not each of these sheets has these columns; where one is missing it was taken as empty: {}."


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[str]]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def taken(path: Path, sheets: Mapping[str, Sequence[Sequence[str]]], options: ReadOptions = OPTIONS) -> Taken:
    with opened(PLANS, workbook(path, sheets), options) as reading:
        return list(reading), reading


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "year.xlsx"


def both(file: Path, october: Rows) -> Taken:
    return taken(file, {"September": SEPTEMBER, "October": october})


def told(row: PlannedRow) -> tuple[object, ...]:
    when = f"{row.moment.wall:%m-%d %H:%M}" if row.moment else ""
    return when, ",".join(row.networks), row.text, row.status or "", row.note


def said(reading: Reading[PlannedRows]) -> list[str]:
    return [str(problem) for problem in reading.problems if not problem.row]


FIRST: Final = ("09-03 10:00", "vk", "First", "", "")
TOGETHER: Final = (
    "Sheets with the same columns were read together (with their numbers of rows): September (1), October (1)."
)


@pytest.mark.parametrize(
    "names",
    [
        ["Caption", "Platform", "Date", "Time"],
        ["DATE", " time ", "Plat form", "caption:"],
        ["Platform", "", "", "", "Date", "Time", "", "", "Caption"],
    ],
)
def test_the_same_columns_in_another_order_or_writing(file: Path, names: list[str]) -> None:
    cells = {"date": "2026-10-05", "time": "18:30", "platform": "IG", "caption": "Later"}
    october = [names, [cells.get(name.replace(" ", "").strip(":").lower(), "") for name in names]]
    rows, reading = both(file, october)
    assert [told(row) for row in rows] == [FIRST, ("10-05 18:30", "instagram", "Later", "", "")]
    assert said(reading) == [TOGETHER]
    assert [(sheet.name, sheet.rows) for sheet in reading.about.sheets] == [("September", 1), ("October", 1)]
    assert reading.about.left_out == ()
    assert reading.problems[0].row == 0


def test_a_column_more_is_read_where_it_stands(file: Path) -> None:
    rows, reading = both(
        file,
        [
            ["Weather", "Date", "Status", "Time", "Platform", "Caption"],
            ["warm", "2026-10-05", "Draft", "18:30", "IG", "Later"],
        ],
    )
    assert [told(row) for row in rows] == [FIRST, ("10-05 18:30", "instagram", "Later", "draft", "Weather: warm")]
    assert said(reading) == [TOGETHER, DIFFER.format("Weather, Status")]
    columns = [sheet.columns for sheet in reading.about.sheets]
    assert columns == ["Date, Time, Platform, Caption", "Weather, Date, Status, Time, Platform, Caption"]
    assert [row.row for row in rows] == [2, 2]


def test_a_column_less_is_taken_as_empty(file: Path) -> None:
    october = [["№", "Date", "Platform", "Caption"], ["1", "2026-10-05 18:30", "IG", "Later"]]  # nobody misses a number
    rows, reading = both(file, october)
    assert [told(row) for row in rows] == [FIRST, ("10-05 18:30", "instagram", "Later", "", "")]
    assert said(reading) == [TOGETHER, DIFFER.format("Time")]


def test_two_columns_of_one_name_stay_apart(file: Path) -> None:
    rows, _ = taken(
        file,
        {
            "September": [[*NAMES, "Note", "Note"], [*SEPTEMBER[1], "a", "b"]],
            "October": [["Note", *NAMES, "Note"], ["c", "2026-10-05", "18:30", "IG", "Later", "d"]],
        },
    )
    assert [row.note for row in rows] == ["a\nNote: b", "c\nNote: d"]


def test_a_column_that_both_would_be_the_same_field_is_kept_in_the_note(file: Path) -> None:
    rows, _ = both(file, [[*NAMES, "Labels", "Tags"], ["2026-10-05", "18:30", "IG", "Later", "#a", "#b"]])
    assert [row.hashtags for row in rows] == [(), ("#a",)]
    assert rows[1].note == "Tags: #b"


def test_of_columns_more_of_one_field_the_first_is_it(file: Path) -> None:
    sheets = {
        "September": [[*NAMES, "Goal", "Link"], [*SEPTEMBER[1], "Sell", "-"]],
        "October": [[*NAMES, "Labels"], ["2026-10-05", "18:30", "IG", "Later", "#a"]],
        "November": [[*NAMES, "Tags"], ["2026-11-05", "18:30", "IG", "Still later", "#b"]],
        "December": [[*NAMES, "tags"], ["2026-12-05", "18:30", "IG", "Last", "#c"]],
    }
    rows, reading = taken(file, sheets)
    assert [(row.hashtags, row.note) for row in rows] == [
        ((), ""),
        (("#a",), ""),
        ((), "Tags: #b"),
        ((), "Tags: #c"),
    ]
    look = reading.about.table
    assert look
    assert look.uses == look.guess == ("date", "time", "networks", "text", "goal", "link", "hashtags", "")
    assert look.samples[4:] == (("Sell",), ("-",), (), ())


def test_a_title_more_is_one_of_other_columns(file: Path) -> None:
    rows, _ = both(file, [["Topic", *NAMES], ["Bread", "2026-10-05", "18:30", "IG", "Later"]])
    assert [row.text for row in rows] == ["First", "Bread\n\nLater"]


@pytest.mark.parametrize(
    ("october", "columns"),
    [
        ([["Platform", "Caption"], ["IG", "Undated"]], "Platform, Caption"),
        ([["Date", "Time", "Caption"], ["2026-10-05", "18:30", "Nowhere"]], "Date, Time, Caption"),
        (
            [["Date", "Time", "Platform", "Text"], ["2026-10-05", "18:30", "IG", "By another name"]],
            "Date, Time, Platform, Text",
        ),
        ([["Date", "Time", "Platform"], ["2026-10-05", "18:30", "IG"]], "Date, Time, Platform"),
        (
            [[*NAMES, "Likes", "Reach", "Saves", "Clicks"], ["2026-10-05", "18:30", "IG", "Figures", *"1234"]],
            "Date, Time, Platform, Caption, Likes, Reach, Saves, Clicks",
        ),
    ],
)
def test_what_is_another_table_is_left_out(file: Path, october: Rows, columns: str) -> None:
    rows, reading = taken(file, {"October": october, "September": [[*NAMES, "Status"], [*SEPTEMBER[1], "Draft"]]})
    assert [row.text for row in rows] == ["First"]
    assert [tuple(sheet) for sheet in reading.about.left_out] == [("October", 1, columns, False)]
    assert said(reading) == [f"The sheet “October” was left out. Its rows: 1. Its columns: {columns}."]


def test_a_table_with_much_more_is_another_one(file: Path) -> None:
    more = [[*NAMES, "Status", "Likes", "Reach", "Saves"], ["2026-10-05", "18:30", "IG", "Figures", "Draft", *"123"]]
    rows, reading = both(file, more)
    assert [row.text for row in rows] == ["Figures"]
    assert [sheet.name for sheet in reading.about.left_out] == ["September"]


def test_sheets_of_the_same_names_hold_the_same(file: Path) -> None:
    slots = [["Date", "Channel"], ["2026-09-03", "IG"], ["2026-09-04", "VK"]]
    sales = [["Channel", "Date"], ["Shop", "2026-09-03"], ["Market", "2026-09-04"]]
    rows, reading = taken(file, {"Sales": sales, "Slots": slots})
    assert len(rows) == 2
    assert [sheet.name for sheet in reading.about.left_out] == ["Sales"]


def test_rows_with_names_of_their_own_are_not_those_of_a_table_without(file: Path) -> None:
    plan = [["Date", "Platform", "Caption", "Status", "Goal"], ["2026-09-03", "VK", "First", "Draft", "Sell"]]
    others = [["ID", "Date", "Platform", "Caption"], ["123456", "2026-10-05", "IG", "Later"]]
    rows, reading = taken(file, {"Plan": plan, "Others": others})
    assert [row.text for row in rows] == ["First"]
    assert [sheet.name for sheet in reading.about.left_out] == ["Others"]


@pytest.mark.parametrize("key", ["ID", "Published link"])
def test_rows_that_name_themselves_empty_nothing_that_their_sheet_does_not_have(file: Path, key: str) -> None:
    september = [[key, *NAMES], ["https://example.com/1", *SEPTEMBER[1]]]
    october = [[key, *NAMES, "Goal"], ["https://example.com/2", "2026-10-05", "18:30", "IG", "Later", "Sell"]]
    rows, reading = taken(file, {"September": september, "October": october})
    assert [row.goal for row in rows] == ["Sell"]
    assert [sheet.name for sheet in reading.about.left_out] == ["September"]
    turned = [[*row[1:], row[0]] for row in september]
    rows, _ = taken(file, {"September": [[key, *NAMES, "Weather"], [*september[1], "warm"]], "October": turned})
    assert [row.note for row in rows] == ["Weather: warm", ""]


def test_columns_named_after_networks_are_those_of_both_sheets(file: Path) -> None:
    sheets = {
        "September": [["Date", "Caption", "Link", "Goal", "VK", "Telegram"], ["2026-09-03", "First", "", "", "x", "x"]],
        "October": [["Date", "Instagram", "VK", "Caption", "Link"], ["2026-10-05", "x", "x", "Later", ""]],
        "List": [["Date", "Caption", "Link", "Goal"], ["2026-10-06", "On no network", "", ""]],
    }
    rows, reading = taken(file, sheets)
    assert [",".join(row.networks) for row in rows] == ["vk,telegram", "vk,instagram"]
    assert [sheet.name for sheet in reading.about.left_out] == ["List"]


def test_names_that_mean_nothing_are_all_the_same(file: Path) -> None:
    sheets = {
        "One": [["Alpha", "Beta", "Gamma"], ["2026-09-03", "First", "VK"]],
        "Two": [["GAMMA", "Alpha", "Beta"], ["IG", "2026-10-05", "Later"]],
        "Three": [["Gamma", "Alpha", "Beta", "Delta"], ["IG", "2026-10-06", "Another", "x"]],
    }
    options = ReadOptions(zone=OPTIONS.zone, mapping={0: "date", 1: "text", 2: "networks"})
    rows, reading = taken(file, sheets, options)
    assert [told(row)[:3] for row in rows] == [("09-03 12:00", "vk", "First"), ("10-05 12:00", "instagram", "Later")]
    assert [sheet.name for sheet in reading.about.left_out] == ["Three"]
    first = {"Three": [[*row[1:], row[0]] for row in sheets["Three"]], "One": sheets["One"]}
    _rows, reading = taken(file, first, options)
    assert [sheet.name for sheet in reading.about.left_out] == ["One"]


def test_what_stands_behind_the_names_is_kept_wherever_the_columns_are(file: Path) -> None:
    names = [f"Column {number}" for number in range(1, 497)]
    wide = ["2026-10-05", "18:30", "IG", "Later", *([""] * len(names)), "far away"]
    rows, _ = both(file, [[*NAMES[::-1], *names], [*wide[3::-1], *wide[4:]]])
    assert [row.text for row in rows] == ["First"]
    sheets = {"September": [[*NAMES, *names], [*SEPTEMBER[1]]], "October": [[*NAMES[::-1], *names], wide[3::-1]]}
    sheets["October"][1] += wide[4:]
    rows, reading = taken(file, sheets)
    assert [(row.text, row.note) for row in rows] == [("First", ""), ("Later", "far away")]
    assert [(problem.sheet, problem.row) for problem in reading.problems if problem.row] == [("October", 2)]


def hidden(path: Path, sheets: Mapping[str, tuple[str, Rows]]) -> Path:
    """A workbook of sheets that are `visible`, `hidden` or `very_hidden`."""
    with xlsxwriter.Workbook(path) as book:
        for name, (state, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            {"hidden": sheet.hide, "very_hidden": sheet.very_hidden, "visible": sheet.activate}[state]()
    return path


def hidden_ods(path: Path, sheets: Mapping[str, tuple[str, Rows]]) -> Path:
    """The same for OpenDocument, which knows one way to hide a sheet."""
    made = (
        opendocument.sheet(name, "".join(row(texts(cells)) for cells in rows), shown=state == "visible")
        for name, (state, rows) in sheets.items()
    )
    return opendocument.write(path.with_suffix(".ods"), *made)


OCTOBER: Final[Rows] = [NAMES, ["2026-10-05", "18:30", "IG", "Later"]]
LISTS: Final[Rows] = [["Statuses"], ["Draft"], ["Live"]]


@pytest.mark.parametrize("made", [hidden, hidden_ods])
@pytest.mark.parametrize("state", ["hidden", "very_hidden"])
class TestHiddenSheets:
    def taken(self, path: Path) -> Taken:
        with opened(PLANS, path, OPTIONS) as reading:
            return list(reading), reading

    def test_they_are_left_out_and_named(self, file: Path, made: Callable[..., Path], state: str) -> None:
        sheets = {
            "October": (state, [[*NAMES, "Status", "Goal"], [*OCTOBER[1], "Draft", "Sell"]]),
            "September": ("visible", SEPTEMBER),
            "Lists": (state, LISTS),
            "Empty": (state, []),
        }
        rows, reading = self.taken(made(file, sheets))
        assert [row.text for row in rows] == ["First"]
        assert [tuple(sheet) for sheet in reading.about.sheets] == [("September", 1, ", ".join(NAMES), False)]
        assert sorted(tuple(sheet) for sheet in reading.about.left_out) == [
            ("Lists", 2, "Statuses", True),
            ("October", 1, ", ".join([*NAMES, "Status", "Goal"]), True),
        ]
        assert said(reading) == [
            "The hidden sheet “Lists” was left out. Its rows: 2. Its columns: Statuses.",
            "The hidden sheet “October” was left out. Its rows: 1. "
            "Its columns: Date, Time, Platform, Caption, Status, Goal.",
        ]

    def test_where_no_other_one_is_a_plan_they_are_read(
        self, file: Path, made: Callable[..., Path], state: str
    ) -> None:
        sheets = {
            "Cover": ("visible", [["Our year"]]),
            "Lists": ("visible", LISTS),
            "September": (state, SEPTEMBER),
            "October": (state, OCTOBER),
        }
        rows, reading = self.taken(made(file, sheets))
        assert [row.text for row in rows] == ["First", "Later"]
        assert [(sheet.name, sheet.hidden) for sheet in reading.about.sheets] == [
            ("September", True),
            ("October", True),
        ]
        assert said(reading) == [
            "No visible sheet fits, so what is hidden was read: September, October.",
            "The sheet “Cover” was left out. Its rows: 1. Its columns: –.",
            "The sheet “Lists” was left out. Its rows: 2. Its columns: Statuses.",
            TOGETHER,
        ]

    def test_of_tables_whose_names_mean_nothing_one_that_is_seen_is_asked_about(
        self, file: Path, made: Callable[..., Path], state: str
    ) -> None:
        odd: Rows = [["Alpha", "Beta"], ["2026-09-03", "First"]]
        more: Rows = [["Alpha", "Beta"], ["2026-09-04", "Secret"]]
        path = made(file, {"Hidden": (state, more), "Seen": ("visible", odd)})
        with opened(PLANS, path, ReadOptions(zone=OPTIONS.zone, mapping={0: "date", 1: "text"})) as reading:
            assert [row.text for row in reading] == ["First"]
        assert [(sheet.name, sheet.hidden) for sheet in reading.about.left_out] == [("Hidden", True)]


CELLS: Final = {
    "Date": st.sampled_from(["2026-10-05", "2026-10-06 18:30", "someday", ""]),
    "Platform": st.sampled_from(["VK", "IG", "MySpace"]),
    "Caption": st.sampled_from(["One text", "Another text", "=1+1"]),
    "Status": st.sampled_from(["Draft", "Published", ""]),
    "Weather": st.sampled_from(["warm", "7", ""]),
}


@st.composite
def sheets(draw: st.DrawFn) -> list[tuple[list[str], list[dict[str, str]]]]:
    """Of a few sheets the columns in some order, two of them not in each, and rows by the names."""
    found = []
    for _number in range(draw(st.integers(2, 3))):
        less = draw(st.sets(st.sampled_from(["Status", "Weather"])))
        names = draw(st.permutations([name for name in CELLS if name not in less]))
        rows = draw(st.lists(st.fixed_dictionaries({name: CELLS[name] for name in names}), min_size=1, max_size=3))
        found.append((list(names), rows))
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(found=sheets(), spell=st.sampled_from([str, str.upper, str.lower, " {} ".format]))
def test_sheets_are_read_as_one_table_of_all_their_rows(
    file: Path, found: list[tuple[list[str], list[dict[str, str]]]], spell: Callable[[str], str]
) -> None:
    apart: dict[str, Rows] = {}
    for at, (names, rows_of) in enumerate(found):
        spelt = [spell(name) if at else name for name in names]
        apart[f"Sheet {at}"] = [spelt, *([row[name] for name in names] for row in rows_of)]
    rows, reading = taken(file, apart)
    assert len(reading.about.sheets) == len(found)
    whole = [[row.get(name, "") for name in CELLS] for _names, rows_of in found for row in rows_of]
    at_once, _ = taken(file, {"All": [list(CELLS), *whole]})
    assert [told(row)[:4] for row in rows] == [told(row)[:4] for row in at_once]
    assert [row.note.casefold() for row in rows] == [row.note.casefold() for row in at_once]
    assert [row.key for row in rows] == [row.key for row in at_once]
