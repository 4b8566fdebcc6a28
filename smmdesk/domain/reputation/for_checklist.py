"""What the records of a reputation come to for the items of a checklist that ask after it.

All of it is as it stood on one day: what was said or answered later is not known yet, and what may still be answered in
time is not late. Nothing is judged here, and None is always "no data".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.reputation.answering import Answers, answers
from smmdesk.domain.reputation.known_voice import known_voice
from smmdesk.domain.reputation.mentions import organic
from smmdesk.domain.reputation.named import MentionKind, Sentiment, Source
from smmdesk.domain.reputation.weeks import WEEK
from smmdesk.domain.results.ratios import ratio

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from smmdesk.domain.ids import BrandId
    from smmdesk.domain.periods import Period
    from smmdesk.domain.reputation.answering import Counting, WorkingTime
    from smmdesk.domain.reputation.known_voice import KnownVoice
    from smmdesk.domain.reputation.records import AnswerRule, Mention, VoiceCount

REVIEW_DAYS: Final = 2
"""Working days within which a review is to be answered: the measure that the checklist names."""
RULED: Final = ("steps", "never", "call_owner")
"""What a whole rule for criticism says: what is done, what never, and when the owner is called."""


class Answered(NamedTuple):
    """Of what needs an answer: how many have one, and how many wait though it is too late.

    Who may still be answered in time is not judged yet, and what is let be asks for nothing.
    """

    answered: int
    late: int

    @property
    def asked(self) -> int:
        """All that are judged."""
        return self.answered + self.late

    @property
    def share(self) -> Fraction | None:
        """answered ÷ (answered + late)."""
        return ratio(self.answered, self.asked)


class InDays(NamedTuple):
    """Of what needs an answer within so many working days: how many got one by then, got it later, or still wait."""

    in_time: int
    later: int
    waiting: int

    @property
    def judged(self) -> int:
        """All but those that may still be answered in time."""
        return self.in_time + self.later + self.waiting

    @property
    def share(self) -> Fraction | None:
        """in time ÷ judged."""
        return ratio(self.in_time, self.judged)


class Watching(NamedTuple):
    """Who is watched: the own brand, None before the first mention, and rivals; and since when anything is known.

    `looks` are the days on which a file of mentions was read, or somebody noted that there was nothing new.
    """

    own: BrandId | None
    rivals: Sequence[BrandId] = ()
    looks: Sequence[date] = ()
    begun: date | None = None


class Watched(NamedTuple):
    """In how many of the weeks somebody looked beyond the own pages, and how many mentions are from there."""

    seen: int
    weeks: int
    mentions: int

    @property
    def share(self) -> Fraction:
        """seen ÷ weeks; there is at least one week."""
        return Fraction(self.seen, self.weeks)


class Asked(NamedTuple):
    """How many mentions on the own pages ask something."""

    questions: int
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReputationFigures:
    """Of what was said of the own brand in a period, as far as it was known on the day `today`.

    `answers` are those of which an hour is known, for the goals; `all_answers`, `complaints` and `reviews` hold those
    of which only the day is known too.
    """

    today: date
    rule: AnswerRule
    answers: Answers
    all_answers: Answered
    complaints: Answered
    reviews: InDays
    watched: Watched | None
    voice: KnownVoice | None
    asked: Asked

    @property
    def ruled(self) -> int:
        """How many of the three parts of a rule for criticism are written."""
        return sum(bool(getattr(self.rule, part).strip()) for part in RULED)


def figures(
    mentions: Collection[Mention],
    counts: Collection[VoiceCount],
    period: Period,
    by: Counting,
    *,
    watching: Watching,
    today: date,
) -> ReputationFigures:
    """Of mentions of all brands of the period and of the one before it, as at the instant `by.now` of the day `today`.

    Counts are those of any days.
    """
    own = watching.own
    ours = [each.as_at(by.now) for each in organic(mentions, own, period) if each.day <= today] if own else []
    asked = [each for each in ours if each.needs_answer]
    late = [each for each in asked if each.waits and _is_late(each, by)]
    pages = [each for each in ours if each.source is Source.OWN_PAGE]
    return ReputationFigures(
        today=today,
        rule=by.rule,
        answers=answers(ours, *by),
        all_answers=_answered(asked, late),
        complaints=_answered(_complaints(asked), _complaints(late)),
        reviews=in_working_days([each for each in asked if each.kind is MentionKind.REVIEW], by.working, today),
        watched=watched(mentions, period, watching, today),
        voice=_voice(mentions, counts, period, watching),
        asked=Asked(sum("?" in each.text for each in pages), len(pages)),
    )


def in_working_days(reviews: Iterable[Mention], working: WorkingTime, today: date, days: int = REVIEW_DAYS) -> InDays:
    """Which were answered by the end of so many working days after the one they were written on.

    Days are enough for that, so those of which no hour is known count too. On the last of these days itself there is
    still time.
    """
    in_time = later = waiting = 0
    for each in reviews:
        if each.answered:
            if working.open_days(each.day, each.answered.day) <= days:
                in_time += 1
            else:
                later += 1
        elif each.waits and working.open_days(each.day, today) > days:
            waiting += 1
    return InDays(in_time, later, waiting)


def watched(mentions: Iterable[Mention], period: Period, watching: Watching, today: date) -> Watched | None:
    """In how many of its weeks, counted from the first day on, somebody looked beyond the own pages.

    They did where a mention of any brand is from there, or a file was read. The last week takes the days that are left,
    and days to come are none. None of less than a week, and of what was over before anything was known at all; what own
    activities brought about tells nothing.
    """
    end = min(period.end, today + timedelta(days=1))
    weeks = (end - period.start).days // WEEK
    if weeks < 1 or watching.begun is None or watching.begun >= end:
        return None
    outside = [
        each.day
        for each in mentions
        if each.is_organic and each.source is not Source.OWN_PAGE and period.start <= each.day < end
    ]
    days = {*outside, *(day for day in watching.looks if period.start <= day < end)}
    seen = {min((day - period.start).days // WEEK, weeks - 1) for day in days}
    return Watched(len(seen), weeks, len(outside))


def _voice(
    mentions: Collection[Mention], counts: Collection[VoiceCount], period: Period, watching: Watching
) -> KnownVoice | None:
    """Of a period that was over before anything was said or counted at all nobody can tell."""
    begun = min((each for each in (watching.begun, *(each.starts for each in counts)) if each), default=None)
    if watching.own is None or begun is None or begun >= period.end:
        return None
    return known_voice(mentions, counts, period, own=watching.own, rivals=watching.rivals)


def _answered(asked: Sequence[Mention], late: Sequence[Mention]) -> Answered:
    return Answered(sum(each.answered is not None for each in asked), len(late))


def _complaints(mentions: Iterable[Mention]) -> list[Mention]:
    return [each for each in mentions if each.tone is Sentiment.NEGATIVE]


def _is_late(mention: Mention, by: Counting) -> bool:
    """Whether it waits beyond its goal; where only the day is known, whether it does even if it was its last minute."""
    moment = mention.moment
    if not mention.timed:
        moment = LocalMoment(datetime.combine(mention.day + timedelta(days=1), time()), moment.zone)
    start = moment.utc()
    return start < by.now and by.working.minutes(start, by.now) > by.rule.goal(mention.tone)
