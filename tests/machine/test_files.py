"""Files written whole, whoever else writes the same one."""

from __future__ import annotations

import os
import stat
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.machine.files import folder_apart, from_json, is_part, left_over, make_private, read_json, written_whole
from tests.any_json import ANY_JSON, DAMAGED, as_bytes
from tests.folders import names_in

if TYPE_CHECKING:
    from pathlib import Path


def test_two_writers_of_one_file_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    with written_whole(path) as slow:
        slow.write_text("half")
        with written_whole(path) as quick:
            quick.write_text("whole")
        assert path.read_text() == "whole"
        slow.write_text("last")
    assert path.read_text() == "last"
    assert names_in(tmp_path) == ["report.csv"]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), written_whole(path):
        raise KeyboardInterrupt
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["report.csv"]


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    path = tmp_path / ("ა" * 83 + ".csv")
    with written_whole(path) as part:
        part.write_text("whole")
    assert path.read_text() == "whole"


def test_what_a_power_cut_left_is_removed_a_day_later(tmp_path: Path) -> None:
    old, young = tmp_path / f".smmdesk-{'0' * 12}.part", tmp_path / f".smmdesk-{'1' * 12}.part"
    theirs = tmp_path / ".smmdesk-notes.part"
    for part in (old, young, theirs):
        part.touch()
    two_days_ago = young.stat().st_mtime - 2 * 24 * 3600
    for part in (old, theirs):
        os.utime(part, (two_days_ago, two_days_ago))
    with written_whole(tmp_path / "report.csv"):
        pass
    assert names_in(tmp_path) == [young.name, theirs.name, "report.csv"]


@pytest.mark.parametrize("days", [-400, -2, 2, 400])
def test_one_within_another_comes_about_where_a_server_s_clock_is_days_off(
    tmp_path: Path, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = time.time() + days * 24 * 3600
    monkeypatch.setattr(time, "time", lambda: ours)
    with written_whole(tmp_path / "backup.db") as part, written_whole(tmp_path / "backup.db.json"):
        part.write_text("whole")
    assert names_in(tmp_path) == ["backup.db", "backup.db.json"]


@pytest.mark.parametrize("days", [-30_000, -2, 2, 30_000])
def test_a_clock_that_is_put_right_meanwhile_removes_nothing_of_the_same_act(tmp_path: Path, days: int) -> None:
    """A computer that begins in 1970 learns the time in the middle of a backup."""
    with written_whole(tmp_path / "backup.db") as part, folder_apart(tmp_path) as apart:
        for each in (part, apart):
            os.utime(each, (each.stat().st_mtime + days * 24 * 3600,) * 2)
        with written_whole(tmp_path / "backup.db.json"):
            pass
        assert part.exists()
        assert apart.exists()
    assert names_in(tmp_path) == ["backup.db", "backup.db.json"]


def test_what_is_left_over_is_told_by_the_clock_of_its_disk(tmp_path: Path) -> None:
    old, young, later = (tmp_path / name for name in ("old", "young", "later"))
    for number, file in enumerate((old, young, later)):
        file.touch()
        os.utime(file, (file.stat().st_mtime + (-2, 0, 9)[number] * 24 * 3600,) * 2)
    assert left_over([old, young, later]) == [old]
    assert left_over([]) == []
    assert names_in(tmp_path) == ["later", "old", "young"]


def test_a_folder_made_apart_leaves_only_what_was_moved_out_of_it(tmp_path: Path) -> None:
    with folder_apart(tmp_path) as apart:
        (apart / "whole").mkdir()
        (apart / "half").touch()
        assert is_part(apart)
        (apart / "whole").rename(tmp_path / "whole")
    assert names_in(tmp_path) == ["whole"]


def test_what_a_kill_left_of_a_folder_is_removed_a_day_later(tmp_path: Path) -> None:
    for name in ("0" * 12, "1" * 12):
        (tmp_path / f".smmdesk-{name}.part").mkdir()
        (tmp_path / f".smmdesk-{name}.part" / "picture.jpg").touch()
    old = tmp_path / f".smmdesk-{'0' * 12}.part"
    os.utime(old, (old.stat().st_mtime - 2 * 24 * 3600,) * 2)
    with folder_apart(tmp_path):
        pass
    assert names_in(tmp_path) == [f".smmdesk-{'1' * 12}.part"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_a_private_folder_is_so_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    former = os.umask(umask)
    try:
        for _time in range(2):
            make_private(tmp_path / "state" / "log")
    finally:
        os.umask(former)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "state", tmp_path / "state" / "log")] == [
        0o700
    ] * 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_folder_that_others_may_read_becomes_private(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log").chmod(0o755)
    make_private(tmp_path / "log")
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o700


class TestSmallJson:
    """Files of ours, read back: what they hold, or nothing."""

    def test_what_it_holds(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text('{"a": [1]}')
        assert read_json(tmp_path / "a.json", lambda found: found["a"][0] + 1) == 2

    @pytest.mark.parametrize("content", DAMAGED)
    def test_nothing_of_ours(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "a.json").write_bytes(content)
        assert read_json(tmp_path / "a.json", lambda found: found["a"][0] + 1) is None

    def test_no_file_at_all(self, tmp_path: Path) -> None:
        assert [read_json(each, len) for each in (tmp_path, tmp_path / "a", tmp_path / ("a" * 300))] == [None] * 3

    @pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a")
        assert read_json(tmp_path / "a", len) is None

    @given(content=st.binary() | ANY_JSON.map(as_bytes))
    def test_whatever_stands_in_it_nothing_fails(self, content: bytes) -> None:
        assert from_json(content, lambda found: found["pid"] + 1) is None or b"pid" in content
