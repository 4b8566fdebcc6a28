"""What is done to posts on this page: each is one act that can be undone, with a word about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.periods import time_at
from smmdesk.domain.posts import PostStatus
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from smmdesk.domain.ids import ClientId, PostId
    from smmdesk.domain.posts import Post
    from smmdesk.services.calendar import Outcome
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

    Show = Callable[[Sequence[Post]], object]

_WITH_A_DAY: Final = frozenset({PostStatus.SCHEDULED, PostStatus.PUBLISHED})
"""Of which everybody expects a day."""


class PostActs:
    """Refusals become toasts; posts that were made or moved are handed on to be shown."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._language = context.language

    def add(self, client_id: ClientId, when: tuple[date | None, int | None], show: Callable[[Post], object]) -> None:
        """A new post of that day, and of that minute of it if there is one."""
        day, at = when
        clock = None if at is None else time_at(at)
        self._context.do(lambda: self._context.workspace.calendar.add(client_id, day, at=clock), show=show)

    def move(self, ids: Sequence[PostId], by: tuple[int, int], show: Show) -> None:
        """Move posts by days and minutes."""
        days, minutes = by
        self._move(lambda: self._context.workspace.calendar.move(ids, days=days, minutes=minutes), show)

    def move_to(self, ids: Sequence[PostId], day: date, show: Show) -> None:
        """Bring posts to one day."""
        self._move(lambda: self._context.workspace.calendar.move_to(ids, day), show)

    def plan(self, ids: Sequence[PostId], when: tuple[date, int | None], show: Show) -> None:
        """Give ideas their day, and the minute of it if there is one."""
        calendar, language = self._context.workspace.calendar, self._language
        day, at = when
        clock = None if at is None else time_at(at)

        def words(count: int) -> str:
            return language.count("Planned {n} idea", "Planned {n} ideas", count)

        self._move(lambda: calendar.move_to(ids, day, clock), show, words)

    def set_aside(self, ids: Sequence[PostId], show: Show) -> None:
        """Take posts off their days."""
        calendar, language = self._context.workspace.calendar, self._language

        def words(count: int) -> str:
            return language.count("{n} post is an idea again", "{n} posts are ideas again", count)

        self._move(lambda: calendar.set_aside(ids), show, words)

    def change_all(self, edit: Edit) -> None:
        """Give one field of several posts a value; what is refused is raised, for the form to say it."""
        calendar, name, seen, value = self._context.workspace.calendar, edit.name, edit.before, edit.value

        def tell(done: Outcome) -> None:
            self._tell_outcome(self._language.count("Changed {n} post", "Changed {n} posts", len(done.posts)), done)

        self._context.follow(lambda: calendar.change_all(edit.record.ids, name, seen, value), tell=tell)

    def _moved(self, count: int) -> str:
        return self._language.count("Moved {n} post", "Moved {n} posts", count)

    def _move(self, act: Callable[[], Outcome], show: Show, words: Callable[[int], str] | None = None) -> None:
        """`words` say what was done to so many."""

        def tell(done: Outcome) -> None:
            if done.posts:
                self._tell_outcome((words or self._moved)(len(done.posts)), done)

        self._context.do(act, tell=tell, show=lambda done: show(done.posts))

    def copy(self, ids: Sequence[PostId], by: tuple[int, int], show: Show) -> None:
        """Copies of posts that many days and minutes later."""
        days, minutes = by

        def tell(made: Sequence[Post]) -> None:
            if made:
                self._tell(self._language.count("Copied {n} post", "Copied {n} posts", len(made)))

        self._context.do(
            lambda: self._context.workspace.calendar.copy(ids, days=days, minutes=minutes), tell=tell, show=show
        )

    def remove(self, posts: Sequence[Post]) -> None:
        """Remove posts without asking."""

        def tell(count: int) -> None:
            several = self._language.count("Removed {n} post", "Removed {n} posts", count)
            self._context.say_removed([post.headline() for post in posts], several)

        self._context.do(lambda: self._context.workspace.calendar.remove(ids(posts)), tell=tell)

    def advance(self, posts: Sequence[Post]) -> None:
        """Bring posts one step nearer to their publication."""

        def tell(count: int) -> None:
            if count > 1:
                self._tell(self._language.count("Advanced {n} post", "Advanced {n} posts", count))

        self._context.do(lambda: self._context.workspace.calendar.advance(ids(posts)), tell=tell)

    def set_status(self, posts: Sequence[Post], status: PostStatus) -> None:
        """Give posts a status."""

        language, said = self._language, []
        if len(posts) > 1:
            word = language.word(status)
            said.append(language(_("Set to “{status}”: {count}"), status=word, count=len(posts)))
        # a status that was said is kept, and so is that there is no day: nothing is planned behind anybody's back
        if undated := sum(post.day is None for post in posts) if status in _WITH_A_DAY else 0:
            said.append(language.count("{n} post still has no day", "{n} posts still have no day", undated))

        def tell(_nothing: None) -> None:
            if said:
                self._tell(" · ".join(said))

        self._context.do(lambda: self._context.workspace.calendar.set_status(ids(posts), status), tell=tell)

    def fill(self, posts: Sequence[Post], field: str) -> None:
        """Give posts the value that the first of them has."""

        def tell(done: Outcome) -> None:
            if done.posts:
                count = len(done.posts)
                self._tell_outcome(self._language.count("Filled in {n} post", "Filled in {n} posts", count), done)

        value = getattr(posts[0], field)
        self._context.do(lambda: self._context.workspace.calendar.fill(ids(posts), field, value), tell=tell)

    def _tell_outcome(self, sentence: str, done: Outcome) -> None:
        """What was done, and how many posts were passed over and why."""
        if done.reason is not None:
            stayed = self._language.count("{n} post stayed as it was.", "{n} posts stayed as they were.", done.stayed)
            sentence = f"{sentence}. {stayed} {self._language.error(done.reason)}"
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        self._context.say_undoable(sentence)


def ids(posts: Sequence[Post]) -> list[PostId]:
    """The ids of posts."""
    return [post.id for post in posts]
