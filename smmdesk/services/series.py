"""Posts that come again: made, changed together as far as nobody changed them alone, ended, gone on with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.domain.changes import END_SERIES, EXTEND_SERIES
from smmdesk.domain.clients import Client
from smmdesk.domain.errors import PostUndatedError
from smmdesk.domain.ids import SeriesId, new_id, new_ids
from smmdesk.domain.periods import minute_of, skipped, wall_at
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.series import (
    CONTENT,
    SOON,
    InSeries,
    NoOccurrenceError,
    NotInSeriesError,
    Series,
    begun_by,
    followed,
)
from smmdesk.services.occurrences import a_year_on, laid_out, made_until, short_months
from smmdesk.services.records import as_seen, changed, ruled
from smmdesk.services.series_texts import has_own_words, say_in_networks, settle_all
from smmdesk.services.service import Service
from smmdesk.storage.kinds import adding, changing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from smmdesk.domain.ids import ClientId, PostId
    from smmdesk.domain.periods import Clock
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer


class Scope(StrEnum):
    """Which posts of a series are meant."""

    FOLLOWING = "following"
    ALL = "all"


class Changed(NamedTuple):
    """What became of a series: posts that were changed, made and removed; those that no longer fit, but were touched
    and stay; published ones, which stay as they are.
    """

    changed: Sequence[Post]
    made: Sequence[Post]
    removed: int
    touched: Sequence[Post]


class Foreseen(NamedTuple):
    """What another rule would come to: its days, how many posts nobody changed would go, and those that would stay."""

    preview: Preview
    gone: int
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

    def last_post(self, series_id: SeriesId) -> Post | None:
        """The one of the last of its days."""
        with self._database.read() as reader:
            posts = reader.all(Post, series_id=series_id, order_by=("series_day", "id"))
        return posts[-1] if posts else None

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

    def foresee(self, post_id: PostId, scope: Scope, rule: Series) -> Foreseen:
        """What `change` to that rule would come to, without doing it."""
        with self._database.read() as reader:
            post, series = _whole(reader, post_id)
            posts, start = _meant(reader, series, post, scope)
            draft = _from(series, start) if scope is Scope.FOLLOWING else series
            after = _remade(_wanted(draft, rule, {}).checked(), draft)
            stay, gone = _sorted_out(posts, draft, after)
            touched = _touched(reader, draft, gone, post)
            today = self._today(reader, series.client_id)
            there = {each.series_day for each in stay}
            preview = Preview.of(after, max(today, start), there)
        return Foreseen(preview, len(gone) - len(touched), touched)

    def make(self, post_id: PostId, wanted: Series) -> list[Post]:
        """The posts that come again after this one, which is the first of them where its day fits the rule.

        Days that are over get none. `NoOccurrenceError` where nothing would be made.
        """
        with self._database.write(adding(Series)) as work:
            post = work.get(Post, post_id)
            read, days = self._begun(work, post, wanted)
            is_first = post.day in days
            fresh = [day for day in days if day != post.day]
            if not fresh:
                raise NoOccurrenceError
            work.add_all([read])
            if is_first:
                work.save(replace(post, series_id=read.id, series_day=post.day))
            work.add_all(made := _posts(read, fresh))
            say_in_networks(work, post, made)
        return made

    def _begun(self, work: Writer, post: Post, wanted: Series) -> tuple[Series, list[date]]:
        """The series as it is kept, with its days: what it begins with is the post as it is now, what is over is left
        out.
        """
        today = self._today(work, post.client_id)
        read = ruled(work, wanted.with_content({each: getattr(post, each) for each in CONTENT}))
        read = replace(read, made_until=made_until(read))
        days = laid_out(read)
        over = {day for day in days if day < today and day != post.day}
        return read.without(over), [day for day in days if day not in over]

    def change(
        self,
        post_id: PostId,
        scope: Scope,
        seen: Mapping[str, object] | None = None,
        *,
        rule: Series | None = None,
        values: Mapping[str, Any] | None = None,
    ) -> Changed:
        """Change this post and those that follow in its series, or all of it from the first that is not out.

        `rule` is its `draft` with another rule; `values` are fields of posts. The post itself gets them as they are;
        the others each only where it still holds what the series had, so what was changed alone stays, and of `moment`
        the hour. `ChangedElsewhereError` where the post does not hold any more what was `seen` in it.
        """
        with self._database.write(changing(Series)) as work:
            post, series = _whole(work, post_id)
            as_seen(post, seen, values or {})
            posts, start = _meant(work, series, post, scope)
            draft = _from(series, start) if scope is Scope.FOLLOWING else series
            after = _wanted(draft, rule, values or {})
            if draft.first.day == series.first.day:
                work.save(after := _remade(ruled(work, after, series), series))
                done = self._rewrite(work, (series, after), posts, (start, post))
            else:
                done = self._split(work, series, (draft, after), posts, post)
            return _as_said(work, post_id, values, done) if values else done

    def _split(
        self, work: Writer, series: Series, ways: tuple[Series, Series], posts: Sequence[Post], post: Post
    ) -> Changed:
        """The old series ends the day before, a new one of the rest begins; `ways` are that rest before and after."""
        before, wanted = ways
        id, start = SeriesId(new_id()), before.first.day
        after = _remade(ruled(work, replace(wanted, id=id)), before)
        work.add_all([after])
        moved = [replace(post, series_id=id) for post in posts]
        work.save_all(moved)
        if work.count(Post, series_id=series.id):
            work.save(series.ended_before(start))
        else:
            work.remove(Series, [series.id])
        return self._rewrite(work, (replace(before, id=id), after), moved, (start, post))

    def _rewrite(
        self, work: Writer, ways: tuple[Series, Series], posts: Sequence[Post], since: tuple[date, Post]
    ) -> Changed:
        """Bring posts to what the series is now, each as far as it was as the series was before.

        `since` is the day from which on it is so, and the post that says what new ones say in single networks.
        """
        before, after = ways
        stay, others = _sorted_out(posts, before, after)
        touched = _touched(work, before, others, since[1])
        kept = {each.id for each in touched}
        gone = [each.id for each in others if each.id not in kept]
        done = [each.changed_to(**values) for each in stay if (values := followed(each, before, after))]
        work.save_all(done := [ruled(work, each) for each in done])
        settle_all(work, done)
        made = [] if before.rule == after.rule else self._make_missing(work, after, laid_out(after), since)
        # only now: new posts may say in single networks what one of these says
        work.remove(Post, gone)
        return Changed(done, made, len(gone), touched)

    def _make_missing(self, work: Writer, series: Series, days: Iterable[date], since: tuple[date, Post]) -> list[Post]:
        start, model = since
        there = {each.series_day for each in work.all(Post, series_id=[series.id])}
        today = self._today(work, series.client_id)
        made = _posts(series, [day for day in sorted(days) if day >= max(start, today) and day not in there])
        work.add_all(made)
        say_in_networks(work, model, made)
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
            posts = work.all(Post, series_id=series_id, order_by=("series_day", "id"))
            made = self._make_missing(work, longer, laid_out(longer), (start, posts[-1])) if posts else []
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
    def of(cls, series: Series, today: date, there: Collection[date | None] = ()) -> Preview:
        """That of a series that is not made yet, or of one that has posts on the days that are `there`."""
        read = series.checked()
        read = replace(read, made_until=made_until(read))
        days, first = laid_out(read), read.first.day
        kept = [day for day in days if day >= today or day in there or (day == first and not there)]
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
        names = ("name", "freq", "interval", "weekdays", "nth", "month_day", "month_end", "until", "count")
        after = replace(after, **{name: getattr(rule, name) for name in names})
    if (moment := values.get("moment")) is not None:
        after = replace(after, first=after.first.at_time(moment.wall.time()))
    return after


def _sorted_out(posts: Sequence[Post], before: Series, after: Series) -> tuple[list[Post], list[Post]]:
    """The posts whose day the series still has, and the others."""
    if before.rule == after.rule:
        return [*posts], []
    fits = {*laid_out(after)}
    return [each for each in posts if each.series_day in fits], [each for each in posts if each.series_day not in fits]


def _touched(reader: Reader, before: Series, posts: Sequence[Post], model: Post) -> list[Post]:
    """Those to which somebody did something since they were made, be it in a single network."""
    worded = has_own_words(reader, posts, model)
    return [each for each in posts if each.id in worded or not before.is_untouched(each)]


def _as_said(work: Writer, post_id: PostId, values: Mapping[str, Any], done: Changed) -> Changed:
    """The post that a change was said in has it as it was said, whatever it held before."""
    post = work.find(Post, post_id)
    if post is None or post.status is PostStatus.PUBLISHED:
        return done
    work.save(after := changed(work, post, **values))
    settle_all(work, [after])
    return done._replace(changed=[*(each for each in done.changed if each.id != post_id), after])


def _remade(after: Series, before: Series) -> Series:
    """With the day that its posts are made until, where its rule is another one."""
    return after if after.rule == before.rule else replace(after, made_until=made_until(after))


def _posts(series: Series, days: Sequence[date]) -> list[Post]:
    """Its posts for these days, in their order."""
    return series.posts(new_ids(len(days)), days)
