"""Files written whole, whoever else writes the same one."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from smmdesk.machine.files import emptied_on_failure, written_whole
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
    old, young = tmp_path / ".smmdesk-0.part", tmp_path / ".smmdesk-1.part"
    for part in (old, young):
        part.touch()
    two_days_ago = young.stat().st_mtime - 2 * 24 * 3600
    os.utime(old, (two_days_ago, two_days_ago))
    with written_whole(tmp_path / "report.csv"):
        pass
    assert names_in(tmp_path) == [".smmdesk-1.part", "report.csv"]


@pytest.mark.parametrize("days", [-400, -2, 2, 400])
def test_one_within_another_comes_about_where_a_server_s_clock_is_days_off(
    tmp_path: Path, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = time.time() + days * 24 * 3600
    monkeypatch.setattr(time, "time", lambda: ours)
    with written_whole(tmp_path / "backup.db") as part, written_whole(tmp_path / "backup.db.json"):
        part.write_text("whole")
    assert names_in(tmp_path) == ["backup.db", "backup.db.json"]


@pytest.mark.parametrize("was_there", [True, False])
def test_a_folder_that_did_not_come_about_is_as_it_was(tmp_path: Path, was_there: bool) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    with pytest.raises(KeyboardInterrupt), emptied_on_failure(folder, was_there=was_there):
        raise_within(folder)
    assert folder.exists() == was_there
    assert not was_there or names_in(folder) == []


def raise_within(folder: Path) -> None:
    (folder / "media").mkdir()
    (folder / "media" / "picture.jpg").touch()
    (folder / "workspace.db").touch()
    raise KeyboardInterrupt
