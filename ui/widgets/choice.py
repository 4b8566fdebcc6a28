"""One of several: a drop-down list, searchable where it is long, or segments side by side where they are few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from smmdesk.domain.several import MIXED
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style.icons import pixmap
from ui.widgets import tips
from ui.widgets.completion import completion
from ui.widgets.editor import SEVERAL, Editor
from ui.widgets.history_keys import HistoryKeys
from ui.widgets.segments import Options, SegmentBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from enum import Enum

    from PySide6.QtGui import QPaintEvent, QWheelEvent


@dataclass(frozen=True, slots=True)
class Choice:
    """One of `of`: an enum (worded by the language), pairs, or a function that gives pairs when the field is built.

    `none` is the wording of None where that may be chosen ("Not decided"). `searchable` for lists too long to read.
    """

    of: type[Enum] | Options | Callable[[Language], Options]
    none: str = ""
    searchable: bool = False

    def build(self, language: Language) -> Editor:
        """An editor of the values of `of`."""
        made = ChoiceEditor(language, Combo(searchable=self.searchable))
        made.set_options([*([(None, language(self.none))] if self.none else []), *options_of(self.of, language)])
        return made


@dataclass(frozen=True, slots=True)
class Segments:
    """One of few, all in sight: an enum or pairs."""

    of: type[Enum] | Options

    def build(self, language: Language) -> Editor:
        """An editor of the values of `of`."""
        return _SegmentsEditor(language, SegmentBar(options_of(self.of, language)))


def options_of(of: type[Enum] | Options | Callable[[Language], Options], language: Language) -> Options:
    """Pairs from any of the ways to say them."""
    if isinstance(of, type):
        return [(member, language.word(member)) for member in members(of)]
    return of(language) if callable(of) else of


def members(of: type[Enum]) -> Sequence[Enum]:
    """The members of an enum in their order."""
    return list(of)


_INSET = 2
"""Pixels by which a field to type in sets its words further in than Qt does those of a list."""


class Combo(QComboBox):
    """A drop-down list with our arrow, deaf to the wheel (which belongs to the page that scrolls)."""

    def __init__(self, *, searchable: bool = False) -> None:
        super().__init__()
        self._values: list[Any] = []
        # without the wheel, which would take the keyboard away while the page is scrolled
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # else it would be as wide as its longest option, and the forms with it
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(14)
        if searchable:
            self._make_searchable()

    def set_options(self, options: Iterable[tuple[Any, str]]) -> None:
        """Replace what can be chosen; the value chosen stays if it is still among them."""
        chosen = self.currentData()
        pairs = list(options)
        self._values = [value for value, _words in pairs]
        with QSignalBlocker(self):
            self.clear()
            self.addItems([words for _value, words in pairs])
            self.choose(chosen)

    @override
    def itemData(self, index: int, role: int = Qt.ItemDataRole.UserRole) -> Any:
        """The very value that was given: Qt would hand back a plain string for a member of a string enum."""
        return self._values[index] if role == Qt.ItemDataRole.UserRole and 0 <= index < len(self._values) else None

    @override
    def currentData(self, role: int = Qt.ItemDataRole.UserRole) -> Any:
        return self.itemData(self.currentIndex(), role)

    def choose(self, value: object) -> None:
        """Show a value; one that is not among the options shows as nothing."""
        found = next((row for row in range(self.count()) if self.itemData(row) == value), -1)
        with QSignalBlocker(self):
            self.setCurrentIndex(found)
        if (line := self.lineEdit()) is not None:
            # Qt leaves the cursor at the end, so that of long words the beginning is out of sight
            line.setCursorPosition(0)

    def is_in_use(self) -> bool:
        """Whether the keyboard is in it."""
        return self.hasFocus() or ((line := self.lineEdit()) is not None and line.hasFocus())

    def _make_searchable(self) -> None:
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # made here: of a line that Qt made by itself nothing may be kept
        line = QLineEdit()
        self.setLineEdit(line)
        HistoryKeys(line, within=self)
        self.setCompleter(completion(self.model(), self))
        line.editingFinished.connect(self._settle)

    def _settle(self) -> None:
        """Words that only one option holds choose it; those that name none give way to the option chosen before."""
        found = self._named(self.currentText())
        if found < 0:
            self.setEditText(self.itemText(self.currentIndex()))
        elif found != self.currentIndex():
            self.setCurrentIndex(found)
            # Qt tells it of lines that were picked only
            self.activated.emit(found)

    def _named(self, words: str) -> int:
        """The row of the option that is called so, or the only one that holds these words; else -1."""
        exact = self.findText(words, Qt.MatchFlag.MatchFixedString)
        holding = [row for row in range(self.count()) if words.casefold() in self.itemText(row).casefold()]
        return holding[0] if exact < 0 and len(holding) == 1 else exact

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
        painter = QStylePainter(self)
        if not self.isEditable():
            self._paint_elided(painter)
        arrow = pixmap("caret-down", 12, "muted", self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 22, (self.height() - 12) // 2, arrow)

    def _paint_elided(self, painter: QStylePainter) -> None:
        """As Qt does it, but words too long for the field end in … instead of in mid-letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            option.currentText = self.placeholderText()
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - 4
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(tips.plain(self.currentText()) if option.currentText != self.currentText() else "")
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.save()
        painter.translate(_INSET, 0)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.restore()


class ChoiceEditor(Editor):
    """The editor of a `Choice`; its options may be replaced, such as when another client is shown."""

    def __init__(self, language: Language, combo: Combo) -> None:
        super().__init__(language, combo)
        self._combo = combo
        combo.activated.connect(self._chosen)

    def set_options(self, options: Options) -> None:
        """Other things to choose from, such as after a client was added."""
        self._combo.set_options(options)
        self._combo.choose(self._value)

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._combo.choose(value)
        self._combo.setPlaceholderText("" if self._combo.currentIndex() >= 0 else self.language(_("Choose…")))

    @override
    def show_mixed(self) -> None:
        super().show_mixed()
        self._combo.choose(MIXED)
        self._combo.setPlaceholderText(self.language(SEVERAL))

    @override
    def words(self) -> str:
        return self._combo.currentText()

    def _chosen(self, index: int) -> None:
        self.pick(self._combo.itemData(index))


class _SegmentsEditor(Editor):
    def __init__(self, language: Language, bar: SegmentBar) -> None:
        super().__init__(language)
        self._bar = bar
        self._row.addWidget(bar)
        self._row.addStretch()
        bar.chosen.connect(lambda _index: self.pick(bar.value()))

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._bar.choose(value)

    @override
    def words(self) -> str:
        return self._bar.words()
