"""Where details lie over a page the keyboard is in them, and Esc gives it back to where it was, wherever it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from tests import screens
from tests.journeys.test_every_stop import who
from tests.journeys.test_lines_in_sight import budget_line
from tests.made_figures import put_figures
from ui.budget.page import BudgetPage
from ui.calendar.page import CalendarPage
from ui.clients.page import ClientsPage
from ui.pages import PAGES
from ui.reputation.page import ReputationPage
from ui.results.overview_view import OverviewView
from ui.results.page import ResultsPage
from ui.style.theme import Scheme, use_scheme
from ui.widgets.page import Inspector, Page
from ui.widgets.page_tools import FilterLine
from ui.widgets.tab_order import is_stop, reading_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.shell.context_page import ContextPage
    from ui.window.main_window import MainWindow

SMALLEST = (683, 384)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    use_scheme(qapp, Scheme.LIGHT)
    with screens.window_on("en", example=True) as made:
        made.resize(*SMALLEST)
        made.context.choose_client(screens.richest(made))
        qtbot.waitUntil(made.isActiveWindow)
        yield made


def client(window: MainWindow) -> None:
    page = window.open_page("clients")
    assert isinstance(page, ClientsPage)
    page.close_inspector()
    press(Qt.Key.Key_Return)


def post(window: MainWindow) -> None:
    page = window.open_page("calendar")
    assert isinstance(page, CalendarPage)
    page.select(window.context.workspace.calendar.posts(window.context.period, screens.richest(window))[-3].id)
    page.close_inspector()
    press(Qt.Key.Key_Return)


def several_posts(window: MainWindow) -> None:
    post(window)
    press(Qt.Key.Key_Escape)
    window.context.commands.run("post.select_all")
    press(Qt.Key.Key_Return)


def day(window: MainWindow) -> None:
    post(window)
    press(Qt.Key.Key_Escape)
    window.context.commands.run("calendar.day")


def budget_days(window: MainWindow) -> None:
    page = window.open_page("budget")
    assert isinstance(page, BudgetPage)
    page.table.setFocus()
    page.edit_days()


def result(window: MainWindow) -> None:
    window.open_page("checklist")
    window.context.commands.run("checklist.result")


def figure(window: MainWindow) -> None:
    page = window.open_page("results")
    assert isinstance(page, ResultsPage)
    if page.shown is None:
        put_figures(window.context.workspace, screens.richest(window))
    page.close_inspector()
    view = page.views["overview"]
    assert isinstance(view, OverviewView)
    view.tiles.tiles[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)


def correction(window: MainWindow) -> None:
    screens._strategy_agreed(window)  # noqa: SLF001  # it is a state of its own


def mention(window: MainWindow) -> None:
    page = window.open_page("reputation")
    assert isinstance(page, ReputationPage)
    page.table.select([page.table.records()[0].id])
    page.table.setFocus()
    press(Qt.Key.Key_Return)


def net_tone(window: MainWindow) -> None:
    page = window.open_page("reputation")
    assert isinstance(page, ReputationPage)
    page.tiles.tiles[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)


DETAILS: dict[str, Callable[[MainWindow], object]] = {
    each.__name__: each
    for each in (
        client,
        post,
        several_posts,
        day,
        budget_line,
        budget_days,
        figure,
        result,
        correction,
        mention,
        net_tone,
    )
}


def press(key: Qt.Key) -> None:
    QTest.keyClick(has_keyboard(), key)
    QApplication.processEvents()


def has_keyboard() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def details_have_it(window: MainWindow) -> bool:
    """Whether the keyboard is in details that lie over the page."""
    (inspector,) = window.page.findChildren(Inspector)
    return window.page.is_covered and inspector.isAncestorOf(has_keyboard())


def stops(root: QWidget) -> list[QWidget]:
    return [each for each in reading_order(root) if is_stop(each)]


@pytest.mark.parametrize("name", DETAILS)
def test_esc_leads_back_from_wherever_the_keyboard_is(name: str, window: MainWindow, qtbot: QtBot) -> None:
    DETAILS[name](window)
    qtbot.waitUntil(lambda: details_have_it(window))
    wrong, visited = [], stops(window)
    assert len(visited) > len(PAGES) // 2
    for stop in visited:
        if Shiboken.isValid(stop) and stop.isVisible():
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            press(Qt.Key.Key_Escape)
            came_back = not window.page.inspector_is_open and window.page.isAncestorOf(has_keyboard())
            wrong += [] if came_back and is_stop(has_keyboard()) else [f"{who(stop)} → {who(has_keyboard())}"]
            DETAILS[name](window)
            wrong += [] if details_have_it(window) else [f"after {who(stop)} they open without it"]
    assert wrong == []


def test_it_comes_back_to_the_very_place(window: MainWindow) -> None:
    page = window.open_page("budget")
    assert isinstance(page, BudgetPage)
    inside = [each for each in stops(page) if not isinstance(each, FilterLine)]
    assert len(inside) > 5
    for stop in inside:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        page.edit_days()
        assert details_have_it(window)
        press(Qt.Key.Key_Escape)
        assert has_keyboard() is stop, who(stop)


def test_no_page_with_details_is_left_out(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    have, put = set(), Page.set_inspector

    def note(page: ContextPage, inside: QWidget) -> None:
        have.add(page.line.id)
        put(page, inside)

    monkeypatch.setattr(Page, "set_inspector", note)
    shown = set()
    for show in DETAILS.values():
        show(window)
        shown.add(window.page_id)
    for page in PAGES:
        window.open_page(page)
    assert shown == have
