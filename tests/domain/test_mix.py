"""The mix of posts against its shares: the worked table, what has no share, and what is no share."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.errors import OutOfRangeError
from smmdesk.domain.ids import ClientId, MixId, PostId
from smmdesk.domain.mix import Mix, MixBy, SharesError, against, counted, live_pieces, planned, published
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format, Post, PostStatus, Tone

FOUR = {"useful": 4000, "people": 3000, "selling": 2000, "fun": 1000}


def mix(**shares: int) -> Mix:
    return Mix(id=MixId("m"), client_id=ClientId("c"), by=MixBy.RUBRIC, shares=shares)


def post(name: str = "p", **values: Any) -> Post:
    return Post(id=PostId(name), client_id=ClientId("c"), **values)


@pytest.mark.parametrize(
    ("shares", "have", "wanted", "is_as_planned"),
    [
        (FOUR, {"useful": 5, "people": 4, "selling": 9}, [7, 5, 4, 2], False),
        (FOUR, {"useful": 3, "people": 2, "selling": 1, "fun": 1}, [3, 2, 1, 1], True),
        ({"useful": 5000, "selling": 5000}, {"useful": 3, "selling": 2, "news": 2}, [4, 3, 0], False),
    ],
)
def test_the_worked_table(
    shares: dict[str, int], have: dict[str, int], wanted: list[int], *, is_as_planned: bool
) -> None:
    sheet = against(MixBy.RUBRIC, shares, have)
    assert [each.wanted for each in sheet.parts] == wanted
    assert sheet.is_as_planned is is_as_planned


def test_differences_say_what_is_too_many_and_what_to_add() -> None:
    sheet = against(MixBy.RUBRIC, FOUR, {"useful": 5, "people": 4, "selling": 9})
    assert [(each.value, each.difference) for each in sheet.parts] == [
        ("useful", 2),
        ("people", 1),
        ("selling", -5),
        ("fun", 2),
    ]


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=6), st.lists(st.integers(0, 40), min_size=6, max_size=6))
def test_where_every_value_has_a_share_the_differences_come_to_nothing(parts: list[int], counts: list[int]) -> None:
    shares = {str(at): share for at, share in enumerate(parts)}
    have = {str(at): count for at, count in enumerate(counts[: len(parts)])}
    sheet = against(MixBy.RUBRIC, shares, have)
    assert sum(each.difference for each in sheet.parts) == 0
    assert sum(each.wanted for each in sheet.parts) == sheet.n == sum(have.values())


def test_posts_that_name_no_value_stand_apart_and_a_post_counts_for_each_network() -> None:
    posts = [post(rubric="News"), post(rubric="news "), post(), post(tone=Tone.LIGHT, format=Format.LIVE)]
    assert counted(posts, MixBy.RUBRIC) == (Counter({"News": 2}), 2)
    assert counted(posts, MixBy.TONE) == (Counter({"light": 1}), 3)
    assert counted(posts, MixBy.FORMAT) == (Counter({"live": 1}), 3)
    both = post(networks=(Network.INSTAGRAM, Network.FACEBOOK))
    assert counted([both], MixBy.NETWORK) == (Counter({"instagram": 1, "facebook": 1}), 0)
    assert live_pieces(posts) == 1


def test_the_plan_is_all_but_ideas_and_rejected_and_the_fact_what_is_out() -> None:
    posts = [post(status.value, status=status) for status in PostStatus]
    assert {each.status for each in planned(posts)} == {*PostStatus} - {PostStatus.IDEA, PostStatus.REJECTED}
    assert [each.status for each in published(posts)] == [PostStatus.PUBLISHED]


def test_shares_are_all_of_it() -> None:
    assert mix(**FOUR).checked() == mix(**FOUR)
    with pytest.raises(SharesError) as refused:
        mix(useful=4000, people=5050).checked()
    assert refused.value.values["percent"] == "90.5"
    with pytest.raises(OutOfRangeError):
        mix(useful=10_000, people=0).checked()
    spaced = Mix(id=MixId("m"), client_id=ClientId("c"), by=MixBy.RUBRIC, shares={" news ": 10_000})
    assert spaced.checked().shares == {"news": 10_000}
