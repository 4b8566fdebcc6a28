"""The pages of a window, one in sight; each is made when it is first opened, by what `ui/pages.py` names for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.pages import PAGES, START
from ui.shell.context_page import ContextPage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.shell.context import Context


class PageStack(QStackedWidget):
    """Asked by the ids of pages. Until the workspace is open, places stand for pages that cannot be read without it."""

    turned = Signal(str)
    """the id of the page that is in sight now"""

    def __init__(self, context: Context, looks: Mapping[str, Mapping[str, Any]]) -> None:
        """`looks` say how its pages were looked at, by their ids: each is made so."""
        super().__init__()
        self._context = context
        self._looks = looks
        self._pages: dict[str, ContextPage] = {}
        self._coming: ContextPage | None = None
        self._is_settled: bool = context.workspace.is_fully_open

    @property
    def pages(self) -> Mapping[str, ContextPage]:
        """Those made so far."""
        return self._pages

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

    def looks(self) -> dict[str, Mapping[str, Any]]:
        """How its pages are looked at; those not opened yet, as before."""
        now = {id: page.look() for id, page in self._pages.items()}
        return {id: look for id, look in {**self._looks, **now}.items() if look}

    # which is in sight

    def open(self, page_id: str, select: str | None = None) -> ContextPage:
        """Show a page, made now when it is opened for the first time; `select` names a record on it."""
        page = self._made(page_id)
        self._turn_to(page)
        if select is not None:
            page.select(select)
        page.setFocus()
        self._context.commands.refresh()
        return page

    def go_to(self, page_id: str) -> None:
        """Show it as soon as it can be read; until then its place."""
        if self._is_settled or page_id in self._pages or self._reads_quickly(page_id):
            self.open(page_id)
        else:
            self._announce(page_id)

    def settle(self) -> None:
        """The workspace is open, or will not be: the page whose place is in sight comes.

        The keyboard stays where somebody has taken it meanwhile.
        """
        self._is_settled = True
        if self._coming is None:
            return
        focused: QWidget | None = self.window().focusWidget()  # Qt's stubs forget that there may be none
        self.open(self.page_id)
        if focused is not None and focused.isVisible():
            focused.setFocus()

    def _turn_to(self, page: ContextPage) -> None:
        self.setCurrentWidget(page)
        self.turned.emit(page.line.id)

    def _announce(self, page_id: str) -> None:
        from ui.window.coming_page import ComingPage

        before, self._coming = self._coming, ComingPage(self._context, PAGES[page_id])
        self.addWidget(self._coming)
        self._turn_to(self._coming)
        if before is not None:
            before.deleteLater()

    def _reads_quickly(self, page_id: str) -> bool:
        """Whether it shows itself without the database, as the first page does unless it was left otherwise."""
        return page_id == START and self._looks.get(page_id, {}).get("view", "month") == "month"

    # made when first opened

    def _made(self, page_id: str) -> ContextPage:
        coming, self._coming = self._coming, None
        if page_id not in self._pages:
            self._pages[page_id] = self._make(page_id)
            self.addWidget(self._pages[page_id])
        if coming is not None:
            coming.deleteLater()
        return self._pages[page_id]

    def _make(self, page_id: str) -> ContextPage:
        module, _colon, name = PAGES[page_id].made_by.partition(":")
        # named in a line of words, so that no page is imported before it is opened
        make: Callable[[Context], ContextPage] = getattr(import_module(module), name)
        page = make(self._context)
        if look := self._looks.get(page_id):
            page.resume(look)
        return page
