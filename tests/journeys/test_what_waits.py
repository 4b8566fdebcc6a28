"""From a client's overview to the posts that wait for an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.opening import open_workspace
from tests.desks import a_copy
from ui.calendar.page import CalendarPage
from ui.clients.page import ClientsPage

from .conftest import Person

if TYPE_CHECKING:
    from pathlib import Path

Start = Callable[..., Person]


def test_what_waits_for_an_answer_is_all_that_the_calendar_shows_then(start: Start, home: Path) -> None:
    with open_workspace(a_copy(home / "desk")) as made:
        almond, hazel = made.clients.add("Almond"), made.clients.add("Hazel")
        posts = [
            made.calendar.add(client.id, made.today() + timedelta(days=days), f"{client.name} {days}")
            for client in (almond, hazel)
            for days in (0, 70)
        ]
        made.calendar.set_status([posts[1].id, posts[3].id], PostStatus.TO_APPROVE)
    person = start(home / "desk")
    person.window.open_page("clients", almond.id)
    person.page(ClientsPage).card.overview.lines["approve"].setFocus()
    person.press("Enter")
    calendar = person.page(CalendarPage)
    # two months on: where the one is that waits
    cells = calendar.views.month.scene.places.cells
    assert {post.text for cell in cells for post in cell.posts} == {"Almond 70"}
    assert calendar.is_filtered()
    assert [post.text for post in calendar.views.selected()] == ["Almond 70"]
    calendar.clear_filter()
    assert not calendar.is_filtered()


def test_a_post_is_begun_for_the_client_under_the_mouse(start: Start, home: Path) -> None:
    with open_workspace(a_copy(home / "desk")) as made:
        _almond, hazel = made.clients.add("Almond"), made.clients.add("Hazel")
    person = start(home / "desk")
    person.window.open_page("clients", hazel.id)
    person.window.context.commands.run("client.new_post")
    assert isinstance(person.window.page, CalendarPage)
    assert person.window.context.client_id == hazel.id
    assert [post.client_id for post in person.workspace.records.all(Post)] == [hazel.id]
