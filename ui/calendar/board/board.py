"""Posts by how far they are: a column for each status, and cards that are dragged from one to another.

Columns are tables of chips that paint only what is in sight. What is chosen is one selection across all of them; Tab
stops at one column, and arrows go to the others.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.speech.language import Language, _
from ui.calendar.board.cards import CardPainter
from ui.calendar.board.column import BoardColumn, CardTable
from ui.calendar.month.chip_painter import LOOKS
from ui.calendar.month.drag_painter import DragPainter
from ui.calendar.month.dragging import Drag
from ui.overriding import override
from ui.style import tokens
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ui.calendar.month.view import MonthView

_STEP: Final = 14
"""Pixels, and milliseconds below, by which columns scroll under a hand at the edge."""
_PACE: Final = 24


class PostBoard(QWidget):
    """Shows posts by status, and says which of them were dropped where."""

    selection_changed = Signal()
    clicked = Signal()
    activated_record = Signal(object)
    dropped = Signal(list, object)
    """posts, and the status of the column they were dropped in"""
    more_wanted = Signal(object, bool)
    """a status of which there are more posts than cards, and whether one of those has no day"""

    def __init__(self, language: Language, month: MonthView) -> None:
        super().__init__()
        self._language, self.month = language, month
        self._cards: CardPainter | None = None
        self._drag: Drag | None = None
        self._is_dealing = False
        self.columns = [BoardColumn(language, each, self, partial(self._ask_more, each)) for each in PostStatus]
        self._here = self.columns[0]
        self._lay_out()
        self._carried = _Carried(self)
        self._edge = QTimer(self, interval=_PACE)
        self._edge.timeout.connect(self._scroll_on)
        month.chips_changed.connect(self.forget)
        for each in self.columns:
            each.table.selection_changed.connect(self._tell)
            each.table.activated_record.connect(self.activated_record)
        self.setAccessibleName(language(_("Posts by status")))
        self._stop_at(self._here)

    def _lay_out(self) -> None:
        inside = self._inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_2)
        for each in self.columns:
            row.addWidget(each, 1)
        self._area = scrolling(inside)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    # what is shown

    def show_records(self, posts: Iterable[Post]) -> None:
        """These, each column in their order; what was selected and is still there stays selected, wherever it went."""
        by_status: dict[PostStatus, list[Post]] = {status: [] for status in PostStatus}
        for post in posts:
            by_status[post.status].append(post)
        chosen, current = {post.id for post in self.selected()}, self._here.table.current()
        now, had_focus = self.month.scene.now(), self._here.table.hasFocus()
        with self._dealing():
            for column in self.columns:
                column.show_posts(by_status[column.status], now)
                column.table.keep({*chosen}, current.id if current is not None else None)
        if current is not None:
            self._follow(current.id, had_focus=had_focus)
        elif not self._here.count:
            self._stop_at(next((each for each in self.columns if each.count), self._here))
        self._tell()

    def _follow(self, post_id: str, *, had_focus: bool) -> None:
        """The keyboard stays with its card, in whichever column that is now."""
        there = next((each for each in self.columns if any(each.id == post_id for each in each.table.records())), None)
        if there is None or there is self._here:
            return
        self._stop_at(there)
        there.table.scrollTo(there.table.currentIndex())
        if had_focus:
            there.table.setFocus()

    def records(self) -> list[Post]:
        """The posts that have a card, column by column."""
        return [post for each in self.columns for post in each.table.records()]

    def set_menu(self, menu: Callable[[], QMenu | None]) -> None:
        """The menu of the right mouse button and the menu key."""
        for each in self.columns:
            each.table.set_menu(menu)

    @property
    def cards(self) -> CardPainter:
        """Who paints cards, made anew when the look or the clients change."""
        if self._cards is None:
            found, ratio = self.month.found_out, self.devicePixelRatioF()
            picture = partial(found.thumbnail, ratio=ratio)
            self._cards = CardPainter(self._language, self.month.scene.marks, ratio, picture, found.warns)
        return self._cards

    def forget(self) -> None:
        """Cards look otherwise from now on."""
        self._cards = None
        for each in self.columns:
            each.table.viewport().update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOKS and "_cards" in vars(self):
            self.forget()

    def _ask_more(self, status: PostStatus) -> None:
        column = next(each for each in self.columns if each.status is status)
        self.more_wanted.emit(status, any(post.day is None for post in column.rest))

    # what is selected

    def selected(self) -> list[Post]:
        """The selected posts, column by column."""
        return [post for each in self.columns for post in each.table.selected()]

    def select(self, keys: Iterable[str], *, by_hand: bool = True) -> None:
        """Select posts by their ids and bring the first into sight; `by_hand` false where an act does."""
        wanted = list(keys)
        with self._dealing():
            for each in self.columns:
                each.table.select(wanted, by_hand=by_hand)
        found = next((each for each in self.columns if each.table.selected()), None)
        if found is not None:
            self._go_to(found)
        self._tell()

    def selectAll(self) -> None:
        """Every card."""
        with self._dealing():
            for each in self.columns:
                each.table.selectAll()
        self._tell()

    def place_of_selection(self) -> QRect:
        """Where something about the selection belongs."""
        table = self._here.table
        spot = table.visualRect(table.currentIndex())
        return QRect(table.viewport().mapTo(self, spot.topLeft()), spot.size()) if not spot.isNull() else QRect()

    def _tell(self) -> None:
        if not self._is_dealing:
            self.selection_changed.emit()

    @contextmanager
    def _dealing(self) -> Iterator[None]:
        """Many columns change, and it is told once."""
        was, self._is_dealing = self._is_dealing, True
        try:
            yield
        finally:
            self._is_dealing = was

    # where the keyboard is

    def _stop_at(self, column: BoardColumn) -> None:
        """Tab stops at this column, and comes back to it."""
        self._here.table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._here = column
        column.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(column.table)

    def _go_to(self, column: BoardColumn) -> None:
        had_focus = self._here.table.hasFocus()
        self._stop_at(column)
        self._area.ensureWidgetVisible(column, tokens.SPACE_2, 0)
        if had_focus:
            column.table.setFocus()

    def come_to(self, table: CardTable) -> None:
        """The keyboard is in this column."""
        column = next(each for each in self.columns if each.table is table)
        if column is not self._here:
            self._stop_at(column)
        self._area.ensureWidgetVisible(column, tokens.SPACE_2, 0)

    def let_go_beside(self, table: CardTable) -> None:
        """Something is chosen in this column alone."""
        with self._dealing():
            for each in self.columns:
                if each.table is not table and each.table.selectionModel().hasSelection():
                    each.table.clearSelection()

    def step(self, columns: int, *, extends: bool) -> None:
        """To the card about as high in the next column that has any; with `extends` it is selected as well."""
        at = self.columns.index(self._here)
        beside = self.columns[at + 1 :] if columns > 0 else self.columns[:at][::-1]
        target = next((each for each in beside if each.count), None)
        if target is None:
            return
        row = target.table.row_at(self._here.table.height_of_current())
        post = target.table.model_of_records.record(row)
        chosen = {each.id for each in self.selected()} if extends else set()
        self._go_to(target)
        with self._dealing():
            for each in self.columns:
                each.table.keep({*chosen, post.id}, post.id if each is target else None)
        target.table.scrollTo(target.table.currentIndex())
        self._tell()

    def choose_alone(self, post: Post | None) -> None:
        """This one and no other."""
        with self._dealing():
            for each in self.columns:
                each.table.keep({post.id} if post is not None else set())
        self._tell()

    def told_click(self) -> None:
        """A card was clicked."""
        self.clicked.emit()

    # the hand

    @property
    def is_carrying(self) -> bool:
        """Whether something is in the hand."""
        return self._drag is not None

    @property
    def over(self) -> BoardColumn | None:
        """The column under the hand."""
        if self._drag is None:
            return None
        place = self._area.mapFrom(self, self._drag.place)
        if not self._area.rect().contains(place):
            return None
        inside = self._inside.mapFrom(self, self._drag.place)
        return next((each for each in self.columns if each.geometry().contains(inside)), None)

    def take(self, held: Post, size: QRect, grip: QPoint) -> None:
        """Into the hand, with all that are chosen with it."""
        chosen = self.selected()
        posts = chosen if any(post.id == held.id for post in chosen) else [held]
        self._drag = Drag(posts, held, self.cards.picture(held, size.size(), selected=True), grip, QPoint())

    def carry(self, place: QPoint) -> None:
        """The hand went there, on the screen."""
        if self._drag is not None:
            self._drag.place = self.mapFromGlobal(place)
            self._carried.follow()
            if self._drag.turn_at(self.rect()):
                self._edge.start()
            else:
                self._edge.stop()

    def _scroll_on(self) -> None:
        """Columns go on under a hand at the edge."""
        if self._drag is not None:
            bar = self._area.horizontalScrollBar()
            bar.setValue(bar.value() + _STEP * self._drag.turn_at(self.rect()))
            self._carried.follow()

    def drop(self) -> None:
        """All of them get the status of the column under the hand; those that have it are left alone."""
        drag, column = self._drag, self.over
        self.cancel()
        if drag is None or column is None:
            return
        if others := [post for post in drag.posts if post.status is not column.status]:
            self.dropped.emit(others, column.status)

    def cancel(self) -> None:
        """Nothing is carried any more."""
        self._drag = None
        self._edge.stop()
        self._carried.hide()

    def paint_hand(self, painter: QPainter) -> None:
        """What is carried, and where it would drop."""
        if self._drag is None:
            return
        column, brush = self.over, DragPainter()
        if column is not None:
            corner = column.mapTo(self, QPoint(0, 0))
            brush.frame(painter, QRect(corner, column.size()).intersected(self.rect()))
        brush.hand(painter, self._drag)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Details beside take room: the card under the keyboard stays in sight."""
        super().resizeEvent(event)
        self._carried.setGeometry(self.rect())
        if self._here.table.hasFocus() or self.selected():
            QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        self._area.ensureWidgetVisible(self._here, tokens.SPACE_2, 0)


class _Carried(QWidget):
    """Lies over all columns while something is in the hand."""

    def __init__(self, board: PostBoard) -> None:
        super().__init__(board)
        self._board = board
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def follow(self) -> None:
        """The hand moved."""
        self.setVisible(True)
        self.raise_()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._board.paint_hand(painter)
        painter.end()
