"""A table as high as its rows are: the page scrolls, and not a table within it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView

from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.scrolling import around
from ui.widgets.tables.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.widgets.tables.table_model import Column, Index

T = TypeVar("T")

_STEPS: Final = {
    QAbstractItemView.CursorAction.MovePageDown: 1,
    QAbstractItemView.CursorAction.MovePageUp: -1,
}


class FittedTable(RecordTable[T]):
    """`fit` it whenever there are other rows."""

    least_rows = 1
    """room for so many rows where there are fewer"""

    @override
    def _dress(self, columns: Sequence[Column[T]], *, many: bool) -> None:
        super()._dress(columns, many=many)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._bring_into_sight)  # when all that was asked for is laid out

    def fit(self) -> None:
        """As high as the rows are."""
        rows = max(self.model().rowCount(), self.least_rows)
        height = self.horizontalHeader().sizeHint().height() + rows * scaled(tokens.ROW_HEIGHT)
        self.setMinimumHeight(height + 2 * self.frameWidth())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the inspector the page is narrower, and what is above the table higher."""
        super().resizeEvent(event)
        if self.selectionModel().hasSelection() and event.size().width() != event.oldSize().width():
            self._later.start()

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        if index.isValid():  # Qt asks for it while the table is made, too
            self._later.start()

    def _bring_into_sight(self) -> None:
        """Scroll the page to the row of the keyboard, with the row above it or the titles."""
        area, index = around(self), self.currentIndex()
        inside = area and area.widget()
        if area is not None and inside is not None and index.isValid():
            # of the row, since the column of the keyboard may have gone for want of room
            middle = self.rowViewportPosition(index.row()) + self.rowHeight(index.row()) // 2
            place = self.viewport().mapTo(inside, QPoint(0, middle))
            area.ensureVisible(place.x(), place.y(), 0, 3 * scaled(tokens.ROW_HEIGHT) // 2)

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier) -> QModelIndex:
        """A page is what is in sight of the page, and not the whole table."""
        area, index = around(self), self.currentIndex()
        if action not in _STEPS or area is None or not index.isValid():
            return super().moveCursor(action, held)
        rows = max(area.viewport().height() // scaled(tokens.ROW_HEIGHT) - 2, 1)
        row = min(max(index.row() + _STEPS[action] * rows, 0), self.model().rowCount() - 1)
        return self.model().index(row, index.column())
