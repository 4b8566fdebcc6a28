"""The grid of figures: rows of days or months, a column a metric.

Arrows move and Shift selects, typing, F2 or Enter edits, Del clears, Ctrl+C and Ctrl+V copy and paste. A cell that is
left by Enter leads on to the one below, by Tab to the one beside it, and so do further ones, until another key or the
mouse says that one is done with that: then Tab leaves the grid, as any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem

from smmdesk.domain.results.named import MOST, Unit
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.results.data_model import FigureModel, Place
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import colour, cut, font
from ui.widgets.figures import Figures
from ui.widgets.forms.editor import WIDEST, TypedLine
from ui.widgets.forms.editors import Whole
from ui.widgets.forms.form import Field
from ui.widgets.forms.money_edit import Amount
from ui.widgets.tables.cell_form import ENTER
from ui.widgets.tables.table_cells import EditableTable, FormDelegate, paint_place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smmdesk.domain.desk import ImportedFile
    from smmdesk.domain.ids import ImportedFileId
    from smmdesk.services.pasted_figures import Into
    from ui.results.data_rows import FigureRow, Rows
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.tables.cell_form import CellForm

Index = QModelIndex | QPersistentModelIndex

LEAST_COLUMN: Final = 88
_WIDEST_HEAD: Final = 180
_PAD: Final = 8
_DOT: Final = 5
_SIGN: Final = 12
_GAP: Final = 5
_SIGNS: Final = _DOT + _SIGN + 2 * _GAP
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TRIGGER: Final = QAbstractItemView.EditTrigger
_TABS: Final = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_CLEARS: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_OWN: Final = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste)


class FigureDelegate(FormDelegate):
    """Figures on the right, a dot before one that was typed, a sign before one that is worth a second look."""

    def __init__(
        self, language: Language, model: FigureModel, table: FigureGrid, save: Callable[[Edit], object]
    ) -> None:
        super().__init__(language, save, table, keys=ENTER | _TABS)
        self._model, self._grid = model, table

    @override
    def field(self, index: Index) -> Field | None:
        row, into = self._model.place(index)
        kind = (
            Amount(row.currency_of(into.key), may_be_negative=True)
            if into.unit is Unit.MONEY
            else Whole(low=-MOST, high=MOST)
        )
        return Field(into.key, f"{into.title}, {row.name}", kind)

    @override
    def record(self, index: Index) -> FigureRow:
        return self._model.place(index).row

    @override
    def dress(self, form: CellForm, index: Index) -> None:
        if isinstance(editor := form.row.editor, TypedLine):
            editor.line.setMaximumWidth(WIDEST)
            editor.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid.follow(form)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("accent_soft"))
        painter.setPen(colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_figure(painter, option, index)
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_place(painter, rect)

    def _paint_figure(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        (row, into), save = self._model.place(index), self.waiting(index)
        words = save.what.text if save is not None else self._model.words(index)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        shape = font()
        shape.setStrikeOut(into.key in row.unused)
        painter.setFont(shape)
        painter.setPen(colour(self._ink(row, into, waits=save is not None)))
        words = cut(painter, words, room.width() - scaled(_SIGNS))
        painter.drawText(room, _RIGHT, words)
        self._paint_signs(painter, row, into, room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(words), 0))

    def _paint_signs(self, painter: QPainter, row: FigureRow, into: Into, room: QRect) -> None:
        """Right before the figure, so that nobody takes them for its neighbour's."""
        if row.is_typed(into.key):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(_before(room, _DOT))
            room.setRight(room.right() - scaled(_DOT) - _GAP)
        if into.key in row.doubts:
            paint_icon(painter, _before(room, _SIGN), "warning", "attention")

    def _ink(self, row: FigureRow, into: Into, *, waits: bool) -> str:
        if waits:
            return "attention"
        return "muted" if into.key in row.unused or into.key in row.by_days else "text"


def _before(room: QRect, side: int) -> QRect:
    """A square at the end of that room."""
    length = scaled(side)
    return QRect(room.right() - _GAP - length, room.center().y() - length // 2, length, length)


class FigureGrid(EditableTable):
    """`save` keeps what was typed, and raises what refuses it."""

    cleared = Signal(list)
    """the places that were emptied"""
    copy_wanted = Signal()
    paste_wanted = Signal()
    menu_wanted = Signal(QPoint)
    """a menu is to be opened there, for the selection"""
    went = Signal()
    """another cell is the current one"""

    _goes_on = False

    def __init__(self, language: Language, save: Callable[[Edit], object]) -> None:
        super().__init__()
        self._language = language
        self.figures = FigureModel(language, self)
        self.setModel(self.figures)
        self.setItemDelegate(FigureDelegate(language, self.figures, self, save))
        self.setAccessibleName(language(_("Figures")))
        self._dress()
        self.selectionModel().currentChanged.connect(lambda _new, _old: self.went.emit())

    def show_rows(self, shown: Rows, files: Mapping[ImportedFileId, ImportedFile]) -> None:
        """Show these; the same cell of the same day stays the current one, and what is being typed stays with it."""
        here = self.currentIndex()
        place = self.figures.place(here) if here.isValid() else None
        with self.dealing_anew() as is_edited:
            same = self.figures.show(shown, files, is_edited=is_edited)
        if same:
            self.viewport().update()
            return
        self._fit()
        kept = self.figures.place_of(place.row.id, place.into.key) if place else QModelIndex()
        self._go(kept if kept.isValid() else self.figures.index(0, 0))

    def selected(self) -> list[Place]:
        """The cells that are chosen, row by row."""
        chosen = sorted((index.row(), index.column()) for index in self.selectionModel().selectedIndexes())
        return [self.figures.place(self.figures.index(*each)) for each in chosen]

    def current(self) -> Place | None:
        """The cell that the keyboard is in."""
        index = self.currentIndex()
        return self.figures.place(index) if index.isValid() else None

    def as_table(self) -> Figures | None:
        """All figures as they stand."""
        model = self.figures
        heads = [self._language(_("Days")), *(column.title for column in model.columns)]
        rows = [
            [row.name, *(model.words(model.index(at, column)) for column in range(len(model.columns)))]
            for at, row in enumerate(model.rows)
        ]
        return Figures(heads, rows) if model.rows and model.columns else None

    def select_cell(self, row: str, metric: str) -> None:
        """Go to a cell, where it is shown."""
        if (index := self.figures.place_of(row, metric)).isValid():
            self._go(index)

    def _go(self, index: QModelIndex) -> None:
        """There, and nothing else is chosen: Qt would look at the keys that happen to be held down."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # how it looks

    def _dress(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(_TRIGGER.DoubleClicked | _TRIGGER.EditKeyPressed | _TRIGGER.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(scaled(tokens.ROW_HEIGHT))
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setDefaultAlignment(_RIGHT)
        for header in (rows, columns):
            header.setHighlightSections(False)

    def _fit(self) -> None:
        """Each column as wide as its name and its figures ask for."""
        header = self.horizontalHeader()
        for column in range(len(self.figures.columns)):
            wanted = max(header.sectionSizeHint(column), self._widest(column), scaled(LEAST_COLUMN))
            self.setColumnWidth(column, min(wanted, scaled(_WIDEST_HEAD)))

    def _widest(self, column: int) -> int:
        words = (self.figures.words(self.figures.index(row, column)) for row in range(len(self.figures.rows)))
        beside = 2 * _PAD + scaled(_SIGNS) + 2
        return max(map(self.fontMetrics().horizontalAdvance, words), default=0) + beside

    # keys

    def follow(self, form: CellForm) -> None:
        """A cell is being edited: the key that it is left by leads on, and so may the next one."""
        form.row.settled.connect(self._settled)
        form.finished_by.connect(self._finished)

    def _settled(self) -> None:
        self._goes_on = True

    def _finished(self, key: Qt.Key) -> None:
        self._step(key, back=key is Qt.Key.Key_Backtab)

    def _step(self, key: Qt.Key, *, back: bool) -> bool:
        """On from the current cell; whether there is one to go to. Tab at the end of a row begins the next."""
        here, wide = self.currentIndex(), len(self.figures.columns)
        place = here.row() * wide + here.column() + (1 if key in _TABS else wide) * (-1 if back else 1)
        is_there = here.isValid() and 0 <= place < wide * len(self.figures.rows)
        self.setFocus()
        if is_there:
            self._go(self.figures.index(*divmod(place, wide)))
        return is_there

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        key = Qt.Key.Key_Tab if next else Qt.Key.Key_Backtab
        return (self._goes_on and self._step(key, back=not next)) or super().focusNextPrevChild(next)

    @override
    def event(self, event: QEvent) -> bool:
        """What it does itself no command of the page takes."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and self.currentIndex().isValid()
        if is_asked and isinstance(event, QKeyEvent) and (event.key() in _CLEARS or any(map(event.matches, _OWN))):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = Qt.Key(event.key()), self.currentIndex()
        if not index.isValid() or self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in ENTER and self._goes_on:
            self._step(key, back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            self._goes_on = self._goes_on and key in _TABS
            if not self._acts(event, key, index):
                super().keyPressEvent(event)

    def _acts(self, event: QKeyEvent, key: Qt.Key, index: QModelIndex) -> bool:
        """Whether the key does something to the cells that are chosen."""
        if key in ENTER:
            self.edit(index)
        elif key in _CLEARS:
            self.cleared.emit([place for place in self.selected() if place.into.key in place.row.figures])
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            return False
        return True

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are typed into cells, and look for none."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._goes_on = False
        super().mousePressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # a cell that closes gives it back without a reason
        self._goes_on = self._goes_on and event.reason() is Qt.FocusReason.OtherFocusReason

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        if by_mouse and not self.selectionModel().isSelected(index):
            self._go(index)
        self.menu_wanted.emit(event.globalPos() if by_mouse else self._below(index))

    def _below(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
