"""Posts: where new ones land, how they move and copy, all or nothing."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from smmdesk.domain.clients import Account, Client
from smmdesk.domain.errors import ChangedElsewhereError, OutOfRangeError, PostPublishedError, PostUndatedError
from smmdesk.domain.ids import AccountId, PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Format, Post, PostStatus
from smmdesk.domain.several import MIXED, Spread
from smmdesk.domain.several_posts import SeveralPosts
from tests.conftest import NOW

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

NOVEMBER = Period.month(2026, 11)


def test_the_month_holds_its_first_and_last_minute_and_no_more(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    for wall in ("2026-10-31T23:59", "2026-11-01T00:00", "2026-11-30T23:59", "2026-12-01T00:00"):
        post = workspace.calendar.add(client.id, None, wall)
        workspace.records.change(Post, post.id, moment=LocalMoment(datetime.fromisoformat(wall), "Asia/Tbilisi"))

    assert [post.text for post in workspace.calendar.posts(NOVEMBER)] == ["2026-11-01T00:00", "2026-11-30T23:59"]


def test_a_new_post_gets_the_time_that_most_posts_of_its_month_have(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    first = workspace.calendar.add(client.id, date(2026, 11, 2))
    assert first.moment
    assert first.moment.wall.time() == time(10)
    workspace.records.change(Post, first.id, moment=LocalMoment.at(date(2026, 11, 2), 18, 30, client.time_zone))

    second = workspace.calendar.add(client.id, date(2026, 11, 3))
    assert second.moment == LocalMoment.at(date(2026, 11, 3), 18, 30, client.time_zone)
    assert second.status is PostStatus.DRAFT
    assert workspace.calendar.add(client.id, None).status is PostStatus.IDEA


def test_where_a_month_is_empty_the_last_posts_say_the_time(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    for day, hour in ((1, 8), (2, 18), (3, 18)):
        post = workspace.calendar.add(client.id, date(2026, 11, day))
        workspace.records.change(Post, post.id, moment=LocalMoment.at(date(2026, 11, day), hour, 0, client.time_zone))
    in_january = workspace.calendar.add(client.id, date(2027, 1, 5))
    assert in_january.moment
    assert in_january.moment.wall == datetime(2027, 1, 5, 18)


def test_a_new_post_is_for_the_accounts_of_the_client_or_for_where_its_last_one_went(workspace: Workspace) -> None:
    bakery, rival = workspace.clients.add("Bakery"), workspace.clients.add("Rival")
    first = workspace.calendar.add(bakery.id, date(2026, 11, 2))
    assert first.networks == ()
    values = {"networks": (Network.TELEGRAM, Network.X), "rubric": "Backstage", "person": "Nino", "goal": "Orders"}
    workspace.records.change(Post, first.id, **values)
    second = workspace.calendar.add(bakery.id, date(2026, 11, 3))
    assert (second.networks, second.rubric, second.person, second.goal) == ((Network.TELEGRAM, Network.X), "", "", "")
    assert workspace.calendar.add(rival.id, None).networks == ()
    for network in (Network.VK, Network.INSTAGRAM, Network.VK):
        workspace.records.add(Account(id=AccountId(new_id()), client_id=bakery.id, network=network))
    assert workspace.calendar.add(bakery.id, None).networks == (Network.INSTAGRAM, Network.VK)


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


def test_by_minutes_a_post_goes_over_midnight_and_a_copy_too(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    post = workspace.calendar.add(client.id, date(2026, 3, 28))
    workspace.records.change(Post, post.id, moment=LocalMoment.at(date(2026, 3, 28), 23, 50, "Europe/Berlin"))
    [moved] = workspace.calendar.move([post.id], minutes=15).posts
    assert moved.moment == LocalMoment.at(date(2026, 3, 29), 0, 5, "Europe/Berlin")
    # the wall counts: an hour that the clock skips is as long as any other
    [moved] = workspace.calendar.move([post.id], days=-1, minutes=180).posts
    assert moved.moment == LocalMoment.at(date(2026, 3, 28), 3, 5, "Europe/Berlin")
    [made] = workspace.calendar.copy([post.id], days=1, minutes=-5)
    assert made.moment == LocalMoment.at(date(2026, 3, 29), 3, 0, "Europe/Berlin")


def test_an_idea_gets_its_day_and_its_hour(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    idea = workspace.calendar.add(client.id, None, "Figs")
    [planned] = workspace.calendar.move_to([idea.id], date(2026, 11, 18), time(14, 30)).posts
    assert planned.moment == LocalMoment.at(date(2026, 11, 18), 14, 30, client.time_zone)
    [again] = workspace.calendar.move_to([idea.id], date(2026, 11, 19), time(9, 5)).posts
    assert again.moment == LocalMoment.at(date(2026, 11, 19), 9, 5, client.time_zone)


def test_what_cannot_move_stays_and_is_counted_while_the_others_go(example: Workspace) -> None:
    every = example.calendar.posts(NOVEMBER)
    published = next(post for post in every if post.status is PostStatus.PUBLISHED)
    planned = next(post for post in every if post.status is PostStatus.SCHEDULED)
    idea = example.calendar.ideas()[0]
    done = example.calendar.move([planned.id, published.id, idea.id], days=1)
    assert ([post.id for post in done.posts], done.stayed) == ([planned.id], 2)
    assert isinstance(done.reason, PostPublishedError | PostUndatedError)
    assert [example.records.get(Post, post.id) for post in (published, idea)] == [published, idea]
    example.history.undo()
    assert example.records.get(Post, planned.id) == planned


def test_where_nothing_can_move_the_reason_is_the_answer(example: Workspace) -> None:
    every = example.calendar.posts(NOVEMBER)
    with pytest.raises(PostPublishedError):
        example.calendar.move([post.id for post in every if post.status is PostStatus.PUBLISHED], days=1)
    with pytest.raises(PostUndatedError):
        example.calendar.move([example.calendar.ideas()[0].id], days=1)
    assert example.calendar.posts(NOVEMBER) == every


def test_posts_come_to_one_day_each_at_its_hour_and_ideas_at_the_usual_one(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    posts = [workspace.calendar.add(client.id, date(2026, 11, day)) for day in (2, 9)]
    workspace.records.change(Post, posts[1].id, moment=LocalMoment.at(date(2026, 11, 9), 18, 30, client.time_zone))
    idea = workspace.calendar.add(client.id, None, "Maybe")
    done = workspace.calendar.move_to([*(post.id for post in posts), idea.id], date(2026, 11, 20))
    assert {post.id: post.moment and post.moment.wall for post in done.posts} == {
        posts[0].id: datetime(2026, 11, 20, 10),
        posts[1].id: datetime(2026, 11, 20, 18, 30),
        idea.id: datetime(2026, 11, 20, 10),
    }
    workspace.history.undo()
    assert workspace.calendar.ideas() == [idea]


def test_posts_become_ideas_again_in_one_step_and_published_ones_stay(workspace: Workspace, three: list[Post]) -> None:
    done = workspace.calendar.set_aside([post.id for post in three])
    assert [post.id for post in done.posts] == [three[0].id, three[1].id]
    assert (done.stayed, type(done.reason)) == (1, PostPublishedError)
    ideas = workspace.calendar.ideas()
    assert [(post.text, post.status) for post in ideas] == [("Post 2", PostStatus.IDEA), ("Post 9", PostStatus.IDEA)]
    with pytest.raises(PostPublishedError):
        workspace.calendar.set_aside([three[2].id])
    workspace.history.undo()
    assert workspace.records.all(Post, order_by="moment_wall") == three


def test_an_idea_that_is_planned_is_a_draft_of_that_day(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    idea = workspace.calendar.add(client.id, None, "Maybe")
    (planned,) = workspace.calendar.move_to([idea.id], date(2026, 11, 20)).posts
    assert (planned.day, planned.status) == (date(2026, 11, 20), PostStatus.DRAFT)


@pytest.fixture
def three(workspace: Workspace) -> list[Post]:
    """Two planned posts and one published, of one client."""
    client = workspace.clients.add("Bakery")
    posts = [workspace.calendar.add(client.id, date(2026, 11, day), f"Post {day}") for day in (2, 9, 16)]
    workspace.records.change(Post, posts[0].id, networks=(Network.VK,), hashtags=("#rye", "#bread"), person="Nino")
    workspace.records.change(Post, posts[1].id, networks=(Network.VK, Network.X), hashtags=("#rye",))
    workspace.records.change(Post, posts[2].id, networks=(Network.INSTAGRAM,), status=PostStatus.PUBLISHED)
    return workspace.records.all(Post, order_by="moment_wall")


def all_now(workspace: Workspace, field: str) -> list[object]:
    """What the field holds in each post, in order of time."""
    return [getattr(post, field) for post in workspace.records.all(Post, order_by="moment_wall")]


def test_a_value_is_given_to_all_in_one_step(workspace: Workspace, three: list[Post]) -> None:
    seen = SeveralPosts.of(three)
    done = workspace.calendar.change_all(seen.ids, "rubric", seen.rubric, "Backstage")
    assert (len(done.posts), done.stayed, all_now(workspace, "rubric")) == (3, 0, ["Backstage"] * 3)
    workspace.history.undo()
    assert workspace.records.all(Post, order_by="moment_wall") == three


def test_of_lists_only_what_comes_and_goes_is_changed(workspace: Workspace, three: list[Post]) -> None:
    seen = SeveralPosts.of(three)
    assert (seen.networks, seen.person) == (Spread((), (Network.VK, Network.X, Network.INSTAGRAM)), MIXED)
    workspace.calendar.change_all(seen.ids, "networks", seen.networks, seen.networks.giving(Network.VK))
    assert all_now(workspace, "networks") == [
        (Network.VK,),
        (Network.VK, Network.X),
        (Network.INSTAGRAM, Network.VK),
    ]
    workspace.calendar.change_all(seen.ids, "hashtags", seen.hashtags, seen.hashtags.taking("#rye").giving("#new"))
    assert all_now(workspace, "hashtags") == [("#bread", "#new"), ("#new",), ("#new",)]


def test_an_hour_is_given_to_what_has_a_day_and_is_not_out_yet(workspace: Workspace, three: list[Post]) -> None:
    idea = workspace.calendar.add(three[0].client_id, None)
    seen = SeveralPosts.of([*three, idea])
    done = workspace.calendar.change_all(seen.ids, "time", seen.time, time(18, 30))
    assert (len(done.posts), done.stayed) == (2, 2)
    walls = [post.moment.wall for post in workspace.records.all(Post, order_by="moment_wall") if post.moment]
    assert walls == [datetime(2026, 11, 2, 18, 30), datetime(2026, 11, 9, 18, 30), datetime(2026, 11, 16, 10)]


def test_what_others_changed_meanwhile_is_not_written_over_in_many(workspace: Workspace, three: list[Post]) -> None:
    seen = SeveralPosts.of(three)
    workspace.calendar.change_all(seen.ids, "goal", seen.goal, "Orders")
    with pytest.raises(ChangedElsewhereError):
        workspace.calendar.change_all(seen.ids, "goal", seen.goal, "Fame")
    assert all_now(workspace, "goal") == ["Orders"] * 3


def test_a_copy_is_a_fresh_draft(example: Workspace) -> None:
    published = next(post for post in example.calendar.posts(NOVEMBER) if post.status is PostStatus.PUBLISHED)
    (copy,) = example.calendar.copy([published.id], days=7)

    assert copy.id != published.id
    assert (copy.text, copy.status, copy.published_link) == (published.text, PostStatus.DRAFT, "")
    assert copy.moment
    assert published.moment
    assert (copy.moment.day - published.moment.day).days == 7
    assert example.records.get(Post, copy.id) == copy


def test_copies_stand_in_the_order_of_their_days_and_undated_ones_stay_so(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    late, early = (workspace.calendar.add(client.id, date(2026, 11, day), str(day)) for day in (20, 5))
    idea = workspace.calendar.add(client.id, None, "idea")
    copies = workspace.calendar.copy([late.id, early.id, idea.id])
    assert [(copy.text, copy.day) for copy in copies] == [
        ("5", date(2026, 11, 5)),
        ("20", date(2026, 11, 20)),
        ("idea", None),
    ]
    workspace.history.undo()
    assert {post.id for post in workspace.records.all(Post)} == {late.id, early.id, idea.id}


def test_a_move_out_of_all_calendars_is_refused(workspace: Workspace) -> None:
    post = workspace.calendar.add(workspace.clients.add("Bakery").id, date(2199, 12, 31))
    with pytest.raises(OutOfRangeError):
        workspace.calendar.move([post.id], days=1)
    workspace.calendar.move([post.id], days=-1)
    assert workspace.records.get(Post, post.id).day == date(2199, 12, 30)
    with pytest.raises(OutOfRangeError):
        workspace.records.change(Post, post.id, moment=LocalMoment.at(date(2200, 1, 1), 9, 0, "Asia/Tbilisi"))


def test_the_usual_time_is_the_client_s_own_of_that_month(workspace: Workspace) -> None:
    bakery, rival = workspace.clients.add("Bakery"), workspace.clients.add("Rival")
    for client, month, hours in (
        (bakery, 10, [7, 7]),
        (bakery, 11, [8, 21, 21, 19, 19]),
        (rival, 11, [23, 23, 23, 23]),
    ):
        for day, hour in enumerate(hours, start=1):
            post = workspace.calendar.add(client.id, date(2026, month, day))
            workspace.records.change(
                Post, post.id, moment=LocalMoment.at(date(2026, month, day), hour, 15, client.time_zone)
            )
    added = workspace.calendar.add(bakery.id, date(2026, 11, 30), "new")
    assert (added.moment and added.moment.wall, added.text) == (datetime(2026, 11, 30, 19, 15), "new")


def test_of_one_client_or_of_all(workspace: Workspace) -> None:
    bakery, rival = workspace.clients.add("Bakery"), workspace.clients.add("Rival")
    for client in (bakery, rival):
        workspace.calendar.add(client.id, date(2026, 11, 5), client.name)
        workspace.calendar.add(client.id, None, f"{client.name} idea")
    assert [post.text for post in workspace.calendar.posts(NOVEMBER, rival.id)] == ["Rival"]
    assert len(workspace.calendar.posts(NOVEMBER)) == 2
    assert [post.text for post in workspace.calendar.ideas(bakery.id)] == ["Bakery idea"]
    assert len(workspace.calendar.ideas()) == 2
    assert {post.text for post in workspace.calendar.saying("RIVAL", 9)} == {"Rival", "Rival idea"}
    assert len(workspace.calendar.saying("rival", 1)) == 1


def test_media_are_added_once_and_in_their_order(workspace: Workspace) -> None:
    post = workspace.calendar.add(workspace.clients.add("Bakery").id, None)
    workspace.calendar.add_media(post.id, ["b.png", "a.png"])
    workspace.calendar.add_media(post.id, ["a.png", "c.png", "c.png"])
    assert workspace.records.get(Post, post.id).media == ("b.png", "a.png", "c.png")


def test_removing_counts_what_there_was(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    posts = [workspace.calendar.add(client.id, None) for _each in range(3)]
    assert workspace.calendar.remove([posts[0].id, posts[1].id, PostId(new_id())]) == 2
    assert workspace.calendar.ideas() == [posts[2]]


def test_a_status_is_set_for_many_at_once(example: Workspace) -> None:
    ids = [post.id for post in example.calendar.posts(NOVEMBER)[:4]]
    example.calendar.set_status(ids, PostStatus.REJECTED)
    assert {post.status for post in example.records.all(Post, id=ids)} == {PostStatus.REJECTED}
    example.history.undo()
    assert PostStatus.REJECTED not in {post.status for post in example.records.all(Post, id=ids)}


def test_words_in_use_come_once_each(example: Workspace) -> None:
    used = example.calendar.in_use()
    assert len(used.people) == 3
    assert list(used.rubrics) == sorted(set(used.rubrics))
    assert "" not in used.rubrics


def test_posts_are_brought_on_step_by_step_and_published_ones_stay(example: Workspace) -> None:
    posts = example.calendar.posts(NOVEMBER)
    approved = next(post for post in posts if post.status is PostStatus.APPROVED)
    draft = next(post for post in posts if post.status is PostStatus.DRAFT)
    published = next(post for post in posts if post.status is PostStatus.PUBLISHED)

    assert example.calendar.advance([approved.id, draft.id, published.id]) == 2
    now = {post.id: post.status for post in example.calendar.posts(NOVEMBER)}
    assert (now[approved.id], now[draft.id], now[published.id]) == (
        PostStatus.SCHEDULED,
        PostStatus.TO_APPROVE,
        PostStatus.PUBLISHED,
    )
    example.history.undo()
    assert example.calendar.posts(NOVEMBER) == posts


def test_what_is_published_by_hand_came_out_just_then(example: Workspace) -> None:
    posts = example.calendar.posts(NOVEMBER)
    scheduled, approved, draft = (
        next(post for post in posts if post.status is status)
        for status in (PostStatus.SCHEDULED, PostStatus.APPROVED, PostStatus.DRAFT)
    )
    clock = ZoneInfo(scheduled.moment.zone)  # type: ignore[union-attr]  # every one of a month has its moment
    now = LocalMoment(NOW.astimezone(clock).replace(tzinfo=None, second=0, microsecond=0), clock.key)

    example.calendar.advance([scheduled.id])
    example.calendar.set_status([approved.id], PostStatus.PUBLISHED)
    example.records.change(Post, draft.id, status=PostStatus.PUBLISHED)
    assert {example.records.get(Post, each.id).published_at for each in (scheduled, approved, draft)} == {now}
    for _act in range(3):
        example.history.undo()
    assert example.calendar.posts(NOVEMBER) == posts


def test_an_idea_that_is_published_came_out_by_the_clock_of_its_client(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    workspace.records.change(Client, client.id, time_zone="America/New_York")
    idea = workspace.calendar.add(client.id, None, "Said in passing")
    workspace.calendar.fill([idea.id], "status", PostStatus.PUBLISHED)
    out = workspace.records.get(Post, idea.id).published_at
    assert out is not None
    assert (out.zone, out.utc()) == ("America/New_York", NOW.replace(second=0, microsecond=0))


def test_when_it_came_out_is_told_once_and_kept(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    post = workspace.calendar.add(client.id, date(2026, 11, 2), "Rye bread")
    told = LocalMoment.at(date(2026, 11, 2), 9, 41, "Asia/Tbilisi")
    workspace.records.change(Post, post.id, status=PostStatus.PUBLISHED, published_at=told)
    workspace.calendar.set_status([post.id], PostStatus.DRAFT)
    assert workspace.records.get(Post, post.id).published_at == told
    workspace.calendar.set_status([post.id], PostStatus.PUBLISHED)
    assert workspace.records.get(Post, post.id).published_at == told
    assert workspace.calendar.copy([post.id], days=1)[0].published_at is None


def test_the_posts_written_last_come_first_and_empty_ones_not_at_all(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    made = [workspace.calendar.add(client.id, date(2026, 11, day), text) for day, text in ((9, "a"), (2, "b"), (5, ""))]
    assert [post.text for post in workspace.calendar.latest(5)] == ["b", "a"]
    workspace.records.change(Post, made[0].id, rubric="Backstage")
    assert [post.text for post in workspace.calendar.latest(5)] == ["a", "b"]
    workspace.history.undo()
    assert [post.text for post in workspace.calendar.latest(1)] == ["b"]
    workspace.calendar.set_status([each.id for each in made], PostStatus.TO_APPROVE)
    assert [post.text for post in workspace.calendar.latest(5)] == ["a", "b"]  # in one act: by their day


def test_a_post_is_begun_as_a_line_says_it(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    workspace.records.change(Post, workspace.calendar.add(client.id, None).id, rubric="From the oven")
    said = workspace.calendar.quick_words().understand("7:05 IG reel from the oven Rye #bread")
    post = workspace.calendar.add(client.id, date(2026, 11, 3), said=said)
    assert post.moment == LocalMoment.at(date(2026, 11, 3), 7, 5, client.time_zone)
    assert (post.networks, post.format, post.rubric) == ((Network.INSTAGRAM,), Format.SHORT_VIDEO, "From the oven")
    assert (post.text, post.hashtags, post.status) == ("Rye", ("#bread",), PostStatus.DRAFT)
    assert workspace.records.get(Post, post.id) == post


def test_a_column_is_filled_as_one_step_past_what_may_not_be_changed(example: Workspace) -> None:
    every = example.calendar.posts(NOVEMBER)
    posts = [post for post in every if post.status is not PostStatus.PUBLISHED][:4]
    ids = [post.id for post in posts]
    filled = example.calendar.fill(ids, "rubric", posts[0].rubric)
    assert len(filled.posts) == sum(post.rubric != posts[0].rubric for post in posts)
    assert {example.records.get(Post, id).rubric for id in ids} == {posts[0].rubric}
    example.history.undo()
    assert [example.records.get(Post, id) for id in ids] == posts

    published = next(post for post in every if post.status is PostStatus.PUBLISHED)
    done = example.calendar.fill([*ids, published.id], "moment", posts[0].moment)
    assert (done.stayed, type(done.reason)) == (1, PostPublishedError)
    assert {example.records.get(Post, id).moment for id in ids} == {posts[0].moment}
    assert example.records.get(Post, published.id) == published
    with pytest.raises(PostPublishedError):
        example.calendar.fill([published.id], "moment", posts[0].moment)


def test_networks_are_read_from_a_list_however_it_is_written(workspace: Workspace) -> None:
    words = workspace.calendar.quick_words()
    assert words.networks("IG fb") == ((Network.INSTAGRAM, Network.FACEBOOK), "")
    assert words.networks("Instagram, ВКонтакте") == ((Network.INSTAGRAM, Network.VK), "")
    assert words.networks("") == ((), "")
    assert words.networks("IG myspace") == ((Network.INSTAGRAM,), "myspace")
    assert words.networks("IG stories")[1] == "IG stories"
