"""Two threads of one program may each make a workspace: whoever asks twice for the example has that."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from smmdesk.opening import create_workspace

if TYPE_CHECKING:
    from pathlib import Path


def test_workspaces_are_made_by_several_threads_at_once(quick_folder: Path) -> None:
    def make(number: int) -> bool:
        with create_workspace(quick_folder / str(number)) as made:
            return made.folder is not None

    with ThreadPoolExecutor(4) as workers:
        assert list(workers.map(make, range(8))) == [True] * 8
