"""One of several: a drop-down list, a line that finds in it where it is long, or segments side by side for few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from smmdesk.domain.several import MIXED
from smmdesk.speech.language import Language, NothingChosenError, NotOfferedError, _
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import pixmap
from ui.style.text_size import scaled
from ui.widgets import tips
from ui.widgets.forms.editor import SEVERAL, Editor, TypedLine
from ui.widgets.forms.offered import OfferedLine
from ui.widgets.hearing import Heard
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
        options = [*([(None, language(self.none))] if self.none else []), *options_of(self.of, language)]
        if self.searchable:
            return FoundEditor(language, options)
        made = ChoiceEditor(language, Combo())
        made.set_options(options)
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

    heard_as = Heard.COMBO

    def __init__(self) -> None:
        super().__init__()
        self._values: list[Any] = []
        self._label: QLabel | None = None
        # without the wheel, which would take the keyboard away while the page is scrolled
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # else it would be as wide as its longest option, and the forms with it
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(14)
        self.currentIndexChanged.connect(self.updateGeometry)

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
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        """With what its words are set in by: as wide as it wants to be, it cuts none."""
        return super().sizeHint() + QSize(2 * _INSET, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        """Of one that would be as wide as its longest option: what is chosen, whole."""
        least = super().minimumSizeHint()
        if not self.count() or self.sizeAdjustPolicy() is not QComboBox.SizeAdjustPolicy.AdjustToContents:
            return least
        advance = self.fontMetrics().horizontalAdvance
        longest = max(advance(self.itemText(row)) for row in range(self.count()))
        return QSize(self.sizeHint().width() - longest + advance(self.currentText()), least.height())

    @override
    def showPopup(self) -> None:
        """As wide as its longest option needs, however narrow the field is."""
        view = self.view()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        view.setMinimumWidth(
            view.sizeHintForColumn(0) + (bar if self.count() > self.maxVisibleItems() else 0) + tokens.SPACE_1
        )
        super().showPopup()

    @override
    def setAccessibleName(self, name: str) -> None:
        """Also by a label, which some screen readers ask for before the name."""
        super().setAccessibleName(name)
        if self._label is None:
            self._label = QLabel(self)
            self._label.setTextFormat(Qt.TextFormat.PlainText)  # names of columns are the user's words
            self._label.hide()
            self._label.setBuddy(self)
        self._label.setText(name)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        self._paint_elided(painter)
        side = scaled(12)
        arrow = pixmap("caret-down", side, "muted", self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 10 - side, (self.height() - side) // 2, arrow)

    def _paint_elided(self, painter: QStylePainter) -> None:
        """As Qt does it, but words too long for the field end in … instead of in mid-letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            option.currentText = self.placeholderText()
            # as quiet as it is in a field to type in
            for role in (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Text):
                option.palette.setBrush(role, option.palette.placeholderText())
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - 2 * _INSET
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


class FoundEditor(TypedLine):
    """One of a list too long to read: found by the letters typed, and refused where they name none or several."""

    def __init__(
        self,
        language: Language,
        options: Options,
        *,
        also: Callable[[Any], str] = lambda _value: "",
        called: Callable[[Any], str] = str,
    ) -> None:
        """`also` finds a value by other words than its own, `called` words one that is not offered."""
        self._options = [*options]
        self._also, self._words_of = also, called
        others = {words: also(value) for value, words in self._options}
        offered = OfferedLine(lambda: [words for _value, words in self._options], also=others)
        super().__init__(language, self._named, self._called, placeholder=language(_("Choose…")), line=offered)

    def set_options(self, options: Options) -> None:
        """Other things to choose from."""
        self._options = [*options]

    def _called(self, value: object) -> str:
        """What is not offered, such as a zone that went out of use, as well."""
        return next((words for each, words in self._options if each == value), self._words_of(value or ""))

    def _named(self, typed: str) -> Any:  # noqa: ANN401  (whatever the options are of)
        """What is called so, or the only one whose words hold these letters; nothing typed is nothing chosen."""
        wanted = typed.casefold()
        if not wanted:
            return self._nothing()
        told = [(value, (words.casefold(), self._also(value).casefold())) for value, words in self._options]
        exact = [value for value, ways in told if wanted in ways]
        found = exact or [value for value, ways in told if any(wanted in each for each in ways)]
        if not exact and len(found) != 1:
            raise NotOfferedError(text=typed)
        return found[0]

    def _nothing(self) -> Any:  # noqa: ANN401  (as above)
        none = [value for value, _words in self._options if value in {None, ""}]
        if not none:
            raise NothingChosenError
        return none[0]


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
