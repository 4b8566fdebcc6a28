"""Columns are what the person says they are, wherever they stand and whatever they are called."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import PostStatus
from smmdesk.exchange.errors import NothingRecognisedError, UnfitMappingError
from smmdesk.exchange.incoming import TABLE_WORDS, Reading, ReadOptions, opened
from smmdesk.exchange.plans import rows as plan_rows
from smmdesk.exchange.plans.first_rows import FirstRow
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.plans.planned import PlannedRow, PlannedRows
from smmdesk.exchange.table.mapping import IN_NOTE, LEFT_OUT, TableLook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

OPTIONS = ReadOptions(zone="Asia/Tbilisi", today=dt.date(2026, 11, 1))
ODD = "Alpha,Beta,Gamma,Delta\n2026-11-27,Cake day,IG,x\n,Second,VK,y\n"
SAID = {0: "date", 1: "text", 2: "networks"}

Taken = tuple[list[PlannedRow], Reading[PlannedRows]]


@pytest.fixture
def taken(tmp_path: Path) -> Callable[..., Taken]:
    def read(text: str, mapping: Mapping[int, str] | None = None, **more: Any) -> Taken:
        path = tmp_path / "plan.csv"
        path.write_text(text, encoding="utf-8")
        options = ReadOptions(zone=OPTIONS.zone, today=OPTIONS.today, mapping=mapping, **more)
        with opened(PLANS, path, options) as reading:
            return list(reading), reading

    return read


def look(reading: Reading[PlannedRows]) -> TableLook:
    assert reading.about.table
    return reading.about.table


def test_odd_names_are_read_as_said(taken: Callable[..., Taken]) -> None:
    rows, reading = taken(ODD, SAID)
    assert [(row.text, row.networks, row.note) for row in rows] == [
        ("Cake day", (Network.INSTAGRAM,), "Delta: x"),
        ("Second", (Network.VK,), "Delta: y"),
    ]
    assert look(reading).uses == ("date", "text", "networks", IN_NOTE)
    assert look(reading).guess == (IN_NOTE,) * 4
    assert not look(reading).is_known
    assert look(reading).samples == (("2026-11-27",), ("Cake day", "Second"), ("IG", "VK"), ("x", "y"))
    assert reading.first == (
        FirstRow(2, dt.datetime(2026, 11, 27, 12), (Network.INSTAGRAM,), "Cake day", PostStatus.DRAFT),
        FirstRow(3, None, (Network.VK,), "Second", PostStatus.IDEA),
    )


def test_odd_names_are_refused_while_nobody_says_a_word(taken: Callable[..., Taken]) -> None:
    with pytest.raises(NothingRecognisedError):
        taken(ODD)
    rows, reading = taken(ODD, {})
    assert rows == []
    assert look(reading).uses == (IN_NOTE,) * 4


@pytest.mark.parametrize("text", ["", "\n\n", "just words\n", "Alpha,Beta\n,\n"])
def test_where_no_table_stands_nothing_can_be_said(taken: Callable[..., Taken], text: str) -> None:
    with pytest.raises(NothingRecognisedError, match=r"plan\.csv"):
        taken(text, {})


def test_a_title_above_is_no_row_of_names(taken: Callable[..., Taken]) -> None:
    rows, reading = taken(f"Our November,,,\n\n{ODD}", SAID)
    assert reading.about.header_row == 3
    assert [row.text for row in rows] == ["Cake day", "Second"]


def test_what_was_said_once_is_known_by_the_names(taken: Callable[..., Taken]) -> None:
    _rows, reading = taken(ODD, SAID)
    presets = {look(reading).signature: look(reading).uses}
    assert taken("Alpha,Beta,Gamma,Delta,,\n,Wide,,,,\n", presets=presets)[0][0].text == "Wide"
    wide = {look(reading).signature: (*look(reading).uses, IN_NOTE, IN_NOTE)}
    assert taken(ODD, presets=wide)[0][0].text == "Cake day"
    again, later = taken(" alpha ,BETA,“Gamma”,delta\n2026-12-01,Next month,FB,z\n", presets=presets)
    assert [(row.text, row.networks) for row in again] == [("Next month", (Network.FACEBOOK,))]
    assert look(later).as_before
    with pytest.raises(NothingRecognisedError):
        taken("Alpha,Beta,Gamma\n2026-12-01,Next month,FB\n", presets=presets)


def test_what_is_said_now_counts_more_than_what_was_said(taken: Callable[..., Taken]) -> None:
    text = "Date,Text,Topic\n2026-11-27,Cake,Sweets\n"
    _rows, reading = taken(text, {2: LEFT_OUT})
    presets = {look(reading).signature: look(reading).uses}
    assert taken(text, presets=presets)[0][0].text == "Cake"
    rows, as_named = taken(text, {}, presets=presets)
    assert rows[0].text == "Sweets\n\nCake"
    assert not look(as_named).as_before


def test_of_two_columns_for_one_field_the_one_that_was_said_is_it(taken: Callable[..., Taken]) -> None:
    text = "Date,Text,Idea for text,More\n2026-11-27,Old,New,Newer\n"
    (row,), reading = taken(text, {2: "text", 3: "text"})
    assert (row.text, row.note) == ("New", "Text: Old\nMore: Newer")
    assert look(reading).uses == ("date", IN_NOTE, "text", IN_NOTE)


def test_a_column_is_left_out_or_kept_in_the_note(taken: Callable[..., Taken]) -> None:
    text = "№,Date,Text,Mood board\n1,2026-11-27,Cake,warm\n"
    assert taken(text)[0][0].note == "Mood board: warm"
    assert look(taken(text)[1]).uses[0] == LEFT_OUT
    assert taken(text, {0: IN_NOTE, 3: LEFT_OUT})[0][0].note == "№: 1"


def test_columns_tick_networks_beside_a_column_of_networks(taken: Callable[..., Taken]) -> None:
    text = "Date,Text,Network,Stories too\n2026-11-27,Cake,VK,x\n2026-11-28,Tea,Instagram,x\n2026-11-29,Bun,VK,\n"
    rows, _reading = taken(text, {3: "instagram"})
    assert [row.networks for row in rows] == [
        (Network.VK, Network.INSTAGRAM),
        (Network.INSTAGRAM,),
        (Network.VK,),
    ]


def test_a_column_named_after_a_network_is_kept_whole_beside_a_column_of_networks(taken: Callable[..., Taken]) -> None:
    (row,), reading = taken("Date,Text,Network,Instagram\n2026-11-27,Cake,VK,yes\n")
    assert (row.networks, row.note) == ((Network.VK,), "Instagram: yes")
    assert look(reading).uses[3] == IN_NOTE


@pytest.mark.parametrize("mapping", [{4: "text"}, {-1: "text"}, {0: "texts"}])
def test_what_the_table_cannot_carry_is_refused(taken: Callable[..., Taken], mapping: dict[int, str]) -> None:
    with pytest.raises(UnfitMappingError):
        taken(ODD, mapping)


USES = ("date", "time", "networks", "text", "rubric", "status", "link", "cost", "currency", LEFT_OUT)
CELLS = {
    "date": st.sampled_from(["2026-11-03", "27.11.2026", "", "someday"]),
    "time": st.sampled_from(["10:00", "", "7:30 PM"]),
    "networks": st.sampled_from(["Instagram", "ВК, Telegram", "", "MySpace"]),
    "text": st.text(alphabet="Cake мёд,;\n'\"=", max_size=12),
    "rubric": st.sampled_from(["Sweets", ""]),
    "status": st.sampled_from(["Draft", "готово", ""]),
    "link": st.sampled_from(["https://example.com/a", ""]),
    "cost": st.sampled_from(["50", "1 200,50", ""]),
    "currency": st.sampled_from(["GEL", ""]),
    LEFT_OUT: st.sampled_from(["left", ""]),
}


@given(
    rows=st.lists(st.tuples(*(CELLS[use] for use in USES)), min_size=1, max_size=5),
    order=st.permutations(range(len(USES))),
)
def test_any_order_of_columns_gives_the_same_posts(
    rows: list[tuple[str, ...]], order: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "permuted.csv"
    rows = [("2026-11-01", "09:00", "VK", "First", "Sweets", "Draft", "", "5", "GEL", "left"), *rows]
    names = [f"Column {letter}" for letter in "ABCDEFGHIJ"]
    plain = columns_of(path, [names, *rows], dict(enumerate(USES)))
    turned = [[row[at] for at in order] for row in (names, *rows)]
    assert columns_of(path, turned, dict(enumerate(USES[at] for at in order))) == plain


def columns_of(path: Path, rows: Sequence[Sequence[str]], mapping: dict[int, str]) -> dict[str, list[Any]]:
    """What the child makes of a table, read here: a process for each example would take minutes."""
    text = io.StringIO()
    csv.writer(text, delimiter="|").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    about, *chunks = plan_rows.stream(
        path=str(path),
        words=(str(TABLE_WORDS), str(PLANS.words)),
        own={},
        heart=tuple(PLANS.heart),
        encoding=None,
        order="dmy",
        zone="Asia/Tbilisi",
        today="2026-11-01",
        noon="12:00",
        mapping=mapping,
        presets={},
    )
    assert about["columns"]
    columns = chunks[0][0]
    return {**columns, "note": [sorted(note.split("\n")) for note in columns["note"]]}
