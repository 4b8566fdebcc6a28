"""Posts that are due call for somebody at their minute, as long as a window works on the workspace.

What came due while nobody watched is told once, when that begins, in one sentence. Nothing of it is in the first frame.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication

from smmdesk.domain.clients import Client
from smmdesk.domain.errors import SmmdeskError
from smmdesk.services.publishing import AHEAD
from smmdesk.speech.language import _
from smmdesk.storage.errors import BusyError
from ui.shell.banner import Banner, Banners
from ui.shell.publishing import publish_by_hand
from ui.shell.putting_off import later_menu, put_off
from ui.window.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from smmdesk.domain.ids import PostId
    from smmdesk.domain.posts import Post
    from smmdesk.domain.publishing import Later
    from ui.shell.context import Context

DUE: Final = "due"
"""The name of the banner."""
_TABLES: Final = frozenset({"post", "client"})
_BACK: Final = timedelta(days=7)
"""What came due longer ago is not called for any more; the calendar shows it as late."""
_TICK: Final = 60_000
"""Milliseconds after which the clock is looked at anyway: a timer stands still while a laptop sleeps."""
_AGAIN: Final = 1_000
"""Milliseconds after which it is read again that another program kept from being read."""
_SETTLED: Final = 200
"""Milliseconds after which an act is looked at: who changes many posts waits for none."""


class Reminders(QObject):
    """`begin` them once the workspace is open, `end` them before that is let go of."""

    def __init__(self, context: Context, banners: Banners) -> None:
        super().__init__(context)
        self._context, self._banners = context, banners
        self.posts: Sequence[Post] = ()
        """what is due and neither put off nor put away"""
        self._aside: set[PostId] = set()
        self._told: set[PostId] = set()
        self._next: datetime | None = None
        self._since = context.workspace.now()
        # not of a single shot: a window is at rest with it, as it is with the clock of its backups
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settle.timeout.connect(self.look)
        self._tray = Tray(context, self.come_back)
        self._is_on = self._was_read = False

    def begin(self) -> None:
        """From the moment on up to which somebody was called for the last time, or from now where nobody ever was."""
        context = self._context
        folder, now = context.workspace.folder, context.workspace.now()
        known = context.preferences.watched.get(folder.absolute(), now) if folder else now
        self._since = max(min(known, now), now - _BACK)
        context.changed.connect(self._follow)
        context.put_off.connect(self.look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._wake)
        self._is_on = True
        self.look()

    def end(self) -> None:
        """What still waits is told again the next time; what was put away or published is not."""
        if not self._is_on:
            return
        self._is_on = False
        self._timer.stop()
        self._settle.stop()
        self._tray.hide()
        folder, now = self._context.workspace.folder, self._context.workspace.now()
        if folder is not None and not self._context.is_example:
            put_off = self._context.preferences.put_off
            calls = [put_off.get(each.id) or each.moment.utc() for each in self.posts if each.moment]
            self._context.preferences.watched[folder.absolute()] = min(
                (each - timedelta(seconds=1) for each in calls), default=now
            )

    def look(self) -> None:
        """Read what is due, show it, and wait for what comes next."""
        if not self._is_on:
            return
        workspace, preferences = self._context.workspace, self._context.preferences
        try:
            found = workspace.publishing.due(self._since, preferences.put_off, self._aside)
        except BusyError:
            self._timer.start(_AGAIN)
            return
        except SmmdeskError:  # whoever works with it is told of it; this only looks
            self._timer.start(_TICK)
            return
        # half of the way: what is beyond is not known yet
        horizon = workspace.now() + AHEAD / 2
        self._next = min(found.next or horizon, horizon)
        self._show(found.posts)
        if self._was_read:  # who has just opened it looks at the window
            self._call([each for each in found.posts if each.id not in self._told])
        self._was_read = True
        self._told.update(each.id for each in found.posts)
        self._arm()

    # waiting

    def _arm(self) -> None:
        if self._next is None:
            return
        left = (self._next - self._context.workspace.now()) / timedelta(milliseconds=1)
        # never before it: a timer may be early by a few milliseconds
        self._timer.start(min(max(int(left) + 20, 0), _TICK))

    def _tick(self) -> None:
        if self._next is None or self._context.workspace.now() >= self._next:
            self.look()
        else:
            self._arm()

    def _wake(self, _state: object) -> None:
        """Somebody came to the program, or left it: perhaps the machine slept."""
        if self._is_on and self._timer.isActive():
            self._tick()

    def _follow(self, tables: frozenset[str]) -> None:
        if self._is_on and not tables.isdisjoint(_TABLES):
            self._settle.start()

    # calling

    def _show(self, posts: Sequence[Post]) -> None:
        before, self.posts = self.posts, posts
        if not posts:
            self._banners.take(DUE)
            self._tray.hide()
            return
        # the same once more would be read aloud once more
        if [*before] == [*posts] and self._banners.banner(DUE) is not None:
            return
        actions = [(_("Publish…"), self.publish), (_("Remind me later"), self.offer_later)]
        words = due_in_words(self._context, posts)
        banner = Banner(self._context.language, words, tone="attention", actions=actions, can_dismiss=True)
        banner.dismissed.connect(self._put_away)
        self._banners.show_banner(DUE, banner)

    def _call(self, new: Sequence[Post]) -> None:
        """Where nobody looks at the window."""
        window = self._context.window
        if new and not window.isActiveWindow():
            QApplication.alert(window)
            self._tray.call(due_in_words(self._context, new))

    def _put_away(self) -> None:
        self._aside.update(each.id for each in self.posts)
        self.look()

    def publish(self) -> None:
        """All that it takes to publish the first of them by hand."""
        if self.posts:
            publish_by_hand(self._context, self.posts[0].id)

    def come_back(self) -> None:
        """The window comes to the front, with that."""
        window = self._context.window
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()
        if QApplication.activeModalWidget() is None:  # what is being asked there is answered first
            self.publish()

    def offer_later(self) -> None:
        """How long all of them are let alone."""
        banner = self._banners.banner(DUE)
        if banner is not None:
            menu = later_menu(banner, self._context.language, partial(self._put_off, self.posts))
            corner = QPoint(max(banner.width() - menu.sizeHint().width(), 0), banner.height())
            menu.popup(banner.mapToGlobal(corner))

    def _put_off(self, posts: Sequence[Post], later: Later) -> None:
        put_off(self._context, posts, later)


def due_in_words(context: Context, posts: Sequence[Post]) -> str:
    """Which one, whose and where; of several how many, and since when the first."""
    language, first = context.language, posts[0]
    moment = language.moment(first.moment)
    if len(posts) > 1:
        return language.count(
            "{n} post is due and not published, the first since {moment}.",
            "{n} posts are due and not published, the first since {moment}.",
            len(posts),
            moment=moment,
        )
    client = ""
    with suppress(SmmdeskError):  # what is due is told all the same
        client = context.workspace.records.get(Client, first.client_id).name
    told = (client, ", ".join(map(language.word, first.networks)), first.headline())
    return language(_("Due {moment}: {post}"), moment=moment, post=" · ".join(filter(None, told)))
