"""Time to the first answer: over nights, days off and both changes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.reputation.answering import Answers, WorkingTime, answers, asks_for_answer, middle, ninetieth
from smmdesk.domain.reputation.hours import USUAL
from smmdesk.domain.reputation.named import MentionKind, Sentiment, Source
from tests.domain.reputation.made import ZONE, at, mention, rule

if TYPE_CHECKING:
    from smmdesk.domain.reputation.records import Mention

ROUND_THE_CLOCK = ("00:00-24:00",) * 7
ODD = (
    "00:00-03:30,12:00-13:00",
    "01:00-01:30,02:15-02:45,02:50-03:10",
    "",
    "22:00-24:00",
    "00:00-24:00",
    "",
    "02:00-03:00",
)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tbilisi", "Australia/Lord_Howe", "America/Santiago")
INSTANTS = st.datetimes(datetime(2026, 2, 1), datetime(2026, 12, 1)).map(
    lambda each: each.replace(second=0, microsecond=0, tzinfo=UTC)
)
NOW = at("2026-11-16T15:00").utc()
BAD = Sentiment.NEGATIVE


@given(
    st.sampled_from([USUAL, ROUND_THE_CLOCK, ODD]), st.sampled_from(ZONES), st.lists(INSTANTS, min_size=3, max_size=3)
)
def test_working_time_is_within_the_clock_and_adds_up(hours: Any, zone: str, instants: list[datetime]) -> None:
    start, split, end = sorted(instants)
    working = WorkingTime(hours=hours, zone=zone)
    whole = working.minutes(start, end)
    assert 0 <= whole <= (end - start) // timedelta(minutes=1)
    assert whole == working.minutes(start, split) + working.minutes(split, end)


@given(st.sampled_from(ZONES), INSTANTS, INSTANTS)
def test_round_the_clock_working_time_is_that_of_the_clock(zone: str, one: datetime, other: datetime) -> None:
    start, end = sorted((one, other))
    found = WorkingTime(hours=ROUND_THE_CLOCK, zone=zone).minutes(start, end)
    assert found == (end - start) // timedelta(minutes=1)


def test_seconds_are_not_rounded_up() -> None:
    start = at("2026-11-16T10:00").utc()
    working = WorkingTime(hours=USUAL, zone=ZONE)
    assert working.minutes(start, start + timedelta(seconds=119)) == 1


def test_spans_that_meet_in_the_hour_left_out_count_once() -> None:
    working = WorkingTime(hours=("02:00-02:45,03:00-04:00",) * 7, zone="Europe/Berlin")
    assert working.minutes(at("2026-03-29T00:00", "Europe/Berlin").utc(), at("2026-03-29T12:00").utc()) == 60


def test_days_off_count_only_where_the_client_closes() -> None:
    off = {at("2026-11-04T10:00").day}
    start, end = at("2026-11-04T10:00").utc(), at("2026-11-04T11:00").utc()
    assert WorkingTime.of(rule(), ZONE, off).minutes(start, end) == 0
    assert WorkingTime.of(rule(closed_on_holidays=False), ZONE, off).minutes(start, end) == 60


# which need an answer


@pytest.mark.parametrize(
    ("given_values", "is_own", "asks"),
    [
        ({"kind": MentionKind.REVIEW, "source": Source.MAP}, True, True),
        ({"kind": MentionKind.REVIEW, "source": Source.MAP}, False, False),
        ({"kind": MentionKind.MEDIA, "source": Source.PRESS, "tone": BAD, "text": "Why?"}, True, False),
        ({"source": Source.FORUM, "tone": BAD}, True, True),
        ({"source": Source.FORUM, "text": "Who bakes wedding cakes?"}, True, True),
        ({"source": Source.FORUM, "text": "Nice."}, True, False),
        ({"source": Source.OTHER, "tone": BAD, "text": "Why?"}, True, False),
    ],
)
def test_what_asks_for_an_answer(given_values: dict[str, Any], is_own: bool, asks: bool) -> None:
    assert asks_for_answer(mention(**given_values), is_own=is_own) is asks


# all of them


def told(*mentions: Mention, **rules: Any) -> Answers:
    return answers(mentions, rule(**rules), WorkingTime(hours=USUAL, zone=ZONE), NOW)


def asked(published: str, answered: str = "", **values: Any) -> Mention:
    moment = at(f"2026-11-{published}")
    return mention(moment=moment, needs_answer=True, answered=at(f"2026-11-{answered}") if answered else None, **values)


def test_goals_are_judged_on_working_time_by_tone() -> None:
    found = told(
        asked("13T17:40", "16T10:00"),  # 20 + 60 working minutes over a weekend
        asked("16T09:00", "16T11:30", tone=BAD),
        asked("16T09:00", "16T11:30"),
    )
    assert [each.working for each in found.times] == [80, 150, 150]
    assert (found.in_goal, found.judged, found.share_in_goal) == (2, 3, Fraction(2, 3))
    assert {found.median_working, found.median_clock, found.p90_working} == {150}


def test_who_waits_beyond_the_goal_is_judged_and_who_waits_within_is_not() -> None:
    found = told(asked("16T09:00", "16T09:10"), asked("13T16:00"), asked("16T14:00"))
    assert (found.waiting, found.overdue, found.judged) == (2, 1, 2)
    assert (found.longest_working, found.share_in_goal) == (480, Fraction(1, 2))


def test_of_what_has_no_hour_there_is_no_time() -> None:
    found = told(asked("15T00:00", "16T09:10", timed=False), asked("02T00:00", timed=False))
    assert (found.answered, found.waiting, found.judged) == (1, 1, 0)
    assert (found.median_working, found.p90_working, found.longest_working, found.share_in_goal) == (None,) * 4


def test_what_is_let_be_or_asks_for_nothing_is_left_out() -> None:
    found = told(asked("02T10:00", let_be="A joke"), mention())
    assert (found.let_be, found.waiting, found.answered) == (1, 0, 0)


def test_few_answers_are_told_as_few() -> None:
    one = asked("16T09:00", "16T09:10")
    assert told(one).is_few
    assert told(*[one] * 4).is_few
    assert not told(*[one] * 5).is_few
    assert not told().is_few


def test_exactly_the_goal_is_in_goal() -> None:
    assert told(asked("16T09:00", "16T09:10"), goal_other=10).in_goal == 1
    assert told(asked("16T09:00", "16T09:11"), goal_other=10).in_goal == 0


@given(st.lists(st.integers(0, 10**6), min_size=1))
def test_nine_of_ten_took_no_longer(minutes: list[int]) -> None:
    found = ninetieth(minutes)
    assert found is not None
    assert 10 * sum(each <= found for each in minutes) >= 9 * len(minutes)
    assert 10 * sum(each < found for each in minutes) < 9 * len(minutes)


def test_of_no_minutes_there_is_no_middle() -> None:
    assert (middle([]), ninetieth([])) == (None, None)
    assert middle([1, 2]) == Fraction(3, 2)
