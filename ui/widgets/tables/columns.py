"""Parts of a long page one under the other, or in two columns where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.style import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_MOST: Final = 1000
"""The stretch of a column: the empty rest on the right gets only what columns at their widest leave."""


class Columns(QWidget):
    """Lies in a scroll area. `parts` in reading order, each with whether it goes to the right of two columns."""

    def __init__(
        self, parts: Sequence[tuple[QWidget, bool]], *, two_from: int, gap: int = tokens.SPACE_4, widest: int = 0
    ) -> None:
        """Two columns from `two_from` pixels on; `widest` bounds each column, the rest stays empty on the right."""
        super().__init__()
        self._parts = tuple(parts)
        self._two_from = two_from
        self._is_wide: bool | None = None
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        for column in self._columns:
            column.setSpacing(gap)
            column.addStretch(1)
            self._row.addLayout(column, _MOST)
        if widest:
            self._row.addStretch(1)
            for part, _goes_right in self._parts:
                part.setMaximumWidth(widest)
        self._arrange(is_wide=False)

    def _arrange(self, *, is_wide: bool) -> None:
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for part, goes_right in self._parts:
            for column in self._columns:
                column.removeWidget(part)  # not takeAt: its item would live on and keep the part's size for ever
            column = self._columns[1 if goes_right and is_wide else 0]
            # before the stretch at its end
            column.insertWidget(column.count() - 1, part)
        self._row.setStretch(1, _MOST if is_wide else 0)
        self._row.setSpacing(tokens.SPACE_5 if is_wide else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_wide=self.width() >= self._two_from)
