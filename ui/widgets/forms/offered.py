"""The one kind of field that offers words while one types: all searchable choices, and lines with suggestions.

A click selects what stands there and opens the whole list; typing narrows it; Down opens it by the keyboard. Arrows
move in the list, Enter and Tab take from it, Esc closes it and leaves what was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionFrame,
    QStylePainter,
)

from ui.overriding import override
from ui.style.icons import pixmap
from ui.style.text_size import scaled
from ui.widgets import tips

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent

_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}
"""What closes the list."""
_GOES_ON = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_TO_A_LIST = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
"""Why a line loses the keyboard to a list that opens, its own among them."""
_ARROW = 12
_ARROW_ROOM = 16
_ROWS = 8
_MISSED = 3
_AIR = 20
_INSET = 2
"""Pixels by which Qt sets the words of a line further in."""


class OfferedLine(QLineEdit):
    """`words` are asked for anew whenever the keyboard comes; `new` says what becomes of words that are not among them.

    Without `new` nothing but the words will do: the first that fits is marked, and who reads the line refuses others.
    `also` are other words by which some of them are found.
    """

    picked = Signal()
    """a word was taken from the list and stands in the line"""

    def __init__(
        self,
        words: Callable[[], Sequence[str]],
        new: Callable[[str], str] | None = None,
        also: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._ask, self._new, self._also = words, new, also or {}
        self._announced = ""
        self._is_fresh = True
        self._is_shut = False
        self._shown = QStringListModel(self)
        self._completer: QCompleter | None = None
        self.refresh()
        self.textEdited.connect(self._narrow)
        self.textChanged.connect(self._tell_whole)

    def refresh(self) -> None:
        """Ask for the words again."""
        self._words = tuple(self._ask())
        # no arrow where there is nothing to open
        self.setTextMargins(0, 0, scaled(_ARROW_ROOM) if self._words else 0, 0)

    @property
    def is_open(self) -> bool:
        """Whether the list is in sight."""
        popup = self._popup()
        return popup is not None and popup.isVisible()

    def offered(self) -> list[str]:
        """What the list shows, or showed last."""
        return self._shown.stringList()

    def open_list(self) -> None:
        """Show all the words, the one that stands here marked."""
        self._show(self._words)
        self._mark(self.text())

    def close_list(self) -> None:
        """Put the list away."""
        if (popup := self._popup()) is not None:
            popup.hide()

    # the list

    def _narrow(self, typed: str) -> None:
        """What holds the letters typed, first what begins with them; last what becomes of words that are new."""
        wanted = typed.strip()
        self._announced, self._is_fresh = "", False
        if not wanted:
            self.open_list()
            return
        found = _holding(self._words, wanted.casefold(), self._also)
        if self._new is not None and wanted not in self._words:
            self._announced = self._new(wanted)
            found = list(dict.fromkeys((*found, self._announced)))
        self._show(found)
        self._mark(found[0] if self._new is None and found else "")

    def _show(self, rows: Sequence[str]) -> None:
        self._shown.setStringList(list(rows))
        # for who hears it: the last line says what the list says last
        self.setAccessibleDescription(self._announced)
        if not rows:
            self.close_list()
        elif self.isVisible():
            # as wide as its words need: Qt takes the width of the field, and keeps it on the screen
            self._list().complete(QRect(0, 0, max(self.width(), self._widest(rows)), self.height() - 2))

    def _widest(self, rows: Sequence[str]) -> int:
        """Pixels; what lies around the words is the list's frame, its air and its bar."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) if len(rows) > _ROWS else 0
        return max(map(self.fontMetrics().horizontalAdvance, rows), default=0) + 2 * _AIR + bar

    def _list(self) -> QCompleter:
        """Made when it is first opened: a window has many such fields."""
        if self._completer is None:
            made = self._completer = QCompleter(self._shown, self)
            # chosen here, so that a word can be said of what is new
            made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            made.setMaxVisibleItems(_ROWS)
            # not of the line: Qt would write each word that is passed over into it
            made.setWidget(self)
            popup = QListView()
            popup.setProperty("kind", "popup")
            popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            popup.setUniformItemSizes(True)
            made.setPopup(popup)
            popup.installEventFilter(self)
            self.installEventFilter(self)  # after Qt's own, so asked before it
            made.activated.connect(self._take)
        return self._completer

    def _mark(self, words: str) -> None:
        """Qt would mark the first of any list."""
        popup, rows = self._popup(), self.offered()
        if popup is not None:
            found = words in rows
            popup.setCurrentIndex(popup.model().index(rows.index(words), 0) if found else QModelIndex())

    def _popup(self) -> QAbstractItemView | None:
        return None if self._completer is None else self._completer.popup()

    def _marked(self) -> str | None:
        popup = self._popup()
        marked = popup.currentIndex() if popup is not None else QModelIndex()
        return str(marked.data()) if marked.isValid() else None

    def _take(self, words: str) -> None:
        if words != self._announced:
            self.setText(words)
        self.picked.emit()

    # keys and mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._words:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def _end(self, key: Qt.Key, event: QKeyEvent) -> None:
        """The key takes the word that is marked; where none is, or it leads on, it is the field's again."""
        words = self._marked()
        self.close_list()
        if key != Qt.Key.Key_Escape:
            if words is not None:
                self._take(words)
            if words is None or key in _GOES_ON:
                QCoreApplication.sendEvent(self, event)

    @override
    def event(self, event: QEvent) -> bool:
        """Here, for Qt takes Tab before it is told as a key, and shortcuts take Esc."""
        if not (isinstance(event, QKeyEvent) and self.is_open and Qt.Key(event.key()) in _ENDS):
            return super().event(event)
        if event.type() == QEvent.Type.KeyPress:
            self._end(Qt.Key(event.key()), event)
        event.accept()
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press beside the list closes it; one on the line itself is not to open it again.

        The list goes with the keyboard: while it is open, Qt would keep from the line that it was left.
        """
        if watched is self:
            if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _TO_A_LIST:
                self.close_list()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self._is_shut = self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
        return False

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._is_fresh = True
            self.refresh()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        was_shut, self._is_shut = self._is_shut, False
        on_arrow = event.position().x() > self.width() - scaled(_ARROW_ROOM) - scaled(_ARROW) // 2
        if event.button() is not Qt.MouseButton.LeftButton or was_shut or self.hasSelectedText():
            return
        if self._is_fresh or on_arrow:
            self._is_fresh = False
            self.open_list()
            self.selectAll()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.close_list()
        super().hideEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._cut()
        if shown == self.text() or self.hasFocus():
            super().paintEvent(event)
        else:
            self._paint_cut(shown)
        if self._words:
            arrow = pixmap("caret-down", scaled(_ARROW), "muted", self.devicePixelRatioF())
            QPainter(self).drawPixmap(self.width() - 10 - scaled(_ARROW), (self.height() - scaled(_ARROW)) // 2, arrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        """What is cut is said by the tip."""
        self.setToolTip(tips.plain(self.text()) if self._cut() != self.text() else "")

    def _room(self) -> QRect:
        """Where the words stand."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inside.marginsRemoved(self.textMargins()).adjusted(_INSET, 0, -_INSET, 0)

    def _cut(self) -> str:
        """The words, or as much of them as there is room for."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room().width() + 1)

    def _paint_cut(self, shown: str) -> None:
        """Qt would break off in the middle of a letter."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _holding(words: Sequence[str], typed: str, also: Mapping[str, str]) -> list[str]:
    """The words in which the letters stand, those that begin with them first; then those found by other words."""
    ranked = [(_rank(typed, each.casefold(), also.get(each, "").casefold()), each) for each in words]
    return [each for rank, each in sorted(ranked, key=lambda pair: pair[0]) if rank < _MISSED]


def _rank(typed: str, words: str, others: str) -> int:
    if words.startswith(typed):
        return 0
    return 1 if typed in words else 2 if typed in others else _MISSED
