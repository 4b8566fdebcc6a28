"""Which weeks are looked at, and when nothing is known."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.ids import ActivityId
from smmdesk.domain.reputation.crisis import Week
from smmdesk.domain.reputation.named import CrisisLevel, MentionKind, Sentiment
from smmdesk.domain.reputation.weeks import (
    counted,
    is_watched,
    last_look,
    sign_on,
    windows,
)
from tests.domain.reputation.made import DAY, OWN, RIVAL, ago

CALM, WATCH = CrisisLevel.CALM, CrisisLevel.WATCH
BAD = Sentiment.NEGATIVE


def test_windows_follow_one_another_back_from_the_day() -> None:
    found = windows(DAY)
    assert (found[0].start, found[0].last) == (date(2026, 11, 10), DAY)
    assert [window.end for window in found[1:]] == [window.start for window in found[:-1]]
    assert len(found) == 9


@given(st.integers(-3, 80))
def test_a_mention_is_of_one_week_at_most(days: int) -> None:
    known = [ago(days, tone=BAD), ago(62)]
    found = counted(known, OWN, DAY)
    negative = [week.negative for week in (found.now, *found.past)]
    assert sum(negative) == (0 <= days < 63)
    assert days not in range(63) or negative[days // 7] == 1


def test_weeks_before_the_first_mention_of_any_brand_are_not_known() -> None:
    assert counted([ago(0)], OWN, DAY).past == ()
    assert len(counted([ago(20, brand_id=RIVAL)], OWN, DAY).past) == 2
    assert len(counted([ago(21, brand_id=RIVAL)], OWN, DAY).past) == 3
    assert len(counted([ago(400)], OWN, DAY).past) == 8


def test_a_week_holds_organic_mentions_of_the_own_brand() -> None:
    said = [
        ago(0, tone=BAD),
        ago(6, tone=Sentiment.POSITIVE),
        ago(6),
        ago(0, tone=BAD, brand_id=RIVAL),
        ago(0, tone=BAD, activity_id=ActivityId("f" * 32)),
        ago(-1, tone=BAD),
        ago(7, tone=BAD),
    ]
    found = counted(said, OWN, DAY)
    assert (found.now, found.past) == (Week(1, 2, 1), (Week(1, 1),))


def test_only_a_complaint_of_a_medium_this_week_is_one_now() -> None:
    said = {"tone": BAD, "kind": MentionKind.MEDIA}
    assert counted([ago(6, **said)], OWN, DAY).in_media
    assert not counted([ago(7, **said)], OWN, DAY).in_media
    assert not counted([ago(0, **{**said, "tone": None})], OWN, DAY).in_media
    assert sign_on(DAY, [ago(6, **said)], OWN).level is WATCH


def test_where_nobody_looked_it_is_neither_calm_nor_alarm() -> None:
    said = [ago(14)]
    assert sign_on(DAY, said, OWN).level is CrisisLevel.NOT_WATCHED
    assert sign_on(DAY, said, OWN, [DAY - timedelta(days=13)]).level is CrisisLevel.NO_BAND
    assert sign_on(DAY, [ago(13, brand_id=RIVAL)], OWN).level is CrisisLevel.NO_BAND
    assert sign_on(DAY, [ago(60), ago(13)], OWN).level is CALM


def test_what_own_activities_brought_about_changes_no_sign() -> None:
    said = [ago(5, tone=BAD), ago(30, brand_id=RIVAL)]
    for days in (0, 5, 20, 60):
        brought = ago(days, tone=BAD, kind=MentionKind.MEDIA, activity_id=ActivityId("f" * 32))
        assert sign_on(DAY, [*said, brought], OWN) == sign_on(DAY, said, OWN)
        assert sign_on(DAY, [brought], OWN).level is CrisisLevel.NOT_WATCHED


def test_the_last_look_is_named() -> None:
    assert last_look(DAY, [ago(14)], [DAY - timedelta(days=20)]) == date(2026, 11, 2)
    assert last_look(DAY, [ago(-2)], []) is None
    assert not is_watched(DAY, [], [])
