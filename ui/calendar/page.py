"""The calendar: posts of a period by month and as a list, ideas without a date, and the post that is being edited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.ids import PostId
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.speech.language import _
from ui.calendar.acts import PostActs
from ui.calendar.adding import NewPosts
from ui.calendar.commands import COMMANDS
from ui.calendar.empty_hint import EmptyHint
from ui.calendar.filter_bar import FilterButton, FilterChips
from ui.calendar.holidays import Holidays
from ui.calendar.month.switch import MonthSwitch
from ui.calendar.post.details import PostDetails
from ui.calendar.post_filter import PostFilter
from ui.calendar.shown_posts import ShownPosts
from ui.calendar.views import IDEAS, LIST, MONTH, NAMES, PostViews
from ui.overriding import override
from ui.pages import PAGES
from ui.shell.context_page import ContextPage
from ui.shell.example import SEE
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.labels import Label
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ui.calendar.month.days import MonthDays
    from ui.shell.context import Context
    from ui.widgets.empty_page import EmptyPage

_AHEAD: Final = 120
"""Milliseconds after which the months beside are got ready."""
_MENU: Final = ("post.open", "post.next_status", "", "post.copy", "post.paste", "", "post.remove")


class CalendarPage(ContextPage):
    """Month, list and ideas. Each act is a command; the page finds what it is done to and shows what came of it."""

    line = PAGES["calendar"]
    tables = frozenset({"post", "client"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._copies: list[Post] = []
        self.views = PostViews(context.language, context.workspace.today())
        self._shown = ShownPosts(context)
        self._acts = PostActs(context)
        self._new = NewPosts(context, self._acts, self, self._shown.clients, self._show_new)
        self._details = PostDetails(self, context, self._acts, self._shown)
        self._holidays = Holidays(context, self)
        self._ahead = QTimer(self, singleShot=True, interval=_AHEAD)
        self._switch = SegmentBar([(kind, context.language(name)) for kind, name in NAMES], self.show_view)
        self._months = MonthSwitch(context.language, self._turn)
        self._filter_button, self._chips = FilterButton(context.language), FilterChips(context.language)
        self._count, self._hint = Label("", colour="muted"), EmptyHint(context.commands.action(SEE))
        context.commands.bind(COMMANDS, self, widget=self, heading=self.line.title)
        self._arrange()
        self._listen()

    # what is shown

    @override
    def read(self) -> None:
        with self.context.attempt():
            if not self._shown.clients():
                self._months.hide()
                self.show_empty()
                return
            self.show_content()
            self._show_posts()
            self._show_filter()
            self._show_holidays()
            self._follow()
            self._ahead.start()

    def select(self, record_id: str) -> None:
        """Bring a post into sight, wherever it is, and open it."""
        with self.context.attempt():
            post = self.context.workspace.records.get(Post, PostId(record_id))
            if self.context.client_id not in {None, post.client_id}:
                self.context.choose_client(post.client_id)
            if (post.day is None) != (self.views.kind == IDEAS):
                self.show_view(IDEAS if post.day is None else MONTH)
            self._select([post])
            self._details.open(post)

    def show_view(self, kind: str) -> None:
        """Month, list or ideas."""
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
        is_part = views.kind == MONTH and not self.context.period.is_whole_month()
        self._months.setVisible(is_part)
        if is_part:
            self._months.show_month(shown.month)
        may_see_example = views.kind != IDEAS and not self.is_filtered()
        self._hint.say("" if posts else self._what_is_missing(), has_example=may_see_example)

    def _what_is_missing(self) -> str:
        """What a view without posts says."""
        if self.is_filtered():
            return self.language(_("No post passes the filter."))
        if self.views.kind == IDEAS:
            return self.language(_("Ideas wait here until they get a date. “New post” adds one."))
        if self.views.kind == LIST:
            return self.language(_("Nothing is planned for this period. “New post” adds one."))
        return self.language(self.line.empty)

    def _show_filter(self) -> None:
        every, passing = self._shown.every(self.views.kind), self._shown.posts(self.views.kind)
        self._filter_button.show_filter(self._shown.filter, every)
        self._chips.show_filter(self._shown.filter)
        self._count.setText(self._share(len(passing), len(every)) if self.is_filtered() else "")

    def _share(self, shown: int, every: int) -> str:
        number = self.language.number
        return self.language(_("{shown} of {all}"), shown=number(shown), all=number(every))

    def _show_holidays(self) -> None:
        named = self._holidays.names(self._shown.countries(), self._shown.days.period)
        self.views.month.scene.show_holidays(named)
        self._details.show_holidays(named)

    def _prepare_neighbours(self) -> None:
        """Read and paint the months before and after, so that turning to them takes no time."""
        if self.views.kind == MONTH:
            before, after = self._shown.neighbours()
            self._prepare(after)
            QTimer.singleShot(_AHEAD, self, lambda: self._prepare(before))

    def _prepare(self, days: MonthDays) -> None:
        if self.isVisible():  # the window may have been closed meanwhile, and with it the workspace
            self.views.month.scene.prepare(days, self._shown.posts_of(days))

    def _follow(self) -> None:
        """What is selected has changed, or what is known of it."""
        self.context.commands.refresh()
        month = self.views.month
        day = month.scene.selection.day if self.views.kind == MONTH else None
        self._details.follow(self.views.selected(), day, len(month.scene.posts_of(month.scene.selection.day)))

    # commands

    def add(self) -> None:
        """Begin a post: on the selected day, or an idea where ideas are shown."""
        self._new.begin(self._day_for_new(), self._near_selection())

    def open_selected(self) -> None:
        """Edit the selected post."""
        self._details.open_all(self.views.selected())

    def advance_selected(self) -> None:
        """Bring the selected posts one step on."""
        self._acts.advance(self.views.selected())

    def move_selected(self, days: int) -> None:
        """Move the selected posts by days; the selection goes with them."""
        self._move([post.id for post in self.views.selected()], days)

    def remove_selected(self) -> None:
        """Remove the selected posts."""
        if posts := self.views.selected():
            self._acts.remove(posts)

    def take_copies(self) -> None:
        """Remember the selected posts for pasting; their text goes to the clipboard."""
        self._copies = self.views.selected()
        QGuiApplication.clipboard().setText("\n\n".join(post.caption() for post in self._copies))
        count = len(self._copies)
        self.context.say(self.language.count("{n} post can be pasted", "{n} posts can be pasted", count))

    def paste(self) -> None:
        """Copies of what was remembered: the first on the selected day, the others at their distance to it."""
        dated = [post.day for post in self._copies if post.day]
        days = (self.views.month.scene.selection.day - min(dated)).days if dated else 0
        if made := self._acts.copy(self._copies, days):
            self._select(made)

    def select_all(self) -> None:
        """Select every post in sight."""
        self.views.select_all()

    def go_to_today(self) -> None:
        """Show today."""
        today = self.context.workspace.today()
        if self.views.kind == IDEAS:
            self.show_view(MONTH)
        self._turn_to(today)
        self.views.go_to(today)

    def clear_filter(self) -> None:
        """Show everything again."""
        self._narrow(PostFilter())

    def works_on_posts(self) -> bool:
        """Whether something is selected."""
        return bool(self.views.selected())

    def has_copies(self) -> bool:
        """Whether something can be pasted."""
        return bool(self._copies)

    def is_filtered(self) -> bool:
        """Whether some posts are left out."""
        return not self._shown.filter.is_empty

    # what happens in the views

    def _show_new(self, post: Post, write: bool) -> None:
        self._select([post])
        self._details.open(post, write=write)

    def _keep_typed(self, day: date, text: str) -> None:
        self._new.keep(day, text, self._near_selection(), lambda: self.views.month.type_on_day(text))

    def _move(self, ids: Sequence[PostId], days: int) -> None:
        posts = self._posts(ids)
        if posts and self._acts.move(posts, days):
            self._select(self._posts(ids))

    def _copy(self, ids: Sequence[PostId], days: int) -> None:
        if made := self._acts.copy(self._posts(ids), days):
            self._select(made)

    def _posts(self, ids: Sequence[PostId]) -> list[Post]:
        return self.context.workspace.records.all(Post, id=list(ids), order_by="moment_wall")

    def _set_status(self, post: Post, status: PostStatus) -> None:
        self._acts.set_status([post], status)

    def _narrow(self, wanted: PostFilter) -> None:
        self._shown.filter = wanted
        self.refresh()

    def _search(self, words: str) -> None:
        self._narrow(self._shown.filter.searching(words))

    def _select(self, posts: Sequence[Post]) -> None:
        """Select posts that were made, moved or asked for; a filter that hides one is taken off."""
        if not all(self._shown.filter.matches(post) for post in posts):
            self.clear_filter()
        day = posts[-1].day
        if day is not None and day not in self._shown.days.period:
            self._turn_to(day)
        self.views.select(posts)

    def _turn(self, months: int) -> None:
        """The month before or after; the selected day goes along."""
        days = self._shown.days.month.moved(months)
        self._turn_to(days.start)
        if self.views.month.scene.selection.day not in self._shown.days.period:
            self.views.month.scene.select_day(days.start)

    def _turn_to(self, day: date) -> None:
        """The month of a day; the period follows where the day lies outside of it."""
        self.views.month.finish_line()
        self._shown.month = day.replace(day=1)
        if day in self.context.period:
            self.refresh()
        else:
            self.context.choose_period(Period.month_of(day))

    def _open_day(self, day: date) -> None:
        """The list of all posts of a day."""
        from ui.calendar.month.day_popup import show_day

        show_day(self.views.month, self.language, day, self._open_from_day)

    def _open_from_day(self, post: Post) -> None:
        self.views.select([post])
        self._details.open(post)

    def _day_for_new(self) -> date | None:
        if self.views.kind == IDEAS:
            return None
        day = self.views.month.scene.selection.day
        return day if self.views.kind == MONTH or day in self.context.period else self.context.period.start

    def _near_selection(self) -> QPoint:
        """On the screen: the selected day, or below the title."""
        month = self.views.month
        cell = month.scene.places.cell_of(month.scene.selection.day) if self.views.kind == MONTH else None
        return month.mapToGlobal(cell.rect.center()) if cell else self.mapToGlobal(QPoint(self.width() // 2, 60))

    # what it is made of

    def _arrange(self) -> None:
        commands = self.context.commands
        self.add_primary(commands.action("post.new"))
        self.add_filter(_("Filter posts"), self._search)
        self._switch.choose(MONTH)
        today = button(self.language(_("Today")), self.go_to_today, kind="quiet", sign="calendar-check")
        today.setToolTip(commands.action("calendar.today").toolTip())
        for tool in (self._switch, today, self._months):
            self.add_tool(tool)
        self.add_tool(self._count, at_end=True)
        self.add_tool(self._filter_button, at_end=True)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, tokens.SPACE_3)
        column.setSpacing(tokens.SPACE_2)
        for part in (self._hint, self._chips):
            column.addWidget(part)
        column.addWidget(self.views, 1)
        content.setFocusProxy(self.views)
        self.set_content(content)
        self.setFocusProxy(content)

    @override
    def show_empty(self) -> None:
        """Made only now: the first frame does without it."""
        if self._empty is None:
            self.set_empty(self._without_clients())
        super().show_empty()

    def _without_clients(self) -> EmptyPage:
        from ui.shell.first_client import first_client_action
        from ui.widgets.empty_page import EmptyPage

        return EmptyPage(
            self.language,
            sign="users-three",
            title=_("First a client, then its posts"),
            words=self.language(PAGES["clients"].empty),
            primary=first_client_action(self.context),
            others=[self.context.commands.action(SEE)],
        )

    def _listen(self) -> None:
        context, views = self.context, self.views
        self._holidays.found.connect(self._show_holidays)
        self._ahead.timeout.connect(self._prepare_neighbours)
        self._filter_button.changed.connect(self._narrow)
        self._chips.changed.connect(self._narrow)
        views.selection_changed.connect(self._follow)
        views.clicked.connect(self._details.open)
        views.opened.connect(lambda post: self._details.open(post, write=True))
        views.status_wanted.connect(self._set_status)
        views.today_wanted.connect(self.go_to_today)
        views.set_menu(lambda: context.commands.menu(*_MENU, parent=self))
        month = views.month
        month.typed.connect(self._keep_typed)
        context.choosing.connect(month.finish_line)
        month.scene.moved.connect(self._move)
        month.scene.copied.connect(self._copy)
        month.scene.month_wanted.connect(self._turn)
        month.scene.day_wanted.connect(self._turn_to)
        month.scene.whole_day_wanted.connect(self._open_day)

    @override
    def follow_choice(self) -> None:
        self._shown.follow_period()
        super().follow_choice()
