"""Which posts fail a check: held against those of the inspector, beside the window, each once.

What is found is marked on chips; why, is said by tool tips and to screen readers. What only advises (a goal, a word to
avoid), what every draft still lacks, and repeats, for which all posts are read, are told where the post is written.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal
from shiboken6 import Shiboken

from smmdesk.domain.day_marks import marked_days
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import PostStatus
from ui.calendar.post.checks import Desk, checks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId, PostId
    from smmdesk.domain.own_dates import OwnDate
    from smmdesk.domain.posts import Post
    from smmdesk.machine.progress import Progress
    from ui.shell.background import Refusal
    from ui.shell.context import Context

_DAY: Final = timedelta(days=1)
_MOST: Final = 4000
"""Posts of which is kept what was found."""
_DONE_WITH: Final = frozenset({PostStatus.PUBLISHED, PostStatus.REJECTED})
"""Of these nobody can mend anything any more."""


class _Against(NamedTuple):
    """What a post is held against."""

    client: Client | None
    dates: Sequence[OwnDate]
    now: datetime


class _Found(NamedTuple):
    """What was found of a post, as it and what it was held against were then."""

    post: Post
    against: _Against
    why: tuple[str, ...]
    until: datetime | None
    """the moment of the post, with which its time has passed"""

    def holds(self, post: Post, against: _Against) -> bool:
        """Whether nothing has changed since."""
        is_same = self.post is post and self.against.client is against.client and self.against.dates is against.dates
        return is_same and (self.until is None or against.now < self.until)


class Warnings(QObject):
    """Says `came` when more is known of posts that were looked at."""

    came = Signal(object)
    """by id of a post whether it needs attention"""

    def __init__(
        self,
        context: Context,
        month: QWidget,
        clients: Callable[[], Iterable[Client]],
        dates: Callable[[], Sequence[OwnDate]],
    ) -> None:
        super().__init__(month)
        self._context, self._clients, self._dates = context, clients, dates
        self._found: dict[PostId, _Found] = {}
        self._is_looking = False

    def known(self, post: Post) -> bool | None:
        """Whether a post needs attention; None where nobody has looked at it as it is now."""
        found = self._found.get(post.id)
        return bool(found.why) if found is not None and found.post is post else None

    def why(self, post: Post) -> tuple[str, ...]:
        """What is wrong with a post, in sentences; found out now where it is not known."""
        ((_post, against),) = self._against([post])
        found = self._found.get(post.id)
        if found is None or not found.holds(post, against):
            found = self._found[post.id] = self._held_against(post, against)
            self.came.emit({post.id: bool(found.why)})
        return found.why

    def look(self, posts: Iterable[Post]) -> None:
        """Look at those that were not looked at yet, or have changed."""
        if self._is_looking:  # another month is asked about when the window is at rest again
            return
        found = self._found
        fresh = [
            (post, against)
            for post, against in self._against(posts)
            if (known := found.get(post.id)) is None or not known.holds(post, against)
        ]
        if not fresh:
            return

        def look(progress: Progress) -> list[_Found]:
            made = []
            for post, against in fresh:
                progress.report(0, 0)  # ends here where the window has gone
                made.append(self._held_against(post, against))
            return made

        self._is_looking = True
        # without a title: nobody asked for it
        self._context.background.start("", look, done=self._keep, failed=self._go_without)

    def _keep(self, made: Sequence[_Found]) -> None:
        if not Shiboken.isValid(self):  # the month is gone
            return
        self._is_looking = False
        self._found.update({each.post.id: each for each in made})
        for oldest in [*self._found][: max(len(self._found) - _MOST, 0)]:
            del self._found[oldest]
        self.came.emit({each.post.id: bool(each.why) for each in made})

    def _go_without(self, _refusal: Refusal) -> None:
        self._is_looking = False

    def _against(self, posts: Iterable[Post]) -> list[tuple[Post, _Against]]:
        now, dates = self._context.workspace.now(), self._dates()
        clients: dict[ClientId, Client] = {client.id: client for client in self._clients()}
        return [(post, _Against(clients.get(post.client_id), dates, now)) for post in posts]

    def _held_against(self, post: Post, against: _Against) -> _Found:
        client, dates, now = against
        marks = marked_days(Period(post.day, post.day + _DAY), {}, {}, dates) if dates and post.day else {}
        desk = Desk(language=self._context.language, now=now, client=client, marks=marks)
        found = () if post.status in _DONE_WITH else checks(post, desk)
        why = tuple(each.sentence for each in found if each.tone == "bad")
        moment = post.moment.utc() if post.moment else None
        return _Found(post, against, why, moment if moment is not None and moment > now else None)
