"""In the smallest windows a page shows what it is about, three lines at least; details lie over all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QTableView, QWidget

from smmdesk.speech.language import LANGUAGES
from tests import screens
from tests.sight import in_sight
from ui.budget.page import BudgetPage
from ui.checklist.question import Question
from ui.widgets.page import Inspector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.window.main_window import MainWindow

LEAST: Final = 3
OF_ONE: Final = ("budget", "checklist", "list-view", "ideas")
OF_ALL: Final = ("clients", "budget", "checklist", "list-view")
"""What is opened of one client, and of all of them."""


@pytest.fixture(params=[(100, (683, 384)), (150, (1024, 640))], ids=["small", "150"])
def size(request: pytest.FixtureRequest, sized: Callable[[int], None]) -> tuple[int, int]:
    """Of the window; the text has the size that goes with it."""
    asked: tuple[int, tuple[int, int]] = request.param
    percent, pixels = asked
    sized(percent)
    return pixels


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_begins_with_what_it_is_about(qtbot: QtBot, size: tuple[int, int], code: str) -> None:
    found: dict[str, int] = {}
    with screens.window_on(code, example=True) as window:
        window.resize(*size)
        one = screens.richest(window)
        for client, names in ((one, OF_ONE), (None, OF_ALL)):
            for name in names:
                window.context.choose_client(client)
                screens.states()[name](window)
                qtbot.wait(150)
                if (shown := lines(window)) < LEAST:
                    found[f"{name} of {'one' if client else 'all'}"] = shown
    assert found == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_details_lie_over_the_page(qtbot: QtBot, size: tuple[int, int], code: str) -> None:
    found: dict[str, str] = {}
    with screens.window_on(code, example=True) as window:
        window.resize(*size)
        for name, show in details().items():
            window.context.choose_client(screens.richest(window))
            show(window)
            qtbot.waitUntil(lambda: window.page.inspector_is_open)
            qtbot.wait(100)
            (inspector,) = window.page.findChildren(Inspector)
            if inspector.width() < window.page.width():
                found[name] = f"{inspector.width()} of {window.page.width()} pixels"
            window.page.close_inspector()
    assert found == {}


def details() -> dict[str, Callable[[MainWindow], object]]:
    """Each page that has details, with them open."""
    states = screens.states()
    return {
        "clients": states["clients"],
        "calendar": states["post-open"],
        "several posts": states["several-posts"],
        "checklist": states["checklist-result"],
        "budget": budget_line,
        "results": screens.states()["figure-explained"],
        "reputation": states["mention-open"],
    }


def budget_line(window: MainWindow) -> None:
    page = window.open_page("budget")
    assert isinstance(page, BudgetPage)
    page.table.select([page.table.records()[0].id])
    page.edit_line()


def lines(window: MainWindow) -> int:
    """How many rows of tables and statements are wholly in sight."""
    tables = [each for each in window.page.findChildren(QTableView) if each.isVisible()]
    statements = [each for each in window.page.findChildren(Question) if each.isVisible()]
    return sum(is_whole(each, each.rect(), window) for each in statements) + sum(
        is_whole(table.viewport(), box, window) for table in tables for box in rows(table)
    )


def rows(table: QTableView) -> Iterator[QRect]:
    width = table.viewport().width()
    for row in range(table.model().rowCount()):
        yield QRect(0, table.rowViewportPosition(row), width, table.rowHeight(row))


def is_whole(part: QWidget, box: QRect, window: QWidget) -> bool:
    """Whether nothing of the height of that box is scrolled away."""
    place = QRect(part.mapTo(window, QPoint(0, 0)) + box.topLeft(), box.size())
    return in_sight(part, window).intersected(place).height() >= box.height() - 1
