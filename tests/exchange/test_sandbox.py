from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.exchange import sandbox
from smmdesk.exchange.errors import (
    AmbiguousDatesError,
    FileTooLargeError,
    SlowFileError,
    TooMuchError,
    UnreadableFileError,
)
from smmdesk.machine.progress import Cancelled, Progress

if TYPE_CHECKING:
    from pathlib import Path

TASKS = "tests.exchange.tasks:"


class Clock:
    """Stands still, so that no child is late on a busy machine, until it is told to `leap` whenever it is looked at."""

    def __init__(self) -> None:
        self.now = self.leap = 0.0

    def __call__(self) -> float:
        self.now += self.leap
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(sandbox, "clock", made)
    return made


def run(task: str, progress: Progress | None = None, **arguments: object) -> Iterator[Any]:
    return sandbox.run(TASKS + task, arguments, name="plan.csv", progress=progress)


def test_items_come_in_order_and_signs_of_life_do_not_show() -> None:
    assert list(run("count", up_to=1000)) == list(range(1000))


def test_a_refusal_crosses_over_with_its_values() -> None:
    with pytest.raises(AmbiguousDatesError) as caught:
        list(run("refusing"))
    assert caught.value.values == {"name": "plan.csv", "example": "03/04/2026"}


def test_a_bug_names_its_place_and_not_its_words() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        list(run("failing"))
    (note,) = caught.value.__notes__
    assert "RuntimeError" in note
    assert "tasks.py:" in note
    assert "client" not in note


def test_an_abort_is_a_clear_word() -> None:
    """A parser that gets no more memory aborts, too."""
    with pytest.raises(TooMuchError, match=r"plan\.csv .* more memory than a table needs"):
        list(run("crashing"))


def test_silence_is_ended(clock: Clock) -> None:
    items = sandbox.run(TASKS + "silent", {}, name="plan.csv", limits=sandbox.Limits(silence=100))
    assert next(items) == 1
    clock.leap = 40
    with pytest.raises(SlowFileError, match=r"plan\.csv took too long to read") as caught:
        next(items)
    assert caught.value.__notes__ == ["the parsing child fell silent"]
    assert clock.now == 40 + 3 * 40  # the third look is the first one beyond the hundred seconds


def test_silence_is_counted_from_the_last_sign_of_life(clock: Clock) -> None:
    items = run("count", up_to=20)
    for number in range(20):
        assert next(items) == number
        clock.now += 0.9 * sandbox.Limits().silence


def test_endless_work_is_ended_however_alive_it_is() -> None:
    items = sandbox.run(TASKS + "busy", {}, name="plan.csv", limits=sandbox.Limits(processor=1))
    with pytest.raises(SlowFileError) as caught:
        list(items)
    assert caught.value.__notes__[0].startswith("the parsing child ended with -")


def test_silence_can_be_cancelled() -> None:
    progress = Progress()
    items = run("silent", progress=progress)
    assert next(items) == 1
    progress.cancel()
    with pytest.raises(Cancelled):  # else its silence would be refused, minutes later
        next(items)


def test_a_larger_file_is_given_more_time(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.touch()
    assert sandbox.limits_for(path) == sandbox.Limits()
    with path.open("wb") as file:
        file.truncate(40 << 20)
    assert sandbox.limits_for(path).silence == sandbox.Limits().silence + 20


def test_nothing_runs_until_the_first_item_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    monkeypatch.setattr(sandbox, "_start", lambda: begun.append("child"))
    items = run("count", up_to=3)
    assert isinstance(items, Generator)
    items.close()
    assert begun == []


def test_memory_has_a_bound() -> None:
    """No child takes 500 MB, its code included."""
    assert sandbox.Limits().memory + (50 << 20) <= 500 << 20
    with pytest.raises(FileTooLargeError):
        list(run("devouring"))


def test_junk_on_the_pipe_is_a_clear_word() -> None:
    with pytest.raises(UnreadableFileError):
        list(run("babbling"))


def test_what_parsers_print_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(run("chatting")) == [1]
    assert capfd.readouterr().err == ""


def test_a_child_writes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "x"
    with pytest.raises(UnreadableFileError):
        list(run("writing", path=str(path)))
    assert not path.exists() or path.stat().st_size == 0


def test_a_child_starts_light() -> None:
    (modules,) = run("modules")
    assert not {"PySide6", "sqlalchemy", "pytest", "babel", "dataclasses", "multiprocessing", "site"} & set(modules)


def test_the_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in = tmp_path / "smmdesk"
    stand_in.write_text(
        f"#!{sys.executable}\nimport runpy, sys\nsys.path[:] = {sys.path!r}\n"
        "runpy.run_module('smmdesk', run_name='__main__', alter_sys=True)\n"
    )
    stand_in.chmod(0o700)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(stand_in))
    assert list(run("count", up_to=3)) == [0, 1, 2]
