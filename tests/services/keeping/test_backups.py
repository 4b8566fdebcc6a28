"""Backups as the window and the command line ask for them."""

from __future__ import annotations

import errno
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.changes import IMPORT_PLAN
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import utc_now
from smmdesk.domain.posts import Post
from smmdesk.machine import logs
from smmdesk.opening import create_workspace, open_workspace
from smmdesk.services.keeping.backups import BackupService
from smmdesk.storage import backup
from smmdesk.storage.errors import (
    DamagedBackupError,
    DamagedWorkspaceError,
    DiskFullError,
    NoFolderError,
    NotAWorkspaceError,
)
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.manifest import Reason

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.workspace import Workspace

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
"""What the clock of the workspace says."""


def test_one_is_made_only_when_something_changed(workspace: Workspace) -> None:
    assert workspace.backups.make_if_needed(Reason.REGULAR) is not None
    assert workspace.backups.make_if_needed(Reason.REGULAR) is None
    workspace.clients.add("Bakery")
    made = workspace.backups.make_if_needed(Reason.CLOSING)
    newest, _first = workspace.backups.listed()
    assert (newest.path, newest.reason) == (made, Reason.CLOSING)


def test_a_restore_into_a_new_folder_makes_a_workspace(workspace: Workspace, tmp_path: Path) -> None:
    workspace.clients.add("Bakery")
    copy = workspace.backups.make(tmp_path / "copy.db")
    assert _restore(copy, tmp_path / "new") is None
    with open_workspace(tmp_path / "new") as again:
        assert [client.name for client in again.clients.list()] == ["Bakery"]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["backups", "media", "workspace.db"]


def test_one_that_the_disk_does_not_give_any_more_is_not_sound(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = workspace.backups.make()
    assert workspace.backups.is_sound(made)

    def fail(_path: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(backup, "check_head", fail)
    assert not workspace.backups.is_sound(made)


def test_a_refused_restore_makes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"nothing of the sort" * 100)
    with pytest.raises(NotAWorkspaceError):
        _restore(tmp_path / "copy.db", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_restore_can_be_taken_back(workspace: Workspace) -> None:
    assert workspace.folder is not None
    empty = workspace.backups.make()
    workspace.clients.add("Bakery")
    workspace.close()
    kept = _restore(empty, workspace.folder)
    with open_workspace(workspace.folder) as again:
        assert again.clients.list() == []
    assert kept is not None
    _restore(kept, workspace.folder)
    with open_workspace(workspace.folder) as again:
        assert [client.name for client in again.clients.list()] == ["Bakery"]


def test_closing_makes_one_when_something_changed(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "desk") as made:
        made.clients.add("Bakery")
    backups = BackupService(tmp_path / "desk", utc_now)
    assert [each.reason for each in backups.listed()] == [Reason.CLOSING]
    with open_workspace(tmp_path / "desk") as again:
        again.clients.list()
    assert len(backups.listed()) == 1


def with_posts(workspace: Workspace, how_many: int) -> ClientId:
    client = workspace.clients.add("Bakery")
    with workspace.database.write(IMPORT_PLAN) as work:
        work.add_all([Post(id=PostId(f"{n}"), client_id=client.id, text="Cake") for n in range(how_many)])
    return client.id


class TestBulkRemoval:
    """What goes at once, with all that belonged to it."""

    def test_more_than_twenty_rows_are_backed_up_before(self, workspace: Workspace) -> None:
        client = with_posts(workspace, 20)
        workspace.records.remove(Client, client)
        (made,) = workspace.backups.listed()
        assert made.reason is Reason.REMOVAL
        assert (made.counts["client"], made.counts["post"]) == (1, 20)
        assert workspace.clients.list() == []

    def test_fewer_are_not(self, workspace: Workspace) -> None:
        client = with_posts(workspace, 19)
        workspace.records.remove(Client, client)
        assert workspace.backups.listed() == []

    def test_nothing_is_made_twice(self, workspace: Workspace) -> None:
        client = with_posts(workspace, 40)
        workspace.backups.make()
        workspace.records.remove(Client, client)
        assert [each.reason for each in workspace.backups.listed()] == [Reason.ASKED]

    def test_taking_back_an_import_removes_as_much(self, workspace: Workspace) -> None:
        with_posts(workspace, 40)
        workspace.history.undo()
        (made,) = workspace.backups.listed()
        assert (made.reason, made.counts["post"]) == (Reason.REMOVAL, 40)

    def test_where_none_can_be_made_nothing_is_removed(
        self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_arguments: object) -> None:
            raise DiskFullError

        client = with_posts(workspace, 40)
        with monkeypatch.context() as disk:
            disk.setattr(backup, "make", full)
            with pytest.raises(DiskFullError):
                workspace.records.remove(Client, client)
        assert len(workspace.records.all(Post)) == 40


def test_two_threads_that_ask_at_once_make_one(workspace: Workspace) -> None:
    workspace.clients.add("Bakery")
    with ThreadPoolExecutor(4) as threads:
        made = [threads.submit(workspace.backups.make_regularly) for _ in range(4)]
    assert len([each for each in made if each.result()]) == 1
    assert len(workspace.backups.listed()) == 1


def test_old_ones_are_thinned_out_regularly(tmp_path: Path) -> None:
    now = datetime(2026, 11, 2, 9, tzinfo=UTC)
    with create_workspace(tmp_path / "desk", clock=lambda: now) as workspace:
        for name in "abc":
            workspace.clients.add(name)
            workspace.backups.make_regularly()
            now += timedelta(minutes=30)
        now += timedelta(days=5)
        workspace.clients.add("d")
        workspace.backups.make_regularly()
        assert [each.counts["client"] for each in workspace.backups.listed()] == [4, 3]


def test_what_is_open_is_kept_when_another_file_takes_its_place(workspace: Workspace) -> None:
    """As a backup that says why it was made and when; what it took to make it is gone."""
    folder = workspace.folder
    assert folder
    workspace.clients.add("Bakery")
    workspace.backups.keep(workspace.database)
    (kept,) = workspace.backups.listed()
    assert (kept.reason, kept.made_at, kept.counts["client"]) == (Reason.REPLACED, NOW, 1)
    assert workspace.backups.is_sound(kept.path)
    assert [each.name for each in folder.iterdir() if each.name.startswith(".keeping")] == []


def test_nothing_is_kept_where_the_whole_folder_went_elsewhere(workspace: Workspace, tmp_path: Path) -> None:
    gone = BackupService(tmp_path / "gone", lambda: NOW)
    gone.keep(workspace.database)
    assert not (tmp_path / "gone").exists()


def test_a_damaged_file_is_told_apart_and_costs_no_backup(workspace: Workspace) -> None:
    workspace.clients.add("Bakery")
    workspace.backups.make()
    workspace.clients.add("Dentist")
    workspace.database.close()
    assert workspace.folder
    (workspace.folder / DATABASE).write_bytes(b"SQLite format 3\0" + b"\xff" * 9000)
    with pytest.raises(DamagedWorkspaceError):
        workspace.backups.make_regularly()
    assert len(workspace.backups.listed()) == 1


def bug(*_arguments: object, **_named: object) -> None:
    raise LookupError("a bug")


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(logs, "log_folder", lambda: tmp_path)
    return tmp_path / logs.LOG_NAME


class TestBugs:
    """What was done stands, and is not told as failed; the bug is in the log."""

    def test_thinning_out_on_closing(self, tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(backup, "thin", bug)
        with create_workspace(tmp_path / "desk") as made:
            made.clients.add("Bakery")
        assert len(BackupService(tmp_path / "desk", utc_now).listed()) == 1
        assert "LookupError" in log.read_text("utf-8")

    def test_the_second_place(self, workspace: Workspace, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(backup, "mark", bug)
        workspace.backups.second = log.parent
        assert workspace.backups.make().exists()
        assert "LookupError" in log.read_text("utf-8")

    def test_what_is_kept_of_a_file_that_was_replaced(
        self, workspace: Workspace, log: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("smmdesk.services.keeping.backups.save_copy", bug)
        workspace.backups.keep(workspace.database)
        assert "LookupError" in log.read_text("utf-8")


class TestSecondPlace:
    """Another folder, such as on a memory stick, that may be away for a while."""

    @pytest.fixture
    def second(self, workspace: Workspace, tmp_path: Path) -> Path:
        (tmp_path / "stick").mkdir()
        workspace.backups.second = tmp_path / "stick"
        return tmp_path / "stick"

    def make(self, workspace: Workspace, *names: str) -> None:
        for name in names:
            workspace.clients.add(name)
            assert workspace.backups.make_regularly()

    def test_what_is_made_is_there_too(self, workspace: Workspace, second: Path) -> None:
        self.make(workspace, "Bakery")
        workspace.backups.make()
        workspace.clients.add("Dentist")
        workspace.close()
        assert workspace.folder
        kept = files(workspace.folder / "backups")
        assert len(kept) == 3 * 2
        assert databases(second) == databases(workspace.folder / "backups")
        assert sorted(files(second)) == sorted(kept)
        assert [backup.verify(each.path).reason for each in backup.listed(second)] == ["closing", "asked", "regular"]

    def test_while_it_is_away_the_first_place_goes_on_and_it_gets_all_when_it_is_back(
        self, workspace: Workspace, second: Path, tmp_path: Path
    ) -> None:
        self.make(workspace, "Bakery")
        second.rename(tmp_path / "pulled out")
        self.make(workspace, "Dentist", "School")
        assert len(workspace.backups.listed()) == 3
        assert not second.exists()
        with pytest.raises(NoFolderError):
            workspace.backups.copy_to_second()
        (tmp_path / "pulled out").rename(second)
        workspace.backups.copy_to_second()
        assert workspace.folder
        assert databases(second) == databases(workspace.folder / "backups")

    def test_what_lies_there_already_is_neither_written_again_nor_removed(
        self, workspace: Workspace, second: Path
    ) -> None:
        (second / "000900-20200101T000000Z.db").write_bytes(b"of another life")
        self.make(workspace, "Bakery")
        before = {each: each.stat().st_mtime_ns for each in second.iterdir()}
        workspace.backups.copy_to_second()
        assert {each: each.stat().st_mtime_ns for each in second.iterdir()} == before

    def test_old_ones_are_thinned_out_there_as_well(self, tmp_path: Path) -> None:
        now = datetime(2026, 11, 2, 9, tzinfo=UTC)
        (tmp_path / "stick").mkdir()
        with create_workspace(tmp_path / "desk", clock=lambda: now) as workspace:
            workspace.backups.second = tmp_path / "stick"
            self.make(workspace, "a", "b", "c")
            assert len(backup.listed(tmp_path / "stick")) == 3
            now += timedelta(days=5)
            self.make(workspace, "d")
            assert [each.counts["client"] for each in backup.listed(tmp_path / "stick")] == [4, 3]

    def test_two_workspaces_that_share_it_leave_each_other_s_alone(self, tmp_path: Path) -> None:
        """Made at the same moments, so that their backups have the same names, and one of them thinned out."""
        now = datetime(2026, 11, 2, 9, tzinfo=UTC)
        (tmp_path / "stick").mkdir()
        desks = [create_workspace(tmp_path / name, clock=lambda: now) for name in ("ours", "theirs")]
        for number, desk in enumerate(desks):
            desk.backups.second = tmp_path / "stick"
            self.make(desk, *(f"{number} {name}" for name in "abc"))
        now += timedelta(days=5)
        ours, theirs = desks
        self.make(ours, "0 d")
        there = backup.listed(tmp_path / "stick")
        ours_there = {each.sha256 for each in ours.backups.listed()}
        assert len(there) == 2 + 3
        assert {each.sha256 for each in there} == ours_there | {each.sha256 for each in theirs.backups.listed()}
        for each in there:
            assert backup.verify(each.path) == each
        for desk in desks:
            desk.close()

    def test_a_copy_that_is_not_what_it_should_be_does_not_stay(
        self, workspace: Workspace, second: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def torn(source: Path, target: Path) -> None:
            target.write_bytes(source.read_bytes()[:-1] + b"\xa5")

        with monkeypatch.context() as stick:
            stick.setattr("shutil.copyfile", torn)
            self.make(workspace, "Bakery")
            with pytest.raises(DamagedBackupError):
                workspace.backups.copy_to_second()
            assert list(second.iterdir()) == []
        workspace.backups.copy_to_second()
        assert len(backup.listed(second)) == 1

    def test_an_older_one_that_is_damaged_is_passed_over(
        self, workspace: Workspace, second: Path, tmp_path: Path
    ) -> None:
        second.rename(tmp_path / "pulled out")
        self.make(workspace, "Bakery", "Dentist", "School")
        (tmp_path / "pulled out").rename(second)
        newest, damaged, oldest = workspace.backups.listed()
        damaged.path.write_bytes(b"\xa5" * 9000)
        workspace.backups.copy_to_second()
        assert [each.path.name for each in backup.listed(second)] == [newest.path.name, oldest.path.name]


def databases(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in files(folder).items() if name.endswith(".db")}


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def _restore(copy: Path, folder: Path) -> Path | None:
    return BackupService(folder, utc_now).restore(copy)
