"""The table, written once; a page only declares columns.

    POST_COLUMNS = (
        Column(_("When"), lambda post, language: language.moment(post.moment), sort=by_moment),
        Column(_("Text"), lambda post, language: post.headline(), width=STRETCH),
        Column(_("Cost"), lambda post, language: language.money(post.cost), sort=by_cost, align=RIGHT),
    )
    table: RecordTable[Post] = RecordTable(language, POST_COLUMNS, name=_("Posts"))
    table.show_records(posts)                 # the selection and the scroll position stay
    table.set_filter("cake")                  # every word must occur in some column
    table.selection_changed.connect(self._show_in_inspector)
    table.activated_record.connect(self._open)        # Enter or double click

100,000 records sort and scroll smoothly: only what is in sight is ever formatted.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu

from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled, scaled_size
from ui.widgets import tips
from ui.widgets.figures import Figures
from ui.widgets.forms.networks import IN_CELL
from ui.widgets.tables.table_cells import CellDelegate, EditableTable
from ui.widgets.tables.table_model import RIGHT, STRETCH, Column, RecordModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from smmdesk.speech.language import Language
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.page_tools import Sifted

__all__ = ["RIGHT", "STRETCH", "Column", "RecordTable"]

T = TypeVar("T")

_PADDING: Final = 24
"""Beside the words of a cell, on both sides together."""
SIGN: Final = 26
"""An icon before them."""

_VISITS: Final = count(1)

_FIRST_STEPS: Final = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home)
"""Keys that go to the row where the keyboard is, while none is selected."""


class RecordTable(EditableTable, Generic[T]):
    """Records as rows. `key` tells which record is which after a change; by default their `id`."""

    activated_record = Signal(object)
    selection_changed = Signal()

    visited: int = 0
    """how many times the keyboard had come to a table when it last came to this one; 0 for never"""

    def __init__(
        self,
        language: Language,
        columns: Sequence[Column[T]],
        *,
        name: str,
        key: Callable[[T], Any] = lambda record: getattr(record, "id", record),
        many: bool = True,
        priority: Sequence[int] = (),
        save: Callable[[Edit], object] = lambda _edit: None,
    ) -> None:
        """`priority` holds the indexes of columns, the most needed first: the rest goes where there is no room.

        `save` keeps what was changed in a cell, and raises what refuses it, as a form's does.
        """
        super().__init__()
        self.setAccessibleName(language(name))
        self._key, self._language, self._priority = key, language, tuple(priority)
        self._menu: Callable[[], QMenu | None] | None = None
        self._times_shown = 0
        stretching = {index: column.weight for index, column in enumerate(columns) if column.width == STRETCH}
        self._stretching = frozenset(stretching)
        self._weights = stretching if len(set(stretching.values())) > 1 else {}
        self.model_of_records: RecordModel[T] = RecordModel(language, columns, self)
        self.setModel(self.model_of_records)
        self.setItemDelegate(self.delegate(columns, save))
        self._dress(columns, many=many)
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.selection_changed.emit())
        self.activated.connect(lambda index: self.activated_record.emit(self.model_of_records.record(index.row())))

    def delegate(self, columns: Sequence[Column[T]], save: Callable[[Edit], object]) -> CellDelegate:
        """Who paints cells and edits them."""
        return CellDelegate(self._language, columns, save, self)

    # what is shown

    def show_records(self, records: Sequence[T]) -> None:
        """Show these; what was selected and is still there stays selected, and what is being typed stays with it."""
        self._times_shown = turn = self._times_shown + 1
        if self.forms():
            self._save_what_goes({self._key(record) for record in records})
            if turn != self._times_shown:  # something newer was shown by that
                return
        chosen = {self._key(record) for record in self.selected()}
        current = self.current()
        place = self.verticalScrollBar().value()
        with self.dealing_anew() as is_edited:
            self.model_of_records.set_records(records, self._key if is_edited else None)
        # what is current stays so by itself where cells are edited; Qt would close the one that is left for another
        self._select_keys(chosen, self._key(current) if current is not None and not is_edited else None)
        self.verticalScrollBar().setValue(place)

    def set_filter(self, text: str) -> None:
        """Only rows in which every word of the text occurs."""
        self.flush()
        chosen = {self._key(record) for record in self.selected()}
        with self.dealing_anew() as is_edited:
            self.model_of_records.set_filter(text, self._key if is_edited else None)
        self._select_keys(chosen, None)

    def sifted(self) -> Sifted:
        """What the filter leaves of the records."""
        return self.model_of_records.sifted()

    def show_columns(self, priority: Sequence[int]) -> None:
        """Only these from now on, the most needed first, and of them those that there is room for."""
        self._priority = tuple(priority)
        self._make_room()

    def records(self) -> list[T]:
        """The records in sight of the filter, as sorted."""
        return self.model_of_records.shown()

    def told(self) -> str:
        """What is told where a mouse rests on the cells of the row where the keyboard is."""
        row, model = self.currentIndex().row(), self.model_of_records
        columns = [column for column, _title in self.titles()] if row >= 0 else []
        cells = (model.data(model.index(row, column), Qt.ItemDataRole.ToolTipRole) for column in columns)
        return "\n".join(tips.words(cell) for cell in cells if cell)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.visited = next(_VISITS)

    # by its titles

    def has_titles(self) -> bool:
        """Whether it is a table to look at; a list of chips has none."""
        return not self.horizontalHeader().isHidden()

    def titles(self) -> list[tuple[int, str]]:
        """The columns in sight, as they stand."""
        header, language = self.horizontalHeader(), self._language
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [(at, language(self.model_of_records.columns[at].title)) for at in order if not self.isColumnHidden(at)]

    def sorting(self) -> tuple[int, Qt.SortOrder]:
        """By which column, -1 for none, and how."""
        header = self.horizontalHeader()
        return header.sortIndicatorSection(), header.sortIndicatorOrder()

    def as_table(self) -> Figures | None:
        """The rows and columns in sight; of a list of chips none."""
        shown = [(self.model_of_records.columns[at], title) for at, title in self.titles()]
        rows = ([column.copied(record, self._language) for column, _title in shown] for record in self.records())
        return Figures([title for _column, title in shown], rows) if self.has_titles() else None

    # what is selected

    def selected(self) -> list[T]:
        """The selected records, from top to bottom."""
        ranges = self.selectionModel().selection().toList()
        rows = {row for each in ranges for row in range(each.top(), each.bottom() + 1)}
        return [self.model_of_records.record(row) for row in sorted(rows)]

    def current(self) -> T | None:
        """The record under the keyboard, if there is one."""
        row = self.currentIndex().row()
        return self.model_of_records.record(row) if row >= 0 else None

    def select(self, keys: Iterable[Any]) -> None:
        """Select the records of these keys and bring the first into sight."""
        wanted = list(keys)
        self._select_keys(set(wanted), next(iter(wanted), None))
        self.scrollTo(self.currentIndex())

    def column_to_stand_on(self) -> int:
        """In which column the keyboard stands in a row that it is brought to."""
        return 0

    def set_menu(self, menu: Callable[[], QMenu | None]) -> None:
        """The menu of the right mouse button and the menu key: `lambda: commands.menu("post.copy", "post.remove")`."""
        self._menu = menu
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def _open_menu(self, place: QPoint) -> None:
        """Beside the rows it is about none of them: a right click there leaves them selected."""
        if self.viewport().rect().contains(place) and not self.indexAt(place).isValid():
            self.clearSelection()
        if self._menu is not None and (menu := self._menu()) is not None:
            menu.popup(self.viewport().mapToGlobal(place))

    def _select_keys(self, keys: set[Any], current: object) -> None:
        """Select by key in one go; signals once."""
        model, last = self.model_of_records, self.model_of_records.columnCount() - 1
        rows = []
        for row, record in enumerate(model.shown() if keys or current is not None else ()):
            key = self._key(record)
            if key in keys:
                rows.append(row)
            if key == current:
                there = model.index(row, self.column_to_stand_on())
                self.selectionModel().setCurrentIndex(there, QItemSelectionModel.SelectionFlag.NoUpdate)
        chosen = QItemSelection()
        for top, bottom in runs(rows):
            chosen.select(model.index(top, 0), model.index(bottom, last))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        # records shown anew take the selection with them, which Qt does not tell
        if not chosen.count():
            self.selection_changed.emit()

    def _save_what_goes(self, left: set[Any]) -> None:
        """What is being typed for records that are not among those."""
        for form in self.forms():
            if self._key(form.record) not in left:
                form.flush()

    # look and keys

    def _dress(self, columns: Sequence[Column[T]], *, many: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        # by F2 alone, since a double click opens
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setIconSize(scaled_size(IN_CELL))
        self.setWordWrap(False)
        # Tab leaves the table, as any other part of the page
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        # in the order in which they are given, until somebody clicks a title
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(tokens.ROW_HEIGHT))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(self.model(), self))  # else it asks every row at every paint
        header.setHighlightSections(False)
        header.setMinimumSectionSize(scaled(40))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.ensurePolished()  # the widths below are those of the typeface that the style sheet brings
        header.ensurePolished()
        self.widths = tuple(self._width(index, column) for index, column in enumerate(columns))
        # Qt stretches all alike
        stretches = QHeaderView.ResizeMode.Fixed if self._weights else QHeaderView.ResizeMode.Stretch
        for index, column in enumerate(columns):
            if column.width == STRETCH:
                header.setSectionResizeMode(index, stretches)
            else:
                header.resizeSection(index, self.widths[index])
        header.sectionResized.connect(self._make_up)

    def _width(self, index: int, column: Column[T]) -> int:
        """Room for the title in this language, and for the longest of the words that the column is known to hold."""
        metrics = self.fontMetrics()
        members = [self._language.word(member) for member in column.names or ()]
        if column.sample is not None:
            members.append(column.sample(self._language))
        names = max(map(metrics.horizontalAdvance, members), default=0)
        beside = scaled(SIGN) if column.icon or column.paint else 0
        least = column.least if column.width == STRETCH else column.width
        return max(scaled(least), self.horizontalHeader().sectionSizeHint(index), names + _PADDING + beside)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._priority:
            self._make_room()
        elif not self._weights:
            self._keep_least()
        self._share_room()

    def _keep_least(self) -> None:
        """Where columns that stretch would have less room than they need they keep that: the table scrolls sideways."""
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        now = [
            least if index in self._stretching else header.sectionSize(index) for index, least in enumerate(self.widths)
        ]
        has_room = sum(now) <= self.viewport().width()
        for index in self._stretching:
            header.setSectionResizeMode(index, modes.Stretch if has_room else modes.Fixed)
            if not has_room:
                header.resizeSection(index, self.widths[index])

    def _make_up(self, index: int, _before: int, _now: int) -> None:
        """A column was made wider or narrower by hand: those that stretch make up for it."""
        if index not in self._weights:
            self._share_room()

    def _share_room(self) -> None:
        """Columns of different weights get the least that they need, and by their weights what the others leave."""
        header = self.horizontalHeader()
        sharing = [index for index in self._weights if not header.isSectionHidden(index)]
        parts = sum(self._weights[index] for index in sharing)
        taken = sum(header.sectionSize(index) for index in range(header.count()) if index not in sharing)
        room = max(self.viewport().width() - taken, 0)
        needed = sum(self.widths[index] for index in sharing)
        left = max(room - needed, 0)
        for index in sharing:
            more = left * self._weights[index] // parts
            least = self.widths[index] if room >= needed else room * self.widths[index] // needed
            header.resizeSection(index, least + more)
            left, parts = left - more, parts - self._weights[index]

    def _make_room(self) -> None:
        shown = fitting(self.viewport().width(), self.widths, self._priority)
        for index in range(len(self.widths)):
            self.setColumnHidden(index, index not in shown)
        here = self.currentIndex()
        if here.isValid() and here.column() not in shown and not self.forms():
            # or the keyboard would stand where nobody sees it
            there = here.siblingAtColumn(self._priority[0])
            self.selectionModel().setCurrentIndex(there, QItemSelectionModel.SelectionFlag.NoUpdate)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens on every platform (macOS would edit); letters belong to the page's shortcuts, not to a search."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        was_selected = self.selectionModel().hasSelection()
        if not was_selected and (is_enter or event.key() in _FIRST_STEPS):
            self.selectRow(self.currentIndex().row())  # Qt would pass over the row where the keyboard is
        if is_enter and self.state() is not QAbstractItemView.State.EditingState:
            if (record := self.current()) is not None:
                self.activated_record.emit(record)
        elif not was_selected and self.selectionModel().hasSelection():
            # that it is selected is all that the first step does
            event.accept()
        elif event.text().isprintable() and event.text() and event.key() != Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)


def fitting(width: int, widths: Sequence[int], priority: Sequence[int]) -> set[int]:
    """Of columns of these widths those that `width` pixels have room for; the first two of the priority always."""
    chosen = set(priority[:2])
    left = width - sum(widths[index] for index in chosen)
    for index in priority[2:]:
        left -= widths[index]
        if left < 0:
            break
        chosen.add(index)
    return chosen


def runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbours in rising numbers; Qt is slow with thousands of single rows."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] != rows[place - 1] + 1:
            yield rows[start], rows[place - 1]
            start = place
