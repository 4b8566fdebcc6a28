"""The pages of a window, one in sight; each is made when it is first opened, by what `ui/pages.py` names for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from ui.pages import PAGES
from ui.shell.context_page import ContextPage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.shell.context import Context


class PageStack(QStackedWidget):
    """Asked by the ids of pages."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pages: dict[str, ContextPage] = {}

    @property
    def pages(self) -> Mapping[str, ContextPage]:
        """Those made so far."""
        return self._pages

    def made(self, page_id: str) -> ContextPage:
        """A page, in sight or not."""
        if page_id not in self._pages:
            self._pages[page_id] = self._make(page_id)
            self.addWidget(self._pages[page_id])
        return self._pages[page_id]

    @property
    def page(self) -> ContextPage:
        """The page in sight."""
        page = self.currentWidget()
        assert isinstance(page, ContextPage)  # noqa: S101  (only pages are added)
        return page

    @property
    def page_id(self) -> str:
        """The id of the page in sight, empty before the first is made."""
        return next((id for id, page in self._pages.items() if page is self.currentWidget()), "")

    def _make(self, page_id: str) -> ContextPage:
        module, _colon, name = PAGES[page_id].made_by.partition(":")
        # named in a line of words, so that no page is imported before it is opened
        make: Callable[[Context], ContextPage] = getattr(import_module(module), name)
        return make(self._context)
