"""Kinds of fields that hold words and numbers.

Dates are in `date_edit.py`, money in `money_edit.py`, choices in `choice.py` and `chips.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from smmdesk.domain.errors import OutOfRangeError
from smmdesk.domain.money import WHOLE
from smmdesk.speech.language import Language, NotWholeError, _
from ui.overriding import override
from ui.style.text_size import scaled
from ui.widgets.forms.check_box import CheckBox
from ui.widgets.forms.editor import Editor, TypedLine
from ui.widgets.forms.offered import OfferedLine
from ui.widgets.history_keys import HistoryKeys

if TYPE_CHECKING:
    from collections.abc import Callable

N = TypeVar("N", int, Decimal)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words (`str`). `suggestions` are offered while typing, such as the rubrics used so far.

    `new` says what words become that are not among them: "New rubric “{text}”".
    """

    placeholder: str = ""
    suggestions: Callable[[], tuple[str, ...]] | None = None
    new: str = _("As typed: “{text}”")

    def build(self, language: Language) -> Editor:
        """An editor of `str`."""
        line = None
        if self.suggestions is not None:
            line = OfferedLine(self.suggestions, lambda typed: language(self.new, text=typed))
        made = TypedLine(language, str, str, placeholder=language(self.placeholder), line=line)
        made.joint = " "
        return made


@dataclass(frozen=True, slots=True)
class Lines:
    """Several lines of words (`str`); grows with the text from `least` lines to `most`."""

    placeholder: str = ""
    least: int = 2
    most: int = 14

    def build(self, language: Language) -> Editor:
        """An editor of `str`."""
        return _LinesEditor(language, self)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number (`int`) from `low` to `high`, or none; `unit` stands after it ("h", "months"). Arrows step it."""

    low: int = 0
    high: int = 10**9
    unit: str = ""
    may_be_empty: bool = True

    def build(self, language: Language) -> Editor:
        """An editor of `int | None`."""

        def read(text: str) -> int | None:
            if not text and self.may_be_empty:
                return None
            number = language.read_number(text)
            if number != int(number):
                raise NotWholeError(text=text)
            return _within(int(number), self.low, self.high)

        def show(value: int | None) -> str:
            return "" if value is None else language.number(value)

        def step(value: int | None, count: int) -> int:
            return min(max((value or 0) + count, self.low), self.high)

        return TypedLine(language, read, show, step=step, unit=language(self.unit), short=True)


@dataclass(frozen=True, slots=True)
class Percent:
    """A share kept as `int` parts of `whole`: 10 000 for basis points (the default), 100 for percents."""

    whole: int = WHOLE
    low: int = 0
    high: int | None = None
    may_be_empty: bool = True

    def build(self, language: Language) -> Editor:
        """An editor of `int | None`, typed and shown in percent."""
        high = self.whole if self.high is None else self.high

        def read(text: str) -> int | None:
            bare = text.replace("%", "").strip()
            if not bare and self.may_be_empty:
                return None
            # exactly: a float may round a hundredth of a percent the wrong way
            parts = round(Fraction(language.read_number(bare)) * self.whole / 100)
            if not self.low <= parts <= high:
                # the bounds in what is typed, not in what is kept
                raise OutOfRangeError(low=self.low * 100 // self.whole, high=high * 100 // self.whole)
            return parts

        def show(value: int | None) -> str:
            if value is None:
                return ""
            share = Fraction(value, self.whole)
            return language.percent(share, 0 if (share * 100).denominator == 1 else 2)

        def step(value: int | None, count: int) -> int:
            return min(max((value or 0) + count * self.whole // 100, self.low), high)

        return TypedLine(language, read, show, step=step, short=True)


@dataclass(frozen=True, slots=True)
class Tick:
    """Yes or no (`bool`); the words stand beside the box."""

    words: str = ""

    def build(self, language: Language) -> Editor:
        """An editor of `bool`."""
        return _TickEditor(language, language(self.words))


class _LinesEditor(Editor):
    is_typed = True
    grows = True
    joint = "\n\n"

    def __init__(self, language: Language, kind: Lines) -> None:
        self._text = _GrowingText(kind.least, kind.most, self._finish)
        super().__init__(language, self._text)
        self._text.setPlaceholderText(language(kind.placeholder))
        self._text.textChanged.connect(self._typed)

    @override
    def value(self) -> str:
        return self._text.toPlainText()

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(value)
        with QSignalBlocker(self._text):  # Qt calls it modified while it sets the text: nobody has typed here
            if value != self._text.toPlainText():
                self._text.setPlainText(value)
            self._text.document().setModified(False)

    @override
    def words(self) -> str:
        return self._text.toPlainText()

    @override
    def retype(self, words: str) -> None:
        with QSignalBlocker(self._text):
            self._text.setPlainText(words)
        self._text.document().setModified(True)
        self.touched.emit()

    def _typed(self) -> None:
        if self._text.document().isModified():
            self.touched.emit()

    def _finish(self) -> None:
        if self._text.document().isModified():
            self.left.emit()


class _GrowingText(QPlainTextEdit):
    """As tall as its text needs, within bounds; Tab goes to the next field."""

    def __init__(self, least: int, most: int, finished: Callable[[], None]) -> None:
        super().__init__()
        self._least, self._most, self._finished = least, most, finished
        self.setTabChangesFocus(True)
        HistoryKeys(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        later = Qt.ConnectionType.QueuedConnection  # a layout at work does not hear that it is to begin anew
        self.document().documentLayout().documentSizeChanged.connect(self._grow, later)

    def _grow(self) -> None:
        self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # how many lines the text has at another width is known once it is laid out
            QTimer.singleShot(0, self, self._grow)

    @override
    def sizeHint(self) -> QSize:
        # the height of a plain text is counted in lines, not in pixels
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        return QSize(scaled(120), ceil(lines * QFontMetricsF(self.font()).lineSpacing()) + 20)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # its own menu gives the keyboard back
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._finished()

    @override
    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter ends what is written, whatever it does on the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _ends(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _ends(event):
            self._finished()
        else:
            super().keyPressEvent(event)


def _ends(event: QKeyEvent) -> bool:
    is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    return is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class _TickEditor(Editor):
    def __init__(self, language: Language, words: str) -> None:
        self._box = CheckBox(words)
        super().__init__(language, self._box)
        self._row.addStretch()
        self._box.clicked.connect(self.pick)

    @override
    def name_parts(self, name: str) -> None:
        """The words beside the box are its name where the field has no label."""
        super().name_parts(name or self._box.text())

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(bool(value))
        self._box.setChecked(bool(value))


def _within(value: N, low: N, high: N) -> N:
    if not low <= value <= high:
        raise OutOfRangeError(low=low, high=high)
    return value
