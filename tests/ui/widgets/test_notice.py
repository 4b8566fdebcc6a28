from __future__ import annotations

from typing import TYPE_CHECKING

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
