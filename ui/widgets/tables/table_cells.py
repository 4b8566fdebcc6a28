"""How cells are painted and edited in place."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.overriding import override
from ui.style import tokens
from ui.style.icons import icon
from ui.style.text_size import scaled
from ui.style.theme import colour, frame_focus
from ui.widgets.forms.form import Field
from ui.widgets.page import Page, page_of
from ui.widgets.tables.cell_form import ENTER, CellForm
from ui.widgets.tables.table_model import RECORD, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from PySide6.QtGui import QPaintEvent

    from smmdesk.speech.language import Language
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.forms.held_saves import HeldSave

Index = QModelIndex | QPersistentModelIndex
_TRIGGER = QAbstractItemView.EditTrigger
_STATE = QAbstractItemView.State
_ASKED_FOR: Final = _TRIGGER.EditKeyPressed | _TRIGGER.AnyKeyPressed | _TRIGGER.DoubleClicked | _TRIGGER.SelectedClicked


class EditableTable(QTableView):
    """A table whose cells are edited by forms of one field each. What was refused stays open over its cell, and goes
    with its record when other rows or columns come."""

    def forms(self) -> list[CellForm]:
        """Those of the cells that are being edited."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        found = self.viewport().findChildren(CellForm, options=direct)
        return [each for each in found if not each.is_over and not each.isHidden()]

    def flush(self) -> None:
        """Save what is being typed, as leaving the cell would; call before the table goes away."""
        for form in self.forms():
            form.flush()

    def waiting(self, record: object, field: str) -> HeldSave | None:
        """What another program keeps from being saved there."""
        page = self._page
        return page.held.waiting_in(record, field) if page is not None and "held" in vars(page) else None

    @contextmanager
    def dealing_anew(self) -> Iterator[bool]:
        """Other records come; whether cells are being edited, whose indexes are to be kept then."""
        # a second click edits a moment later, when its cell may be gone
        super().edit(self.currentIndex(), _TRIGGER.CurrentChanged, None)  # type: ignore[call-overload]  # as Qt does
        forms = self.forms()
        for form in forms:
            form.holds_back = True
        try:
            yield bool(forms)
        finally:
            for form in forms:
                form.holds_back = False
        delegate = self.itemDelegate()
        for form in self.forms():
            if form.index.isValid() and isinstance(delegate, FormDelegate):
                form.show_record(delegate.record(form.index))
        # Qt takes a cell's field away with its row or column, and edits no other one where it believes it still there
        if self.state() is _STATE.EditingState and not any(form.index.isValid() for form in self.forms()):
            self.setState(_STATE.NoState)

    @cached_property
    def _page(self) -> Page | None:
        page = page_of(self)
        if page is not None:
            page.looked.connect(self._repaint)
        return page

    def _repaint(self) -> None:
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Where there is no cell, the keyboard is at the table as a whole."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            paint_place(QPainter(self.viewport()), self.viewport().rect())

    def is_list(self, _index: Index) -> bool:
        """Whether one of a list is chosen there."""
        return False

    @override
    def edit(self, index: Index, *how: Any) -> Any:
        """A list opens at once, and finds what is typed; elsewhere a letter is typed over what is there."""
        was_open = any(form.index == index for form in self.forms())
        trigger, event = (how[0], how[1]) if len(how) > 1 else (None, None)
        is_asked = trigger is None or bool(trigger & self.editTriggers())
        if was_open or not is_asked or not self.is_list(index):
            return self._edit(index, *how)
        done = self._edit(index, _TRIGGER.AllEditTriggers, None) if how else self._edit(index)
        form = next((form for form in self.forms() if form.index == index), None)
        combo = form.focusProxy() if form is not None else None
        if isinstance(combo, QComboBox):
            combo.showPopup()
            if isinstance(event, QKeyEvent) and event.text().isprintable():
                combo.view().keyboardSearch(event.text())
        return done

    def _edit(self, index: Index, *how: Any) -> Any:  # noqa: ANN401  (as Qt does)
        """A cell that is open already gets the keyboard and the letter typed on it; one that is gone gets nothing."""
        if not how and not index.isValid():
            return None
        form = next((each for each in self.forms() if each.index == index), None)
        if form is None and not how:
            # Qt edits one cell at a time; the other is left as the keyboard leaves it, and saves or stays by itself
            self.setState(_STATE.NoState)
        if form is None or (how and not how[0] & _ASKED_FOR):
            return super().edit(index, *how)
        form.setFocus()
        if how and how[0] == _TRIGGER.AnyKeyPressed and (core := form.focusProxy()) is not None:
            QCoreApplication.sendEvent(core, how[1])
        return True

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Going to another cell closes no field with a text that is not saved; others may be edited beside it."""
        if isinstance(editor, CellForm) and editor.is_touched and not editor.isHidden():
            self.setState(_STATE.NoState)
            return
        if isinstance(editor, CellForm):
            editor.is_over = True  # before it loses the keyboard
            if not editor.index.isValid():  # its row or column is gone: Qt knows it no more
                editor.end()
                self.setState(_STATE.NoState)
                return
        super().closeEditor(editor, hint)


class FormDelegate(QStyledItemDelegate):
    """Puts forms over cells; a table says which field of which record a cell is."""

    def __init__(
        self,
        language: Language,
        save: Callable[[Edit], object],
        table: EditableTable,
        *,
        keys: Collection[Qt.Key] = ENTER,
    ) -> None:
        super().__init__(table)
        self._language, self._save, self._table, self._keys = language, save, table, keys

    def field(self, index: Index) -> Field | None:
        """What is edited there; None where nothing is."""
        raise NotImplementedError

    def record(self, index: Index) -> Any:  # noqa: ANN401  (of any kind)
        """What it is a field of."""
        raise NotImplementedError

    def waiting(self, index: Index) -> HeldSave | None:
        """What is to stand there as soon as another program has finished writing."""
        field = self.field(index)
        return None if field is None else self._table.waiting(self.record(index), field.name)

    def dress(self, form: CellForm, index: Index) -> None:
        """Make a field ready that is about to be shown."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = self.field(index)
        if field is None:
            return super().createEditor(parent, option, index)
        form = CellForm(self._language, field, self._save, keys=self._keys)
        form.setParent(parent)
        form.index = QPersistentModelIndex(index)
        form.done.connect(lambda: self.closeEditor.emit(form, QAbstractItemDelegate.EndEditHint.NoHint))
        form.show_record(self.record(index))
        self.dress(form, index)
        return form

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellForm):
            editor.show_record(self.record(index))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellForm):
            editor.flush()

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        if isinstance(editor, CellForm):
            editor.place(option.rect.adjusted(1, 0, -1, 0))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A form knows by itself what its keys mean."""
        return not isinstance(watched, CellForm) and super().eventFilter(watched, event)


def paint_place(painter: QPainter, rect: QRect) -> None:
    """A frame around where the keyboard is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame_focus(painter, rect.adjusted(1, 1, -1, -2), 4)
    painter.restore()


class CellDelegate(FormDelegate):
    """Hairlines between rows, a frame around the cell where the keyboard is, and cells edited as their columns say."""

    def __init__(
        self,
        language: Language,
        columns: Sequence[Column[Any]],
        save: Callable[[Edit], object],
        table: EditableTable,
        *,
        keys: Collection[Qt.Key] = ENTER,
    ) -> None:
        super().__init__(language, save, table, keys=keys)
        self._columns = columns

    @override
    def field(self, index: Index) -> Field | None:
        column = self._columns[index.column()]
        return None if column.edit is None else Field(column.field, column.title, column.edit)

    @override
    def record(self, index: Index) -> Any:
        return index.data(RECORD)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.rect.adjust(4, 0, -4, 0)
        if (save := self.waiting(index)) is not None:
            option.text = save.what.text
            option.icon = icon("clock", "attention")
            option.decorationSize = QSize(scaled(tokens.ICON), scaled(tokens.ICON))
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.palette.setColor(option.palette.ColorRole.Text, colour("attention"))

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
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_place(painter, rect)
