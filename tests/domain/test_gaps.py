"""Which ideas suit an empty slot, which comes first, and what becomes of one that fills it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.gaps import ideas_for, in_gap, matched, networks_of, suits, to_come
from smmdesk.domain.ids import ClientId, PostId, SlotId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, Post, PostStatus
from smmdesk.domain.slots import Place, Slot

DAY = date(2026, 11, 18)
IG, FB = Network.INSTAGRAM, Network.FACEBOOK
ZONE = "Asia/Tbilisi"


def gap(at: str = "18:30", day: date = DAY, **values: Any) -> Place:
    name = f"{at} {values.get('network')}"
    slot = Slot(id=SlotId(name), client_id=ClientId("c"), weekdays=tuple(range(7)), at=time.fromisoformat(at), **values)
    return Place(day, slot, None)


def idea(name: str, **values: Any) -> Post:
    return Post(id=PostId(name), client_id=ClientId("c"), **values)


def names(posts: list[Post]) -> str:
    return " ".join(post.id for post in posts)


def test_what_either_leaves_open_suits_the_other() -> None:
    slot = gap(network=IG, format=Format.PHOTO, rubric="News").slot
    assert suits(idea("open"), slot)
    assert suits(idea("same", networks=(FB, IG), format=Format.PHOTO, rubric="news "), slot)
    for other in ({"networks": (FB,)}, {"format": Format.VIDEO}, {"rubric": "Recipes"}):
        assert not suits(idea("other", **other), slot)
        assert suits(idea("other", **other), gap().slot)


def test_the_rubric_that_was_longest_not_used_comes_first_and_none_last() -> None:
    used = {"news": [date(2026, 11, 3), date(2026, 11, 30)], "recipes": [date(2026, 11, 10)]}
    ideas = [idea("a"), idea("b", rubric="Recipes"), idea("c", rubric="News"), idea("d", rubric="Never")]
    assert names(ideas_for(gap(), ideas, used)) == "d c b a"  # the news of 30 November are after the gap


def test_of_equals_the_one_that_names_what_the_slot_asks_for_comes_first() -> None:
    ideas = [idea("a"), idea("b", networks=(IG,)), idea("c", networks=(IG,), format=Format.PHOTO)]
    assert names(ideas_for(gap(network=IG, format=Format.PHOTO), ideas, {})) == "c b a"


def test_what_has_a_day_or_was_rejected_is_no_idea() -> None:
    dated = idea("a", moment=LocalMoment.at(DAY, 9, 0, ZONE), status=PostStatus.DRAFT)
    assert ideas_for(gap(), [dated, idea("b", status=PostStatus.REJECTED)], {}) == []


def test_each_gap_takes_its_first_idea_and_a_rubric_that_was_taken_waits_again() -> None:
    gaps = [gap(day=DAY + timedelta(days=each)) for each in (1, 0, 2)]
    ideas = [idea("a", rubric="News"), idea("b", rubric="News"), idea("c", rubric="Recipes")]
    found = matched(gaps, ideas, {"recipes": [date(2026, 11, 1)]})
    assert [(place.day.day, post.id) for place, post in found] == [(18, "a"), (19, "c"), (20, "b")]


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from([None, IG, FB])), max_size=12), st.integers(0, 9))
def test_no_idea_is_planned_twice_and_none_is_left_that_suits(
    slots: list[tuple[int, Network | None]], some: int
) -> None:
    gaps = [gap(day=DAY + timedelta(days=day), network=network) for day, network in slots]
    ideas = [idea(str(each), networks=(IG,) if each % 2 else ()) for each in range(some)]
    found = matched(gaps, ideas, {})
    taken = [post.id for _place, post in found]
    assert len({*taken}) == len(taken) <= min(len(gaps), some)
    left = [post for post in ideas if post.id not in taken]
    open_ones = [each for each in gaps if not any(each is place for place, _post in found)]
    assert not any(suits(post, each.slot) for post in left for each in open_ones)


def test_a_post_gets_what_the_slot_says_only_where_it_says_nothing() -> None:
    place = gap(network=IG, format=Format.PHOTO, rubric="News")
    moment = LocalMoment.at(DAY, 18, 30, ZONE)
    every = {"moment": moment, "networks": (IG,), "format": Format.PHOTO, "rubric": "News"}
    assert in_gap(idea("a"), place, ZONE) == every
    assert in_gap(idea("b", networks=(IG, FB), format=Format.PHOTO, rubric="news"), place, ZONE) == {"moment": moment}


def test_a_new_post_goes_to_all_networks_whose_slots_are_of_that_minute() -> None:
    first, second, later, any_one = gap(network=FB), gap(network=IG), gap("19:00", network=Network.VK), gap()
    assert networks_of(first, [first, second, later, any_one]) == tuple(each for each in Network if each in {IG, FB})
    assert networks_of(any_one, [first, any_one]) == ()


def test_what_is_over_by_the_clients_clock_can_not_be_filled() -> None:
    gaps = [gap("09:30"), gap("18:30"), gap("09:30", DAY + timedelta(days=1))]
    coming = to_come(gaps, datetime(2026, 11, 18, 12))
    assert coming == gaps[1:]
