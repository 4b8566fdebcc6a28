"""Quiet sentences below a post about what may be better; what other posts have to do with it comes a moment later."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.calendar.post.checks import Check


_BELOW_WORDS: Final = 18
"""Where the words of a notice begin, after its sign."""


class Hints(QWidget):
    """What is wrong with the post as it is, then what stood in earlier ones."""

    wanted = Signal(str)
    """the id of a post that a hint speaks of"""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_2)
        self._notices: list[Notice] = []
        self._earlier: Sequence[Check] = ()
        self._of_earlier: list[QWidget] = []

    def show_checks(self, found: Sequence[Check], *, keep_earlier: bool) -> None:
        """Other hints; those about earlier posts stay only while what they were found by stays."""
        for old in self._notices:
            self._take_out(old)
            old.deleteLater()
        self._notices = [Notice(check.sentence, check.tone) for check in found]
        for at, notice in enumerate(self._notices):
            self._column.insertWidget(at, notice)
            notice.show()
        if not keep_earlier:
            self.show_earlier([])
        self._show_or_hide()

    def show_earlier(self, found: Sequence[Check]) -> None:
        """The hints about earlier posts, each with the way there."""
        if found == self._earlier:  # the keyboard may be on one of them
            return
        for old in self._of_earlier:
            self._take_out(old)
            old.deleteLater()
        self._earlier, self._of_earlier = found, [self._with_its_way(check) for check in found]
        for part in self._of_earlier:
            self._column.addWidget(part)
            part.show()
        self._show_or_hide()

    def sentences(self) -> list[str]:
        """What it says."""
        return [*(notice.text() for notice in self._notices), *(check.sentence for check in self._earlier)]

    def _with_its_way(self, check: Check) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        notice = Notice(check.sentence, check.tone)
        column.addWidget(notice)
        if check.about:
            way = button(self._language(_("Open that post")), partial(self.wanted.emit, check.about), kind="link")
            # several ways may stand below one another
            way.setAccessibleDescription(check.sentence)
            line = QHBoxLayout()
            line.setContentsMargins(_BELOW_WORDS, 0, 0, 0)
            line.addWidget(way)
            line.addStretch(1)
            column.addLayout(line)
        return whole

    def _take_out(self, part: QWidget) -> None:
        self._column.removeWidget(part)
        part.hide()

    def _show_or_hide(self) -> None:
        self.setVisible(bool(self.sentences()))
