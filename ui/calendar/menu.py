"""What the right mouse button and the menu key offer on posts, on a day, in lists: only what does something there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QMenu

from smmdesk.domain.posts import PostStatus
from smmdesk.speech.language import _
from ui.calendar.shown.looks import SIGNS, ink
from ui.calendar.shown.spoken import headline
from ui.calendar.views import GRIDS
from ui.style.icons import icon, put_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.calendar.page import CalendarPage

_MOST_IDEAS: Final = 12
_LETTERS: Final = 40


def calendar_menu(page: CalendarPage) -> QMenu:
    """For what is selected now; without posts for the day, or for where the keyboard is."""
    if page.views.selected():
        return _of_posts(page)
    tray = page.views.tray
    if tray is not None and tray.list.hasFocus():
        return page.menu("calendar.ideas_beside")
    paste = "post.paste" if page.selected.can_paste() else ""
    if page.views.kind not in GRIDS:
        return page.menu("post.new", paste)
    menu = page.menu("post.new", paste, "calendar.day", "calendar.copy_period")
    _put_in(menu, page.context.commands.action("calendar.day"), ideas_menu(page, menu))
    return menu


def _of_posts(page: CalendarPage) -> QMenu:
    is_planned = any(post.day for post in page.views.selected())
    where = ("post.move_to", "post.set_aside") if is_planned else ("post.plan",)
    again = ("post.repeat", "series.extend", "series.end") if is_planned else ()
    copying = ("post.duplicate", "post.copy", "post.copy_rows", "post.fill_down")
    menu = page.menu("post.open", "post.publish", *where, *again, "", *copying, "", "post.remove")
    _put_in(menu, page.context.commands.action(where[0]), status_menu(page, menu))
    return menu


def _put_in(menu: QMenu, before: QAction, below: QMenu) -> None:
    """A menu below before that entry; one without entries is left out."""
    if not below.isEmpty():
        menu.insertMenu(before, below)


def status_menu(page: CalendarPage, parent: QMenu) -> QMenu:
    """How far the selected posts are: a tick where all are so far, their number where some are."""
    language, posts = page.language, page.views.selected()
    menu = QMenu(language(_("Status")), parent)
    put_icon(menu.menuAction(), partial(icon, "check"))
    for status in PostStatus:
        count = sum(post.status is status for post in posts)
        words = language.word(status)
        if 0 < count < len(posts):
            words = language(_("{status} · {some} of {all}"), status=words, some=count, all=len(posts))
        action = menu.addAction(words)
        # a picture takes the place where a tick would stand
        sign = ("check", "accent") if count == len(posts) else (SIGNS[status], ink(status))
        put_icon(action, partial(icon, *sign))
        action.setCheckable(True)
        action.setChecked(count == len(posts))
        action.triggered.connect(partial(_set, page, status))
    return menu


def _set(page: CalendarPage, status: PostStatus, _checked: bool = False) -> None:
    page.selected.set_status(status)


def ideas_menu(page: CalendarPage, parent: QMenu) -> QMenu:
    """The ideas that can be planned on the selected day."""
    menu = QMenu(page.language(_("Plan an idea")), parent)
    put_icon(menu.menuAction(), partial(icon, "lightbulb"))
    for post in page.ideas()[:_MOST_IDEAS]:
        action = menu.addAction(headline(page.language, post, _LETTERS).replace("&", "&&"))
        day = page.views.month.scene.selection.day
        action.triggered.connect(lambda _checked=False, id=post.id, day=day: page.selected.plan([id], day))
    return menu
