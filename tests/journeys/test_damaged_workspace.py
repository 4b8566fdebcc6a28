"""A workspace is damaged: found at the start, beside the open window or by the regular backup, and always a way on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from smmdesk.domain.periods import utc_now
from smmdesk.opening import create_workspace
from smmdesk.services.keeping.backups import BackupService
from smmdesk.storage.errors import WorkspaceInUseError
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.lock import FILE, Lock
from tests.desks import backed_up, destroy_page
from tests.journeys.conftest import Person
from ui.start.damaged import Damaged
from ui.start.first_start import FirstStart

Start = Callable[[Path | None], Person]


@pytest.fixture
def desk(example_folder: Path, tmp_path: Path) -> Path:
    return backed_up(example_folder, tmp_path / "desk")


def page(person: Person) -> Damaged:
    person.qtbot.waitUntil(lambda: isinstance(person.program.first_start, Damaged), timeout=20_000)
    found = person.program.first_start
    assert isinstance(found, Damaged)
    person.qtbot.waitUntil(found.isVisible)
    assert person.program.window is None
    return found


def test_found_beside_the_open_window_and_a_backup_put_in_its_place(start: Start, desk: Path) -> None:
    content = destroy_page(desk, b"add_client")  # the account of acts, which the first frame does not show
    person = start(desk)
    assert person.program.window is not None
    asked = page(person)
    person.click("Restore this backup", asked)
    assert {each.name for each in person.window.context.workspace.clients.list()} > {"Late"}
    (kept,) = desk.glob("workspace.db.corrupt-*Z")
    assert kept.read_bytes() == content
    assert person.sees(kept.name)
    assert not any(isinstance(each, Damaged) and each.isVisible() for each in QApplication.topLevelWidgets())


@pytest.mark.parametrize(("word", "clients"), [(b"CREATE TABLE client", 4), (b"Sweet Balcony", 3)])
def test_found_at_the_start(start: Start, desk: Path, word: bytes, clients: int) -> None:
    """Before the first frame, in the list of tables; or by the frame itself, which shows the clients."""
    destroy_page(desk, word, first=True)
    person = start(desk)
    assert person.program.window is None
    person.click("Show what can still be read", page(person))
    asked = page(person)
    person.qtbot.waitUntil(asked.salvaged.isVisible, timeout=30_000)
    person.click("Open what was saved", asked)
    assert person.window.windowTitle().startswith("desk (rescued)")
    assert len(person.workspace.clients.list()) == clients


def test_an_empty_file_and_one_that_is_gone(start: Start, desk: Path) -> None:
    (desk / DATABASE).write_bytes(b"")
    person = start(desk)
    person.click("Restore this backup", page(person))
    assert len(person.workspace.clients.list()) == 4
    person.program.close()
    (desk / DATABASE).unlink()
    again = start(desk)
    asked = page(again)
    assert again.sees("There is no workspace in", asked)
    again.click("Restore this backup", asked)
    assert len(again.workspace.clients.list()) == 4


def test_it_stays_held_until_one_leaves_it(start: Start, desk: Path, tmp_path: Path) -> None:
    create_workspace(tmp_path / "other").close()
    (desk / DATABASE).write_bytes(b"")
    person = start(desk)
    asked = page(person)
    with pytest.raises(WorkspaceInUseError):
        Lock(desk / FILE)
    asked.ready.emit(tmp_path / "other", "")
    assert person.workspace.folder == tmp_path / "other"
    Lock(desk / FILE).release()
    person.window.context.workspace_wanted.emit(desk)  # refused: the one that is open stays, and is the one held
    person.qtbot.waitUntil(lambda: bool(person.window.toasts.words()))
    Lock(desk / FILE).release()
    with pytest.raises(WorkspaceInUseError):
        Lock(tmp_path / "other" / FILE)


def test_a_folder_that_never_was_one_leads_to_the_first_start(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path)
    assert isinstance(person.program.first_start, FirstStart)


def test_found_by_the_regular_backup_while_one_works(start: Start, desk: Path) -> None:
    person = start(desk)
    window = person.window
    person.workspace.clients.add("Newest")
    person.workspace.database.close()
    destroy_page(desk, b"carousel")
    window.care.backups.regular.make()
    person.qtbot.waitUntil(lambda: bool(window.banners.words()), timeout=20_000)
    assert "damaged" in window.banners.words()[0]
    before = BackupService(desk, utc_now).listed()
    person.click("What can be done…")
    person.click("Restore this backup", page(person))
    assert len(person.workspace.clients.list()) == 4
    assert BackupService(desk, utc_now).listed() == before


def test_met_by_a_view_while_one_works(start: Start, desk: Path) -> None:
    person = start(desk)
    window = person.window
    person.workspace.database.close()
    destroy_page(desk, b"Sweet Balcony", first=True)
    window.context.changed.emit(frozenset({"client"}))  # all views read anew
    person.qtbot.waitUntil(lambda: bool(window.banners.words()), timeout=20_000)
    person.click("What can be done…")
    assert page(person).table.records()


def test_closing_in_the_first_moment_leaves_nothing_open(start: Start, desk: Path) -> None:
    person = start(desk)
    window = person.program.window
    assert window is not None
    person.qtbot.waitUntil(lambda: window._was_painted)  # noqa: SLF001  # the moment itself shows nowhere
    person.program.close()
    person.qtbot.wait(300)  # whoever still opens it in the background has begun by now
    person.qtbot.waitUntil(lambda: not (desk / f"{DATABASE}-wal").exists(), timeout=20_000)
    assert (desk / DATABASE).read_bytes()[18:20] in {b"\1\1", b"\2\2"}
