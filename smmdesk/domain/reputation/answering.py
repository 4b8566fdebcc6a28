"""The time to the first answer, in minutes of the clock and of working time, and what follows for the goals.

Of mentions of the own brand that need an answer. Goals are judged on working time: whoever is closed is not late.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from smmdesk.domain.periods import zone_info
from smmdesk.domain.reputation.hours import spans
from smmdesk.domain.reputation.named import ANSWERABLE, AnswerFigure, MentionKind, Sentiment
from smmdesk.domain.results.ratios import ratio

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from smmdesk.domain.ids import MentionId
    from smmdesk.domain.reputation.records import AnswerRule, Mention

FEW: Final = 5
"""Below so many answers it is said how few they are."""
_MINUTE: Final = 60
_DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTime:
    """When somebody is there: the hours of a week, Monday first (`hours.spans`), in a zone, and the days off."""

    hours: tuple[str, ...]
    zone: str
    days_off: Container[date] = ()
    _known: dict[date, Sequence[tuple[int, int]]] = field(default_factory=dict, compare=False, repr=False)
    _sums: dict[int, int] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, rule: AnswerRule, zone: str, days_off: Container[date]) -> Self:
        """By a client's rule; the days off count only where the client closes on them."""
        return cls(hours=rule.week, zone=zone, days_off=days_off if rule.closed_on_holidays else ())

    def minutes(self, start: datetime, end: datetime) -> int:
        """Whole minutes of working time between two instants, floored; both aware of their zone."""
        zone = zone_info(self.zone)
        first, last = start.astimezone(zone).toordinal(), end.astimezone(zone).toordinal()
        since, until = int(start.timestamp()), int(end.timestamp())
        seconds = self._before(last) - self._before(first + 1) if last > first + 1 else 0
        for day in {first, last}:
            for opens, closes in self._opens(date.fromordinal(day)):
                seconds += max(0, min(closes, until) - max(opens, since))
        return seconds // _MINUTE

    def open_days(self, first: date, last: date) -> int:
        """On how many days after the first, up to and including the last, somebody is there at all."""
        days = (date.fromordinal(day) for day in range(first.toordinal() + 1, last.toordinal() + 1))
        return sum(bool(self._opens(day)) for day in days)

    def _before(self, day: int) -> int:
        """Working seconds of whole days up to that one, as ordinals, counted from the first that was asked of.

        What waits for months is asked of often, and one sum a day is enough for all of it.
        """
        known = self._sums
        if not known:
            known[day] = 0
        low, high = min(known), max(known)
        while low > day:
            low -= 1
            known[low] = known[low + 1] - self._seconds(low)
        while high < day:
            known[high + 1] = known[high] + self._seconds(high)
            high += 1
        return known[day]

    def _seconds(self, day: int) -> int:
        return sum(closes - opens for opens, closes in self._opens(date.fromordinal(day)))

    def _opens(self, day: date) -> Sequence[tuple[int, int]]:
        """The spans of a day as instants, in seconds since 1970."""
        if day not in self._known:
            self._known[day] = () if day in self.days_off else self._spans(day)
        return self._known[day]

    def _spans(self, day: date) -> Sequence[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for span in spans(self.hours[day.weekday()]):
            opens, closes = (self._instant(day, minute) for minute in span)
            # where the clock is put forward, spans that begin in the hour that is left out would count twice
            opens = max(opens, found[-1][1] if found else opens)
            found.append((opens, max(opens, closes)))
        return found

    def _instant(self, day: date, minute: int) -> int:
        # midnight at the end of a day is the beginning of the next: a day may have 23 hours, or 25
        days, minute = divmod(minute, _DAY)
        clock = time(minute // 60, minute % 60)
        wall = datetime.combine(day + timedelta(days=days), clock, zone_info(self.zone))
        return int(wall.astimezone(UTC).timestamp())


def asks_for_answer(mention: Mention, *, is_own: bool) -> bool:
    """Whether a mention that is read in needs an answer, as far as one can tell: a person may say otherwise."""
    if not is_own or mention.kind is MentionKind.MEDIA:
        return False
    if mention.kind is MentionKind.REVIEW:
        return True
    return mention.source in ANSWERABLE and (mention.tone is Sentiment.NEGATIVE or "?" in mention.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTime:
    """How long an answer took, or is waited for so far, in minutes; `goal` is of working time."""

    mention: Mention
    clock: int
    working: int
    goal: int

    @property
    def is_in_goal(self) -> bool:
        """Whether it took no longer than promised."""
        return self.working <= self.goal


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """How mentions were answered: the times of those answered and of those that wait, as far as an hour is known.

    `all_answered` and `all_waiting` hold those of which only the day is known too; `left` those left on purpose.
    """

    times: Sequence[AnswerTime]
    waits: Sequence[AnswerTime]
    all_answered: Sequence[Mention]
    all_waiting: Sequence[Mention]
    left: Sequence[Mention]

    @property
    def answered(self) -> int:
        """How many were answered."""
        return len(self.all_answered)

    @property
    def waiting(self) -> int:
        """How many wait for an answer."""
        return len(self.all_waiting)

    @property
    def let_be(self) -> int:
        """How many stay without an answer on purpose; no figure counts them."""
        return len(self.left)

    @property
    def median_working(self) -> Fraction | None:
        """Half of the answers took no longer, in minutes of working time."""
        return middle([each.working for each in self.times])

    @property
    def median_clock(self) -> Fraction | None:
        """The same by the clock."""
        return middle([each.clock for each in self.times])

    @property
    def p90_working(self) -> int | None:
        """Nine of ten took no longer."""
        return ninetieth([each.working for each in self.times])

    @property
    def in_goal(self) -> int:
        """How many answers came within their goal."""
        return sum(each.is_in_goal for each in self.times)

    @property
    def overdue(self) -> int:
        """How many wait beyond their goal."""
        return len(self.late)

    @property
    def judged(self) -> int:
        """What the share is of: those answered at a known hour, and those that wait beyond their goal."""
        return len(self.times) + self.overdue

    @property
    def share_in_goal(self) -> Fraction | None:
        """answered in goal ÷ (answered + waiting beyond goal); who waits within the goal is not judged yet."""
        return ratio(self.in_goal, self.judged)

    @property
    def longest_working(self) -> int | None:
        """The longest that somebody waits, in minutes of working time."""
        return max((each.working for each in self.waits), default=None)

    @property
    def late(self) -> Sequence[AnswerTime]:
        """Those that wait beyond their goal."""
        return [each for each in self.waits if not each.is_in_goal]

    def counted(self, figure: AnswerFigure) -> Sequence[Mention]:
        """The mentions that a figure is of."""
        times = [each.mention for each in self.times]
        return {
            AnswerFigure.IN_GOAL: [*times, *(each.mention for each in self.late)],
            AnswerFigure.MEDIAN: times,
            AnswerFigure.NINETIETH: times,
            AnswerFigure.WAITING: self.all_waiting,
            AnswerFigure.LET_BE: self.left,
        }[figure]

    @property
    def untimed(self) -> int:
        """How many were answered of which only the day is known: no time is counted of them."""
        return self.answered - len(self.times)

    @property
    def is_few(self) -> bool:
        """Whether it has to be said how few answers there are."""
        return 0 < len(self.times) < FEW


class Counting(NamedTuple):
    """By what answers are counted: a client's rule, when somebody is there, and the instant up to which one waits."""

    rule: AnswerRule
    working: WorkingTime
    now: datetime


def waits(mentions: Iterable[Mention], by: Counting) -> dict[MentionId, AnswerTime]:
    """For how long each waits so far, of those that wait and whose hour is known."""
    open_ones = (each for each in mentions if each.waits and each.timed)
    return {each.id: _time(each, by.rule, by.working, by.now) for each in open_ones}


def answers(mentions: Iterable[Mention], rule: AnswerRule, working: WorkingTime, now: datetime) -> Answers:
    """Of mentions of the own brand (`mentions.organic`), as it stands at the instant `now`."""
    asked = [each for each in mentions if each.needs_answer]
    done, open_ones = [each for each in asked if each.answered], [each for each in asked if each.waits]
    return Answers(
        times=answer_times(done, rule, working),
        waits=[_time(each, rule, working, now) for each in open_ones if each.timed],
        all_answered=done,
        all_waiting=open_ones,
        left=[each for each in asked if not each.answered and not each.waits],
    )


def answer_times(mentions: Iterable[Mention], rule: AnswerRule, working: WorkingTime) -> list[AnswerTime]:
    """How long each answer took, of those that needed one and whose hour is known."""
    asked = (each for each in mentions if each.needs_answer and each.timed)
    return [_time(each, rule, working, each.answered.utc()) for each in asked if each.answered]


def _time(mention: Mention, rule: AnswerRule, working: WorkingTime, until: datetime) -> AnswerTime:
    start = mention.moment.utc()
    clock = max(timedelta(0), until - start) // timedelta(minutes=1)
    return AnswerTime(mention=mention, clock=clock, working=working.minutes(start, until), goal=rule.goal(mention.tone))


def middle(minutes: Sequence[int]) -> Fraction | None:
    """The median, of an even number the mean of the middle two; None of none."""
    return Fraction(median(map(Fraction, minutes))) if minutes else None


def ninetieth(minutes: Sequence[int]) -> int | None:
    """The 90th percentile by nearest rank, ⌈0.9·n⌉; None of none."""
    return sorted(minutes)[-(-9 * len(minutes) // 10) - 1] if minutes else None
