"""Long work beside the window: plain functions in worker threads, one queued signal back.

    def count_words(progress: Progress) -> int: ...        # reports, knows no Qt, touches no widget

    background.start(_("Importing plan.csv"), count_words, done=self._show_count)

`done(result)` and `failed(refusal)` run in the window's thread. A `Refusal`, be it ours or the system's, that nobody
takes with `failed` is sent with `refused` and shown as a toast; any other exception is a bug, and goes to the error
report. Cancelled work ends silently.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from smmdesk.domain.errors import SmmdeskError
from smmdesk.speech.language import _
from ui.garbage import garbage_here

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from smmdesk.machine.progress import Progress
    from smmdesk.speech.language import Language

T = TypeVar("T")
Refusal = SmmdeskError | OSError
"""What may happen to anybody: a rule says no, or a disk."""
Failed = Callable[[Refusal], None]

_TELL_EVERY = 0.05
"""Seconds between two reports that reach the window: more would only keep it from painting."""


@dataclass(slots=True, eq=False)
class Job:
    """Work under way, as the job bar shows it; `total` 0 means that nobody knows how long."""

    title: str
    progress: Progress
    done: int = 0
    total: int = 0
    started: float = field(default_factory=time.monotonic)

    def cancel(self) -> None:
        """Ask it to stop at its next report."""
        self.progress.cancel()

    @property
    def share(self) -> float | None:
        """How much is done, 0 to 1; None while nobody knows."""
        return min(self.done / self.total, 1.0) if self.total > 0 else None

    def seconds_left(self, now: float) -> float | None:
        """A guess from the pace so far, after two seconds at the earliest."""
        passed = now - self.started
        if not self.share or passed < 2:
            return None
        return passed * (1 - self.share) / self.share


class Background(QObject):
    """The workers of one window. `changed` comes when a job begins, gets on or ends."""

    changed = Signal()
    ended = Signal(object)
    """a `Job` that was done, once whoever asked for it has been told"""
    refused = Signal(str)
    _reported = Signal(object, int, int)
    _finished = Signal(object, object)

    def __init__(self, language: Language, parent: QObject | None = None, *, workers: int = 2) -> None:
        super().__init__(parent)
        self._language = language
        self._workers = workers
        self._is_closed = False
        self._waiting: dict[Future[Any], tuple[Job, Callable[[Any], None], Failed | None, Callable[[], None]]] = {}
        self._garbage = garbage_here()
        # queued in any case: work that is over at once calls back within `start`, whose caller has no job yet
        self._reported.connect(self._note, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        title: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None] = lambda _result: None,
        failed: Failed | None = None,
        beside: bool = False,
    ) -> Job:
        """Begin work under a title in the window's language; returns at once. After the end nothing begins any more.

        What a title names runs once at a time: asked for again it is not begun, which is said. With `beside` it is,
        where whoever asks anew drops the earlier answer; so is work without a title.
        """
        from smmdesk.machine.progress import Progress

        # in two steps: what the work reports to has to know the job
        job = Job(title, Progress())
        job.progress = Progress(self._reporter(job))
        if self._is_closed:  # a dialog outlives its window for a moment where the loop that it runs is not over yet
            job.cancel()
            return job
        if title and not beside and (under_way := [each for each in self.jobs() if each.title == title]):
            self.refused.emit(self._language(_("{title}: this is still under way."), title=title))
            return under_way[0]
        release = self._garbage.hold()
        future = self._pool.submit(work, job.progress)
        self._waiting[future] = (job, done, failed, release)
        future.add_done_callback(lambda ended: self._finished.emit(ended, None))
        self.changed.emit()
        return job

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        # with the first work, which comes after the first frame
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(self._workers, thread_name_prefix="work")

    def jobs(self) -> list[Job]:
        """What is under way, the oldest first."""
        return [job for job, *_rest in self._waiting.values()]

    def close(self, *, wait: bool = False) -> None:
        """End: wait for what is under way, or (by default) ask it to stop, wait only for that, and tell nobody:
        whoever asked for it may be gone with its window."""
        self._is_closed = not wait
        if not wait:
            for job in self.jobs():
                job.cancel()
        # asked for by name it would be made only to be shut down
        if "_pool" in vars(self):
            self._pool.shutdown(wait=True, cancel_futures=not wait)
        # nobody is told any more that it ended, which would release it
        for *_rest, release in self._waiting.values():
            release()

    def _reporter(self, job: Job) -> Callable[[int, int], None]:
        """What the worker's `report` calls: seldom enough that the window stays quick, and always at the end."""
        told = 0.0

        def report(done: int, total: int) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told >= _TELL_EVERY or done == total:
                told = now
                self._reported.emit(job, done, total)

        return report

    def _note(self, job: Job, done: int, total: int) -> None:
        job.done, job.total = done, total
        self.changed.emit()

    def _end(self, future: Future[Any], _unused: object) -> None:
        from smmdesk.machine.progress import Cancelled

        job, done, failed, release = self._waiting.pop(future)
        release()
        if self._is_closed:
            return
        self.changed.emit()
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            done(future.result())
            if not self._is_closed:
                self.ended.emit(job)
        elif not isinstance(error, Cancelled):
            self._fail(error, failed)

    def _fail(self, error: BaseException, failed: Failed | None) -> None:
        if not isinstance(error, Refusal):
            sys.excepthook(type(error), error, error.__traceback__)
        elif failed is not None:
            failed(error)
        else:
            self.refused.emit(self._language.error(error))
