"""The posts read last, kept until some change: the same list again for the same question."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final

from smmdesk.domain.ids import ClientId
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post
from ui.calendar.post_filter import PostFilter

_MOST: Final = 8
Question = tuple[Period | None, ClientId | None]
"""Days, None for ideas without a date; and a client, None for all."""


class PostShelf:
    """Reads through `read` what it does not hold yet."""

    def __init__(self, read: Callable[[Period | None, ClientId | None], Sequence[Post]]) -> None:
        self._read = read
        self._found: OrderedDict[Question, Sequence[Post]] = OrderedDict()
        self._passing: dict[Question, tuple[PostFilter, Sequence[Post]]] = {}

    def all(self, period: Period | None, client_id: ClientId | None) -> Sequence[Post]:
        """The posts of these days."""
        question = (period, client_id)
        if question not in self._found:
            self._found[question] = self._read(period, client_id)
            while len(self._found) > _MOST:
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

    def forget(self) -> None:
        """Posts have changed."""
        self._found.clear()
        self._passing.clear()
