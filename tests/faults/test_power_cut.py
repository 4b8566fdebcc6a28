"""After a power cut at any moment everything that was called saved is there, and everything holds together.

Each promise has a control: the same trial on a recipe that does not keep it must find that out.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.errors import SmmdeskError
from smmdesk.storage import backup
from smmdesk.storage.connection import connect
from tests.faults.powercut import Cut, cuts, laid_out, recorded
from tests.faults.workers import judged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Verdict = str  # "kept", "lost", "broken"


def verdict(workspace: Path, said: list[str]) -> Verdict:
    """Whether the workspace is whole, and what was promised is in it."""
    acked, may = _promised(said)
    if not workspace.exists():
        return "kept" if acked is None else "lost"
    try:
        found = judged(workspace)
    except (AssertionError, SmmdeskError, ValueError, TypeError):
        return "broken"
    except Exception as error:
        if type(error).__module__.startswith("sqlcipher3"):
            return "broken"
        raise
    return "kept" if acked is None or found in {acked, acked + 1, may} else "lost"


def _promised(said: list[str]) -> tuple[int | None, int | None]:
    """The last act that was called saved, and another state that is as good meanwhile."""
    acked = may = None
    for word, number in map(str.split, said):
        acked, may = (int(number), None) if word == "ACK" else (acked, int(number))
    return acked, may


def trial(
    memory: Path, count: int, *arguments: str, also: Callable[[Path], None] = lambda _: None
) -> dict[Verdict, int]:
    """How many of so many cuts end how."""
    found = {"kept": 0, "lost": 0, "broken": 0}
    for place, cut in _places(memory, count, *arguments):
        found[verdict(place / "workspace.db", cut.said)] += 1
        also(place)
    return found


def _places(memory: Path, count: int, *arguments: str) -> Iterator[tuple[Path, Cut]]:
    folder = memory / "desk"
    folder.mkdir()
    for cut in cuts(recorded(folder, *arguments), folder, count):
        yield laid_out(cut, folder, memory / "after"), cut


@pytest.mark.parametrize("recipe", [[], ["journal_mode=DELETE"]])
def test_what_was_saved_survives(memory: Path, recipe: list[str]) -> None:
    assert trial(memory, 500, "live", "30", *recipe) == {"kept": 500, "lost": 0, "broken": 0}


@pytest.mark.parametrize(
    ("recipe", "harm"),
    [
        ("synchronous=NORMAL", "lost"),
        ("synchronous=OFF", "broken"),
        ("journal_mode=OFF", "broken"),
        ("journal_mode=DELETE synchronous=FULL", "lost"),
    ],
)
def test_with_a_laxer_recipe_it_would_not(memory: Path, recipe: str, harm: str) -> None:
    assert trial(memory, 100, "live", "30", *recipe.split())[harm] > 0


def test_backup_and_restore_survive(memory: Path) -> None:
    def backups_are_whole(place: Path) -> None:
        for each in (place / "backups").glob("*.db"):
            assert backup.verify(each).counts["client"] == 1

    assert trial(memory, 400, "restore_well", also=backups_are_whole) == {"kept": 400, "lost": 0, "broken": 0}


def test_a_plain_copy_back_would_not(memory: Path) -> None:
    found = trial(memory, 200, "restore_naively")
    assert found["lost"] + found["broken"] > 0


def test_a_cut_leaves_no_litter_that_would_be_played_in_later(memory: Path) -> None:
    """After the cut people go on: what they save then is there after the next start."""
    for place, _cut in _places(memory, 60, "restore_well"):
        path = place / "workspace.db"
        if path.exists():
            before = judged(path)
            with closing(connect(path)) as connection:
                connection.execute("UPDATE client SET name = 'after'")
                assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
            assert judged(path) == before
