"""What is to be seen is brought into sight: the month, the period above, the view and the filter follow it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post
from ui.calendar.views import BOARD, GRIDS, IDEAS, MONTH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smmdesk.domain.ids import PostId
    from smmdesk.services.touched import Touched
    from ui.calendar.month.switch import MonthSwitch
    from ui.calendar.page import CalendarPage
    from ui.calendar.shown.shown_posts import ShownPosts


class Sight:
    """Turns a page to days and to posts."""

    def __init__(self, page: CalendarPage, shown: ShownPosts) -> None:
        self._page, self._shown = page, shown
        self._months: MonthSwitch | None = None

    def show(self, posts: Sequence[Post]) -> None:
        """Select posts that were made, moved or asked for; a filter that hides one is taken off."""
        if not all(self._shown.filter.matches(post) for post in posts):
            self._page.clear_filter()
        day = posts[-1].day
        if day is not None and day not in self._shown.days.period:
            self.turn_to(day)
        self._page.views.select(posts, by_hand=False)

    def find(self, post_id: PostId) -> Post:
        """Bring a post into sight, whichever client's, day's or view's it is."""
        page, context = self._page, self._page.context
        post = context.workspace.records.get(Post, post_id)
        # of one that has ended nothing is among the posts of all clients
        shown = {each.id for each in self._shown.at_work()} if context.client_id is None else set()
        if post.client_id not in {*shown, context.client_id}:
            context.choose_client(post.client_id)
        # an idea is in no month, though perhaps beside it, and a dated post not among the ideas
        is_beside = post.day is None and page.views.kind in GRIDS and context.preferences.ideas_beside
        is_beside |= page.views.kind == BOARD  # which has both
        if not is_beside and (post.day is None) != (page.views.kind == IDEAS):
            page.show_view(IDEAS if post.day is None else MONTH)
        self.show([post])
        return post

    def shows(self, touched: Touched) -> bool:
        """Whether all of these posts are in the view in sight, or one that is gone would be."""
        shown, kind = self._shown, self._page.views.kind
        if touched.is_there:
            return {*touched.ids} <= {post.id for post in shown.posts(kind)}
        if self._page.context.client_id not in {None, touched.client_id}:
            return False
        span = shown.days.period if kind in GRIDS else self._page.context.period
        return kind in {IDEAS, BOARD} if touched.day is None else kind != IDEAS and touched.day in span

    def name_month(self) -> None:
        """On the page, between arrows, where the period is another one than the month or the week in sight."""
        page = self._page
        is_part = page.views.kind in GRIDS and self._shown.days.month != page.context.period
        if is_part and self._months is None:
            from ui.calendar.month.switch import MonthSwitch

            self._months = MonthSwitch(page.language, self.turn)
            page.add_tool(self._months)
        if self._months is not None:
            self._months.setVisible(is_part)
            self._months.show_days(self._shown.days.month)

    def turn(self, months: int) -> None:
        """The month, or the weeks, before or after; the selected day goes along."""
        before = self._shown.days.month
        days = before.stepped(months)
        self.turn_to(days.start)
        weekday = self._page.views.month.scene.selection.day - before.start
        self.keep_a_day(weekday if self._shown.is_week else timedelta())

    def keep_a_day(self, offset: timedelta = timedelta()) -> None:
        """The keyboard is on a day in sight: where it was, or so far from the first one."""
        scene, days = self._page.views.month.scene, self._shown.days
        if scene.selection.day not in days.period:
            scene.select_day(days.month.start + offset)

    def turn_to(self, day: date) -> None:
        """The month of a day, or the weeks from it on; the period follows where the day lies outside of it."""
        context = self._page.context
        # before the month changes: the words belong to a day that is in sight now
        self._page.views.month.finish_line()
        self._shown.turn_to(day)
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
