"""The text of an answer before it is copied: gaps stand in it as ‹words›, and Tab and Ctrl+Enter lead to them."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit

from smmdesk.domain.reputation.placeholders import PLACEHOLDERS, Piece
from smmdesk.speech.answers import gap_words
from ui.overriding import override
from ui.style.text_size import scaled
from ui.style.theme import colour
from ui.widgets.history_keys import HistoryKeys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from smmdesk.speech.language import Language

_LINES: Final = range(5, 15)
"""It is as high as its text, within so many lines."""
_BY_TAB: Final = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ReplyText(QPlainTextEdit):
    """`finished` comes with Ctrl+Enter, `changed` once somebody has typed."""

    finished = Signal()
    changed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._names = [f"‹{gap_words(name, language)}›" for name in PLACEHOLDERS]
        self._open = re.compile("|".join(map(re.escape, self._names)))
        self.setTabChangesFocus(True)
        HistoryKeys(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        later = Qt.ConnectionType.QueuedConnection  # a layout at work does not hear that it is to begin anew
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry, later)
        self.textChanged.connect(self._follow)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """A reply, as far as it fills itself in."""
        places = dict(zip(PLACEHOLDERS, self._names, strict=True))
        # Ctrl+Z brings back what was typed before
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText("".join(piece.text or places[piece.gap] for piece in pieces))

    def gaps(self) -> list[str]:
        """What is still to be filled in, each once, in the words that mark it."""
        found = self._open.findall(self.toPlainText())
        return [*dict.fromkeys(each.strip("‹›") for each in found)]

    def select_gap(self) -> bool:
        """Choose the first gap, so that what is typed takes its place; whether there is one."""
        found = self._open.search(self.toPlainText())
        if found is None:
            return False
        cursor = self.textCursor()
        cursor.setPosition(_place(self.toPlainText(), found.start()))
        cursor.setPosition(_place(self.toPlainText(), found.end()), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if not self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_TAB:
            self.select_gap()

    @override
    def sizeHint(self) -> QSize:
        # the height of a plain text is counted in lines, not in pixels
        lines = min(max(round(self.document().size().height()), _LINES.start), _LINES.stop)
        return QSize(scaled(120), ceil(lines * QFontMetricsF(self.font()).lineSpacing()) + 20)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        text, marks = self.toPlainText(), []
        for found in self._open.finditer(text):
            mark = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setBackground(colour("accent_soft"))
            look.setForeground(colour("text"))
            mark.format = look  # Qt's stubs take these for methods
            cursor = QTextCursor(self.document())
            cursor.setPosition(_place(text, found.start()))
            cursor.setPosition(_place(text, found.end()), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            marks.append(mark)
        self.setExtraSelections(marks)
        self.changed.emit()


def _place(text: str, at: int) -> int:
    """Where Qt counts a place of Python's: it counts an emoji twice."""
    return len(text[:at].encode("utf-16-le")) // 2
