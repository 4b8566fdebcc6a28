"""How long one alarm goes on, and whether it was put aside and has come back since."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from smmdesk.domain.reputation.named import CrisisLevel
from smmdesk.domain.reputation.weeks import RAISED, WEEK, DayTones, sign_of, weeks_up_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.snoozes import Snooze

LONGEST: Final = 26 * WEEK
"""Days that are looked back for the first one of an alarm; one that goes on for longer is told as that old."""
_KEY: Final = "crisis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """An alarm that goes on: its first day, how it was put aside, if it was, and the day on which it came back."""

    since: date
    aside: Snooze | None = None
    back_on: date | None = None

    @property
    def is_aside(self) -> bool:
        """Whether somebody put it aside, and it has not come back."""
        return self.aside is not None and self.back_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a client day by day.

    `tones` are of the own brand; `told` are days on which anything is known, in order; `begun` is that of the first
    mention.
    """

    tones: Mapping[date, DayTones]
    told: Sequence[date]
    begun: date

    def of_day(self, day: date) -> DayLevel:
        """The level that the sign had on that day, and how many complaints its week held."""
        before = bisect_right(self.told, day)
        weeks = weeks_up_to(day, self.tones, min(self.begun, day))
        found = sign_of(day, weeks, self.told[before - 1] if before else None)
        return DayLevel(day=day, level=found.level, negative=found.week.negative)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLevel:
    """A day with its level, and the complaints of the seven days up to it."""

    day: date
    level: CrisisLevel
    negative: int


def alarm_key(client_id: ClientId, since: date) -> str:
    """By which an alarm is put aside: that of another day is another one."""
    return f"{_KEY}:{client_id}:{since.isoformat()}"


def is_of_alarm(key: str) -> bool:
    """Whether what was put aside is an alarm."""
    return key.startswith(f"{_KEY}:")


def alarm_on(day: date, known: Known, aside: Iterable[Snooze]) -> Alarm | None:
    """The alarm that goes on on that day; `aside` are all of the client that were ever put aside, this one or others.

    One that was put aside comes back on the first day on which complaints have grown by half (`Snooze.is_back`), and
    stays: fewer of them later are no reason to forget it again.
    """
    days = _back_to_quiet(day, known)
    since = alarm_since((each.day, each.level) for each in days)
    if since is None:
        return None
    of_this = [each for each in aside if is_of_alarm(each.key) and since <= each.made_on <= day]
    if not of_this:
        return Alarm(since=since)
    last = max(of_this, key=lambda each: (each.made_on, each.id))
    back = (each.day for each in days if each.day >= last.made_on and last.is_back(each.day, each.negative))
    return Alarm(since=since, aside=last, back_on=next(back, None))


def alarm_since(levels: Iterable[tuple[date, CrisisLevel]]) -> date | None:
    """The first day of the alarm that still goes on, of the levels day by day in order; None where none does.

    It goes on until seven days in a row were neither alarm nor to be watched.
    """
    since, quiet = None, 0
    for day, level in levels:
        quiet = 0 if level in RAISED else quiet + 1
        if since is None and level is CrisisLevel.ALARM:
            since = day
        elif quiet >= WEEK:
            since = None
    return since


def _back_to_quiet(day: date, known: Known) -> list[DayLevel]:
    """The days in order, from the last seven quiet ones in a row on: what was before them is another alarm."""
    found: list[DayLevel] = []
    quiet = 0
    while quiet < WEEK and len(found) < LONGEST:
        found.append(known.of_day(day - timedelta(days=len(found))))
        quiet = 0 if found[-1].level in RAISED else quiet + 1
    return found[::-1]
