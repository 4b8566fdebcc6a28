"""What a person asks for of the series of the selected post, and of whole weeks and months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.calendar.series.acts import SeriesActs
from ui.calendar.views import GRIDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.posts import Post
    from ui.calendar.page import CalendarPage
    from ui.calendar.shown.shown_posts import ShownPosts


class SelectedSeries:
    """Of the view in sight. `show` is asked to show posts that were made."""

    def __init__(self, page: CalendarPage, shown: ShownPosts, show: Callable[[Sequence[Post]], object]) -> None:
        self._page, self._shown, self._show = page, shown, show
        self._acts = SeriesActs(page.context)

    def repeat(self) -> None:
        """By which rule the selected post comes again."""
        (post,) = self._page.views.selected()
        self._acts.repeat(post)

    def extend(self) -> None:
        """One more year of the selected post's series."""
        (post,) = self._page.views.selected()
        if post.series_id is not None:
            self._acts.extend(post.series_id)

    def end(self) -> None:
        """No more of the series from the selected post on."""
        (post,) = self._page.views.selected()
        self._acts.end_before(post)

    def copy_period(self) -> None:
        """Which week or month goes where, of the client chosen or of one that is asked for."""
        from ui.shell.client_menu import for_client

        for_client(self._page.context, self._page, self._shown.at_work(), self._ask)

    def _ask(self, client_id: ClientId) -> None:
        from ui.calendar.series.copy_dialog import ask_what_to_copy

        views = self._page.views
        day = views.month.scene.selection.day if views.kind in GRIDS else self._page.context.period.start
        ask_what_to_copy(self._page.context, client_id, day, self._show, is_week=self._shown.is_week)
