"""What goes to each network by hand, and which posts call for somebody at their minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.approval.sheets import mark
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.ids import AccountId, ClientId, PostId, PostVariantId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.publishing import Due, Later, due, ready, to_paste
from smmdesk.domain.variants import PostVariant, Texts

CLIENT = Client(id=ClientId("bakery"), name="Bakery", time_zone="Asia/Tbilisi")
POST = Post(
    id=PostId("cake"),
    client_id=CLIENT.id,
    moment=LocalMoment.at(date(2026, 11, 16), 18, 30, "Asia/Tbilisi"),
    status=PostStatus.APPROVED,
    networks=(Network.INSTAGRAM, Network.VK),
    text="Honey cake is back.",
    hashtags=("#cake", "#honey"),
    link="https://example.org/menu?utm_source={network}",
    first_comment="Order in direct.",
)
AT = datetime(2026, 11, 16, 14, 30, tzinfo=UTC)
"""18:30 in Tbilisi"""
BEFORE = AT - timedelta(hours=1)


def account(network: Network, name: str, closed_on: date | None = None) -> Account:
    return Account(id=AccountId(name), client_id=CLIENT.id, network=network, handle=name, closed_on=closed_on)


def test_each_network_gets_its_own_text_with_the_link_that_names_it() -> None:
    own = PostVariant(id=PostVariantId("v"), post_id=POST.id, network=Network.VK, text="Мёд", title="Cake", hashtags=())
    today = date(2026, 11, 16)
    accounts = [
        account(Network.VK, "old", closed_on=today),
        account(Network.VK, "leaving", closed_on=today + timedelta(days=1)),
        account(Network.TELEGRAM, "elsewhere"),
    ]
    first, second = ready(Texts(POST, (own,)), CLIENT, accounts, today).ways
    assert first.network is Network.INSTAGRAM
    assert first.text == "Honey cake is back.\n\nhttps://example.org/menu?utm_source=instagram\n\n#cake #honey"
    assert (first.title, first.first_comment, first.accounts) == ("", "Order in direct.", ())
    assert second.text == "Мёд\n\nhttps://example.org/menu?utm_source=vk"
    assert second.title == "Cake"
    assert [each.handle for each in second.accounts] == ["leaving"]


def test_what_was_changed_since_the_client_said_yes_is_told() -> None:
    said = replace(POST, approved_mark=mark(POST))
    today = date(2026, 11, 16)
    assert not ready(Texts(POST), CLIENT, [], today).is_changed
    assert not ready(Texts(said), CLIENT, [], today).is_changed
    assert ready(Texts(replace(said, text="Honey cake!")), CLIENT, [], today).is_changed


def test_a_link_that_stands_in_the_text_is_not_said_twice() -> None:
    assert to_paste(replace(POST, text="See https://a.org", link="https://a.org", hashtags=())) == "See https://a.org"
    assert to_paste(replace(POST, text="", link="", hashtags=())) == ""


def test_a_post_calls_from_its_minute_on_by_the_clock_of_its_client() -> None:
    assert due([POST], BEFORE, AT - timedelta(minutes=1), {}) == Due((), AT)
    assert due([POST], BEFORE, AT, {}) == Due((POST,), None)
    # what came due before somebody began to look is told elsewhere
    assert due([POST], AT, AT + timedelta(hours=1), {}) == Due()


@pytest.mark.parametrize("status", PostStatus)
def test_only_what_is_promised_calls(status: PostStatus) -> None:
    calls = status in {PostStatus.APPROVED, PostStatus.SCHEDULED}
    assert bool(due([replace(POST, status=status)], BEFORE, AT, {}).posts) is calls
    assert due([replace(POST, moment=None, status=status)], BEFORE, AT, {}) == Due()


def test_what_was_put_off_calls_at_its_new_time_even_long_after_its_own() -> None:
    again = AT + timedelta(days=3)
    assert due([POST], BEFORE, AT, {POST.id: again}) == Due((), again)
    assert due([POST], AT + timedelta(days=2), again, {POST.id: again}) == Due((POST,), None)


def test_what_was_set_aside_calls_no_more() -> None:
    assert due([POST], BEFORE, AT, {}, {POST.id}) == Due()


@pytest.mark.parametrize(
    ("later", "again"),
    [
        (Later.QUARTER, AT + timedelta(minutes=20)),
        (Later.HOUR, AT + timedelta(minutes=65)),
        (Later.TOMORROW, AT + timedelta(days=1)),
    ],
)
def test_it_is_put_off_from_now_and_tomorrow_keeps_its_hour(later: Later, again: datetime) -> None:
    assert later.after(POST, AT + timedelta(minutes=5)) == again


def test_tomorrow_is_that_of_the_client_and_the_wall_stays_over_a_change_of_the_clock() -> None:
    berlin = replace(POST, moment=LocalMoment.at(date(2026, 3, 28), 9, 30, "Europe/Berlin"))
    assert Later.TOMORROW.after(berlin, datetime(2026, 3, 28, 8, 40, tzinfo=UTC)) == datetime(
        2026, 3, 29, 7, 30, tzinfo=UTC
    )
    # past midnight in Tbilisi, while it is still the day before in Greenwich
    night = datetime(2026, 11, 16, 21, 0, tzinfo=UTC)
    assert Later.TOMORROW.after(POST, night) == datetime(2026, 11, 18, 14, 30, tzinfo=UTC)


MINUTES = st.integers(-3000, 3000)


@given(st.lists(MINUTES, max_size=6), MINUTES, st.integers(0, 3000), st.dictionaries(st.integers(0, 5), MINUTES))
def test_every_call_is_now_or_next_and_never_both(
    moments: list[int], start: int, span: int, put_off: dict[int, int]
) -> None:
    posts = [
        replace(POST, id=PostId(str(at)), moment=LocalMoment(datetime(2026, 11, 16, 14, 30), "UTC").later(minutes=each))
        for at, each in enumerate(moments)
    ]
    since, now = AT + timedelta(minutes=start), AT + timedelta(minutes=start + span)
    later = {PostId(str(at)): AT + timedelta(minutes=each) for at, each in put_off.items()}
    found = due(posts, since, now, later)
    calls = {each.id: later.get(each.id, each.moment.utc()) for each in posts if each.moment}
    assert [calls[each.id] for each in found.posts] == sorted(at for at in calls.values() if since < at <= now)
    assert found.next == min((at for at in calls.values() if at > now), default=None)
