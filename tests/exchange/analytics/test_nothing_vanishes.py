"""Whatever a file of figures holds is found again: in a row, among the columns left out, or in what is said of it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smmdesk.exchange.errors import FileRefusedError
from tests.exchange.analytics.reading import OPTIONS, Read, read

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.exchange.analytics.figure_rows import FigureRow

CELLS = {
    "Date": ["2026-11-01", "13.11.2026 19:30", "Total", "soon", "-"],
    "Post ID": ["18000000000000001", "1.79E+16", "-aB"],
    "Link": ["https://www.instagram.com/p/DHpmj9euOPy/", "https://t.me/a/5"],
    "Text": ["Words", "=1+1", "'quoted", "Total"],
    "Title": ["A title", "Words"],
    "Post type": ["IG reel", "Hologram"],
    "Duration": ["0:06:39", "61", "long"],
    "Network": ["Instagram", "MySpace"],
    "Account": ["@cakes"],
    "Likes": ["5", "1.2K", "0", "many", "1.5", "undefined"],
    "Views": ["12 400", "0"],
    "Reach": ["7", "--"],
    "Spend": ["1.50", "$2", "free"],
    "Currency": ["EUR", "shells"],
    "ER, %": ["1.4"],
    "Mood": ["warm", "7"],
    "": ["no name"],
}
NAMES = st.lists(st.sampled_from([*CELLS, "Views", "Mood"]), min_size=2, max_size=9)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Names, some of them twice, and rows that may be too short or too long."""
    names = ["Date", "Likes", *draw(NAMES)]
    rows = [[draw(st.sampled_from(["", *CELLS[name]])) for name in names] for _number in range(draw(st.integers(1, 5)))]
    cut = draw(st.integers(0, 2))
    return [names, *([[*row[: len(row) - cut]] for row in rows] if cut else [[*row, "beyond"] for row in rows])]


def kept(row: FigureRow) -> set[str]:
    """Everything that a row tells, as texts."""
    found = {row.external_id, row.permalink, row.kind_as_given, row.network, row.account, row.currency, row.day}
    found |= {*row.text.split("\n\n"), str(row.seconds)} | {*map(str, row.figures.values())}
    return found | ({f"{row.moment.wall:%Y-%m-%d}", f"{row.moment.wall:%d.%m.%Y %H:%M}"} if row.moment else set())


READ_AS = {
    "1.2K": "1200",
    "12 400": "12400",
    "0:06:39": "399",
    "1.50": "150",
    "$2": "200",
    "'quoted": "'quoted",
    "13.11.2026 19:30": "2026-11-13",
}
MISSING = {"-", "--", "undefined"}


def is_found(cell: str, name: str, number: int, found: Read) -> bool:
    """Whether a cell of a row stands anywhere."""
    said = " ".join(value for row, _code, value in found.problems if row == number)
    passed = " ".join(value for row, value in found.passed if row == number)
    if cell in MISSING or cell in said or cell in passed or name in found.left():
        return True
    row = next((row for row in found.rows if row.row == number), None)
    return row is not None and not {cell, READ_AS.get(cell, cell)}.isdisjoint(kept(row))


@given(table=tables())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_cell_is_found_again(tmp_path: Path, table: list[list[str]]) -> None:
    path = tmp_path / "own.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    try:
        found = read(path)
    except FileRefusedError:
        return
    names = table[0]
    for number, row in enumerate(table[1:], 2):
        for at, cell in enumerate(row):
            if cell:
                name = names[at] if at < len(names) else ""
                assert is_found(cell, name, number, found), (cell, name, number)


def test_a_blank_row_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Date,Likes\n,\n2026-11-01,5\n,\n", "utf-8")
    found = read(path)
    assert [row.row for row in found.rows] == [3]
    assert found.passed == []


@pytest.mark.parametrize("cell", ["0", "5"])
def test_a_row_of_nothing_but_figures_is_said(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"Date,Likes\n,{cell}\n", "utf-8")
    found = read(path, OPTIONS)
    assert found.rows == []
    assert found.codes == {"no_date"}
    assert found.passed == [(2, cell)]


ROWS = {
    "a_day_that_is_no_last_day": ("Date,Last day,Likes", "2026-10-01,soon,5", "unknown_date"),
    "a_last_day_before_the_first": ("Date,Last day,Likes", "2026-10-05,2026-10-01,5", "early_end"),
    "several_days_are_no_day": ("Date,Likes", "1-7 October 2026,5", "unknown_date"),
    "a_share_is_no_count": ("Date,Likes", "2026-10-01,5%", "no_figure"),
    "a_share_is_no_money": ("Date,Spend,Currency", "2026-10-01,5%,EUR", "no_figure"),
    "an_hour_that_is_none": ("Date,Hour,Active followers", "February 20,25,7", "no_figure"),
}


@pytest.mark.parametrize("case", ROWS)
def test_a_row_that_cannot_be_kept_is_said(tmp_path: Path, case: str) -> None:
    names, row, code = ROWS[case]
    path = tmp_path / "own.csv"
    path.write_text(f"{names}\n{row}\n", "utf-8")
    found = read(path)
    assert found.rows == []
    assert [(at, said) for at, said, _value in found.problems] == [(2, code)]
    assert found.passed == [(2, row.replace(",", " | "))]


def test_a_time_that_is_none_is_said(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "Date,Time,Link,Likes\n2026-10-01,25:99,https://t.me/a/1,5\n2026-10-02,,https://t.me/a/2,5\n", "utf-8"
    )
    found = read(path)
    assert (2, "no_figure", "25:99\x1fTime") in found.problems
    assert [row for row, _code, _value in found.problems if row] == [2]


def test_a_day_that_stands_twice_is_said_unless_its_rows_are_of_different_accounts(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Date,Network,Likes\n2026-10-01,VK,5\n2026-10-01,VK,9\n2026-10-01,Telegram,1\n", "utf-8")
    assert read(path).problems == [(0, "same_days", "1")]


def test_a_year_that_is_not_stated_is_said(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Date,Likes\n25 October 2025,5\n7 August,9\n", "utf-8")
    found = read(path)
    assert [row.day for row in found.rows] == ["2025-10-25", "2026-08-07"]
    assert found.problems == [(3, "year_guessed", "2026")]
