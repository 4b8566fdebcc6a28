"""Rows of days or months as a table of figures, a column a metric."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.results.data_rows import FigureRow, Rows, remarks, written, written_by_days
from ui.widgets import tips

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.desk import ImportedFile
    from smmdesk.domain.ids import ImportedFileId
    from smmdesk.services.pasted_figures import Into

Index = QModelIndex | QPersistentModelIndex


class Place(NamedTuple):
    """A cell."""

    row: FigureRow
    into: Into


class FigureModel(QAbstractTableModel):
    """Words are made when a cell is painted, spoken or pointed at."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._shown = Rows(rows=(), columns=(), more=())
        self._files: Mapping[ImportedFileId, ImportedFile] = {}

    @property
    def rows(self) -> Sequence[FigureRow]:
        """Those in sight."""
        return self._shown.rows

    @property
    def columns(self) -> Sequence[Into]:
        """Those in sight."""
        return self._shown.columns

    def show(self, shown: Rows, files: Mapping[ImportedFileId, ImportedFile], *, is_edited: bool) -> bool:
        """Show these; whether they are of the same days and metrics, so that what is selected may stay.

        Where cells are being edited indexes stay with their day and metric.
        """
        before, after = _names(self._shown), _names(shown)
        self._files = files
        if before == after:
            self._shown = shown
            if self.rows and self.columns:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))
        elif is_edited:
            self.layoutAboutToBeChanged.emit()
            old = self.persistentIndexList()
            places = [(before[0][index.row()], before[1][index.column()]) for index in old]
            self._shown = shown
            self.changePersistentIndexList(old, [self.place_of(*place) for place in places])
            self.layoutChanged.emit()
        else:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()
        return before == after

    def place_of(self, row: str, metric: str) -> QModelIndex:
        """Where that day and metric stand; nowhere where one of them is not shown."""
        rows, columns = _names(self._shown)
        is_there = row in rows and metric in columns
        return self.index(rows.index(row), columns.index(metric)) if is_there else QModelIndex()

    def place(self, index: Index) -> Place:
        """The day and metric of an index."""
        return Place(self.rows[index.row()], self.columns[index.column()])

    def told(self, index: Index) -> str:
        """All that there is to know about a cell."""
        return " ".join(self._remarks(index))

    def _remarks(self, index: Index) -> list[str]:
        return remarks(*self.place(index), self._files, self._language)

    def words(self, index: Index) -> str:
        """What stands there: a figure, what the days come to, or nothing."""
        row, into = self.place(index)
        return written(row, into, self._language) or written_by_days(row, into, self._language)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as above)
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tips.plain("\n".join(self._remarks(index))) or None
        return self._spoken(index) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _spoken(self, index: Index) -> str:
        """The metric, the day, the figure, and what is to be known about it."""
        row, into = self.place(index)
        words = self.words(index) or self._language(_("nothing"))
        return ". ".join([f"{into.title}, {row.name}: {words}", *(each.rstrip(".") for each in self._remarks(index))])

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        words = self.rows[section].label if orientation is Qt.Orientation.Vertical else self.columns[section].title
        return tips.plain(words) if role == Qt.ItemDataRole.ToolTipRole else words

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if index.isValid() else plain


def _names(shown: Rows) -> tuple[list[str], list[str]]:
    return [row.id for row in shown.rows], [column.key for column in shown.columns]
