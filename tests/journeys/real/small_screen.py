"""A laptop of 1366 × 768 at 200 %, which leaves 683 × 384: every dialog fits it, its buttons in sight."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests import screens

ROOM = (683, 384)


@pytest.mark.parametrize("code", ["ru"])
def test_every_dialog_fits(qapp: QApplication, code: str) -> None:
    available = QGuiApplication.primaryScreen().availableSize()
    assert available.toTuple() == ROOM
    fitted = {}
    with screens.window_on(code, example=True) as window:
        window.resize(available)
        for name, show in screens.states().items():
            window.context.choose_client(screens.richest(window))
            shown = show(window)
            dialog = shown.window() if shown is not None else window
            if isinstance(dialog, QDialog):
                QTest.qWait(300)  # what it reads and sets meanwhile may make it larger
                fitted[name] = dialog.size().boundedTo(available) == dialog.size()
            screens.put_back(window, show)
    assert len(fitted) >= 4
    assert [name for name, fits in fitted.items() if not fits] == []
