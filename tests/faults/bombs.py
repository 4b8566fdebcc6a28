"""Small files that claim to hold a great deal, read in by the command line: what it takes, and what is said.

    python -m tests.faults.bombs

Of each the seconds by the clock and of the processor, the most memory that the program and its child took, and the
first sentence.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange import sandbox
from smmdesk.opening import create_workspace
from tests.exchange.test_limits_of_reading import CASES, asked_of

if TYPE_CHECKING:
    from collections.abc import Callable


class Taken(NamedTuple):
    """What reading one of them took."""

    seconds: float
    processor: float
    program: int
    child: int
    said: str

    def __str__(self) -> str:
        memory = f"program {self.program >> 20} MB, child {self.child >> 20} MB"
        return f"{self.seconds:.1f} s, of the processor {self.processor:.1f} s; {memory}; {self.said}"


def measured(folder: Path, make: Callable[[Path], None]) -> Taken:
    """Read it in, in a workspace of its own."""
    desk, path = folder / make.__name__, folder / f"{make.__name__}.file"
    create_workspace(desk).close()
    _make_apart(make, path)
    began = time.monotonic()
    command = [sys.executable, "-m", "smmdesk", "import", str(desk), str(path), "--client", "Bakery", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        said = process.stdout.read()
        _id, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds, processor = time.monotonic() - began, used.ru_utime + used.ru_stime
    return Taken(seconds, processor, used.ru_maxrss << 10, _peak_of_child(path), _sentence(said))


def _make_apart(make: Callable[[Path], None], path: Path) -> None:
    """In another process: one that branches off from a large one is told to have been as large."""
    if child := os.fork():
        os.waitpid(child, 0)
        return
    make(path)
    os._exit(0)


def _peak_of_child(path: Path) -> int:
    """Of a child that reads it once more: a process remembers the size of the one that it branched off from."""
    asked = {"asked": asked_of(path)}
    *_signs, peak = sandbox.run("tests.exchange.tasks:peak", asked, name=path.name, limits=sandbox.Limits(silence=600))
    return int(peak)


def _sentence(said: str) -> str:
    try:
        told = json.loads(said)
    except ValueError:
        return said.strip()
    problems = [problem["message"] for problem in told["problems"]]
    return f"{told['added']} added; {len(problems)} sentences: {problems[0] if problems else ''}"


if __name__ == "__main__":
    with TemporaryDirectory(prefix="smmdesk-bombs-") as place:
        for make, *_expected in CASES:
            print(f"{make.__name__}: {measured(Path(place), make)}", flush=True)
