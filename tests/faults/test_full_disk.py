"""No room: it is said in words, nothing is lost, and after making room the same act works."""

from __future__ import annotations

import os
import subprocess
import zipfile
from contextlib import closing, suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from smmdesk.opening import copy_workspace, create_workspace, open_quickly, open_workspace
from smmdesk.services.keeping import not_saved
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import Language
from smmdesk.storage import backup, connection, opening
from smmdesk.storage.errors import DiskFullError, NoRoomError, WaitsError, WorkspaceInUseError
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.lock import FILE, Lock
from smmdesk.storage.manifest import Reason
from tests.desks import desk_with
from tests.faults import workers
from tests.faults.workers import POSTS, act, clock, judged, open_sqlite, prepare
from tests.folders import names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.context import ForkServerContext
    from pathlib import Path

    from smmdesk.storage.database import Database
    from smmdesk.workspace import Workspace


@pytest.fixture
def path(memory: Path) -> Path:
    prepare(memory / "workspace.db")
    return memory / "workspace.db"


def test_files_may_not_grow(processes: ForkServerContext, path: Path) -> None:
    ours, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=workers.act_under_limit, args=(path, theirs))
    process.start()
    theirs.close()
    first, refused_act, refused_backup, left, again, saved = (ours.recv() for _ in range(6))
    process.join(30)
    assert (process.exitcode, first) == (0, 1)
    assert (refused_act, refused_backup) == ("DiskFullError", "DiskFullError")
    assert [name for name in left if not name.startswith("0000")] == []
    assert again > first
    assert (judged(path), saved) == (again, again * POSTS)


def test_the_engine_finds_no_page(path: Path) -> None:
    with closing(_of_few_pages(path)) as database:
        done = _acts_until_full(database)
    assert judged(path) == done > 0
    with closing(open_sqlite(path)) as database:
        assert act(database) == done + 1


def _of_few_pages(path: Path) -> Database:
    database = open_sqlite(path)
    event.listen(database.engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count=200"))
    return database


def _acts_until_full(database: Database) -> int:
    done: list[int] = []
    with pytest.raises(DiskFullError, match="Nothing was lost"):
        done.extend(act(database) for _ in range(1_000))
    return done[-1]


def _mounted(folder: Path) -> bool:
    """A disk of 2 MB in the folder, where the system lets us."""
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    return os.geteuid() == 0 and not subprocess.run(command, capture_output=True, check=False).returncode


@pytest.fixture
def small_disk(memory: Path) -> Iterator[Path]:
    folder = memory / "disk"
    folder.mkdir()
    if not _mounted(folder):
        pytest.skip("only root can make a small disk; the other tests here say nearly as much")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_small_disk_fills_up(small_disk: Path) -> None:
    path, ballast = small_disk / "workspace.db", small_disk / "photo.jpg"
    prepare(path)
    ballast.write_bytes(bytes(800_000))
    with closing(open_sqlite(path)) as database:
        done = _acts_until_full(database)
        with pytest.raises(DiskFullError):
            backup.make(path, small_disk / "backups", Reason.CLOSING, clock)
        assert names_in(small_disk / "backups") == []
        ballast.unlink()
        assert act(database) == done + 1
    assert judged(path) == done + 1


def test_a_workspace_that_finds_no_room_is_not_half_there(small_disk: Path) -> None:
    ballast = small_disk / "photo.jpg"
    ballast.write_bytes(bytes(2_000_000))
    with pytest.raises(DiskFullError):
        opening.create(small_disk / "workspace.db")
    assert names_in(small_disk) == ["photo.jpg"]


@pytest.fixture
def no_room(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets every disk say that so many bytes are free."""

    def say(free: int) -> None:
        monkeypatch.setattr(connection, "disk_usage", lambda _folder: SimpleNamespace(total=2**30, free=free))

    return say


def left_free(disk: Path, size: int) -> Path:
    """A file that leaves so many bytes of the disk."""
    ballast = disk / "film.mkv"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    os.truncate(ballast, ballast.stat().st_size - size)
    return ballast


def judge_without_room(folder: Path, elsewhere: Path, make_room: Callable[[], object]) -> None:
    """It opens, is shown and exported, refuses to write, leaves no file; once there is room, it goes on."""
    before = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    elsewhere.mkdir()
    with open_quickly(folder, clock) as opened:
        assert [each.name for each in opened.quickest.clients()] == ["Walnut"]
        assert opened.quickest.read_only
        opened.take_over()
        assert opened.database.read_only
        with pytest.raises(NoRoomError, match=r"about [456] MB more") as refused:
            opened.clients.add("Almond")
        assert refused.value.values["megabytes"] in {4, 5, 6}
        opened.exporting.export(Wish(output="calendar", language=Language("en")), elsewhere / "calendar.xlsx")
        assert backup.verify(opened.backups.make(elsewhere / "copy.db")).counts["client"] == 1
        copy_workspace(opened, elsewhere / "desk")
        with pytest.raises(DiskFullError):
            create_workspace(folder.with_name("other"), clock)
    assert zipfile.is_zipfile(elsewhere / "calendar.xlsx")
    assert {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()} == before
    assert not folder.with_name("other").exists()
    for place in (folder, elsewhere / "desk"):
        make_room()
        with open_workspace(place, clock) as opened:
            opened.clients.add("Almond")
            assert [each.name for each in opened.clients.list()] == ["Almond", "Walnut"]


@pytest.mark.parametrize("free", [0, 16 * 1024, 60 * 1024])
def test_without_room_for_a_journal_it_can_be_read_and_taken_elsewhere(
    small_disk: Path, memory: Path, free: int
) -> None:
    folder = desk_with(small_disk / "desk", "Walnut")
    ballast = left_free(small_disk, free)
    judge_without_room(folder, memory / "elsewhere", lambda: ballast.unlink(missing_ok=True))


def test_a_disk_that_says_it_is_full_is_believed(memory: Path, no_room: Callable[[int], None]) -> None:
    """The same without a small disk: nothing is even tried, so no half of a file is left."""
    folder = desk_with(memory / "desk", "Walnut")
    before = names_in(folder)
    no_room(4096)
    with open_quickly(folder, clock) as opened:
        assert [each.name for each in opened.quickest.clients()] == ["Walnut"]
        opened.take_over()
        with pytest.raises(NoRoomError, match="MB more"):
            opened.clients.add("Almond")
        assert names_in(folder) == before
    no_room(2**30)
    with open_workspace(folder, clock) as opened:
        assert opened.clients.add("Almond").name == "Almond"


def test_a_disk_that_fills_up_meanwhile_says_how_much_it_lacks(memory: Path, no_room: Callable[[int], None]) -> None:
    prepare(memory / "workspace.db")
    with closing(_of_few_pages(memory / "workspace.db")) as database:
        no_room(2**20)
        with pytest.raises(NoRoomError, match=r"about [456] MB more"):
            _act_for_ever(database)
        no_room(2**30)
        with pytest.raises(DiskFullError, match="cannot be written"):  # a limit, not the disk
            _act_for_ever(database)


def _act_for_ever(database: Database) -> None:
    while True:
        act(database)


def held_up(workspace: Workspace) -> None:
    """Another program was writing, and a text waits for it."""
    workspace.never_wait(lambda: None)
    with closing(connection.connect(folder_of(workspace) / DATABASE)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WaitsError):
            workspace.clients.add("Ten minutes of typing")


def folder_of(workspace: Workspace) -> Path:
    assert workspace.folder is not None
    return workspace.folder


@pytest.mark.parametrize("has_home", [True, False])
def test_what_waited_on_a_full_disk_is_kept_on_another_or_told(
    small_disk: Path, memory: Path, monkeypatch: pytest.MonkeyPatch, has_home: bool
) -> None:
    folder, home = desk_with(small_disk / "desk", "Walnut"), memory if has_home else small_disk
    monkeypatch.setattr(not_saved, "spare_folders", lambda: [home])
    with open_workspace(folder, clock) as opened:
        held_up(opened)
        ballast = left_free(small_disk, 0)
        kept = opened.keep_what_waits()
        assert (kept.text, kept.is_beside) == ("Ten minutes of typing", False)
        assert [each.parent for each in not_saved.found(folder)] == ([memory] if has_home else [])
        assert bool(kept.file) is has_home
        opened.turns.give_up()
        ballast.unlink()
    assert not any(each.suffix == ".part" for each in small_disk.rglob("*"))


@pytest.mark.parametrize("free", [0, 4096, 16 * 1024])
def test_the_lock_is_had_where_there_is_no_room_for_a_name(small_disk: Path, free: int) -> None:
    left_free(small_disk, free)
    with Lock(small_disk / FILE) as held:
        assert held.is_ours
        with pytest.raises(WorkspaceInUseError):
            Lock(small_disk / FILE)
