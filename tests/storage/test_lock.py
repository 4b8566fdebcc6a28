"""The lock file: names who has the workspace open, and outlives nobody."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from smmdesk.storage.errors import WorkspaceInUseError
from smmdesk.storage.lock import Lock, held_elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOLDER = """
import sys, time
from pathlib import Path
from smmdesk.storage.lock import Lock
lock = Lock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workspace.lock"


def test_a_second_program_is_told_who_has_it(path: Path) -> None:
    with Lock(path), pytest.raises(WorkspaceInUseError) as refused:
        Lock(path)
    assert refused.value.values == {"pid": os.getpid(), "host": socket.gethostname()}


def test_released_it_is_free_again(path: Path) -> None:
    Lock(path).release()
    with Lock(path) as second:
        assert json.loads(path.read_bytes())["pid"] == os.getpid()
        second.release()
        second.release()
    assert path.read_bytes() == b""


def test_removed_it_leaves_no_file(path: Path) -> None:
    lock = Lock(path)
    lock.remove()
    assert not path.exists()
    Lock(path).release()
    lock.remove()
    assert path.exists()


def test_it_is_for_its_owner_only(path: Path) -> None:
    with Lock(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_after_a_kill_the_next_starts_without_a_question(path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(WorkspaceInUseError, match=str(holder.pid)):
            Lock(path)
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    assert json.loads(path.read_bytes())["pid"] == holder.pid
    with Lock(path):
        assert json.loads(path.read_bytes())["pid"] == os.getpid()


def test_another_computer_is_believed_until_forced(path: Path) -> None:
    path.write_text(json.dumps({"pid": 7, "host": "laptop-of-anna"}))
    with pytest.raises(WorkspaceInUseError, match="laptop-of-anna"):
        Lock(path)
    with Lock(path, force=True):
        assert json.loads(path.read_bytes())["host"] == socket.gethostname()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"pid": "x"}',
        "\0\0\0",
        '{"pid": {}, "host": 1}',
        '{"pid": 1e999, "host": "x"}',
        '{"pid": NaN, "host": "x"}',
        "[" * 1000,
        '{"pid": ' + "9" * 900 + "}",
    ],
)
def test_what_no_program_wrote_holds_nobody_up(path: Path, content: str) -> None:
    path.write_text(content)
    with Lock(path):
        assert json.loads(path.read_bytes())["pid"] == os.getpid()


def test_force_goes_on_beside_a_program_here_and_leaves_it_its_lock(path: Path) -> None:
    with Lock(path) as first:
        kept = path.read_bytes()
        with Lock(path, force=True) as second:
            assert (first.is_ours, second.is_ours) == (True, False)
            assert path.read_bytes() == kept
        assert path.read_bytes() == kept
        with pytest.raises(WorkspaceInUseError):
            Lock(path)


def _as_link(path: Path, letter: Path) -> None:
    path.symlink_to(letter)


def _as_second_name(path: Path, letter: Path) -> None:
    path.hardlink_to(letter)


def _as_link_to_nowhere(path: Path, letter: Path) -> None:
    path.symlink_to(letter.with_name("absent"))


def _as_pipe(path: Path, _letter: Path) -> None:
    os.mkfifo(path)


def _as_folder(path: Path, _letter: Path) -> None:
    path.mkdir()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there, and pipes have no names in folders")
@pytest.mark.parametrize("put", [_as_link, _as_second_name, _as_link_to_nowhere, _as_pipe, _as_folder])
def test_what_is_no_file_of_its_own_is_left_alone(
    path: Path, tmp_path: Path, put: Callable[[Path, Path], None]
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text('{"pid": 7, "host": "laptop-of-anna"}')
    put(path, letter)
    before = path.lstat()
    for _time in range(2):
        with Lock(path) as held:
            assert held.is_ours
            assert not held_elsewhere(path)
            held.remove()
    assert letter.read_text() == '{"pid": 7, "host": "laptop-of-anna"}'
    assert (path.lstat().st_ino, path.lstat().st_mode) == (before.st_ino, before.st_mode)
    assert not (tmp_path / "absent").exists()
