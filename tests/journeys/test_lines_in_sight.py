"""In the smallest windows a page that is opened shows what it is about: three lines of it at least."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from smmdesk.speech.language import LANGUAGES
from tests import screens
from tests.sight import in_sight
from ui.checklist.question import Question
from ui.style.text_size import use_text_size
from ui.style.theme import Scheme, use_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.window.main_window import MainWindow

LEAST: Final = 3
OF_ONE: Final = ("budget", "checklist", "list-view", "ideas")
OF_ALL: Final = ("clients", "budget", "checklist", "list-view")
"""What is opened of one client, and of all of them."""


@pytest.fixture(params=[(100, (683, 384)), (150, (1024, 640))], ids=["small", "150"])
def size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[tuple[int, int]]:
    """Of the window; the text has the size that goes with it."""
    percent, pixels = request.param
    use_text_size(percent)
    use_scheme(qapp, Scheme.LIGHT)
    yield pixels
    use_text_size(100)
    use_scheme(qapp, Scheme.LIGHT)


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
