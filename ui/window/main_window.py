"""The one window: navigation on the left, client and period above, the page, the status line below.

Pages are made when they are first opened. What they share is in `Context`; a change of language makes a new window
over the same workspace.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import getCppPointer

from smmdesk.speech.language import Language, _
from smmdesk.storage.errors import BusyError
from ui.keeping.workspace_notices import WorkspaceNotices
from ui.overriding import override
from ui.pages import PAGES, START
from ui.shell.banner import Banners
from ui.shell.context import Aside, Context, Said
from ui.shell.context_page import AGAIN, ContextPage
from ui.shell.preferences import Place, Preferences
from ui.style.text_size import scaled
from ui.widgets.tab_order import go_on
from ui.window.commands import COMMANDS
from ui.window.jobs_bar import JobsBar
from ui.window.navigation import Navigation
from ui.window.page_stack import PageStack
from ui.window.toasts import Toasts
from ui.window.top_bar import TopBar, window_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from smmdesk.domain.changes import ChangeSet
    from smmdesk.workspace import Workspace
    from ui.keeping.workspace_care import WorkspaceCare
    from ui.widgets.search_list import SearchList
    from ui.window.client_switcher import ClientSwitcher
    from ui.window.period_bar import PeriodBar
    from ui.window.reminding import Reminders

_NARROW: Final = 1180  # below that width the navigation shows icons only
_SMALLEST: Final = (640, 330)
"""Whatever the text size: a laptop of 1366 × 768 at 200 % has 683 × 384, of which the system takes its part."""


class MainWindow(QMainWindow):
    """Holds the pages and what is common to them."""

    painted = Signal()
    """the first frame is there: what it does not need may be loaded now"""
    damaged = Signal(object)
    """what is wrong with the workspace: it cannot be worked with any more"""

    def __init__(
        self, workspace: Workspace, language: Language, preferences: Preferences, place: Place | None = None
    ) -> None:
        """`place` is what it shows first, None for where a window on this workspace was left."""
        super().__init__()
        place = place or preferences.place_in(workspace.folder, workspace.today())
        self.preferences = preferences
        self.context: Context = Context(workspace, language, self, preferences)
        # before there is a page, which would be read for it once more
        self.context.begin_at(place.client_id, place.period)
        self._language = language
        self.can_undo: bool = workspace.quickest.can_undo()
        self.can_redo: bool = workspace.quickest.can_redo()
        self._was_painted = False
        self._is_left = False
        self._pages = PageStack(self.context, place.looks)
        self.toasts = Toasts(language, self)
        self.navigation = Navigation(language, tuple(PAGES.values()))
        self.banners = Banners()
        self.notices: WorkspaceNotices = WorkspaceNotices(self.context, self.banners)
        self.status = JobsBar(language, self.context.background)
        self._bind()
        self.top: TopBar = TopBar(self.context, self.open_palette)
        self.clients: ClientSwitcher = self.top.clients
        self.period: PeriodBar = self.top.period
        self._lay_out()
        self._listen()
        self.setWindowTitle(window_title(workspace.name))
        self.setMinimumSize(*_SMALLEST)
        self.status.show_workspace(workspace.name)
        self.notices.look()
        # a window in another language: the workspace is open already
        if workspace.is_fully_open:
            self._begin_keeping()
        self.top.read_clients()
        self._restore_geometry()
        self._pages.go_to(place.page_id if place.page_id in PAGES else START)

    def open_page(self, page_id: str, select: str | None = None) -> ContextPage:
        """Show a page, made now when it is opened for the first time; `select` names a record on it."""
        return self._pages.open(page_id, select)

    @property
    def page(self) -> ContextPage:
        """The page in sight."""
        return self._pages.page

    @property
    def page_id(self) -> str:
        """The id of the page in sight."""
        return self._pages.page_id

    # what it is made of

    def _bind(self) -> None:
        commands = self.context.commands
        commands.bind(self.navigation.commands(), self.navigation, heading=_("Pages"))
        commands.bind(COMMANDS, self, heading=_("Window"))

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(self.banners)
        right.addWidget(self._pages, 1)
        right.addWidget(self.status)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)

    def _listen(self) -> None:
        context = self.context
        context.where = self.where
        context.aside = self._aside
        context.said.connect(self._say)
        context.said.connect(self.status.note_said)
        context.changed.connect(self._note_saved)
        context.page_wanted.connect(self.open_page)
        context.file_wanted.connect(self.bring_in)
        self.navigation.chosen.connect(self._pages.go_to)
        self._pages.turned.connect(self.navigation.choose)
        self._pages.currentChanged.connect(self.toasts.follow)

    # what happens

    def _say(self, said: Said) -> None:
        tone = "attention" if said.problem else ""
        self.toasts.show(said.sentence, said.action, said.run, tone=tone, way=said.way)

    def _aside(self, changes: ChangeSet) -> Aside | None:
        from ui.window.history import out_of_sight

        return out_of_sight(self, changes)

    def _note_saved(self, tables: frozenset[str]) -> None:
        self.toasts.withdraw_acts()
        self.status.show_saved(self.context.workspace.now().astimezone().time())
        self.status.show_workspace(self.context.workspace.name)
        self._name_history()
        if "client" in tables:
            self.top.read_clients()

    def _name_history(self) -> None:
        from ui.window.history import name_steps

        try:
            self.can_undo, self.can_redo = name_steps(self.context)
        except BusyError:  # without a WAL another program keeps even readers out, for a moment
            QTimer.singleShot(AGAIN, self, self._name_history)

    def bring_in(self, kind: str) -> None:
        """Ask for files of that kind, and read them in."""
        from smmdesk.services.reading.kinds import kind_named
        from ui.importing.bringing import bring_in
        from ui.importing.choosing import ask_for_files

        wanted = kind_named(kind)
        bring_in(self.context, ask_for_files(self, self.context, wanted), wanted)

    def open_palette(self) -> SearchList:
        """Search everything, or do anything; gives its list."""
        from ui.window.search import open_search

        return open_search(self, self.top.found)

    # from the first frame to the whole workspace

    def _open_the_rest(self) -> None:
        """The window shows its first frame already."""
        # first: who waits for the first frame is not to wait for the database
        self.painted.emit()
        if not self.context.workspace.is_fully_open:
            from ui.window.opening import Opening

            opening = Opening(
                self.context,
                opened=self._begin_keeping,
                damaged=self.damaged.emit,
                settled=self._pages.settle,
            )
            opening.begin()

    def _begin_keeping(self) -> None:
        """What only the open database tells and does; of what is in sight nothing changes, unless its rights did."""
        self._name_history()
        self.notices.look_at_rights()
        self.care.begin()
        # nobody is called for what the example is made of
        if not self.context.is_example:
            self.reminders.begin()

    @cached_property
    def care(self) -> WorkspaceCare:
        """Made after the first frame, which shows nothing of it."""
        from ui.keeping.workspace_care import WorkspaceCare

        made = WorkspaceCare(self.context, self.banners, self._pages.pages, self.open_page)
        made.damaged.connect(self.damaged)
        made.backups.regular.made.connect(self.status.show_backed_up)
        return made

    @cached_property
    def reminders(self) -> Reminders:
        """The same: nothing of it is in sight before the workspace is open."""
        from ui.window.reminding import Reminders

        return Reminders(self.context, self.banners)

    # its place on the screen

    def _restore_geometry(self) -> None:
        if not (self.preferences.geometry and self.restoreGeometry(QByteArray(self.preferences.geometry))):
            self.resize(1280, 800)

    @property
    def place(self) -> Place:
        """What it shows."""
        return Place(self.page_id, self.context.client_id, self.context.period, self._pages.looks())

    def where(self) -> object:
        """What the person has chosen, down to where the keyboard is: compared, it tells whether they went elsewhere."""
        focused: QWidget | None = self.focusWidget()  # Qt's stubs forget that there may be none
        keyboard = getCppPointer(focused) if focused is not None else ()
        chosen = self.page_id, self.context.client_id, self.context.period
        return chosen, self.page.chosen(), keyboard

    def may_leave(self, then: Callable[[], object], *, quits: bool = False) -> bool:
        """Whether all is saved; else the person is asked, and `then` is called once it is, or they go on without.

        What was refused comes first: it stays where it is, or is copied; then what only waits for another program.
        """
        from ui.window.leaving import nothing_waits, save_what_is_typed

        if self._is_left:
            return True
        save_what_is_typed(self)
        return self.care.may_leave(then, quits=quits) and nothing_waits(self, self.context, then)

    def leave(self) -> Place:
        """Save what is being typed and let go of the workspace; the window itself may stay in sight for a moment.

        What cannot be saved waits for the next start: who can still be asked is asked before (`may_leave`).
        """
        place = self.place
        if not self._is_left:
            from ui.window.leaving import note_place, save_what_is_typed

            # first, since a window may be closed again while it is being left
            self._is_left = True
            save_what_is_typed(self)
            self.care.end()
            if "reminders" in self.__dict__:
                self.reminders.end()
            note_place(self, self.context, place)
            self.context.close()
        return place

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # this frame is still being painted: what begins now would come before it is on the screen
            QTimer.singleShot(0, self._open_the_rest)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return go_on(self, forward=next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else has taken: details that hide the page close, wherever the keyboard is."""
        if event.key() == Qt.Key.Key_Escape and self.page.is_covered:
            self.page.close_inspector()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_narrow(self.width() < scaled(_NARROW))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Coming back to the window: others may have written to the workspace meanwhile."""
        super().changeEvent(event)
        is_back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        is_open = self.context.workspace.is_fully_open and not self._is_left
        if is_back and is_open and not self.notices.is_replaced():
            self.care.look_for_others()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_leave(self.close, quits=True):
            event.ignore()
            return
        self.leave()
        super().closeEvent(event)
