"""What holds on every page of the window, whatever the language and the look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from smmdesk.domain.comparison import Comparison
from smmdesk.speech.language import LANGUAGES, Language
from tests.every import every
from tests.gone import delete_what_was_closed
from tests.screens import richest
from tests.sight import out_of_reach, words_cut
from ui.checklist.page import ChecklistPage
from ui.comparison.page import ComparisonPage
from ui.pages import PAGES
from ui.shell.overlay import Overlay
from ui.shell.preferences import Preferences
from ui.style.theme import Scheme, use_scheme
from ui.widgets.tab_order import is_stop
from ui.window.main_window import MainWindow
from ui.window.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace

SMALLEST = (1024, 640)


@pytest.fixture
def make_window(qtbot: QtBot, example: Workspace, tmp_path: Path) -> Iterator[Callable[..., MainWindow]]:
    """Opens the example in a window of a language."""
    made: list[MainWindow] = []

    def make(code: str = "en", size: tuple[int, int] = SMALLEST) -> MainWindow:
        window = MainWindow(example, Language(code), Preferences(file=tmp_path / "preferences.json"))
        made.append(window)
        window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    delete_what_was_closed()


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_page_opens_with_nothing_cut(
    make_window: Callable[..., MainWindow], qapp: QApplication, qtbot: QtBot, code: str
) -> None:
    """All clients in light, one in dark: a look has other colours, and the same widths."""
    window = make_window(code)
    one = window.context.workspace.clients.list()[-1].id
    for client, scheme in ((None, Scheme.LIGHT), (one, Scheme.DARK)):
        use_scheme(qapp, scheme)
        window.context.choose_client(client)
        for page_id in PAGES:
            page = window.open_page(page_id)
            qtbot.wait(20)  # layouts that wrap settle in the second round
            assert (window.width(), window.height()) == SMALLEST, page_id
            assert words_cut(page) == [], page_id
            assert out_of_reach(page) == [], page_id


@pytest.mark.parametrize("size", [SMALLEST, (1440, 900)])
def test_a_toast_lies_over_no_line_at_the_foot(
    make_window: Callable[..., MainWindow], qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = make_window(size=size)
    # posts, budget and checklist of one, and the legend of all
    for client in (None, richest(window)):
        window.context.choose_client(client)
        window.toasts.show("Said on the page before")
        for page_id in PAGES:
            page = window.open_page(page_id)
            qtbot.wait(20)
            feet = [each for each in page.findChildren(QWidget, "foot") if each.isVisible()]
            assert len(feet) == (page_id in {"calendar"} if client is None else page_id in {"budget", "checklist"})
            window.toasts.show(page_id, "Undo", lambda: None)
            toasts = window.findChildren(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly)
            for foot in (*feet, window.status):
                line = QRect(foot.mapTo(window, QPoint(0, 0)), foot.size())
                assert [toast for toast in toasts if toast.isVisible() and toast.geometry().intersects(line)] == []


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_help_and_keys_open_over_every_page(make_window: Callable[..., MainWindow], qtbot: QtBot, code: str) -> None:
    window = make_window(code)
    for page_id in PAGES:
        page = window.open_page(page_id)
        for key, place in (("F1", page), ("?", window.clients)):  # within a field "?" is a letter
            place.setFocus()
            before = QApplication.focusWidget()
            assert before
            QTest.keySequence(before, QKeySequence(key))
            (overlay,) = window.findChildren(Overlay)
            qtbot.wait(1)
            assert words_cut(overlay) == [], (page_id, key)
            QTest.keyClick(QApplication.focusWidget() or overlay, Qt.Key.Key_Escape)
            qtbot.waitUntil(lambda: not window.findChildren(Overlay))
            assert QApplication.focusWidget() is before, (page_id, key)


@pytest.mark.parametrize("page_id", PAGES)
def test_tab_goes_round_through_everything(make_window: Callable[..., MainWindow], qtbot: QtBot, page_id: str) -> None:
    window = make_window(size=(1440, 900))
    window.context.choose_client(window.context.workspace.clients.list()[-1].id)
    page = window.open_page(page_id)
    qtbot.wait(20)
    reached: list[QWidget] = []
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
    while (focused := QApplication.focusWidget()) not in reached:
        assert focused is not None
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert [each for each in reached if not name_of(each)] == []
    missed = [each for each in page.findChildren(QWidget) if is_stop(each) and each not in reached]
    assert [name_of(each) for each in missed] == []
    QTest.keyClick(reached[0], Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is reached[-1]


def test_tab_leads_from_a_question_through_its_remarks(
    make_window: Callable[..., MainWindow], example: Workspace, qtbot: QtBot
) -> None:
    window = make_window(size=(1440, 900))
    window.context.choose_client(next(each.id for each in example.clients.list() if example.checklist.of(each.id)))
    page = window.open_page("checklist")
    assert isinstance(page, ChecklistPage)
    page.board.make_current(page.board.in_sight()[2], focus=True)
    qtbot.wait(20)  # it unfolds in the second round
    line = QApplication.focusWidget()
    assert walked(Qt.Key.Key_Tab, 2) == ["Evidence", "Comment"]
    walked(Qt.Key.Key_Backtab, 2)
    assert QApplication.focusWidget() is line


def test_tab_goes_through_the_comparison_as_one_reads_it(
    make_window: Callable[..., MainWindow], example: Workspace, qtbot: QtBot
) -> None:
    window = make_window(size=(1440, 900))
    window.context.choose_client(next(each.client_id for each in example.records.all(Comparison)))
    page = window.open_page("comparison")
    assert isinstance(page, ComparisonPage)
    qtbot.wait(20)
    page.tabs.findChildren(QAbstractButton)[-1].setFocus()
    seen = walked(Qt.Key.Key_Tab, 14)
    assert seen[0] == "Can be paid a month, ads included"
    assert seen.index("An hour of yours is worth") < seen.index("Over months")
    assert seen.index("Look at it again on") < seen.index("Offers") < seen.index("Add an offer…")


def walked(key: Qt.Key, steps: int) -> list[str]:
    """The names of what is reached step by step."""
    names = []
    for _step in range(steps):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        reached = QApplication.focusWidget()
        assert reached is not None
        names.append(name_of(reached))
    return names


def name_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (str(text()) if callable(text) else "")


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_the_first_steps_are_told_and_what_may_be_expected(
    make_window: Callable[..., MainWindow], qtbot: QtBot, code: str
) -> None:
    window = make_window(code)
    window.context.commands.run("help.first_steps")
    (overlay,) = window.findChildren(Overlay)
    qtbot.wait(1)
    guide = window.context.knowledge.guide()
    told = "\n".join(each.text() for each in overlay.findChildren(QLabel))
    assert every(words in told for words in (*guide.steps, *guide.honest, guide.honest_title))
    assert words_cut(overlay) == []
    assert overlay.panel.height() <= SMALLEST[1]
