"""The field of a formula: names are completed while one types, and what it comes to, or is wrong, stands under it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QListView, QPlainTextEdit, QSizePolicy, QTextEdit

from ui.overriding import override
from ui.style.text_size import scaled
from ui.style.theme import colour
from ui.widgets.forms.editor import Editor
from ui.widgets.history_keys import HistoryKeys
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.speech.language import Language

_BEFORE: Final = re.compile(r"[^\W\d]\w*$")
"""The letters before the cursor that a name may begin with, in any script."""
_BETWEEN: Final = " · "
_ROWS: Final = 8
_ENDS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape})


class Verdict(NamedTuple):
    """What is said of a formula as it stands, in which tone, and about which character (from 1; 0 for none)."""

    words: str
    tone: str = "good"
    at: int = 0


class Name(NamedTuple):
    """A name that may be used, and what it means."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class FormulaField:
    """A formula (`str`); `names` are asked for whenever the keyboard comes."""

    names: Callable[[], Sequence[Name]]
    judge: Callable[[str], Verdict]

    def build(self, language: Language) -> Editor:
        """An editor of `str`."""
        return FormulaEditor(language, self)


class FormulaEditor(Editor):
    """The editor of a `FormulaField`."""

    is_typed = True
    joint = " "

    def __init__(self, language: Language, kind: FormulaField) -> None:
        self.text = FormulaText(kind.names, self._finish)
        super().__init__(language, self.text)
        self._judge = kind.judge
        self._is_wrong = False
        self.verdict = Notice()
        self._column.addWidget(self.verdict)
        self.text.textChanged.connect(self._typed)

    @override
    def value(self) -> str:
        return self.text.toPlainText().strip()

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(value)
        with QSignalBlocker(self.text):
            if value != self.text.toPlainText():
                self.text.setPlainText(value)
            self.text.document().setModified(False)
        self._tell()

    @override
    def words(self) -> str:
        return self.text.toPlainText()

    @override
    def retype(self, words: str) -> None:
        with QSignalBlocker(self.text):
            self.text.setPlainText(words)
        self.text.document().setModified(True)
        self._tell()
        self.touched.emit()

    @override
    def set_wrong(self, wrong: bool) -> None:
        """Why it was refused stands under the field then, and need not be said twice."""
        super().set_wrong(wrong)
        self._is_wrong = wrong
        self._tell()

    def insert(self, name: str) -> None:
        """Write a name where the cursor is, and go on typing."""
        self.text.put(name)
        self.text.setFocus()

    def _typed(self) -> None:
        if self.text.document().isModified():
            self._is_wrong = False
            self._tell()
            self.touched.emit()

    def _tell(self) -> None:
        typed = self.text.toPlainText()
        verdict = self._judge(typed) if typed.strip() else Verdict("")
        self.text.mark(verdict.at)
        self.verdict.say("" if self._is_wrong else verdict.words, verdict.tone)

    def _finish(self) -> None:
        if self.text.document().isModified():
            self.left.emit()


class FormulaText(QPlainTextEdit):
    """Two lines or more; Enter is done with it, as Tab is. Down opens all names."""

    def __init__(self, names: Callable[[], Sequence[Name]], finished: Callable[[], None]) -> None:
        super().__init__()
        self._names, self._finished = names, finished
        self._offered = QStringListModel(self)
        self._completer: QCompleter | None = None
        self.setTabChangesFocus(True)
        HistoryKeys(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def mark(self, at: int) -> None:
        """Underline that character, counted from 1; none for 0."""
        if not at:
            self.setExtraSelections([])
            return
        marked = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        last = len(self.toPlainText())
        cursor.setPosition(min(at - 1, last))
        cursor.setPosition(min(at, last), QTextCursor.MoveMode.KeepAnchor)
        shape = QTextCharFormat()
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        shape.setUnderlineColor(colour("bad"))
        shape.setForeground(colour("bad"))
        # Qt's stubs take these for methods
        marked.cursor = cursor
        marked.format = shape
        self.setExtraSelections([marked])

    def put(self, name: str) -> None:
        """In the place of the letters before the cursor that it begins with, or that were typed for it."""
        cursor = self.textCursor()
        for _letter in range(len(self._begun())):
            cursor.deletePreviousChar()
        cursor.insertText(name)
        self.setTextCursor(cursor)

    def offered(self) -> list[str]:
        """What the list shows, or showed last."""
        return self._offered.stringList()

    @property
    def is_open(self) -> bool:
        """Whether the list of names is in sight."""
        popup = self._popup()
        return popup is not None and popup.isVisible()

    def _popup(self) -> QAbstractItemView | None:
        return None if self._completer is None else self._completer.popup()

    def _close(self) -> None:
        if (popup := self._popup()) is not None:
            popup.hide()

    def _begun(self) -> str:
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        match = _BEFORE.search(before)
        return match[0] if match else ""

    def _offer(self, begun: str) -> None:
        """Names that begin so, then those whose words hold these letters."""
        low = begun.casefold()
        ranked = [
            (not each.key.startswith(low), _BETWEEN.join(each))
            for each in self._names()
            if each.key.startswith(low) or low in each.words.casefold()
        ]
        rows = [words for _rank, words in sorted(ranked, key=lambda pair: pair[0])]
        # a name that is there in full asks for nothing
        if any(row.split(_BETWEEN)[0] == begun for row in rows):
            rows = []
        self._offered.setStringList(rows)
        if rows:
            self._open()
        else:
            self._close()

    def _open(self) -> None:
        place = self.cursorRect()
        place.setWidth(min(scaled(320), max(self.width() - place.x(), scaled(200))))
        self._list().complete(place)
        if (popup := self._popup()) is not None:
            popup.setCurrentIndex(popup.model().index(0, 0))

    def _list(self) -> QCompleter:
        """Made when it is first needed."""
        if self._completer is None:
            made = self._completer = QCompleter(self._offered, self)
            made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            made.setMaxVisibleItems(_ROWS)
            made.setWidget(self)
            popup = QListView()
            popup.setProperty("kind", "popup")
            popup.setUniformItemSizes(True)
            made.setPopup(popup)
            made.activated.connect(self._take)
        return self._completer

    def _take(self, words: str) -> None:
        self.put(words.split(_BETWEEN, maxsplit=1)[0])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.is_open and key in _ENDS:
            event.ignore()  # the list's own
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._finished()
        elif key == Qt.Key.Key_Down and self.textCursor().atEnd():
            self._offer(self._begun())
        else:
            before = self.toPlainText()
            super().keyPressEvent(event)
            if self.toPlainText() != before:
                self._narrow()

    def _narrow(self) -> None:
        if begun := self._begun():
            self._offer(begun)
        else:
            self._close()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # its own list and menu give the keyboard back
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._finished()

    @override
    def sizeHint(self) -> QSize:
        lines = min(max(round(self.document().size().height()), 2), 6)
        return QSize(scaled(120), round(lines * QFontMetricsF(self.font()).lineSpacing()) + 20)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
