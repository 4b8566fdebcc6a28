"""Posts that are due and are let alone for a while."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from smmdesk.domain.periods import LocalMoment, wall_at
from smmdesk.domain.publishing import Later
from smmdesk.speech.language import _
from ui.widgets.menus import begin_by_keyboard, passing_menu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu, QWidget

    from smmdesk.domain.posts import Post
    from smmdesk.speech.language import Language
    from ui.shell.context import Context

_KEPT: Final = timedelta(days=7)
"""After which nobody asks any more what had been put off."""


def put_off(context: Context, posts: Sequence[Post], later: Later) -> None:
    """They call again later, also after the program was closed; says when the first one does."""
    now, preferences = context.workspace.now(), context.preferences
    again = {post.id: later.after(post, now) for post in posts}
    preferences.put_off = {id: at for id, at in preferences.put_off.items() if at > now - _KEPT} | again
    preferences.save()
    context.put_off.emit()
    if posts:
        first = min(posts, key=lambda post: again[post.id])
        zone = first.moment.zone if first.moment else context.workspace.settings.desk().time_zone
        moment = LocalMoment(wall_at(again[first.id], zone), zone)
        context.say(context.language(_("You are reminded again: {moment}"), moment=context.language.moment(moment)))


def later_menu(parent: QWidget, language: Language, chosen: Callable[[Later], object]) -> QMenu:
    """How long; it goes when it is closed."""
    menu = passing_menu(parent)
    for later in Later:
        menu.addAction(language.word(later), partial(chosen, later))
    begin_by_keyboard(menu)
    return menu
