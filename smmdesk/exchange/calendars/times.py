"""What the lines of an entry say about when it is. A hundred thousand of them are read in a second."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.exchange.calendars.zones import Zones

_MOMENTS = ("DTSTART", "RDATE", "EXDATE", "RECURRENCE-ID")
PROPERTIES = frozenset({*_MOMENTS, "RRULE"})
_ZONE = re.compile(r';TZID=(?:"([^"]*)"|(.*?)(?=;[A-Z-]+=|$))', re.IGNORECASE | re.DOTALL)
_AND_LATER = re.compile(r';RANGE="?THISANDFUTURE\b', re.IGNORECASE)
_VALUE = re.compile(r"[0-9]{8}(?:T[0-9]{6}Z?)?")
_NAME = re.compile(r"[A-Za-z-]+")
_UTC = ZoneInfo("UTC")


class Times(NamedTuple):
    """Moments as an entry states them: a date for a day, a datetime with or without a zone.

    `replaced` is the time of a repeating entry in whose place this one stands, `and_later` whether it also stands in
    that of all later ones. `unknown_zones` are names that say nothing here.
    """

    start: dt.date | None = None
    rules: Sequence[str] = ()
    added: Sequence[dt.date] = ()
    left_out: Sequence[dt.date] = ()
    replaced: dt.date | None = None
    and_later: bool = False
    unknown_zones: Sequence[str] = ()

    @property
    def repeats(self) -> bool:
        """Whether there are more times than its first."""
        return bool(self.rules or self.added)

    @property
    def is_series(self) -> bool:
        """Whether other entries may change some of its times."""
        return self.repeats and self.start is not None and self.replaced is None


def property_of(line: str) -> str:
    """The name of the property that the line holds, where it is one of `PROPERTIES`."""
    found = _NAME.match(line)
    name = found[0].upper() if found else ""
    return name if name in PROPERTIES else ""


def read_times(lines: Mapping[str, Sequence[str]], zones: Zones, home: dt.tzinfo | None = None) -> Times:
    """What the lines say, given by their property. A `ValueError` for what is no time.

    `home` is the zone of the calendar: in it are times that name none, and by its clock those in UTC are told, as
    programs do that write X-WR-TIMEZONE.
    """
    unknown: dict[str, None] = {}
    found = {name: [*_moments(lines.get(name, ()), zones, unknown, home)] for name in _MOMENTS}
    return Times(
        start=next(iter(found["DTSTART"]), None),
        rules=[line.partition(":")[2] for line in lines.get("RRULE", ())],
        added=found["RDATE"],
        left_out=found["EXDATE"],
        replaced=next(iter(found["RECURRENCE-ID"]), None),
        and_later=any(map(_AND_LATER.search, lines.get("RECURRENCE-ID", ()))),
        unknown_zones=tuple(unknown),
    )


def _moments(lines: Sequence[str], zones: Zones, unknown: dict[str, None], home: dt.tzinfo | None) -> Iterator[dt.date]:
    """The values of some lines. No time has a colon in it, though Outlook's names of zones have, quoted or not."""
    heads: dict[str, dt.tzinfo | None] = {}
    for line in lines:
        head, _colon, values = line.rpartition(":")
        if head not in heads:
            heads[head] = _zone_of(head, zones, unknown, home)
        for value in values.split(","):
            yield _at(home, read_moment(value.partition("/")[0].strip().upper(), heads[head]))


def _at(home: dt.tzinfo | None, moment: dt.date) -> dt.date:
    if home and isinstance(moment, dt.datetime) and moment.tzinfo is _UTC:
        return moment.astimezone(home)
    return moment


def _zone_of(head: str, zones: Zones, unknown: dict[str, None], home: dt.tzinfo | None) -> dt.tzinfo | None:
    found = _ZONE.search(head)
    name = (found[1] or found[2] or "").strip() if found else ""
    if not name:
        return home
    zone = zones.named(name)
    if zone is None:
        unknown[name] = None
    return zone


def read_moment(value: str, zone: dt.tzinfo | None = None) -> dt.date:
    """A day, a time in UTC, or one by the clock of `zone`."""
    if not _VALUE.fullmatch(value):
        raise ValueError(value)
    if "T" not in value:
        return dt.date.fromisoformat(value)
    return dt.datetime.fromisoformat(value.removesuffix("Z")).replace(tzinfo=_UTC if value.endswith("Z") else zone)


def naive(moment: dt.date) -> dt.datetime:
    """The wall time alone; midnight for a day."""
    if isinstance(moment, dt.datetime):
        return moment.replace(tzinfo=None)
    return dt.datetime(moment.year, moment.month, moment.day)
