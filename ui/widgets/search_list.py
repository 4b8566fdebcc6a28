"""A line to type in above a list that narrows as one types; arrows and Enter work from the line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import colour, cut, font
from ui.widgets.announcing import announce
from ui.widgets.labels import Label, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent

_ROW = 36
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Found:
    """One line: its words, quiet words on the right (where it belongs), an icon, what it stands for, its keys."""

    words: str
    value: Any
    detail: str = ""
    sign: str = ""
    keys: str = ""
    """right of all, and not heard with each line: a screen reader tells them on request"""


class SearchList(QWidget):
    """`search(typed)` gives the lines to show, best first. `chosen(value)` comes with Enter or a click."""

    chosen = Signal(object)

    def __init__(
        self,
        language: Language,
        search: Callable[[str], Sequence[Found]],
        *,
        placeholder: str,
        nothing: str,
        rows: int = 10,
    ) -> None:
        super().__init__()
        self._language, self._search = language, search
        self.line = _Line(self._moved, self._say_current)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self.line.setAccessibleDescription(language(_("The arrows choose, Enter takes")))
        self.line.setProperty("kind", "search")
        self.line.setFont(font(tokens.FONT_BASE + 1))
        self._model = _FoundModel()
        self._list = _list(self._model, rows)
        self._list.setAccessibleName(placeholder)
        self._nothing = Label(nothing, colour="muted")
        self._nothing.setContentsMargins(tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.line, rule(), self._list, self._nothing):
            column.addWidget(part)
        self.line.textChanged.connect(self.refresh)
        self.line.returnPressed.connect(self._choose_current)
        self._list.clicked.connect(lambda _index: self._choose_current())
        self.setFocusProxy(self.line)
        self.refresh()

    def refresh(self) -> None:
        """Search again with what is typed."""
        found = list(self._search(self.line.text().strip()))
        self._model.show(found)
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        # 6 of padding above and below, as the sheet gives such a list
        self._list.setFixedHeight(min(len(found), self._list.property("rows")) * scaled(_ROW) + tokens.SPACE_3)
        self.updateGeometry()  # whoever fits itself around the list asks at once, before Qt has told it
        self._list.setCurrentIndex(self._model.index(0))
        self._say_current()

    def found(self) -> list[Found]:
        """What is offered now."""
        return self._model.found

    def _moved(self, count: int) -> None:
        rows = self._model.rowCount()
        if rows:
            self._list.setCurrentIndex(self._model.index((self._list.currentIndex().row() + count) % rows))
            self._say_current()

    def _say_current(self) -> None:
        """The keyboard stays in the line: that one would hear nothing of the list."""
        if not self.line.hasFocus():
            return
        row, rows = self._list.currentIndex().row(), self._model.rowCount()
        said = self._nothing.text()
        if row >= 0:
            line = self._model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
            said = self._language(_("{line}, {n} of {all}"), line=line, n=row + 1, all=rows)
        announce(self.line, said)

    def _choose_current(self) -> None:
        row = self._list.currentIndex().row()
        if row >= 0:
            self.chosen.emit(self._model.found[row].value)


class _Line(QLineEdit):
    """Hands up and down to the list, and tells when the keyboard comes."""

    def __init__(self, moved: Callable[[int], None], came: Callable[[], None]) -> None:
        super().__init__()
        self._moved, self._came = moved, came

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._came()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._moved(step)


class _FoundModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Found] = []

    def show(self, found: list[Found]) -> None:
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self.found)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.found[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{found.words}, {found.detail}" if found.detail else found.words
        told = {
            Qt.ItemDataRole.DisplayRole: found.words,
            Qt.ItemDataRole.AccessibleDescriptionRole: found.keys,
            Qt.ItemDataRole.UserRole: found,
        }
        return told.get(Qt.ItemDataRole(role))


class _FoundDelegate(QStyledItemDelegate):
    """Icon, words, and the quiet detail on the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, scaled(_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found: Found = index.data(Qt.ItemDataRole.UserRole)
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), tokens.CORNER, tokens.CORNER)
        side = scaled(tokens.ICON)
        if found.sign:
            paint_icon(painter, QRect(rect.x() + 10, rect.y() + (rect.height() - side) // 2, side, side), found.sign)
        self._paint_words(painter, rect.adjusted(20 + side, 0, -12, 0), found)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, found: Found) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(tokens.FONT_SMALL))
        painter.setPen(colour("muted"))
        detail = cut(painter, "   ".join(filter(None, (found.detail, found.keys))), rect.width() // 2)
        width = painter.fontMetrics().horizontalAdvance(detail)
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, detail)
        painter.setFont(font())
        painter.setPen(colour("text"))
        room = rect.width() - width - 12
        words = cut(painter, found.words, room)
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignLeft, words)


def _list(model: QAbstractListModel, rows: int) -> QListView:
    made = QListView()
    made.setModel(model)
    # Qt's view does not keep it alive, its parent does
    made.setItemDelegate(_FoundDelegate(made))
    made.setProperty("kind", "found")
    made.setProperty("rows", rows)
    # the keyboard stays in the line, whose arrows reach the list
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setUniformItemSizes(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made
