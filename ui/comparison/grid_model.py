"""Offers as columns, figures as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from smmdesk.speech.wording import offer_name
from ui.overriding import override
from ui.widgets import tips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.comparison import Offer
    from smmdesk.speech.language import Language
    from ui.comparison.cells import Cell, Row

Index = QModelIndex | QPersistentModelIndex


class GridModel(QAbstractTableModel):
    """Makes cells only when they are painted, spoken or pointed at."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self.rows: Sequence[Row] = ()
        self.offers: Sequence[Offer] = ()

    def show(self, rows: Sequence[Row], offers: Sequence[Offer], *, is_edited: bool = False) -> bool:
        """Show these; whether the columns stayed the same offers, so that what is selected may stay.

        Where cells are being edited indexes stay with their offers.
        """
        columns, before = [offer.id for offer in offers], [offer.id for offer in self.offers]
        same = columns == before and len(rows) == len(self.rows)
        if same:
            self.rows, self.offers = rows, offers
            if rows and offers:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(offers) - 1))
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(offers) - 1)
        elif is_edited:
            self.layoutAboutToBeChanged.emit()
            old = self.persistentIndexList()
            places = [(index.row(), before[index.column()]) for index in old]
            self.rows, self.offers = rows, offers
            new = [self.index(row, columns.index(id)) if id in columns else QModelIndex() for row, id in places]
            self.changePersistentIndexList(old, new)
            self.layoutChanged.emit()
        else:
            self.beginResetModel()
            self.rows, self.offers = rows, offers
            self.endResetModel()
        return same

    def row(self, index: Index) -> Row:
        """The row of an index."""
        return self.rows[index.row()]

    def offer(self, index: Index) -> Offer:
        """The offer of an index."""
        return self.offers[index.column()]

    def cell(self, index: Index) -> Cell:
        """What stands there."""
        return self.row(index).cell(self.offer(index))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as above)
        return 0 if parent.isValid() else len(self.offers)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).words
        if role == Qt.ItemDataRole.ToolTipRole:
            return tips.plain(self.cell(index).tip) or None
        return self._spoken(index) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _spoken(self, index: Index) -> str:
        """Which offer, which figure, what it is and where it comes from."""
        cell = self.cell(index)
        words = f"{offer_name(self.offer(index), self._language)}, {self.row(index).title}: {cell.words}"
        return ", ".join(filter(None, (words, cell.heard, cell.note)))

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.rows[section].title
        name = offer_name(self.offers[section], self._language)
        return tips.plain(name) if role == Qt.ItemDataRole.ToolTipRole else name

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = index.isValid() and self.row(index).kind is not None
        return plain | Qt.ItemFlag.ItemIsEditable if editable else plain
