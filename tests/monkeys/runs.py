"""Starts monkeys, each in a process of its own, and says how each one ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(__file__).parents[2]
MOST_WAIT = 1.0
"""Seconds for which a window may not answer."""
LAST = 15
"""How many of the last events are told."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one run; `problems` is empty where all is well."""

    seed: int
    events: int
    problems: list[str]
    longest: float = 0
    """Seconds for which the window did not answer."""
    work: float = 0
    """Seconds of these that its thread was at work: far fewer where it waited for somebody, or the machine was busy."""
    at: str = ""
    undone: int = 0

    @property
    def line(self) -> str:
        """It in a table."""
        count = sum(not words.startswith(" ") for words in self.problems)  # the others are what led to them
        ended = f"problems: {count}" if count else "well"
        wait = f"{self.longest:5.2f} s ({self.work:.2f})  {self.at[:60]}"
        return f"{self.seed:6} {self.events:7} {self.undone:7}  {ended:12} {wait}"


HEADING = f"{'seed':>6} {'events':>7} {'undone':>7}  {'ended':12} longest wait (at work), and after what"


def run(seed: int, events: int, patience: float = MOST_WAIT) -> Outcome:
    """One monkey, in a home of its own; a window that does not answer for more than `patience` seconds is a problem."""
    with TemporaryDirectory(prefix="smmdesk-monkey-", ignore_cleanup_errors=True) as home:
        folder = Path(home)
        ended = subprocess.run(
            command(folder, events, seed), cwd=HOME, env=_surroundings(folder), capture_output=True, check=False
        )
        if ended.returncode or not (folder / "outcome.json").exists():
            return Outcome(
                seed,
                events,
                [f"died with {ended.returncode}", ended.stderr.decode(errors="replace")[-6000:], *_last_events(folder)],
            )
        return _told(seed, events, json.loads((folder / "outcome.json").read_text("utf-8")), folder, patience)


def command(folder: Path, events: int, seed: int) -> list[str]:
    """What is called."""
    return [sys.executable, "-m", "tests.monkeys.monkey", str(folder), str(events), str(seed)]


def _surroundings(folder: Path) -> dict[str, str]:
    """A home in which the program never ran; memory that is freed is filled, so that its use shows."""
    places = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "STATE", "DATA", "CACHE")}
    home = {"HOME": str(folder), "XDG_DOCUMENTS_DIR": str(folder)}
    return {**os.environ, **places, **home, "PYTHONMALLOC": "debug", "PYTHONHASHSEED": "0"}


def _told(seed: int, events: int, told: dict[str, Any], folder: Path, patience: float) -> Outcome:
    problems = [f"{words} ({times} times)" for words, times in told["found"].items()]
    problems += [
        f"taken back, {table} is not as at the start: {str(rows)[:400]}" for table, rows in told["differs"].items()
    ]
    if problems:
        problems += _last_events(folder, before="!!")
    longest, work, at = told["longest"]
    if longest > patience:
        problems.append(f"waited {longest:.2f} s ({work:.2f} s of it at work): {at}")
    return Outcome(seed, events, problems, longest, work, at, told["undone"])


def _last_events(folder: Path, before: str = "") -> Iterator[str]:
    """What was done last, before the first trouble where there was one."""
    lines = (folder / "trail").read_text("utf-8").splitlines() if (folder / "trail").exists() else []
    troubles = [at for at, line in enumerate(lines) if before and line.startswith(before)] or [len(lines)]
    for at in troubles:
        yield from (f"    {line}" for line in lines[max(0, at - LAST) : at + 1])
