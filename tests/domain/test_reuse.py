"""What a post takes up again: links and files that were used a short while ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.results.links import page_of
from smmdesk.domain.reuse import Reuse, reused

DAY = date(2026, 11, 20)
LINK = "https://honey.example/cakes"


def post(name: str, days: int = 0, hour: int = 10, **values: Any) -> Post:
    moment = LocalMoment.at(DAY - timedelta(days=days), hour, 0, "Europe/Riga")
    return replace(Post(id=PostId(name), client_id=ClientId("a"), moment=moment), **values)


def test_a_link_within_thirty_days_is_told_with_the_latest_post() -> None:
    one, older = post("one", link=LINK), post("older", 30, link=LINK)
    assert reused(one, [older, post("other", 2, link=LINK + "/eclairs")], 30) == [Reuse(older)]
    latest = post("latest", 3, link=LINK)
    assert reused(one, [older, latest], 30) == [Reuse(latest)]
    assert reused(one, [post("old", 31, link=LINK)], 30) == []
    assert reused(one, [post("old", 31, link=LINK)], 31) != []
    assert reused(one, [post("today", hour=9, link=LINK)], 0) == []


def test_only_what_came_before_counts() -> None:
    one = post("one", link=LINK, media=("a.jpg",))
    assert reused(one, [one, post("later", hour=11, link=LINK, media=("a.jpg",))], 30) == []
    assert reused(one, [post("earlier", hour=9, link=LINK)], 30) != []
    assert reused(one, [post("rejected", 2, link=LINK, status=PostStatus.REJECTED)], 30) == []
    idea = replace(one, moment=None)
    assert reused(idea, [post("earlier", 2, link=LINK)], 30) == []
    assert reused(one, [replace(idea, id=PostId("idea"))], 30) == []


def test_files_stand_with_the_post_that_had_them_last() -> None:
    one = post("one", media=("a.jpg", "b.jpg", "c.jpg", "new.jpg"))
    both, first = post("both", 2, media=("b.jpg", "a.jpg")), post("first", 9, media=("a.jpg", "c.jpg"))
    assert reused(one, [first, both], 30) == [Reuse(both, ("a.jpg", "b.jpg")), Reuse(first, ("c.jpg",))]


def test_the_link_comes_first() -> None:
    one, earlier = (post(name, days, link=LINK, media=("a.jpg",)) for name, days in (("one", 0), ("earlier", 4)))
    assert reused(one, [earlier], 30) == [Reuse(earlier), Reuse(earlier, ("a.jpg",))]


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ("https://www.honey.example/cakes/?utm_source=vk&UTM_campaign=x#top", "honey.example/cakes"),
        ("honey.example/cakes", "honey.example/cakes"),
        ("https://honey.example/menu?id=5&fbclid=abc&b=1", "honey.example/menu?b=1&id=5"),
        ("https://honey.example/menu?b=1&id=5&gclid=1", "honey.example/menu?b=1&id=5"),
        ("https://honey.example/menu?id=6", "honey.example/menu?id=6"),
        ("", ""),
        ("not a link", ""),
    ],
)
def test_tags_that_count_clicks_make_no_other_page(link: str, page: str) -> None:
    assert page_of(link) == page
