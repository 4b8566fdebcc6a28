"""The weeks that the crisis sign looks at, and whether somebody looked at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.crisis import CrisisSign, Thresholds, Week, sign, thresholds
from smmdesk.domain.reputation.named import CrisisLevel, MentionKind, Sentiment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from smmdesk.domain.ids import BrandId
    from smmdesk.domain.reputation.alarms import Alarm
    from smmdesk.domain.reputation.records import Mention

PAST: Final = 8
"""Weeks before the last seven days that say what is usual."""
WEEK: Final = 7
RAISED: Final = frozenset({CrisisLevel.ALARM, CrisisLevel.WATCH})
_LOOKED: Final = timedelta(days=14)
"""So long ago somebody may have looked last: of longer nothing is known."""


class DayTones(NamedTuple):
    """What a day holds of organic mentions of the own brand, and whether a medium complained."""

    negative: int
    judged: int
    unjudged: int
    in_media: bool


_NOTHING: Final = DayTones(0, 0, 0, in_media=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """The last seven days, the past weeks that are known (the newest first), and whether a medium complains now."""

    now: Week
    past: tuple[Week, ...]
    in_media: bool


def windows(day: date) -> list[Period]:
    """The seven days up to and including this one, and the eight times seven before them, the newest first."""
    end = day + timedelta(days=1)
    return [Period(end - timedelta(days=WEEK * (at + 1)), end - timedelta(days=WEEK * at)) for at in range(PAST + 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySign:
    """The sign of one brand on a day, and what it rests on: the weeks that are known, the newest first.

    `last_look` is the last day of which anything is known, `alarm` the one that still goes on.
    """

    own: BrandId
    day: date
    sign: CrisisSign
    weeks: tuple[tuple[Period, Week], ...]
    last_look: date | None
    alarm: Alarm | None = None

    @property
    def is_put_aside(self) -> bool:
        """Whether what the sign is raised by was put aside, and has not come back."""
        return self.sign.level in RAISED and self.alarm is not None and self.alarm.is_aside

    @property
    def thresholds(self) -> Thresholds | None:
        """How many complaints raise it; None while nothing is usual, and where nobody looked."""
        is_known = self.sign.p_count is not None and self.sign.usual is not None
        return thresholds(self.sign.usual, self.sign.weeks) if is_known and self.sign.usual is not None else None


def counted(mentions: Iterable[Mention], own: BrandId, day: date, begun: date | None = None) -> Weeks:
    """What the weeks hold of the own brand, of all mentions of a client.

    Weeks that were over before the first mention of any brand are not known, and do not count as quiet ones: `begun`
    is its day where the mentions are only those of these weeks. What own activities brought about tells nothing, not
    even that somebody looked.
    """
    there = [each for each in mentions if each.is_organic and each.day <= day]
    first = min(filter(None, (day, begun, *(each.day for each in there))))
    return weeks_up_to(day, tones_by_day(each for each in there if each.brand_id == own), first)


def tones_by_day(mentions: Iterable[Mention]) -> dict[date, DayTones]:
    """What the days hold of these mentions."""
    return counted_by_day((each.day, each.tone, each.kind, 1) for each in mentions)


def counted_by_day(said: Iterable[tuple[date, Sentiment | None, MentionKind, int]]) -> dict[date, DayTones]:
    """The same of how many mentions of a tone and a kind a day has."""
    found: dict[date, DayTones] = {}
    for day, tone, kind, count in said:
        so_far, is_bad = found.get(day, _NOTHING), tone is Sentiment.NEGATIVE
        found[day] = DayTones(
            negative=so_far.negative + count * is_bad,
            judged=so_far.judged + count * (tone is not None),
            unjudged=so_far.unjudged + count * (tone is None),
            in_media=so_far.in_media or (is_bad and kind is MentionKind.MEDIA),
        )
    return found


def weeks_up_to(day: date, days: Mapping[date, DayTones], first: date) -> Weeks:
    """The weeks as they are known on that day, of the own brand's days; those over before `first` are not."""
    known = [[*window.days()] for window in windows(day) if window.last >= first]
    now, *past = ([days[each] for each in window if each in days] for window in known)
    return Weeks(now=_week(now), past=tuple(map(_week, past)), in_media=any(each.in_media for each in now))


def sign_on(
    day: date, mentions: Collection[Mention], own: BrandId, looked: Collection[date] = (), begun: date | None = None
) -> CrisisSign:
    """The sign on a day; `looked` are days on which a file was read, or somebody noted that there was nothing new."""
    return day_sign(day, mentions, own, looked, begun).sign


def day_sign(
    day: date, mentions: Collection[Mention], own: BrandId, looked: Collection[date] = (), begun: date | None = None
) -> DaySign:
    """The same with what it rests on; `begun` as in `counted`."""
    weeks, last = counted(mentions, own, day, begun), last_look(day, mentions, looked)
    return DaySign(
        own=own,
        day=day,
        sign=sign_of(day, weeks, last),
        weeks=tuple(zip(windows(day), (weeks.now, *weeks.past), strict=False)),
        last_look=last,
    )


def sign_of(day: date, weeks: Weeks, last: date | None) -> CrisisSign:
    """The sign of these weeks where `last` is the last day of which anything is known."""
    if is_known(day, last):
        return sign(weeks.past, weeks.now, in_media=weeks.in_media)
    return CrisisSign(level=CrisisLevel.NOT_WATCHED, week=weeks.now, weeks=len(weeks.past))


def last_look(day: date, mentions: Iterable[Mention], looked: Iterable[date]) -> date | None:
    """The last day up to this one of which anything is known; None before the first."""
    told = (each.day for each in mentions if each.is_organic)
    return max((known for known in (*looked, *told) if known <= day), default=None)


def is_watched(day: date, mentions: Iterable[Mention], looked: Iterable[date]) -> bool:
    """Whether anything is known of the last 14 days, this one included."""
    return is_known(day, last_look(day, mentions, looked))


def is_known(day: date, last: date | None) -> bool:
    """The same, of the last day of which anything is known."""
    return last is not None and day - last < _LOOKED


def _week(days: Sequence[DayTones]) -> Week:
    return Week(sum(day.negative for day in days), sum(day.judged for day in days), sum(day.unjudged for day in days))
