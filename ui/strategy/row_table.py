"""A table of a part's rows: as high as they are, with Alt and an arrow to move the row that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from ui.overriding import override
from ui.strategy.shown import RowShown
from ui.style.text_size import scaled
from ui.widgets.tables.fitted_table import FittedTable
from ui.widgets.tables.table import SIGN, STRETCH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from smmdesk.speech.language import Language
    from ui.strategy.columns import Columns
    from ui.widgets.forms.field_row import Edit

_BESIDE: Final = 16
"""Pixels beside the words of a cell, on both sides together."""
_WIDEST_NAME: Final = 320
_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowTable(FittedTable[RowShown]):
    """`moved(by)` is told of a row that is to stand elsewhere."""

    moved = Signal(int)

    def __init__(
        self, language: Language, columns: Columns, *, name: str, save: Callable[[Edit], object] = lambda _edit: None
    ) -> None:
        super().__init__(language, columns.columns, name=name, priority=columns.priority, many=False, save=save)
        self._rows: Sequence[RowShown] = ()
        self.horizontalHeader().setSortIndicatorShown(False)
        self.horizontalHeader().sortIndicatorChanged.connect(lambda section, _order: self._sort(section))

    def show_rows(self, rows: Sequence[RowShown], every: Sequence[RowShown] = ()) -> None:
        """Show these, and be as high as they are; `every` holds those of tables above and below it as well."""
        self.show_records(rows)
        self.fit()
        self.setMaximumHeight(self.minimumHeight())
        self._rows = every or rows
        self._make_room_for(self._rows)

    def _sort(self, section: int) -> None:
        """Titles have an arrow, which takes as much as a figure, while somebody has the rows sorted."""
        self.horizontalHeader().setSortIndicatorShown(section >= 0)
        self._make_room_for(self._rows)

    def _make_room_for(self, rows: Sequence[RowShown]) -> None:
        """Columns as wide as their words, the one that is needed most as far as there is room for it on a small screen.

        Others go before it is cut: what a row is called tells it from the next.
        """
        columns, header = self.model_of_records.columns, self.horizontalHeader()
        before, self.widths = self.widths, tuple(self._wanted(index, rows) for index in range(len(columns)))
        for index, width in enumerate(self.widths):
            # what somebody made wider by hand stays so while its words do
            if columns[index].width != STRETCH and width != before[index]:
                header.resizeSection(index, width)
        self._make_room()
        self._share_room()

    def _wanted(self, index: int, rows: Sequence[RowShown]) -> int:
        least = self._width(index, self.model_of_records.columns[index])
        return max([least, *(self._needed(index, row) for row in rows)])

    def _needed(self, index: int, row: RowShown) -> int:
        column, language = self.model_of_records.columns[index], self._language
        if column.width == STRETCH and index != self._priority[0]:
            return 0
        if column.paint is not None:
            return column.room(row, language) + _BESIDE if column.room else 0
        words = self.fontMetrics().horizontalAdvance(column.text(row, language)) + _BESIDE
        beside = scaled(SIGN) if column.icon and column.icon(row) else 0
        return min(words, scaled(_WIDEST_NAME)) if column.width == STRETCH else words + beside

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _MOVES.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        else:
            super().keyPressEvent(event)
