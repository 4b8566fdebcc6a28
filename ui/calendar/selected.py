"""What is done to the selected posts, or to those that were dragged: they are selected again where they went."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.speech.language import _
from ui.calendar.acts import PostActs, ids
from ui.calendar.clipboard import copied_table, holds_ours, put_rows, put_texts
from ui.calendar.views import GRIDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from smmdesk.domain.ids import PostId
    from ui.calendar.move_popup import Where
    from ui.calendar.views import PostViews
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit


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

    def publish(self) -> None:
        """All that it takes to publish the selected one by hand."""
        from ui.shell.publishing import publish_by_hand

        if posts := self._views.selected():
            publish_by_hand(self._context, posts[0].id)

    def move(self, days: int = 0, minutes: int = 0) -> None:
        """Move them by days, or by minutes."""
        self.move_these(ids(self._views.selected()), days, minutes)

    def ask_where_to(self) -> None:
        """A line and a small calendar, over the selected day, that say where to move them."""
        from ui.calendar.move_popup import MovePopup

        posts, language, views = self._views.selected(), self._context.language, self._views
        if not posts:
            return
        if all(post.day is None for post in posts):
            words = language.count("Plan {n} idea on…", "Plan {n} ideas on…", len(posts))
        else:
            words = language.count("Move {n} post to…", "Move {n} posts to…", len(posts))
        day = min((post.day for post in posts if post.day), default=self._context.workspace.today())
        today, moved = self._context.workspace.today(), partial(self._move_where, ids(posts))
        popup = MovePopup(language, words, views, today=today, day=day, moved=moved)
        popup.open_under(views.chosen_in, views.place_of_selection())

    def _move_where(self, wanted: Sequence[PostId], where: Where) -> None:
        if isinstance(where, int):
            self._acts.move(wanted, (where, 0), self._show)
        else:
            self._acts.move_to(wanted, where, self._show)

    def plan(self, ids: Sequence[PostId], day: date, at: int | None = None) -> None:
        """Give ideas that were dragged their day, and the minute of it if they were dropped on one."""
        self._acts.plan(ids, (day, at), self._show)

    def set_aside(self) -> None:
        """They are ideas again."""
        self.set_these_aside(ids(self._views.selected()))

    def set_these_aside(self, ids: Sequence[PostId]) -> None:
        """Posts that were dragged to the ideas are such again."""
        self._acts.set_aside(ids, self._show)

    def duplicate(self) -> None:
        """Copies beside them."""
        if posts := self._views.selected():
            self._acts.copy(ids(posts), (0, 0), self._show)

    def take_rows(self) -> None:
        """Put them on the clipboard as rows, which a spreadsheet and the import read."""
        self.copies = self._views.selected()
        self._put_rows()
        language = self._context.language
        self._context.say(language.count("Copied {n} row", "Copied {n} rows", len(self.copies)))

    def remove(self) -> None:
        """Remove them."""
        if posts := self._views.selected():
            self._acts.remove(posts)

    def set_status(self, status: PostStatus) -> None:
        """All of them are so far."""
        self.set_status_of(self._views.selected(), status)

    def set_status_of(self, posts: Sequence[Post], status: PostStatus) -> None:
        """These are so far, which may have been dragged there."""
        self._acts.set_status(posts, status)

    def can_paste(self) -> bool:
        """Whether there is something to paste: copies of what was taken here, or a table from elsewhere."""
        return bool(self.copies) if holds_ours() else bool(copied_table())

    def save_cell(self, edit: Edit) -> None:
        """Keep what was typed or picked in a cell, or raise what refuses it."""
        workspace, id = self._context.workspace, edit.record.id
        if edit.name == "status":
            workspace.calendar.set_status([id], edit.value)
        else:
            workspace.records.change(Post, id, edit.seen, **edit.wanted)

    def fill_down(self) -> None:
        """The selected rows get what the first of them has in the column of the keyboard."""
        table = self._views.table
        table.flush()  # what is being typed in the first of them is what the others are to get
        if (posts := table.selected()) and (field := table.current_field()):
            self._acts.fill(posts, field)

    def take(self) -> None:
        """Remember them for pasting; to the clipboard goes their text, of a table's rows the table."""
        self.copies = self._views.selected()
        if self._views.kind in GRIDS:
            put_texts(self.copies)
        else:
            self._put_rows()
        language = self._context.language
        self._context.say(language.count("{n} post can be pasted", "{n} posts can be pasted", len(self.copies)))

    def _put_rows(self) -> None:
        put_rows(self._context.workspace.calendar.as_rows(ids(self.copies), self._context.language))

    def paste(self) -> None:
        """Copies of what was taken here; a table that was copied elsewhere is brought in, once it was looked at."""
        table = "" if holds_ours() and self.copies else copied_table()
        if table:
            from smmdesk.services.reading.plans import PLAN
            from ui.importing.pasting import bring_in_table

            bring_in_table(self._context, table, PLAN)
        elif self.copies and holds_ours():
            self._paste_copies()
        else:
            nothing = _("Nothing to paste: copy posts here, or rows of a table elsewhere.")
            self._context.complain(self._context.language(nothing))

    def _paste_copies(self) -> None:
        """The first on the selected day, the others at their distance to it."""
        dated = [post.day for post in self.copies if post.day]
        # ideas are pasted as ideas
        days = (self._views.month.scene.selection.day - min(dated)).days if dated else 0
        self._acts.copy(ids(self.copies), (days, 0), self._show)

    def move_these(self, ids: Sequence[PostId], days: int, minutes: int = 0) -> None:
        """Move posts that were dragged."""
        if ids:
            self._acts.move(ids, (days, minutes), self._show)

    def copy_these(self, ids: Sequence[PostId], days: int, minutes: int = 0) -> None:
        """Copy posts that were dragged with the key for it."""
        self._acts.copy(ids, (days, minutes), self._show)

    def _show(self, posts: Sequence[Post]) -> None:
        if posts:  # they may have been removed elsewhere
            self._select(posts)
