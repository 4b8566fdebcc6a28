"""Contacts, accounts and the like as short lines, each of which opens into its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from smmdesk.speech.language import _
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, font, frame_focus
from ui.widgets import tips
from ui.widgets.buttons import button
from ui.widgets.chips import STATUS_HEIGHT, paint_status, status_width
from ui.widgets.forms.form import Form
from ui.widgets.forms.networks import CHIP, paint_network
from ui.widgets.hearing import Heard
from ui.widgets.labels import hint, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.clients import Account, Agreement, Contact
    from smmdesk.domain.networks import Network
    from smmdesk.services.clients import ClientCard
    from ui.clients.parts import Mark, Part
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

LINE_HEIGHT: Final = 48
_EDGE: Final = tokens.SPACE_3


class PartList(QFrame):
    """All records of one part of the client shown. One is open at a time."""

    def __init__(self, context: Context, part: Part) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context, self._part = context, part
        self._card: ClientCard | None = None
        self._items: dict[str, PartItem] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._empty = self._teaching()
        self._column.addWidget(self._empty)

    def show_card(self, card: ClientCard) -> None:
        """Show the client's records; what is being typed in one that is still there is kept."""
        self._card = card
        records = {record.id: record for record in getattr(card, self._part.key)}
        for gone in self._items.keys() - records.keys():
            self._items.pop(gone).discard()
        for place, (id, record) in enumerate(records.items()):
            item = self._items.get(id) or self._made(id)
            if self._column.indexOf(item) != place:
                self._column.insertWidget(place, item)
            item.show_record(record, card, is_first=place == 0)
        self._empty.setVisible(not records)

    def add(self) -> None:
        """Keep a new record, open it and put the cursor into its first field."""
        if self._card is None:
            return
        context = self._context
        draft = self._part.draft(self._card, context.language, context.workspace.today())
        context.do(lambda: context.workspace.records.add(draft), show=lambda made: self.open(made.id, focus=True))

    def open(self, id: str, *, focus: bool = False) -> None:
        """Show the fields of a record, where it is there."""
        if (item := self._items.get(id)) is not None:
            item.open(focus=focus)

    def flush(self) -> None:
        """Save what is being typed."""
        for item in list(self._items.values()):  # saving shows the card again, which may deal the lines out anew
            item.flush()

    def items(self) -> Sequence[PartItem]:
        """The lines, as they stand."""
        return sorted(self._items.values(), key=self._column.indexOf)

    def _made(self, id: str) -> PartItem:
        item = self._items[id] = PartItem(self._context, self._part, self._remove)
        item.line.toggled.connect(lambda is_open: self._close_others(item) if is_open else None)
        return item

    def _close_others(self, opened: PartItem) -> None:
        for item in self._items.values():
            if item is not opened:
                item.line.setChecked(False)

    def _remove(self, record: Contact | Account | Agreement) -> None:
        context, part = self._context, self._part
        words = context.language(part.removed, name=part.head(record, context.language))
        context.do(
            lambda: context.workspace.records.remove(part.kind, record.id),
            tell=lambda _count: context.say_undoable(words),
        )

    def _teaching(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(_EDGE, tokens.SPACE_2, _EDGE, tokens.SPACE_2)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(hint(self._context.language(self._part.empty)))
        add = button(self._context.language(self._part.add), self.add, kind="link", sign="plus")
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        return made


class PartItem(QWidget):
    """One record: a line, and under it, once opened, its fields and the way to remove it."""

    def __init__(self, context: Context, part: Part, remove: Callable[[Any], None]) -> None:
        super().__init__()
        self._context, self._part, self._remove = context, part, remove
        self._record: Any = None
        self._card: ClientCard | None = None
        self.form: Form | None = None
        self._fields: QWidget | None = None
        self._rule = rule()
        self.line = RecordLine(lambda: remove(self._record))
        self.line.toggled.connect(self._toggled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._rule)
        self._column.addWidget(self.line)

    def show_record(self, record: object, card: ClientCard, *, is_first: bool) -> None:
        """Show the record as it is now."""
        self._record, self._card = record, card
        self._rule.setVisible(not is_first)
        part, language = self._part, self._context.language
        mark = part.mark(record, language, self._context.workspace.today())
        self.line.show_words(part.head(record, language), part.detail(record, language), mark, part.network(record))
        if self.form is not None:
            self.form.show_record(record)

    def open(self, *, focus: bool = False) -> None:
        """Show the fields, the cursor in the first where that is wanted."""
        self.line.setChecked(True)
        if focus and self.form is not None:
            self.form.focus_first()

    def flush(self) -> None:
        """Save what is being typed."""
        if self.form is not None:
            self.form.flush()

    def discard(self) -> None:
        """The record is gone: so is its line."""
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def _toggled(self, is_open: bool) -> None:
        if not is_open:
            self.flush()
        elif self._fields is None:
            self._fields = self._made_fields()
            self._column.addWidget(self._fields)
        if self._fields is not None:
            self._fields.setVisible(is_open)

    def _made_fields(self) -> QWidget:
        """The form is made on the first opening: a card of many lines opens quickly."""
        assert self._card is not None  # noqa: S101  (a line is shown before it can be opened)
        language, workspace = self._context.language, self._context.workspace
        # of this client, whose currency its amounts begin with
        self.form = Form(language, self._part.sections(self._card.client, workspace.today), save=self._save)
        self.form.show_record(self._record)
        remove = button(language(_("Remove")), lambda: self._remove(self._record), kind="link", sign="trash")
        remove.setAccessibleName(language(_("Remove {name}"), name=self._part.head(self._record, language)))
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(_EDGE, tokens.SPACE_1, _EDGE, _EDGE)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self.form)
        column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _save(self, edit: Edit) -> None:
        self._context.workspace.records.change(self._part.kind, edit.record.id, edit.seen, **edit.wanted)


class RecordLine(QAbstractButton):
    """Two lines of words, a network's chip before them, a mark after. Enter and Space open, Del removes."""

    heard_as = Heard.FOLD

    def __init__(self, removed: Callable[[], object]) -> None:
        super().__init__()
        self._removed = removed
        self._head = self._detail = ""
        self._mark: Mark | None = None
        self._network: Network | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, head: str, detail: str, mark: Mark | None, network: Network | None) -> None:
        """What the line says."""
        self._head, self._detail, self._mark, self._network = head, detail, mark, network
        said = (head, detail, mark[0] if mark else "")
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip(tips.plain(detail))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(200), scaled(LINE_HEIGHT))

    @override
    def event(self, event: QEvent) -> bool:
        """Keep Del from the page, which would remove the client."""
        return keeps_delete(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.toggle()
        elif event.key() == Qt.Key.Key_Delete:
            self._removed()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        room = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        self._paint_caret(painter, room)
        # where the arrow is
        room.setRight(room.right() - scaled(12) - 8)
        if self._mark is not None:
            room = self._paint_mark(painter, room, self._mark)
        if self._network is not None:
            top = room.y() + (room.height() - scaled(CHIP.height())) / 2
            paint_network(painter, QRectF(room.x(), top, scaled(CHIP.width()), scaled(CHIP.height())), self._network)
            room.setLeft(room.x() + scaled(CHIP.width()) + tokens.SPACE_2)
        self._paint_words(painter, room)

    def _paint_ground(self, painter: QPainter) -> None:
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(self.rect(), tokens.CORNER - 1, tokens.CORNER - 1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame_focus(painter, self.rect().adjusted(1, 1, -1, -1))

    def _paint_caret(self, painter: QPainter, room: QRect) -> None:
        sign = "caret-up" if self.isChecked() else "caret-down"
        paint_icon(
            painter, QRect(room.right() - scaled(12), room.center().y() - scaled(5), scaled(12), scaled(12)), sign
        )

    def _paint_mark(self, painter: QPainter, room: QRect, mark: Mark) -> QRect:
        """The chip at the right; what is left of the room."""
        words, tone, sign = mark
        width = min(status_width(words, sign), room.width() // 2)
        top = room.y() + (room.height() - scaled(STATUS_HEIGHT)) // 2
        paint_status(painter, QRect(room.right() - width + 1, top, width, scaled(STATUS_HEIGHT)), words, tone, sign)
        return room.adjusted(0, 0, -width - tokens.SPACE_2, 0)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        upper, lower = room.adjusted(0, 6, 0, -scaled(22)), room.adjusted(0, scaled(25), 0, -6)
        _paint_line(painter, upper if self._detail else room, self._head, "text", tokens.FONT_BASE)
        if self._detail:
            _paint_line(painter, lower, self._detail, "muted", tokens.FONT_SMALL)


def _paint_line(painter: QPainter, room: QRect, words: str, ink: str, size: float) -> None:
    dress = font(size, MEDIUM) if ink == "text" else font(size)
    painter.setFont(dress)
    painter.setPen(colour(ink))
    shown = QFontMetrics(dress).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def keeps_delete(event: QEvent) -> bool:
    """Whether this asks who wants the Del key; if so, it is taken, and no shortcut of the page gets it."""
    asks = event.type() == QEvent.Type.ShortcutOverride
    if not (asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete):
        return False
    event.accept()
    return True
