"""How long one alarm goes on, and when one that was put aside comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.errors import OutOfRangeError, PeriodError
from smmdesk.domain.ids import SnoozeId, new_id
from smmdesk.domain.reputation.alarms import LONGEST, Alarm, Known, alarm_key, alarm_on, alarm_since
from smmdesk.domain.reputation.named import CrisisLevel, MentionKind, Sentiment
from smmdesk.domain.reputation.weeks import day_sign, tones_by_day
from smmdesk.domain.snoozes import Snooze
from tests.domain.reputation.made import CLIENT, DAY, OWN, ago
from tests.every import every

if TYPE_CHECKING:
    from smmdesk.domain.reputation.records import Mention

CALM, WATCH, ALARM = CrisisLevel.CALM, CrisisLevel.WATCH, CrisisLevel.ALARM
BAD = Sentiment.NEGATIVE


def days_ago(days: int) -> date:
    return DAY - timedelta(days=days)


def aside(days: int, count: int | None, **values: Any) -> Snooze:
    """An alarm that was put aside so many days ago."""
    key = alarm_key(CLIENT, days_ago(days))
    return Snooze(id=SnoozeId(new_id()), client_id=CLIENT, key=key, made_on=days_ago(days), count=count, **values)


def known(*mentions: Mention) -> Known:
    told = sorted({each.day for each in mentions})
    return Known(tones=tones_by_day(mentions), told=told, begun=told[0])


def bad(*days: int) -> list[Mention]:
    """Complaints of these days ago, after half a year in which nobody complained."""
    return [*(ago(each) for each in range(3, 300, 7)), *(ago(each, tone=BAD) for each in days)]


@pytest.mark.parametrize(
    ("levels", "since"),
    [
        ([CALM, WATCH], None),
        ([ALARM], 0),
        ([CALM, ALARM, CALM, CALM], 1),
        ([ALARM, *[CALM] * 6], 0),
        ([ALARM, *[CALM] * 7], None),
        ([ALARM, *[CALM] * 6, ALARM], 0),
        ([ALARM, *[CALM] * 6, WATCH, *[CALM] * 6], 0),
        ([ALARM, *[CALM] * 7, CALM, ALARM, ALARM], 9),
        ([], None),
    ],
)
def test_one_alarm_goes_on_until_seven_days_are_calm(levels: list[CrisisLevel], since: int | None) -> None:
    days = [(DAY + timedelta(days=at), level) for at, level in enumerate(levels)]
    assert alarm_since(days) == (None if since is None else days[since][0])


@pytest.mark.parametrize(
    ("then", "now", "again"),
    [
        (4, 5, False),
        (4, 6, True),
        (0, 1, True),
        (0, 0, False),
        (1, 2, True),
        (3, 4, False),
        (3, 5, True),
        (7, 10, False),
    ],
)
def test_what_was_put_aside_comes_back_once_it_grew_by_half(then: int, now: int, again: bool) -> None:
    assert aside(0, then).is_back(DAY, now) is again


@given(st.integers(0, 1000))
def test_it_comes_back_at_the_first_count_that_is_half_as_much_again(then: int) -> None:
    back_at = aside(0, then).back_at
    assert back_at is not None
    assert back_at > then
    assert 2 * back_at >= 3 * then
    assert back_at - 1 == then or 2 * (back_at - 1) < 3 * then


def test_what_is_put_aside_until_a_day_comes_back_on_that_day() -> None:
    found = aside(3, None, until=DAY)
    assert (found.is_back(days_ago(1), 99), found.is_back(DAY, 0)) == (False, True)
    assert found.back_at is None


def test_days_that_run_backwards_and_counts_below_nothing_are_refused() -> None:
    with pytest.raises(PeriodError):
        aside(0, 3, until=DAY).checked()
    with pytest.raises(OutOfRangeError):
        aside(0, -1).checked()
    assert aside(0, 3, until=DAY + timedelta(days=1)).checked().count == 3


def test_an_alarm_is_put_aside_as_long_as_it_goes_on() -> None:
    there = known(*bad(3, 4, 5))
    put = aside(3, 3)
    assert alarm_on(DAY, there, []) == Alarm(since=days_ago(3))
    found = alarm_on(DAY, there, [put])
    assert found == Alarm(since=days_ago(3), aside=put)
    assert found.is_aside


def test_it_is_over_after_seven_calm_days_and_the_next_one_is_another() -> None:
    # the last three complaints in seven days: 20 days ago; calm, with one of them at most, from 15 days ago on
    there, put = bad(20, 21, 22), aside(20, 3)
    for days, goes_on in ((20, True), (9, True), (8, False), (0, False)):
        told = alarm_on(days_ago(days), known(*there), [put])
        assert (told is not None) is goes_on, days
    again = alarm_on(DAY, known(*there, *bad(0, 0, 0, 0, 0, 0, 1)), [put])
    assert again == Alarm(since=DAY)


def test_one_that_grew_by_half_is_back_and_stays() -> None:
    put = aside(6, 4)
    there = bad(6, 7, 8, 9)
    assert alarm_on(days_ago(2), known(*there, ago(5, tone=BAD)), [put]) == Alarm(since=days_ago(7), aside=put)
    more = known(*there, ago(5, tone=BAD), ago(4, tone=BAD))
    assert alarm_on(days_ago(5), more, [put]) == Alarm(since=days_ago(7), aside=put)
    back = Alarm(since=days_ago(7), aside=put, back_on=days_ago(4))
    # 6 in the seven days up to four days ago, and 2 in those up to today
    for days in range(4, -1, -1):
        assert alarm_on(days_ago(days), more, [put]) == back
    again = replace(put, made_on=days_ago(2), count=4)
    assert alarm_on(DAY, more, [again]) == Alarm(since=days_ago(7), aside=again)


def test_what_is_written_down_later_of_the_same_day_counts() -> None:
    put = aside(0, 3)
    assert alarm_on(DAY, known(*bad(0, 1, 2)), [put]) == Alarm(since=DAY, aside=put)
    assert alarm_on(DAY, known(*bad(0, 1, 2, 0, 0)), [put]) == Alarm(since=DAY, aside=put, back_on=DAY)


def test_the_latest_counts_and_only_of_this_alarm() -> None:
    there, first, last = known(*bad(3, 4, 5)), aside(3, 1), aside(1, 3)
    found = alarm_on(DAY, there, [last, first, aside(40, 3), aside(-1, 3), replace(aside(0, 3), key="gaps:x:2026-W47")])
    assert found == Alarm(since=days_ago(3), aside=last)
    before = alarm_on(days_ago(2), there, [last, first])
    assert before == Alarm(since=days_ago(3), aside=first, back_on=days_ago(3))


def test_no_more_than_half_a_year_is_looked_back() -> None:
    """A medium complains every sixth day, so it never is calm; so many that it is an alarm did twice."""
    weekly = [ago(each, tone=BAD, kind=MentionKind.MEDIA) for each in range(0, 400, 6)]
    storms = [ago(each, tone=BAD) for each in (300, 100) for _times in range(9)]
    there = known(*weekly, *storms)
    found = alarm_on(DAY, there, [])
    assert found == Alarm(since=days_ago(100))
    while_both_are_near = alarm_on(days_ago(300 - LONGEST + 1), known(*weekly, *storms), [])
    assert while_both_are_near == Alarm(since=days_ago(300))


@given(st.lists(st.integers(0, 80), min_size=1), st.integers(0, 40))
def test_the_level_of_a_day_is_that_of_its_sign(days: list[int], of: int) -> None:
    mentions = [ago(each, tone=BAD if each % 3 else None) for each in days]
    told, sign = known(*mentions).of_day(days_ago(of)), day_sign(days_ago(of), mentions, OWN)
    assert (told.day, told.level, told.negative) == (sign.day, sign.sign.level, sign.sign.week.negative)


@given(st.lists(st.integers(0, 80), min_size=1))
def test_the_first_day_is_that_of_all_levels(days: list[int]) -> None:
    there = known(*(ago(each, tone=BAD) for each in days))
    levels = [(day.day, day.level) for day in (there.of_day(days_ago(back)) for back in range(150, -1, -1))]
    found = alarm_on(DAY, there, [])
    assert (found and found.since) == alarm_since(levels)
    assert every(level is CrisisLevel.NOT_WATCHED for day, level in levels if day < days_ago(max(days)))
