"""Posts that a person publishes by hand: what it takes, the mark, and which of them call now."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Account, Client
from smmdesk.domain.errors import MissingRecordError
from smmdesk.domain.ids import AccountId, PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, wall_at
from smmdesk.domain.posts import Post, PostStatus
from tests.conftest import NOW

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace


def planned(workspace: Workspace, minutes: int, text: str = "Rye bread", zone: str = "Asia/Tbilisi") -> Post:
    """Approved, so many minutes from now on."""
    client = next(iter(workspace.records.all(Client)), None) or workspace.clients.add("Bakery")
    wall = wall_at(NOW + timedelta(minutes=minutes), zone).replace(second=0, microsecond=0)
    return workspace.records.add(
        Post(
            id=PostId(new_id()),
            client_id=client.id,
            moment=LocalMoment(wall, zone),
            networks=(Network.TELEGRAM, Network.VK),
            status=PostStatus.APPROVED,
            text=text,
        )
    )


def test_it_is_marked_as_published_now_with_its_link_and_taken_back_in_one_step(workspace: Workspace) -> None:
    post = planned(workspace, -5)
    after = workspace.publishing.publish(post.id, " https://t.me/bakery/7 ")
    assert (after.status, after.published_link) == (PostStatus.PUBLISHED, "https://t.me/bakery/7")
    assert after.published_at is not None
    assert (after.published_at.utc(), after.published_at.zone) == (NOW.replace(second=0), "Asia/Tbilisi")
    assert workspace.history.undo().act.name == "publish_post"
    assert workspace.records.get(Post, post.id) == post


def test_a_second_time_is_another_moment_and_without_a_link_the_known_one_stays(workspace: Workspace) -> None:
    post = planned(workspace, -5)
    before = LocalMoment.at(date(2026, 11, 1), 9, 0, "Asia/Tbilisi")
    workspace.records.change(Post, post.id, published_at=before, published_link="https://t.me/bakery/6")
    after = workspace.publishing.publish(post.id)
    assert after.published_link == "https://t.me/bakery/6"
    assert after.published_at not in {None, before}


def test_what_is_gone_is_refused(workspace: Workspace) -> None:
    post = planned(workspace, 5)
    workspace.calendar.remove([post.id])
    with pytest.raises(MissingRecordError):
        workspace.publishing.publish(post.id)
    with pytest.raises(MissingRecordError):
        workspace.publishing.ready(post.id)


def test_the_places_of_the_client_come_along(workspace: Workspace) -> None:
    post = planned(workspace, 5)
    workspace.records.add(
        Account(id=AccountId(new_id()), client_id=post.client_id, network=Network.VK, link="https://vk.com/bakery")
    )
    _post, client, ways, _is_changed = workspace.publishing.ready(post.id)
    assert client.name == "Bakery"
    assert [[each.link for each in way.accounts] for way in ways] == [[], ["https://vk.com/bakery"]]


@pytest.mark.parametrize("zone", ["Asia/Tbilisi", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
def test_what_has_come_and_what_comes_next_whatever_the_clock_of_the_client(workspace: Workspace, zone: str) -> None:
    came, coming = planned(workspace, -30, zone=zone), planned(workspace, 40, zone=zone)
    found = workspace.publishing.due(NOW - timedelta(hours=1), {})
    assert [each.id for each in found.posts] == [came.id]
    assert found.next == coming.moment.utc()  # type: ignore[union-attr]  # made with one


def test_what_was_put_off_long_ago_is_looked_up_by_its_name(workspace: Workspace) -> None:
    old = planned(workspace, -60 * 24 * 30)
    since = NOW - timedelta(minutes=10)
    assert workspace.publishing.due(since, {}).posts == ()
    again = {old.id: NOW - timedelta(minutes=1), PostId("gone"): datetime(2026, 11, 16, tzinfo=UTC)}
    assert [each.id for each in workspace.publishing.due(since, again).posts] == [old.id]
    workspace.publishing.publish(old.id)
    assert workspace.publishing.due(since, again).posts == ()
