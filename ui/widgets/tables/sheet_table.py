"""A table that is filled in like a sheet: typing, F2 or a double click edits the cell that the keyboard stands on.

Enter goes on below and Tab beside it, Shift and Tab back. Once something was filled in they do so without a cell being
open, until another key or the mouse says that one is done with that; Enter opens the record then, and Tab leaves the
table, as in any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit

from ui.overriding import override
from ui.widgets.layouts import first_letters
from ui.widgets.tables.cell_form import ENTER, CellForm
from ui.widgets.tables.table import RecordTable
from ui.widgets.tables.table_cells import CellDelegate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.widgets.forms.field_row import Edit
    from ui.widgets.tables.table_model import Column, Index

T = TypeVar("T")

_TRIGGER = QAbstractItemView.EditTrigger
_TABS: Final = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_BACK: Final = -1
_FLAG = QItemSelectionModel.SelectionFlag


class SheetDelegate(CellDelegate):
    """Goes on from cell to cell."""

    @override
    def dress(self, form: CellForm, index: Index) -> None:
        if isinstance(text := form.focusProxy(), QPlainTextEdit):
            text.moveCursor(QTextCursor.MoveOperation.End)  # a long text is not written over by one key
        if isinstance(self._table, SheetTable):
            self._table.follow(form)


class SheetTable(RecordTable[T]):
    """`home` is the field on which the keyboard stands at first."""

    home: str = ""

    _goes_on = False

    @override
    def _dress(self, columns: Sequence[Column[T]], *, many: bool) -> None:
        super()._dress(columns, many=many)
        self.setEditTriggers(_TRIGGER.EditKeyPressed | _TRIGGER.AnyKeyPressed | _TRIGGER.DoubleClicked)

    @override
    def delegate(self, columns: Sequence[Column[T]], save: Callable[[Edit], object]) -> CellDelegate:
        return SheetDelegate(self._language, columns, save, self, keys=ENTER | _TABS)

    @override
    def column_to_stand_on(self) -> int:
        """Where it stands already; else at home."""
        if (here := self.currentIndex()).isValid():
            return here.column()
        columns = self.model_of_records.columns
        return next((at for at, column in enumerate(columns) if column.field == self.home), 0)

    def current_field(self) -> str:
        """The field of the cell that the keyboard stands on; '' where there is none that can be edited."""
        index = self.currentIndex()
        is_one = index.isValid() and self._is_editable(index)
        return self.model_of_records.columns[index.column()].field if is_one else ""

    # how a cell is opened

    @override
    def is_list(self, index: Index) -> bool:
        from ui.widgets.forms.choice import Choice

        return isinstance(self.model_of_records.columns[index.column()].edit, Choice)

    def _is_editable(self, index: Index) -> bool:
        return bool(index.flags() & Qt.ItemFlag.ItemIsEditable) and not self.isColumnHidden(index.column())

    # how it goes on

    def follow(self, form: CellForm) -> None:
        """A cell is being edited: the key that it is left by leads on, and so may the next one."""
        form.row.settled.connect(self._settled)
        form.finished_by.connect(self._finished)

    def _settled(self) -> None:
        self._goes_on = True

    def _finished(self, key: Qt.Key) -> None:
        self._step(key, shift=False)

    def _step(self, key: Qt.Key, *, shift: bool) -> bool:
        """On from the current cell; whether there is one to go to."""
        forward = key != Qt.Key.Key_Backtab and not shift
        there = self._beside(forward=forward) if key in _TABS else self._below(1 if forward else _BACK)
        if there.isValid():
            self.setFocus()
            self.selectionModel().setCurrentIndex(there, _FLAG.ClearAndSelect | _FLAG.Rows)
        return there.isValid()

    def _below(self, rows: int) -> QModelIndex:
        here = self.currentIndex()
        return self.model_of_records.index(here.row() + rows, here.column())

    def _beside(self, *, forward: bool) -> QModelIndex:
        """The next cell that can be edited, also of the next row."""
        here, header, model = self.currentIndex(), self.horizontalHeader(), self.model_of_records
        step = 1 if forward else -1
        row, place = here.row(), header.visualIndex(here.column()) + step
        while 0 <= row < model.rowCount():
            while 0 <= place < header.count():
                if self._is_editable(there := model.index(row, header.logicalIndex(place))):
                    return there
                place += step
            row, place = row + step, 0 if forward else header.count() - 1
        return QModelIndex()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        key = Qt.Key.Key_Tab if next else Qt.Key.Key_Backtab
        return (self._goes_on and self._step(key, shift=False)) or super().focusNextPrevChild(next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._goes_on and key in ENTER:
            self._step(key, shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return
        self._goes_on = self._goes_on and key in _TABS
        index = self.currentIndex()
        if first_letters(event) and index.isValid() and self._is_editable(index):
            self.edit(index, _TRIGGER.AnyKeyPressed, event)
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._goes_on = False
        super().mousePressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # a cell that closes gives it back without a reason
        self._goes_on = self._goes_on and event.reason() is Qt.FocusReason.OtherFocusReason
