"""Back to a text that could not be saved: what it is about comes into sight, and a line for it where it had one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post
from smmdesk.domain.several_posts import SeveralPosts
from smmdesk.domain.variants import NetworkText
from ui.calendar.lists.ideas_tray import IdeaWords
from ui.calendar.month.quick_line import FirstWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.calendar.page import CalendarPage
    from ui.widgets.forms.unsaved import Unsaved


def lead_back(page: CalendarPage, typed: Unsaved) -> None:
    """First words stand on their day, where a line is opened for them; what is typed for several, with them."""
    if typed.kind == SeveralPosts.__name__:
        _to_several(page, typed.id.split())
    elif typed.kind == IdeaWords.__name__:
        page.show_ideas_beside()
    elif typed.kind == FirstWords.__name__:
        _to_day(page, date.fromisoformat(typed.id))
    elif typed.kind == NetworkText.__name__:
        post_id, _stroke, network = typed.id.partition("/")
        page.select(post_id)
        page.show_network(Network(network))
    else:
        page.select(typed.id)


def _to_several(page: CalendarPage, ids: Sequence[str]) -> None:
    """Those of them that are in sight once the first is."""
    page.select(ids[0])
    with page.context.attempt():
        page.views.select(page.context.workspace.records.all(Post, id=ids))
        page.open_selected()


def _to_day(page: CalendarPage, day: date) -> None:
    page.show_month_of(day)
    page.views.month.scene.select_day(day)
    page.views.month.type_on_day("")
