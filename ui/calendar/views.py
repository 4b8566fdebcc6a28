"""The ways to see posts: month, list, ideas; one of them in sight, each with its own selection."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from smmdesk.domain.posts import Post
from smmdesk.language import Language, _
from ui.calendar.looks import Marks
from ui.calendar.month_view import MonthView
from ui.calendar.post_list import PostList

MONTH: Final = "month"
LIST: Final = "list"
IDEAS: Final = "ideas"
NAMES: Final = ((MONTH, _("Month")), (LIST, _("List")), (IDEAS, _("Ideas")))


class PostViews(QStackedWidget):
    """What is asked of the views, whichever is in sight."""

    selection_changed = Signal()
    clicked = Signal(object)
    opened = Signal(object)
    status_wanted = Signal(object, object)
    """a post and the status it was given in its row"""

    def __init__(self, language: Language, today: date) -> None:
        super().__init__()
        self.month = MonthView(language, today)
        self.list = PostList(language, dated=True)
        self.ideas = PostList(language, dated=False)
        self._views: dict[str, QWidget] = {MONTH: self.month, LIST: self.list, IDEAS: self.ideas}
        self._kind = MONTH
        for view in self._views.values():
            self.addWidget(view)
        self.month.clicked.connect(self.clicked)
        self.month.opened.connect(self.opened)
        self.month.selection_changed.connect(self.selection_changed)
        for table in (self.list, self.ideas):
            table.activated_record.connect(self.opened)
            table.clicked.connect(lambda _index, table=table: self._clicked(table))
            table.selection_changed.connect(self.selection_changed)
            table.status_wanted.connect(self.status_wanted)
        self.setFocusProxy(self.month)

    @property
    def kind(self) -> str:
        """Which view is in sight."""
        return self._kind

    def turn_to(self, kind: str) -> None:
        """Bring another view into sight; the keyboard goes with it."""
        had_focus = self._views[self._kind].hasFocus()
        self._kind = kind
        self.setCurrentWidget(self._views[kind])
        self.setFocusProxy(self._views[kind])
        if had_focus:
            self._views[kind].setFocus()
        self.selection_changed.emit()

    def set_marks(self, marks: Marks) -> None:
        """The clients shown together; empty for a single one."""
        self.month.set_marks(marks)
        self.list.set_marks(marks)
        self.ideas.set_marks(marks)

    def set_menu(self, menu: Callable[[], QMenu | None]) -> None:
        """The menu of the right mouse button, the same everywhere."""
        self.month.set_menu(menu)
        self.list.set_menu(menu)
        self.ideas.set_menu(menu)

    def selected(self) -> list[Post]:
        """The selected posts of the view in sight."""
        return self.month.selected() if self._kind == MONTH else self.table.selected()

    def select(self, posts: Sequence[Post]) -> None:
        """Select posts in the view in sight."""
        if self._kind == MONTH:
            self.month.select(posts)
        else:
            self.table.select([post.id for post in posts])

    def select_all(self) -> None:
        """Select everything in sight."""
        if self._kind == MONTH:
            self.month.select_all()
        else:
            self.table.selectAll()

    @property
    def table(self) -> PostList:
        """The table in sight, or the one that would be."""
        return self.ideas if self._kind == IDEAS else self.list

    def _clicked(self, table: PostList) -> None:
        if len(table.selected()) == 1:
            self.clicked.emit(table.selected()[0])
