"""What an open workspace gets for as long as a window works on it: backups, a look at what others write, and care for
what is typed."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from smmdesk.speech.language import _
from smmdesk.storage.errors import BusyError
from ui.keeping.backup_care import BackupCare
from ui.keeping.not_saved_texts import NotSavedTexts
from ui.keeping.others import OthersWatch
from ui.keeping.typed_texts import TypedTexts
from ui.shell.banner import Banner, Banners

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smmdesk.domain.errors import SmmdeskError
    from ui.shell.context import Context
    from ui.widgets.page import Page


class WorkspaceCare(QObject):
    """`begin` it once the workspace is open, `end` it before that is closed.

    Care for what is typed needs no open workspace, and begins before that where the window is left so soon.
    """

    damaged = Signal(object)
    """the person wants to see what can be done about this error"""

    def __init__(
        self, context: Context, banners: Banners, pages: Mapping[str, Page], open_page: Callable[[str], Page]
    ) -> None:
        """`pages` are the pages made so far, `open_page` shows one."""
        super().__init__(context)
        self._context, self._banners = context, banners
        self._pages, self._open_page = pages, open_page
        self.backups = BackupCare(context, banners)
        self.backups.regular.damaged.connect(self.warn_of_damage)
        self._others: OthersWatch | None = None

    @cached_property
    def _typed(self) -> TypedTexts:
        return TypedTexts(self._context, self._banners, self._pages, self._open_page)

    def begin(self) -> None:
        """The workspace is open."""
        self.backups.begin()
        self._others = OthersWatch(self._context)
        self._typed.offer()
        NotSavedTexts(self._context, self._banners)

    def look_for_others(self) -> None:
        """Somebody came back to the window; whoever is kept out looks the next time."""
        with suppress(BusyError), self._context.attempt(passing=(BusyError,)):
            self._context.workspace.poll()

    def may_leave(self, then: Callable[[], object], *, quits: bool) -> bool:
        """Whether all that was typed is saved; else it is asked about, and `then` may come later."""
        return self._typed.may_leave(then, quits=quits)

    def warn_of_damage(self, error: SmmdeskError) -> None:
        """Found while one works: said above the page, for to go on is for the person to decide."""
        language = self._context.language
        act = (_("What can be done…"), lambda: self.damaged.emit(error))
        self._banners.show_banner("damaged", Banner(language, language.error(error), tone="bad", actions=[act]))

    def end(self) -> None:
        """The workspace is let go of."""
        self.backups.end()
        self._typed.end()
        if self._others is not None:
            self._others.stop()
