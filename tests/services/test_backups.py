"""Backups as the window and the command line ask for them."""

from pathlib import Path

import pytest

from smmdesk.storage.backup import Reason
from smmdesk.storage.errors import NotAWorkspaceError
from smmdesk.workspace import Workspace, restore_backup


def test_one_is_made_only_when_something_changed(workspace: Workspace) -> None:
    assert workspace.backups.keep_up() is not None
    assert workspace.backups.keep_up() is None
    workspace.clients.add("Bakery")
    made = workspace.backups.keep_up(Reason.CLOSING)
    newest, _first = workspace.backups.listed()
    assert (newest.path, newest.reason) == (made, Reason.CLOSING)


def test_a_restore_into_a_new_folder_makes_a_workspace(workspace: Workspace, tmp_path: Path) -> None:
    workspace.clients.add("Bakery")
    copy = workspace.backups.make(tmp_path / "copy.db")
    assert restore_backup(copy, tmp_path / "new") is None
    with Workspace.open(tmp_path / "new") as again:
        assert [client.name for client in again.clients.list()] == ["Bakery"]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["backups", "media", "workspace.db"]


def test_a_refused_restore_makes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"nothing of the sort" * 100)
    with pytest.raises(NotAWorkspaceError):
        restore_backup(tmp_path / "copy.db", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_restore_can_be_taken_back(workspace: Workspace) -> None:
    assert workspace.folder is not None
    empty = workspace.backups.make()
    workspace.clients.add("Bakery")
    workspace.close()
    kept = restore_backup(empty, workspace.folder)
    with Workspace.open(workspace.folder) as again:
        assert again.clients.list() == []
    assert kept is not None
    restore_backup(kept, workspace.folder)
    with Workspace.open(workspace.folder) as again:
        assert [client.name for client in again.clients.list()] == ["Bakery"]
