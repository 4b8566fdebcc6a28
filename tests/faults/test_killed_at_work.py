"""Killed at work, or while a text is typed: what was called done is there; `killing` tries it as often as one likes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from smmdesk.opening import open_workspace
from tests.faults import killing
from tests.faults.killing import Tally, judged_typing, judged_work
from tests.faults.victims import LETTERS, contents
from tests.faults.workers import clock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kind", ["beginning", "working", "typing"])
def test_nothing_is_lost(memory: Path, kind: str) -> None:
    tally = killing.KINDS[kind](memory, 3, 7)
    assert (tally.tries, tally.lost) == (3, [])


def test_a_loss_would_be_seen(example_folder: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(example_folder, tmp_path / "desk")
    with open_workspace(folder, clock) as desk:
        said = [["open", str(desk.database.latest()), contents(desk)]]
        assert judged_work(folder, said) == "all acts are there"
        desk.clients.add("Unsaid")
    under_way = [*said, ["doing", "add", "a", "client"]]
    assert judged_work(folder, [*said, ["done", said[0][1], said[0][2]]]).endswith("are there")
    assert judged_work(folder, under_way) == "the act under way, too"
    assert judged_work(folder, [["open", "99", said[0][2]]]).startswith("99 acts were done")


@pytest.mark.parametrize(
    ("kept", "lost"), [(LETTERS[:8], 0), (LETTERS[:11], 0), (LETTERS[:7], 1), (LETTERS[:6] + "?" * 4, 1), ("", 1)]
)
def test_a_letter_that_is_gone_would_be_seen(kept: str, lost: int) -> None:
    """Ten keys, one in a quarter of a second; the eight before the last two seconds have to be there."""
    tally = Tally()
    judged_typing(tally, [kept], [number / 4 for number in range(10)], 3.9)
    assert len(tally.lost) == lost
