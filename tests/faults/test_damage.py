"""A workspace's file that a failing disk changed: opened as it was, or said to be damaged, and never in silence."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from smmdesk.opening import open_workspace
from smmdesk.storage.declaring import RECORDS
from smmdesk.storage.errors import DAMAGE, NewerWorkspaceError
from smmdesk.storage.folder import BACKUPS, DATABASE
from tests.faults.damaging import HARM, harmed

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def says_it_is_damaged(folder: Path) -> bool:
    try:
        with closing(open_workspace(folder)) as workspace:
            return bool(workspace.check().faults)
    except (*DAMAGE, NewerWorkspaceError):  # the number of the version may be what was hit
        return True


def content(folder: Path) -> list[list[str]]:
    with closing(open_workspace(folder)) as workspace:
        return [sorted(map(repr, workspace.records.all(kind))) for kind in RECORDS]


def test_it_opens_as_it_was_or_is_said_to_be_damaged(
    example_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("damage") / "desk"
    assert [*(example_folder / BACKUPS).glob("*.db")]
    as_it_was = content(shutil.copytree(example_folder, folder))
    whole = (folder / DATABASE).read_bytes()

    @settings(max_examples=40, deadline=None)
    @given(how=st.sampled_from([*HARM]), seed=st.integers(0, 1 << 32))
    def told(how: str, seed: int) -> None:
        shutil.rmtree(folder)
        shutil.copytree(example_folder, folder)
        (folder / DATABASE).write_bytes(harmed(whole, how, random.Random(seed)))
        assert says_it_is_damaged(folder) or content(folder) == as_it_was

    told()
