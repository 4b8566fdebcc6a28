"""The ways to see posts: month, week, list, board, ideas; one of them in sight, each with its own selection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QWidget

from smmdesk.speech.language import Language, _
from ui.calendar.month.view import MonthView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QRect

    from smmdesk.domain.posts import Post
    from ui.calendar.board.board import PostBoard
    from ui.calendar.lists.cells import CellOffers
    from ui.calendar.lists.ideas_tray import IdeasTray
    from ui.calendar.lists.post_list import PostList
    from ui.calendar.shown.looks import Marks
    from ui.calendar.week.pane import WeekPane

MONTH: Final = "month"
WEEK: Final = "week"
LIST: Final = "list"
BOARD: Final = "board"
IDEAS: Final = "ideas"
NAMES: Final = ((MONTH, _("Month")), (WEEK, _("Week")), (LIST, _("List")), (BOARD, _("Board")), (IDEAS, _("Ideas")))
GRIDS: Final = frozenset({MONTH, WEEK})
"""Those that show days, each with its posts: one widget in two shapes."""


class PostViews(QStackedWidget):
    """What is asked of the views, whichever is in sight. Tables are made when they are first looked at."""

    selection_changed = Signal()
    clicked = Signal(object)
    opened = Signal(object)
    dropped = Signal(list, object)
    """posts, and the status of the column of the board that they were dropped in"""
    more_wanted = Signal(object, bool)
    """a status of which the board has no room for all, and whether one of those left has no day"""

    def __init__(self, language: Language, today: date) -> None:
        super().__init__()
        self._language = language
        self._marks: Marks = {}
        self._menu: Callable[[], QMenu | None] = lambda: None
        self._tables: dict[str, PostList] = {}
        self._offers: Callable[[], CellOffers] | None = None
        self._kind = MONTH
        self._week: WeekPane | None = None
        self._board: PostBoard | None = None
        self._is_handing_over = False
        self.tray: IdeasTray | None = None
        """the ideas beside the month, once they were opened"""
        self.month = MonthView(language, today)
        self.month.scene.clicked.connect(self.clicked)
        self.month.scene.opened.connect(self.opened)
        self.month.scene.selection_changed.connect(self._month_chosen)
        self.addWidget(self.month)
        self.setFocusProxy(self.month)

    @property
    def kind(self) -> str:
        """Which view is in sight."""
        return self._kind

    def put_beside(self, tray: IdeasTray) -> None:
        """Ideas stand beside the month: posts are chosen there or in the month, never in both."""
        self.tray = tray
        tray.list.set_menu(self._menu)
        tray.list.clicked_record.connect(self.clicked)
        tray.list.activated_record.connect(self.opened)
        tray.list.selection_changed.connect(self._idea_chosen)

    @property
    def in_tray(self) -> bool:
        """Whether what is chosen lies in the tray."""
        return self._kind in GRIDS and self._tray_is_open and bool(self.tray and self.tray.list.selected())

    @property
    def _tray_is_open(self) -> bool:
        # not `isVisible`, which is also false while the page is out of sight
        return self.tray is not None and not self.tray.isHidden()

    def _idea_chosen(self) -> None:
        if self.in_tray:
            self._let_go(lambda: self.month.scene.select_day(self.month.scene.selection.day))
        self._tell()

    def _month_chosen(self) -> None:
        if self.in_tray and self.tray is not None:
            self._let_go(self.tray.list.clearSelection)
        self._tell()

    def _let_go(self, what: Callable[[], object]) -> None:
        """Of what was chosen on the other side, which by itself is no news."""
        if not self._is_handing_over:
            self._is_handing_over = True
            what()
            self._is_handing_over = False

    def _tell(self) -> None:
        if not self._is_handing_over:
            self.selection_changed.emit()

    @property
    def in_sight(self) -> QWidget:
        """The view in sight."""
        return self.month if self._kind in GRIDS else self._cards_or_rows

    @property
    def _cards_or_rows(self) -> PostBoard | PostList:
        return self._on_board() if self._kind == BOARD else self.table

    def show_records(self, posts: Sequence[Post]) -> None:
        """In the view in sight, which is no grid."""
        self._cards_or_rows.show_records(posts)

    @property
    def table(self) -> PostList:
        """The table in sight; while the month is, the one of the period."""
        kind = IDEAS if self._kind == IDEAS else LIST
        return self._tables.get(kind) or self._make(kind)

    def turn_to(self, kind: str) -> None:
        """Bring another view into sight; the keyboard goes with it."""
        # asked before the view changes: what is hidden has no keyboard
        had_focus = self.in_sight.hasFocus()
        self._kind = kind
        self._shape_grid(kind)
        self.setCurrentWidget(self._week if kind == WEEK and self._week is not None else self.in_sight)
        self.setFocusProxy(self.in_sight)
        if had_focus:
            self.in_sight.setFocus()
        self.selection_changed.emit()

    def _shape_grid(self, kind: str) -> None:
        """The grid is lent to the week, and goes back to the month."""
        is_lent = self._week is not None and self._week.widget() is self.month
        if kind == WEEK and not is_lent:
            if self._week is None:
                from ui.calendar.week.pane import WeekPane

                self._week = WeekPane(self._language, self.month)
                self.addWidget(self._week)
            self._week.take()
        elif kind == MONTH and is_lent and self._week is not None:
            self._week.give_back()
            self.insertWidget(0, self.month)
            self.month.show()

    def set_marks(self, marks: Marks) -> None:
        """The clients shown together; empty for a single one."""
        self._marks = marks
        self.month.set_marks(marks)
        for table in self._tables.values():
            table.set_marks(marks)
        if self._board is not None:
            self._board.forget()
        if self.tray is not None:
            self.tray.list.viewport().update()

    def edit_with(self, offers: Callable[[], CellOffers]) -> None:
        """What the cells of tables offer, and who keeps what is typed there; asked when a table is made."""
        self._offers = offers

    def set_menu(self, menu: Callable[[], QMenu | None]) -> None:
        """The menu of the right mouse button, the same everywhere."""
        self._menu = menu
        self.month.set_menu(menu)
        for table in self._tables.values():
            table.set_menu(menu)
        if self._board is not None:
            self._board.set_menu(menu)

    def selected(self) -> list[Post]:
        """The selected posts of the view in sight, or of the ideas beside it."""
        if self.tray is not None and self.in_tray:
            return self.tray.list.selected()
        return self.month.scene.selected() if self._kind in GRIDS else self._cards_or_rows.selected()

    @property
    def chosen_in(self) -> QWidget:
        """Where the selection is: the view in sight, or the ideas beside it."""
        return self.tray.list if self.tray is not None and self.in_tray else self.in_sight

    def place_of_selection(self) -> QRect | None:
        """Where in there a popup about the selection belongs: the selected day; None for anywhere."""
        if self.tray is not None and self.in_tray:
            return self.tray.place_of_selection()
        if self._kind == BOARD:
            return self._on_board().place_of_selection()
        if self._kind not in GRIDS:
            return self.table.visualRect(self.table.currentIndex())
        return self.month.place_of_selection()

    def select(self, posts: Sequence[Post], *, by_hand: bool = True) -> None:
        """Select posts in the view in sight; `by_hand` false where an act does."""
        ids = [post.id for post in posts]
        if self._kind in GRIDS and self.tray is not None and posts and all(post.day is None for post in posts):
            self.tray.list.select(ids if self._tray_is_open else [], by_hand=by_hand)
        elif self._kind in GRIDS:
            self.month.scene.select(posts, by_hand=by_hand)
        else:
            self._cards_or_rows.select(ids, by_hand=by_hand)

    def go_to(self, day: date) -> None:
        """Select a day; in the list and on the board the first post from that day on."""
        self.month.scene.select_day(day)
        if self._kind in {LIST, BOARD}:
            later = [(post.day, post) for post in self._cards_or_rows.records() if post.day and post.day >= day]
            self.select([post for _day, post in sorted(later, key=lambda each: each[0])[:1]])

    def select_all(self) -> None:
        """Select everything in sight; of the ideas beside the month where the keyboard is there."""
        if self.tray is not None and self.tray.list.hasFocus():
            self.tray.list.selectAll()
        elif self._kind in GRIDS:
            self.month.scene.select_all()
        else:
            self._cards_or_rows.selectAll()

    def _make(self, kind: str) -> PostList:
        from ui.calendar.lists.post_list import PostList

        offers = self._offers() if self._offers is not None else None
        table = self._tables[kind] = PostList(self._language, dated=kind == LIST, offers=offers)
        table.set_marks(self._marks)
        table.set_menu(self._menu)
        table.activated_record.connect(self.opened)
        # details that open beside the table move its columns: not between the two clicks that edit a cell
        pause = self._pause(table)
        pause.timeout.connect(lambda: self._clicked(table))
        table.clicked.connect(lambda _index: pause.start())
        table.selection_changed.connect(self.selection_changed)
        self.addWidget(table)
        return table

    def _on_board(self) -> PostBoard:
        """Made when it is first opened."""
        if self._board is None:
            from ui.calendar.board.board import PostBoard

            board = self._board = PostBoard(self._language, self.month)
            board.set_menu(self._menu)
            board.activated_record.connect(self.opened)
            board.dropped.connect(self.dropped)
            board.more_wanted.connect(self.more_wanted)
            board.selection_changed.connect(self.selection_changed)
            pause = self._pause(board)
            pause.timeout.connect(lambda: self._tell_clicked(board.selected()))
            board.clicked.connect(pause.start)
            self.addWidget(board)
        return self._board

    def _pause(self, view: QWidget) -> QTimer:
        return QTimer(view, singleShot=True, interval=QApplication.doubleClickInterval())

    def _tell_clicked(self, posts: Sequence[Post]) -> None:
        if len(posts) == 1:
            self.clicked.emit(posts[0])

    def _clicked(self, table: PostList) -> None:
        if not table.forms():
            self._tell_clicked(table.selected())
