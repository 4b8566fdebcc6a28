"""Small parts that must not do more than they say."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.forms.choice import Combo
from ui.widgets.forms.editors import Lines
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language


class Size(StrEnum):
    """An enum whose members are strings too."""

    SMALL = "small"
    LARGE = "large"


def test_a_notice_without_a_place_opens_no_window(qtbot: QtBot) -> None:
    notice = Notice("The oven is out.", "bad")
    qtbot.addWidget(notice)
    assert not notice.isVisible()
    frame = QWidget()
    qtbot.addWidget(frame)
    QVBoxLayout(frame).addWidget(notice)
    frame.show()
    assert notice.isVisible()
    notice.say("")
    assert not notice.isVisible()
    notice.say("Still out.")
    assert notice.isVisible()


def test_a_text_that_is_only_shown_is_not_touched(qtbot: QtBot, language: Language) -> None:
    editor = Lines().build(language)
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.touched), qtbot.assertNotEmitted(editor.left):
        editor.show_value("Two\nlines")
        editor.show_value("Another text")
    assert editor.value() == "Another text"


def test_a_member_of_a_string_enum_comes_back_as_itself(qtbot: QtBot) -> None:
    combo = Combo()
    qtbot.addWidget(combo)
    combo.set_options([(None, "Any"), (Size.SMALL, "Small"), (Size.LARGE, "Large")])
    combo.choose(Size.LARGE)
    assert combo.currentData() is Size.LARGE
    combo.choose(None)
    assert combo.currentIndex() == 0
    combo.choose("no such size")
    assert combo.currentData() is None
