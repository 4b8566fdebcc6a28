"""Whatever a table holds is found again: in a post, in its note, or in what is said of the file."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.plans.test_made_up_plans import OPTIONS, taken

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = {
    "Date": ["2026-09-01", "9/19/2026", "Week 1 Thu", "3–5 Sep", "soon", "TBD"],
    "Time": ["10:00", "утром", "10:00–11:00"],
    "Weekday": ["Tuesday", "Mon", "Someday"],
    "Time zone": ["Europe/Paris", "Mars"],
    "Platform": ["Instagram", "MySpace", "IG, Orkut", "Instagram Stories", "Facebook post"],
    "Format": ["Reel 15s", "Carousel", "Hologram", "Photo / Video", "Text + Image"],
    "Status": ["✅ Live - posted Wed", "Draft", "whatever", "to be posted"],
    "Tone": ["light", "gloomy"],
    "Cost": ["12.50 GEL", "many", "5", "7 EUR"],
    "Currency": ["USD", "shells"],
    "Text": ["A text", "Week 2", "=1+1"],
    "Hashtags": ["#one two", "three"],
    "Media": ["a.jpg", "https://example.com/b.png"],
    "Published link": ["https://example.com/p"],
    "Rubric": ["News", "Total"],
    "Mood board": ["warm colours", "7"],
    "": ["no name", "42"],
}
WORDS_OF_VALUES = {
    "instagram": {"ig", "instagram"},
    "story": {"stories"},
    "short_video": {"reel"},
    "published": {"live"},
    "09-01": {"2026-09-01"},
    "facebook": {"post"},
}


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """A header with a text and a date, and rows of which any cell may be empty, odd, or repeat the header's."""
    others = st.lists(
        st.sampled_from([name for name in FIELDS if name not in {"Text", "Date"}]), unique=True, max_size=7
    )
    header = draw(st.permutations(["Text", "Date", *draw(others)]))
    cells = [st.sampled_from(["", "", *FIELDS[name], name]) for name in header]
    return [list(header), *draw(st.lists(st.tuples(*cells).map(list), max_size=5))]


def is_found(name: str, cell: str, whole: str) -> bool:
    """Whether each word of a cell stands in what was said and kept; what has a value of ours by that."""
    words = re.findall(r"[^\W_]+", cell.casefold())
    known = {word for value, words_of in WORDS_OF_VALUES.items() if value in whole for word in words_of}
    if name == "Date" and cell == "9/19/2026":
        return "2026-09-19" in whole
    return cell == "TBD" or all(word in whole or word in known for word in words)


@pytest.mark.usefixtures("in_one_process")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(table=tables())
def test_every_cell_is_found_again_in_a_post_or_in_the_report(tmp_path: Path, table: list[list[str]]) -> None:
    path = tmp_path / "plan.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    rows, reading = taken(path, replace(OPTIONS, date_order="mdy"))
    for number, cells in enumerate(table[1:], 2):
        kept = [str(row) for row in rows if row.row == number]
        said = [str(each.values) for each in (*reading.problems, *reading.passed) if each.row == number]
        moments = [f"{row.moment.wall:%A %Y-%m-%d %H:%M}" for row in rows if row.row == number and row.moment]
        whole = " ".join([*kept, *said, *moments]).casefold()
        named = zip(table[0], cells, strict=True)
        lost = [(name, cell) for name, cell in named if cell and not is_found(name, cell, whole)]
        assert not lost, (whole, lost)
