"""Whose clock the times in a file are told by, and what they are by the client's.

A file states no zone. Where numbers of posts tell when they were made, most of them prove it; else Meta's files go by
the clock of its head office, and all others by the client's own. Runs in the parsing child.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

META = "America/Los_Angeles"
_RULES = {"meta": "meta", "account": "account", "ids": "each"}
_PROOF = 0.8  # of the rows
_EARLY, _LATE = -300, 1200  # seconds from when a post was made to when a file says that it was published
_QUARTER = 900
_EPOCH = dt.datetime(1970, 1, 1)  # by the wall
_FARTHEST = 14 * 3600
_TO_THE_HOUR, _TO_THE_MINUTE = 13, 16  # characters


class Stated(NamedTuple):
    """What the file says of a post, as a wall clock's seconds since 1970, and when its number says that it was made."""

    wall: int
    made: int


class Known(NamedTuple):
    """How a file's clock is known. `rule`: `ids` (the numbers of `by` of `of` posts prove it), `each` (the number of
    each post tells its own hour), `meta` (that of Meta's head office), `account` (the client's). `offset` is how far
    from Greenwich most rows are, in seconds."""

    rule: str
    by: int = 0
    of: int = 0
    offset: int = 0


class Clock:
    """The file's clock: a zone with its summer time, or where that is '' so far from Greenwich as is known."""

    def __init__(self, zone: str, home: str, known: Known) -> None:
        self.zone = zone
        self.how = known
        self._from: dt.tzinfo = ZoneInfo(zone) if zone else dt.timezone(dt.timedelta(seconds=known.offset))
        self._home = ZoneInfo(home)
        self._is_home = zone == home
        self._hours: dict[str, str] = {}

    def told(self) -> dict[str, str | int]:
        """For the person; the offset from Greenwich is in minutes."""
        rule, by, of, offset = self.how
        return {"zone": self.zone, "offset": offset // 60, "rule": rule, "by": by, "of": of}

    def at_home(self, wall: str) -> str:
        """An ISO wall time of the file by the client's clock, to the minute."""
        if self._is_home:
            return wall[:_TO_THE_MINUTE]
        hour = wall[:_TO_THE_HOUR]
        if hour not in self._hours:
            first, last = self._exact(f"{hour}:00"), self._exact(f"{hour}:59")
            whole = first.endswith(":00") and first[:_TO_THE_HOUR] == last[:_TO_THE_HOUR]
            self._hours[hour] = first[:_TO_THE_HOUR] if whole else ""
        found = self._hours[hour]
        return found + wall[_TO_THE_HOUR:_TO_THE_MINUTE] if found else self._exact(wall)

    def _exact(self, wall: str) -> str:
        moment = dt.datetime.fromisoformat(wall).replace(tzinfo=self._from).astimezone(self._home)
        return moment.isoformat()[:_TO_THE_MINUTE]

    def of_instant(self, milliseconds: int) -> str:
        """An instant by the client's clock, to the minute."""
        return dt.datetime.fromtimestamp(milliseconds // 1000, self._home).isoformat()[:_TO_THE_MINUTE]


def clock_of(rule: str, home: str, stated: Sequence[Stated]) -> Clock:
    """The clock that most rows prove, else the one that the source goes by."""
    by_rule = Clock(META if rule == "meta" else home, home, Known(_RULES[rule], 0, len(stated)))
    if not stated:
        return by_rule
    usual = _usual(stated)
    for zone in dict.fromkeys((META, home)) if rule == "meta" else (home, META):
        if (by := sum(_fits(row, _offset(zone, row.made)) for row in stated)) >= _PROOF * len(stated):
            return Clock(zone, home, Known("ids", by, len(stated), usual))
    by = sum(_fits(row, usual) for row in stated)
    if abs(usual) <= _FARTHEST and by >= _PROOF * len(stated):
        return Clock("", home, Known("ids", by, len(stated), usual))
    return by_rule


def _usual(stated: Sequence[Stated]) -> int:
    offsets = Counter(round((row.wall - row.made) / _QUARTER) for row in stated)
    return offsets.most_common(1)[0][0] * _QUARTER


def _offset(zone: str, made: int) -> int:
    offset = dt.datetime.fromtimestamp(made, ZoneInfo(zone)).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _fits(row: Stated, offset: int) -> bool:
    return _EARLY <= row.wall - row.made - offset <= _LATE


def seconds_of(wall: str) -> int:
    """An ISO wall time as seconds since 1970."""
    return int((dt.datetime.fromisoformat(wall) - _EPOCH).total_seconds())
