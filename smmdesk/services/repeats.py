"""What of a post was there before: which earlier post it repeats, which link or file it takes up again, which words."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, cast

from smmdesk.domain.habits import LATEST, Habit, habits_in
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post
from smmdesk.domain.repeats import most_alike
from smmdesk.domain.reuse import reused
from smmdesk.domain.variants import Texts
from smmdesk.services.likeness_index import LikenessIndex
from smmdesk.services.service import Service
from smmdesk.services.settings import desk_of
from smmdesk.services.variants import variants_of
from smmdesk.storage.posts import own_texts_before, posts_between, texts_before

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from smmdesk.domain.repeats import Alike
    from smmdesk.domain.reuse import Reuse
    from smmdesk.storage.database import Database


class Repeat(NamedTuple):
    """An earlier post that says nearly the same, or that stands within the other or the other within it; and how."""

    post: Post
    alike: Alike


class SaidBefore(NamedTuple):
    """What was found of a post; `is_all` is no while posts so long that they take their time were left out."""

    repeat: Repeat | None
    is_all: bool
    reused: tuple[Reuse, ...] = ()
    habits: tuple[Habit, ...] = ()


class RepeatService(Service):
    """Holds a post against all that were planned before it. A client's texts are indexed with its first question, and
    what was written since then with each further one: ask it beside the window."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._indexes: dict[ClientId, LikenessIndex[str]] = {}

    def said_before(self, post: Post, going_on: Callable[[], object] = lambda: None) -> SaidBefore:
        """What can be told at once. `going_on` is called now and then, and may raise to end it."""
        texts, said = self._texts_before(post)
        index = self._index(post, texts, going_on)
        is_all = not any(index.has_dense(each, texts) for each in said)
        found = SaidBefore(self._nearest(said, texts, index, dense=False), is_all)
        return found._replace(reused=self._reused(post), habits=_habits(post, texts))

    def said_at_length(self, post: Post, going_on: Callable[[], object] = lambda: None) -> SaidBefore:
        """The same with long posts, which are compared one by one."""
        texts, said = self._texts_before(post)
        found = SaidBefore(self._nearest(said, texts, self._index(post, texts, going_on), dense=None), is_all=True)
        return found._replace(reused=self._reused(post), habits=_habits(post, texts))

    def _reused(self, post: Post) -> tuple[Reuse, ...]:
        if post.day is None or not (post.link.strip() or post.media):
            return ()
        with self._database.read() as reader:
            days = desk_of(reader).reuse_days
            near = Period(post.day - timedelta(days=days), post.day + timedelta(days=1))
            return tuple(reused(post, posts_between(reader, near, post.client_id), days))

    def _texts_before(self, post: Post) -> tuple[dict[str, str], list[str]]:
        """By post, and by what is said in single networks behind these; and all texts that the post goes out with."""
        with self._database.read() as reader:
            own = variants_of(reader, [post.id]).get(post.id, ())
            # as it comes: for ten thousand texts another look takes as long as finding a repeat among them
            texts = cast("dict[str, str]", texts_before(reader, post))
            texts.update(own_texts_before(reader, post))
            return texts, Texts(post, own).every

    def _index(self, post: Post, texts: Mapping[str, str], going_on: Callable[[], object]) -> LikenessIndex[str]:
        index = self._indexes.setdefault(post.client_id, LikenessIndex[str]())
        index.keep(texts.items(), going_on)
        return index

    def _nearest(
        self, said: Sequence[str], texts: Mapping[str, str], index: LikenessIndex[str], *, dense: bool | None
    ) -> Repeat | None:
        found: dict[str, Alike] = {}
        for text in said:
            for id, alike in index.repeats(text, texts, dense=dense):
                found[id] = max(found.get(id, alike), alike)
        # in the order of the texts: of equals the latest is told
        best = most_alike((id, found[id]) for id in texts if id in found) if found else None
        if best is None:
            return None
        with self._database.read() as reader:
            earlier = reader.find(Post, post_of(best[0]))
        return Repeat(earlier, best[1]) if earlier is not None else None


def post_of(key: str) -> PostId:
    """Whose a text is that is known by its post, or by that and a network."""
    return PostId(key.partition("/")[0])


def _habits(post: Post, texts: Mapping[str, str]) -> tuple[Habit, ...]:
    latest = islice((text for key, text in texts.items() if text.strip() and "/" not in key), LATEST)
    return tuple(habits_in(post.text, [*latest]))
