"""What people typed stays words, in tool tips too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextDocumentFragment

from ui.widgets import tips
from ui.widgets.choice import Combo
from ui.widgets.labels import Elided

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

HOSTILE = 'Sale <img src="file:///secret.png"> & <b>more</b> that is far too long for its place'


def test_a_tip_shows_the_very_words() -> None:
    shown = QTextDocumentFragment.fromHtml(tips.plain("a < b & <b>c</b>\nd")).toPlainText()
    assert shown.splitlines() == ["a < b & <b>c</b>", "d"]
    assert tips.plain("") == ""


def test_no_markup_reaches_the_tip_of_what_was_cut(qtbot: QtBot) -> None:
    label, combo = Elided(HOSTILE), Combo()
    combo.set_options([("hostile", HOSTILE)])
    combo.choose("hostile")
    for widget in (label, combo):
        qtbot.addWidget(widget)
        widget.setFixedWidth(60)
        widget.show()
        widget.grab()
        assert_words(widget)


def assert_words(widget: QWidget) -> None:
    assert QTextDocumentFragment.fromHtml(widget.toolTip()).toPlainText() == HOSTILE
