"""Two programs on one workspace: real processes, each with its window."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from smmdesk.opening import create_workspace
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.lock import FILE, Lock
from smmdesk.storage.own_file import NOTE
from tests.desks import desk_with
from tests.patience import PATIENCE
from ui.app import Program
from ui.keeping import instance_lock
from ui.shell import dialogs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ui.window.main_window import MainWindow

    from .conftest import Person

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import app

come, listen = app.Program._come_to_front, app.InstanceLock.listen

def told_to_come(program):
    come(program)
    window = program.window or program.first_start
    QTimer.singleShot(200, lambda: print("front", window.isMinimized(), window.isActiveWindow(), flush=True))

def listened(hold):
    listen(hold)
    print("open", flush=True)

app.Program._come_to_front, app.InstanceLock.listen = told_to_come, listened
app.run(Path(sys.argv[1]))
"""
"""The program, telling when it can be reached and when its window came to the front."""

Run = subprocess.Popen[str]


@pytest.fixture
def desk(home: Path) -> Path:
    return desk_with(home / "desk", "Walnut", backed_up=True)


@pytest.fixture
def begin() -> Iterator[Callable[[Path], Run]]:
    """Starts the program, and waits until it can be reached."""
    begun: list[Run] = []

    def run(folder: Path) -> Run:
        process = subprocess.Popen([sys.executable, "-c", FIRST, str(folder)], stdout=subprocess.PIPE, text=True)
        begun.append(process)
        assert line(process) == "open"
        return process

    yield run
    for process in begun:
        process.kill()
        process.communicate()


def line(process: Run) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def once_more(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "smmdesk", *words]
    surroundings = {**os.environ, "SMMDESK_LANGUAGE": "en", "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env=surroundings, check=False)


def files(*folders: Path) -> dict[Path, tuple[float, str]]:
    """All there is, when it was written and what it holds; what goes with a journal, or is under way, is no content."""
    no_content = (".db-shm", f".db{NOTE}", ".part")
    found = [each for folder in folders for each in folder.rglob("*") if each.is_file()]
    found = [each for each in found if not each.name.endswith(no_content)]
    return {each: (each.stat().st_mtime, sha256(each.read_bytes()).hexdigest()) for each in found}


def test_the_second_shows_the_first_and_ends(begin: Callable[[Path], Run], desk: Path, home: Path) -> None:
    first = begin(desk)
    before = files(desk, home / "config")
    used = sum(os.times()[2:4])
    second = once_more(str(desk))
    assert sum(os.times()[2:4]) - used < 2  # of the processor; it waits for nothing but the first one's answer
    assert (second.returncode, second.stderr) == (0, "")
    assert second.stdout == "This workspace is open already. Its window is in front now.\n"
    assert line(first).startswith("front False")
    assert files(desk, home / "config") == before
    assert once_more().returncode == 0  # without a name: the last workspace, which is this one
    assert line(first).startswith("front False")


def test_after_a_kill_the_next_starts_without_a_question(begin: Callable[[Path], Run], desk: Path) -> None:
    first = begin(desk)
    first.send_signal(signal.SIGKILL)
    first.wait()
    again = begin(desk)
    assert once_more(str(desk)).returncode == 0
    assert line(again).startswith("front False")


def test_commands_go_on_beside_a_window_but_nothing_is_restored_under_it(
    begin: Callable[[Path], Run], desk: Path, home: Path
) -> None:
    first = begin(desk)
    assert once_more("check", str(desk)).returncode == 0
    assert once_more("backup", str(desk), str(home / "copy.db")).returncode == 0
    before = files(desk)
    refused = once_more("restore", str(home / "copy.db"), str(desk))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert f"open already, in program {first.pid} on" in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert files(desk) == before
    first.kill()
    first.wait()
    assert once_more("restore", str(home / "copy.db"), str(desk)).returncode == 0


@pytest.mark.parametrize("is_gone", [False, True])
def test_only_one_at_a_time_puts_a_backup_in_the_place_of_a_damaged_file(
    begin: Callable[[Path], Run], desk: Path, *, is_gone: bool
) -> None:
    (desk / DATABASE).unlink() if is_gone else (desk / DATABASE).write_bytes(b"")
    (backup,) = (desk / "backups").glob("*.db")
    first = begin(desk)
    second = once_more(str(desk))
    assert second.stdout == "This workspace is open already. Its window is in front now.\n"
    assert line(first).startswith("front False")
    before = files(desk)
    refused = once_more("restore", str(backup), str(desk))
    assert refused.returncode == 1
    assert f"open already, in program {first.pid} on" in refused.stderr
    assert files(desk) == before
    first.kill()
    first.wait()
    assert once_more("restore", str(backup), str(desk)).returncode == 0
    assert once_more("check", str(desk)).returncode == 0


class TestSomebodyWhoDoesNotAnswer:
    """On another computer, or a program that hangs: a person decides."""

    @pytest.fixture
    def asked(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """What was asked; the answer is that the workspace is to be opened, until `no` is asked for."""
        questions: list[str] = []

        def answer(_parent: object, _language: object, _title: str, words: str, **_more: object) -> bool:
            questions.append(words)
            return True

        monkeypatch.setattr(dialogs, "ask", answer)
        monkeypatch.setattr(instance_lock, "_PATIENCE", 0.1)
        return questions

    def test_another_computer_is_named_and_may_be_passed_over(
        self, start: Callable[[Path], Person], desk: Path, asked: list[str]
    ) -> None:
        (desk / FILE).write_text('{"pid": 77, "host": "laptop-of-anna"}')
        person = start(desk)
        assert [client.name for client in person.workspace.clients.list()] == ["Walnut"]
        assert "77" in asked[0]
        assert "laptop-of-anna" in asked[0]

    def test_a_program_that_hangs_may_be_passed_over(
        self, start: Callable[[Path], Person], desk: Path, asked: list[str]
    ) -> None:
        with Lock(desk / FILE):
            kept = (desk / FILE).read_bytes()
            person = start(desk)
            person.workspace.clients.add("Almond")
            assert str(os.getpid()) in asked[0]
            person.program.close()
            assert (desk / FILE).read_bytes() == kept

    def test_who_would_rather_not_leaves_everything_as_it_is(
        self,
        start: Callable[[Path], Person],
        desk: Path,
        asked: list[str],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        qapp: object,
    ) -> None:
        monkeypatch.setattr(dialogs, "ask", lambda *_all, **_more: False)
        with Lock(desk / FILE):
            before = files(desk)
            program = Program(qapp)  # type: ignore[arg-type]  # the fixture's own type is wider
            assert program.start(desk) is False
            assert (program.window, program.first_start) == (None, None)
            assert files(desk) == before
            program.close()
        assert "is open already" in capsys.readouterr().out


def has_another_window(program: Program, than: MainWindow) -> bool:
    return program.window is not than


def test_the_lock_goes_with_the_workspace_that_is_open(start: Callable[[Path], Person], desk: Path, home: Path) -> None:
    create_workspace(home / "other").close()
    person = start(desk)
    for folder in (home / "other", desk, desk):
        window = person.window
        window.context.workspace_wanted.emit(folder)
        person.qtbot.waitUntil(partial(has_another_window, person.program, window))
        assert person.workspace.folder == folder
        held = [each for each in (desk, home / "other") if (each / FILE).read_bytes()]
        assert held == [folder]
    person.program.close()
    assert (desk / FILE).read_bytes() == b""


def test_going_to_a_workspace_that_another_program_has_is_refused_in_words(
    start: Callable[[Path], Person], desk: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_workspace(home / "other").close()
    person = start(desk)
    with Lock(home / "other" / FILE):
        monkeypatch.setattr(instance_lock, "knock", lambda folder, pid: True)
        person.window.context.workspace_wanted.emit(home / "other")
        person.qtbot.waitUntil(lambda: bool(person.window.toasts.words()))
    assert person.window.toasts.words() == ["This workspace is open already. Its window is in front now."]
    assert person.workspace.folder == desk
    assert (desk / FILE).read_bytes()
