"""The whole program under random keys and clicks; `dev.py faults` does the same for longer, with other seeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.desks import new_desk
from tests.monkeys import __main__ as words
from tests.monkeys import runs
from tests.monkeys.writing import is_kept
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _off_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


def test_whatever_is_pressed_it_lives_on_and_all_can_be_taken_back() -> None:
    outcome = runs.run(seed=1, events=300, patience=PATIENCE)  # how long it takes is asked for where nothing else runs
    assert outcome.problems == []
    assert min(outcome.longest, outcome.work) > 0


def test_of_a_crash_the_stack_and_the_last_events_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dies = (
        "import faulthandler, sys; faulthandler.enable(); open('trail', 'w').write('a click'); faulthandler._sigsegv()"
    )
    monkeypatch.setattr(runs, "command", lambda *_given: ["sh", "-c", f'cd $HOME && exec python3 -c "{dies}"'])
    problems = runs.run(seed=1, events=1).problems
    assert problems[0] == "died with -11"
    assert "Segmentation fault" in problems[1]
    assert problems[-1] == "    a click"


@pytest.mark.parametrize(("waited", "patience", "code"), [(0.9, "1", 0), (1.1, "1", 1), (1.1, "1.5", 0)])
def test_a_window_that_does_not_answer_is_a_problem(
    waited: float, patience: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {"found": {}, "longest": [waited, 0.25, "a click"], "undone": 3, "differs": {}, "made": {}}
    write = f"open('outcome.json', 'w').write({json.dumps(told)!r})"
    monkeypatch.setattr(runs, "command", lambda *_given: ["sh", "-c", 'cd $HOME && exec python3 -c "$0"', write])
    assert words.main(["--events", "1", "--patience", patience, "7"]) == code
    said = capsys.readouterr().out
    assert ("waited 1.10 s (0.25 s of it at work): a click" in said) == bool(code)


def test_a_word_is_kept_where_it_stands_in_the_database_or_did_so(tmp_path: Path) -> None:
    with new_desk(tmp_path / "desk") as made:
        made.clients.add("word1")
        made.history.undo()
        made.clients.add("word2")
    assert [word for word in ("word1", "word2", "word3") if is_kept(word, tmp_path / "desk")] == ["word1", "word2"]
