"""How cells are painted and edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from smmdesk.domain.errors import SmmdeskError
from ui.overriding import override
from ui.style.theme import colour
from ui.widgets.editor import Editor
from ui.widgets.table_model import RECORD, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter

    from smmdesk.speech.language import Language

Index = QModelIndex | QPersistentModelIndex


class EditableTable(QTableView):
    """A table whose cells are edited by the editors of the form; what is being typed can be saved at any time."""

    def flush(self) -> None:
        """Save what is being typed, as leaving the cell would; call before the table goes away or shows other rows."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for editor in self.viewport().findChildren(Editor, options=direct):
            if not editor.isHidden():  # one that is put away already is only waiting for its end
                self.commitData(editor)
                self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """What is put away loses the focus after the view has let go of it: it has nothing to say any more."""
        editor.blockSignals(True)
        super().closeEditor(editor, hint)


class CellDelegate(QStyledItemDelegate):
    """Hairlines between rows, no dotted focus box, and the editors of the form in place of a cell."""

    def __init__(
        self,
        language: Language,
        columns: Sequence[Column[Any]],
        edited: Callable[[int, int, Any], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._language, self._columns, self._edited = language, columns, edited

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.rect.adjust(4, 0, -4, 0)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen:
            painter.fillRect(rect, colour("accent_soft"))
        column = self._columns[index.column()]
        if column.paint is None:
            super().paint(painter, option, index)
        else:
            painter.save()
            column.paint(painter, rect.adjusted(8, 0, -8, 0), index.data(RECORD), self._language)
            painter.restore()
        painter.setPen(colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._columns[index.column()]
        if column.edit is None:
            return super().createEditor(parent, option, index)
        editor = column.edit.build(self._language)
        editor.setParent(parent)
        # or the words of the cell would shine through
        editor.setAutoFillBackground(True)
        editor.name_parts(self._language(column.title))
        editor.left.connect(lambda: self.commitData.emit(editor))
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Editor):
            editor.show_value(index.data(0x0002))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the new value on; text that cannot be read is dropped with the editor, the cell stays as it was."""
        if isinstance(editor, Editor):
            try:
                value = editor.value()
            except SmmdeskError:
                return
            self._edited(index.row(), index.column(), value)
