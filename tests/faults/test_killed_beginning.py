"""A program that is killed while it makes a workspace leaves all of it, or a folder where the next one may make it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from smmdesk.machine.files import is_part
from smmdesk.opening import create_example, create_workspace, open_workspace
from smmdesk.storage.folder import BACKUPS, DATABASE, MEDIA, WorkspaceExistsError, free_folder, is_workspace
from tests.faults.powercut import recorded, replayed
from tests.faults.workers import clock
from tests.folders import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def beginnings(memory: Path, what: str, *, was_there: bool) -> Iterator[Path]:
    """The folder after each call that changed a file, as if the program had been killed right after it."""
    folder, place = memory / "desk", memory / "killed"
    if was_there:
        folder.mkdir()
        place.mkdir()
    yield from replayed(recorded(folder, what), folder, place)


def held(folder: Path) -> tuple[int, str, list[str]]:
    """How many clients, whose desk, and what is wrong with the file."""
    with open_workspace(folder, clock) as opened:
        return len(opened.clients.list()), opened.settings.desk().name, list(opened.check().faults)


@pytest.mark.parametrize("was_there", [False, True])
@pytest.mark.parametrize(("what", "whole"), [("example", (3, "", [])), ("first start", (0, "Desk of Anna", []))])
def test_a_kill_leaves_all_or_a_folder_that_is_free(
    memory: Path, what: str, was_there: bool, whole: tuple[int, str, list[str]]
) -> None:
    moments = {"free": 0, "whole": 0}
    for place in beginnings(memory, what, was_there=was_there):
        if (place / DATABASE).exists():
            moments["whole"] += 1
            assert held(shutil.copytree(place, memory / "copy")) == whole
            shutil.rmtree(memory / "copy")
        else:
            moments["free"] += 1
            assert not is_workspace(place)
            assert free_folder(place.parent, place.name) == place
    assert moments["free"] > 50
    assert moments["whole"] > 0


def test_the_next_try_takes_the_place_of_one_that_was_killed(memory: Path) -> None:
    seen: set[tuple[str, ...]] = set()
    for number, place in enumerate(beginnings(memory, "first start", was_there=False)):
        left = tuple(str(each.relative_to(place)) for each in sorted(place.rglob("*")))
        if left in seen or (place / DATABASE).exists():
            continue
        seen.add(left)
        again = memory / str(number)
        shutil.copytree(place, again)
        create_workspace(again, clock).close()
        assert names_in(again) == [BACKUPS, MEDIA, DATABASE]
    assert len(seen) > 8


def test_a_workspace_keeps_what_lies_in_the_way(memory: Path) -> None:
    """Only what a try of ours leaves may be taken away, and of that only what is empty or was made apart."""
    (memory / "desk" / MEDIA).mkdir(parents=True)
    (memory / "desk" / MEDIA / "picture.jpg").write_bytes(b"mine")
    with pytest.raises(WorkspaceExistsError):
        create_example(memory / "desk", "en", clock)
    assert (memory / "desk" / MEDIA / "picture.jpg").read_bytes() == b"mine"
    assert not any(map(is_part, (memory / "desk").iterdir()))
