"""Whatever a plan holds, each post that comes of it is as its own rule has it, and one undo takes all of it back."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from smmdesk.domain.clients import Client
from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.posts import Post
from smmdesk.exchange.errors import FileRefusedError
from smmdesk.opening import create_workspace
from smmdesk.services.reading.answers import Answer
from smmdesk.services.reading.importing import ImportReport, ImportService
from smmdesk.services.reading.plans import PLAN
from tests.conftest import NOW
from tests.exchange.plans.test_nothing_vanishes import Rows, sheets
from tests.storage.conftest import emptied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.domain.record import Record
    from smmdesk.workspace import Workspace

pytestmark = pytest.mark.usefixtures("in_one_process")
MANY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
ODD = st.text(max_size=12) | st.sampled_from(
    [
        "#one#two, three",
        "a.jpg\r\nb.jpg",
        " \n",
        "0001-01-01",
        "9999-12-31",
        "1e30 GEL",
        "-5 USD",
        "Library",
        "\x00",
        "￼",
    ]
)


OWNED = {"Client": ["", "Library", "Nobody"], "ID": ["", "7", "A-1", "A-2"], "Link": ["", "example.com/a b", "none"]}


@st.composite
def plans(draw: st.DrawFn) -> Rows:
    """Tables as people write them, some with a word on whose a row is, and anything at all in some of their cells."""
    rows = draw(sheets()).rows()
    for name in draw(st.lists(st.sampled_from([*OWNED]), unique=True)):
        for cells in filter(None, rows):
            cells.append(name if {"Text", "Date"} <= {*cells} else draw(st.sampled_from(OWNED[name])))
    places = [(row, at) for row, cells in enumerate(rows) for at in range(len(cells))]
    for row, at in draw(st.lists(st.sampled_from(places), max_size=6)):
        rows[row][at] = draw(ODD)
    return rows


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with create_workspace(tmp_path_factory.mktemp("desk") / "desk", clock=lambda: NOW) as made:
        yield made


def kept(desk: Workspace) -> list[Record]:
    """All that an import may write."""
    return [each for kind in (Client, Post, ImportedFile) for each in desk.records.all(kind)]


def read(desk: Workspace, path: Path, answer: Answer, order: str) -> ImportReport | None:
    """Through the flow, without the backup before it; None for what is refused."""
    service = ImportService(desk.database, desk.clients, lambda: NOW, lambda: None)
    try:
        return service.import_file(path, "Bakery", kind=PLAN, changed=answer, date_order=order)
    except FileRefusedError:
        return None


def check(desk: Workspace, path: Path, answer: Answer, order: str = "mdy") -> None:
    """Read the file; the posts are as their rule has them, and gone after one undo. Then it is read for good."""
    before = kept(desk)
    report = read(desk, path, answer, order)
    after = kept(desk)
    posts = [each for each in after if isinstance(each, Post)]
    assert [post for post in posts if post.checked() != post] == []
    if report is None or not report.added + report.updated:
        assert after == before
        return
    assert len(posts) == sum(isinstance(each, Post) for each in before) + report.added
    desk.history.undo()
    assert kept(desk) == before
    desk.history.redo()
    assert kept(desk) == after


@MANY
@given(files=st.lists(plans(), min_size=1, max_size=3), answer=st.sampled_from(Answer))
@example(files=[[["Date", "Text", "Hashtags"], ["2026-09-01", "A", "#a#b"]]], answer=Answer.SKIP)
@example(files=[[["Date", "Text"], ["2026-09-01", "A"]], [["Date", "Text"], ["2026-09-02", "A"]]], answer=Answer.UPDATE)
def test_of_tables(desk: Workspace, tmp_path: Path, files: list[Rows], answer: Answer) -> None:
    """One plan after the other, so that some rows are posts that were changed."""
    emptied(desk.database)
    desk.clients.add("Library")
    for rows in files:
        path = tmp_path / "plan.csv"
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            csv.writer(file).writerows(rows)
        check(desk, path, answer)


LINES = st.sampled_from(
    [
        "DTSTART:20261103T100000Z",
        "DTSTART;VALUE=DATE:20261103",
        "DTSTART:00010101T000000Z",
        "DTSTART:99991231T235959",
        "DTSTART;TZID=Asia/Tbilisi:20261103T235959",
        "RRULE:FREQ=YEARLY",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "CATEGORIES:one,two three",
        "ATTACH:a.jpg",
        "STATUS:CANCELLED",
    ]
)


@MANY
@given(entries=st.lists(st.lists(LINES | ODD.map("SUMMARY:{}".format), max_size=5), max_size=4))
def test_of_calendars(desk: Workspace, tmp_path: Path, entries: list[list[str]]) -> None:
    emptied(desk.database)
    path = tmp_path / "plan.ics"
    blocks = ["\r\n".join(["BEGIN:VEVENT", f"UID:{at}", *lines, "END:VEVENT"]) for at, lines in enumerate(entries)]
    whole = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *blocks, "END:VCALENDAR", ""])
    path.write_bytes(whole.encode("utf-8", "replace"))
    check(desk, path, Answer.UPDATE)
