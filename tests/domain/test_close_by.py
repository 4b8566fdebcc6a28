"""Two posts within an hour on one network are told of, over midnight too, and nothing else is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from smmdesk.domain.close_by import close_by
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus

IG, FB = Network.INSTAGRAM, Network.FACEBOOK


def post(name: str, at: tuple[int, int, int], networks: tuple[Network, ...] = (IG,), **values: Any) -> Post:
    day, hour, minute = at
    moment = LocalMoment.at(date(2026, 11, day), hour, minute, "Asia/Tbilisi")
    given = {"status": PostStatus.DRAFT, "client_id": ClientId("c")} | values
    return Post(id=PostId(name), moment=moment, networks=networks, **given)


@pytest.mark.parametrize(("at", "is_near"), [((18, 10, 30), True), ((18, 10, 31), False), ((18, 8, 30), True)])
def test_within_an_hour_either_way(at: tuple[int, int, int], *, is_near: bool) -> None:
    found = close_by(post("a", (18, 9, 30), (FB, IG)), [post("b", at)])
    assert [(each.post.id, each.networks) for each in found] == ([("b", (IG,))] if is_near else [])


def test_over_midnight_and_the_nearest_first() -> None:
    others = [post("far", (18, 23, 5)), post("near", (19, 0, 10))]
    assert [each.post.id for each in close_by(post("a", (18, 23, 50)), others)] == ["near", "far"]


def test_other_networks_clients_ideas_and_itself_are_not() -> None:
    one = post("a", (18, 9, 30))
    others = [
        one,
        post("b", (18, 9, 30), (FB,)),
        post("c", (18, 9, 30), client_id=ClientId("d")),
        post("e", (18, 9, 30), status=PostStatus.REJECTED),
    ]
    assert close_by(one, others) == []
    assert close_by(post("f", (18, 9, 30), status=PostStatus.IDEA), [one]) == []
