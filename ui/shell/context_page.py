"""A page of the window: shows what the context has chosen, and reads it anew when it has changed.

    class BudgetPage(ContextPage):
        line = PAGES["budget"]
        tables = frozenset({"budget", "budget_line", "client"})

        def read(self) -> None:
            \"\"\"Read from the workspace, and show it with `show_content`, `show_empty` …\"\"\"

        def remove(self) -> None:
            self.context.do(
                lambda: self.context.workspace.records.remove(Budget, self.budget.id),
                tell=lambda _count: self.context.say_undoable(…),
            )

Acts never refresh, announcements do: an act writes, the workspace announces the tables, and whoever shows one of them
reads once: at the end of the act where the page is in sight, else when it comes into sight. A change of theme waits
for that too.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from smmdesk.domain.errors import SmmdeskError
from smmdesk.speech.language import _
from smmdesk.storage.errors import DAMAGE, BusyError
from ui.overriding import override
from ui.style.icons import icon, put_icon, renew_icons
from ui.style.theme import dress_when_seen
from ui.style.unseen import dress
from ui.widgets.buttons import FoldingButton
from ui.widgets.menus import ask_for_menu
from ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QMenu, QPushButton

    from smmdesk.services.touched import Touched
    from ui.pages import PageLine
    from ui.shell.context import Context
    from ui.shell.shared import Shared
    from ui.widgets.forms.unsaved import Unsaved


AGAIN: Final = 250
"""Milliseconds until what another program keeps out of reach is read again."""


class ContextPage(Page):
    """What pages have in common that show something of the workspace."""

    line: ClassVar[PageLine]
    tables: ClassVar[frozenset[str]]
    """what the page shows something of"""

    def __init__(self, context: Context) -> None:
        super().__init__(context.language, self.line.title)
        self.context = context
        self.wanted: str | None = None
        """of several records the one that was asked for, or has come into sight and stays there"""
        # nothing is read until somebody looks
        self._is_behind = True
        self._missed: frozenset[str] = frozenset()
        self._acts_under_way = 0
        self.share_button: QPushButton | None = None
        if self.line.outputs or self.line.reads:
            self.share_button = FoldingButton(self.language.sense("hand out", "Share"), "dots-three")
            self.share_button.clicked.connect(self.open_share)
            self._top.addWidget(self.share_button)
        menu = QShortcut(QKeySequence("Shift+F10"), self, ask_for_menu)
        menu.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        dress_when_seen(self)
        self.unsaved.connect(self._tell_of_unsaved)
        self.typing.connect(context.typing)
        self.overtaken.connect(self._look_again, Qt.ConnectionType.QueuedConnection)  # not while it is being saved
        context.waits.connect(self._look_at_held)
        context.chosen.connect(self.follow_choice)
        context.changed.connect(self._note)

    # for a page to say

    def read(self) -> None:
        """Read what the context has chosen and show it; selection, scrolling and what is being typed stay."""
        raise NotImplementedError

    def select(self, record_id: str) -> None:
        """Bring a record of the page's into sight, whichever client it is of."""
        raise NotImplementedError

    def look(self) -> dict[str, Any]:
        """Its view and its filter, in words and numbers: kept for the next window on this workspace."""
        return {}

    def resume(self, look: Mapping[str, Any]) -> None:
        """As it was looked at when it was left; whatever stands there, such as words of a later version."""

    def shows(self, touched: Touched) -> bool:
        """Whether what was changed is in sight; pages that show a part of a client's know better."""
        return self.context.client_id in {None, touched.client_id}

    def follow(self, tables: frozenset[str]) -> None:  # noqa: ARG002  (a page that reads less asks it)
        """These tables were written while somebody looks. A page that can do with less than all reads less."""
        self.refresh()

    def follow_choice(self) -> None:
        """Another client or period was chosen."""
        self.ask_again()

    def shared(self, output: str) -> Shared:  # noqa: ARG002  (a page with several may not have the same for each)
        """What of this output is in sight; `NothingSharedError` where there is nothing."""
        from ui.shell.shared import Shared

        return Shared(self.context.client_id, self.context.period)

    @property
    def in_front(self) -> str:
        """The output that the whole of what is in sight is, and which is printed before the others."""
        return ""

    # for a page to use

    def open_share(self) -> QMenu:
        """The menu of what goes out of the page and comes in."""
        from ui.shell.sharing import open_menu

        return open_menu(self, self.share_button)

    def menu(self, *ids: str) -> QMenu:
        """A menu of those of these commands that can be run now, and of what goes out of the page."""
        commands = self.context.commands
        made = commands.menu(*(each for each in ids if not each or commands.can_run(each)), parent=self)
        if self.line.outputs:
            made.addSeparator()
            below = made.addMenu(self.language.sense("hand out", "Share"))
            put_icon(below.menuAction(), partial(icon, "dots-three"))
            below.aboutToShow.connect(partial(self._fill_share, below))
        return made

    def _fill_share(self, menu: QMenu) -> None:
        from ui.shell.sharing import fill_menu

        fill_menu(menu, self)

    def reveal(self, typed: Unsaved) -> None:
        """Bring the record into sight that somebody was typing into, with its form; pages that have several say how."""
        self.select(typed.id)

    def refresh(self) -> None:
        """Read and show, now. A refusal takes the content's place; what to do about damage, the window says."""
        # before it is read, as in `_follow_if_seen`
        was_behind, self._is_behind, self._missed = self._is_behind, False, frozenset()
        try:
            self.read()
        except BusyError:  # without a WAL another program keeps even readers out, for a moment
            self._wait(was_behind)
        except DAMAGE:
            raise
        except SmmdeskError as error:
            self.show_refused(self.language.error(error))

    def ask_again(self) -> None:
        """Something else is to be shown: at the end of the act under way, or when the page comes into sight."""
        self._is_behind = True
        self._follow_if_seen()

    def catch_up(self) -> None:
        """Read what was missed even where nobody looks yet: for what selects in it."""
        if self._is_behind or self._missed:
            self.refresh()

    def want(self, record_id: str) -> None:
        """Of several records show this one, at the end of the act under way."""
        self.wanted = record_id
        self.ask_again()

    @contextmanager
    def act(self) -> Iterator[None]:
        """What a person does: a refusal is said, and what is announced meanwhile is read once, at the end."""
        self._acts_under_way += 1
        try:
            with self.context.attempt():
                yield
        finally:
            self._acts_under_way -= 1
        self._follow_if_seen()

    # how it works

    def _wait(self, was_behind: bool) -> None:
        """What is in sight stays there only where it is not of something else, such as another client."""
        if was_behind:
            words = _("Another program is writing to this workspace. This page is shown as soon as it has finished.")
            self.show_loading(self.language(words))
        QTimer.singleShot(AGAIN, self, self.ask_again if was_behind else self._follow_again)

    def _follow_again(self) -> None:
        self._missed |= self.tables
        self._follow_if_seen()

    def _look_at_held(self, _acts: int) -> None:
        self.look_at_held()

    def _tell_of_unsaved(self, texts: Sequence[Unsaved]) -> None:
        self.context.unsaved.emit(self.line.id, texts)

    def _look_again(self) -> None:
        with self.context.attempt():
            self.context.workspace.poll()

    def _note(self, tables: frozenset[str]) -> None:
        if tables & self.tables:
            self._missed |= tables
            self._is_behind |= not self.isVisible()
            self._follow_if_seen()

    def _follow_if_seen(self) -> None:
        # acts may be nested: only the end of the outermost reads
        if self._acts_under_way or not self.isVisible():
            return
        if self._is_behind:
            self.refresh()
        elif missed := self._missed:
            # before it is followed: what is written meanwhile is announced, and must not be forgotten
            self._missed = frozenset()
            self.follow(missed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # before it is read: a page still in the former look would be filled, and then dressed with all that
        if dress(self):
            renew_icons(self)
            self._is_behind = True  # pictures in the colours of before are made anew
        super().showEvent(event)
        self.catch_up()
