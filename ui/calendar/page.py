"""The calendar: posts of a period by month and as a list, ideas without a date, and the post that is being edited."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.ids import PostId
from smmdesk.domain.posts import Post
from smmdesk.speech.language import _
from smmdesk.storage.errors import BusyError
from ui.calendar.commands import COMMANDS
from ui.calendar.empty_hint import EmptyHint
from ui.calendar.lists.ideas_beside import IdeasBeside
from ui.calendar.month.switch import MonthSwitch
from ui.calendar.post.details import PostDetails
from ui.calendar.shown.filter_bar import FilterBar
from ui.calendar.shown.holidays import Holidays
from ui.calendar.shown.post_filter import PostFilter
from ui.calendar.shown.shown_posts import ShownPosts
from ui.calendar.shown.sight import Sight
from ui.calendar.views import IDEAS, MONTH, NAMES, PostViews
from ui.overriding import override
from ui.pages import PAGES
from ui.shell.context_page import ContextPage
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QMenu

    from smmdesk.domain.posts import PostStatus
    from smmdesk.exchange.plans.quick_words import QuickWords
    from smmdesk.services.touched import Touched
    from ui.calendar.adding import NewPosts
    from ui.calendar.lists.cells import CellOffers
    from ui.calendar.month.thumbnails import Thumbnails
    from ui.calendar.month.warnings import Warnings
    from ui.calendar.selected import SelectedPosts
    from ui.shell.context import Context
    from ui.shell.shared import Shared
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.forms.unsaved import Unsaved

_AHEAD: Final = 120
"""Milliseconds after which the months beside are got ready."""


class CalendarPage(ContextPage):
    """Month, list and ideas. Each act is a command; the page finds what it is done to and shows what came of it."""

    line = PAGES["calendar"]
    tables = frozenset({"post", "client", "account"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.views: PostViews = PostViews(context.language, context.workspace.today())
        self._shown = ShownPosts(context)
        self._sight = Sight(self, self._shown)
        self._details = PostDetails(self, context, self._shown, self.views.month)
        self._holidays = Holidays(context, self)
        self._ahead = QTimer(self, singleShot=True, interval=_AHEAD)
        self._switch = SegmentBar([(kind, context.language(name)) for kind, name in NAMES], self.show_view)
        self._months = MonthSwitch(context.language, self._sight.turn)
        self._filters = FilterBar(context.language)
        self._hint = EmptyHint(context)
        context.commands.bind(COMMANDS, self, widget=self, heading=self.line.title)
        self._beside = IdeasBeside(context, self._shown, self.views, self._keep_typed, self._ask_whose)
        self._arrange()
        self._listen()

    # what is shown

    @override
    def read(self) -> None:
        # `refresh` reads again where another program keeps readers out
        with self.context.attempt(passing=(BusyError,)):
            if not self._shown.clients():
                self._months.hide()
                self.show_empty()
                return
            self.show_content()
            self._show_posts()
            self._show_holidays()
            self._follow()
            self._ahead.start()

    @override
    def chosen(self) -> object:
        views = self.views
        return views.kind, views.month.scene.selection.day, [post.id for post in views.selected()]

    @override
    def look(self) -> dict[str, Any]:
        return {"view": self.views.kind, **self._shown.filter.told()}

    @override
    def resume(self, look: Mapping[str, Any]) -> None:
        self._shown.filter = PostFilter.read(look)
        self.show_words(self._shown.filter.words)
        if (kind := look.get("view")) in dict(NAMES):
            self._switch.choose(kind)
            self.views.turn_to(str(kind))

    @override
    def shows(self, touched: Touched) -> bool:
        return self._sight.shows(touched)

    @override
    def shared(self, output: str) -> Shared:
        from ui.calendar.shared import posts_shared

        return posts_shared(self.context, self._shown, self.views.kind)

    @override
    def select(self, record_id: str) -> None:
        """Bring a post into sight, wherever it is, and open it."""
        with self.context.attempt():
            post = self.context.workspace.records.get(Post, PostId(record_id))
            # of one that has ended nothing is among the posts of all clients
            shown = {each.id for each in self._shown.at_work()} if self.context.client_id is None else set()
            if post.client_id not in {*shown, self.context.client_id}:
                self.context.choose_client(post.client_id)
            # an idea is in no month, though perhaps beside it, and a dated post not among the ideas
            is_beside = post.day is None and self.views.kind == MONTH and self._beside.is_open
            if not is_beside and (post.day is None) != (self.views.kind == IDEAS):
                self.show_view(IDEAS if post.day is None else MONTH)
            self._sight.show([post])
            self._details.open(post)

    @override
    def reveal(self, typed: Unsaved) -> None:
        from ui.calendar.leading_back import lead_back

        lead_back(self, typed)

    def show_view(self, kind: str) -> None:
        """Month, list or ideas."""
        # asked before the view changes, which has a selection of its own
        posts = self.views.selected()
        self._switch.choose(kind)
        self.views.turn_to(kind)
        self.refresh()
        if posts and kind != IDEAS:
            self.views.select(posts)

    def _show_posts(self) -> None:
        views, shown = self.views, self._shown
        views.set_marks(shown.marks())
        days = shown.days
        views.month.show_month(days, shown.posts_of(days))
        posts = shown.posts(views.kind)
        if views.kind != MONTH:
            views.table.show_records(posts)
        is_part = views.kind == MONTH and days.month != self.context.period
        self._months.setVisible(is_part)
        if is_part:
            self._months.show_month(shown.month)
        self._beside.show_ideas()
        self._filters.show_filter(shown.filter, shown.every(views.kind), passing=len(posts))
        self._hint.show_for(views.kind, has_posts=bool(posts), is_filtered=self.is_filtered())

    def _show_holidays(self) -> None:
        named = self._holidays.names(self._shown.countries(), self._shown.days.period)
        self.views.month.scene.show_holidays(named)
        self._details.show_holidays(named)

    def _prepare_neighbours(self) -> None:
        from ui.calendar.ahead import prepare_months_beside

        prepare_months_beside(self.views, self._shown)

    def _follow(self) -> None:
        """What is selected has changed, or what is known of it."""
        self.context.commands.refresh()
        month = self.views.month
        day = month.scene.selection.day if self.views.kind == MONTH else None
        self._details.follow(self.views.selected(), day)

    # commands; the first frame does without what they are done with

    @cached_property
    def selected(self) -> SelectedPosts:
        """What can be done to the selected posts."""
        from ui.calendar.selected import SelectedPosts

        return SelectedPosts(self.context, self.views, self._sight.show)

    @cached_property
    def _new(self) -> NewPosts:
        from ui.calendar.adding import NewPosts

        return NewPosts(self.context, self, self.views, self._shown.at_work, self._show_new)

    def add(self) -> None:
        """Begin a post: on the selected day, or an idea where ideas are shown."""
        self._new.begin()

    def open_selected(self) -> None:
        """Edit the selected post."""
        self._details.open_all(self.views.selected())

    def fill_down(self) -> None:
        """Give the selected rows of the list what the first of them has in the column of the keyboard."""
        self.selected.fill_down()

    def can_fill_down(self) -> bool:
        """Whether several rows of a table are selected."""
        return self.views.kind != MONTH and len(self.views.selected()) > 1

    def toggle_ideas(self) -> None:
        """Ideas beside the month, or not any more."""
        if self.views.kind == MONTH:
            self._beside.toggle()
        else:
            self.show_ideas_beside()

    def show_ideas_beside(self) -> None:
        """Ideas beside the month."""
        self.show_view(MONTH)
        self._beside.open()

    def show_month_of(self, day: date) -> None:
        """The month with that day in it."""
        self.show_view(MONTH)
        self._sight.turn_to(day)

    def go_to_today(self) -> None:
        """Show today."""
        self._sight.go_to_today()

    def clear_filter(self) -> None:
        """Show everything again."""
        self.show_words("")
        self._narrow(PostFilter())

    def show_status(self, status: PostStatus) -> None:
        """Show the posts of one status alone."""
        self._narrow(PostFilter(status=frozenset({status})))

    def works_on_posts(self) -> bool:
        """Whether something is selected."""
        return bool(self.views.selected())

    def is_filtered(self) -> bool:
        """Whether some posts are left out."""
        return not self._shown.filter.is_empty

    # what happens in the views

    def _show_new(self, post: Post, write: bool) -> None:
        self._sight.show([post])
        # to an idea beside the month another one is added at once
        if write or post.day is not None or self.views.kind != MONTH:
            self._details.open(post, write=write)

    def _keep_typed(self, edit: Edit) -> None:
        self._new.keep(edit)

    def _quick_words(self) -> QuickWords:
        return self._new.words()

    def _thumbnails(self) -> Thumbnails:
        from ui.calendar.month.thumbnails import Thumbnails

        return Thumbnails(self.context, self.views.month)

    def _warnings(self) -> Warnings:
        return self._shown.warnings_in(self.views.month)

    def _ask_whose(self) -> None:
        self._new.ask_whose()

    def _move(self, ids: Sequence[PostId], days: int) -> None:
        self.selected.move_these(ids, days)

    def _plan(self, ids: Sequence[PostId], day: date) -> None:
        self.selected.plan(ids, day)

    def _set_aside(self, ids: Sequence[PostId]) -> None:
        self.selected.set_these_aside(ids)

    def _copy(self, ids: Sequence[PostId], days: int) -> None:
        self.selected.copy_these(ids, days)

    def _open(self, post: Post) -> None:
        """To be written on, with all that are selected with it."""
        posts = self.views.selected()
        self._details.open_all(posts if post in posts else [post])

    def _cell_offers(self) -> CellOffers:
        from ui.calendar.lists.cells import cell_offers

        return cell_offers(self.context, self._shown, self.selected.save_cell)

    def _narrow(self, wanted: PostFilter) -> None:
        self._shown.filter = wanted
        self.refresh()

    def _search(self, words: str) -> None:
        self._narrow(self._shown.filter.searching(words))

    def ideas(self) -> Sequence[Post]:
        """Those of the clients in sight that pass the filter."""
        return self._shown.posts(IDEAS)

    def _menu(self) -> QMenu:
        from ui.calendar.menu import calendar_menu

        return calendar_menu(self)

    def _open_day(self, day: date) -> None:
        """The list of all posts of a day."""
        from ui.calendar.month.day_popup import show_day

        show_day(self.views.month, self.language, day, self._open_from_day)

    def open_day(self) -> None:
        """The selected day on the right: its posts, its free hours."""
        if self.views.kind != MONTH:
            self.show_view(MONTH)
        scene = self.views.month.scene
        scene.select_day(scene.selection.day)
        self._details.open_day(scene.selection.day)
        self._details.focus_day()

    def _open_from_day(self, post: Post) -> None:
        self.views.select([post])
        self._details.open(post)

    # what it is made of

    def _arrange(self) -> None:
        commands = self.context.commands
        self.add_primary(commands.action("post.new"))
        self.add_filter(_("Filter posts"), self._search)
        self._switch.choose(MONTH)
        today = button(self.language(_("Today")), self.go_to_today, kind="quiet", sign="calendar-check")
        today.setToolTip(commands.action("calendar.today").toolTip())
        for tool in (self._switch, self._beside.button, today, self._months):
            self.add_tool(tool)
        self.add_chips(self._filters)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, tokens.SPACE_3)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self._hint)
        column.addWidget(self._beside, 1)
        content.setFocusProxy(self.views)
        self.set_content(content)
        self.setFocusProxy(content)

    @override
    def show_empty(self) -> None:
        """Made only now: the first frame does without it."""
        if self._empty is None:
            from ui.calendar.no_clients import no_clients

            self.set_empty(no_clients(self.context))
        super().show_empty()

    def _listen(self) -> None:
        context, views = self.context, self.views
        self._filters.changed.connect(self._narrow)
        self._filters.cleared.connect(self.clear_filter)
        self._holidays.found.connect(self._show_holidays)
        self._ahead.timeout.connect(self._prepare_neighbours)
        views.selection_changed.connect(self._follow)
        views.clicked.connect(self._details.open)
        views.opened.connect(self._open)
        views.edit_with(self._cell_offers)
        views.set_menu(self._menu)
        month = views.month
        month.keep_with(self._keep_typed, self._quick_words)
        month.picture_with(self._thumbnails)
        month.check_with(self._shown.warns, self._warnings)
        month.line_stayed.connect(self._ask_whose)
        context.choosing.connect(month.finish_line)
        month.scene.moved.connect(self._move)
        month.scene.copied.connect(self._copy)
        month.scene.planned.connect(self._plan)
        month.scene.set_aside.connect(self._set_aside)
        month.scene.client_wanted.connect(context.choose_client)
        month.scene.today_wanted.connect(self.go_to_today)
        month.scene.month_wanted.connect(self._sight.turn)
        month.scene.day_wanted.connect(self._sight.turn_to)
        month.scene.details_wanted.connect(self._details.open_day)
        month.scene.whole_day_wanted.connect(self._open_day)

    @override
    def follow_choice(self) -> None:
        self._shown.follow_period()
        super().follow_choice()
