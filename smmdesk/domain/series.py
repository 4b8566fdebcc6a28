"""Posts that come again by the calendar: the rule of a series, and what its posts begin with."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Self

from smmdesk.domain.errors import OutOfRangeError, PeriodError, SmmdeskError
from smmdesk.domain.ids import ClientId, PostId, SeriesId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, Post, PostStatus, Tone
from smmdesk.domain.record import Record
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST: Final = 400
"""So many posts a series has at most."""
SOON: Final = timedelta(days=30)
"""So long before its last post it is asked whether a series goes on."""
_INTERVALS: Final = range(1, 100)
_WEEKDAYS: Final = range(7)
_NTHS: Final = range(-1, 6)
_MONTH_DAYS: Final = range(-1, 32)
_COUNTS: Final = range(1, MOST + 1)

CONTENT: Final = ("text", "networks", "format", "rubric", "tone", "goal", "hashtags", "link", "media", "person")
"""What posts of a series have from it, and may be written to the others of it."""
_JOINTS: Final = {"networks": ",", "hashtags": " ", "media": "\n"}


class Freq(StrEnum):
    """What a rule counts in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class MonthEnd(StrEnum):
    """What becomes of a day that a month does not have."""

    LAST = "last"
    SKIP = "skip"


class SeriesEndsTwiceError(SmmdeskError):
    """A last day and a number of posts would each say where it ends."""

    message = _("A series ends on a day or after a number of posts, not both. Leave one of them empty.")


class NoOccurrenceError(SmmdeskError):
    """A rule that no day of its time fits."""

    message = _("No day fits this rule. Change what it repeats on, or when it ends.")


class NotInSeriesError(SmmdeskError):
    """A post that stands by itself."""

    message = _("This post is in no series any more, so it stays as it is. Open its details again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Record):
    """A rule by which posts of a client come again, at the hour of `first`, from its day on.

    Every `interval` days, weeks, months or years: on `weekdays` (0 is Monday) of a week; of a month on its
    `month_day` (−1 is the last one), or where `nth` is not 0 on that one of the weekdays (−1 the last). It ends with
    the day `until` or after `count` posts, those of `skipped` days counted; else it is made a year at a time.
    `made_until` is the last day that posts were made for. `text` and `fields` are what its posts begin with: what of a
    post still is so was changed by nobody.
    """

    id: SeriesId
    client_id: ClientId
    name: str = ""
    first: LocalMoment
    freq: Freq = Freq.WEEK
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    month_day: int = 0
    month_end: MonthEnd = MonthEnd.LAST
    until: date | None = None
    count: int | None = None
    skipped: tuple[date, ...] = ()
    made_until: date
    text: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    def checked(self) -> Self:
        """As its rule is read: what follows from the first day is said, what the rule does not use is empty."""
        self.first.checked()
        for value, numbers in (
            (self.interval, _INTERVALS),
            (self.nth, _NTHS),
            (self.month_day, _MONTH_DAYS),
            *((each, _WEEKDAYS) for each in self.weekdays),
        ):
            _within(value, numbers)
        if self.until is not None and self.count is not None:
            raise SeriesEndsTwiceError
        if self.until is not None and self.until < self.first.day:
            raise PeriodError(start=self.first.day, end=self.until)
        if self.count is not None:
            _within(self.count, _COUNTS)
        return replace(self.as_used(), skipped=tuple(sorted({*self.skipped})), fields=_written(self.content))

    def as_used(self) -> Self:
        """With each part of its rule as the frequency needs it."""
        if self.freq is Freq.DAY:
            return replace(self, weekdays=(), nth=0, month_day=0)
        days = tuple(sorted({*self.weekdays})) or (self.first.day.weekday(),)
        if self.freq is Freq.WEEK:
            return replace(self, weekdays=days, nth=0, month_day=0)
        if self.nth:
            return replace(self, weekdays=days, month_day=0)
        return replace(self, weekdays=(), month_day=self.month_day or self.first.day.day)

    @property
    def rule(self) -> tuple[object, ...]:
        """What says on which days its posts are: of two that are equal here the days are the same."""
        read = self.as_used()
        days = (read.first.day, read.freq, read.interval, read.weekdays, read.nth, read.month_day, read.month_end)
        return *days, read.until, read.count

    @property
    def content(self) -> dict[str, Any]:
        """By field what its posts begin with; what of `fields` cannot be read is nothing."""
        found = {**_EMPTY, "text": self.text}
        for name in self.fields.keys() & _READ.keys():
            with suppress(ValueError):  # a network or a form that only a newer program knows
                found[name] = _READ[name](self.fields[name])
        return found

    def with_content(self, values: Mapping[str, Any]) -> Self:
        """The series whose posts begin with these values; those that are not named stay."""
        merged = {**self.content, **{name: values[name] for name in CONTENT if name in values}}
        return replace(self, text=merged.pop("text"), fields=_written(merged))

    def post(self, post_id: PostId, day: date) -> Post:
        """What it makes for a day: a draft, as all others of it begin."""
        return self.posts([post_id], [day])[0]

    def posts(self, ids: Iterable[str], days: Iterable[date]) -> list[Post]:
        """What it makes for these days, with an id each."""
        content = self.content
        return [
            Post(
                id=PostId(id),
                client_id=self.client_id,
                moment=self.first.on_day(day),
                status=PostStatus.DRAFT,
                series_id=self.id,
                series_day=day,
                **content,
            )
            for id, day in zip(ids, days, strict=True)
        ]

    def is_untouched(self, post: Post) -> bool:
        """Whether nobody has done anything to a post of it since it was made."""
        return post.series_day is not None and self.post(post.id, post.series_day) == replace(post, source_key="")

    def ends_soon(self, day: date) -> bool:
        """Whether the days that posts were made for are nearly over on that one."""
        return day <= self.made_until <= day + SOON

    def without(self, days: Iterable[date]) -> Self:
        """The series that has no post on these days."""
        return replace(self, skipped=tuple(sorted({*self.skipped, *days})))

    def ended_before(self, day: date) -> Self:
        """The series whose last day is before that one."""
        last = date.fromordinal(day.toordinal() - 1)
        return replace(self, until=max(last, self.first.day), count=None, made_until=last)


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


def begun_by(post: Post, moment: LocalMoment, series_id: SeriesId) -> Series:
    """A weekly series that begins with a post, which is at that moment, for a person to say otherwise."""
    bare = Series(
        id=series_id, client_id=post.client_id, name=post.headline(), first=moment, made_until=moment.day
    ).with_content({each: getattr(post, each) for each in CONTENT})
    return bare.checked()


def followed(post: Post, before: Series, after: Series) -> dict[str, Any]:
    """What a changed series changes in one of its posts: what still was as the series had it, and the hour likewise."""
    old, new = before.content, after.content
    found = {each: new[each] for each in CONTENT if old[each] != new[each] and getattr(post, each) == old[each]}
    old_hour, new_hour = before.first.wall.time(), after.first.wall.time()
    if post.moment is not None and old_hour != new_hour and post.moment.wall.time() == old_hour:
        found["moment"] = post.moment.at_time(new_hour)
    return found


def _within(number: int, numbers: range) -> None:
    if number not in numbers:
        raise OutOfRangeError(low=numbers[0], high=numbers[-1])


def _parts(joint: str) -> Any:  # noqa: ANN401
    return lambda written: tuple(filter(None, written.split(joint)))


_READ: Final[Mapping[str, Any]] = {
    "networks": lambda written: tuple(map(Network, filter(None, written.split(",")))),
    "format": Format,
    "rubric": str,
    "tone": Tone,
    "goal": str,
    "hashtags": _parts(" "),
    "link": str,
    "media": _parts("\n"),
    "person": str,
}
_EMPTY: Final[Mapping[str, Any]] = {
    name: () if name in _JOINTS else None if name in {"format", "tone"} else "" for name in _READ
}


def _written(values: Mapping[str, Any]) -> dict[str, str]:
    """The same as texts; what is empty is left out."""
    told = {name: values[name] for name in _READ if values.get(name)}
    return {name: _JOINTS[name].join(value) if name in _JOINTS else str(value) for name, value in told.items()}
