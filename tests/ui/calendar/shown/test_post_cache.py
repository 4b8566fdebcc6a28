"""What the calendar keeps of posts is always what a fresh reading would give."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, PostId, new_id
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post, PostStatus
from ui.calendar.shown.post_cache import PostCache
from ui.calendar.shown.post_filter import PostFilter
from ui.shell.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from smmdesk.domain.changes import ChangeSet
    from smmdesk.workspace import Workspace

NOVEMBER, DECEMBER = Period.month(2026, 11), Period.month(2026, 12)
NEWS = PostFilter().switched("rubric", "News")


class Shelf:
    """A shelf over a workspace, which counts how often whole lists are read."""

    def __init__(self, workspace: Workspace, context: Context) -> None:
        self.workspace, self.reads = workspace, 0
        self.first, self.second = (workspace.clients.add(name).id for name in ("Bakery", "Clinic"))
        self.shelf = PostCache(self._read, lambda ids: workspace.records.all(Post, id=list(ids)))
        context.written.connect(self._forget)
        self.post = self.add(date(2026, 11, 20), 9)
        for day in (date(2026, 11, 3), date(2026, 11, 28), date(2026, 12, 5), None):
            for client in (self.first, self.second):
                self.add(day, 10, client)
        self.check()
        self.reads = 0

    def add(self, day: date | None, hour: int, client: ClientId | None = None) -> Post:
        moment = LocalMoment.at(day, hour, 0, "Asia/Tbilisi") if day else None
        return self.workspace.records.add(
            Post(id=PostId(new_id()), client_id=client or self.first, moment=moment, rubric="News", text=f"{day}")
        )

    def _forget(self, changes: ChangeSet) -> None:
        if "post" in changes.rows:
            self.shelf.forget(changes.rows["post"].ids)

    def check(self) -> None:
        """Every list is what it would be if it were read now."""
        for period in (NOVEMBER, DECEMBER, None):
            for client in (None, self.first):
                now = self._now(period, client)
                assert list(self.shelf.all(period, client)) == now
                assert list(self.shelf.passing(period, client, NEWS)) == [post for post in now if NEWS.matches(post)]

    def _now(self, period: Period | None, client: ClientId | None) -> list[Post]:
        calendar = self.workspace.calendar
        return calendar.posts(period, client) if period else calendar.ideas(client)

    def _read(self, period: Period | None, client: ClientId | None) -> Sequence[Post]:
        self.reads += 1
        return self._now(period, client)


@pytest.fixture
def shelf(workspace: Workspace, qtbot: object) -> Iterator[Shelf]:
    from smmdesk.speech.language import Language

    context = Context(workspace, Language("en"))
    yield Shelf(workspace, context)
    context.close()


def change(**values: Any) -> Callable[[Shelf], object]:
    return lambda shelf: shelf.workspace.records.change(Post, shelf.post.id, **values)


ACTS: dict[str, Callable[[Shelf], object]] = {
    "text": change(text="Fresh bread", status=PostStatus.APPROVED),
    "filter": change(rubric="Sale"),
    "hour": change(moment=LocalMoment.at(date(2026, 11, 20), 23, 0, "Asia/Tbilisi")),
    "day": lambda shelf: shelf.workspace.calendar.move([shelf.post.id], days=-19),
    "month": lambda shelf: shelf.workspace.calendar.move([shelf.post.id], days=30),
    "idea": change(moment=None),
    "client": lambda shelf: shelf.workspace.records.change(Post, shelf.post.id, client_id=shelf.second),
    "removed": lambda shelf: shelf.workspace.calendar.remove([shelf.post.id]),
    "copied": lambda shelf: shelf.workspace.calendar.copy([shelf.post.id], days=8),
    "made": lambda shelf: shelf.workspace.calendar.add(shelf.second, date(2026, 11, 4)),
    "client removed": lambda shelf: shelf.workspace.records.remove(Client, shelf.first),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_and_its_undo_are_followed_without_reading_whole_months(shelf: Shelf, act: str) -> None:
    steps: tuple[Callable[[], object], ...] = (
        lambda: ACTS[act](shelf),
        shelf.workspace.history.undo,
        shelf.workspace.history.redo,
    )
    for step in steps:
        step()
        shelf.check()
    assert shelf.reads == 0


def test_a_list_in_which_nothing_was_written_stays_the_same(shelf: Shelf) -> None:
    november, december = shelf.shelf.all(NOVEMBER, None), shelf.shelf.all(DECEMBER, None)
    change(text="Fresh bread")(shelf)
    assert shelf.shelf.all(DECEMBER, None) is december
    assert shelf.shelf.all(NOVEMBER, None) is not november


def test_of_all_clients_those_left_out_have_no_posts(workspace: Workspace) -> None:
    first, second = (workspace.clients.add(name).id for name in ("Bakery", "Clinic"))
    out: set[ClientId] = set()
    again: Callable[[Collection[str]], list[Post]] = lambda ids: workspace.records.all(Post, id=list(ids))  # noqa: E731
    cache = PostCache(lambda period, client: workspace.calendar.posts(period or NOVEMBER, client), again, lambda: out)
    posts = [workspace.calendar.add(client, date(2026, 11, 3)) for client in (first, second)]
    assert cache.all(NOVEMBER, None) == posts
    out.add(second)
    assert cache.all(NOVEMBER, None) == posts[:1]
    assert cache.all(NOVEMBER, second) == posts[1:]
    workspace.calendar.set_status([post.id for post in posts], PostStatus.APPROVED)
    cache.forget([post.id for post in posts])
    assert [post.client_id for post in cache.all(NOVEMBER, None)] == [first]
    assert [post.status for post in cache.all(NOVEMBER, second)] == [PostStatus.APPROVED]
    out.clear()
    assert [post.client_id for post in cache.all(NOVEMBER, None)] == [first, second]


def test_many_posts_at_once_are_read_anew(shelf: Shelf) -> None:
    posts = [shelf.add(date(2026, 11, 10), 12) for _ in range(120)]
    shelf.check()
    shelf.reads = 0
    shelf.workspace.calendar.move([post.id for post in posts], days=25)
    shelf.check()
    assert shelf.reads == 6
