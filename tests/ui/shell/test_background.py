from __future__ import annotations

import errno
import gc
import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.errors import EmptyNameError
from tests.patience import PATIENCE
from ui.garbage import GarbageHere, garbage_here
from ui.shell.background import Background

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from smmdesk.machine.progress import Progress
    from smmdesk.speech.language import Language


@pytest.fixture
def background(language: Language, qtbot: QtBot) -> Iterator[Background]:
    made = Background(language)
    yield made
    made.close()


def squared(number: int, _progress: Progress) -> int:
    return number * number


def test_fifty_results_all_arrive_in_the_window_s_thread(background: Background, qtbot: QtBot) -> None:
    arrived: list[tuple[int, bool]] = []
    window = threading.get_ident()
    for n in range(50):
        background.start(
            "Square",
            partial(squared, n),
            beside=True,
            done=lambda it: arrived.append((it, threading.get_ident() == window)),
        )
    qtbot.waitUntil(lambda: len(arrived) == 50)
    assert sorted(arrived) == [(n * n, True) for n in range(50)]
    assert background.jobs() == []


def test_reports_reach_the_job(background: Background, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def half(progress: Progress) -> None:
        progress.report(50, 100)
        go_on.wait(PATIENCE)

    job = background.start("Half", half)
    qtbot.waitUntil(lambda: job.share == 0.5)
    assert job.seconds_left(job.started + 10) == pytest.approx(10)
    assert job.seconds_left(job.started + 1) is None
    go_on.set()
    qtbot.waitUntil(lambda: background.jobs() == [])


def test_cancelled_work_ends_silently(background: Background, qtbot: QtBot) -> None:
    ends: list[object] = []

    def endless(progress: Progress) -> None:
        while True:
            progress.report(0, 0)

    job = background.start("Endless", endless, done=ends.append, failed=ends.append)
    job.cancel()
    qtbot.waitUntil(lambda: background.jobs() == [])
    assert ends == []
    assert job.share is None


def test_a_refusal_is_sent_as_its_sentence(background: Background, qtbot: QtBot) -> None:
    def refuse(_progress: Progress) -> None:
        raise EmptyNameError

    with qtbot.waitSignal(background.refused) as told:
        background.start("Refuse", refuse)
    assert told.args == ["A name is needed."]


def test_a_refusal_of_the_system_is_no_bug(background: Background, qtbot: QtBot) -> None:
    def fail(_progress: Progress) -> None:
        raise OSError(errno.EIO, "Input/output error", "plan.csv")

    with qtbot.waitSignal(background.refused) as told:
        background.start("Fail", fail)
    assert told.args == ["plan.csv: the disk reports a fault"]


def test_whoever_asks_for_failures_gets_them(background: Background, qtbot: QtBot) -> None:
    failures: list[Exception] = []

    def refuse(_progress: Progress) -> None:
        raise EmptyNameError

    background.start("Refuse", refuse, failed=failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], EmptyNameError)


def test_an_unexpected_failure_goes_to_the_error_report(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: reported.append(kind))

    def break_down(_progress: Progress) -> None:
        raise ZeroDivisionError

    background.start("Break", break_down, failed=lambda _refusal: reported.append(Exception))
    qtbot.waitUntil(lambda: reported == [ZeroDivisionError])


def test_closing_waits_for_work_or_stops_it(language: Language, qtbot: QtBot) -> None:
    finished: list[str] = []
    patient, hasty = Background(language), Background(language)
    patient.start("Work", lambda _progress: finished.append("patient"))
    patient.close(wait=True)
    began = threading.Event()

    def endless(progress: Progress) -> None:
        began.set()
        while True:
            progress.report(0, 0)

    hasty.start("Endless", endless)
    assert began.wait(PATIENCE)
    hasty.close()
    assert finished == ["patient"]


def test_garbage_is_never_collected_on_a_worker_s_thread(background: Background, qtbot: QtBot) -> None:
    """A dead dialog destroyed there would take the program down."""
    collected: list[int] = []
    window = threading.get_ident()

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            collected.append(threading.get_ident())

    def litter(_progress: Progress) -> None:
        for _n in range(200_000):
            ring: list[object] = []
            ring.append(ring)

    gc.callbacks.append(note)
    try:
        background.start("Litter", litter)
        qtbot.waitUntil(lambda: not background.jobs(), timeout=20_000)
    finally:
        gc.callbacks.remove(note)
    assert set(collected) <= {window}
    assert gc.isenabled()


def test_the_collector_waits_for_everybody(background: Background, qtbot: QtBot) -> None:
    """The start lets go of it while a worker is still at work: a large workspace takes longer to open."""
    go_on, release_at_start = threading.Event(), garbage_here().hold()
    background.start("Slow", lambda _progress: go_on.wait(PATIENCE))
    release_at_start()
    release_at_start()
    assert not gc.isenabled()
    go_on.set()
    qtbot.waitUntil(lambda: not background.jobs(), timeout=20_000)
    assert gc.isenabled()


def test_while_it_is_held_the_event_loop_looks_at_everything_in_the_end(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Objects are not destroyed in the midst of others being destroyed, and not kept for ever either."""
    monkeypatch.setattr("ui.garbage._COLLECT_EVERY", 1)
    monkeypatch.setattr("ui.garbage._ALL_EVERY", 3)
    seen: list[int] = []
    gc.callbacks.append(note := lambda phase, info: seen.append(info["generation"]) if phase == "start" else None)
    own = GarbageHere(None)
    release = own.hold()
    try:
        qtbot.waitUntil(lambda: len(seen) >= 6)
        assert seen[:6] == [1, 1, 2, 1, 1, 2]
    finally:
        gc.callbacks.remove(note)
        release()
    assert gc.isenabled()


def test_after_the_end_nothing_begins_and_nobody_waits_for_it(background: Background) -> None:
    done: list[int] = []
    background.start("Square", partial(squared, 2), done=done.append)
    background.close()
    late = background.start("Square", partial(squared, 3), done=done.append)
    assert late.progress.cancelled
    assert late not in background.jobs()
    assert gc.isenabled()


def test_named_work_is_not_begun_again_while_it_runs(background: Background, qtbot: QtBot) -> None:
    go_on, begun, said = threading.Event(), [], list[str]()
    background.refused.connect(said.append)

    def wait(number: int, _progress: Progress) -> int:
        begun.append(number)
        go_on.wait(PATIENCE)
        return number

    first = background.start("Copy", partial(wait, 1))
    assert background.start("Copy", partial(wait, 2)) is first
    assert said == ["Copy: this is still under way."]
    other = background.start("Copy", partial(wait, 3), beside=True)
    assert background.jobs() == [first, other]
    go_on.set()
    qtbot.waitUntil(lambda: background.jobs() == [])
    assert sorted(begun) == [1, 3]
    again = list[int]()
    background.start("Copy", partial(wait, 4), done=again.append)
    qtbot.waitUntil(lambda: again == [4])
