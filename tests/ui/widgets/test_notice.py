from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_notice_with_words_does_not_flash_up_as_a_window(qtbot: QtBot) -> None:
    notice = Notice("Mind the step", "attention")
    assert not notice.isVisible()
    holder = QWidget()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(notice)
    holder.show()
    assert notice.isVisible()
    notice.say("")
    assert notice.isHidden()
    notice.say("Mind the gap")
    assert notice.isVisible()


def test_what_answers_somebody_is_an_alert_and_heard_once(qtbot: QtBot, announced: list[str]) -> None:
    holder, notice = QWidget(), Notice().alerting("Cost")
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(notice)
    notice.say("“x” is no sum.")
    assert announced == []
    holder.show()
    holder.hide()
    holder.show()
    assert announced == ["Cost: “x” is no sum."]
    assert QAccessible.queryAccessibleInterface(notice).role() is QAccessible.Role.AlertMessage
    notice.say("“y” is no sum.")
    notice.say("")
    notice.say("“y” is no sum.")
    assert announced[1:] == ["Cost: “y” is no sum."] * 2


def test_what_is_only_told_is_not_called_out(qtbot: QtBot, announced: list[str]) -> None:
    holder, notice = QWidget(), Notice("Mind the step")
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(notice)
    holder.show()
    assert announced == []
    assert QAccessible.queryAccessibleInterface(notice).role() is not QAccessible.Role.AlertMessage
