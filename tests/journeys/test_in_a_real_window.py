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
| act | by mouse | by keyboard | before: by mouse / by keyboard |
|---|---|---|---|
"""
ACTS: Final = {
    "new": ("a new post with its text, on a day", "1 click, 1 key / 2 keys"),
    "time": ("another time for a post", "2 clicks, 2 keys / 8 keys"),
    "networks": ("one network more for five posts", "10 clicks / 24 keys"),
    "move": ("a post to another day", "1 click / 2 keys"),
    "duplicate": ("a post once more, a week later", "1 click / 4 keys"),
    "print": ("a client's month as a PDF", "not possible in the window"),
    "import": ("a spreadsheet read in", "5 clicks / 3 keys"),
    "line": ("a budget line: what for, how much", "2 clicks, 1 key / 6 keys"),
    "copy": ("the budget once more for the next month", "2 clicks / 3 keys"),
    "answer": ("an answer on the checklist", "1 click / 1 key"),
}
"""What each is called in the table, and what it took before pages had a Share button (by mouse / by keyboard)."""


@pytest.mark.parametrize("way", ["by_mouse", "by_keyboard"])
def test_the_half_hour(tmp_path: Path, way: str) -> None:
    assert "1 passed" in run_there(tmp_path, str(REAL / f"{way}.py"))


def test_letters_with_ctrl_whatever_the_layout(tmp_path: Path) -> None:
    assert "8 passed" in run_there(tmp_path, str(REAL / "layouts.py"))


def test_dialogs_fit_a_small_laptop_that_shows_all_twice_as_large(tmp_path: Path) -> None:
    told = run_there(tmp_path, str(REAL / "small_screen.py"), size=(1366, 768), QT_SCALE_FACTOR="2")
    assert "1 passed" in told


def test_what_the_commonest_acts_cost_stands_in_the_table(tmp_path: Path) -> None:
    """`ACTS=write` in the surroundings writes it."""
    counted = tmp_path / "counted.json"
    assert "2 passed" in run_there(tmp_path, str(REAL / "acts.py"), SMMDESK_ACTS=str(counted))
    costs = json.loads(counted.read_text("utf-8"))
    rows = [
        f"| {words} | {cost(*costs['mouse'][name])} | {cost(*costs['keyboard'][name])} | {before} |\n"
        for name, (words, before) in ACTS.items()
    ]
    told, _bar, _table = TABLE.read_text("utf-8").partition("| act |")
    wanted = told + HEAD + "".join(rows)
    if os.environ.get("ACTS") == "write":
        write_whole(TABLE, wanted)
    assert TABLE.read_text("utf-8") == wanted


def write_whole(file: Path, text: str) -> None:
    """Who stops it half-way has the file as it was."""
    part = file.with_suffix(".part")
    part.write_text(text, "utf-8")
    part.replace(file)


def cost(clicks: int, keys: int) -> str:
    """2 clicks, 1 key."""
    words = [(clicks, "click"), (keys, "key")]
    return ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for count, word in words if count)
