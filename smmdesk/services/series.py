"""Posts that come again: made, changed together as far as nobody changed them alone, ended, gone on with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from smmdesk.domain.changes import END_SERIES, EXTEND_SERIES
from smmdesk.domain.clients import Client
from smmdesk.domain.errors import PostUndatedError
from smmdesk.domain.ids import PostId, SeriesId, new_id, new_ids
from smmdesk.domain.periods import minute_of, skipped, wall_at
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.series import CONTENT, NoOccurrenceError, NotInSeriesError, Series, begun_by, followed
from smmdesk.services.occurrences import a_year_on, laid_out, made_until, short_months
from smmdesk.services.records import ruled
from smmdesk.services.service import Service
from smmdesk.storage.kinds import adding, changing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.periods import Clock
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer

SOON: Final = timedelta(days=30)
"""So long before its last post it is asked whether a series goes on."""


class Scope(StrEnum):
    """Which posts of a series are meant."""

    FOLLOWING = "following"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class InSeries:
    """A post's series, and which of its posts it is: `place` of `of`."""

    series: Series
    place: int
    of: int
    last: date
    """the day of its last post"""
    is_ending: bool
    """whether that is near, and it could go on"""


class Changed(NamedTuple):
    """What became of a series: posts that were changed, made and removed; those that no longer fit, but were touched
    and stay; published ones, which stay as they are.
    """

    changed: Sequence[Post]
    made: Sequence[Post]
    removed: int
    touched: Sequence[Post]


class SeriesService(Service):
    """What a person does with posts that come again. A published post is never changed by it."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now

    # what there is

    def of(self, post: Post) -> InSeries | None:
        """What series a post is of, if any."""
        if post.series_id is None or post.series_day is None:
            return None
        with self._database.read() as reader:
            series = reader.find(Series, post.series_id)
            if series is None:
                return None
            return self._told(reader, series, post.series_day)

    def ending(self, client_id: ClientId | None = None) -> list[InSeries]:
        """The series, of a client or of all, whose last posts come within thirty days, the first to end first."""
        one = {} if client_id is None else {"client_id": client_id}
        with self._database.read() as reader:
            found = [self._told(reader, each, None) for each in reader.all(Series, **one)]
        return sorted((each for each in found if each.is_ending), key=lambda each: (each.last, each.series.id))

    def _told(self, reader: Reader, series: Series, day: date | None) -> InSeries:
        days = sorted(each.series_day for each in reader.all(Post, series_id=series.id) if each.series_day)
        today = self._today(reader, series.client_id)
        last = days[-1] if days else series.first.day
        place = days.index(day) + 1 if day in days else 0
        return InSeries(series, place, len(days), last, is_ending=bool(days) and today <= last <= today + SOON)

    def _today(self, reader: Reader, client_id: ClientId) -> date:
        return wall_at(self._now(), reader.get(Client, client_id).time_zone).date()

    # what is done

    def begin(self, post: Post) -> Series:
        """The series that a post may begin, for a person to say by which rule."""
        if post.moment is None:
            raise PostUndatedError
        made = begun_by(post, post.moment, SeriesId(new_id()))
        return replace(made, made_until=made_until(made))

    def draft(self, post_id: PostId, scope: Scope) -> Series:
        """The series that a change is to be said in: of those that follow their own rest of it."""
        with self._database.read() as reader:
            post, series = _whole(reader, post_id)
            _posts, start = _meant(reader, series, post, scope)
            return _from(series, start) if scope is Scope.FOLLOWING else series

    def preview(self, series: Series) -> Preview:
        """What it would make, and what it leaves out."""
        with self._database.read() as reader:
            return Preview.of(series, self._today(reader, series.client_id))

    def make(self, post_id: PostId, wanted: Series) -> list[Post]:
        """The posts that come again after this one, which is the first of them where its day fits the rule.

        Days that are over get none. `NoOccurrenceError` where nothing would be made.
        """
        with self._database.write(adding(Series)) as work:
            post = work.get(Post, post_id)
            read = self._begun(work, post, wanted)
            days = laid_out(read)
            is_first = post.day in days
            fresh = [day for day in days if day != post.day]
            if not fresh:
                raise NoOccurrenceError
            work.add_all([read])
            if is_first:
                work.save(replace(post, series_id=read.id, series_day=post.day))
            work.add_all(made := _posts(read, fresh))
        return made

    def _begun(self, work: Writer, post: Post, wanted: Series) -> Series:
        """The series as it is kept: what it begins with is the post as it is now, what is over is left out."""
        today = self._today(work, post.client_id)
        read = ruled(work, wanted.with_content({each: getattr(post, each) for each in CONTENT}))
        read = replace(read, made_until=made_until(read))
        over = [day for day in laid_out(read) if day < today and day != post.day]
        return read.without(over)

    def change(
        self,
        post_id: PostId,
        scope: Scope,
        *,
        rule: Series | None = None,
        values: Mapping[str, Any] | None = None,
    ) -> Changed:
        """Change this post and those that follow in its series, or all of it from the first that is not out.

        `rule` is its `draft` with another rule; `values` are fields of posts, and `moment`, of which only the hour is
        taken. A field is written only where a post still holds what the series had, so what was changed alone stays.
        """
        with self._database.write(changing(Series)) as work:
            post, series = _whole(work, post_id)
            posts, start = _meant(work, series, post, scope)
            draft = _from(series, start) if scope is Scope.FOLLOWING else series
            after = _wanted(draft, rule, values or {})
            if draft.first.day == series.first.day:
                work.save(after := _remade(ruled(work, after, series), series))
                return self._rewrite(work, series, after, posts, start)
            return self._split(work, series, draft, after, posts)

    def _split(self, work: Writer, series: Series, before: Series, wanted: Series, posts: Sequence[Post]) -> Changed:
        """The old series ends the day before, a new one of the rest begins; `before` is the rest as it was."""
        id, start = SeriesId(new_id()), before.first.day
        after = _remade(ruled(work, replace(wanted, id=id)), before)
        work.add_all([after])
        moved = [replace(post, series_id=id) for post in posts]
        work.save_all(moved)
        if work.count(Post, series_id=series.id):
            work.save(series.ended_before(start))
        else:
            work.remove(Series, [series.id])
        return self._rewrite(work, replace(before, id=id), after, moved, start)

    def _rewrite(self, work: Writer, before: Series, after: Series, posts: Sequence[Post], start: date) -> Changed:
        """Bring posts to what the series is now, each as far as it was as the series was."""
        fits = {*laid_out(after)}
        same_days = before.rule == after.rule
        stay = [each for each in posts if same_days or each.series_day in fits]
        others = [each for each in posts if not same_days and each.series_day not in fits]
        gone = [each for each in others if before.is_untouched(each)]
        touched = [each for each in others if not before.is_untouched(each)]
        changed = [each.changed_to(**values) for each in stay if (values := followed(each, before, after))]
        work.save_all([ruled(work, each) for each in changed])
        work.remove(Post, [each.id for each in gone])
        made = [] if same_days else self._make_missing(work, after, fits, start)
        return Changed(changed, made, len(gone), touched)

    def _make_missing(self, work: Writer, series: Series, days: Iterable[date], start: date) -> list[Post]:
        there = {each.series_day for each in work.all(Post, series_id=[series.id])}
        today = self._today(work, series.client_id)
        made = _posts(series, [day for day in sorted(days) if day >= max(start, today) and day not in there])
        work.add_all(made)
        return made

    def remove(self, post_id: PostId, scope: Scope) -> int:
        """Remove the posts of a series that are not out: this one and those that follow, or all. How many there were.

        The series ends the day before; where nothing of it is left it goes too.
        """
        with self._database.write(END_SERIES) as work:
            post, series = _whole(work, post_id)
            day = post.series_day or date.min
            posts = _open_posts(work, series)
            gone = posts if scope is Scope.ALL else [each for each in posts if (each.series_day or day) >= day]
            work.remove(Post, [each.id for each in gone])
            left = [each.series_day for each in work.all(Post, series_id=series.id) if each.series_day]
            if left:
                end = max(left) + timedelta(days=1)
                work.save(series.ended_before(end if scope is Scope.ALL else max(end, day)))
            else:
                work.remove(Series, [series.id])
        return len(gone)

    def extend(self, series_id: SeriesId) -> list[Post]:
        """Make the posts of one more year; `NoOccurrenceError` where there are none."""
        with self._database.write(EXTEND_SERIES) as work:
            series = work.get(Series, series_id)
            longer = a_year_on(series)
            start = series.made_until + timedelta(days=1)
            made = self._make_missing(work, longer, laid_out(longer), start)
            if not made:
                raise NoOccurrenceError
            work.save(longer)
        return made


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule makes: its days, and what it leaves out."""

    days: Sequence[date]
    """those that get a post, the first one of the post itself where it fits"""
    over: int
    """days before today, which get none"""
    is_first_left: bool
    """whether the day that the series begins on does not fit its rule: that post stays by itself"""
    short: Sequence[date]
    """first days of months that do not have the day, and are left out"""
    hours: Sequence[date]
    """days on which clocks skip the hour"""

    @classmethod
    def of(cls, series: Series, today: date) -> Preview:
        """That of a series that is not made yet."""
        read = series.checked()
        read = replace(read, made_until=made_until(read))
        days, first = laid_out(read), read.first.day
        kept = [day for day in days if day >= today or day == first]
        at = minute_of(read.first.wall)
        hours = [day for day in kept if at in skipped(day, read.first.zone)]
        return cls(kept, len(days) - len(kept), first not in days, short_months(read, days), hours)


def _whole(work: Reader, post_id: PostId) -> tuple[Post, Series]:
    post = work.get(Post, post_id)
    series = work.find(Series, post.series_id) if post.series_id else None
    if series is None:
        raise NotInSeriesError
    return post, series


def _open_posts(work: Reader, series: Series) -> list[Post]:
    """Those of it that are not out, from the first on."""
    found = work.all(Post, series_id=series.id, order_by=("series_day", "id"))
    return [each for each in found if each.status is not PostStatus.PUBLISHED]


def _meant(work: Reader, series: Series, post: Post, scope: Scope) -> tuple[list[Post], date]:
    """The posts that a change is about, and the day from which on it is."""
    day = post.series_day or date.max
    posts = _open_posts(work, series)
    if scope is Scope.FOLLOWING:
        posts = [each for each in posts if (each.series_day or date.max) >= day]
    return posts, min((each.series_day for each in posts if each.series_day), default=day)


def _from(series: Series, start: date) -> Series:
    """The rest of it from that day on, which fits its rule."""
    past = sum(1 for day in laid_out(replace(series, skipped=())) if day < start)
    if not past:
        return series
    # what followed from the first day is said by now: the new one may be another day of its month
    return replace(
        series.as_used(),
        first=series.first.on_day(start),
        count=None if series.count is None else max(series.count - past, 1),
        skipped=tuple(day for day in series.skipped if day >= start),
    )


def _wanted(series: Series, rule: Series | None, values: Mapping[str, Any]) -> Series:
    """The series by another rule, and with other values."""
    after = series.with_content(values)
    if rule is not None:
        names = ("freq", "interval", "weekdays", "nth", "month_day", "month_end", "until", "count")
        after = replace(after, **{name: getattr(rule, name) for name in names})
    if (moment := values.get("moment")) is not None:
        after = replace(after, first=after.first.at_time(moment.wall.time()))
    return after


def _remade(after: Series, before: Series) -> Series:
    """With the day that its posts are made until, where its rule is another one."""
    return after if after.rule == before.rule else replace(after, made_until=made_until(after))


def _posts(series: Series, days: Sequence[date]) -> list[Post]:
    """Its posts for these days, in their order."""
    return [series.post(PostId(id), day) for id, day in zip(new_ids(len(days)), days, strict=True)]
