"""The weeks that the crisis sign looks at, whether somebody looked at all, and how long one alarm goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.crisis import CrisisSign, Thresholds, Week, sign, thresholds
from smmdesk.domain.reputation.named import CrisisLevel, MentionKind, Sentiment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from smmdesk.domain.ids import BrandId
    from smmdesk.domain.reputation.records import Mention

PAST: Final = 8
"""Weeks before the last seven days that say what is usual."""
_WEEK: Final = 7
_LOOKED: Final = timedelta(days=14)
"""So long ago somebody may have looked last: of longer nothing is known."""
RAISED: Final = frozenset({CrisisLevel.ALARM, CrisisLevel.WATCH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """The last seven days, the past weeks that are known (the newest first), and whether a medium complains now."""

    now: Week
    past: tuple[Week, ...]
    in_media: bool


def windows(day: date) -> list[Period]:
    """The seven days up to and including this one, and the eight times seven before them, the newest first."""
    end = day + timedelta(days=1)
    return [Period(end - timedelta(days=_WEEK * (at + 1)), end - timedelta(days=_WEEK * at)) for at in range(PAST + 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySign:
    """The sign of one brand on a day, and what it rests on: the weeks that are known, the newest first.

    `last_look` is the last day of which anything is known.
    """

    own: BrandId
    day: date
    sign: CrisisSign
    weeks: tuple[tuple[Period, Week], ...]
    last_look: date | None

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
    known = [window for window in windows(day) if window.last >= first]
    ours = [each for each in there if each.brand_id == own]
    tones: list[list[Sentiment | None]] = [[] for _window in known]
    for each in ours:
        if (at := (day - each.day).days // _WEEK) < len(known):
            tones[at].append(each.tone)
    now, *past = map(_week, tones)
    complaints = (each for each in ours if each.tone is Sentiment.NEGATIVE and each.day in known[0])
    return Weeks(now=now, past=tuple(past), in_media=any(each.kind is MentionKind.MEDIA for each in complaints))


def sign_on(
    day: date, mentions: Collection[Mention], own: BrandId, looked: Collection[date] = (), begun: date | None = None
) -> CrisisSign:
    """The sign on a day; `looked` are days on which a file was read, or somebody noted that there was nothing new."""
    return day_sign(day, mentions, own, looked, begun).sign


def day_sign(
    day: date, mentions: Collection[Mention], own: BrandId, looked: Collection[date] = (), begun: date | None = None
) -> DaySign:
    """The same with what it rests on; `begun` as in `counted`."""
    weeks = counted(mentions, own, day, begun)
    if is_watched(day, mentions, looked):
        found = sign(weeks.past, weeks.now, in_media=weeks.in_media)
    else:
        found = CrisisSign(level=CrisisLevel.NOT_WATCHED, week=weeks.now, weeks=len(weeks.past))
    return DaySign(
        own=own,
        day=day,
        sign=found,
        weeks=tuple(zip(windows(day), (weeks.now, *weeks.past), strict=False)),
        last_look=last_look(day, mentions, looked),
    )


def last_look(day: date, mentions: Iterable[Mention], looked: Iterable[date]) -> date | None:
    """The last day up to this one of which anything is known; None before the first."""
    told = (each.day for each in mentions if each.is_organic)
    return max((known for known in (*looked, *told) if known <= day), default=None)


def is_watched(day: date, mentions: Iterable[Mention], looked: Iterable[date]) -> bool:
    """Whether anything is known of the last 14 days, this one included."""
    last = last_look(day, mentions, looked)
    return last is not None and day - last < _LOOKED


def alarm_since(levels: Iterable[tuple[date, CrisisLevel]]) -> date | None:
    """The first day of the alarm that still goes on, of the levels day by day in order; None where none does.

    It goes on until seven days in a row were neither alarm nor to be watched.
    """
    since, quiet = None, 0
    for day, level in levels:
        quiet = 0 if level in RAISED else quiet + 1
        if since is None and level is CrisisLevel.ALARM:
            since = day
        elif quiet >= _WEEK:
            since = None
    return since


def comes_back(negative_then: int, negative: int) -> bool:
    """Whether an alarm that was put aside at so many complaints is told again: they grew by half since."""
    return negative > negative_then and 2 * negative >= 3 * negative_then


def _week(tones: Sequence[Sentiment | None]) -> Week:
    unjudged = tones.count(None)
    return Week(tones.count(Sentiment.NEGATIVE), len(tones) - unjudged, unjudged)
