"""One column of the board: its heading, its cards, and how many more there are than it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from smmdesk.domain.ids import made_at
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.speech.language import Language, _
from ui.calendar.board.cards import HEIGHT, CardPainter, card_in_words
from ui.calendar.lists.chip_table import GAP, ChipDelegate
from ui.calendar.lists.held_chips import HeldChips
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, frame_focus
from ui.widgets.buttons import button
from ui.widgets.labels import Label, hint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtGui import QFocusEvent

    from ui.calendar.month.view import MonthView
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.tables.table import Column
    from ui.widgets.tables.table_cells import CellDelegate
    from ui.widgets.tables.table_model import Index

MOST: Final = 200
"""Cards of a column; the list has the rest."""
WIDTH: Final = 158
WAITING: Final = frozenset({PostStatus.DRAFT, PostStatus.TO_APPROVE})
"""Of which it is told since when they wait."""
_CLEAR: Final = QItemSelectionModel.SelectionFlag.Clear
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class BoardHand(Protocol):
    """What columns ask of the board they stand on."""

    month: MonthView

    @property
    def cards(self) -> CardPainter:
        """Who paints cards."""

    @property
    def is_carrying(self) -> bool:
        """Whether something is in the hand."""

    def come_to(self, table: CardTable) -> object:
        """The keyboard is in this column."""

    def let_go_beside(self, table: CardTable) -> object:
        """Something is chosen in this column alone."""

    def step(self, columns: int, *, extends: bool) -> object:
        """To the card about as high in a column beside."""

    def choose_alone(self, post: Post | None) -> object:
        """This one and no other."""

    def told_click(self) -> object:
        """A card was clicked."""

    def take(self, held: Post, size: QRect, grip: QPoint) -> object:
        """Into the hand, with all that are chosen with it."""

    def carry(self, place: QPoint) -> object:
        """The hand went there, on the screen."""

    def drop(self) -> object:
        """It let go."""

    def cancel(self) -> object:
        """Nothing is carried any more, and nothing happens."""


class BoardColumn(QWidget):
    """Name, count and since when the oldest waits; below it the cards."""

    def __init__(self, language: Language, status: PostStatus, hand: BoardHand, more: Callable[[], object]) -> None:
        """`more` leads to the posts that have no card."""
        super().__init__()
        self._language, self.status, self.count = language, status, 0
        self.rest: Sequence[Post] = ()
        """the posts that have no card"""
        self._name, self._count = Label(language.word(status), weight=MEDIUM), Label("0", colour="muted")
        self._oldest, self._nothing = hint(""), hint(language(_("Nothing here")))
        self.table = CardTable(language, hand)
        self._more = button("", more, kind="link")
        top = QHBoxLayout()
        top.setSpacing(tokens.SPACE_2)
        for each in (self._name, self._count):
            top.addWidget(each)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addLayout(top)
        for each in (self._oldest, self._nothing):
            column.addWidget(each)
        column.addWidget(self.table, 1)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMinimumWidth(scaled(WIDTH))
        self._oldest.setWordWrap(False)

    def show_posts(self, posts: Sequence[Post], now: datetime) -> None:
        """The first of them as cards; the heading counts all."""
        self.count, self.rest = len(posts), posts[MOST:]
        self.table.show_records(posts[:MOST])
        self._count.setText(self._language.number(len(posts)))
        oldest = self._say_oldest(posts, now)
        count = self._language.count("{n} post", "{n} posts", len(posts))
        words = (self._language.word(self.status), count, oldest)
        self.table.setAccessibleName(", ".join(filter(None, words)))
        self._nothing.setVisible(not posts)
        self._more.setVisible(bool(self.rest))
        self._more.setText(f"+{self._language.number(len(self.rest))}")
        more = self._language.count("{n} more post, in the list", "{n} more posts, in the list", len(self.rest))
        self._more.setAccessibleName(more)
        self._more.setToolTip(more)

    def _say_oldest(self, posts: Sequence[Post], now: datetime) -> str:
        """Since when the one that came first is in the workspace: how long it has had its status nobody wrote down."""
        language = self._language
        made = made_at(min(post.id for post in posts)) if posts and self.status in WAITING else now
        days = (now - made).days
        words = language.count("oldest {n} day", "oldest {n} days", days) if days > 0 else ""
        self._oldest.setText(words)
        told = language(_("The oldest of them came into the workspace on {day}."), day=made.astimezone().date())
        self._oldest.setToolTip(told if words else "")
        return words


class CardTable(HeldChips):
    """The cards of a column; what is chosen in it is chosen on the board."""

    def __init__(self, language: Language, hand: BoardHand) -> None:
        self._hand = hand
        super().__init__(language, hand.month, name=_("Posts"))
        self.verticalHeader().setDefaultSectionSize(scaled(HEIGHT) + GAP)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @override
    def delegate(self, columns: Sequence[Column[Post]], save: Callable[[Edit], object]) -> CellDelegate:
        return _CardDelegate(self._language, columns, save, self)

    @override
    def _heard(self, post: Post, language: Language) -> str:
        return card_in_words(language, self.month, post)

    @override
    def paint_chip(self, painter: QPainter, place: QRect, post: Post, *, selected: bool) -> None:
        self._hand.cards.put(painter, place, post, selected=selected)

    def keep(self, chosen: set[str], current: str | None = None) -> None:
        """Of these the ones that are here are selected; the keyboard stands on `current`, if that is here."""
        self._select_keys(chosen, current)

    def row_at(self, height: int) -> int:
        """The card nearest to so many pixels from the top; -1 where there are none."""
        row, last = self.rowAt(max(height, 0)), self.model().rowCount() - 1
        return row if row >= 0 else last

    def height_of_current(self) -> int:
        """Pixels from the top to the middle of the card under the keyboard."""
        return self.visualRect(self.currentIndex()).center().y() if self.currentIndex().isValid() else 0

    @override
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        meant = super().selectionCommand(index, event)
        extends = event is not None and isinstance(event, (QMouseEvent, QKeyEvent)) and event.modifiers()
        if event is not None and meant & _CLEAR and not extends:
            self._hand.let_go_beside(self)
        return meant

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._hand.come_to(self)

    # mouse

    @property
    @override
    def is_carrying(self) -> bool:
        return self._hand.is_carrying

    @override
    def take(self, held: Post, place: QRect, grip: QPoint) -> None:
        self._hand.take(held, place, grip)

    @override
    def carry(self, place: QPoint) -> None:
        self._hand.carry(place)

    @override
    def drop(self) -> None:
        self._hand.drop()

    @override
    def cancel(self) -> None:
        self._hand.cancel()

    @override
    def choose_alone(self, post: Post | None) -> None:
        self._hand.choose_alone(post)

    @override
    def tell_click(self, *, on_chip: bool) -> None:
        if on_chip:
            self._hand.told_click()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The keyboard comes to what stays selected, too."""
        super().mousePressEvent(event)
        if self._is_kept:
            index = self.indexAt(event.position().toPoint())
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens, also what was selected before: Qt knows of the first click only where it was let have it."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.activated_record.emit(self.model_of_records.record(index.row()))

    # keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the column beside."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _STEPS and held in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
            self._hand.step(_STEPS[key], extends=held == Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)


class _CardDelegate(ChipDelegate):
    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            painter.save()
            frame_focus(painter, option.rect.adjusted(1, 1, -1, -GAP - 1), 4)
            painter.restore()
