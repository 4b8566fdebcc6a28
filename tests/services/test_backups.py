"""Backups as the window and the command line ask for them."""

from pathlib import Path

import pytest

from smmdesk.services.backups import BackupService
from smmdesk.storage.backup import Reason
from smmdesk.storage.errors import NotAWorkspaceError
from smmdesk.workspace import Workspace, utc_now


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


def _restore(copy: Path, folder: Path) -> Path | None:
    return BackupService(folder, utc_now).restore(copy)
