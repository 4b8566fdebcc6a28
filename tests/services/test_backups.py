"""Backups as the window and the command line ask for them."""

import errno
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from smmdesk.domain.changes import Act
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import utc_now
from smmdesk.domain.posts import Post
from smmdesk.services.backups import BackupService
from smmdesk.storage import backup
from smmdesk.storage.backup import Reason
from smmdesk.storage.errors import DamagedWorkspaceError, DiskFullError, NotAWorkspaceError
from smmdesk.storage.folder import DATABASE
from smmdesk.workspace import Workspace


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
    with Workspace.open(tmp_path / "new") as again:
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
    with Workspace.open(workspace.folder) as again:
        assert again.clients.list() == []
    assert kept is not None
    _restore(kept, workspace.folder)
    with Workspace.open(workspace.folder) as again:
        assert [client.name for client in again.clients.list()] == ["Bakery"]


def test_closing_makes_one_when_something_changed(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "desk") as made:
        made.clients.add("Bakery")
    backups = BackupService(tmp_path / "desk", utc_now)
    assert [each.reason for each in backups.listed()] == [Reason.CLOSING]
    with Workspace.open(tmp_path / "desk") as again:
        again.clients.list()
    assert len(backups.listed()) == 1


def with_posts(workspace: Workspace, how_many: int) -> ClientId:
    client = workspace.clients.add("Bakery")
    with workspace.database.write(Act.IMPORT_PLAN) as work:
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
    with Workspace.create(tmp_path / "desk", clock=lambda: now) as workspace:
        for name in "abc":
            workspace.clients.add(name)
            workspace.backups.make_regularly()
            now += timedelta(minutes=30)
        now += timedelta(days=5)
        workspace.clients.add("d")
        workspace.backups.make_regularly()
        assert [each.counts["client"] for each in workspace.backups.listed()] == [4, 3]


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


def _restore(copy: Path, folder: Path) -> Path | None:
    return BackupService(folder, utc_now).restore(copy)
