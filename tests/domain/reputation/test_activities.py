"""What an activity brought, which mentions are of it, and what a plan adds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.money import Money
from smmdesk.domain.reputation.activities import Step, activity_of, ahead, brought, on_days, planned
from smmdesk.domain.reputation.answering import WorkingTime, answers
from smmdesk.domain.reputation.mentions import organic
from smmdesk.domain.reputation.named import ActivityKind, ActivityStatus, MentionKind, Sentiment
from smmdesk.domain.reputation.tone import Engagement, engagement, stars, tones_by_kind
from smmdesk.domain.reputation.voice import voice
from smmdesk.domain.reputation.weeks import sign_on
from tests.domain.reputation.made import CLIENT, DAY, NOVEMBER, OWN, RIVAL, ZONE, activity, ago, at, mention, rule

if TYPE_CHECKING:
    from smmdesk.domain.reputation.records import Mention

SAID = st.builds(
    ago,
    st.integers(0, 80),
    brand_id=st.sampled_from([OWN, RIVAL, None]),
    kind=st.sampled_from(MentionKind),
    tone=st.none() | st.sampled_from(Sentiment),
    stars=st.none() | st.integers(1, 5),
    reach=st.none() | st.integers(0, 1000),
    likes=st.none() | st.integers(0, 100),
    link=st.sampled_from(["", "example.org/a", "example.org/b"]),
    needs_answer=st.booleans(),
)

STEPS = (
    Step(ActivityKind.PRESENCE, "Answer reviews.", "Maps", 0, "Nino"),
    Step(ActivityKind.FORUM, "Answer questions.", "Forums", 14),
)


def test_what_an_activity_brought_is_what_is_linked_to_it() -> None:
    done = activity(cost=Money(10_000, "GEL"))
    linked = [
        mention(activity_id=done.id, reach=500, likes=3),
        mention(activity_id=done.id),
        mention(activity_id=done.id),
    ]
    found = brought(done, [*linked, mention(reach=900)])
    assert (found.mentions, found.reach, found.reach_known) == (3, 500, 1)
    assert (found.engagement, found.cost_each) == (Engagement(3, 1, 3), Money(3333, "GEL"))


@pytest.mark.parametrize(
    ("status", "starts", "ends", "was", "comes"),
    [
        (ActivityStatus.DOING, date(2026, 9, 1), None, True, False),
        (ActivityStatus.DOING, date(2026, 9, 1), date(2026, 10, 1), False, False),
        (ActivityStatus.DOING, date(2026, 12, 1), None, False, True),
        (ActivityStatus.DONE, date(2026, 9, 1), None, False, False),
        (ActivityStatus.DONE, date(2026, 11, 1), None, True, False),
        (ActivityStatus.PLANNED, date(2026, 9, 1), None, False, False),
        (ActivityStatus.PLANNED, date(2026, 11, 9), None, False, True),
    ],
)
def test_what_is_under_way_goes_on_until_it_ends(
    status: ActivityStatus, starts: date, ends: date | None, *, was: bool, comes: bool
) -> None:
    each = activity(status=status, starts=starts, ends=ends)
    assert (bool(on_days([each], NOVEMBER)), bool(ahead([each], NOVEMBER))) == (was, comes)


def test_where_nothing_came_of_it_there_is_no_cost_of_each() -> None:
    found = brought(activity(cost=Money(10_000, "GEL")), [mention()])
    assert (found.mentions, found.reach, found.cost_each, found.is_nothing) == (0, None, None, True)
    free = activity()
    assert brought(free, [mention(activity_id=free.id)]).cost_each is None


def test_a_mention_at_the_address_of_an_activity_is_of_it() -> None:
    first, second = activity(link="https://example.org/a"), activity(proof="example.org/b?utm_source=x")
    assert activity_of(mention(link="http://www.example.org/b/"), [first, second]) == second.id
    assert activity_of(mention(link="example.org/c"), [first, second]) is None
    assert activity_of(mention(), [activity()]) is None


@given(st.lists(SAID), st.lists(SAID, min_size=1))
def test_what_an_activity_brought_changes_no_figure_of_what_people_say(
    said: list[Mention], linked: list[Mention]
) -> None:
    brought_about = [replace(each, activity_id=activity().id) for each in linked]
    assert figures([*said, *brought_about]) == figures(said)
    in_november = sum(each.day in NOVEMBER for each in brought_about)
    assert voice([*said, *brought_about], (), NOVEMBER, own=OWN).own_activities == in_november


def figures(mentions: list[Mention]) -> object:
    heard = replace(voice(mentions, (), NOVEMBER, own=OWN, rivals=[RIVAL]), own_activities=0)
    own = organic(mentions, OWN, NOVEMBER)
    working = WorkingTime(hours=rule().week, zone=ZONE)
    answered = answers(own, rule(), working, at("2026-11-30T18:00").utc())
    return heard, tones_by_kind(own), stars(own), engagement(own), answered, sign_on(DAY, mentions, OWN)


def test_a_plan_begins_on_its_day_and_keeps_what_is_there() -> None:
    start = date(2026, 12, 25)
    first, second = planned(STEPS, CLIENT, start)
    assert (first.kind, first.what, first.place, first.person) == (*STEPS[0][:3], "Nino")
    assert (first.starts, second.starts) == (start, date(2027, 1, 8))
    assert first.id < second.id
    [only] = planned(STEPS, CLIENT, start, [activity(kind=ActivityKind.PRESENCE, place=" maps")])
    assert only.kind is ActivityKind.FORUM
    assert planned(STEPS, CLIENT, start, [first, second]) == []
    assert len(planned(STEPS, CLIENT, start, [activity(kind=ActivityKind.PRESENCE, place="Own page")])) == 2
