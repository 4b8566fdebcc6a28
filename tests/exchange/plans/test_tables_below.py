"""Tables one below another on a sheet, and rows above the names: all is read, or said to be passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from smmdesk.exchange.incoming import MESSAGES
from tests.every import every
from tests.exchange.plans.test_made_up_plans import HOUR, taken, told

if TYPE_CHECKING:
    from pathlib import Path

TWO = "Date,Text\n2026-09-01,One\n2026-09-02,Two\n"
FULL = "Date,Platform,Caption,Status\n2026-09-08,IG,Three,Draft\n2026-09-09,FB,Four,Published\n"
POSTS = ["2026-09-01||||One", "2026-09-02||||Two"]
OCTOBER = [post.replace("-09-", "-10-") for post in POSTS]
FULL_POSTS = ["2026-09-08|instagram||draft|Three", "2026-09-09|facebook||published|Four"]


@pytest.mark.usefixtures("in_one_process")
@pytest.mark.parametrize(
    ("text", "posts", "names"),
    [
        (f"{TWO}\n{FULL}", [*POSTS, *FULL_POSTS], "1, 5"),
        (f"{FULL}\n{TWO}", [*FULL_POSTS, *POSTS], "1, 5"),
        (f"{TWO}\n{FULL}\n{TWO.replace('-09-', '-10-')}", [*POSTS, *FULL_POSTS, *OCTOBER], "1, 5, 9"),
        (
            f"{TWO}\nStatus,Network,Format,Text\nDraft,IG,Reel,An example\n",
            [*POSTS, "|instagram|short_video|draft|An example"],
            "1, 5",
        ),
        (
            f"Status,Network,Format,Text\nDraft,IG,Reel,An example\n\n{TWO}",
            ["|instagram|short_video|draft|An example", *POSTS],
            "1, 4",
        ),
        (
            "Date,Platform,Caption\n2026-09-01,IG,One\n,,\nCaption,Date,Platform\nTwo,2026-09-02,FB\n",
            ["2026-09-01|instagram|||One", "2026-09-02|facebook|||Two"],
            "1, 4",
        ),
        (
            f"{TWO}{FULL.replace(',FB,Four,Published', ',FB')}",
            [*POSTS, FULL_POSTS[0], "2026-09-09|facebook|||"],
            "1, 4",
        ),
        (TWO + "2026-09-03,Day\n" * 20 + FULL, [*POSTS, *["2026-09-03||||Day"] * 20, *FULL_POSTS], "1, 24"),
    ],
)
def test_tables_one_below_another_are_read_together(tmp_path: Path, text: str, posts: list[str], names: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(text, "utf-8")
    rows, reading = taken(path)
    assert [told(row) for row in rows] == posts
    lines = text.splitlines()
    assert every(row.text in lines[row.row - 1] for row in rows)
    said = [str(each.values["value"]) for each in reading.problems if each.message == MESSAGES["tables_together"]]
    assert said == [names]
    again, _ = taken(path)
    assert [row.key for row in again] == [row.key for row in rows]


@pytest.mark.usefixtures("in_one_process")
@pytest.mark.parametrize(
    "text",
    [
        "Date,Text\n2026-09-01,Date\n2026-09-02,Platform\n",
        "Date,Text,Format\n2026-09-01,First,Reel\nDate,Text,Format\n2026-09-02,Second,Photo\n",
        "Plan,Date,by Nino\nDate,Text,Format\n2026-09-01,First,Reel\n",
        "Date,Text,Status\n2026-09-01,First,Draft\n,Photo,Post\n",
    ],
)
def test_what_only_looks_like_names_begins_no_table(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(text, "utf-8")
    _rows, reading = taken(path)
    assert [each for each in reading.problems if each.message == MESSAGES["tables_together"]] == []


@pytest.mark.usefixtures("in_one_process")
def test_what_stands_above_the_names_is_passed_over_and_said(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(f"Brief: the client wants no humour\n\nBudget 500 USD,,Anna\n{TWO}", "utf-8")
    rows, reading = taken(path)
    assert [told(row) for row in rows] == POSTS
    passed = [(each.row, each.values["value"]) for each in reading.passed]
    assert passed == [(1, "Brief: the client wants no humour"), (3, "Budget 500 USD | Anna")]
    assert reading.passed_over == 2
    assert {each.message for each in reading.problems} == {HOUR}


@pytest.mark.usefixtures("in_one_process")
def test_of_several_sheets_each_has_its_own(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, title, tables in (("September", "Plan A", [TWO, FULL]), ("October", "Plan B", [FULL])):
        sheet = book.create_sheet(name)
        sheet.append([title])
        for line in "\n".join(tables).splitlines():
            sheet.append(line.split(","))
    book.save(path)
    rows, reading = taken(path)
    assert [told(row) for row in rows] == [*POSTS, *FULL_POSTS, *FULL_POSTS]
    assert [(each.sheet, each.row, each.values["value"]) for each in reading.passed] == [
        ("September", 1, "Plan A"),
        ("September", 2, "Date | Text"),  # the columns are told by the names of the other table
        ("October", 1, "Plan B"),
    ]
    assert [(sheet.name, sheet.rows) for sheet in reading.about.sheets] == [("September", 5), ("October", 2)]
    said = [str(each.values["value"]) for each in reading.problems if each.message == MESSAGES["tables_together"]]
    assert said == ["September: 2, 6"]
