"""What is done to the selected posts, or to those that were dragged: they are selected again where they went."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from smmdesk.domain.periods import Period
from smmdesk.services.outputs import Wish
from ui.calendar.acts import PostActs, ids
from ui.widgets.clipboard import put

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.ids import PostId
    from smmdesk.domain.posts import Post, PostStatus
    from ui.calendar.move_popup import Where
    from ui.calendar.views import PostViews
    from ui.shell.context import Context


class SelectedPosts:
    """Those of the view in sight. `select` is asked to show posts that were made or moved."""

    def __init__(self, context: Context, views: PostViews, select: Callable[[Sequence[Post]], object]) -> None:
        self._context, self._views, self._select = context, views, select
        self._acts = PostActs(context)
        self.copies: Sequence[Post] = ()
        """what is to be pasted"""

    def advance(self) -> None:
        """Bring them one step on."""
        self._acts.advance(self._views.selected())

    def move(self, days: int) -> None:
        """Move them by days."""
        self.move_these(ids(self._views.selected()), days)

    def ask_where_to(self) -> None:
        """A line and a small calendar, over the selected day, that say where to move them."""
        from ui.calendar.move_popup import MovePopup

        posts, language, views = self._views.selected(), self._context.language, self._views
        if not posts:
            return
        words = language.count("Move {n} post to…", "Move {n} posts to…", len(posts))
        day = min((post.day for post in posts if post.day), default=self._context.workspace.today())
        today, moved = self._context.workspace.today(), partial(self._move_where, ids(posts))
        popup = MovePopup(language, words, views, today=today, day=day, moved=moved)
        popup.open_under(views.in_sight, views.place_of_selection())

    def _move_where(self, wanted: Sequence[PostId], where: Where) -> None:
        if isinstance(where, int):
            self._acts.move(wanted, where, self._show)
        else:
            self._acts.move_to(wanted, where, self._show)

    def duplicate(self) -> None:
        """Copies beside them."""
        if posts := self._views.selected():
            self._acts.copy(ids(posts), 0, self._show)

    def take_rows(self) -> None:
        """Put them on the clipboard as rows, in the order of their time, which a spreadsheet and the import read."""
        posts, language = self._views.selected(), self._context.language
        days = [post.day for post in posts if post.day]
        # only these days are read, unless there are ideas among them, which have none
        period = Period(min(days), max(days) + timedelta(days=1)) if len(days) == len(posts) else None
        only = frozenset(post.id for post in posts)
        wish = Wish(output="calendar", language=language, period=period, only=only)
        rows = self._context.workspace.exporting.rows(wish)
        put(rows.text, rows.html)
        self._context.say(language.count("Copied {n} row", "Copied {n} rows", len(posts)))

    def remove(self) -> None:
        """Remove them."""
        if posts := self._views.selected():
            self._acts.remove(posts)

    def set_status(self, post: Post, status: PostStatus) -> None:
        """Give one post the status that was picked in its row."""
        self._acts.set_status([post], status)

    def take(self) -> None:
        """Remember them for pasting; their text goes to the clipboard."""
        self.copies = self._views.selected()
        QGuiApplication.clipboard().setText("\n\n".join(post.caption() for post in self.copies))
        language = self._context.language
        self._context.say(language.count("{n} post can be pasted", "{n} posts can be pasted", len(self.copies)))

    def paste(self) -> None:
        """Copies of what was remembered: the first on the selected day, the others at their distance to it."""
        dated = [post.day for post in self.copies if post.day]
        # ideas are pasted as ideas
        days = (self._views.month.scene.selection.day - min(dated)).days if dated else 0
        self._acts.copy(ids(self.copies), days, self._show)

    def move_these(self, ids: Sequence[PostId], days: int) -> None:
        """Move posts that were dragged."""
        if ids:
            self._acts.move(ids, days, self._show)

    def copy_these(self, ids: Sequence[PostId], days: int) -> None:
        """Copy posts that were dragged with the key for it."""
        self._acts.copy(ids, days, self._show)

    def _show(self, posts: Sequence[Post]) -> None:
        if posts:  # they may have been removed elsewhere
            self._select(posts)
