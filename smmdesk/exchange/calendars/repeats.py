"""A repeating entry laid out: every time it is at, within bounds.

Rules are laid out by `dateutil`. The library `recurring-ical-events` does all that is here, but only for files that
`icalendar` has read as a whole, and without a bound on how many times there are; so it is the judge in the tests.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from itertools import islice
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.calendars.times import naive, read_moment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from smmdesk.exchange.calendars.times import Times

MAX_TIMES = 366  # of one entry
MAX_TIMES_IN_ALL = 20_000  # of all repeating entries of a file, each its share
MAX_YEARS = 3
_MAX_TIMES_A_DAY = 48
_CALENDAR_RULES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_BY_THE_CLOCK = frozenset({"HOURLY", "MINUTELY"})  # laid out where nothing is left out of them
_PLAIN = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})


class LaidOut(NamedTuple):
    """The times of an entry.

    `cut` says why not all: "" for all, "endless", "many_times" or "odd_rule"; `taken` how many then.
    """

    moments: Sequence[dt.date | None]
    cut: str = ""
    taken: int = 0


def share(repeating: int) -> int:
    """How many times of each entry are taken where so many repeat."""
    return max(1, min(MAX_TIMES, MAX_TIMES_IN_ALL // max(repeating, 1)))


def laid_out(times: Times, replaced: Collection[dt.date], most: int, home: dt.tzinfo) -> LaidOut:
    """Every time of an entry but those left out and those `replaced` by entries of their own.

    They are compared as instants, since others may state them in UTC; `home` is the zone of a start that has none.
    """
    start = times.start
    if start is None or not times.repeats:
        return LaidOut([start])
    clock = _Clock(start, home)
    walls, cut = {naive(start), *map(clock.wall, times.added)}, ""
    for rule in times.rules:
        found, is_cut = _ruled(rule, clock, most)
        walls.update(found)
        cut = cut or is_cut
    ordered = sorted(walls)
    taken = ordered[:most]
    if len(ordered) > most:
        cut = cut or "many_times"
    gone = clock.gone([*times.left_out, *replaced])
    return LaidOut(
        [clock.like_start(wall) for wall in taken if not (gone and gone & clock.names(wall))], cut, len(taken)
    )


def changed(
    times: Times, moments: Iterable[dt.date], changes: Sequence[Times], home: dt.tzinfo
) -> Iterator[tuple[dt.date, int]]:
    """Each of an entry's times as it is after `changes`, each of which holds for all behind the one it replaces (RFC
    5545, 3.8.4.4), and the place of the last that does, -1 where none does yet: it is moved by as much as that one."""
    clock = _Clock(times.start or dt.date.min, home)
    begun = sorted((clock.wall(change.replaced), at) for at, change in enumerate(changes) if change.replaced)
    walls = [wall for wall, _at in begun]
    for moment in moments:
        number = bisect_left(walls, naive(moment))
        at = begun[number - 1][1] if number else -1
        yield clock.moved(moment, changes[at]) if number else moment, at


class _Clock:
    """The clock of an entry's first time, by which all its others are told."""

    def __init__(self, start: dt.date, home: dt.tzinfo) -> None:
        self.start = start
        self._zone = (start.tzinfo if isinstance(start, dt.datetime) else None) or home
        self._is_day = not isinstance(start, dt.datetime)

    def wall(self, moment: dt.date) -> dt.datetime:
        """What this clock shows at a moment; of a day that it begins."""
        if self._is_day or not isinstance(moment, dt.datetime):
            return naive(dt.date(moment.year, moment.month, moment.day))
        return naive(moment.astimezone(self._zone) if moment.tzinfo else moment)

    def like_start(self, wall: dt.datetime) -> dt.date:
        """A wall time with the zone of the first; a day where that is one."""
        return wall.replace(tzinfo=self.start.tzinfo) if isinstance(self.start, dt.datetime) else wall.date()

    def moved(self, moment: dt.date, change: Times) -> dt.date:
        """A time moved as the change moves the one that it replaces; a day where that becomes one."""
        old, new = change.replaced, change.start
        if old is None or new is None:
            return moment
        if not isinstance(new, dt.datetime):
            return (naive(moment) + (naive(new) - self.wall(old))).date()
        shown = naive(new) if self._is_day else self.wall(new)
        zone = new.tzinfo if self._is_day else getattr(self.start, "tzinfo", None)
        return (naive(moment) + (shown - self.wall(old))).replace(tzinfo=zone)

    def gone(self, moments: Iterable[dt.date]) -> set[dt.date]:
        """Instants, and for days the days."""
        return {
            self._instant(each) if isinstance(each, dt.datetime) and not self._is_day else _day(each)
            for each in moments
        }

    def names(self, wall: dt.datetime) -> set[dt.date]:
        """By what a time may be left out: its instant or its day."""
        return {wall.date()} if self._is_day else {wall.date(), self._instant(wall)}

    def _instant(self, moment: dt.datetime) -> dt.datetime:
        return (moment if moment.tzinfo else moment.replace(tzinfo=self._zone)).astimezone(dt.UTC)


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _ruled(rule: str, clock: _Clock, most: int) -> tuple[list[dt.datetime], str]:
    """The wall times that a rule gives, and why they had to be cut: by number, by years, or as nonsense."""
    from dateutil.rrule import rrulestr

    parts = dict(part.strip().partition("=")[::2] for part in rule.upper().split(";") if part.strip())
    a_day = prod(parts[name].count(",") + 1 for name in ("BYHOUR", "BYMINUTE", "BYSECOND") if name in parts)
    is_finite = bool(parts.keys() & {"COUNT", "UNTIL"})
    is_known = parts.get("FREQ") in _CALENDAR_RULES or (
        parts.get("FREQ") in _BY_THE_CLOCK and is_finite and parts.keys() <= _PLAIN
    )
    if not is_known or int(parts.get("INTERVAL", 1)) < 1 or a_day > _MAX_TIMES_A_DAY:
        return [], "odd_rule" if is_finite else "endless"
    first = naive(clock.start)
    horizon = first + dt.timedelta(days=366 * MAX_YEARS)
    # out of the rule, and so is COUNT: dateutil refuses an UNTIL in UTC beside a start without a zone
    until = clock.wall(read_moment(parts.pop("UNTIL"))) if "UNTIL" in parts else None
    count = max(int(parts.pop("COUNT", 0)), 0)
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    end = min(until or horizon, horizon)
    times = rrulestr(text, dtstart=first).replace(until=end)
    # one more than is wanted tells that there are more
    found = list(islice(times, min(count or most + 1, most + 1)))
    is_whole = (count and len(found) == count) or (until and until <= horizon)
    if len(found) > most or not is_whole:
        return found[:most], "many_times" if count or until else "endless"
    return found, ""
