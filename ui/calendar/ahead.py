"""The months beside the one in sight, read and painted ahead, so that turning to them takes no time."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from smmdesk.domain.errors import SmmdeskError
from ui.calendar.views import GRIDS, PostViews

if TYPE_CHECKING:
    from ui.calendar.month.days import MonthDays
    from ui.calendar.shown.shown_posts import ShownPosts

_BETWEEN: Final = 120
"""Milliseconds between the two months: a key pressed meanwhile waits for one of them at most."""


def prepare_months_beside(views: PostViews, shown: ShownPosts) -> None:
    """The month after, since one plans forwards, then the one before.

    What keeps it from being read is said to who turns there.
    """
    if views.kind in GRIDS:
        before, after = shown.neighbours()
        with suppress(SmmdeskError):
            _prepare(views, shown, after)
            posts = [post for days in (shown.days, after, before) for post in shown.posts_of(days)]
            views.month.found_out.look_closer(posts)
        QTimer.singleShot(_BETWEEN, views, lambda: _prepare(views, shown, before))


def _prepare(views: PostViews, shown: ShownPosts, days: MonthDays) -> None:
    if views.isVisible():  # the window may have been closed meanwhile, and with it the workspace
        with suppress(SmmdeskError):
            views.month.scene.prepare(days, shown.posts_of(days), shown.gaps_of(days))
