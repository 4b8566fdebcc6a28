"""Beginning posts: for which client, on which day, with which first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from ui.calendar.acts import PostActs
from ui.calendar.views import IDEAS, MONTH, PostViews
from ui.shell.client_menu import for_client

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.posts import Post
    from ui.shell.context import Context


class NewPosts:
    """Adds posts; where several clients are shown it asks which one it is for."""

    def __init__(
        self,
        context: Context,
        page: QWidget,
        views: PostViews,
        clients: Callable[[], Sequence[Client]],
        made: Callable[[Post, bool], object],
    ) -> None:
        """`made(post, write)` is told of each new post, and whether its text is to be written now."""
        self._context, self._page, self._views = context, page, views
        self._clients, self._made = clients, made
        self._acts = PostActs(context)

    def begin(self) -> None:
        """An empty post on the selected day, or an idea where ideas are shown; it is written on the right."""
        day = self._day()
        self._for_client(lambda client_id: self._add(client_id, day, "", write=True))

    def keep(self, day: date, text: str, given_up: Callable[[], object]) -> None:
        """A post of words that were typed; they are given back where no client is chosen."""
        self._for_client(lambda client_id: self._add(client_id, day, text, write=False), given_up)

    def _day(self) -> date | None:
        if self._views.kind == IDEAS:
            return None
        day, period = self._views.month.scene.selection.day, self._context.period
        return day if self._views.kind == MONTH or day in period else period.start

    def _place(self) -> QPoint:
        """On the screen: the selected day, or below the title."""
        month, page = self._views.month, self._page
        cell = month.scene.places.cell_of(month.scene.selection.day) if self._views.kind == MONTH else None
        return month.mapToGlobal(cell.rect.center()) if cell else page.mapToGlobal(QPoint(page.width() // 2, 60))

    def _add(self, client_id: ClientId, day: date | None, text: str, *, write: bool) -> None:
        self._acts.add(client_id, day, text, lambda post: self._made(post, write))

    def _for_client(self, run: Callable[[ClientId], object], given_up: Callable[[], object] = lambda: None) -> None:
        for_client(self._context, self._page, self._clients(), run, place=self._place(), given_up=given_up)
