"""The lines of a budget as a table that is as high as they are: the page scrolls, and not a table within it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from smmdesk.domain.budget import BudgetLine
from smmdesk.domain.justification import Grounds, grounds
from smmdesk.speech.language import Language, _
from ui.budget.line_columns import NEEDED, columns
from ui.budget.sum_row import SumRow
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.scrolling import around
from ui.widgets.tables.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from smmdesk.domain.budget import Category
    from smmdesk.domain.ids import BudgetLineId
    from smmdesk.services.budget import BudgetSheet
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.forms.goals import Goals
    from ui.widgets.tables.table_model import Index

_STEPS: Final = {
    QAbstractItemView.CursorAction.MovePageDown: 1,
    QAbstractItemView.CursorAction.MovePageUp: -1,
}
_LEAST_ROWS: Final = 4
"""Room for so many rows where there are fewer: what is said about a cell lies over the others."""


class LineTable(RecordTable[BudgetLine]):
    """Shows as many columns as there is room for. F2 edits a cell, a second click on a chosen one too."""

    def __init__(
        self,
        language: Language,
        today: Callable[[], date],
        currency: Callable[[], str],
        grounds_of: Callable[[BudgetLine], Grounds],
        save: Callable[[Edit], object],
        *,
        goals: Goals,
    ) -> None:
        by_name = columns(today, currency, grounds_of, goals)
        self.names: Final = tuple(by_name)
        priority = [self.names.index(name) for name in NEEDED]
        super().__init__(language, tuple(by_name.values()), name=_("Budget lines"), priority=priority, save=save)
        # a second click too, unlike other tables: one amount after the other is typed in here
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._bring_into_sight)  # when all that was asked for is laid out

    def fit(self) -> None:
        """As high as the rows are."""
        rows = max(self.model().rowCount(), _LEAST_ROWS)
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

    def column(self, name: str) -> int:
        """Where a column stands."""
        return self.names.index(name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 where nothing can be edited edits what is paid: the figure that is entered most."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_F2 and index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index.siblingAtColumn(self.column("actual")))
        super().keyPressEvent(event)


class Lines(QWidget):
    """The table, and its sums (`sum_row`), which whoever shows it puts under it."""

    def __init__(
        self, language: Language, today: Callable[[], date], goals: Goals, save: Callable[[Edit], object]
    ) -> None:
        super().__init__()
        self._currency = "EUR"
        self._lines: list[BudgetLine] = []
        self._grounds: Mapping[BudgetLineId, Grounds] = {}
        self.table = LineTable(language, today, lambda: self._currency, self._grounds_of, save, goals=goals)
        self.sum_row = SumRow(self.table, language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.table.fit()
        model = self.table.model_of_records
        # a filter finds rows a slice at a time, and the sums follow each
        model.modelReset.connect(self._add_up)
        model.layoutChanged.connect(lambda *_parents: self._add_up())
        model.rowsInserted.connect(lambda *_rows: self._add_up())

    def show_lines(self, sheet: BudgetSheet, category: Category | None) -> None:
        """The lines of a budget, or those of one category."""
        self._currency, self._grounds = sheet.budget.currency, grounds(sheet.lines)
        self._lines = [line for line in sheet.lines if category in {None, line.category}]
        self.table.show_records(self._lines)

    def _grounds_of(self, line: BudgetLine) -> Grounds:
        """Its own while the table still holds it and the budget no longer does."""
        return self._grounds.get(line.id) or Grounds(goal=line.goal, reason=line.justification)

    def _add_up(self) -> None:
        self.table.fit()
        self.sum_row.show_sums(self.table.records(), self._currency, len(self._lines))
