"""The files of schedulers: headers to the letter, each filled with what is known, dated where it was read."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta

import pytest

from smmdesk.domain.networks import Network
from smmdesk.domain.scheduling.going import Hours
from smmdesk.domain.scheduling.patterns import tells_day, tells_time
from smmdesk.knowledge.files import facts
from smmdesk.knowledge.schedulers import schedulers, template_words
from tests.every import every

TOOLS = tuple(schedulers().values())
USES = re.compile(
    r"(text|text_and_link|hashtags|link|title|comment|moment|day|time|media|pictures|gif|films|alt|networks|draft|kind)"
    r"|(media|alt):([1-9]|10)|(is|kind|title):(\w+)|ask:\w+|=\".*\""
)


def test_the_nine_that_are_built() -> None:
    assert list(schedulers()) == (
        "buffer publer metricool metricool_34 hootsuite highlevel postoplan ayrshare postiz".split()
    )


@pytest.mark.parametrize(
    ("key", "columns", "first", "last"),
    [
        ("buffer", 4, "Text", "Posting Time"),
        ("publer", 12, "Date - Intl. format or prompt", "Reminder - For stories, reels, shorts, and TikToks"),
        ("metricool", 97, "Text", "Brand name"),
        ("metricool_34", 34, "Text", "Facebook Title"),
        ("highlevel", 6, "postAtSpecificTime (YYYY-MM-DD HH:mm:ss)", "videoUrls"),
        ("postoplan", 3, "Date", "Media URL"),
        ("ayrshare", 4, "post", "scheduleDate"),
    ],
)
def test_headers_have_as_many_columns_as_the_tool_wants(key: str, columns: int, first: str, last: str) -> None:
    layout = schedulers()[key].layout
    assert layout.header is not None
    assert tuple(next(csv.reader([layout.header]))) == layout.columns
    assert (len(layout.columns), layout.columns[0], layout.columns[-1]) == (columns, first, last)
    assert len(set(layout.columns)) == columns
    assert "\n" not in layout.header


def test_hootsuite_has_no_header_and_postiz_no_table() -> None:
    assert [each.key for each in TOOLS if each.layout.header is None] == ["hootsuite", "postiz"]
    assert [each.key for each in TOOLS if each.ending == ".json"] == ["postiz"]


def test_buffer_has_a_board_for_pinterest_alone() -> None:
    buffer = schedulers()["buffer"]
    assert buffer.layout_for([Network.PINTEREST]).header == "Text,Image URL,Tags,Posting Time,Board Name"
    assert buffer.layout_for([Network.PINTEREST]).asks == ("board",)
    assert buffer.layout_for([Network.X]).header == "Text,Image URL,Tags,Posting Time"


def test_every_use_is_one_that_the_writer_knows_and_every_column_that_is_filled_is_there() -> None:
    told = facts("schedulers")["tools"]
    for each in TOOLS:
        assert {*told[each.key]["fills"]} <= {*each.layout.columns}
        assert every(USES.fullmatch(use) for use in each.layout.uses if use)
        networks = [use.partition(":")[2] for use in each.layout.uses if use.startswith(("is:", "kind:", "title:"))]
        assert every(Network(name) in each.tool.networks for name in networks) if networks else True


def test_day_and_hour_stand_in_every_file() -> None:
    for each in TOOLS:
        layout = each.layout
        if layout.when:
            assert tells_day(layout.when)
            assert tells_time(layout.when)
        else:
            assert tells_day(layout.day)
            assert tells_time(layout.time)
    assert [each.key for each in TOOLS if each.tool.hours is Hours.UTC] == ["ayrshare", "postiz"]


def test_limits_of_rows() -> None:
    assert {each.key: each.tool.rows for each in TOOLS if each.tool.rows} == {
        "buffer": 100,
        "metricool": 50,
        "metricool_34": 50,
        "hootsuite": 350,
        "highlevel": 90,
        "postoplan": 100,
    }


def test_each_says_where_it_was_read_and_by_whom_it_is_confirmed() -> None:
    assert every(re.fullmatch(r"https?://[^\s/]+/\S+", each.reading.source) for each in TOOLS)
    assert every(each.reading.checked <= date(2026, 12, 3) for each in TOOLS)
    assert {each.confirmed for each in TOOLS} == {"vendor", "several", "one"}
    assert every(each.reading.secondary == (each.confirmed != "vendor") for each in TOOLS)
    buffer = schedulers()["buffer"].reading
    assert not buffer.is_stale(buffer.checked + timedelta(days=180))
    assert buffer.is_stale(buffer.checked + timedelta(days=181))


def test_words_of_templates_are_folded_already() -> None:
    assert every(word == word.casefold() for words in template_words().values() for word in words)
