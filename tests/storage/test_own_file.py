"""Another file in the place of the open one: nothing is written to it, and nothing of ours gets into it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.opening import copy_workspace, open_workspace
from smmdesk.storage.errors import WorkspaceReplacedError
from smmdesk.storage.folder import DATABASE
from tests.desks import new_desk
from tests.folders import names_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smmdesk.workspace import Workspace


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    """Open, its latest changes in the journal only."""
    with new_desk(tmp_path / "desk") as made:
        made.clients.add("Both")
    opened = open_workspace(tmp_path / "desk")
    opened.clients.add("Ours")
    assert (tmp_path / "desk" / f"{DATABASE}-wal").stat().st_size > 0
    return opened


@pytest.fixture
def theirs(desk: Workspace, tmp_path: Path) -> Path:
    """The same workspace from another computer, where somebody worked too."""
    shutil.copytree(tmp_path / "desk" / "backups", tmp_path / "theirs" / "backups")
    copy = next((tmp_path / "desk" / "backups").glob("*.db"))
    shutil.copyfile(copy, tmp_path / "theirs" / DATABASE)
    with open_workspace(tmp_path / "theirs") as other:
        for number in range(60):
            other.clients.add(f"Theirs {number}")
    return tmp_path / "theirs" / DATABASE


def names(folder: Path) -> set[str]:
    with open_workspace(folder) as opened:
        assert opened.check().ok
        return {client.name for client in opened.records.all(Client)}


def read(desk: Workspace) -> object:
    return desk.clients.list()


def back_up(desk: Workspace) -> object:
    return desk.backups.make()


def write(desk: Workspace) -> object:
    with pytest.raises(WorkspaceReplacedError):
        desk.clients.add("Lost")
    return None


@pytest.mark.parametrize("act", [read, write])
def test_closing_leaves_what_took_its_place_alone(
    desk: Workspace, theirs: Path, tmp_path: Path, act: Callable[[Workspace], object]
) -> None:
    content = theirs.read_bytes()
    theirs.replace(tmp_path / "desk" / DATABASE)
    assert desk.is_replaced
    act(desk)
    desk.close()
    assert (tmp_path / "desk" / DATABASE).read_bytes() == content
    assert len(names(tmp_path / "desk")) == 61


def test_what_was_open_is_kept_as_a_backup(desk: Workspace, theirs: Path, tmp_path: Path) -> None:
    theirs.replace(tmp_path / "desk" / DATABASE)
    desk.close()
    with open_workspace(tmp_path / "desk") as again:
        newest = again.backups.listed()[0]
    assert (newest.reason, newest.counts["client"]) == ("replaced", 2)
    assert not list((tmp_path / "desk").glob(".keeping-*"))


def test_no_backup_is_made_of_the_wrong_file(desk: Workspace, theirs: Path, tmp_path: Path) -> None:
    content = theirs.read_bytes()
    theirs.replace(tmp_path / "desk" / DATABASE)
    with pytest.raises(WorkspaceReplacedError):
        back_up(desk)
    assert (tmp_path / "desk" / DATABASE).read_bytes() == content
    desk.close()


def test_no_second_connection_is_made_to_it(desk: Workspace, theirs: Path, tmp_path: Path) -> None:
    theirs.replace(tmp_path / "desk" / DATABASE)
    with desk.database.read(), pytest.raises(WorkspaceReplacedError), desk.database.read():
        pass
    desk.close()


def test_a_file_that_was_removed_is_kept_and_can_be_copied(desk: Workspace, tmp_path: Path) -> None:
    (tmp_path / "desk" / DATABASE).unlink()
    assert desk.is_replaced
    copy_workspace(desk, tmp_path / "copy")
    desk.close()
    assert names(tmp_path / "copy") == {"Both", "Ours"}
    assert names_in(tmp_path / "desk") == ["backups", "media", f"{DATABASE}-wal.replaced"]
    assert max((tmp_path / "desk" / "backups").glob("*.db")).exists()


def test_a_folder_that_was_moved_is_whole_where_it_went(desk: Workspace, tmp_path: Path) -> None:
    (tmp_path / "desk").rename(tmp_path / "moved")
    assert desk.is_replaced
    desk.close()
    assert not (tmp_path / "desk").exists()
    assert names(tmp_path / "moved") == {"Both", "Ours"}


def test_a_file_that_stays_is_not_minded(desk: Workspace, tmp_path: Path) -> None:
    os.utime(tmp_path / "desk" / DATABASE)
    assert not desk.is_replaced
    desk.close()
    assert names(tmp_path / "desk") == {"Both", "Ours"}
    assert not list((tmp_path / "desk").glob("*.replaced"))
