"""Columns as declarations, and the model that formats only what is in sight."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, QTimer

from ui.overriding import override
from ui.style.theme import colour
from ui.widgets import tips
from ui.widgets.page_tools import Sifted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from enum import Enum

    from PySide6.QtGui import QIcon, QPainter

    from smmdesk.speech.language import Language
    from ui.widgets.forms.editor import Kind

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SLICE: Final = 0.03
"""Seconds of filtering at a stretch: two frames, so that typing and painting go on in between."""
STRETCH: Final = 0
"""The width of a column that takes what room is left."""
RECORD: Final = int(Qt.ItemDataRole.UserRole)
"""The role under which a cell gives its whole record."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: `text` of a record in a language; the rest where it differs from plain words.

    `sort` gives what to sort by (never None: use a pair such as `(value is None, value or 0)`); without it the text.
    `ink` names a token colour (`bad`), `icon` an icon beside the text. `field` and `edit` allow inline editing (F2).
    `searched` false leaves the column out of the filter: dates and sums cost much and are seldom looked for.
    `paint` draws the cell in place of its text, within the rectangle (chips of networks, a status); the text is still
    what is sorted, searched and said, or `spoken` is said. `width` is what it has at the least: its title always fits,
    and so do the names of all members of the enum `names`, and the words of `sample`. `room` is how many pixels `paint`
    needs of a record, where a table is as wide as its words. One that stretches has `least`,
    where the table leaves out columns for want of room, and of what room is left as many parts as its `weight`.
    """

    title: str
    text: Callable[[T, Language], str]
    sort: Callable[[T], Any] | None = None
    align: Qt.AlignmentFlag = LEFT
    width: int = 120
    least: int = 140
    weight: int = 1
    icon: Callable[[T], QIcon | None] | None = None
    ink: Callable[[T], str] | None = None
    tip: Callable[[T, Language], str] | None = None
    spoken: Callable[[T, Language], str] | None = None
    field: str = ""
    edit: Kind | None = None
    searched: bool = True
    paint: Callable[[QPainter, QRect, T, Language], None] | None = None
    room: Callable[[T, Language], int] | None = None
    names: type[Enum] | None = None
    sample: Callable[[Language], str] | None = None

    def copied(self, record: T, language: Language) -> str:
        """The words of a cell; of one that shows a sign alone, what is said of it."""
        return self.text(record, language) or (self.spoken(record, language) if self.spoken else "")


class RecordModel(QAbstractTableModel, Generic[T]):
    """Records in the order of the sorting that pass the filter.

    Filtering formats every cell once, which for 100,000 rows takes seconds: it goes in slices between which the window
    stays awake, and rows found later are added below.
    """

    def __init__(self, language: Language, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.columns = tuple(columns)
        self._records: Sequence[T] = ()
        self._in_order: Sequence[T] = ()
        self._shown: list[T] = []
        self._haystacks: dict[int, str] = {}
        self._needles: list[str] = []
        self._left: Iterator[T] = iter(())
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._find_more)
        self._sorting: tuple[int, Qt.SortOrder] | None = None
        self._answers: dict[int, Callable[[T, Column[T]], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.DecorationRole: lambda record, column: column.icon(record) if column.icon else None,
            Qt.ItemDataRole.TextAlignmentRole: lambda _record, column: column.align,
            Qt.ItemDataRole.ForegroundRole: lambda record, column: colour(column.ink(record)) if column.ink else None,
            Qt.ItemDataRole.ToolTipRole: lambda record, column: (
                tips.plain(column.tip(record, language)) if column.tip else None
            ),
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            RECORD: lambda record, _column: record,
            Qt.ItemDataRole.EditRole: lambda record, column: getattr(record, column.field) if column.field else None,
        }

    def set_records(self, records: Sequence[T], key: Callable[[T], Any] | None = None) -> None:
        """Other records under the same sorting and filter. With a `key`, which tells which is which, indexes stay
        with their records."""
        with self._anew(key):
            self._records = records
            self._haystacks.clear()
            self._in_order = self._sorted(records)
            self._filter(self._in_order)

    def set_filter(self, text: str, key: Callable[[T], Any] | None = None) -> None:
        """Keep the records in which every word of `text` occurs; a longer filter only looks at what passed already."""
        needles = text.casefold().split()
        narrower = bool(self._needles) and text.casefold().startswith(" ".join(self._needles))
        with self._anew(key):
            self._needles = needles
            self._filter(self._shown if narrower and not self.is_filtering else self._in_order)

    @property
    def is_filtering(self) -> bool:
        """Whether more rows may still be found."""
        return self._later.isActive()

    def sifted(self) -> Sifted:
        """What the filter leaves, as far as is known."""
        return Sifted(len(self._shown), len(self._records), bool(self._needles), is_over=not self.is_filtering)

    def shown(self) -> list[T]:
        """The records as they stand in the table."""
        return self._shown

    def record(self, row: int) -> T:
        """The record of a row."""
        return self._shown[row]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as above)
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(self._shown[index.row()], self.columns[index.column()])

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align
        return self._language(self.columns[section].title) if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = index.isValid() and self.columns[index.column()].edit is not None
        return plain | Qt.ItemFlag.ItemIsEditable if editable else plain

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, or with -1 back to the order the records were given in."""
        self._sorting = (column, order) if column >= 0 else None
        with self._anew(id):
            self._in_order = self._sorted(self._records)
            self._filter(self._in_order)

    @contextmanager
    def _anew(self, key: Callable[[T], Any] | None) -> Iterator[None]:
        """Other rows. Without a key it is all forgotten where they were, which is quicker where there are many."""
        if key is None:
            self.beginResetModel()
            yield
            self.endResetModel()
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keep = [(key(self._shown[index.row()]), index.column()) for index in before]
        yield
        rows = {key(record): row for row, record in enumerate(self._shown)} if keep else {}
        after = [self.index(rows[mark], column) if mark in rows else QModelIndex() for mark, column in keep]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sorted(self, records: Sequence[T]) -> Sequence[T]:
        if self._sorting is None:
            return records
        index, order = self._sorting
        column = self.columns[index]
        by = column.sort or (lambda record: column.text(record, self._language).casefold())
        return sorted(records, key=by, reverse=order is Qt.SortOrder.DescendingOrder)

    def _filter(self, records: Sequence[T]) -> None:
        """Find the first rows that pass, and the rest when the window has time."""
        self._later.stop()
        if not self._needles:
            self._shown = list(records)
            return
        self._left = iter(records)
        self._shown, is_over = self._slice()
        if not is_over:
            self._later.start()

    def _find_more(self) -> None:
        found, is_over = self._slice()
        if found:
            first = len(self._shown)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._shown.extend(found)
            self.endInsertRows()
        if not is_over:
            self._later.start()

    def _slice(self) -> tuple[list[T], bool]:
        """What passes of as many records as fit into one frame, and whether these were all."""
        found, until = [], time.perf_counter() + _SLICE
        for count, record in enumerate(self._left, 1):
            haystack = self._haystack(record)
            if all(needle in haystack for needle in self._needles):
                found.append(record)
            if count % 64 == 0 and time.perf_counter() > until:
                return found, False
        return found, True

    def _haystack(self, record: T) -> str:
        """All searched words of a record, made once."""
        found = self._haystacks.get(id(record))
        if found is None:
            words = (column.text(record, self._language) for column in self.columns if column.searched)
            found = self._haystacks[id(record)] = "\n".join(words).casefold()
        return found

    def _text(self, record: T, column: Column[T]) -> str:
        return column.text(record, self._language)

    def _spoken(self, record: T, column: Column[T]) -> str:
        """What a screen reader says of a cell: which column, then what is in it."""
        return f"{self._language(column.title)}: {(column.spoken or column.text)(record, self._language)}"
