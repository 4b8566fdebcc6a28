"""Another program puts its file in the database's place, and ours is killed before it can take its journal away."""

from __future__ import annotations

import os
import shutil
import signal
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.periods import utc_now
from smmdesk.opening import open_quickly, open_workspace
from smmdesk.services.keeping.backups import BackupService
from smmdesk.storage.errors import DamagedWorkspaceError
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.own_file import NOTE, orphans
from tests.desks import new_desk
from tests.faults import workers

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext
    from pathlib import Path


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """The same workspace from another computer, where somebody worked too."""
    with new_desk(tmp_path / "desk") as made:
        made.clients.add("Both")
    shutil.copytree(tmp_path / "desk", tmp_path / "theirs")
    with open_workspace(tmp_path / "theirs") as other:
        for number in range(60):
            other.clients.add(f"Theirs {number}")
    return tmp_path / "theirs" / DATABASE


@pytest.fixture
def desk(processes: ForkServerContext, tmp_path: Path, theirs: Path) -> Path:
    """A program that works on it said that "Ours" is saved, and was killed; nobody had opened it since."""
    ours, pipe = processes.Pipe(duplex=False)
    process = processes.Process(target=workers.add_clients, args=(tmp_path / "desk", pipe))
    process.start()
    assert ours.recv() == "Ours"
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert (tmp_path / "desk" / f"{DATABASE}-wal").stat().st_size > 0
    return tmp_path / "desk"


def names(folder: Path) -> set[str]:
    with open_quickly(folder) as opened:
        seen = {client.name for client in opened.quickest.clients()}
        opened.take_over()
        assert opened.check().ok
        assert seen == {client.name for client in opened.records.all(Client)}
        return seen


def test_killed_alone_nothing_is_lost(desk: Path) -> None:
    assert names(desk) == {"Both", "Ours"}
    assert orphans(desk / DATABASE) == []
    assert not list(desk.glob(f"*{NOTE}"))


def test_what_took_its_place_is_left_alone_and_our_journal_kept(desk: Path, theirs: Path) -> None:
    journal = (desk / f"{DATABASE}-wal").read_bytes()
    theirs.replace(desk / DATABASE)
    assert len(names(desk)) == 61
    (kept,) = orphans(desk / DATABASE)
    assert kept.read_bytes() == journal
    assert len(names(desk)) == 61


def test_without_the_note_ours_would_be_played_into_it(desk: Path, theirs: Path) -> None:
    theirs.replace(desk / DATABASE)
    (desk / f"{DATABASE}{NOTE}").unlink()
    try:
        seen = names(desk)
    except (DamagedWorkspaceError, AssertionError):
        return
    assert len(seen) < 61


def test_where_it_can_only_be_read_their_content_is_shown(
    desk: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs.replace(desk / DATABASE)
    monkeypatch.setattr("smmdesk.storage.opening.writable", lambda _path: False)
    there = {each.name: each.read_bytes() for each in desk.iterdir() if each.is_file()}
    assert len(names(desk)) == 61
    assert {each.name: each.read_bytes() for each in desk.iterdir() if each.is_file()} == there


def test_a_folder_copied_as_a_whole_keeps_what_its_journal_holds(desk: Path, tmp_path: Path) -> None:
    shutil.copytree(desk, tmp_path / "copied")
    desk.rename(tmp_path / "moved")
    assert names(tmp_path / "copied") == {"Both", "Ours"}
    assert names(tmp_path / "moved") == {"Both", "Ours"}


@pytest.mark.parametrize("is_removed", [True, False])
def test_a_restored_backup_is_not_mixed_with_it(desk: Path, theirs: Path, *, is_removed: bool) -> None:
    if is_removed:
        (desk / DATABASE).unlink()
    else:
        theirs.replace(desk / DATABASE)
    backups = BackupService(desk, utc_now)
    kept = backups.restore(backups.listed()[-1].path)
    assert names(desk) == {"Both"}
    assert len(orphans(desk / DATABASE)) == 1
    if kept:
        backups.restore(kept)
        assert len(names(desk)) == 61


def test_an_empty_journal_is_not_worth_a_word(desk: Path, theirs: Path) -> None:
    theirs.replace(desk / DATABASE)
    os.truncate(desk / f"{DATABASE}-wal", 0)
    assert len(names(desk)) == 61
    assert orphans(desk / DATABASE) == []


def test_a_second_one_does_not_take_the_place_of_the_first(desk: Path, theirs: Path) -> None:
    (desk / f"{DATABASE}-wal.orphan").write_bytes(b"earlier")
    theirs.replace(desk / DATABASE)
    names(desk)
    assert [each.name for each in orphans(desk / DATABASE)] == [f"{DATABASE}-wal.orphan", f"{DATABASE}-wal.orphan-2"]
    assert orphans(desk / DATABASE)[0].read_bytes() == b"earlier"


def test_on_a_stick_whose_files_are_numbered_anew_nothing_is_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smmdesk.machine.shared_places.file_system", lambda _place: "vfat")
    with new_desk(tmp_path / "desk") as made:
        made.clients.add("Walnut")
        assert (tmp_path / "desk" / f"{DATABASE}-wal").stat().st_size
        assert not (tmp_path / "desk" / f"{DATABASE}{NOTE}").exists()
