"""The grid of offers: as tall as its rows, scrolled sideways where the columns need more room than there is.

Arrows move, typing or Enter edits, Enter goes down and Tab goes on, Del takes our usual figure back, the menu key opens
what can be done with the offer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QSizePolicy, QVBoxLayout, QWidget

from smmdesk.services.comparison_defaults import FIRST_WAYS
from smmdesk.speech.wording import offer_name
from ui.comparison.grid_delegate import GridDelegate
from ui.comparison.grid_model import GridModel
from ui.comparison.way_header import WayHeader
from ui.overriding import override
from ui.style.text_size import scaled
from ui.widgets.figures import Figures
from ui.widgets.forms.choice import Choice
from ui.widgets.tables.table_cells import EditableTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.comparison import Offer
    from smmdesk.domain.ids import OfferId
    from smmdesk.speech.language import Language
    from ui.comparison.cells import Row
    from ui.widgets.forms.field_row import Edit

_IDLE = QAbstractItemView.State.NoState


class OfferGrid(EditableTable):
    """One column an offer. `save` keeps what was typed, and raises what refuses it."""

    usual_wanted = Signal(object, object)
    """an offer and a row whose usual figure is to come back"""
    menu_wanted = Signal(object, QPoint)
    """an offer whose menu is to be opened there"""
    went = Signal()
    """another cell is the current one"""

    def __init__(
        self,
        language: Language,
        name: str,
        save: Callable[[Edit], object],
        *,
        least_width: int,
        tells_origin: bool = True,
    ) -> None:
        super().__init__()
        self._language = language
        self.model_of_offers = GridModel(language, self)
        offers = self.model_of_offers
        self.ways = WayHeader(language, lambda column: offers.offers[column], self, tells_origin=tells_origin)
        self._least_width = max(least_width, self.ways.least_width())
        self.setHorizontalHeader(self.ways)
        self.setModel(self.model_of_offers)
        self.setItemDelegate(GridDelegate(language, self.model_of_offers, self, save=save, moved=self._move))
        self.setAccessibleName(name)
        self._dress()
        self.ways.sectionClicked.connect(self._open_head)
        self.selectionModel().currentChanged.connect(lambda _new, _old: self.went.emit())

    def show_offers(self, rows: Sequence[Row], offers: Sequence[Offer], leader: OfferId | None) -> None:
        """Show these; the same cell of the same offer stays the current one, and what is being typed stays with it."""
        current, row = self.current_offer(), max(self.currentIndex().row(), 0)
        self.ways.leader = leader
        with self.dealing_anew() as is_edited:
            same = self.model_of_offers.show(rows, offers, is_edited=is_edited)
        if same:
            self.ways.viewport().update()
            return
        for index, each in enumerate(rows):
            self.setRowHeight(index, scaled(each.height))
        self._fit()
        # by the offer: its column may have moved
        kept = next((place for place, offer in enumerate(offers) if current and offer.id == current.id), 0)
        self.setCurrentIndex(self.model_of_offers.index(min(row, len(rows) - 1), kept))

    def as_table(self) -> Figures | None:
        """Each figure of each offer; where it comes from is left out, or no cell would be a number."""
        model = self.model_of_offers
        heads = [self.accessibleName(), *(offer_name(offer, self._language) for offer in model.offers)]
        rows = [[row.title, *(row.cell(offer).text for offer in model.offers)] for row in model.rows]
        return Figures(heads, rows) if model.offers else None

    def whole_width(self) -> int:
        """What it takes to show an offer of each way side by side."""
        return len(FIRST_WAYS) * self._least_width

    def current_offer(self) -> Offer | None:
        """The offer whose column the keyboard is in."""
        column = self.currentIndex().column()
        return self.model_of_offers.offers[column] if 0 <= column < len(self.model_of_offers.offers) else None

    def current_row(self) -> Row | None:
        """The row the keyboard is in."""
        row = self.currentIndex().row()
        return self.model_of_offers.rows[row] if 0 <= row < len(self.model_of_offers.rows) else None

    @property
    def can_edit(self) -> bool:
        """Whether the cell that the keyboard is in can be changed: a computed figure is not."""
        return bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)

    @override
    def is_list(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return isinstance(self.model_of_offers.row(index).kind, Choice)

    def edit_current(self) -> None:
        """Open the cell that the keyboard is in."""
        self.setFocus()
        self.edit(self.currentIndex())

    def select(self, offer_id: str, field: str = "") -> None:
        """Go to the cell of an offer, by default in the row where the keyboard is."""
        model = self.model_of_offers
        column = next((place for place, offer in enumerate(model.offers) if offer.id == offer_id), None)
        row = next((place for place, each in enumerate(model.rows) if each.field == field), self.currentIndex().row())
        if column is not None:
            self.setCurrentIndex(model.index(max(row, 0), column))

    # how it works

    def _move(self, rows: int, columns: int) -> None:
        """On to the next cell: Tab at the end of a row begins the next one."""
        model, now = self.model_of_offers, self.currentIndex()
        place = now.row() * len(model.offers) + now.column() + columns + rows * len(model.offers)
        # the field that had the keyboard is being put away
        self.setFocus()
        if 0 <= place < len(model.rows) * len(model.offers):
            self.setCurrentIndex(model.index(*divmod(place, len(model.offers))))

    def _open_head(self, column: int) -> None:
        place = QPoint(self.ways.sectionViewportPosition(column) + 4, self.ways.height() - 4)
        self.menu_wanted.emit(self.model_of_offers.offers[column], self.ways.viewport().mapToGlobal(place))

    def _below(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())

    def _dress(self) -> None:
        # the keyboard is at one cell, and that is all there is to be chosen
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # it is as tall as its rows: the view around it scrolls
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _fit(self) -> None:
        """Columns share the width; the height is that of all rows."""
        count = len(self.model_of_offers.offers)
        width = max(self._least_width, self.viewport().width() // count) if count else self._least_width
        for column in range(count):
            self.setColumnWidth(column, width)
        # or the bar would cover the last row
        bar = self.horizontalScrollBar().sizeHint().height() if width * count > self.viewport().width() else 0
        self.setFixedHeight(self.ways.height() + sum(scaled(row.height) for row in self.model_of_offers.rows) + bar)

    @override
    def sizeHint(self) -> QSize:
        return QSize(4 * self._least_width, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(2 * self._least_width, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(
                self.model_of_offers.offer(index), event.globalPos() if by_mouse else self._below(index)
            )

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters typed over a computed figure go nowhere: the keyboard stays where it is."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), Qt.Key(event.key())
        idle = self.state() is _IDLE and index.isValid()
        if idle and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.can_edit:
                self.edit(index)
        elif idle and key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.usual_wanted.emit(self.model_of_offers.offer(index), self.model_of_offers.row(index))
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_Space}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Matrix(QWidget):
    """The grid with the names of its rows on the left, which stay when the columns are scrolled."""

    def __init__(self, grid: OfferGrid, *, head_width: int, widest_head: int = 0) -> None:
        """Names have `head_width`, and a quarter of all where that is more, up to `widest_head`."""
        super().__init__()
        self.grid, self._head_width = grid, head_width
        self._corner = QWidget()
        self._corner.setFixedHeight(grid.ways.height())
        heads = QWidget()
        heads.setMinimumWidth(head_width)
        heads.setMaximumWidth(max(head_width, widest_head))
        self._heads = QVBoxLayout(heads)
        self._heads.setContentsMargins(0, 0, 0, 0)
        self._heads.setSpacing(0)
        self._heads.addWidget(self._corner)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(heads, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(grid, 3, Qt.AlignmentFlag.AlignTop)

    def whole_width(self) -> int:
        """What it takes to show all of it."""
        return self._head_width + self.grid.whole_width()

    def set_corner(self, widget: QWidget) -> None:
        """What stands above the names of the rows."""
        column = QVBoxLayout(self._corner)
        column.setContentsMargins(0, 4, 8, 5)
        column.addWidget(widget, 1)
        needed = widget.heightForWidth(self._head_width - 8) + 9
        # large words take more lines than the names of the columns beside them
        if needed > self.grid.ways.height():
            for part in (self.grid.ways, self._corner):
                part.setFixedHeight(needed)

    def add_head(self, head: QWidget, height: int) -> None:
        """The name of the next row."""
        head.setFixedHeight(scaled(height))
        self._heads.addWidget(head)
