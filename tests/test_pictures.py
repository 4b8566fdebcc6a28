"""The pictures of README and the guide are those that `dev.py screens --guide` takes, and no others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

import dev
from smmdesk.domain.results.records import Formula
from tests import screens
from ui.results.page import ResultsPage
from ui.results.views import VIEWS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

HOME = Path(__file__).resolve().parents[1]


def test_what_the_documents_show_is_what_is_taken() -> None:
    shown = set()
    for document in (HOME / "README.md", *sorted((HOME / "docs").glob("*.md"))):
        names = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", document.read_text("utf-8"))
        shown |= {(document.parent / name).resolve() for name in names}
    taken = {screens.GUIDE_FOLDER / f"{name}.png" for name in screens.GUIDE}
    assert shown == taken == set(screens.GUIDE_FOLDER.iterdir())


def test_each_is_of_a_state_that_there_is() -> None:
    assert set(screens.GUIDE.values()) <= {screens.FIRST_START, *screens.states()}
    for name in screens.GUIDE:
        with Image.open(screens.GUIDE_FOLDER / f"{name}.png") as picture:
            assert picture.mode == "P"
            assert name == screens.FIRST_START or picture.size == screens.GUIDE_SIZE


def test_every_view_of_results_is_taken(qtbot: QtBot) -> None:
    """Those that are only looked at, so that they still can be when somebody wants to."""
    shown = dict[str, str]()
    with screens.window_on("en", example=True) as window:
        window.context.choose_client(screens.richest(window))
        before, formulas = window.context.period, window.context.workspace.records.all(Formula)
        for name in {
            each for each in screens.pictured().keys() - screens.states().keys() if each.startswith("results")
        }:
            show = screens.pictured()[name]
            show(window)
            assert isinstance(window.page, ResultsPage)
            shown[name] = window.page.view
            qtbot.waitUntil(lambda: not window.context.background.jobs())
            screens.put_back(window, show)
            assert (window.context.period, window.page.view) == (before, VIEWS[0].key)
            assert window.context.workspace.records.all(Formula) == formulas
    # a report is a state of its own, which the suite walks through
    assert shown == {f"results-{view.key}": view.key for view in VIEWS if view.key != "report"}


def test_one_is_taken_in_few_colours(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot is not None  # a window needs an application
    screens.take_guide(tmp_path, [screens.FIRST_START])
    (file,) = tmp_path.iterdir()
    with Image.open(file) as picture:
        colours = picture.convert("RGB").getcolors()
        assert (file.name, picture.mode) == ("first-start.png", "P")
    assert colours is not None  # more than 256 would be none
    assert len(colours) > 20


def test_the_command_takes_them_to_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[str, ...]] = []

    def call(*words: str) -> int:
        called.append(words)
        return 0

    monkeypatch.setattr(dev, "call", call)
    assert dev.screens(["--guide"]) == 0
    assert dev.screens(["there", "budget"]) == 0
    assert called == [
        ("python", "-m", "tests.screens", "--guide"),
        ("python", "-m", "tests.screens", str(Path("there").absolute()), "budget"),
    ]
    assert "dev.py screens --guide" in (HOME / "CONTRIBUTING.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--help"], 0, "[STATE ...]"),
        ([], 2, "OUT or --guide"),
        (["there", "--guide"], 2, "OUT or --guide"),
        (["there", "budget", "bugdet"], 2, "no state bugdet; there are: first-start, empty, "),
    ],
)
def test_nothing_is_taken_where_it_is_not_said_what(
    arguments: list[str],
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as left:
        screens.main(arguments)
    shown = capsys.readouterr()
    assert left.value.code == code
    assert said in " ".join((shown.out + shown.err).split())
    assert not list(tmp_path.iterdir())
