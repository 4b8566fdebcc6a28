"""What is done to posts that come again: each is one act that can be undone, with a word about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.domain.series import CONTENT
from smmdesk.services.series import Scope
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.ids import SeriesId
    from smmdesk.domain.posts import Post
    from smmdesk.services.series import Changed
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

SHARED = frozenset({*CONTENT, "moment"})
"""Fields of a post that may be written to the others of its series; of the moment they get the hour."""


class SeriesActs:
    """For posts of a series; what is refused is a toast, and in a form stands at its field."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def repeat(self, post: Post) -> None:
        """Ask by which rule a post comes again."""
        from ui.calendar.series.dialog import ask_to_repeat

        with self._context.attempt():
            ask_to_repeat(self._context, post)

    def change_rule(self, post: Post, scope: Scope) -> None:
        """Ask by which rule the series of a post goes on."""
        from ui.calendar.series.dialog import ask_for_rule

        with self._context.attempt():
            ask_for_rule(self._context, post, scope)

    def save(self, edit: Edit, scope: Scope) -> None:
        """Write a field of a post to the others of its series as well; what is refused is raised, for the form."""
        series, language = self._context.workspace.series, self._context.language

        def tell(done: Changed) -> None:
            words = language.count("Changed {n} post", "Changed {n} posts", len(done.changed))
            self._context.say_undoable(words)

        change = partial(series.change, edit.record.id, scope, edit.seen, values=edit.wanted)
        self._context.follow(change, tell=tell)

    def end_before(self, post: Post) -> None:
        """Remove a post and all that follow it in its series."""
        self._context.do(partial(self._context.workspace.series.remove, post.id, Scope.FOLLOWING), tell=self._removed)

    def take_out(self, post: Post) -> None:
        """Remove one post, whose day the series leaves out from then on."""

        def tell(count: int) -> None:
            words = self._context.language.count("Removed {n} post", "Removed {n} posts", count)
            self._context.say_removed([post.headline()], words)

        self._context.do(partial(self._context.workspace.calendar.remove, [post.id]), tell=tell)

    def extend(self, series_id: SeriesId) -> None:
        """Make the posts of one more year."""
        language = self._context.language

        def tell(made: Sequence[Post]) -> None:
            count = language.count("Made {n} post", "Made {n} posts", len(made))
            until = max((post.day for post in made if post.day), default=None)
            self._context.say_undoable(language(_("{count}, until {day}"), count=count, day=language.short_date(until)))

        self._context.do(partial(self._context.workspace.series.extend, series_id), tell=tell)

    def _removed(self, count: int) -> None:
        self._context.say_undoable(self._context.language.count("Removed {n} post", "Removed {n} posts", count))
