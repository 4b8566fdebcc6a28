"""What of a post was said before is found among the client's own earlier posts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.posts import Post

if TYPE_CHECKING:
    from smmdesk.domain.clients import Client
    from smmdesk.workspace import Workspace

TEXT = "The honey cake with sour cherries is back on the board."


@pytest.fixture
def bakery(workspace: Workspace) -> Client:
    return workspace.clients.add("Bakery")


def test_a_repeat_is_found_among_the_clients_own_earlier_posts(workspace: Workspace, bakery: Client) -> None:
    rival = workspace.clients.add("Rival")
    early = workspace.calendar.add(bakery.id, date(2026, 11, 2), TEXT)
    workspace.calendar.add(rival.id, date(2026, 11, 3), TEXT)
    late = workspace.calendar.add(bakery.id, date(2026, 11, 20), TEXT + " Come!")

    found = workspace.repeats.said_before(late).repeat
    assert found
    assert found.post == early
    assert 0.5 < found.alike.likeness < 1
    assert workspace.repeats.said_before(early) == (None, True, (), ())
    idea = workspace.calendar.add(bakery.id, None, TEXT)
    assert workspace.repeats.said_before(idea).repeat == (early, (1.0, 1.0))


def test_of_several_alike_the_latest_is_told(workspace: Workspace, bakery: Client) -> None:
    workspace.calendar.add(bakery.id, date(2026, 11, 2), TEXT)
    second = workspace.calendar.add(bakery.id, date(2026, 11, 9), TEXT)
    workspace.calendar.add(bakery.id, date(2026, 11, 12), TEXT + " With walnuts, for once.")
    third = workspace.calendar.add(bakery.id, date(2026, 11, 20), TEXT)
    assert workspace.repeats.said_before(third).repeat == (second, (1.0, 1.0))


def test_what_is_written_or_removed_since_then_counts(workspace: Workspace, bakery: Client) -> None:
    early = workspace.calendar.add(bakery.id, date(2026, 11, 2), "Something else altogether, with words of its own.")
    late = workspace.calendar.add(bakery.id, date(2026, 11, 20), TEXT)
    assert workspace.repeats.said_before(late).repeat is None
    workspace.records.change(Post, early.id, text=TEXT)
    assert workspace.repeats.said_before(late).repeat is not None
    workspace.calendar.remove([early.id])
    assert workspace.repeats.said_before(late).repeat is None
    workspace.history.undo()
    assert workspace.repeats.said_before(late).repeat is not None


def test_a_long_post_is_found_with_the_second_answer(workspace: Workspace, bakery: Client) -> None:
    long = " ".join(str(number**3) for number in range(100, 500))
    early = workspace.calendar.add(bakery.id, date(2026, 11, 2), f"{long} {TEXT} It costs as much as it did.")
    late = workspace.calendar.add(bakery.id, date(2026, 11, 20), f"{TEXT} It costs as much as it did.")
    assert workspace.repeats.said_before(late)[:2] == (None, False)
    found = workspace.repeats.said_at_length(late)
    assert found.is_all
    assert found.repeat
    assert found.repeat.post == early
    assert found.repeat.alike.containment > 0.9


def test_whoever_looks_may_be_told_to_end(workspace: Workspace, bakery: Client) -> None:
    workspace.calendar.add(bakery.id, date(2026, 11, 2), TEXT)
    late = workspace.calendar.add(bakery.id, date(2026, 11, 20), TEXT)

    def end() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        workspace.repeats.said_before(late, end)
    assert workspace.repeats.said_before(late).repeat is not None


def test_a_link_of_the_month_and_words_of_many_are_told(workspace: Workspace, bakery: Client) -> None:
    words = "Friends, today we bake"
    days = [date(2026, 10, day) for day in range(1, 7)]
    early = [workspace.calendar.add(bakery.id, day, f"{words} number {day.day * 7}") for day in days]
    workspace.records.change(Post, early[2].id, link="https://honey.example/cakes?utm_source=vk")
    late = workspace.calendar.add(bakery.id, date(2026, 11, 2), f"{words} rye bread with caraway, and that is all.")
    workspace.records.change(Post, late.id, link="https://honey.example/cakes")
    (late,) = workspace.records.all(Post, id=late.id)

    found = workspace.repeats.said_before(late)
    assert [(each.post.id, each.files) for each in found.reused] == [(early[2].id, ())]
    assert found.habits == ((words, 6, 6, True),)
    assert workspace.repeats.said_at_length(late) == found
    workspace.settings.change(reuse_days=29)
    assert workspace.repeats.said_before(late).reused == ()
