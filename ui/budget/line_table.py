"""The lines of a budget as a table that is as high as they are: the page scrolls, and not a table within it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from smmdesk.domain.budget import BudgetLine
from smmdesk.domain.justification import Grounds, grounds
from smmdesk.speech.language import Language, _
from ui.budget.line_columns import NEEDED, columns
from ui.budget.sum_row import SumRow
from ui.overriding import override
from ui.widgets.tables.fitted_table import FittedTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from smmdesk.domain.budget import Category
    from smmdesk.domain.ids import BudgetLineId
    from smmdesk.services.budget import BudgetSheet
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.forms.goals import Goals


class LineTable(FittedTable[BudgetLine]):
    """Shows as many columns as there is room for. F2 edits a cell, a second click on a chosen one too."""

    least_rows = 4  # what is said about a cell lies over the others

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
