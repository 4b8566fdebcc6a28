"""When an entry of a calendar is: its time, the times it repeats at, and those that are left out.

Times and rules are read by the library `icalendar`, which knows what other programs make of them.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from itertools import islice
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROPERTIES = frozenset({"DTSTART", "RRULE", "EXDATE", "RECURRENCE-ID"})
MAX_TIMES = 366  # of one repeating entry
MAX_YEARS = 3
_PLAIN_TIME = re.compile(r"DTSTART;TZID=([A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+):(\d{8}T\d{6})")


def read_times(lines: Sequence[str]) -> Mapping[str, Any]:
    """What the lines say: the usual single time read at once, all else by the library."""
    if not lines:
        return {}
    if len(lines) == 1 and (plain := _PLAIN_TIME.fullmatch(lines[0])):
        with contextlib.suppress(ValueError, OSError, KeyError):  # a zone that only its VTIMEZONE or Windows knows
            moment = dt.datetime.strptime(plain[2], "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(plain[1]))
            return {"DTSTART": SimpleNamespace(dt=moment)}
    from icalendar import Event

    read = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"]))
    if not isinstance(read, Event):
        raise TypeError(type(read))
    return read


def when(times: Mapping[str, Any], name: str) -> dt.date | None:
    """The moment or the day that a property holds; None where there is no such."""
    moment = getattr(times.get(name), "dt", None)
    return moment if isinstance(moment, dt.date) else None


def moments(times: Mapping[str, Any], replaced: set[dt.date]) -> tuple[list[dt.date | None], int]:
    """Every time of an entry but those `replaced` by entries of their own; and where its rule had to be cut after how
    many times, else 0."""
    start = when(times, "DTSTART")
    if start is None or "RRULE" not in times:
        return [start], 0
    found, is_cut = repeated(start, times["RRULE"])
    gone = _excluded(times) | replaced
    return [moment for moment in found if naive(moment) not in gone], len(found) if is_cut else 0


def _excluded(times: Mapping[str, Any]) -> set[dt.date]:
    found = times.get("EXDATE", [])
    groups = found if isinstance(found, list) else [found]
    return {naive(one.dt) for group in groups for one in group.dts}


def repeated(start: dt.date, rule: Any) -> tuple[list[dt.date], bool]:  # noqa: ANN401  (icalendar is untyped)
    """The times that a recurrence rule gives, and whether it had to be cut: by number, by years, or as nonsense."""
    from dateutil.rrule import rrulestr

    frequency = str((rule.get("FREQ") or [""])[0]).upper()
    interval = int((rule.get("INTERVAL") or [1])[0])
    if frequency not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"} or interval < 1:
        return [start], True
    wall = naive(start)
    horizon = wall + dt.timedelta(days=366 * MAX_YEARS)
    until = rule.get("UNTIL")
    stated = naive(until[0]) if until else None
    end = min(stated, horizon) if stated else horizon
    count = int((rule.get("COUNT") or [MAX_TIMES + 1])[0])
    bounded = {**rule, "UNTIL": [end]}
    bounded.pop("COUNT", None)
    text = type(rule)(bounded).to_ical().decode()
    found = list(islice(rrulestr(text, dtstart=wall), min(count, MAX_TIMES) + 1))[: min(count, MAX_TIMES)] or [wall]
    whole = count <= MAX_TIMES or (stated is not None and stated <= horizon and len(found) < MAX_TIMES)
    return [_like(start, moment) for moment in found], not whole


def _like(start: dt.date, wall: dt.datetime) -> dt.date:
    """A wall time with the zone of the first time; a date where the first is one."""
    return wall.replace(tzinfo=start.tzinfo) if isinstance(start, dt.datetime) else wall.date()


def naive(moment: dt.date) -> dt.datetime:
    """The wall time alone; midnight for a day."""
    if isinstance(moment, dt.datetime):
        return moment.replace(tzinfo=None)
    return dt.datetime(moment.year, moment.month, moment.day)
