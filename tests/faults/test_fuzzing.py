"""Changed plans are read in as a whole or not at all, in short time; `fuzzing` tries it as often as one likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.fuzzing import How, Reading, Seed, read_many

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.workspace import Workspace


def test_changed_plans_do_no_harm(memory: Path) -> None:
    found = list(read_many(memory, 25, How(7)))
    assert [outcome.wrong for outcome in found] == [[]] * 25
    assert {"read in"} < {outcome.ended for outcome in found}


def test_harm_would_be_seen(workspace: Workspace, tmp_path: Path) -> None:
    reading = Reading(workspace, tmp_path)
    workspace.clients.add("Unsaid")
    outcome = reading.read(0, Seed("plan.csv", b""), b"date,network,text\n2026-11-20,VK,Cake")
    assert outcome.wrong == ["left something behind"]
