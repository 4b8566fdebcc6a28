"""A post is found by what it says, from anywhere, and shown in its month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.ids import PostId, new_id
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from smmdesk.opening import open_workspace
from tests.desks import a_copy
from ui.calendar.page import CalendarPage
from ui.calendar.post.panel import PostPanel
from ui.widgets.search_list import SearchList

from .conftest import Person

if TYPE_CHECKING:
    from pathlib import Path

Start = Callable[..., Person]


@pytest.fixture
def desk(home: Path) -> Path:
    """Two clients; a post of the second years ago, and one without a day."""
    with open_workspace(a_copy(home / "desk")) as made:
        made.clients.add("Almond")
        other = made.clients.add("Walnut")
        then = LocalMoment(datetime(2024, 2, 29, 12), "UTC")
        texts = {"Медовик по субботам.\n\nВ витрине — Мёд с гор, 100% свой": then, "Мода на мак": None}
        for text, moment in texts.items():
            made.records.add(Post(id=PostId(new_id()), client_id=other.id, text=text, moment=moment))
    return home / "desk"


@pytest.mark.parametrize("typed", ["мед с гор", "МЁД С", "100% св"])
def test_what_it_says_leads_to_it(start: Start, desk: Path, typed: str) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.window.context.choose_client(next(each.id for each in person.workspace.clients.list()))
    person.press("Ctrl+1")
    person.press("Ctrl+K")
    person.window.findChildren(SearchList)[-1].line.insert(typed)  # QTest has no keys for Cyrillic
    person.press("Return")
    page = person.page(CalendarPage)
    person.qtbot.waitUntil(lambda: page.findChild(PostPanel) is not None)
    assert person.window.page_id == "calendar"
    assert [each.text[:7] for each in page.views.selected()] == ["Медовик"]
    assert datetime(2024, 2, 29, tzinfo=UTC).date() in person.window.context.period


def test_nothing_that_only_looks_like_it_is_found(desk: Path) -> None:
    with open_workspace(desk) as opened:
        assert opened.calendar.saying("мёда", 8) == []
        assert opened.calendar.saying("100_ свой", 8) == []
        assert [each.text for each in opened.calendar.saying("мода НА", 8)] == ["Мода на мак"]
        assert len(opened.calendar.saying("м", 1)) == 1
