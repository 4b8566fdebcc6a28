"""What is done to posts on this page: each is one act that can be undone, with a word about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smmdesk.domain.ids import ClientId, PostId
    from smmdesk.domain.posts import Post, PostStatus
    from ui.shell.context import Context


class PostActs:
    """Refusals become toasts; what was done is told by what is returned."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._language = context.language

    def add(self, client_id: ClientId, day: date | None, text: str = "") -> Post | None:
        """A new post; None where it was refused."""
        # stays empty where `attempt` took a refusal
        made: list[Post] = []
        with self._context.attempt():
            made.append(self._context.workspace.calendar.add(client_id, day, text))
        return made[0] if made else None

    def move(self, posts: Sequence[Post], days: int) -> bool:
        """Move posts by days; whether they moved."""
        moved = False
        with self._context.attempt():
            self._context.workspace.calendar.move(ids(posts), days=days)
            moved = True
            self._tell(self._language.count("Moved {n} post", "Moved {n} posts", len(posts)))
        return moved

    def copy(self, posts: Sequence[Post], days: int) -> list[Post]:
        """Copies of posts that many days later; none where that was refused."""
        made: list[Post] = []
        with self._context.attempt():
            made = self._context.workspace.calendar.copy(ids(posts), days=days)
            self._tell(self._language.count("Copied {n} post", "Copied {n} posts", len(made)))
        return made

    def remove(self, posts: Sequence[Post]) -> None:
        """Remove posts without asking."""
        with self._context.attempt():
            count = self._context.workspace.calendar.remove(ids(posts))
            self._tell(self._language.count("Removed {n} post", "Removed {n} posts", count))

    def advance(self, posts: Sequence[Post]) -> None:
        """Bring posts one step nearer to their publication."""
        with self._context.attempt():
            count = self._context.workspace.calendar.advance(ids(posts))
            # what becomes of a single one is seen on its chip
            if count > 1:
                self._tell(self._language.count("Advanced {n} post", "Advanced {n} posts", count))

    def set_status(self, posts: Sequence[Post], status: PostStatus) -> None:
        """Give posts a status."""
        with self._context.attempt():
            self._context.workspace.calendar.set_status(ids(posts), status)
            if len(posts) > 1:
                word = self._language.word(status)
                self._tell(self._language(_("Set to “{status}”: {count}"), status=word, count=len(posts)))

    def _tell(self, sentence: str) -> None:
        self._context.say_undoable(sentence)


def ids(posts: Sequence[Post]) -> list[PostId]:
    """The ids of posts."""
    return [post.id for post in posts]
