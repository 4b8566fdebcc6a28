"""Opened quickly and closed again, whatever a thread is doing meanwhile."""

from __future__ import annotations

import shutil
from errno import ENOSPC
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest
from sqlcipher3 import dbapi2

from smmdesk.domain.periods import Period, utc_now
from smmdesk.opening import create_workspace, created_whole, keep_example, open_quickly, open_workspace
from smmdesk.services.keeping.backups import BackupService
from smmdesk.storage import opening
from smmdesk.storage.connection import connect
from smmdesk.storage.errors import DamagedWorkspaceError
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.manifest import Reason
from smmdesk.workspace import Workspace
from tests.desks import destroy_page
from tests.every import every

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.domain.changes import ChangeSet
    from smmdesk.storage.database import Database


@pytest.fixture
def folder(example_folder: Path, tmp_path: Path) -> Path:
    return shutil.copytree(example_folder, tmp_path / "desk", ignore=shutil.ignore_patterns("0*"))


def is_free(folder: Path) -> bool:
    """Whether nobody has the file open: only then can it leave its journal."""
    connection = connect(folder / DATABASE)
    try:
        connection.execute("PRAGMA busy_timeout=0")
        return bool(connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] == "delete")
    except dbapi2.OperationalError:
        return False
    finally:
        connection.close()


class SlowOpening:
    """Opening a database takes until `go_on`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go_on = Event(), Event()
        self._open = opening.open_file
        monkeypatch.setattr(opening, "open_file", self.open)

    def open(self, *given: Any, **named: Any) -> Database:
        self.begun.set()
        assert self.go_on.wait(30)
        return self._open(*given, **named)


def test_closing_waits_for_the_thread_that_opens(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = SlowOpening(monkeypatch)
    workspace = open_quickly(folder)
    opener, closer = Thread(target=workspace.prepare), Thread(target=workspace.close)
    opener.start()
    assert slow.begun.wait(30)
    closer.start()
    closer.join(0.2)
    assert closer.is_alive()
    slow.go_on.set()
    for thread in (opener, closer):
        thread.join(30)
    assert is_free(folder)
    assert [each.reason for each in BackupService(folder, utc_now).listed()] == [Reason.CLOSING]


def test_an_open_one_is_not_free(folder: Path) -> None:
    with open_quickly(folder) as workspace:
        workspace.take_over()
        workspace.clients.list()
        workspace.database.latest()
        with workspace.database.read():
            assert not is_free(folder)
    assert is_free(folder)


def test_what_the_first_frame_shows_is_the_same_before_and_after_the_services_take_over(folder: Path) -> None:
    def shown() -> tuple[object, ...]:
        every, november = workspace.quickest.clients(), Period.month(2026, 11)
        return every, workspace.quickest.posts(november), workspace.quickest.posts(november, every[0].id)

    with open_quickly(folder) as workspace:
        before = shown()
        assert every(before)
        fully_open = [workspace.is_fully_open]
        workspace.take_over()
        fully_open.append(workspace.is_fully_open)
        assert fully_open == [False, True]
        assert shown() == before


@pytest.mark.parametrize(("taken_back", "expected"), [(0, (True, False)), (1, (True, True)), (2, (False, True))])
def test_whether_there_is_something_to_undo_is_known_before_the_services_take_over(
    folder: Path, taken_back: int, expected: tuple[bool, bool]
) -> None:
    with open_workspace(folder) as workspace:
        for name in ("Almond", "Walnut"):
            workspace.clients.add(name)
        for _time in range(taken_back):
            workspace.history.undo()
    with open_quickly(folder) as workspace:
        assert (workspace.quickest.can_undo(), workspace.quickest.can_redo()) == expected
        workspace.take_over()
        assert (workspace.quickest.can_undo(), workspace.quickest.can_redo()) == expected


def test_whoever_asks_for_more_than_the_first_frame_is_answered_a_little_later(folder: Path) -> None:
    with open_quickly(folder) as workspace:
        walnut = workspace.clients.add("Walnut")
        assert walnut in workspace.quickest.clients()
        workspace.take_over()
        assert walnut in workspace.quickest.clients()


def test_a_thread_that_comes_after_the_closing_opens_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = SlowOpening(monkeypatch)
    workspace = open_quickly(folder)
    workspace.close()
    workspace.prepare()
    assert not slow.begun.is_set()
    assert is_free(folder)
    assert BackupService(folder, utc_now).listed() == []  # nothing was changed: closing is as quick as looking


@pytest.mark.parametrize("is_prepared", [True, False])
def test_what_is_not_to_be_backed_up_is_not(folder: Path, is_prepared: bool) -> None:
    workspace = open_quickly(folder)
    if is_prepared:
        workspace.prepare()
    workspace.close(backed_up=False)
    assert is_free(folder)
    assert BackupService(folder, utc_now).listed() == []


def test_closing_after_damage_was_found_says_nothing_more(folder: Path) -> None:
    content = destroy_page(folder, b"carousel")
    workspace = open_quickly(folder)
    with pytest.raises(DamagedWorkspaceError):
        workspace.prepare()
    workspace.close()
    assert (folder / DATABASE).read_bytes() == content
    assert BackupService(folder, utc_now).listed() == []


def test_one_that_is_filled_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def make(folder: Path, *, fails: bool) -> None:
        with created_whole(folder) as made:
            made.clients.add("Walnut")
            if fails:
                raise OSError(ENOSPC, "No space left on device")

    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "new", tmp_path / "empty"):
        with pytest.raises(OSError, match="No space"):
            make(folder, fails=True)
    assert [each.name for each in tmp_path.iterdir()] == ["empty"]
    assert list((tmp_path / "empty").iterdir()) == []
    make(tmp_path / "new", fails=False)
    with open_workspace(tmp_path / "new") as opened:
        assert [each.name for each in opened.clients.list()] == ["Walnut"]


def test_an_example_is_made_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "examples" / "en" / "Example"
    monkeypatch.setattr(Workspace, "make_example", lambda made, _language: made.clients.add("Invented"))
    keep_example(folder, "en")
    with open_workspace(folder) as opened:
        opened.clients.add("Mine")
    keep_example(folder, "en")
    with open_workspace(folder) as opened:
        assert [each.name for each in opened.clients.list()] == ["Invented", "Mine"]
    assert list(folder.parent.iterdir()) == [folder]


def test_of_two_windows_that_make_the_example_the_quicker_one_has_made_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Example"

    def be_overtaken(made: Workspace, _language: str) -> None:
        if not folder.exists():
            with created_whole(folder) as other:
                other.clients.add("Quicker")
        made.clients.add("Slower")

    monkeypatch.setattr(Workspace, "make_example", be_overtaken)
    keep_example(folder, "en")
    with open_workspace(folder) as opened:
        assert [each.name for each in opened.clients.list()] == ["Quicker"]
    assert list(tmp_path.iterdir()) == [folder]


def test_what_lies_in_the_example_s_place_is_not_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "Example"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    with pytest.raises(OSError, match=r"empty|exist"):
        keep_example(folder, "en")
    assert [each.name for each in folder.iterdir()] == ["letter.txt"]
    assert list(tmp_path.iterdir()) == [folder]


def test_who_stops_listening_while_being_told_hides_nobody(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "desk") as desk:
        heard: list[str] = []

        def once(_changes: ChangeSet) -> None:
            heard.append("once")
            stop()

        stop = desk.watch(once)
        desk.watch(lambda _changes: heard.append("ever"))
        desk.clients.add("Bakery")
        desk.clients.add("Rival")
    assert heard == ["once", "ever", "ever"]


def test_a_look_at_others_asks_more_only_when_somebody_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with create_workspace(tmp_path / "desk") as desk:
        desk.look_for_others()
        asked: list[int] = []
        changes_since = desk.database.changes_since
        monkeypatch.setattr(desk.database, "changes_since", lambda number: [*changes_since(number), *tell()])

        def tell() -> list[ChangeSet]:
            asked.append(1)
            return []

        heard: list[frozenset[str]] = []
        desk.watch(lambda changes: heard.append(changes.tables))
        desk.look_for_others()
        desk.look_for_others()
        assert (asked, heard) == ([], [])
        with open_workspace(tmp_path / "desk") as other:
            other.clients.add("Bakery")
        desk.look_for_others()
        desk.look_for_others()
        assert (asked, heard) == ([1], [frozenset({"client"})])
