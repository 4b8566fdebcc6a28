"""Time zones by the names that calendars give them: of IANA, of Windows, as Outlook shows them, or told in the file.

Names are known to the library `icalendar`, with the table of Windows' zones that Unicode keeps.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SHOWN = re.compile(r"\((?:UTC|GMT)(?:([+-])([0-9]{1,2}):([0-9]{2}))?\) *(.+)")
_MAX_LINES = 2_000  # of one definition; that of a zone with all its history has some 800
_PARTS = frozenset({"FREQ", "INTERVAL", "UNTIL", "COUNT", "WKST", "BYMONTH", "BYDAY", "BYMONTHDAY"})
_UNSOUND = (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError, OSError)


class Zones:
    """The zones of one file. `told` are the lines of its VTIMEZONEs by their TZID."""

    def __init__(self, told: Mapping[str, Sequence[str]]) -> None:
        self._told = told
        self._found: dict[str, dt.tzinfo | None] = {}

    def named(self, name: str) -> dt.tzinfo | None:
        """What clocks do there: a `ZoneInfo` where the name is known, else by its own definition; None for neither."""
        if name not in self._found:
            self._found[name] = _known(name) or _defined(self._told.get(name, ())) or _shown(name)
        return self._found[name]


def _known(name: str) -> dt.tzinfo | None:
    """By a name of IANA or of Windows, a vendor's path before it or not."""
    from icalendar.timezone import tzp

    try:
        with warnings.catch_warnings(action="ignore"):  # that it strips the vendor's path
            return tzp.timezone(name) if name else None
    except _UNSOUND:
        return None


def _defined(lines: Sequence[str]) -> dt.tzinfo | None:
    """By the rules in the file, which are those of clocks: one change a year each, or single days."""
    from icalendar import Timezone

    rules = [line.upper().partition(":")[2] for line in lines if line.upper().startswith("RRULE")]
    if not lines or len(lines) > _MAX_LINES or not all(map(_is_of_a_clock, rules)):
        return None
    try:
        told = Timezone.from_ical("\r\n".join(["BEGIN:VTIMEZONE", *lines, "END:VTIMEZONE"]))
        zone = told.to_tz(lookup_tzid=False) if isinstance(told, Timezone) else None
        return zone if isinstance(zone, dt.tzinfo) and zone.utcoffset(dt.datetime(2026, 1, 1)) is not None else None
    except _UNSOUND:
        return None


def _is_of_a_clock(rule: str) -> bool:
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    return parts.keys() <= _PARTS and parts.get("FREQ") == "YEARLY"


def _shown(name: str) -> dt.tzinfo | None:
    """By what Outlook shows, `(UTC+01:00) Amsterdam, Berlin`: the first place that has this distance in winter."""
    found = _SHOWN.fullmatch(name.strip())
    if not found:
        return None
    distance = dt.timedelta(hours=int(found[2] or 0), minutes=int(found[3] or 0)) * (-1 if found[1] == "-" else 1)
    named = (_places().get(place.strip()) for place in re.split(r"[,()]", found[4]))
    return next((ZoneInfo(zone) for zone in named if zone and _standard(ZoneInfo(zone)) == distance), None)


@cache
def _places() -> Mapping[str, str]:
    """Zones by the town they are named after; those of America also by the words without `Standard`."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    towns = {zone.rpartition("/")[2].replace("_", " "): zone for zone in sorted(available_timezones())}
    spoken = {name.replace("Standard Time", "Time"): zone for name, zone in WINDOWS_TO_OLSON.items()}
    return {**towns, **spoken, "Coordinated Universal Time": "UTC"}


def _standard(zone: ZoneInfo) -> dt.timedelta:
    """The distance from UTC outside summer time, north or south."""
    return min(zone.utcoffset(dt.datetime(2026, month, 1)) or dt.timedelta() for month in (1, 7))
