"""Where the keyboard is shows the house's own mark, and never Qt's dotted frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QListView,
    QPushButton,
    QSlider,
    QTabBar,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.buttons import button, icon_button
from ui.widgets.forms.check_box import CheckBox
from ui.widgets.forms.choice import Combo
from ui.widgets.forms.fold import Fold
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

NO_FRAME = "outline: 0;"
LISTS = {"list", "tree", "calendar"}
"""Their mark is the line that is chosen, wherever the keyboard is."""


def tabs() -> QWidget:
    made = QTabBar()
    made.addTab("Month")
    made.addTab("List")
    return made


def combo() -> QWidget:
    made = Combo()
    made.set_options([(1, "Month"), (2, "List")])
    return made


def listed(kind: type[QListView | QTreeView]) -> QWidget:
    made = kind()
    model = QStringListModel(["Month", "List"], made)
    made.setModel(model)
    made.setCurrentIndex(model.index(0))
    return made


def segments() -> QWidget:
    return SegmentBar([(1, "Month"), (2, "List")])


PARTS: dict[str, Callable[[], QWidget]] = {
    "plain": lambda: button("Month"),
    "primary": lambda: button("Month", kind="primary"),
    "quiet": lambda: button("Month", kind="quiet"),
    "link": lambda: button("Month", kind="link"),
    "chip": lambda: button("Month", kind="chip"),
    "icon": lambda: icon_button("plus", "Add"),
    "box": lambda: CheckBox("Month"),
    "segments": segments,
    "tabs": tabs,
    "slider": lambda: QSlider(Qt.Orientation.Horizontal),
    "combo": combo,
    "list": lambda: listed(QListView),
    "tree": lambda: listed(QTreeView),
    "calendar": QCalendarWidget,
    "fold": lambda: Fold("Month", QWidget()),
}


@pytest.mark.parametrize("name", PARTS)
def test_no_dotted_frame(qtbot: QtBot, name: str) -> None:
    shown, other = QWidget(), QPushButton("Elsewhere")
    qtbot.addWidget(shown)
    column, part = QVBoxLayout(shown), PARTS[name]()
    column.addWidget(other)
    column.addWidget(part)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)

    def grabbed(focused: QWidget) -> QImage:
        focused.setFocus()
        QApplication.processEvents()
        return part.grab().toImage()

    target = next(each for each in (part, *part.findChildren(QWidget)) if each.focusPolicy().value & 1)
    idle, focused = grabbed(other), grabbed(target)
    assert focused != idle or name in LISTS
    for each in (part, *part.findChildren(QWidget)):
        each.setStyleSheet(NO_FRAME)
    assert grabbed(target) == focused
