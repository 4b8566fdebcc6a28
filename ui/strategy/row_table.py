"""A table of a part's rows: as high as they are, with Alt and an arrow to move the row that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from ui.overriding import override
from ui.strategy.shown import RowShown
from ui.widgets.tables.fitted_table import FittedTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from smmdesk.speech.language import Language
    from ui.strategy.columns import Columns
    from ui.widgets.forms.field_row import Edit

_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowTable(FittedTable[RowShown]):
    """`moved(by)` is told of a row that is to stand elsewhere."""

    moved = Signal(int)

    def __init__(
        self, language: Language, columns: Columns, *, name: str, save: Callable[[Edit], object] = lambda _edit: None
    ) -> None:
        super().__init__(language, columns.columns, name=name, priority=columns.priority, many=False, save=save)

    def show_rows(self, rows: Sequence[RowShown]) -> None:
        """Show these, and be as high as they are."""
        self.show_records(rows)
        self.fit()
        self.setMaximumHeight(self.minimumHeight())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _MOVES.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        else:
            super().keyPressEvent(event)
