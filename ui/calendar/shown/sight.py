"""What is to be seen is brought into sight: the month, the period above, the view and the filter follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.periods import Period
from ui.calendar.views import IDEAS, MONTH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smmdesk.domain.posts import Post
    from smmdesk.services.touched import Touched
    from ui.calendar.page import CalendarPage
    from ui.calendar.shown.shown_posts import ShownPosts


class Sight:
    """Turns a page to days and to posts."""

    def __init__(self, page: CalendarPage, shown: ShownPosts) -> None:
        self._page, self._shown = page, shown

    def show(self, posts: Sequence[Post]) -> None:
        """Select posts that were made, moved or asked for; a filter that hides one is taken off."""
        if not all(self._shown.filter.matches(post) for post in posts):
            self._page.clear_filter()
        day = posts[-1].day
        if day is not None and day not in self._shown.days.period:
            self.turn_to(day)
        self._page.views.select(posts, by_hand=False)

    def shows(self, touched: Touched) -> bool:
        """Whether all of these posts are in the view in sight, or one that is gone would be."""
        shown, kind = self._shown, self._page.views.kind
        if touched.is_there:
            return {*touched.ids} <= {post.id for post in shown.posts(kind)}
        if self._page.context.client_id not in {None, touched.client_id}:
            return False
        span = shown.days.period if kind == MONTH else self._page.context.period
        return kind == IDEAS if touched.day is None else kind != IDEAS and touched.day in span

    def turn(self, months: int) -> None:
        """The month, or the weeks, before or after; the selected day goes along."""
        days = self._shown.days.month.stepped(months)
        self.turn_to(days.start)
        scene = self._page.views.month.scene
        if scene.selection.day not in self._shown.days.period:
            scene.select_day(days.start)

    def turn_to(self, day: date) -> None:
        """The month of a day, or the weeks from it on; the period follows where the day lies outside of it."""
        context = self._page.context
        # before the month changes: the words belong to a day that is in sight now
        self._page.views.month.finish_line()
        self._shown.month = day.replace(day=1)
        # another period is announced, and the page reads by that
        if day in context.period:
            self._page.refresh()
        else:
            context.choose_period(context.period.around(day) if self._shown.in_weeks else Period.month_of(day))

    def go_to_today(self) -> None:
        """Today, which no idea has."""
        page, today = self._page, self._page.context.workspace.today()
        if page.views.kind == IDEAS:
            page.show_view(MONTH)
        self.turn_to(today)
        page.views.go_to(today)
