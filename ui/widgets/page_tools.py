"""What filters a page and switches its views: the field beside the title, and the line under it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import icon, paint_icon, put_icon
from ui.style.text_size import scaled
from ui.widgets.history_keys import HistoryKeys

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from ui.widgets.filter_chips import FilterRow

_ROUND_IT = 60
"""Pixels of the field beside its words: icon, margins, and some air."""
_BESIDE = 6
"""Pixels on either side of the icon."""


class ToolsLine(QWidget):
    """Tools, and beside them the chips of a filter: under them where both would not stand on one line."""

    def __init__(self, tools: QHBoxLayout) -> None:
        super().__init__()
        self._tools = tools
        self._chips: FilterRow | None = None
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(tokens.SPACE_2)
        self._both.addLayout(tools)

    def add_chips(self, chips: FilterRow) -> None:
        """They take what width is left."""
        self._chips = chips
        self._both.addWidget(chips, 100, Qt.AlignmentFlag.AlignVCenter)
        self._turn()

    def _turn(self) -> None:
        if self._chips is None:
            return
        is_beside = self._tools.sizeHint().width() + tokens.SPACE_4 + self._chips.in_one_line() <= self.width()
        wanted = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        if wanted != self._both.direction():
            self._both.setDirection(wanted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # chips have grown, come or gone
            self._turn()
        return super().event(event)


class FilterLine(QLineEdit):
    """Filters 120 ms after the last key, so that long lists do not stumble over fast fingers; Esc empties it."""

    def __init__(self, language: Language, words: str, typed: Callable[[str], None]) -> None:
        """`words` say what is filtered; where they would be cut, only that something is."""
        super().__init__()
        self._words, self._short = words, language(_("Filter"))
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(language(_("Esc empties it")))  # else Qt says the words once more
        self.setClearButtonEnabled(True)
        for clear in self.findChildren(QAction):  # Qt gives it no name
            clear.setText(language(_("Clear filter")))
            clear.setToolTip(f"{clear.text()} (Esc)")
            put_icon(clear, partial(icon, "x"))  # nor a colour of the theme
        self.setMinimumWidth(scaled(120))
        self.setMaximumWidth(scaled(280))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        HistoryKeys(self)
        # painted: Qt's own way is a button, which is heard
        self.setTextMargins(tokens.ICON, 0, 0, 0)
        pause = QTimer(self, singleShot=True, interval=120)
        pause.timeout.connect(lambda: typed(self.text()))
        self.textChanged.connect(lambda _text: pause.start())
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.clear)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = QRect(_BESIDE, (self.height() - tokens.ICON) // 2, tokens.ICON, tokens.ICON)
        paint_icon(QPainter(self), place, "magnifying-glass", "faint")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.fontMetrics().horizontalAdvance(self._words) + scaled(_ROUND_IT) <= self.width()
        self.setPlaceholderText(self._words if has_room else self._short)
