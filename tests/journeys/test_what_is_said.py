"""What happens away from the keyboard is said to who listens, on every page alike."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from smmdesk.services.checklist import ChecklistService
from smmdesk.services.exporting import ExportService
from tests import screens
from tests.journeys.test_every_stop import brought_about
from ui.budget.page import BudgetPage
from ui.pages import PAGES
from ui.shell.printing import PrintDialog
from ui.style.theme import Scheme, use_scheme
from ui.widgets.page_tools import FilterLine
from ui.widgets.search_list import SearchList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from ui.window.main_window import MainWindow

FILTERED = ("clients", "calendar", "budget", "reputation", "checklist")


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    use_scheme(qapp, Scheme.LIGHT)
    with screens.window_on("en", example=True) as made:
        yield made


@pytest.fixture
def state(window: MainWindow, qtbot: QtBot) -> Callable[[str], QWidget]:
    """Brings a state about; gives the window or dialog in front."""
    return lambda name: brought_about(window, screens.states()[name], qtbot)


def test_every_page_with_a_filter_is_looked_at(window: MainWindow, state: Callable[[str], QWidget]) -> None:
    found = []
    for page in PAGES:
        state(page)
        found += [page] * bool(window.page.findChildren(FilterLine))
    assert sorted(found) == sorted(FILTERED)


@pytest.mark.parametrize("page", FILTERED)
def test_what_a_filter_leaves_is_said_and_that_it_is_taken_off(
    page: str, window: MainWindow, state: Callable[[str], QWidget], qtbot: QtBot, announced: list[str]
) -> None:
    state(page)
    window.page.focus_filter()
    (field,) = window.page.findChildren(FilterLine)
    announced.clear()
    QTest.keyClicks(field, "a")
    qtbot.waitUntil(lambda: len(announced) == 1)
    every = int(announced[0].split()[-1])
    assert announced[0].startswith("Shown: ")
    assert every > 0
    QTest.keyClicks(field, "zzz")
    qtbot.waitUntil(lambda: announced[1:] == [f"Nothing found, hidden: {every}"])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(announced) == 3)
    assert announced[2].startswith("Filter cleared, shown: ")


def test_the_palette_says_where_one_is_from_the_start_and_keys_apart(
    window: MainWindow, state: Callable[[str], QWidget], qtbot: QtBot, announced: list[str]
) -> None:
    state("calendar")
    announced.clear()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (palette,) = window.findChildren(SearchList)
    qtbot.waitUntil(palette.line.hasFocus)
    lines, keys = spoken_lines(palette)
    assert announced == [f"{lines[0]}, 1 of {len(lines)}"]
    place = lines.index("Budget, Page")
    assert keys[place] == "Ctrl+3"
    for _each in range(place):
        QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert announced[-1] == f"Budget, Page, {place + 1} of {len(lines)}"


@pytest.mark.parametrize("typed", ["", "e", "a"])
def test_no_line_of_the_palette_says_keys_or_runs_of_blanks(
    typed: str, window: MainWindow, state: Callable[[str], QWidget]
) -> None:
    state("calendar")
    palette = window.open_palette()
    palette.line.setText(typed)
    lines, keys = spoken_lines(palette)
    assert [line for line in lines if "  " in line or "Ctrl+" in line] == []
    assert sum(map(bool, keys)) > 3


def test_what_is_removed_is_said_by_its_name(
    window: MainWindow, state: Callable[[str], QWidget], announced: list[str]
) -> None:
    state("budget")
    page = window.page
    assert isinstance(page, BudgetPage)
    line = next(line for line in page.table.records() if line.purpose)
    page.table.select([line.id])
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert announced[-1] == f"Removed {line.purpose}"


def _print(window: MainWindow) -> QWidget:
    window.open_page("checklist")
    window.context.commands.run("page.print")
    return window.findChildren(PrintDialog)[0]


def _check(window: MainWindow) -> QWidget:
    window.open_page("checklist")
    return window


LONG = (
    (_print, ExportService, "pages", "Preparing the pages"),
    (_check, ChecklistService, "findings", "Looking at the figures"),
)


@pytest.mark.parametrize(("begin", "service", "work", "title"), LONG)
def test_work_that_takes_long_is_said_and_when_it_is_done(
    begin: Callable[[MainWindow], QWidget],
    service: type,
    work: str,
    title: str,
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[tuple[QWidget, str]] = []
    monkeypatch.setattr("ui.widgets.announcing.announce", lambda where, words: heard.append((where, words)))
    go_on, done = threading.Event(), getattr(service, work)

    def wait(*asked: Any) -> Any:
        assert go_on.wait(60)
        return done(*asked)

    monkeypatch.setattr(service, work, wait)
    window.context.choose_client(screens.richest(window))
    front = begin(window)
    front.activateWindow()
    qtbot.waitUntil(front.isActiveWindow)
    qtbot.waitUntil(lambda: title in [words for _where, words in heard])
    go_on.set()
    qtbot.waitUntil(lambda: (front, f"{title}: done") in heard)


def spoken_lines(palette: SearchList) -> tuple[list[str], list[str]]:
    """What is heard of each line, and its keys."""
    model = palette.findChildren(QListView)[0].model()
    roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole)
    lines, keys = ([str(model.index(row, 0).data(role)) for row in range(model.rowCount())] for role in roles)
    return lines, keys
