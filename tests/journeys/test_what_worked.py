"""From three files to an answer, by the keyboard alone: brought in, linked, the best hour, an own metric, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from smmdesk.domain.results.records import Formula
from tests.programs import words_of
from ui.results.formulas_view import FormulasView
from ui.results.hours_view import HoursView
from ui.results.page import ResultsPage
from ui.shell.printing import PrintDialog

from .figures import bring_in, desk_with_posts, dialog_of, go_to, link, three_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from .conftest import Person


def test_what_worked_is_found_by_the_keyboard_alone(
    start: Callable[..., Person], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = three_files(home)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: (files, ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(home / "results.pdf"), ""))
    person = start(desk_with_posts(home / "desk"))
    person.come_to_the_front()
    go_to(person, "Results")
    page = person.page(ResultsPage)
    bring_in(person)
    person.press("Alt+Left", "Alt+Left")
    link(person)
    assert best_hour(person, page).startswith("Best hour: Tuesday, 18:00 (")
    own_metric(person, page)
    print_it(person)
    words = words_of(home / "results.pdf", "-layout")
    assert "Liked" in words
    assert "10.00%" in words


def best_hour(person: Person, page: ResultsPage) -> str:
    """What the chart is called."""
    go_to(person, "Hours")
    (view,) = page.findChildren(HoursView)
    person.qtbot.waitUntil(lambda: view.grid.chart.chart is not None, timeout=20_000)
    assert view.grid.chart.chart is not None
    return view.grid.chart.chart.title


def own_metric(person: Person, page: ResultsPage) -> None:
    person.press("Ctrl+N")
    (view,) = page.findChildren(FormulasView)
    (made,) = view.items()
    person.qtbot.waitUntil(made.isVisible)
    person.type("Liked")
    person.tab_on_to(made.editor.text)
    person.type("likes / views")
    person.press("Return")
    person.tab_on_to(made.form.editor("shown"))
    person.type("Percent")
    person.press("Tab")
    (kept,) = person.workspace.records.all(Formula)
    assert (kept.name, kept.key, kept.expression) == ("Liked", "liked", "likes / views")


def print_it(person: Person) -> None:
    person.press("Ctrl+P")
    dialog = dialog_of(person, PrintDialog)
    save = person.find("Save PDF…", dialog)
    person.qtbot.waitUntil(save.isEnabled, timeout=30_000)
    person.tab_on_to(save)
    person.press("Space")
    person.qtbot.waitUntil(lambda: person.sees("Saved: ", dialog), timeout=30_000)
