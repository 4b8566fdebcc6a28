"""Posts: where new ones land, how they move and copy, all or nothing."""

from datetime import date, datetime, time

import pytest

from smmdesk.domain.errors import PostPublishedError
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.services.calendar import UndatedPostError
from smmdesk.workspace import Workspace

NOVEMBER = Period.month(2026, 11)


def test_the_month_holds_its_first_and_last_minute_and_no_more(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    for wall in ("2026-10-31T23:59", "2026-11-01T00:00", "2026-11-30T23:59", "2026-12-01T00:00"):
        post = workspace.calendar.add(client.id, None, wall)
        workspace.calendar.move_to(post.id, LocalMoment(datetime.fromisoformat(wall), "Asia/Tbilisi"))

    assert [post.text for post in workspace.calendar.posts(NOVEMBER)] == ["2026-11-01T00:00", "2026-11-30T23:59"]


def test_a_new_post_gets_the_time_that_most_posts_of_its_month_have(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    first = workspace.calendar.add(client.id, date(2026, 11, 2))
    assert first.moment
    assert first.moment.wall.time() == time(10)
    workspace.calendar.move_to(first.id, LocalMoment.at(date(2026, 11, 2), 18, 30, client.time_zone))

    second = workspace.calendar.add(client.id, date(2026, 11, 3))
    assert second.moment == LocalMoment.at(date(2026, 11, 3), 18, 30, client.time_zone)
    assert second.status is PostStatus.DRAFT
    assert workspace.calendar.add(client.id, None).status is PostStatus.IDEA


def test_moving_keeps_the_hour_and_is_one_step(example: Workspace) -> None:
    posts = [post for post in example.calendar.posts(NOVEMBER) if post.status is not PostStatus.PUBLISHED][:5]
    example.calendar.move([post.id for post in posts], days=1)

    for post in posts:
        moved = example.records.get(Post, post.id)
        assert post.moment
        assert moved.moment
        assert (moved.moment.wall - post.moment.wall).total_seconds() == 86_400
    example.history.undo()
    assert [example.records.get(Post, post.id) for post in posts] == posts


def test_one_that_cannot_move_keeps_all_in_place(example: Workspace) -> None:
    every = example.calendar.posts(NOVEMBER)
    published = next(post for post in every if post.status is PostStatus.PUBLISHED)
    planned = next(post for post in every if post.status is PostStatus.SCHEDULED)
    with pytest.raises(PostPublishedError):
        example.calendar.move([planned.id, published.id], days=1)
    with pytest.raises(UndatedPostError):
        example.calendar.move([planned.id, example.calendar.ideas()[0].id], days=1)

    assert example.records.get(Post, planned.id) == planned


def test_a_copy_is_a_fresh_draft(example: Workspace) -> None:
    published = next(post for post in example.calendar.posts(NOVEMBER) if post.status is PostStatus.PUBLISHED)
    (copy,) = example.calendar.copy([published.id], days=7)

    assert copy.id != published.id
    assert (copy.text, copy.status, copy.published_link) == (published.text, PostStatus.DRAFT, "")
    assert copy.moment
    assert published.moment
    assert (copy.moment.day - published.moment.day).days == 7
    assert example.records.get(Post, copy.id) == copy


def test_a_status_is_set_for_many_at_once(example: Workspace) -> None:
    ids = [post.id for post in example.calendar.posts(NOVEMBER)[:4]]
    example.calendar.set_status(ids, PostStatus.REJECTED)
    assert {post.status for post in example.records.all(Post, id=ids)} == {PostStatus.REJECTED}
    example.history.undo()
    assert PostStatus.REJECTED not in {post.status for post in example.records.all(Post, id=ids)}
