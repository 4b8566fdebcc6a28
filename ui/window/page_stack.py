"""The pages of a window, one in sight; each is made when it is first opened, by what `ui/pages.py` names for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget

from ui.pages import PAGES, START
from ui.shell.context_page import ContextPage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.shell.context import Context


class PageStack(QStackedWidget):
    """Asked by the ids of pages."""

    def __init__(self, context: Context, looks: Mapping[str, Mapping[str, Any]]) -> None:
        """`looks` say how its pages were looked at, by their ids: each is made so."""
        super().__init__()
        self._context = context
        self._looks = looks
        self._pages: dict[str, ContextPage] = {}
        self._coming: ContextPage | None = None

    @property
    def pages(self) -> Mapping[str, ContextPage]:
        """Those made so far."""
        return self._pages

    def looks(self) -> dict[str, Mapping[str, Any]]:
        """How its pages are looked at; those not opened yet, as before."""
        now = {id: page.look() for id, page in self._pages.items()}
        return {id: look for id, look in {**self._looks, **now}.items() if look}

    def made(self, page_id: str) -> ContextPage:
        """A page, in sight or not."""
        coming, self._coming = self._coming, None
        if page_id not in self._pages:
            self._pages[page_id] = self._make(page_id)
            self.addWidget(self._pages[page_id])
        if coming is not None:
            coming.deleteLater()
        return self._pages[page_id]

    def announce(self, page_id: str) -> None:
        """Show where a page will be, which is made later."""
        from ui.window.coming_page import ComingPage

        self._coming = ComingPage(self._context, PAGES[page_id])
        self.addWidget(self._coming)
        self.setCurrentWidget(self._coming)

    @property
    def awaits(self) -> bool:
        """Whether the page in sight is only announced."""
        return self._coming is not None

    def reads_quickly(self, page_id: str) -> bool:
        """Whether it shows itself without the database, as the first page does unless it was left otherwise."""
        return page_id == START and self._looks.get(page_id, {}).get("view", "month") == "month"

    @property
    def page(self) -> ContextPage:
        """The page in sight."""
        page = self.currentWidget()
        assert isinstance(page, ContextPage)  # noqa: S101  (only pages are added)
        return page

    @property
    def page_id(self) -> str:
        """The id of the page in sight, empty before the first is made."""
        page = self.currentWidget()
        return page.line.id if isinstance(page, ContextPage) else ""

    def _make(self, page_id: str) -> ContextPage:
        module, _colon, name = PAGES[page_id].made_by.partition(":")
        # named in a line of words, so that no page is imported before it is opened
        make: Callable[[Context], ContextPage] = getattr(import_module(module), name)
        page = make(self._context)
        if look := self._looks.get(page_id):
            page.resume(look)
        return page
