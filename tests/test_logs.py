"""The log file: how large it may grow, and whom it belongs to; what stands in it is asked in tests/faults."""

from __future__ import annotations

import logging
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pytest

from smmdesk.machine import logs, places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIMIT = 2_000_000


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The log's folder, on a machine where everybody may read what is made."""
    monkeypatch.setattr(platformdirs, "user_log_path", lambda *_given, **_more: tmp_path / "log")
    former = os.umask(0)
    yield tmp_path / "log"
    os.umask(former)


def by_log_failure(folder: Path) -> None:
    assert logs.log_failure(ValueError()) == folder / logs.LOG_NAME


def by_handler(folder: Path) -> None:
    log = logs.opened_log(folder)
    log.handle(logging.makeLogRecord({"levelname": "ERROR", "msg": "a failure in the window"}))
    log.close()


@pytest.mark.parametrize("write", [by_log_failure, by_handler])
def test_it_stays_at_three_files_of_two_megabytes(folder: Path, write: Callable[[Path], None]) -> None:
    places.log_folder()
    for number in range(5):
        write(folder)
        with (folder / logs.LOG_NAME).open("a") as log:
            log.write(f"{number}" * (LIMIT - log.tell() - 1))
    sizes = {each.name: each.stat().st_size for each in folder.iterdir()}
    assert sizes == dict.fromkeys(("smmdesk.log", "smmdesk.log.1", "smmdesk.log.2"), LIMIT - 1)
    assert [(folder / name).read_bytes()[-1:] for name in sorted(sizes)] == [b"4", b"3", b"2"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights: the folder is in the user's own")
def test_nobody_else_can_read_it(folder: Path) -> None:
    for _time in range(2):
        by_log_failure(places.log_folder())
        with (folder / logs.LOG_NAME).open("a") as log:
            log.write("x" * LIMIT)
    by_log_failure(folder)
    assert {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_one_of_before_that_everybody_could_read_is_taken_in(folder: Path) -> None:
    places.log_folder()
    (folder / logs.LOG_NAME).write_text("older\n", "utf-8")
    by_log_failure(folder)
    first, second, *_ = (folder / logs.LOG_NAME).read_text("utf-8").splitlines()
    assert first == "older"
    assert " ERROR SMMdesk " in second
    if sys.platform != "win32":
        assert stat.S_IMODE((folder / logs.LOG_NAME).stat().st_mode) == 0o600


def test_a_full_disk_leaves_the_program_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places.log_folder()

    def full(*_given: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    assert logs.log_failure(ValueError()) is None
