"""Wherever Tab stops, on every page and in every state, the keyboard can be seen there, and heard where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from tests import screens
from ui.style.theme import Scheme, use_scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.window.main_window import MainWindow

SIZE = (1024, 640)
MOST = 120  # stops of one window
SEEN = 20  # pixels
AROUND = 6  # pixels beyond a widget's edge
DIFFERENT = 8  # of 255 in one of the colours
IN_A_MENU = "share-menu"  # a menu has no stops of Tab


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK])
def window(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[MainWindow]:
    use_scheme(qapp, request.param)
    with screens.window_on("en", example=True) as made:
        yield made
    use_scheme(qapp, Scheme.LIGHT)


def test_the_place_of_the_keyboard_is_seen_and_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    found: dict[str, list[str]] = {}
    stops = 0
    for name, show in screens.states().items():
        if name != IN_A_MENU:
            root = brought_about(window, show, qtbot)
            wrong = [what_is_wrong(stop, root) for stop in walk(root)]
            stops += len(wrong)
            found[name] = list(filter(None, wrong))
            screens.put_back(window, show)
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert stops > 300


def brought_about(window: MainWindow, show: Callable[[MainWindow], QWidget | None], qtbot: QtBot) -> QWidget:
    """The window, or the dialog, that is in front in this state."""
    window.context.choose_client(screens.richest(window))
    window.resize(*SIZE)
    shown = show(window)
    root = window if shown is None else shown.window()
    root.activateWindow()
    qtbot.waitUntil(root.isActiveWindow)
    qtbot.waitUntil(lambda: not window.context.background.jobs(), timeout=10_000)
    QTest.qWait(50)
    return root


def walk(root: QWidget) -> Iterator[QWidget]:
    """Tab, until it comes where it was; what it began at may have gone meanwhile, as messages do."""
    walked: list[QWidget] = []
    for _step in range(MOST):
        QTest.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_Tab)
        QApplication.processEvents()
        stop = QApplication.focusWidget()
        assert stop is not None
        if any(stop is each for each in walked):
            return
        walked.append(stop)
        yield stop
        stop.setFocus()  # looked at without the keyboard
    pytest.fail("Tab does not come back")


def what_is_wrong(stop: QWidget, root: QWidget) -> str:
    """'' where it has a name, is in sight, and looks different with the keyboard."""
    described = QAccessible.queryAccessibleInterface(stop)
    name = described.text(QAccessible.Text.Name)
    place = in_sight(stop, root)
    who = f"{type(stop).__name__} “{name}”"
    if not name or (isinstance(stop, QComboBox) and not label_of(stop)):
        return f"{who}: no name"
    if place.isEmpty():
        return f"{who}: out of sight"
    around = place.adjusted(-AROUND, -AROUND, AROUND, AROUND)
    with_it = picture(root, around)
    stop.clearFocus()
    changed = int((np.abs(with_it - picture(root, around)).max(axis=2) > DIFFERENT).sum())
    return "" if changed > SEEN else f"{who}: {changed} pixels"


def label_of(combo: QComboBox) -> str:
    """What it is for; its name is what is chosen in it, and so is heard there."""
    label = QAccessible.RelationFlag.Label
    relations = QAccessible.queryAccessibleInterface(combo).relations(label)
    return ", ".join(each.text(QAccessible.Text.Name) for each, _flags in relations)


def in_sight(stop: QWidget, root: QWidget) -> QRect:
    """The part of it that is not scrolled away, as the root counts."""
    part = QRect(stop.mapTo(root, QPoint(0, 0)), stop.size())
    above = stop.parentWidget()
    while above is not None and above is not root:
        part = part.intersected(QRect(above.mapTo(root, QPoint(0, 0)), above.size()))
        above = above.parentWidget()
    return part.intersected(root.rect())


def picture(root: QWidget, part: QRect) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    """Rows, columns and colours."""
    image = root.grab(part.intersected(root.rect())).toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), -1, 4)
    return rows[:, : image.width(), :3].astype(np.int16)
