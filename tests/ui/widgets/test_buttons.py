"""Buttons by keyboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QVBoxLayout

from ui.widgets.buttons import DropButton, FoldingButton, button, icon_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [lambda: button("Add"), lambda: icon_button("x", "Close"), lambda: DropButton(100)])
def test_enter_presses_as_space_does(qtbot: QtBot, make: Callable[[], QAbstractButton], key: Qt.Key) -> None:
    made = make()
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.clicked):
        QTest.keyClick(made, key)


def test_enter_presses_the_button_where_the_keyboard_is_and_not_the_default_one(qtbot: QtBot) -> None:
    dialog, pressed = QDialog(), list[str]()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    made = {name: button(name, partial(pressed.append, name)) for name in ("OK", "No")}
    for each in made.values():
        column.addWidget(each)
    made["OK"].setDefault(True)
    with qtbot.waitExposed(dialog):
        dialog.show()
    made["No"].setFocus()
    QTest.keyClick(made["No"], Qt.Key.Key_Return)
    assert pressed == ["No"]


def test_without_its_words_a_button_is_no_wider_than_its_icon_wants(qtbot: QtBot) -> None:
    made = FoldingButton("Share what is here", "dots-three")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    assert (made.text(), made.shown()) == ("Share what is here", made.rect())
    made.resize(made.sizeHint().width() - 10, made.height())
    assert made.text() == ""
    assert made.shown().width() == made.minimumSizeHint().width()
    assert made.shown().right() == made.rect().right()
    left = QRect(made.rect().topLeft(), made.shown().bottomLeft() - QPoint(1, 0))
    picture = made.grab(left).toImage()
    assert {picture.pixelColor(x, picture.height() // 2).name() for x in range(picture.width())} == {
        made.palette().color(made.backgroundRole()).name()
    }
    with qtbot.assertNotEmitted(made.clicked):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=left.center())
    with qtbot.waitSignal(made.clicked):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.shown().center())
    assert made.accessibleName() == "Share what is here"
