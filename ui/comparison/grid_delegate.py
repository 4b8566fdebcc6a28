"""How cells of the grid are painted, and edited where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from smmdesk.speech.language import _
from smmdesk.speech.wording import offer_name
from ui.comparison.cells import Cell
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, cut, font, frame_focus
from ui.widgets.forms.editor import TypedLine
from ui.widgets.forms.form import Field
from ui.widgets.tables.table_cells import FormDelegate
from ui.widgets.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.speech.language import Language
    from ui.comparison.grid_model import GridModel
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.tables.cell_form import CellForm
    from ui.widgets.tables.table_cells import EditableTable

Index = QModelIndex | QPersistentModelIndex

_PAD = 8
_LINE = Qt.AlignmentFlag.AlignVCenter
_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


class GridDelegate(FormDelegate):
    """`moved(rows, columns)` is where the keyboard goes on after Enter or Tab in a field."""

    def __init__(
        self,
        language: Language,
        model: GridModel,
        table: EditableTable,
        *,
        save: Callable[[Edit], object],
        moved: Callable[[int, int], None],
    ) -> None:
        super().__init__(language, save, table, keys=_MOVES)
        self._model, self._moved = model, moved

    # painting

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, rect = self._shown(index), option.rect
        painter.save()
        self._paint_ground(painter, option)
        inner = rect.adjusted(_PAD, 3, -_PAD, -4)
        if self._model.row(index).in_words:
            self._paint_words(painter, inner, cell)
        elif cell.bar is not None:
            self._paint_score(painter, inner, cell)
        else:
            self._paint_figure(painter, inner, cell)
        painter.restore()

    def _shown(self, index: Index) -> Cell:
        cell, save = self._model.cell(index), self.waiting(index)
        return cell if save is None else Cell(text=save.what.text, note=self._language(_("waits")), ink="attention")

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = option.rect
        painter.setPen(colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner = rect.adjusted(2, 2, -2, -3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(inner, 4, 4)
            frame_focus(painter, inner, 4)

    def _paint_words(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Whole lines only, as many as there is room for, in the middle as the name of the row is."""
        painter.setFont(font(tokens.FONT_SMALL))
        painter.setPen(colour(cell.ink))
        step = painter.fontMetrics().height()
        most = max(rect.height() // step, 1)
        lines: list[str] = []
        for typed in cell.words.split("\n"):
            lines += wrapped(typed, painter.font(), rect.width(), max(most - len(lines), 1))
        top = rect.y() + max((rect.height() - step * len(lines[:most])) // 2, 0)
        for place, words in enumerate(lines[:most]):
            room = QRect(rect.x(), top + step * place, rect.width(), step)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | _LINE, cut(painter, words, room.width()))

    def _paint_figure(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        # the line of the note
        upper = QRect(rect.x(), rect.y(), rect.width(), rect.height() - (scaled(15) if cell.note else 0))
        painter.setFont(font(tokens.FONT_BASE, MEDIUM) if cell.strong else font())
        painter.setPen(colour(cell.ink))
        # a large amount in smaller letters is better than a cut one
        if painter.fontMetrics().horizontalAdvance(cell.text) > upper.width():
            painter.setFont(font(tokens.FONT_SMALL))
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | _LINE, cut(painter, cell.text, upper.width()))
        if cell.note:
            painter.setFont(font(tokens.FONT_SMALL - 0.5))
            painter.setPen(colour("faint"))
            lower = QRect(rect.x(), rect.bottom() - scaled(15), rect.width(), scaled(15))
            painter.drawText(lower, Qt.AlignmentFlag.AlignRight | _LINE, cut(painter, cell.note, lower.width()))

    def _paint_score(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """The mark on the right of its bar."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        figure = QRect(rect.right() + 1 - scaled(27), rect.y(), scaled(27), rect.height())
        painter.setFont(font(tokens.FONT_BASE, MEDIUM) if cell.strong else font())
        painter.setPen(colour(cell.ink))
        painter.drawText(figure, Qt.AlignmentFlag.AlignRight | _LINE, cell.text)
        track = QRect(rect.x(), rect.center().y() - 2, max(figure.left() - rect.x() - 4, 8), 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover"))
        painter.drawRoundedRect(track, 2.5, 2.5)
        if cell.bar:
            painter.setBrush(colour("accent_pale"))
            painter.drawRoundedRect(QRect(track.x(), track.y(), round(track.width() * cell.bar), 5), 2.5, 2.5)

    # editing

    @override
    def field(self, index: Index) -> Field | None:
        row = self._model.row(index)
        if row.kind is None:
            return None
        name = offer_name(self._model.offer(index), self._language)
        return Field(row.edits or row.field, f"{name}, {row.title}", row.kind)

    @override
    def record(self, index: Index) -> Any:
        return self._model.row(index).record(self._model.offer(index))

    @override
    def dress(self, form: CellForm, index: Index) -> None:
        """Figures are typed where they stand: on the right."""
        editor = form.row.editor
        if isinstance(editor, TypedLine):
            in_words = self._model.row(index).in_words
            editor.line.setMaximumWidth(10_000)
            editor.line.setAlignment(Qt.AlignmentFlag.AlignLeft if in_words else Qt.AlignmentFlag.AlignRight)
        form.finished_by.connect(lambda key: self._moved(*_MOVES[key]))
