"""How cells of the grid are painted, and edited where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smmdesk.domain.errors import SmmdeskError
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import pixmap
from ui.style.theme import MEDIUM, colour, cut, font
from ui.widgets.editor import Editor, TypedLine
from ui.widgets.wrapping import wrapped

if TYPE_CHECKING:
    from smmdesk.speech.language import Language
    from ui.comparison.cells import Cell
    from ui.comparison.grid_model import GridModel

Index = QModelIndex | QPersistentModelIndex
Save = Callable[[Any, Any, Any], str]
"""Keeps the value of an offer's row; gives the sentence of a refusal, or none."""

_PAD = 8
_LINE = Qt.AlignmentFlag.AlignVCenter
_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


class GridDelegate(QStyledItemDelegate):
    """`moved(rows, columns)` is where the keyboard goes on after Enter or Tab in a field."""

    def __init__(
        self,
        language: Language,
        model: GridModel,
        parent: QObject,
        *,
        save: Save,
        moved: Callable[[int, int], None],
        refused: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self._language, self._model, self._save, self._moved, self._refused = language, model, save, moved, refused

    # painting

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, rect = self._model.cell(index), option.rect
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

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = option.rect
        painter.setPen(colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), 4, 4)

    def _paint_words(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Whole lines only, as many as there is room for; a single one stands in the middle."""
        painter.setFont(font(tokens.FONT_SMALL))
        painter.setPen(colour(cell.ink))
        step = painter.fontMetrics().height()
        most = max(rect.height() // step, 1)
        room = QRect(rect.x(), rect.y(), rect.width(), step if most > 1 else rect.height())
        for typed in cell.text.split("\n"):
            for words in wrapped(typed, painter.font(), room.width(), most):
                painter.drawText(room, Qt.AlignmentFlag.AlignLeft | _LINE, cut(painter, words, room.width()))
                room.translate(0, step)
                most -= 1
            if most < 1:
                return

    def _paint_figure(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        # the line of the note
        upper = QRect(rect.x(), rect.y(), rect.width(), rect.height() - (15 if cell.note else 0))
        painter.setFont(font(tokens.FONT_BASE, MEDIUM) if cell.strong else font())
        painter.setPen(colour(cell.ink))
        if cell.opens:
            painter.drawPixmap(upper.left(), upper.center().y() - 4, pixmap("caret-down", 10, "muted"))
            upper.adjust(14, 0, 0, 0)  # on the left, so that the figures of a column end at one edge
        # a large amount in smaller letters is better than a cut one
        if painter.fontMetrics().horizontalAdvance(cell.text) > upper.width():
            painter.setFont(font(tokens.FONT_SMALL))
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | _LINE, cut(painter, cell.text, upper.width()))
        if cell.note:
            painter.setFont(font(tokens.FONT_SMALL - 0.5))
            painter.setPen(colour("faint"))
            lower = QRect(rect.x(), rect.bottom() - 15, rect.width(), 15)
            painter.drawText(lower, Qt.AlignmentFlag.AlignRight | _LINE, cut(painter, cell.note, lower.width()))

    def _paint_score(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """The mark on the right of its bar."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        figure = QRect(rect.right() - 26, rect.y(), 27, rect.height())
        painter.setFont(font(tokens.FONT_BASE, MEDIUM) if cell.strong else font())
        painter.setPen(colour(cell.ink))
        painter.drawText(figure, Qt.AlignmentFlag.AlignRight | _LINE, cell.text)
        track = QRect(rect.x(), rect.center().y() - 2, max(figure.left() - rect.x() - 4, 8), 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover"))
        painter.drawRoundedRect(track, 2.5, 2.5)
        if cell.bar:
            painter.setBrush(colour("focus"))
            painter.drawRoundedRect(QRect(track.x(), track.y(), round(track.width() * cell.bar), 5), 2.5, 2.5)

    # editing

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        row = self._model.row(index)
        if row.kind is None:
            return super().createEditor(parent, option, index)
        editor = row.kind.build(self._language)
        editor.setParent(parent)
        editor.setAutoFillBackground(True)
        editor.name_parts(self._model.data(index, Qt.ItemDataRole.AccessibleTextRole))
        if isinstance(editor, TypedLine):
            # as wide as its cell: short fields have a bound of their own
            editor.line.setMaximumWidth(10_000)
            editor.line.setAlignment(Qt.AlignmentFlag.AlignLeft if row.in_words else Qt.AlignmentFlag.AlignRight)
        core = editor.focusProxy()
        if core is not None:
            core.installEventFilter(self)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field once; what changes meanwhile does not overwrite what is being typed."""
        if isinstance(editor, Editor) and editor.property("row") is None:
            # noted in the field, which outlives its place in the view by a moment
            editor.setProperty("row", index.row())
            editor.setProperty("column", index.column())
            editor.show_value(self._model.row(index).value(self._model.offer(index)))

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        height = min(option.rect.height(), editor.sizeHint().height())
        top = option.rect.y() + (option.rect.height() - height) // 2
        editor.setGeometry(option.rect.x() + 1, top, option.rect.width() - 2, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # of the field itself Qt's own filter takes care, of the line within we do
        if isinstance(watched, Editor):
            return super().eventFilter(watched, event)
        editor = watched.parent()
        if not isinstance(editor, Editor):  # being taken down: the line within loses the focus last of all
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(editor, event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._left(editor, event)
        return False

    def _key(self, editor: Editor, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        # with Shift a text of several lines goes on in the next
        in_lines = not isinstance(editor, TypedLine) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape:
            # nothing of it is kept, though it loses the keyboard by that
            editor.setProperty("row", -1)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            return True
        if key not in _MOVES or in_lines:
            return False
        if self._finish(editor):
            self._moved(*_MOVES[key])
        return True

    def _left(self, editor: Editor, event: QFocusEvent) -> None:
        """The mouse went elsewhere: keep the value; what can't be read stays, marked, until Esc or better words."""
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            QTimer.singleShot(0, editor, lambda: self._finish(editor))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """The view goes to another cell, and closes the field whether its value could be kept or not."""
        if isinstance(editor, Editor):
            self._take(editor)
            editor.setProperty("row", -1)

    def _finish(self, editor: Editor) -> bool:
        """Read, keep, close; False where the value is refused, and the field stays as it is."""
        if not self._take(editor):
            return False
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        return True

    def _take(self, editor: Editor) -> bool:
        """Read and keep, once: a field that is put away loses the focus as well. False where nothing was kept."""
        row, column = editor.property("row"), editor.property("column")
        # never filled, done with already, or of an offer that is gone
        if row is None or row < 0 or column >= len(self._model.offers):
            return False
        try:
            reason = self._keep(self._model.index(row, column), editor.value())
        except SmmdeskError as error:
            reason = self._language.error(error)
        if reason:
            editor.set_wrong(True)
            editor.setAccessibleDescription(reason)
            self._refused(reason)
            return False
        editor.setProperty("row", -1)
        return True

    def _keep(self, index: Index, value: object) -> str:
        row, offer = self._model.row(index), self._model.offer(index)
        # to type what stands there is no step of undo
        return "" if value == row.value(offer) else self._save(offer, row, value)
