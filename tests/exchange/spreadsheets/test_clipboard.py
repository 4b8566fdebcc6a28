"""Rows for the clipboard: what a spreadsheet takes as cells, and our import reads back."""

from __future__ import annotations

import csv
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from smmdesk.exchange.plans.posts_table import delimiter_for, posts_table
from smmdesk.exchange.spreadsheets.clipboard import as_rows
from smmdesk.speech.language import LANGUAGES, Language
from tests.exchange.plans.test_posts_table import expected, full_post, read_back

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = '=1+1\n<b>Rye & "wheat"</b>\t; done'


class Cells(HTMLParser):
    """The words of every cell of a table, row by row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.feed(html)

    @override
    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    @override
    def handle_data(self, data: str) -> None:
        if self.rows:
            self.rows[-1][-1] += data


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_the_text_is_read_back_without_a_difference_and_the_table_says_the_same(tmp_path: Path, code: str) -> None:
    language = Language(code)
    posts = [full_post(text=HOSTILE), full_post(moment=None, text="", networks=(), cost=None)]
    point = "," if delimiter_for(language) == ";" else "."
    rows = as_rows(posts_table(posts, language), point=point)
    path = tmp_path / "pasted.csv"
    path.write_text(rows.text, "utf-8", newline="")
    assert read_back(path) == expected(posts)
    lines = list(csv.reader(rows.text.splitlines(keepends=True), "excel-tab"))
    assert Cells(rows.html).rows == lines
    assert {len(line) for line in lines} == {len(lines[0])}


def test_nothing_that_somebody_typed_is_markup_or_runs(tmp_path: Path) -> None:
    rows = as_rows(posts_table([full_post(text=HOSTILE)], Language("en")), point=".")
    assert "<b>" not in rows.html
    assert "'=1+1" in rows.html
    assert "'=1+1" in rows.text
