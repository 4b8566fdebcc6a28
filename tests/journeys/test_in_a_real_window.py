"""Journeys on a desktop of their own: a screen, a window manager, real keys and clicks; each in a child."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

import pytest

from tests.journeys.real.desktop import run_there

REAL = Path(__file__).parent / "real"
TABLE = Path(__file__).parents[2] / "docs" / "acts.md"
HEAD: Final = """\
| act | by mouse | by keyboard | before |
|---|---|---|---|
"""
ACTS: Final = {
    "new": ("a new post with its text, on a day", "not counted"),
    "time": ("another time for a post", "not counted"),
    "networks": ("one network more for five posts", "10 clicks: a post, then the network, five times"),
    "move": ("a post to another day", "not counted"),
    "duplicate": ("a post once more, a week later", "not counted"),
    "print": ("a client's month as a PDF", "not possible in the window"),
    "import": ("a spreadsheet read in", "not counted"),
    "line": ("a budget line: what for, how much", "not counted"),
    "copy": ("the budget once more for the next month", "not counted"),
    "answer": ("an answer on the checklist", "not counted"),
}
"""What each is called in the table, and what it took before pages had their doors, where that is known."""


@pytest.mark.parametrize("way", ["by_mouse", "by_keyboard"])
def test_the_half_hour(tmp_path: Path, way: str) -> None:
    assert "1 passed" in run_there(tmp_path, str(REAL / f"{way}.py"))


def test_what_the_commonest_acts_cost_stands_in_the_table(tmp_path: Path) -> None:
    """`ACTS=write` in the surroundings writes it."""
    counted = tmp_path / "counted.json"
    assert "2 passed" in run_there(tmp_path, str(REAL / "acts.py"), SMMDESK_ACTS=str(counted))
    costs = json.loads(counted.read_text("utf-8"))
    rows = [
        f"| {words} | {cost(*costs['mouse'][name])} | {cost(*costs['keyboard'][name])} | {before} |\n"
        for name, (words, before) in ACTS.items()
    ]
    told, _head, _rows = TABLE.read_text("utf-8").partition(HEAD)
    if os.environ.get("ACTS") == "write":
        TABLE.write_text(told + HEAD + "".join(rows), "utf-8")
    assert TABLE.read_text("utf-8") == told + HEAD + "".join(rows)


def cost(clicks: int, keys: int) -> str:
    """2 clicks, 1 key."""
    words = [(clicks, "click"), (keys, "key")]
    return ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for count, word in words if count)
