"""The posts of a week or a month once more in another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.changes import COPY_PERIOD
from smmdesk.domain.copied_days import copied_day
from smmdesk.domain.ids import PostId, new_ids
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.services.service import Service
from smmdesk.services.variants import copied, variants_of
from smmdesk.storage.posts import posts_between

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smmdesk.domain.copied_days import MonthBy
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.periods import Period
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader


class PeriodCopy(NamedTuple):
    """What copying would come to: posts with the days that they get; those that have no day there; and how many posts
    are there already.
    """

    posts: Sequence[tuple[Post, date]]
    left: Sequence[Post]
    there: int


class PeriodCopies(Service):
    """Copies weeks and months of a client: as drafts, at their hour; what was rejected is left behind."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def foresee(self, client_id: ClientId, source: Period, target: Period, by: MonthBy) -> PeriodCopy:
        """What `copy` would come to."""
        with self._database.read() as reader:
            return _foreseen(reader, client_id, (source, target), by)

    def copy(self, client_id: ClientId, source: Period, target: Period, by: MonthBy) -> list[Post]:
        """The posts that are made, in the order of time."""
        with self._database.write(COPY_PERIOD) as work:
            found = _foreseen(work, client_id, (source, target), by).posts
            ids = [PostId(id) for id in new_ids(len(found))]
            made = [
                post.copied(id, post.moment.on_day(day) if post.moment else None).checked()
                for id, (post, day) in zip(ids, found, strict=True)
            ]
            work.add_all(made)
            own = variants_of(work, [post.id for post, _day in found])
            pairs = zip(found, made, strict=True)
            work.add_all([copied(each, copy.id) for (post, _day), copy in pairs for each in own.get(post.id, ())])
        return made


def _foreseen(reader: Reader, client_id: ClientId, ways: tuple[Period, Period], by: MonthBy) -> PeriodCopy:
    source, target = ways
    posts = [each for each in posts_between(reader, source, client_id) if each.status is not PostStatus.REJECTED]
    days = [(post, copied_day(post.day, source, target, by) if post.day else None) for post in posts]
    going = sorted(((post, day) for post, day in days if day), key=lambda each: each[1])
    left = [post for post, day in days if day is None]
    return PeriodCopy(going, left, len(posts_between(reader, target, client_id)))
