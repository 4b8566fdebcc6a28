"""Stands where a page will be that the database is needed for: the first frame is not to wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.overriding import override
from ui.shell.context_page import ContextPage

if TYPE_CHECKING:
    from ui.pages import PageLine
    from ui.shell.context import Context


class ComingPage(ContextPage):
    """Its title, where it stays; and where the wait is longer than a blink, what for."""

    tables = frozenset()

    def __init__(self, context: Context, line: PageLine) -> None:
        self.line = line  # type: ignore[misc]  # of any page
        super().__init__(context)
        if self.share_button is not None:
            self.share_button.hide()

    @override
    def read(self) -> None:
        """Nothing yet."""
        self.show_loading(self.language(_("The workspace is being opened…")))
