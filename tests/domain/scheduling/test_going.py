"""What goes into a scheduler's file is dated and approved; all else says why it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.approval.sheets import mark
from smmdesk.domain.ids import ClientId, PostId, PostVariantId, new_id
from smmdesk.domain.media import MediaKind
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.scheduling.going import (
    CHOOSABLE,
    Asked,
    Hours,
    Reason,
    Row,
    Tool,
    networks_of,
    part_name,
    parts_of,
    rows_of,
)
from smmdesk.domain.variants import PostVariant, Texts

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
IG, FB, VK = Network.INSTAGRAM, Network.FACEBOOK, Network.VK
PICTURE, FILM = "https://example.org/a.jpg", "https://example.org/a.mp4"


def a_post(**values: Any) -> Post:
    usual: dict[str, Any] = {
        "id": PostId(new_id()),
        "client_id": ClientId("c"),
        "moment": LocalMoment.at(date(2026, 3, 29), 9, 30, "Europe/Berlin"),
        "networks": (IG,),
        "text": "Honey cake",
        "status": PostStatus.APPROVED,
    }
    return Post(**{**usual, **values})


def rows(*posts: Post | Texts, tool: Tool | None = None, asked: Asked | None = None, now: datetime = NOW) -> list[Row]:
    found = [each if isinstance(each, Texts) else Texts(each) for each in posts]
    return rows_of(found, tool or Tool(name="Tool"), asked or Asked(), now, lambda _post, _network: False)


def reasons(post: Post | Texts, **tool: Any) -> tuple[Reason, ...]:
    (row,) = rows(post, tool=Tool(name="Tool", **tool))
    return row.reasons


@pytest.mark.parametrize("status", PostStatus)
def test_approved_and_scheduled_go_unasked(status: PostStatus) -> None:
    assert bool(rows(a_post(status=status))) == (status in {PostStatus.APPROVED, PostStatus.SCHEDULED})


def test_others_go_on_request_but_never_an_idea_or_what_is_out() -> None:
    everything = Asked(statuses=frozenset(PostStatus))
    assert {row.source.status for each in PostStatus for row in rows(a_post(status=each), asked=everything)} == {
        *CHOOSABLE
    }


def test_a_post_without_a_day_does_not_go() -> None:
    assert rows(a_post(moment=None)) == []


def test_each_network_has_a_row_of_its_own_text_and_link() -> None:
    post = a_post(networks=(IG, FB), hashtags=("#honey",), link="https://example.org/?utm_source={network}")
    variant = PostVariant(id=PostVariantId("v"), post_id=post.id, network=FB, text="For Facebook", title="A title")
    one, other = rows(Texts(post, (variant,)), tool=Tool(name="Tool", link_in_text=True))
    assert one.text == "Honey cake\n\nhttps://example.org/?utm_source=instagram\n\n#honey"
    assert other.text == "For Facebook\n\nhttps://example.org/?utm_source=facebook\n\n#honey"
    assert (one.title, other.title) == ("", "A title")
    assert other.bare == "For Facebook\n\n#honey"


def test_a_link_that_the_text_has_is_not_put_in_again() -> None:
    post = a_post(text="See https://example.org/menu now", link="https://example.org/menu")
    (row,) = rows(post, tool=Tool(name="Tool", link_in_text=True))
    assert row.text == "See https://example.org/menu now"


def test_a_tool_that_names_networks_has_one_row_for_those_that_get_the_same() -> None:
    post = a_post(networks=(IG, FB, VK))
    variant = PostVariant(id=PostVariantId("v"), post_id=post.id, network=FB, text="For Facebook")
    found = rows(Texts(post, (variant,)), tool=Tool(name="Tool", one_account=False))
    assert [row.networks for row in found] == [(IG, VK), (FB,)]


def test_a_tool_with_a_text_for_each_network_has_one_row() -> None:
    post = a_post(networks=(IG, FB))
    variant = PostVariant(id=PostVariantId("v"), post_id=post.id, network=FB, text="For Facebook")
    (row,) = rows(Texts(post, (variant,)), tool=Tool(name="Tool", by_network=True))
    assert row.networks == (IG, FB)
    assert row.texts == {IG: "Honey cake", FB: "For Facebook"}


def test_only_the_networks_asked_for() -> None:
    post = a_post(networks=(IG, FB))
    assert [row.networks for row in rows(post, asked=Asked(networks=frozenset({FB})))] == [(FB,)]
    assert rows(post, asked=Asked(networks=frozenset({VK}))) == []
    assert networks_of([Texts(post)], Asked()) == [IG, FB]
    assert networks_of([Texts(post)], Asked(networks=frozenset({FB}))) == [FB]
    assert networks_of([Texts(replace(post, status=PostStatus.DRAFT))], Asked()) == []


@pytest.mark.parametrize(
    ("values", "tool", "reason"),
    [
        ({"text": ""}, {}, Reason.NOTHING),
        ({"text": "", "media": (PICTURE,)}, {"needs_text": True}, Reason.NO_TEXT),
        ({"media": ("a-12345678.jpg",)}, {}, Reason.LOCAL),
        ({"media": (FILM,)}, {"kinds": frozenset({MediaKind.PICTURE})}, Reason.NO_FILM),
        ({"media": (PICTURE,)}, {"kinds": frozenset()}, Reason.NO_FILES),
        ({"media": ("https://example.org/a.pdf",)}, {}, Reason.OTHER_FILES),
        ({"media": (PICTURE, FILM)}, {}, Reason.MIXED),
        ({"media": (PICTURE, f"{PICTURE}?2")}, {"most": 1}, Reason.TOO_MANY),
        ({}, {"networks": frozenset({FB})}, Reason.NETWORK),
    ],
)
def test_what_cannot_go_says_why(values: dict[str, Any], tool: dict[str, Any], reason: Reason) -> None:
    assert reasons(a_post(**values), **tool) == (reason,)


@pytest.mark.parametrize(
    ("values", "tool"),
    [
        ({}, {}),
        ({"text": "", "media": (PICTURE,)}, {}),
        ({"media": (PICTURE, FILM)}, {"mixed": True}),
        ({"media": ("https://drive.example.org/open?id=7",)}, {"kinds": frozenset({MediaKind.PICTURE})}),
        ({}, {"networks": frozenset({IG, FB})}),
    ],
)
def test_what_can_go_has_no_reason(values: dict[str, Any], tool: dict[str, Any]) -> None:
    assert reasons(a_post(**values), **tool) == ()


def test_the_past_and_what_is_too_near() -> None:
    post = a_post()
    at = post.moment.utc() if post.moment else NOW
    tool = Tool(name="Tool", ahead=10)
    assert rows(post, tool=tool, now=at)[0].reasons == (Reason.PAST,)
    assert rows(post, tool=tool, now=at - timedelta(minutes=9))[0].reasons == (Reason.TOO_SOON,)
    assert rows(post, tool=tool, now=at - timedelta(minutes=10))[0].goes


def test_changed_since_the_approval_stays_unless_it_is_asked_for() -> None:
    post = a_post()
    approved = replace(post, approved_mark=mark(post))
    assert rows(approved)[0].goes
    changed = replace(approved, text="Another cake")
    assert rows(changed)[0].reasons == (Reason.CHANGED,)
    assert rows(changed, asked=Asked(with_changed=True))[0].goes


def test_too_long_is_asked_of_what_goes_out_there() -> None:
    post = a_post(networks=(IG, FB), link="https://example.org", hashtags=("#a",))
    seen: list[tuple[str, Network]] = []

    def too_long(there: Post, network: Network) -> bool:
        seen.append((there.caption(), network))
        return network is FB

    found = rows_of([Texts(post)], Tool(name="Tool", link_in_text=True), Asked(), NOW, too_long)
    assert [row.reasons for row in found] == [(), (Reason.TOO_LONG,)]
    assert seen == [("Honey cake\n\nhttps://example.org\n\n#a", each) for each in (IG, FB)]


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("Europe/Berlin", 7), ("Asia/Tbilisi", 5), ("Europe/Moscow", 6), ("America/New_York", 13)],
)
def test_hours_go_by_the_wall_or_by_utc(zone: str, hour: int) -> None:
    (row,) = rows(a_post(moment=LocalMoment.at(date(2026, 3, 29), 9, 30, zone)))
    assert row.moment(Hours.WALL) == datetime(2026, 3, 29, 9, 30)
    assert row.moment(Hours.UTC) == datetime(2026, 3, 29, hour, 30)


@given(st.integers(0, 300), st.integers(0, 60))
def test_parts_hold_every_row_once_in_order_and_none_is_empty(many: int, size: int) -> None:
    found = rows(*[a_post()]) * many
    parts = parts_of(found, Tool(name="Tool", rows=size))
    assert [row for part in parts for row in part] == found
    assert [part for part in parts if not 0 < len(part) <= (size or many)] == []


def test_a_hundred_and_a_hundred_and_thirty() -> None:
    parts = parts_of(rows(a_post()) * 230, Tool(name="Buffer", rows=100))
    assert [len(part) for part in parts] == [100, 100, 30]
    assert [part_name("plan", ".csv", at, 3) for at in (1, 2, 3)] == [f"plan-{at}-of-3.csv" for at in (1, 2, 3)]
    assert part_name("plan", ".csv", 1, 1) == "plan.csv"
