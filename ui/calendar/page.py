"""The calendar: posts of a period by month, week, list and board, ideas without a date, and the post being edited."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.ids import PostId
from smmdesk.speech.language import _
from smmdesk.storage.errors import BusyError
from ui.calendar.by_hand import ByHand
from ui.calendar.commands import COMMANDS
from ui.calendar.lists.ideas_beside import IdeasBeside
from ui.calendar.post.details import PostDetails
from ui.calendar.shown.filter_bar import FilterBar
from ui.calendar.shown.post_filter import PostFilter
from ui.calendar.shown.shown_posts import ShownPosts
from ui.calendar.shown.sight import Sight
from ui.calendar.views import BOARD, GRIDS, IDEAS, LIST, MONTH, NAMES, WEEK, PostViews
from ui.overriding import override
from ui.pages import PAGES
from ui.shell.context_page import ContextPage
from ui.shell.holidays import Holidays
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.page_tools import Sifted
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from smmdesk.domain.networks import Network
    from smmdesk.domain.posts import Post, PostStatus
    from smmdesk.services.touched import Touched
    from ui.calendar.empty_hint import EmptyHint
    from ui.calendar.selected import SelectedPosts
    from ui.calendar.series.selected import SelectedSeries
    from ui.shell.context import Context
    from ui.shell.shared import Shared
    from ui.widgets.forms.unsaved import Unsaved

_AHEAD: Final = 120
"""Milliseconds after which the months beside are got ready."""


class CalendarPage(ContextPage):
    """Five views. Each act is a command; the page finds what it is done to and shows what came."""

    line = PAGES["calendar"]
    tables = frozenset(
        {"post", "client", "account", "slot", "mix", "post_variant", "limit_edit", "snippet", "series", "own_date"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.views: PostViews = PostViews(context.language, context.workspace.today())
        self._shown = ShownPosts(context)
        self._sight = Sight(self, self._shown)
        self._details = PostDetails(self, context, self._shown, self.views.month, lambda: self.views.kind)
        self._holidays = Holidays(context, self)
        self._ahead = QTimer(self, singleShot=True, interval=_AHEAD)
        self._switch = SegmentBar([(kind, context.language(name)) for kind, name in NAMES], self.show_view)
        self._filters = FilterBar(context.language)
        self._left = Sifted(0, 0, is_filtered=False)
        self._hint: EmptyHint | None = None
        context.commands.bind(COMMANDS, self, widget=self, heading=self.line.title)
        self._by_hand = ByHand(self, self._shown, self._sight, self._details)
        self._beside = IdeasBeside(context, self._shown, self.views, self._by_hand.keep, self._by_hand.ask_whose)
        self._arrange()
        self._listen()

    # what is shown

    @override
    def read(self) -> None:
        # `refresh` reads again where another program keeps readers out
        with self.context.attempt(passing=(BusyError,)):
            if not self._shown.clients():
                self.show_empty()
                return
            self._show_posts()
            self._show_day_marks()
            self.show_content()
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
            self._shown.is_week = kind == WEEK
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
            self._details.open(self._sight.find(PostId(record_id)))

    @override
    def reveal(self, typed: Unsaved) -> None:
        from ui.calendar.leading_back import lead_back

        lead_back(self, typed)

    def show_view(self, kind: str) -> None:
        """Month, week, list, board or ideas."""
        # asked before the view changes, which has a selection of its own
        posts = self.views.selected()
        if self.is_covered:  # what is told of the period would lie over the view that is asked for
            self.close_inspector()
        self._switch.choose(kind)
        if kind in GRIDS:
            day = next((post.day for post in reversed(posts) if post.day), self.views.month.scene.selection.day)
            self._shown.show_grid(day, is_week=kind == WEEK)
        self.views.turn_to(kind)
        self.refresh()
        if posts and kind != IDEAS:
            self.views.select(posts)
        elif kind in GRIDS:
            self._sight.keep_a_day()

    def _show_posts(self) -> None:
        views, shown = self.views, self._shown
        views.set_marks(shown.marks())
        days = shown.days
        if shown.is_week:
            views.month.scene.zone = shown.zone()
        views.month.show_month(days, shown.posts_of(days), shown.gaps_of(days))
        posts = shown.posts(views.kind)
        if views.kind not in GRIDS:
            views.show_records(posts)
        self._sight.name_month()
        self._beside.show_ideas()
        every = shown.every(views.kind)
        self._left = Sifted(len(posts), len(every), self.is_filtered())
        self._filters.show_filter(shown.filter, every, passing=len(posts))
        self._say_what_is_missing(has_posts=bool(posts))

    def _say_what_is_missing(self, *, has_posts: bool) -> None:
        """Above the view, where there is nothing in it."""
        if self._hint is None and not has_posts:
            from ui.calendar.empty_hint import EmptyHint

            self._hint = EmptyHint(self.context)
            self._column.insertWidget(0, self._hint)
        if self._hint is not None:
            self._hint.show_for(self.views.kind, has_posts=has_posts, is_filtered=self.is_filtered())

    def _show_day_marks(self) -> None:
        marks = self._shown.day_marks(self._holidays)
        self.views.month.scene.show_day_marks(marks)
        self._details.show_day_marks(marks)

    def _prepare_neighbours(self) -> None:
        from ui.calendar.ahead import prepare_months_beside

        prepare_months_beside(self.views, self._shown)

    def _follow(self) -> None:
        """What is selected has changed, or what is known of it."""
        self.context.commands.refresh()
        month = self.views.month
        day = month.scene.selection.day if self.views.kind in GRIDS else None
        self._details.follow(self.views.selected(), day)

    # commands; the first frame does without what they are done with

    @cached_property
    def selected(self) -> SelectedPosts:
        """What can be done to the selected posts."""
        from ui.calendar.selected import SelectedPosts

        return SelectedPosts(self.context, self.views, self._sight.show)

    @cached_property
    def series(self) -> SelectedSeries:
        """What can be done to the series of the selected post, and with whole weeks and months."""
        from ui.calendar.series.selected import SelectedSeries

        return SelectedSeries(self, self._shown, self._sight.show)

    def add(self) -> None:
        """Begin a post: on the selected day, or an idea where ideas are shown."""
        self._by_hand.begin()

    def toggle_panel(self, name: str) -> None:
        """What is told of the period, on the right; or put away."""
        self._details.toggle_panel(name)

    def has_gaps(self) -> bool:
        """Whether an empty slot is in sight."""
        return self.views.kind in GRIDS and bool(self.views.month.scene.gaps)

    def fill_gaps(self) -> None:
        """Ideas into the empty slots in sight."""
        self._by_hand.filling.fill_all()

    def open_selected(self) -> None:
        """Edit the selected post."""
        self._details.open_all(self.views.selected())

    def send_for_approval(self) -> None:
        """Ask which posts of which client go out, and as what."""
        from ui.calendar.approval.sending import ask_for_approval
        from ui.shell.client_menu import for_client

        chosen = self.views.selected()
        clients = self._shown.clients()
        for_client(self.context, self, clients, lambda client: ask_for_approval(self.context, client, chosen))

    def write_for_scheduler(self) -> None:
        """Ask for which tool, which network and which days, and show what cannot go."""
        from ui.calendar.scheduler.asking import ask_for_scheduler
        from ui.shell.client_menu import for_client

        clients = self._shown.clients()
        for_client(self.context, self, clients, lambda client: ask_for_scheduler(self.context, client))

    def read_answer(self) -> None:
        """Ask where an answer stands, and show what it comes to."""
        from ui.calendar.approval.reading import ask_for_answer

        ask_for_answer(self.context, self.context.client_id)

    def _let_files_be_dropped(self) -> None:
        from ui.calendar.approval.dropping import let_files_be_dropped

        let_files_be_dropped(self)

    def can_fill_down(self) -> bool:
        """Whether several rows of a table are selected."""
        return self.views.kind not in {*GRIDS, BOARD} and len(self.views.selected()) > 1

    def show_network(self, network: Network) -> None:
        """What the post on the right says in a network."""
        self._details.show_network(network)

    def open_insert(self) -> None:
        """What may be put into the selected post, which is opened for it."""
        self._details.open_insert(self.views.selected()[0])

    def edit_snippets(self) -> None:
        """Words that are used again, in a dialog."""
        from ui.calendar.snippets import SnippetsDialog

        SnippetsDialog(self, self.context).open()

    def edit_own_dates(self) -> None:
        """Dates of one's own, in a dialog."""
        from ui.calendar.own_dates import OwnDatesDialog

        OwnDatesDialog(self, self.context).open()

    def add_own_date(self) -> None:
        """One on the selected day."""
        from ui.calendar.own_dates import OwnDatesDialog

        dialog = OwnDatesDialog(self, self.context)
        dialog.open()
        dialog.add_on(self.views.month.scene.selection.day)

    def toggle_ideas(self) -> None:
        """Ideas beside the month, or not any more."""
        if self.views.kind in GRIDS:
            self._beside.toggle()
        else:
            self.show_ideas_beside()

    def show_ideas_beside(self) -> None:
        """Ideas beside the month, or the week."""
        if self.views.kind not in GRIDS:
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

    def show_rest(self, status: PostStatus, is_undated: bool) -> None:
        """The posts of one status, of which the board does not show all, as a table: those of the period, or ideas."""
        self._shown.filter = self._shown.filter._replace(status=frozenset({status}))
        self.show_view(IDEAS if is_undated else LIST)

    def works_on_posts(self) -> bool:
        """Whether something is selected."""
        return bool(self.views.selected())

    def is_filtered(self) -> bool:
        """Whether some posts are left out."""
        return not self._shown.filter.is_empty

    def _narrow(self, wanted: PostFilter) -> None:
        self._shown.filter = wanted
        self.refresh()

    def _search(self, words: str) -> None:
        self._narrow(self._shown.filter.searching(words))

    def ideas(self) -> Sequence[Post]:
        """Those of the clients in sight that pass the filter."""
        return self._shown.posts(IDEAS)

    def open_day(self) -> None:
        """The selected day on the right: its posts, its free hours."""
        if self.views.kind not in GRIDS:
            self.show_view(MONTH)
        scene = self.views.month.scene
        scene.select_day(scene.selection.day)
        self._details.open_day(scene.selection.day)
        self._details.focus_day()

    # what it is made of

    def _arrange(self) -> None:
        commands = self.context.commands
        self.add_primary(commands.action("post.new"))
        self.add_filter(_("Filter posts"), self._search, lambda: self._left)
        self._switch.choose(MONTH)
        today = button(self.language(_("Today")), self.go_to_today, kind="quiet", sign="calendar-check")
        today.setToolTip(commands.action("calendar.today").toolTip())
        for tool in (self._switch, self._beside.button, today):
            self.add_tool(tool)
        self.add_chips(self._filters)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, tokens.SPACE_3)
        self._column.setSpacing(tokens.SPACE_2)
        self._column.addWidget(self._beside, 1)
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
        self._filters.changed.connect(self._narrow)
        self._filters.cleared.connect(self.clear_filter)
        self._holidays.found.connect(self._show_day_marks)
        self._ahead.timeout.connect(self._prepare_neighbours)
        self._ahead.timeout.connect(self._let_files_be_dropped, Qt.ConnectionType.SingleShotConnection)
        self.views.selection_changed.connect(self._follow)
        self._by_hand.listen()

    @override
    def follow_choice(self) -> None:
        self._shown.follow_period()
        super().follow_choice()
