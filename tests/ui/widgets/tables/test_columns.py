"""Parts in one column or two, and parts that fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.widgets.forms.fold import Fold
from ui.widgets.tables.columns import Columns

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def settle() -> None:
    for _turn in range(4):
        QApplication.processEvents()


def test_two_columns_from_a_width_on_and_back(qtbot: QtBot) -> None:
    left, right = QLabel("left"), QLabel("right")
    columns = Columns([(left, False), (right, True)], two_from=600)
    qtbot.addWidget(columns)
    columns.resize(500, 300)
    columns.show()
    settle()
    assert right.y() > left.y()
    columns.resize(800, 300)
    settle()
    assert right.y() == left.y()
    assert right.x() >= left.geometry().right()
    columns.resize(500, 300)
    settle()
    assert right.x() == left.x()


def test_no_part_is_wider_than_asked_and_all_stand_at_the_left(qtbot: QtBot) -> None:
    part = QLabel("part")
    columns = Columns([(part, False)], two_from=2000, widest=300)
    qtbot.addWidget(columns)
    columns.resize(900, 300)
    columns.show()
    settle()
    assert part.width() == 300
    assert part.x() == 0


def test_a_part_that_opens_gets_its_height_after_it_changed_columns(qtbot: QtBot) -> None:
    body = QLabel("word " * 200)
    body.setWordWrap(True)
    fold = Fold("Part", body, is_open=False)
    columns = Columns([(QWidget(), False), (fold, True)], two_from=600)
    qtbot.addWidget(columns)
    columns.resize(500, 800)
    columns.show()
    columns.resize(700, 800)
    settle()
    closed = fold.height()
    qtbot.keyClick(fold.header, Qt.Key.Key_Space)
    settle()
    assert fold.height() > closed + 60
    assert fold.is_open
