"""Which posts go out of the page: those of the period, or the ideas, that pass the filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.calendar.empty_hint import what_is_missing
from ui.calendar.views import IDEAS, LIST
from ui.shell.shared import NothingSharedError, Shared

if TYPE_CHECKING:
    from ui.calendar.shown.shown_posts import ShownPosts
    from ui.shell.context import Context


def posts_shared(context: Context, shown: ShownPosts, view: str) -> Shared:
    """Of the month too the whole period above, which is what the list shows."""
    language, is_ideas, is_filtered = context.language, view == IDEAS, not shown.filter.is_empty
    posts = shown.posts(IDEAS if is_ideas else LIST)
    if not posts:
        raise NothingSharedError(hint=language(what_is_missing(view, is_filtered=is_filtered)))
    passing = language.count("{n} post passes the filter", "{n} posts pass the filter", len(posts))
    return Shared(
        context.client_id,
        None if is_ideas else context.period,
        only=frozenset(post.id for post in posts),
        when=language(_("Ideas")) if is_ideas else "",
        more=passing if is_filtered else "",
    )
