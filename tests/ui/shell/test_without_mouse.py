"""What a mouse does on a heading, in a corner, at an edge or by resting is done by keys as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu

from smmdesk.domain.budget import Category
from smmdesk.domain.clients import Client
from ui.budget.split_bar import SplitBar
from ui.pages import PAGES
from ui.settings.restore_dialog import RestoreDialog
from ui.shell.dialogs import Dialog
from ui.shell.overlay import Overlay
from ui.shell.preferences import Preferences
from ui.shell.without_mouse import explained
from ui.widgets import tips
from ui.widgets.page import Inspector
from ui.widgets.tables.table import Column, RecordTable
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.services.clients import ClientOverview
    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace


@pytest.fixture
def window(example: Workspace, language: Language, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(example, language, Preferences(file=tmp_path / "preferences.json"))
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def press(keys: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keySequence(focused, QKeySequence(keys))


def table_of(window: MainWindow) -> RecordTable[ClientOverview]:
    return next(each for each in window.page.findChildren(RecordTable) if each.isVisible() and each.has_titles())


def test_a_table_is_sorted_by_keys_and_turned_round(window: MainWindow, qtbot: QtBot) -> None:
    window.open_page("clients")
    table = table_of(window)
    table.setFocus()
    for wanted in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        press("Ctrl+Shift+S")
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert len(menu.actions()) == len(table.titles())
        QTest.keyClick(menu, Qt.Key.Key_Return)
        assert table.sorting() == (table.titles()[0][0], wanted)
        names = [each.client.name for each in table.records()]
        assert names == sorted(names, key=str.casefold, reverse=wanted is Qt.SortOrder.DescendingOrder)
        assert table.hasFocus()


def test_a_table_is_copied_as_it_stands(window: MainWindow) -> None:
    window.open_page("clients")
    table = table_of(window)
    table.setFocus()
    press("Ctrl+Alt+C")
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == [title for _at, title in table.titles()]
    assert len(lines) == 1 + len(table.records())
    assert [each.client.name for each in table.records()] == [line.split("\t")[0] for line in lines[1:]]


def test_a_table_of_a_dialog_is_sorted_and_copied_too(window: MainWindow, qtbot: QtBot, announced: list[str]) -> None:
    window.context.workspace.backups.make()
    window.context.workspace.backups.make()
    window.open_page("settings")
    window.context.commands.run("workspace.restore")
    (dialog,) = window.findChildren(RestoreDialog)
    qtbot.waitUntil(dialog.table.hasFocus)
    press("Ctrl+Alt+C")
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == [title for _at, title in dialog.table.titles()]
    assert len(lines) == 1 + len(dialog.table.records())
    assert announced[-1] == "Copied as a table: Backups"
    press("Ctrl+Shift+S")
    QTest.keyClick(menu_of(qtbot), Qt.Key.Key_Return)
    assert dialog.table.sorting() == (dialog.table.titles()[0][0], Qt.SortOrder.AscendingOrder)
    assert dialog.table.hasFocus()
    dialog.close()


def test_where_a_dialog_has_no_table_these_keys_do_nothing(window: MainWindow, qtbot: QtBot) -> None:
    dialog = Dialog(window, window.context.language, "Cakes")
    button = dialog.add_buttons("Bake them")
    dialog.open()
    button.setFocus()
    QApplication.clipboard().setText("as before")
    press("Ctrl+Alt+C")
    press("Ctrl+Shift+S")
    assert QApplication.clipboard().text() == "as before"
    assert QApplication.activePopupWidget() is None
    dialog.close()


def menu_of(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.fixture
def second(window: MainWindow) -> RecordTable[Client]:
    """Another table on the page of clients, below the one that it has."""
    page = window.open_page("clients")
    made: RecordTable[Client] = RecordTable(
        window.context.language, (Column("Name", lambda client, _language: client.name),), name="Removed"
    )
    made.show_records(window.context.workspace.records.all(Client))
    made.setParent(page)
    made.setGeometry(0, page.height() - 150, page.width(), 150)
    made.show()
    return made


def test_of_several_tables_that_one_is_sorted_that_has_the_keyboard_or_had_it(
    window: MainWindow, second: RecordTable[Client], qtbot: QtBot
) -> None:
    first = table_of(window)
    first.setFocus()
    second.setFocus()
    for elsewhere in (False, True):
        if elsewhere:
            next(each for each in window.findChildren(QAbstractButton) if each.isVisible()).setFocus()
        window.context.commands.run("table.sort")
        menu = menu_of(qtbot)
        assert [line.text().rstrip(" ↑↓") for line in menu.actions()] == ["Name"]
        QTest.keyClick(menu, Qt.Key.Key_Return)
        assert second.hasFocus()
    assert second.sorting() == (0, Qt.SortOrder.DescendingOrder)
    assert first.sorting()[0] == -1


def test_where_the_keyboard_was_in_none_it_is_asked_which_is_to_be_sorted(
    window: MainWindow, second: RecordTable[Client], qtbot: QtBot
) -> None:
    for table in (table_of(window), second):
        table.visited = 0
    window.setFocus()
    window.context.commands.run("table.sort")
    menu = menu_of(qtbot)
    assert [line.text() for line in menu.actions()] == ["Clients", "Removed"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    QTest.keyClick(menu_of(qtbot), Qt.Key.Key_Return)
    assert second.sorting() == (0, Qt.SortOrder.AscendingOrder)


def test_what_has_the_keyboard_is_copied_and_no_other(window: MainWindow) -> None:
    window.context.choose_client(next(each.id for each in window.context.workspace.records.all(Client)))
    page = window.open_page("budget")
    bar = next(each for each in page.findChildren(SplitBar) if each.isVisible())
    bar.setFocus()
    press("Ctrl+Alt+C")
    heads, *rows = QApplication.clipboard().text().splitlines()
    assert heads.split("\t") == ["Category", "Share", "Allotted"]
    assert [row.split("\t")[0] for row in rows] == [window.context.language.word(each) for each in Category]


@pytest.mark.parametrize("page_id", PAGES)
def test_no_figure_that_is_told_of_is_named_by_its_value_alone(window: MainWindow, page_id: str) -> None:
    window.context.choose_client(next(each.id for each in window.context.workspace.records.all(Client)))
    page = window.open_page(page_id)
    assert [name for name, _words in explained(page) if not re.search(r"[^\W\d_]{3}", name)] == []


def test_details_get_wider_and_narrower(window: MainWindow, qtbot: QtBot) -> None:
    page = window.open_page("clients")
    table = table_of(window)
    table.setFocus()
    press("Down")
    press("Return")
    details = next(each for each in page.findChildren(Inspector) if each.isVisible())
    qtbot.waitUntil(lambda: details.width() > 0)
    before = details.width()
    press("Ctrl+[")
    assert details.width() > before
    press("Ctrl+]")
    assert details.width() == before


def test_what_is_not_there_is_said(window: MainWindow) -> None:
    window.open_page("settings")
    said: list[str] = []
    window.context.commands.refused.connect(said.append)
    for command in ("table.sort", "table.copy", "details.wider"):
        window.context.commands.run(command)
    no_table = "There is no table in sight. Go to a page that shows one."
    assert said == [no_table, no_table, "No details are open. Choose a row and press Enter."]


def test_what_the_figures_say_can_be_read(window: MainWindow) -> None:
    window.context.choose_client(next(each.id for each in window.context.workspace.records.all(Client)))
    window.open_page("budget")
    press("Shift+F1")
    overlay = next(each for each in window.findChildren(Overlay) if each.isVisible())
    words = " ".join(each.text() for each in overlay.findChildren(QLabel))
    assert "The sum of what was really paid, over all lines." in words
    assert "Total − paid." in words
    assert re.search(r"Promotion, Allotted: €[\d.,]+ 30% of €", words)
    press("Esc")
    assert not overlay.isVisible()


def test_tips_are_read_as_they_are_seen() -> None:
    long = "The sum of what was really paid, over all lines. " * 3 + "<b>&\nx"
    assert tips.words(tips.plain(long)) == long
    assert tips.words(tips.plain("short")) == "short"
