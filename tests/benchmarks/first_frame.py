"""From the start of the process to its first useful frame, against a bare main window of Qt."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.measure import Figure
from tests.benchmarks.sample import make_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class _Start:
    """Milliseconds of the clock, and megabytes at the most: up to the frame, and until nothing changes any more."""

    frame: float
    frame_memory: float
    rest: float
    rest_memory: float
    work: float
    """milliseconds of the processor until then, on all threads"""


def figures() -> Iterator[Figure]:
    """Time, then memory; on the screen there is, or on Qt's platform without one."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "desk"
        make_workspace(place, 10_000, country="GE")  # as people's are, with holidays in sight
        surroundings = _surroundings(Path(folder))
        pairs = [
            (_started(surroundings, "ours", str(place)), _started(surroundings, "bare"))
            for _round in range(_ROUNDS + 1)
        ]
        ours, floor = (_typical(starts) for starts in zip(*pairs[1:], strict=True))
    yield Figure(what="First frame, 10,000 posts: time", ours=ours.frame, floor=floor.frame, unit="ms", limit=2.5)
    yield Figure(what="… peak memory", ours=ours.frame_memory, floor=floor.frame_memory, unit="MB", limit=2.5)
    yield Figure(what="… and the screen stays as it is: time", ours=ours.rest, floor=floor.rest, unit="ms", limit=2.7)
    yield Figure(what="… peak memory", ours=ours.rest_memory, floor=floor.rest_memory, unit="MB", limit=2.4)
    yield Figure(what="… work until all is quiet", ours=ours.work, floor=floor.work, unit="ms")


def _surroundings(folder: Path) -> dict[str, str]:
    """The same for both; settings of whoever runs this stay out of it, and bytecode is kept as an installation does.

    So are the holidays that were looked up: by the round that is not counted, as by the first start of a year.
    """
    kept = {
        **os.environ,
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    return kept


def _started(surroundings: dict[str, str], *arguments: str) -> _Start:
    start = time.perf_counter()
    command = [sys.executable, "-m", "tests.benchmarks.frame", *arguments]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        then = process.stdout.readline()
        taken = time.perf_counter() - start
        later, painted, work = process.stdout.readline().split()
    rest = max(taken, float(painted) - start)  # the clock is the machine's: one for both processes
    return _Start(taken * 1000, int(then) / 1024, rest * 1000, int(later) / 1024, float(work) * 1000)


def _typical(starts: tuple[_Start, ...]) -> _Start:
    return _Start(*(median(column) for column in zip(*map(astuple, starts), strict=True)))
