"""A content plan of 100,000 rows into the calendar."""

from __future__ import annotations

import tempfile
import time
from itertools import count, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from smmdesk.domain.posts import Post
from smmdesk.machine.progress import Cancelled, Progress
from smmdesk.opening import create_workspace
from smmdesk.services.reading.plans import PLAN
from smmdesk.speech.language import Language
from tests.benchmarks.bare_table import into_one_table
from tests.benchmarks.measure import Figure, by_turns, timed
from tests.benchmarks.sample import HEAD, write_plan
from ui.shell.background import Background

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.services.reading.importing import ImportReport

_ROWS = 100_000
_ROUNDS = 3
_TICK = 5
"""Milliseconds between two turns of the event loop that is watched."""


def figures() -> Iterator[Figure]:
    """How long it takes, how long the window waits meanwhile, how soon it can be stopped."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.csv"
        write_plan(plan, _ROWS)
        yield _taking_in(plan)
        yield _waiting(plan)
        yield _cancelling(plan)


def _taking_in(plan: Path) -> Figure:
    """Against the same columns read by `csv` and written by `executemany` into one bare table."""
    number = count()

    def ours() -> float:
        with create_workspace(plan.parent / f"ours {next(number)}") as workspace:
            taken = timed(lambda: reports.append(workspace.importing.import_file(plan, "Bakery", kind=PLAN)))()
        assert (reports[-1].added, len(reports[-1].problems)) == (_ROWS, 0), reports[-1]
        return taken

    def bare() -> None:
        into_one_table(plan, HEAD, plan.parent / f"bare {next(number)}.db")

    reports: list[ImportReport] = []
    taken, floor = by_turns(ours, timed(bare), _ROUNDS)
    return Figure(what="Import of 100,000 rows", ours=taken, floor=floor, unit="ms", limit=4)


def _waiting(plan: Path) -> Figure:
    """The longest that the event loop did not turn while the import ran beside it, against 100 ms."""
    app = QApplication.instance() or QApplication([])
    turned: list[float] = []
    timer = QTimer(interval=_TICK)
    timer.timeout.connect(lambda: turned.append(time.perf_counter()))
    with create_workspace(plan.parent / "beside") as workspace:
        importing, background = workspace.importing, Background(Language("en"))
        turned.append(time.perf_counter())  # the workspace is there by then, as it is in the window
        timer.start()
        background.start(
            "",
            lambda progress: importing.import_file(plan, "Bakery", progress=progress, kind=PLAN),
            done=lambda _report: app.quit(),
            failed=lambda _error: app.quit(),
        )
        app.exec()
        timer.stop()
        background.close()
        assert len(workspace.records.all(Post)) == _ROWS
    waits = [after - before for before, after in pairwise(turned)]
    return Figure(what="Longest wait of the window meanwhile", ours=max(waits) * 1000, floor=100, unit="ms", limit=1)


def _cancelling(plan: Path) -> Figure:
    """From the wish to stop, halfway, to a workspace that is as it was, against a second."""
    wished: list[float] = []

    def stop_halfway(done: int, total: int) -> None:
        if done * 2 > total and not wished:
            wished.append(time.perf_counter())
            progress.cancel()

    progress = Progress(stop_halfway)
    with create_workspace(plan.parent / "cancelled") as workspace:
        try:
            workspace.importing.import_file(plan, "Bakery", progress=progress, kind=PLAN)
        except Cancelled:
            taken = time.perf_counter() - wished[0]
        assert not workspace.records.all(Post)
        assert not workspace.clients.list()
    return Figure(what="Stopping it halfway", ours=taken * 1000, floor=1000, unit="ms", limit=1)
