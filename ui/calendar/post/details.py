"""Keeps the inspector in step with the selection; its fields are made when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.speech.language import _
from ui.calendar.shown.spoken import day_named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from smmdesk.domain.day_marks import MarkedDays
    from smmdesk.domain.networks import Network
    from ui.calendar.month.view import MonthView
    from ui.calendar.post.inspector import PostInspector
    from ui.calendar.shown.shown_posts import ShownPosts
    from ui.shell.context import Context
    from ui.widgets.page import Page

PANELS: Final = {"slots": _("Slots"), "mix": _("Mix of posts")}
"""What is told of the period in sight, by name, and its heading."""


class PostDetails:
    """Opens the page's inspector on posts, and lets it follow the selection while it is open."""

    def __init__(
        self, page: Page, context: Context, shown: ShownPosts, month: MonthView, kind: Callable[[], str]
    ) -> None:
        """`kind` tells which view is in sight."""
        self._page, self._context, self._shown, self._month = page, context, shown, month
        self._kind = kind
        self._language = context.language
        self._inspector: PostInspector | None = None
        self._day_marks: MarkedDays = {}
        self._panel = ""
        """the name of what is told of the period, where that is shown instead of a post or a day"""

    def open(self, post: Post, *, write: bool = False) -> None:
        """Show a post; with `write` the cursor goes into its text."""
        inspector, self._panel = self._made(), ""
        self._page.open_inspector(self._heading(post))
        inspector.show_post(post)
        if write:
            inspector.focus_text()

    def show_network(self, network: Network) -> None:
        """What the post that is shown says in a network."""
        self._made().show_network(network)

    def open_insert(self, post: Post) -> None:
        """Show a post, and what may be put into it."""
        self.open(post)
        self._made().open_insert()

    def open_all(self, posts: Sequence[Post]) -> None:
        """Open one post to be written, or several in a form of their own; the cursor goes there."""
        if len(posts) == 1:
            self.open(posts[0], write=True)
        elif posts:
            self._show_several(posts)
            self._made().focus_first()

    def open_day(self, day: date) -> None:
        """Show a day."""
        from ui.calendar.lists.day import day_shown

        inspector, self._panel = self._made(), ""
        self._page.open_inspector(day_named(self._language, day))
        inspector.show_day(day_shown(self._shown, day), self._day_marks)

    def toggle_panel(self, name: str) -> None:
        """Show one of `PANELS` about the period in sight, the keyboard in it; or put it away where it is shown."""
        if self._page.inspector_is_open and self._panel == name:
            self._page.close_inspector()
            return
        self._panel = name
        self._show_panel()
        self._made().focus_panel(name)

    def _show_panel(self) -> None:
        self._page.open_inspector(self._language(PANELS[self._panel]))
        client = self._shown.only_client()
        self._made().show_panel(self._panel, client.id if client else None, self._shown.in_sight(self._kind()))

    def focus_day(self) -> None:
        """The keyboard to the posts of the day that is shown."""
        self._made().focus_day()

    def follow(self, posts: Sequence[Post], day: date | None) -> None:
        """What is selected has changed: show it where the inspector is open; without posts the day, if there is one."""
        if not self._page.inspector_is_open or self._inspector is None:
            return
        if self._panel:  # of the period: only what is opened by hand takes its place
            self._show_panel()
        elif len(posts) == 1:
            self.open(posts[0])
        elif posts:
            self._show_several(posts)
        elif day is None:
            self._page.close_inspector()
        else:
            self.open_day(day)

    def show_day_marks(self, marks: MarkedDays) -> None:
        """Holidays and other days that matter, for hints and days."""
        self._day_marks = marks
        if self._inspector is not None:
            self._inspector.show_day_marks(marks)

    def _show_several(self, posts: Sequence[Post]) -> None:
        self._panel = ""
        self._page.open_inspector(self._language.count("{n} post selected", "{n} posts selected", len(posts)))
        self._made().show_posts(posts)

    def _made(self) -> PostInspector:
        if self._inspector is None:
            from ui.calendar.acts import PostActs
            from ui.calendar.post.inspector import PostInspector  # its fields take as long to import as the whole month

            self._inspector = PostInspector(self._context, PostActs(self._context), self._month)
            self._inspector.show_day_marks(self._day_marks)
            self._page.set_inspector(self._inspector)
        return self._inspector

    def _heading(self, post: Post) -> str:
        idea = self._language.word(PostStatus.IDEA)
        when = self._language.moment(post.moment) if post.moment else idea
        client = self._shown.name_of(post.client_id)
        return self._language(_("{when} · {client}"), when=when, client=client) if client else when
