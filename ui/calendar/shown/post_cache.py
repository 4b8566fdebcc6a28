"""The posts read last: the same list again for the same question, as long as nothing in it was written."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from typing import TYPE_CHECKING, Final

from smmdesk.domain.ids import ClientId
from smmdesk.domain.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from smmdesk.domain.posts import Post
    from ui.calendar.shown.post_filter import PostFilter

_MOST: Final = 8
_FEW: Final = 100
"""Of more posts that were written each one is not looked for."""
Question = tuple[Period | None, ClientId | None]
"""Days, None for ideas without a date; and a client, None for all."""


class PostCache:
    """Reads through `read` what it does not hold yet, and through `read_again` single posts that were written."""

    def __init__(
        self,
        read: Callable[[Period | None, ClientId | None], Sequence[Post]],
        read_again: Callable[[Collection[str]], Sequence[Post]],
        left_out: Callable[[], Collection[ClientId]] = tuple,
    ) -> None:
        """`left_out` are the clients whose posts are not among those of all clients."""
        self._read, self._read_again, self._left_out = read, read_again, left_out
        self._found: OrderedDict[Question, Sequence[Post]] = OrderedDict()
        self._passing: dict[Question, tuple[PostFilter, Sequence[Post]]] = {}
        self._written: set[str] = set()
        self._are_out: frozenset[ClientId] = frozenset()

    def all(self, period: Period | None, client_id: ClientId | None) -> Sequence[Post]:
        """The posts of these days."""
        question = (period, client_id)
        self._catch_up()
        if question not in self._found:
            self._found[question] = self._without_left_out(self._read(period, client_id), client_id)
            while len(self._found) > _MOST:
                # with what passed of it: nobody asks for that by itself
                self._passing.pop(self._found.popitem(last=False)[0], None)
        self._found.move_to_end(question)
        return self._found[question]

    def passing(self, period: Period | None, client_id: ClientId | None, wanted: PostFilter) -> Sequence[Post]:
        """Those of them that pass the filter."""
        posts = self.all(period, client_id)
        if wanted.is_empty:
            return posts
        known = self._passing.get((period, client_id))
        if known is None or known[0] != wanted:
            known = wanted, [post for post in posts if wanted.matches(post)]
            self._passing[period, client_id] = known
        return known[1]

    def forget(self, ids: Collection[str]) -> None:
        """These posts were made, changed or removed."""
        self._written.update(ids)

    def _forget_all(self) -> None:
        self._found.clear()
        self._passing.clear()

    def _without_left_out(self, posts: Sequence[Post], client_id: ClientId | None) -> Sequence[Post]:
        if client_id is not None or not self._are_out:
            return posts
        return [post for post in posts if post.client_id not in self._are_out]

    def _catch_up(self) -> None:
        """Put right every list that holds one of the posts written since, or should."""
        are_out = frozenset(self._left_out())
        if len(self._written) > _FEW or are_out != self._are_out:
            self._are_out = are_out
            self._forget_all()
        elif self._written and self._found:
            fresh = self._read_again(self._written)
            for question in self._found:
                self._renew(question, fresh)
        self._written.clear()

    def _renew(self, question: Question, fresh: Sequence[Post]) -> None:
        posts = self._found[question]
        kept = [post for post in posts if post.id not in self._written]
        new = self._without_left_out([post for post in fresh if _answers(post, question)], question[1])
        if new or len(kept) < len(posts):
            # a new list, never the old one changed: who keeps something for a list knows by that
            self._found[question] = sorted([*kept, *new], key=_place)
            self._passing.pop(question, None)


def _answers(post: Post, question: Question) -> bool:
    period, client_id = question
    is_then = post.day is None if period is None else post.day is not None and post.day in period
    return is_then and client_id in {None, post.client_id}


def _place(post: Post) -> tuple[datetime, str]:
    """By time, as they are read."""
    return post.moment.wall if post.moment else datetime.min, post.id
