"""Series in files: a column tells their name and is not read; in a calendar each post is an entry of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.series import Series
from smmdesk.domain.variants import PostVariant
from smmdesk.services.outputs import Wish
from smmdesk.services.reading.importing import ImportReport, ImportService
from smmdesk.services.reading.plans import PLAN
from smmdesk.speech.language import LANGUAGES, Language
from tests.desks import new_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.workspace import Workspace

pytestmark = pytest.mark.usefixtures("in_one_process")
OURS = ClientId("c" * 32)
NOW = datetime(2026, 11, 16, 8, tzinfo=UTC)
FIRST = date(2026, 11, 17)
NAME = "=Weekly, cake"


def workspace(folder: Path) -> Workspace:
    made = new_desk(folder, clock=lambda: NOW)
    made.records.add(Client(id=OURS, name="Honey", time_zone="Asia/Tbilisi"))
    return made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    """A series of four, and a post by itself."""
    with workspace(tmp_path / "here") as made:
        for id in ("a" * 32, "b" * 32):
            made.records.add(
                Post(
                    id=PostId(id),
                    client_id=OURS,
                    moment=LocalMoment.at(FIRST, 9, 30, "Asia/Tbilisi"),
                    networks=(Network.INSTAGRAM, Network.FACEBOOK),
                    status=PostStatus.DRAFT,
                    text=id[0],
                )
            )
        made.texts.write(PostId("a" * 32), Network.INSTAGRAM, text="short")
        begun = made.series.begin(made.records.get(Post, PostId("a" * 32)))
        made.series.make(PostId("a" * 32), replace(begun, count=4, name=NAME))
        yield made


def written(desk: Workspace, path: Path, code: str = "en") -> Path:
    desk.exporting.export(Wish(output="calendar", language=Language(code), client_id=OURS), path)
    return path


def imported(desk: Workspace, path: Path) -> ImportReport:
    """Without the backup that is made before."""
    service = ImportService(desk.database, desk.clients, lambda: NOW, lambda: None)
    return service.import_file(path, "Honey", kind=PLAN)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_table_that_is_read_again_changes_nothing(desk: Workspace, tmp_path: Path, suffix: str, code: str) -> None:
    before = [desk.records.all(kind) for kind in (Post, PostVariant, Series)]
    path = written(desk, tmp_path / f"plan{suffix}", code)
    again = imported(desk, path)
    assert (again.added, again.updated, again.problems) == (0, 0, [])
    assert [desk.records.all(kind) for kind in (Post, PostVariant, Series)] == before
    with workspace(tmp_path / "elsewhere") as other:
        assert imported(other, path).problems == []
        came = other.records.all(Post)
        # which series they are of is known where that was made, and no note says it
        assert [(each.id, each.text, each.note, each.series_id) for each in came] == [
            (each.id, each.text, "", None) for each in before[0] if isinstance(each, Post)
        ]
        assert len(other.records.all(PostVariant)) == 4


def test_the_name_of_a_series_stands_beside_its_posts_alone(desk: Workspace, tmp_path: Path) -> None:
    rows = written(desk, tmp_path / "plan.csv").read_text("utf-8-sig").splitlines()
    assert ",Series," in rows[0]
    assert sum("Weekly, cake" in row for row in rows) == 4
    desk.records.remove(Series, *(each.id for each in desk.records.all(Series)))
    assert ",Series," not in written(desk, tmp_path / "bare.csv").read_text("utf-8-sig")


def test_in_a_plan_of_others_such_a_column_is_kept(desk: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text("Date,Networks,Text,Series\n2026-12-01,Instagram,Rye bread,Grains\n", "utf-8")
    imported(desk, path)
    (came,) = desk.records.all(Post, text="Rye bread")
    assert "Grains" in came.note


def test_in_a_calendar_each_is_an_entry_of_its_own_that_stays_one(desk: Workspace, tmp_path: Path) -> None:
    posts = desk.records.all(Post)
    told = written(desk, tmp_path / "plan.ics").read_text("utf-8")
    uids = re.findall(r"^UID:(\w+)@", told, re.MULTILINE)
    assert sorted(uids) == sorted(each.id for each in posts)
    assert "RRULE" not in told
    third = next(each for each in posts if each.series_day == FIRST + timedelta(weeks=2))
    desk.calendar.move([third.id], days=1)
    later = written(desk, tmp_path / "later.ics").read_text("utf-8")
    assert re.findall(r"^UID:(\w+)@", later, re.MULTILINE).count(third.id) == 1
    assert sorted(re.findall(r"^UID:(\w+)@", later, re.MULTILINE)) == sorted(uids)
    again = imported(desk, tmp_path / "later.ics")
    assert (again.added, again.updated) == (0, 0)
    assert desk.records.get(Post, third.id).series_id == third.series_id
