"""Tab goes as one reads, whatever was made first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.segments import SegmentBar
from ui.widgets.tab_order import go_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Room(QWidget):
    """Two lines one above the other, a grid of two under them; made in another order than they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = {name: QLineEdit(self) for name in ("fourth", "second", "third", "first")}
        column, below = QVBoxLayout(self), QWidget()
        row, self.grid = QHBoxLayout(), QGridLayout(below)
        row.addWidget(self.lines["first"])
        column.addLayout(row)
        column.addWidget(self.lines["second"])
        column.addWidget(below)
        self.grid.addWidget(self.lines["fourth"], 1, 0)
        self.grid.addWidget(self.lines["third"], 0, 0)
        self.setFocusProxy(below)
        below.setFocusProxy(self.lines["third"])

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return go_on(self, forward=next)

    def walk(self, key: Qt.Key) -> list[str]:
        names = {line: name for name, line in self.lines.items()}
        walked = []
        for _ in self.lines:
            focused = QApplication.focusWidget()
            assert isinstance(focused, QLineEdit)
            QTest.keyClick(focused, key)
            walked.append(names[QApplication.focusWidget()])  # type: ignore[index]  # only lines are stops
        return walked


def test_there_and_back(qtbot: QtBot) -> None:
    room = Room()
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    room.setFocus()
    assert QApplication.focusWidget() is room.lines["third"]
    assert room.walk(Qt.Key.Key_Tab) == ["fourth", "first", "second", "third"]
    assert room.walk(Qt.Key.Key_Backtab) == ["second", "first", "fourth", "third"]


def test_from_something_that_is_no_stop_to_what_follows_it(qtbot: QtBot) -> None:
    room = Room()
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    room.lines["second"].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    room.lines["second"].setFocus()
    assert go_on(room, forward=True)
    assert room.lines["third"].hasFocus()
    room.lines["second"].setFocus()
    assert go_on(room, forward=False)
    assert room.lines["first"].hasFocus()


def test_a_group_is_entered_at_what_is_chosen_and_left_from_anywhere_in_it(qtbot: QtBot) -> None:
    room = Room()
    qtbot.addWidget(room)
    bar = SegmentBar([(name, name) for name in ("day", "week", "month")])
    room.grid.addWidget(bar, 2, 0)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    for chosen in ("week", "month", "day"):
        bar.choose(chosen)
        for before, forward in (("fourth", True), ("first", False)):
            room.lines[before].setFocus()
            assert go_on(room, forward=forward)
            focused = QApplication.focusWidget()
            assert isinstance(focused, QToolButton)
            assert focused.text() == chosen
    for button in bar.findChildren(QToolButton):
        for after, forward in (("first", True), ("fourth", False)):
            button.setFocus()
            assert go_on(room, forward=forward)
            assert room.lines[after].hasFocus()
