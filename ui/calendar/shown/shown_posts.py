"""What the page is about now: which month, whose posts, which of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from smmdesk.domain.clients import going_on
from smmdesk.domain.periods import Period, Weeks
from smmdesk.domain.posts import Post
from ui.calendar.month.days import MonthDays
from ui.calendar.month.layout import NO_GAPS
from ui.calendar.shown.looks import Marks, marks
from ui.calendar.shown.post_cache import PostCache
from ui.calendar.shown.post_filter import PostFilter
from ui.calendar.views import BOARD, IDEAS, LIST, MONTH, WEEK

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from smmdesk.domain.changes import ChangeSet
    from smmdesk.domain.clients import Client
    from smmdesk.domain.day_marks import MarkedDays
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.own_dates import OwnDate
    from smmdesk.domain.slots import Slot
    from ui.calendar.month.layout import Gaps
    from ui.calendar.month.view import MonthView
    from ui.calendar.month.warnings import Warnings
    from ui.calendar.shown.shown_gaps import ShownGaps
    from ui.shell.context import Context
    from ui.shell.holidays import Holidays


class ShownPosts:
    """Answers from the workspace, kept until something changes there."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._cache = PostCache(self._read, self._read_again, self._ended)
        self._clients: list[Client] | None = None
        self._warnings: Warnings | None = None
        self._slots: Sequence[Slot] | None = None
        self._own_dates: Sequence[OwnDate] | None = None
        self.filter = PostFilter()
        self.month = context.period.start
        self.week = self._week_of(self.month)
        self.is_week = False
        """whether a week is in sight instead of a month"""
        self.follow_period()
        context.written.connect(self._note)

    def _note(self, changes: ChangeSet) -> None:
        if "client" in changes.tables:
            self._clients = None
        if "slot" in changes.tables:
            self._slots = None
        if "own_date" in changes.tables:
            self._own_dates = None
        if "post" in changes.rows:
            self._cache.forget(changes.rows["post"].ids)

    # which days

    @property
    def days(self) -> MonthDays:
        """The grid of the month in sight, of the weeks that are chosen, or of one week."""
        if self.is_week:
            return MonthDays.of(self.week)
        return self._grid(self._context.period if self.in_weeks else Period.month_of(self.month))

    @property
    def in_weeks(self) -> bool:
        """Whether weeks are chosen, so that no month is in sight."""
        return isinstance(self._context.period, Weeks)

    def follow_period(self) -> None:
        """The month and the week to show of the period chosen: the one shown, today's, or its first."""
        period = self._context.period
        wanted = (self.month, self._context.workspace.today(), period.start)
        self.month = next(day for day in wanted if day in period).replace(day=1)
        if not self.week.overlaps(period):
            self.week = self._week_of(next(day for day in wanted[1:] if day in period))

    def show_grid(self, day: date, *, is_week: bool) -> None:
        """Of the month or of the week of that day, if it is in sight."""
        self.is_week = is_week
        period = self._context.period
        is_there = self._week_of(day).overlaps(period) if is_week else day in period
        self.turn_to(day if is_there else self.days.month.start)

    def turn_to(self, day: date) -> None:
        """The month and the week of a day."""
        self.month, self.week = day.replace(day=1), self._week_of(day)

    def _week_of(self, day: date) -> Weeks:
        return Weeks.of(day, self._context.language.first_weekday(), 1)

    def neighbours(self) -> tuple[MonthDays, MonthDays]:
        """The months, or weeks, before and after."""
        shown = self.days.month
        return self._grid(shown.stepped(-1)), self._grid(shown.stepped(1))

    def _grid(self, shown: Period) -> MonthDays:
        if isinstance(shown, Weeks):
            return MonthDays.of(shown)
        return MonthDays.around(shown.start, self._context.language.first_weekday())

    # whose posts

    def clients(self) -> list[Client]:
        """All clients, by name."""
        if self._clients is None:
            self._clients = self._context.workspace.quickest.clients()
        return self._clients

    def at_work(self) -> list[Client]:
        """Those who can get a post: the work with them goes on."""
        return going_on(self.clients())

    def _ended(self) -> set[ClientId]:
        return {client.id for client in self.clients() if client.has_ended}

    def name_of(self, client_id: ClientId) -> str:
        """A client's name, where several clients are shown together."""
        mark = self.marks().get(client_id)
        return mark.name if mark else ""

    def marks(self) -> Marks:
        """Marks of the clients shown together; none for a single one."""
        several = self._context.client_id is None and len(self.at_work()) > 1
        return marks(self.clients()) if several else {}

    def only_client(self) -> Client | None:
        """The client chosen, or the only one with whom the work goes on."""
        chosen = self._context.client_id
        found = self.at_work() if chosen is None else [each for each in self.clients() if each.id == chosen]
        return found[0] if len(found) == 1 else None

    def in_sight(self, view: str) -> Period:
        """The days that a view is about: the week or the month of a grid, else the period chosen."""
        return self.days.month if view in {MONTH, WEEK} else self._context.period

    def zone(self) -> str:
        """By whose wall all posts in sight are planned; nothing where that is not the same for all."""
        chosen = self._context.client_id
        zones = {
            each.time_zone for each in self.clients() if each.id == chosen or (chosen is None and not each.has_ended)
        }
        return zones.pop() if len(zones) == 1 else ""

    def countries(self) -> set[str]:
        """Whose holidays matter."""
        chosen = self._context.client_id
        found = self.at_work() if chosen is None else (each for each in self.clients() if each.id == chosen)
        return {client.country for client in found}

    # which fail a check

    def warns(self, post: Post) -> bool:
        """Whether a chip is marked: by what was found, and until then by what is plain to see."""
        known = self._warnings.known(post) if self._warnings is not None else None
        if known is not None:
            return known
        return post.is_promised and (not post.networks or post.is_plainly_late(self._context.workspace.now()))

    def warnings_in(self, month: MonthView) -> Warnings:
        """Who looks closer, made once there is time for that."""
        from ui.calendar.month.warnings import Warnings

        self._warnings = Warnings(self._context, month, self.clients, self.own_dates)
        return self._warnings

    # which posts

    def posts_of(self, days: MonthDays) -> Sequence[Post]:
        """The posts of a month's grid that pass the filter: the same list again until something changes."""
        return self._cache.passing(days.period, self._context.client_id, self.filter)

    def gaps_of(self, days: MonthDays) -> Gaps:
        """The empty slots to come of these days; none while a filter says which posts are shown."""
        if not self.filter.is_empty or not (slots := self.slots()):
            return NO_GAPS
        from ui.calendar.shown.shown_gaps import Meant  # where there are slots

        chosen = self._context.client_id
        clients = self.at_work() if chosen is None else [each for each in self.clients() if each.id == chosen]
        posts, whose = self._cache.all(days.period, chosen), (clients, self._context.workspace.now())
        return self._gaps.of(days.period, Meant(slots, self.own_dates()), posts, whose)

    def slots(self) -> Sequence[Slot]:
        """The hours that posts of all clients are meant for."""
        if self._slots is None:
            self._slots = self._context.workspace.quickest.slots()
        return self._slots

    def own_dates(self) -> Sequence[OwnDate]:
        """The days that matter to any client, in order."""
        if self._own_dates is None:
            self._own_dates = self._context.workspace.quickest.own_dates()
        return self._own_dates

    def dates_in_sight(self) -> list[OwnDate]:
        """Those that matter to the clients in sight."""
        chosen = self._context.client_id
        whose = {None, *(each.id for each in self.at_work())} if chosen is None else {None, chosen}
        return [each for each in self.own_dates() if each.client_id in whose]

    def day_marks(self, known: Holidays) -> MarkedDays:
        """By day, what matters most first; days of which nothing is told are not among them."""
        countries, period = self.countries(), self.days.period
        off, buying, own = known.names(countries, period), known.buying(countries, period), self.dates_in_sight()
        if not (off or buying or own):
            return {}
        from smmdesk.domain.day_marks import marked_days  # where there is something

        return marked_days(period, off, buying, own)

    @cached_property
    def _gaps(self) -> ShownGaps:
        from ui.calendar.shown.shown_gaps import ShownGaps  # as above

        return ShownGaps()

    def posts(self, view: str) -> Sequence[Post]:
        """The posts of a view that pass the filter; of the board those without a day first."""
        if view == BOARD:
            return [*self.posts(IDEAS), *self.posts(LIST)]
        return self._cache.passing(self._span(view), self._context.client_id, self.filter)

    def every(self, view: str) -> Sequence[Post]:
        """The posts of a view, filter or not."""
        if view == BOARD:
            return [*self.every(IDEAS), *self.every(LIST)]
        return self._cache.all(self._span(view), self._context.client_id)

    def _span(self, view: str) -> Period | None:
        return {MONTH: self.days.period, WEEK: self.days.period, IDEAS: None}.get(view, self._context.period)

    def _read(self, period: Period | None, client_id: ClientId | None) -> list[Post]:
        return self._context.workspace.quickest.posts(period, client_id)

    def _read_again(self, ids: Collection[str]) -> list[Post]:
        return self._context.workspace.records.all(Post, id=list(ids))
