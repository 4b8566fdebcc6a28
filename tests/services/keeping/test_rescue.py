"""What is told of a rescue, and what a workspace's tables become in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.desk import Desk
from smmdesk.domain.posts import Post
from smmdesk.opening import open_workspace
from smmdesk.services.keeping import rescue as module
from smmdesk.services.keeping.rescue import Rescued, rescue, save_tables
from smmdesk.storage.folder import NoWorkspaceError
from smmdesk.storage.kinds import counted
from smmdesk.storage.salvage import Salvaged
from tests.desks import destroy_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smmdesk.workspace import Workspace


@pytest.fixture
def folder(workspace: Workspace) -> Path:
    """A workspace with two clients, a post and a file."""
    client = workspace.clients.add("Bakery")
    workspace.clients.add("=Café")
    workspace.calendar.add(client.id, workspace.today(), "Rye bread")
    (workspace.media.folder / "b.jpg").write_bytes(b"bread")
    (workspace.media.folder / "a.jpg").write_bytes(b"cake")
    found = workspace.media.folder.parent
    workspace.close()
    return found


def test_what_was_saved_and_lost_is_told_by_kinds_of_record() -> None:
    tables = [each.table.name for each in counted().values()]
    found = Salvaged(
        saved={name: at for at, name in enumerate(tables)},
        lost={name: None if at == 1 else 100 + at for at, name in enumerate(tables)},
        nameless=3,
    )
    told = Rescued.of(found)
    assert dict(told.saved) == {plural: at for at, plural in enumerate(counted())}
    assert dict(told.lost) == {plural: None if at == 1 else 100 + at for at, plural in enumerate(counted())}
    assert told.nameless == 3


def test_settings_that_are_lost_are_told_of(workspace: Workspace, tmp_path: Path) -> None:
    workspace.settings.set_up(Desk(name="Desk of Anna"))
    workspace.clients.add("Bakery")
    assert workspace.folder
    workspace.close()
    destroy_page(workspace.folder, b"Desk of Anna")
    found = rescue(workspace.folder, tmp_path / "rescued", nameless="Lost")
    assert (found.saved["clients"], found.saved["settings"], found.lost["settings"]) == (1, 0, 1)


def test_a_sound_workspace_comes_through_whole(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "rescued"
    found = rescue(folder, out, nameless="Lost")
    assert (found.saved["clients"], found.saved["posts"], found.nameless) == (2, 1, 0)
    assert not any(found.lost.values())
    with open_workspace(out) as opened:
        assert sorted(client.name for client in opened.clients.list()) == ["=Café", "Bakery"]
        assert [post.text for post in opened.records.all(Post)] == ["Rye bread"]
        assert len(opened.records.all(Client)) == 2
        assert sorted(each.name for each in opened.media.folder.iterdir()) == ["a.jpg", "b.jpg"]


@pytest.mark.parametrize("longest", [1, 2, 1000])
def test_every_table_is_a_sheet_and_a_long_one_several(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, longest: int
) -> None:
    monkeypatch.setattr(module, "MAX_ROWS", longest)
    counts = save_tables(folder, tmp_path / "all.xlsx")
    assert (counts["client"], counts["post"]) == (2, 1)
    assert "media" not in counts
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    sheets = [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    files = [("a.jpg",), ("b.jpg",)]
    told = [[("file",), file] for file in files] if longest == 1 else [[("file",), *files]]
    assert sheets[-len(told) :] == told
    assert book.sheetnames[-len(told)] == "media"
    clients = [rows for rows, name in zip(sheets, book.sheetnames, strict=True) if name.split()[0] == "client"]
    at = clients[0][0].index("name")
    assert sorted(str(row[at]) for rows in clients for row in rows[1:]) == ["=Café", "Bakery"]
    assert [len(rows) - 1 for rows in clients] == ([1, 1] if longest == 1 else [2])
    assert {rows[0] for rows in clients} == {clients[0][0]}
    assert len(book.sheetnames) == sum(max(1, -(-count // longest)) for count in counts.values()) + len(told)


@pytest.mark.parametrize("act", [lambda folder, out: rescue(folder, out, nameless="?"), save_tables])
def test_where_no_workspace_is_nothing_is_made(tmp_path: Path, act: Callable[[Path, Path], object]) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoWorkspaceError) as caught:
        act(tmp_path / "empty", tmp_path / "out")
    assert caught.value.values == {"folder": tmp_path / "empty"}
    assert not (tmp_path / "out").exists()
