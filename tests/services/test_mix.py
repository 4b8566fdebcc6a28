"""Target mixes are kept once for each way, undone, and go out with what posts consist of."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.mix import MixBy, SharesError
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import Language
from tests.desks import new_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.domain.ids import ClientId
    from smmdesk.workspace import Workspace

NOVEMBER = Period.month(2026, 11)
HALVES = {"News": 5000, "Recipes": 5000}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with new_desk(tmp_path / "desk", clock=lambda: datetime(2026, 11, 18, 8, tzinfo=UTC)) as workspace:
        yield workspace


@pytest.fixture
def client_id(desk: Workspace) -> ClientId:
    client = desk.clients.add("Honey")
    for day, rubric in enumerate(("News", "News", "News", ""), start=2):
        post = desk.calendar.add(client.id, date(2026, 11, day))
        desk.records.change(Post, post.id, rubric=rubric)
    return client.id


def test_a_target_is_set_changed_and_removed_and_each_is_undone(desk: Workspace, client_id: ClientId) -> None:
    first = desk.mix.set(client_id, MixBy.RUBRIC, HALVES)
    assert first
    second = desk.mix.set(client_id, MixBy.RUBRIC, {"News": 10_000})
    assert second
    assert second.id == first.id
    desk.mix.set(client_id, MixBy.RUBRIC, {})
    assert desk.mix.of(client_id, MixBy.RUBRIC) is None
    names = [desk.history.undo().act.name for _each in range(3)]
    assert names == ["remove_mix", "change_mix", "add_mix"]
    with pytest.raises(SharesError):
        desk.mix.set(client_id, MixBy.RUBRIC, {"News": 9000})


def test_the_overview_has_plan_and_target(desk: Workspace, client_id: ClientId) -> None:
    assert not desk.mix.overview(client_id, NOVEMBER).has_target
    desk.mix.set(client_id, MixBy.RUBRIC, HALVES)
    found = desk.mix.overview(client_id, NOVEMBER)
    sheet = found.plan[MixBy.RUBRIC]
    assert (sheet.n, sheet.unnamed) == (3, 1)
    assert [(each.value, each.have, each.wanted) for each in sheet.parts] == [("News", 3, 2), ("Recipes", 0, 1)]
    assert found.is_as_planned  # one off is no more than one post
    assert found.live_a_week == 0


def test_it_goes_out_as_a_table_and_for_programs(desk: Workspace, client_id: ClientId, tmp_path: Path) -> None:
    desk.mix.set(client_id, MixBy.RUBRIC, HALVES)
    table = desk.exporting.table(Wish(output="mix", language=Language("en"), client_id=client_id, period=NOVEMBER))
    keys = [each.key for each in table.columns]
    assert dict(zip(keys, table.rows[1], strict=True)) | {"share": None} == {
        "client": "Honey",
        "by": "Rubric",
        "value": "Recipes",
        "planned": 0,
        "published": 0,
        "wanted": 1,
        "share": None,
    }
    out = tmp_path / "mix.json"
    assert desk.folder
    desk.close()
    assert main(["export", str(desk.folder), "mix", str(out), "--from", "2026-11-01", "--to", "2026-11-30"]) == 0
    [told] = json.loads(out.read_text("utf-8"))["mix"]
    assert told["by"]["rubric"] == {
        "n": 3,
        "unnamed": 1,
        "as_planned": True,
        "values": [
            {"value": "News", "have": 3, "wanted": 2, "difference": -1, "share": 5000},
            {"value": "Recipes", "have": 0, "wanted": 1, "difference": 1, "share": 5000},
        ],
    }
    assert told["by"]["tone"] == {"n": 0, "unnamed": 4, "as_planned": None, "values": []}
