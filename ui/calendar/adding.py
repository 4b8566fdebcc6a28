"""Beginning posts: for which client, on which day, with which first words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.periods import time_at
from smmdesk.speech.language import _
from ui.calendar.acts import PostActs
from ui.calendar.month.quick_line import FirstWords
from ui.calendar.views import GRIDS, IDEAS, WEEK, PostViews
from ui.shell.client_menu import ClientMenu, for_client, lead_to_clients

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.posts import Post
    from smmdesk.exchange.plans.quick_words import QuickWords
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.tables.cell_form import CellForm


class NoClientChosenError(SmmdeskError):
    """A post belongs to a client, and several are shown."""

    message = _("Several clients are shown: say whose post this is.")


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
        self._answer: ClientId | None = None
        self._words: QuickWords | None = None

    def words(self) -> QuickWords:
        """Understands the line that is begun now."""
        self._words = self._context.workspace.calendar.quick_words()
        return self._words

    def begin(self) -> None:
        """An empty post on the selected day, or an idea where ideas are shown; it is written on the right."""
        scene = self._views.month.scene
        gap = scene.current_gap() if self._views.kind in GRIDS else None
        has_hour = self._views.kind == WEEK or gap is not None
        when = self._day(), scene.selection.at if has_hour else None
        if gap is not None:  # it says whose the post is
            self._add(gap.slot.client_id, when, write=True)
        else:
            self._for_client(lambda client_id: self._add(client_id, when, write=True))

    def keep(self, edit: Edit) -> None:
        """A post of the words typed on a day; refused until it is said whose it is (`ask_whose`)."""
        client_id = self._answer or self._client_of_gap(edit.record) or self._only_one()
        if client_id is None:
            raise NoClientChosenError
        add = self._context.workspace.calendar.add
        if not isinstance(edit.record, FirstWords):  # an idea, which has neither day nor hour
            self._context.follow(lambda: add(client_id, None, edit.value), show=lambda post: self._made(post, False))
            return
        day, at = date.fromisoformat(edit.record.id), edit.record.at
        clock = None if at is None else time_at(at)
        said = (self._words or self.words()).understand(edit.value)
        self._context.follow(
            lambda: add(client_id, day, at=clock, said=said), show=lambda post: self._made(post, False)
        )

    def _client_of_gap(self, record: object) -> ClientId | None:
        """Whose the empty slot is on which the line was begun."""
        gap = self._views.month.scene.current_gap()
        is_there = gap is not None and isinstance(record, FirstWords) and record.id == gap.day.isoformat()
        return gap.slot.client_id if gap is not None and is_there else None

    def _go_back(self) -> None:
        """The menu went without an answer; the line may have gone meanwhile."""
        if (line := self._line()) is not None:
            line.setFocus()

    def _line(self) -> CellForm | None:
        """The line with words that wait for their client: of a day, or of an idea."""
        month, tray = self._views.month, self._views.tray
        return month.line or (tray.line if tray is not None and tray.line.is_touched else None)

    def _only_one(self) -> ClientId | None:
        """The client chosen above, or the only one."""
        clients = self._clients()
        return self._context.client_id or (clients[0].id if len(clients) == 1 else None)

    def ask_whose(self) -> None:
        """Words typed on a day are still there: of which client are they?"""
        line, clients = self._line(), self._clients()
        if line is None or self._only_one() is not None or QApplication.activePopupWidget() is not None:
            return
        if not clients:
            lead_to_clients(self._context)
            return
        menu = ClientMenu(self._page, self._context.language, clients, self._keep_for, self._go_back)
        menu.popup(line.mapToGlobal(line.rect().bottomLeft()))

    def _keep_for(self, client_id: ClientId) -> None:
        self._answer = client_id
        if (line := self._line()) is not None:
            line.flush()
        self._answer = None

    def _day(self) -> date | None:
        if self._views.kind == IDEAS:
            return None
        day, period = self._views.month.scene.selection.day, self._context.period
        return day if self._views.kind in GRIDS or day in period else period.start

    def _place(self) -> QPoint:
        """On the screen: the selected day, or below the title."""
        month, page = self._views.month, self._page
        spot = month.place_of_selection() if self._views.kind in GRIDS else None
        return month.mapToGlobal(spot.center()) if spot else page.mapToGlobal(QPoint(page.width() // 2, 60))

    def _add(self, client_id: ClientId, when: tuple[date | None, int | None], *, write: bool) -> None:
        self._acts.add(client_id, when, lambda post: self._made(post, write))

    def _for_client(self, run: Callable[[ClientId], object]) -> None:
        for_client(self._context, self._page, self._clients(), run, place=self._place())
