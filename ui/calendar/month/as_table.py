"""The month as a table to be copied: a row a post, in order of day and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import Language, _
from ui.calendar.shown.spoken import headline
from ui.widgets.figures import Figures

if TYPE_CHECKING:
    from smmdesk.domain.posts import Post
    from ui.calendar.month.scene import MonthScene

_LONGEST = 160
"""Signs of a text, as in the list."""


def as_table(scene: MonthScene, language: Language) -> Figures | None:
    """What is in sight, with the client where several are shown; None for a month without posts."""
    posts = [post for day in scene.days.days() for post in scene.posts_of(day)]
    several = bool(scene.marks)
    heads = [
        language(_("Date")),
        language(_("Time")),
        *([language(_("Client"))] if several else []),
        *map(language, (_("Networks"), _("Text"), _("Status"))),
    ]
    return Figures(heads, [_row(scene, post, language, several=several) for post in posts]) if posts else None


def _row(scene: MonthScene, post: Post, language: Language, *, several: bool) -> list[str]:
    mark = scene.marks.get(post.client_id)
    wall = post.moment.wall if post.moment else None
    return [
        language.short_date(wall.date()) if wall else "",
        language.time(wall.time()) if wall else "",
        *([mark.name if mark else ""] if several else []),
        ", ".join(language.word(network) for network in post.networks),
        headline(language, post, _LONGEST),
        language.word(post.status),
    ]
