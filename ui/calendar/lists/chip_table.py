"""Posts as chips one under the other, painted as the month paints them: ideas, and the posts of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from smmdesk.speech.language import Language, _
from ui.calendar.lists.given import PostTable
from ui.calendar.month.layout import ROOMY
from ui.overriding import override
from ui.style.text_size import scaled
from ui.style.theme import frame_focus
from ui.widgets.tables.table import STRETCH, Column
from ui.widgets.tables.table_cells import CellDelegate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    from smmdesk.domain.posts import Post
    from ui.calendar.month.view import MonthView
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.tables.table_model import Index

CHIP: Final = ROOMY.heights[1]
"""Two lines: here is room for words under hour and networks."""
GAP: Final = 4


class ChipTable(PostTable):
    """One column without a title; each row is heard as in the month."""

    def __init__(self, language: Language, month: MonthView, *, name: str, many: bool = True) -> None:
        self.month = month
        words: Column[Post] = Column(
            _("Text"), lambda post, _language: post.headline(160), width=STRETCH, spoken=self._heard, tip=self._heard
        )
        super().__init__(language, (words,), name=name, many=many)
        self.horizontalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(CHIP) + GAP)
        self.setFrameShape(PostTable.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        month.chips_changed.connect(self._paint_anew)

    @override
    def delegate(self, columns: Sequence[Column[Post]], save: Callable[[Edit], object]) -> CellDelegate:
        return ChipDelegate(self._language, columns, save, self)

    def paint_chip(self, painter: QPainter, place: QRect, post: Post, *, selected: bool) -> None:
        """As the month paints it."""
        self.month.chips.paint(painter, place, post, selected=selected)

    def height_of(self, rows: int) -> int:
        """Pixels for so many."""
        return rows * (scaled(CHIP) + GAP)

    def _paint_anew(self) -> None:
        self.viewport().update()

    def _heard(self, post: Post, _language: Language) -> str:
        return self.month.scene.post_in_words(post)


class ChipDelegate(CellDelegate):
    """Lets the table paint each row."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if isinstance(self._table, ChipTable):
            painter.save()
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            place = option.rect.adjusted(0, 0, 0, -GAP)
            self._table.paint_chip(painter, place, self.record(index), selected=chosen)
            if not chosen and option.state & QStyle.StateFlag.State_HasFocus:  # where the keyboard came to
                frame_focus(painter, place.adjusted(1, 1, -1, -1))
            painter.restore()
