"""What a page is put together of: the field that filters it and what is said of what is left, the line of its tools,
and the room that it shares with the inspector, which lies beside its own part, or over it where both have no room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import icon, paint_icon, put_icon
from ui.style.text_size import scaled
from ui.widgets.history_keys import HistoryKeys
from ui.widgets.tab_order import is_stop, reading_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from ui.widgets.filter_chips import FilterRow

_ROUND_IT = 72
"""Pixels of the field beside its words: the icons on both sides, and some air."""
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
        self._clear = language(_("Clear filter"))
        self.textChanged.connect(self._offer_to_clear)
        self.setMinimumWidth(max(scaled(120), self._room_for(self._short)))
        self.setMaximumWidth(scaled(280))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        HistoryKeys(self)
        # painted: Qt's own way is a button, which is heard
        self.setTextMargins(scaled(tokens.ICON), 0, 0, 0)
        pause = QTimer(self, singleShot=True, interval=120)
        pause.timeout.connect(lambda: typed(self.text()))
        self.textChanged.connect(lambda _text: pause.start())
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.clear)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _offer_to_clear(self, _text: str) -> None:
        """Once there is anything to clear: for the first such button Qt looks through all its kinds of pictures."""
        if self.isClearButtonEnabled():
            return
        self.setClearButtonEnabled(True)
        for clear in self.findChildren(QAction):  # Qt gives it no name
            clear.setText(self._clear)
            clear.setToolTip(f"{clear.text()} (Esc)")
            put_icon(clear, partial(icon, "x"))  # nor a colour of the theme

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = scaled(tokens.ICON)
        place = QRect(_BESIDE, (self.height() - side) // 2, side, side)
        paint_icon(QPainter(self), place, "magnifying-glass", "faint")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self._room_for(self._words) <= self.width()
        self.setPlaceholderText(self._words if has_room else self._short)

    def _room_for(self, words: str) -> int:
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(words) + scaled(_ROUND_IT)


_RESTS: Final = 300
"""Milliseconds without another change before it is said: who types on has no use for what is over by then."""


class Sifted(NamedTuple):
    """How much is shown of how much there is, and whether anybody asked for less."""

    shown: int
    every: int
    is_filtered: bool
    is_over: bool = True
    """not while a long list is still being looked through"""

    def words(self, language: Language) -> str:
        """As it is said."""
        shown, every = language.number(self.shown), language.number(self.every)
        if not self.is_filtered:
            return language(_("Filter cleared, shown: {n}"), n=shown)
        if not self.shown:
            return language(_("Nothing found, hidden: {n}"), n=every)
        return language(_("Shown: {n} of {all}"), n=shown, all=every)


class SiftedVoice(QObject):
    """Says it of a page that is in sight, once what is typed or chosen rests."""

    def __init__(self, page: QWidget, language: Language, look: Callable[[], Sifted]) -> None:
        """`look` tells how it stands, and is asked each time."""
        super().__init__(page)
        self._page, self._language, self._look = page, language, look
        self._said = Sifted(0, 0, is_filtered=False)
        self._rest = QTimer(self, singleShot=True, interval=_RESTS)
        self._rest.timeout.connect(self._say)

    def listen(self) -> None:
        """It may be another by now."""
        self._rest.start()

    def _say(self) -> None:
        now, before = self._look(), self._said
        if not now.is_over:
            self._rest.start()
            return
        self._said = now
        if self._page.isVisible() and now != before and (now.is_filtered or before.is_filtered):
            from ui.widgets.announcing import announce

            announce(self._page, now.words(self._language))


_NARROWEST, _LOWEST = 380, 120  # of the page's own part
_OPEN: Final = 900
"""Pixels of the own part where the inspector first opens: what is more than there is, is shared out."""
_ENDLESS: Final = 2**24 - 1


class PageRoom(QSplitter):
    """In a window too small for it the own part scrolls; an inspector that lies over it closes as it always does."""

    def __init__(self, own: QWidget, inspector: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._own, self._inspector = _Own(own), inspector
        self._widest = _ENDLESS
        self.addWidget(self._own)
        self.addWidget(inspector)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setSizes([_OPEN, scaled(tokens.INSPECTOR_WIDTH)])

    def arrange(self) -> None:
        """The inspector has come or gone, or there is another width: beside the own part, or over it."""
        covers = self.isVisible() and not self._inspector.isHidden() and self.width() < self._needed()
        if covers is self.is_covered:
            return
        focused: QWidget | None = self.window().focusWidget()  # Qt's stubs forget that there may be none
        had_keyboard = focused is not None and self._own.isAncestorOf(focused)
        if covers:
            self._widest = self._inspector.maximumWidth()
        self._inspector.setMaximumWidth(_ENDLESS if covers else self._widest)
        if covers and had_keyboard:
            self._go_in()
        self._own.setVisible(not covers)

    @property
    def is_covered(self) -> bool:
        """Whether the inspector lies over the own part."""
        return self._own.isHidden()

    def go_back(self, content: QWidget | None) -> None:
        """Give the keyboard to what of the own part had it last, or to the content where that takes none any more."""
        before: QWidget | None = self._own.focusWidget()
        target = before if before is not None and is_stop(before) else content
        if target is not None:
            target.setFocus()

    def _needed(self) -> int:
        parts = (self._own, self._inspector)
        return sum(part.minimumSizeHint().width() for part in parts) + self.handleWidth()

    def _go_in(self) -> None:
        """What had the keyboard goes out of sight, and Qt would leave it with nothing."""
        first = next((each for each in reading_order(self._inspector) if is_stop(each)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()


class States(QStackedWidget):
    """What a page is in one of: how small it can be is what the one in sight says, not the largest of all."""

    @override
    def minimumSizeHint(self) -> QSize:
        shown: QWidget | None = self.currentWidget()  # Qt's stubs forget that there may be none
        return shown.minimumSizeHint().expandedTo(shown.minimumSize()) if shown is not None else QSize(0, 0)


class _Own(QScrollArea):
    """Scrolls only where it is given less than its contents can do with."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._held = _Held(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("kind", "clear")
        self.setWidget(self._held)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._held.minimumSizeHint().width(), scaled(_NARROWEST)), scaled(_LOWEST))

    @override
    def sizeHint(self) -> QSize:
        return self._held.sizeHint()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # the contents want another size
            self.updateGeometry()
        return super().viewportEvent(event)


class _Held(QWidget):
    """Without a layout: an area takes the height that one would like for the least there has to be."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        inside.setParent(self)

    @override
    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSizeHint()

    @override
    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inside.setGeometry(self.rect())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


def keyboard_is_beside(page: QWidget) -> bool:
    """Whether the keyboard is somewhere in the window of a page, but not on it."""
    focused: QWidget | None = page.window().focusWidget()  # Qt's stubs forget that there may be none
    return focused is not None and focused is not page and not page.isAncestorOf(focused)
