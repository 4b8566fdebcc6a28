"""Plans taken in: what a file says twice, and what is left of one that was stopped."""

from pathlib import Path

import pytest

from smmdesk.domain.desk import ColumnPreset
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.progress import Cancelled, Progress
from smmdesk.workspace import Workspace

ROWS = 5_000


def plan(folder: Path, lines: list[str]) -> Path:
    """A file of these lines."""
    path = folder / "plan.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_rows_become_posts(workspace: Workspace, tmp_path: Path) -> None:
    lines = ["date,time,network,text,status", "2026-11-20,10:00,Instagram,Honey cake,", ",,VK,Some day,Draft"]
    report = workspace.importing.import_plan(plan(tmp_path, lines), "Bakery")
    assert (report.added, report.updated, report.skipped) == (2, 0, 0)
    dated, idea = workspace.records.all(Post, order_by="moment_wall")
    assert (dated.text, dated.status, dated.client_id) == ("Honey cake", PostStatus.DRAFT, report.client.id)
    assert (idea.text, idea.status, idea.moment) == ("Some day", PostStatus.DRAFT, None)
    assert dated.source_key


def test_a_second_row_of_the_same_id_is_a_post_of_its_own(workspace: Workspace, tmp_path: Path) -> None:
    id = "0123456789abcdef" * 2
    lines = ["id,date,time,text", f"{id},2026-11-20,10:00,Honey", f"{id},2026-11-21,10:00,Cake"]
    report = workspace.importing.import_plan(plan(tmp_path, lines), "Bakery")
    first, second = workspace.records.all(Post, order_by="moment_wall")
    assert (report.added, report.updated) == (2, 0)
    assert first.id == id
    assert second.id != id
    assert second.source_key == f"{id}#2"
    workspace.history.undo()
    assert workspace.records.all(Post) == []


def test_stopping_leaves_nothing_behind(workspace: Workspace, tmp_path: Path) -> None:
    lines = ["date,time,text", *(f"2026-11-{n % 28 + 1:02},10:00,Post {n}" for n in range(ROWS))]

    def stop(done: int, _total: int) -> None:
        if done:
            progress.cancel()

    progress = Progress(stop)
    with pytest.raises(Cancelled):
        workspace.importing.import_plan(plan(tmp_path, lines), "Bakery", progress=progress)
    assert workspace.records.all(Post) == []
    assert workspace.clients.list() == []
    assert workspace.history.undoable() is None


ODD = ["Alpha,Beta,Gamma", "2026-11-20,Honey cake,Instagram"]
SAID = {0: "date", 1: "text", 2: "networks"}


def test_what_was_said_of_columns_is_remembered_with_the_posts(workspace: Workspace, tmp_path: Path) -> None:
    first = plan(tmp_path, ODD)
    workspace.importing.import_plan(first, "Bakery", mapping=SAID, dry_run=True)
    with pytest.raises(NothingRecognisedError):
        workspace.importing.import_plan(first, "Bakery")
    workspace.importing.import_plan(first, "Bakery", mapping=SAID)

    next_month = plan(tmp_path, [ODD[0], "2026-12-20,Walnuts,VK"])
    report = workspace.importing.import_plan(next_month, "Library")
    assert (report.added, [row.text for row in report.first]) == (1, ["Walnuts"])
    assert report.about.table
    assert report.about.table.as_before


def test_taking_the_import_back_takes_back_what_was_said_of_its_columns(workspace: Workspace, tmp_path: Path) -> None:
    workspace.importing.import_plan(plan(tmp_path, ODD), "Bakery", mapping=SAID)
    (preset,) = workspace.records.all(ColumnPreset)
    workspace.history.undo()
    assert workspace.records.all(ColumnPreset) == []
    workspace.history.redo()
    assert workspace.records.all(ColumnPreset) == [preset]


def test_other_words_on_the_same_columns_take_the_place_of_the_former(workspace: Workspace, tmp_path: Path) -> None:
    lines = ["date,text,topic", "2026-11-20,Honey cake,Sweets"]
    workspace.importing.import_plan(plan(tmp_path, lines), "Bakery", mapping={2: "rubric"})
    workspace.importing.import_plan(plan(tmp_path, lines), "Bakery")
    workspace.importing.import_plan(plan(tmp_path, lines), "Library", mapping={2: "goal"})
    (preset,) = workspace.records.all(ColumnPreset)
    assert preset.uses == ("date", "text", "goal")


def test_going_back_to_what_the_names_suggest_forgets(workspace: Workspace, tmp_path: Path) -> None:
    lines = ["date,text,topic", "2026-11-20,Honey cake,Sweets"]
    workspace.importing.import_plan(plan(tmp_path, lines), "Bakery", mapping={2: "rubric"})
    workspace.importing.import_plan(plan(tmp_path, lines), "Library", mapping={})
    assert workspace.records.all(ColumnPreset) == []
    assert sorted(post.text for post in workspace.records.all(Post)) == ["Honey cake", "Sweets\n\nHoney cake"]
