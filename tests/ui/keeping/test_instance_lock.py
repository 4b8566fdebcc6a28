"""The sockets by which windows are reached: those that killed ones left are swept, others neither go nor are woken."""

from __future__ import annotations

import socket
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication

from smmdesk.storage.folder import DATABASE
from tests.folders import names_in
from ui.keeping.instance_lock import InstanceLock, sweep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there they are no files")
KILLED, ALIVE = f"smmdesk-{'0' * 24}", f"smmdesk-{'1' * 24}"


@pytest.fixture
def folder() -> Iterator[Path]:
    """One whose name is short enough for a socket's address."""
    with TemporaryDirectory(dir="/tmp") as place:
        yield Path(place)


def bound(path: Path) -> socket.socket:
    made = socket.socket(socket.AF_UNIX)
    made.bind(str(path))
    return made


def test_only_what_a_killed_window_left_goes(folder: Path) -> None:
    for name in (KILLED, "smmdesk-other", "another-program"):
        bound(folder / name).close()
    (folder / f"smmdesk-{'2' * 24}").write_text("a file")
    (folder / f"smmdesk-{'3' * 24}").symlink_to(folder / "another-program")
    with closing(bound(folder / ALIVE)) as window:
        window.listen()
        before = names_in(folder)
        sweep(folder)
        assert names_in(folder) == [name for name in before if name != KILLED]
    sweep(folder)
    assert ALIVE not in names_in(folder)


def test_one_with_many_callers_is_alive(folder: Path) -> None:
    with closing(bound(folder / ALIVE)) as window:
        window.listen(0)
        for _time in range(5):
            sweep(folder)
        assert names_in(folder) == [ALIVE]


def test_another_start_wakes_nobody_and_a_second_on_the_same_workspace_does(
    folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(folder))
    first = held(folder / "first")
    told: list[bool] = []
    first.wanted.connect(lambda: told.append(True))
    first.listen()
    (address,) = (name for name in names_in(folder) if name.startswith("smmdesk-"))
    other = held(folder / "other")
    other.listen()
    QApplication.processEvents()
    assert (folder / address).exists()
    assert told == []
    caller = QLocalSocket()
    caller.connectToServer(address)
    qtbot.waitUntil(lambda: told == [True])
    for each in (first, other):
        each.release()


def held(place: Path) -> InstanceLock:
    place.mkdir()
    (place / DATABASE).touch()
    return InstanceLock(place)
