"""Posts for the command palette: those written last, and those that say what is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from smmdesk.domain.text import pattern_of
from ui.window.palette import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.posts import Post
    from ui.shell.context import Context

_LEAST: Final = 3
"""Letters before posts are looked through: fewer stand in nearly all of them."""
_MOST: Final = 8
_RECENT: Final = 5
_BEFORE, _LENGTH = 16, 64


def found_posts(context: Context, typed: str, names: Mapping[ClientId, str]) -> Iterator[Item]:
    """The latest posts that say it, by the words around; `names` are those of the clients."""
    words = " ".join(typed.split())
    if len(words) < _LEAST:
        return
    for post in context.workspace.calendar.saying(words, _MOST):
        yield _item(context, post, excerpt(post, words), names)


def recent_posts(context: Context, names: Mapping[ClientId, str]) -> Iterator[Item]:
    """The posts that were written last, by their first words."""
    for post in context.workspace.calendar.latest(_RECENT):
        yield _item(context, post, post.headline(_LENGTH), names)


def _item(context: Context, post: Post, words: str, names: Mapping[ClientId, str]) -> Item:
    day = context.language.short_date(post.day) if post.day else context.language.word(post.status)
    kind = " · ".join(filter(None, (day, names.get(post.client_id, ""))))
    return Item(words, kind, "file-text", partial(context.open, "calendar", post.id))


def excerpt(post: Post, words: str) -> str:
    """The words as they stand in the post, on one line, with what is around them."""
    text = " ".join(post.text.split())
    found = pattern_of(words).search(text)
    begin = max(found.start() - _BEFORE, 0) if found else 0
    # from the beginning of a word, where there is one
    begin = text.rfind(" ", 0, begin) + 1
    cut = text[begin : begin + _LENGTH]
    return f"{'…' if begin else ''}{cut}{'…' if begin + _LENGTH < len(text) else ''}"
