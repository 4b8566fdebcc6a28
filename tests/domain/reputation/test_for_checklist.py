"""What a checklist asks of a reputation: as it stood on a day, and late is only what surely is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.answering import Counting, WorkingTime
from smmdesk.domain.reputation.for_checklist import (
    Answered,
    InDays,
    ReputationFigures,
    Watched,
    Watching,
    figures,
    in_working_days,
    watched,
)
from smmdesk.domain.reputation.named import MentionKind, Sentiment, Source
from tests.domain.reputation.made import (
    CLIENT,
    DAY,
    NOVEMBER,
    OWN,
    RIVAL,
    ZONE,
    activity,
    at,
    count,
    mention,
    on,
    rule,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.reputation.records import Mention

NOW = at("2026-11-16T15:00").utc()
FIRST = NOVEMBER.start
WORKING = WorkingTime.of(rule(), ZONE, ())
"""Monday to Friday, nine to six."""


def found(mentions: Sequence[Mention], now: datetime = NOW, **watching: Any) -> ReputationFigures:
    by = Counting(rule(), WORKING, now)
    given_values = {"own": OWN, "begun": FIRST, **watching}
    return figures(mentions, [], NOVEMBER, by, watching=Watching(**given_values), today=now.date())


def asked(wall: str, answered: str = "", **values: Any) -> Mention:
    values |= {"answered": at(answered)} if answered else {}
    return mention(moment=at(wall), needs_answer=True, **values)


# what is answered at all


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (asked("2026-11-16T10:05", "2026-11-16T14:59"), (1, 0)),
        (asked("2026-11-16T11:00"), (0, 0)),  # four hours to the minute
        (asked("2026-11-16T10:59"), (0, 1)),
        (asked("2026-11-16T12:59", tone=Sentiment.NEGATIVE), (0, 1)),  # two hours are promised to those who complain
        (asked("2026-11-14T10:00"), (0, 1)),  # Saturday; six hours of Monday are over
        (asked("2026-11-16T10:00", let_be="a joke"), (0, 0)),
        (mention(moment=at("2026-11-02T10:00")), (0, 0)),
    ],
)
def test_only_what_waits_beyond_its_goal_is_late(mention: Mention, expected: tuple[int, int]) -> None:
    assert found([mention]).all_answers == expected


@pytest.mark.parametrize(
    ("day", "late"),
    [("2026-11-13", 1), ("2026-11-15", 1), ("2026-11-16", 0)],  # Friday; Sunday; today
)
def test_without_an_hour_the_last_minute_of_the_day_is_taken(day: str, late: int) -> None:
    """Nobody knows more than that it waits since the next midnight at the latest."""
    there = [asked(f"{day}T00:00", timed=False)]
    assert found(there).all_answers == (0, late)
    assert found(there).answers.judged == 0
    early = at("2026-11-16T13:00").utc()
    assert found(there, early).all_answers == (0, 0)  # four hours of Monday


def test_what_was_answered_after_that_day_still_waited_on_it() -> None:
    there = [asked("2026-11-12T10:00", "2026-11-16T15:01"), asked("2026-11-12T10:00", "2026-11-16T15:00")]
    was = found(there)
    assert was.all_answers == (1, 1)
    assert (was.answers.judged, was.answers.overdue) == (2, 1)
    assert found(there, NOW + timedelta(minutes=1)).all_answers == (2, 0)


def test_nothing_is_known_of_days_to_come_of_rivals_and_of_own_activities() -> None:
    there = [
        asked("2026-11-17T10:00", "2026-11-17T10:01"),
        asked("2026-10-31T10:00"),
        asked("2026-11-10T10:00", brand_id=RIVAL),
        asked("2026-11-10T10:00", activity_id=activity().id),
    ]
    assert found(there).all_answers == (0, 0)
    assert found(there).all_answers.share is None


def test_complaints_are_those_that_are_negative() -> None:
    bad = Sentiment.NEGATIVE
    there = [
        asked("2026-11-12T10:00", "2026-11-12T12:00", tone=bad),
        asked("2026-11-12T10:00", tone=bad),
        asked("2026-11-12T10:00", tone=bad, let_be="insults"),
        asked("2026-11-12T10:00", tone=Sentiment.POSITIVE),
        mention(tone=bad),
    ]
    assert found(there).complaints == Answered(1, 1)
    assert found(there).complaints.share == Fraction(1, 2)


@pytest.mark.parametrize(
    ("values", "written"),
    [({}, 0), ({"steps": " "}, 0), ({"signer": "Nino"}, 0), ({"never": "delete", "call_owner": "health"}, 2)],
)
def test_the_parts_of_a_rule_are_counted(values: dict[str, str], written: int) -> None:
    by = Counting(rule(**values), WORKING, NOW)
    assert figures([], [], NOVEMBER, by, watching=Watching(None), today=DAY).ruled == written


# reviews


@pytest.mark.parametrize(
    ("written", "answered", "expected"),
    [
        ("2026-11-05", "2026-11-05", (1, 0, 0)),
        ("2026-11-05", "2026-11-09", (1, 0, 0)),  # Thursday to Monday, with a weekend between
        ("2026-11-05", "2026-11-10", (0, 1, 0)),
        ("2026-11-07", "2026-11-10", (1, 0, 0)),  # Saturday to Tuesday
        ("2026-11-07", "2026-11-11", (0, 1, 0)),
        ("2026-11-12", "", (0, 0, 0)),  # this Monday is its second working day, and not over
        ("2026-11-11", "", (0, 0, 1)),
    ],
)
def test_reviews_have_two_working_days(written: str, answered: str, expected: tuple[int, int, int]) -> None:
    review = asked(f"{written}T00:00", f"{answered}T18:00" if answered else "", timed=False, kind=MentionKind.REVIEW)
    assert in_working_days([review], WORKING, DAY) == expected


def test_days_off_are_no_working_days() -> None:
    review = asked("2026-11-03T10:00", "2026-11-06T10:00", kind=MentionKind.REVIEW)
    closed = WorkingTime.of(rule(), ZONE, {date(2026, 11, 4)})
    assert in_working_days([review], WORKING, DAY) == InDays(0, 1, 0)
    assert in_working_days([review], closed, DAY) == InDays(1, 0, 0)


def test_talk_is_no_review_and_what_is_let_be_asks_for_nothing() -> None:
    there = [
        asked("2026-11-03T10:00"),
        asked("2026-11-03T10:00", kind=MentionKind.REVIEW, let_be="spam"),
        mention(moment=at("2026-11-03T10:00"), kind=MentionKind.REVIEW),
        asked("2026-11-03T10:00", "2026-11-20T10:00", kind=MentionKind.REVIEW),
    ]
    assert found(there).reviews == InDays(0, 0, 1)
    assert found(there).reviews.share == 0
    assert found([]).reviews.share is None


# weeks


def seen(*days: int, today: int = 30, **watching: Any) -> Watched | None:
    there = [on(FIRST + timedelta(days=day - 1), source=Source.FORUM) for day in days]
    given_values = {"own": OWN, "begun": FIRST, **watching}
    return watched(there, NOVEMBER, Watching(**given_values), date(2026, 11, today))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((), (0, 4, 0)),
        ((1, 7), (1, 4, 2)),
        ((7, 8), (2, 4, 2)),
        ((1, 8, 15, 22), (4, 4, 4)),
        ((28, 29, 30), (1, 4, 3)),  # two days that are left belong to the last week
    ],
)
def test_weeks_are_counted_from_the_first_day(days: tuple[int, ...], expected: tuple[int, int, int]) -> None:
    assert seen(*days) == expected


@pytest.mark.parametrize(("today", "weeks"), [(6, None), (7, 1), (13, 1), (14, 2), (30, 4)])
def test_days_to_come_are_no_weeks(today: int, weeks: int | None) -> None:
    there = seen(3, 20, today=today)
    assert (there.weeks if there else None) == weeks
    if there:
        assert there.seen == (2 if today >= 20 else 1)


def test_a_file_that_was_read_is_a_look() -> None:
    looks = [date(2026, 10, 31), date(2026, 11, 9), date(2026, 12, 1)]
    assert seen(1, looks=looks) == Watched(2, 4, 1)


def test_the_own_pages_and_own_activities_are_no_look_but_rivals_are() -> None:
    there = [
        on(FIRST, source=Source.OWN_PAGE),
        on(FIRST + timedelta(days=8), source=Source.FORUM, activity_id=activity().id),
        on(FIRST + timedelta(days=15), source=Source.MAP, brand_id=RIVAL),
    ]
    assert watched(there, NOVEMBER, Watching(OWN, begun=FIRST), NOVEMBER.last) == Watched(1, 4, 1)


@pytest.mark.parametrize(("begun", "known"), [(None, False), (date(2026, 12, 1), False), (date(2026, 11, 30), True)])
def test_of_a_period_before_the_first_record_nothing_is_known(begun: date | None, known: bool) -> None:
    assert (seen(begun=begun) is not None) is known


@given(st.sets(st.integers(1, 30)), st.integers(1, 60))
def test_no_more_weeks_are_seen_than_there_are(days: set[int], length: int) -> None:
    period = Period(FIRST, FIRST + timedelta(days=length))
    there = [on(FIRST + timedelta(days=day - 1), source=Source.MAP) for day in days]
    result = watched(there, period, Watching(OWN, begun=FIRST), period.last)
    assert (result is None) is (length < 7)
    if result:
        assert result.seen <= min(result.weeks, len(days))
        assert bool(result.seen) is bool(result.mentions)


# questions, and a client of whom there is only a rule


def test_questions_are_those_on_the_own_pages() -> None:
    there = [
        mention(source=Source.OWN_PAGE, text="Open on Sunday?"),
        mention(source=Source.OWN_PAGE, text="Great!"),
        mention(source=Source.FORUM, text="Any good?"),
        mention(source=Source.OWN_PAGE, text="How much?", brand_id=RIVAL),
    ]
    assert found(there).asked == (1, 2)


def test_without_a_brand_only_the_rule_is_known() -> None:
    by = Counting(rule(never="delete"), WORKING, NOW)
    only = figures([], [], NOVEMBER, by, watching=Watching(None), today=DAY)
    assert (only.ruled, only.watched, only.voice) == (1, None, None)
    assert only.all_answers.share is only.reviews.share is None


def test_a_share_of_voice_is_asked_for_once_anything_is_known() -> None:
    assert found([], begun=None).voice is None
    assert found([], begun=date(2026, 12, 1)).voice is None
    by = Counting(rule(), WORKING, NOW)
    counts = [count(120), count(18, OWN)]
    voice = figures([], counts, NOVEMBER, by, watching=Watching(OWN), today=DAY).voice
    assert voice is not None
    assert voice.now is not None
    assert voice.now.share == (18, 120)


def test_moments_of_the_client_are_of_one_zone() -> None:
    """A midnight that summer time skips is still one."""
    cairo = "Africa/Cairo"
    there = [
        mention(client_id=CLIENT, moment=LocalMoment.at(date(2026, 4, 23), 0, 0, cairo), timed=False, needs_answer=True)
    ]
    april = Period.month(2026, 4)
    by = Counting(rule(), WorkingTime.of(rule(), cairo, ()), at("2026-04-30T12:00").utc())
    result = figures(there, [], april, by, watching=Watching(OWN), today=date(2026, 4, 30))
    assert result.all_answers == Answered(0, 1)
