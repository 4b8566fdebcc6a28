"""Rows that are copied are read back from either form of the clipboard, whatever stands in them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.ids import ClientId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from smmdesk.exchange.incoming import opened
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.plans.posts_table import rows_table
from smmdesk.exchange.spreadsheets.clipboard import copied
from smmdesk.exchange.workbooks.pasted import table_in, write_pasted
from smmdesk.speech.language import LANGUAGES, Language
from tests.exchange.plans.test_posts_table import CLIENT, OPTIONS, expected, full_post, read_back

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAMES: Mapping[ClientId, str] = {CLIENT: "Bakery"}
HOSTILE = '=HYPERLINK("x")\n<td>not a cell</td> & "quoted"\ttab'
POSTS = [
    full_post(text=HOSTILE),
    full_post(text="Plain", moment=LocalMoment(dt.datetime(2026, 11, 4, 9), "Asia/Tbilisi"), format=None),
]


@pytest.mark.parametrize("form", ["text", "html"])
@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_what_was_copied_is_read_back_without_a_difference(tmp_path: Path, code: str, form: str) -> None:
    table = rows_table(POSTS, Language(code), clients=NAMES, zones={CLIENT: "Europe/Moscow"})
    both = copied(table, point="." if code == "en" else ",")
    found = table_in(both.text, "") if form == "text" else table_in("no table", both.html)
    back = read_back(write_pasted(tmp_path, "Pasted table", found))
    want = expected(POSTS)
    if form == "html":  # a tab is no more than a space there
        want = [row._replace(text=row.text.replace("\t", " ")) for row in want]
    assert back == want


def test_only_columns_in_which_something_stands_are_copied() -> None:
    post = Post(id=full_post().id, client_id=CLIENT, text="Bread")
    names = [column.key for column in rows_table([post], Language("en"), clients=NAMES, zones={}).columns]
    assert names == ["date", "time", "networks", "status", "text", "id"]
    two = {**NAMES, ClientId("d" * 32): "Clinic"}
    moved = full_post()
    shown = rows_table([moved], Language("en"), clients=two, zones={CLIENT: "Europe/Moscow"})
    assert {"client", "zone"} <= {column.key for column in shown.columns}
    shown = rows_table([moved], Language("en"), clients=NAMES, zones={CLIENT: "Asia/Tbilisi"})
    assert not {"client", "zone"} & {column.key for column in shown.columns}


def test_what_was_copied_on_a_page_of_the_web_is_read(tmp_path: Path) -> None:
    page = """<html><body><p>A plan</p><table class="x"><thead><tr><th>Date</th><th>Text</th><th>Network</th></tr>
      </thead><tr><td>2026-11-03</td><td>Rye<br>bread &amp; <b>salt</b>
      <script>alert(1)</script></td><td>IG</td></tr>
      <tr><td></td><td></td><td></td></tr>
      <tr><td>2026-11-04</td><td><table><tr><td>inner</td></tr></table></td><td>FB</td></tr></table></body></html>"""
    path = write_pasted(tmp_path, "Pasted table", table_in("A plan Date Text", page))
    with opened(PLANS, path, OPTIONS) as reading:
        rows = list(reading)
    assert [row.text for row in rows] == ["Rye\nbread & salt", "inner"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("two words", ""),
        ("", ""),
        ("\tindented", ""),
        ("x", "<p>no table</p>"),
        ("x", "<table><tr><td>one cell</td></tr></table>"),
        ("x", "<table><tr><td>never closed"),
    ],
)
def test_other_words_are_no_table(text: str, html: str) -> None:
    assert table_in(text, html) == ""
