"""Days and moments: half-open periods, and wall clocks that know their zone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import compress
from typing import Final, Self, overload
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from smmdesk.domain.errors import OutOfRangeError, PeriodError, UnknownZoneError

Clock = Callable[[], datetime]
"""Tells the present moment, aware of its zone; handed in wherever it is needed."""

YEARS = range(1970, 2200)
"""In which something may be planned."""


NOON: Final = time(12)
"""The time of what nobody gave one."""


def utc_now() -> datetime:
    """The real clock."""
    return datetime.now(UTC)


def minute_of(at: time | datetime) -> int:
    """The minute of its day, from midnight."""
    return at.hour * 60 + at.minute


def time_at(minute: int) -> time:
    """The time at that minute of a day."""
    return time(*divmod(minute, 60))


def wall_at(moment: datetime, zone: str) -> datetime:
    """What the clocks of the zone show at that moment, without the zone."""
    return moment.astimezone(zone_info(zone)).replace(tzinfo=None)


def last_before(end: date) -> date:
    """The last day of what ends before `end`: people name the one, records the other."""
    return end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` up to, but not including, `end`."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise PeriodError(start=self.start, end=self.end)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """One calendar month."""
        return cls.months(year, month, 1)

    @classmethod
    def months(cls, year: int, month: int, count: int) -> Self:
        """`count` calendar months, the given one first."""
        start = date(year, month, 1)
        return cls(start, add_months(start, count))

    @classmethod
    def month_of(cls, day: date) -> Self:
        """The calendar month that holds the day."""
        return cls.month(day.year, day.month)

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start < other.end and other.start < self.end

    @property
    def last(self) -> date:
        """The last day inside."""
        return self.end - timedelta(days=1)

    def days(self) -> Iterator[date]:
        """Every day inside, in order."""
        for offset in range((self.end - self.start).days):
            yield self.start + timedelta(days=offset)

    def is_whole_month(self) -> bool:
        """Whether this is exactly one calendar month."""
        return self.start.day == 1 and self.end == add_months(self.start, 1)

    def moved(self, months: int) -> Self:
        """The period of equally many months, that many months later; for periods of whole months."""
        return type(self)(add_months(self.start, months), add_months(self.end, months))

    @property
    def whole_months(self) -> int:
        """Of how many calendar months it is made; 0 for other days."""
        if self.start.day != 1 or self.end.day != 1:
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month

    def stepped(self, count: int) -> Self:
        """On or back by its own length; where days end, itself."""
        if months := self.whole_months:
            return self.moved(count * months)
        length = count * (self.end - self.start)
        with suppress(OverflowError):
            return type(self)(self.start + length, self.end + length)
        return self

    def around(self, day: date) -> Self:
        """The one like it that holds the day, such as the month, the quarter or the year."""
        if months := self.whole_months:
            return self.months(day.year, (day.month - 1) // months * months + 1, months)
        length = self.end - self.start
        return self.stepped((day - self.start) // length)


@dataclass(frozen=True, slots=True)
class Weeks(Period):
    """Whole weeks, which they stay where they happen to be a month: the next ones are weeks again."""

    @classmethod
    def four(cls, day: date, first_weekday: int) -> Self:
        """The week of that day and the three after it; weeks start on `first_weekday` (0 is Monday)."""
        return cls.of(day, first_weekday, 4)

    @classmethod
    def of(cls, day: date, first_weekday: int, many: int) -> Self:
        """So many weeks, from that of the day on."""
        start = day - timedelta(days=(day.weekday() - first_weekday) % 7)
        return cls(start, start + timedelta(weeks=many))

    @property
    def whole_months(self) -> int:
        """None, whatever days they are."""
        return 0

    def is_whole_month(self) -> bool:
        """Never: they are shown and named as weeks."""
        return False

    def around(self, day: date) -> Self:
        """As many, from the week of that day on."""
        start = day - timedelta(days=(day - self.start).days % 7)
        return type(self)(start, start + (self.end - self.start))


def when_opened(left: Period, on: date, today: date) -> Period:
    """Which days a window shows that showed these when it was left on that day: nobody lands in a past by waiting.

    What was the present then is so again; days ahead stay until they are over. Of days that were over already only
    who comes back on the same day goes on with them.
    """
    is_later = on != today
    return left.around(today) if is_later and (on in left or left.end <= today) else left


def add_months(day: date, count: int) -> date:
    """The same day of a later (or, below zero, earlier) month; the month's last day where there is no such day.

    Beyond the years 1 to 9999 it is the first or the last day of all.
    """
    # months counted from year 0, January as 0, so that a division gives both again
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if year < MINYEAR else date.max
    december = 11  # counted from 0; the month after it may be beyond the last year
    last = 31 if month == december else (date(year, month + 2, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


@lru_cache(maxsize=64)
def zone_info(zone: str) -> ZoneInfo:
    """The rules of an IANA time zone; `UnknownZoneError` for anything else."""
    try:
        return ZoneInfo(zone)
    # a path is a ValueError, and a folder of zones, such as “Europe”, an OSError in some versions of Python
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZoneError(zone=zone) from error


@dataclass(frozen=True, slots=True)
class LocalMoment:
    """What a clock on the wall of `zone` shows: naive `wall` time, to the minute, plus an IANA zone.

    Kept instead of a UTC stamp, so that a change of summer time does not move the morning post.
    """

    wall: datetime
    zone: str

    @classmethod
    def at(cls, day: date, hour: int, minute: int, zone: str) -> Self:
        """The moment on that day at that time of the wall clock."""
        return cls(datetime(day.year, day.month, day.day, hour, minute), zone)

    @property
    def day(self) -> date:
        """The calendar day on that wall."""
        return self.wall.date()

    def on_day(self, day: date) -> LocalMoment:
        """The same time of day on another day."""
        return LocalMoment(datetime.combine(day, self.wall.time()), self.zone)

    def at_time(self, clock: time) -> LocalMoment:
        """Another time of the same day."""
        return LocalMoment.at(self.day, clock.hour, clock.minute, self.zone)

    def later(self, *, days: int = 0, minutes: int = 0) -> LocalMoment:
        """So much later on the same wall, whatever its clock does meanwhile."""
        return LocalMoment(self.wall + timedelta(days=days, minutes=minutes), self.zone)

    def checked(self) -> Self:
        """Itself, when its zone is real and its year one that every file and database can tell."""
        zone_info(self.zone)
        if self.wall.year not in YEARS:
            raise OutOfRangeError(low=YEARS[0], high=YEARS[-1])
        return self

    def utc(self) -> datetime:
        """The instant in UTC; a time that a clock change skips is read as if the clock had not changed yet."""
        # fold is 0: of an hour that comes twice the first is meant
        return self.wall.replace(tzinfo=zone_info(self.zone)).astimezone(UTC)


@lru_cache(maxsize=64)
def skipped(day: date, zone: str) -> range:
    """The minutes of a day, counted from its midnight on the wall, that no clock of the zone shows: an hour in spring.

    Empty on all other days.
    """
    here = zone_info(zone)

    def exists(minute: int) -> bool:
        wall = datetime.combine(day, time(), here) + timedelta(minutes=minute)
        return wall.astimezone(UTC).astimezone(here).replace(fold=0) == wall

    # what is skipped begins and ends on a quarter of an hour wherever clocks are changed
    missing = [minute for minute in range(0, _DAY, _QUARTER) if not exists(minute)] if _changes(day, here) else []
    return range(missing[0], missing[-1] + _QUARTER) if missing else range(0)


_DAY: Final = 24 * 60
_QUARTER: Final = 15


def _changes(day: date, zone: ZoneInfo) -> bool:
    """Whether the clocks of a zone are changed on a day."""
    ends = [datetime.combine(each, time(), zone).utcoffset() for each in (day, day + timedelta(days=1))]
    return ends[0] != ends[1]


@dataclass(frozen=True, slots=True)
class LocalMoments(Sequence[LocalMoment | None]):
    """Many moments as texts: ISO wall time to the minute and IANA zone, both None for no moment.

    A moment is made when it is asked for: those of 100,000 rows, most of which nobody looks at, take half a second.
    """

    walls: Sequence[str | None]
    zones: Sequence[str | None]

    def __len__(self) -> int:
        return len(self.walls)

    @overload
    def __getitem__(self, at: int) -> LocalMoment | None: ...
    @overload
    def __getitem__(self, at: slice) -> LocalMoments: ...
    def __getitem__(self, at: int | slice) -> LocalMoment | LocalMoments | None:
        if isinstance(at, slice):
            return LocalMoments(self.walls[at], self.zones[at])
        wall, zone = self.walls[at], self.zones[at]
        return LocalMoment(datetime.fromisoformat(wall), zone) if wall and zone else None

    def where(self, wanted: Sequence[bool]) -> LocalMoments:
        """Those of them that are wanted."""
        return LocalMoments(list(compress(self.walls, wanted)), list(compress(self.zones, wanted)))
