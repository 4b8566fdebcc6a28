"""The whole program in a real window, driven by mouse and keyboard."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

from smmdesk.storage.connection import connect
from smmdesk.storage.folder import DATABASE
from tests.gone import delete_what_was_closed
from ui.app import Program
from ui.keeping.error_dialog import ErrorDialog
from ui.start import first_start
from ui.start.first_start import FirstStart
from ui.style.theme import Scheme, use_scheme
from ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NO = Qt.KeyboardModifier.NoModifier
MOST_TABS = 80
P = TypeVar("P", bound=Page)


class Person:
    """Somebody in front of the program: presses keys, clicks what they can see, reads what is written."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot
        self.keys = 0  # that were pressed; those held for others do not count

    @property
    def first_start(self) -> FirstStart:
        asked = self.program.first_start
        assert isinstance(asked, FirstStart)
        self.qtbot.waitUntil(asked.isVisible)
        return asked

    @property
    def window(self) -> MainWindow:
        """The window, awake: the whole workspace is open behind it."""
        self.qtbot.waitUntil(lambda: self.program.window is not None and self.program.window.isVisible())
        window = self.program.window
        assert window
        self.qtbot.waitUntil(lambda: window.context.workspace.is_fully_open, timeout=10_000)
        return window

    @property
    def workspace(self) -> Workspace:
        return self.window.context.workspace

    def page(self, kind: type[P]) -> P:
        """The page in sight, which is of this kind."""
        page = self.window.page
        assert isinstance(page, kind)
        return page

    def come_to_the_front(self) -> None:
        window = self.window
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)

    def press(self, *keys: str) -> None:
        """Keys such as "Ctrl+K", where the keyboard is."""
        self.keys += len(keys)
        for each in keys:
            QTest.keySequence(self.focused(), QKeySequence(each))

    def type(self, text: str) -> None:
        """Letters, each where the keyboard is by then."""
        self.keys += len(text)
        for letter in text:
            QTest.keyClicks(self.focused(), letter)

    def tab_on_to(self, wanted: QWidget) -> None:
        """By Tab until the keyboard is there, all around if need be."""
        for _stop in range(MOST_TABS):
            focused = self.focused()
            if focused is wanted or wanted.isAncestorOf(focused):
                return
            self.press("Tab")
        pytest.fail(f"{wanted} is no stop")

    def focused(self) -> QWidget:
        """What a key goes to: never to what a dialog bars, which offscreen may still seem to have the keyboard."""
        focused, dialog = QApplication.focusWidget(), QApplication.activeModalWidget()
        if dialog is not None and (focused is None or focused.window() is not dialog):
            within: QWidget | None = dialog.focusWidget()
            return dialog if within is None else within
        return focused or self.window

    def click(self, words: str, within: QWidget | None = None) -> None:
        """A click into the middle of the button in sight that says this, or is named so."""
        self.click_at(self.find(words, within or self.window))

    def click_at(self, on: QWidget, place: QPoint | None = None, keys: Qt.KeyboardModifier = NO) -> None:
        """A click into the middle of it, or at a place on it, with these keys held."""
        QTest.mouseClick(on, LEFT, keys, on.rect().center() if place is None else place)

    def find(self, words: str, within: QWidget) -> QAbstractButton:
        seen = [each for each in within.findChildren(QAbstractButton) if each.isVisible()]
        found = [each for each in seen if words in {each.text().replace("&", ""), each.accessibleName()}]
        assert found, f"{words!r} is not among {[each.text() or each.accessibleName() for each in seen]}"
        return found[0]

    @property
    def menu(self) -> QMenu:
        """The menu that is open."""
        self.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        return popup

    def choose(self, words: str) -> None:
        """A click on the line of the open menu that says this."""
        menu = self.menu
        line = next(each for each in menu.actions() if each.text() == words)
        self.click_at(menu, menu.actionGeometry(line).center())

    def read(self, within: QWidget | None = None) -> list[str]:
        """All words in sight."""
        labels = (within or self.window).findChildren(QLabel)
        return [each.text() for each in labels if each.isVisible() and each.text()]

    def sees(self, words: str, within: QWidget | None = None) -> bool:
        return any(words in each for each in self.read(within))

    def drag(self, on: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move in steps as a hand does, let go; a move carries the button, which QTest's does not."""
        QTest.mousePress(on, LEFT, pos=start)
        for step in range(1, 6):
            place = QPointF(start + (end - start) * step / 5)
            there = QPointF(on.mapToGlobal(place.toPoint()))
            none = Qt.MouseButton.NoButton
            QApplication.sendEvent(on, QMouseEvent(QEvent.Type.MouseMove, place, there, none, LEFT, NO))
        QTest.mouseRelease(on, LEFT, pos=end)


class Writer:
    """Another connection that writes from `begin` to `end`: to the window it is another program."""

    def __init__(self, folder: Path) -> None:
        self._connection = connect(folder / DATABASE)

    def begin(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def end(self) -> None:
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()


@pytest.fixture
def other(desk: Path) -> Iterator[Writer]:
    with closing(Writer(desk)) as made:
        yield made


@pytest.fixture(autouse=True)
def home(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine on which the program never ran."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(first_start, "documents_folder", lambda: tmp_path)
    monkeypatch.setattr("sys.excepthook", lambda *error: None)
    use_scheme(qapp, Scheme.LIGHT)
    yield tmp_path
    delete_what_was_closed()


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Path | None], Person]]:
    """Starts the program, on a workspace or afresh, in the language of its preferences."""
    started: list[Program] = []

    def run(folder: Path | None = None) -> Person:
        program = Program(qapp)
        started.append(program)
        program.start(folder)
        return Person(program, qtbot)

    yield run
    reports = [each for each in QApplication.topLevelWidgets() if isinstance(each, ErrorDialog) and each.isVisible()]
    for program in started:
        program.close()
    for each in reports:
        each.close()
    assert reports == []
