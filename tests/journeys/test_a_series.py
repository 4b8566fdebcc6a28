"""A post comes again every second week: said, changed for all, made rarer and taken back; by the keyboard alone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.series import Series
from smmdesk.opening import open_workspace
from tests.desks import desk_with
from ui.calendar.post.panel import PostPanel
from ui.calendar.series.dialog import RuleDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Person

WEEK = timedelta(weeks=1)


@pytest.fixture
def desk(home: Path) -> Path:
    """One client with a post for tomorrow."""
    folder = desk_with(home / "desk", "Walnut")
    with open_workspace(folder) as workspace:
        (client,) = workspace.records.all(Client)
        workspace.records.add(
            Post(
                id=PostId(new_id()),
                client_id=client.id,
                moment=LocalMoment.at(workspace.today() + timedelta(days=1), 9, 30, client.time_zone),
                networks=(Network.INSTAGRAM,),
                text="Rye bread is ready",
                status=PostStatus.DRAFT,
            )
        )
    return folder


def dialog(person: Person) -> RuleDialog:
    """The one about a rule, with the keyboard."""
    found: list[RuleDialog] = []

    def seen() -> bool:
        found[:] = [each for each in person.window.findChildren(RuleDialog) if each.isVisible()]
        return bool(found)

    person.qtbot.waitUntil(seen, timeout=10_000)
    found[0].activateWindow()
    person.qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def posts(person: Person) -> list[Post]:
    return person.workspace.records.all(Post, order_by="moment_wall")


def test_a_post_comes_again_until_it_does_not(start: Callable[..., Person], desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    (first,) = posts(person)
    assert first.day
    person.press("Ctrl+Shift+L", "Home")
    person.press("Ctrl+R")
    asked = dialog(person)
    # every 2 weeks
    person.type("2")
    person.press("Tab")
    assert asked.rule.interval == 2
    person.tab_on_to(asked.form.editor("ends"))
    person.press("End", "Tab")
    person.tab_on_to(asked.form.editor("count"))
    person.press("Ctrl+A")
    person.type("4")
    assert "4 times" in asked.preview.rule.text()
    person.press("Return")
    person.qtbot.waitUntil(lambda: not asked.isVisible())
    assert [each.day for each in posts(person)] == [first.day + 2 * at * WEEK for at in range(4)]

    # what is written in the first of them is for all
    person.come_to_the_front()
    person.press("Return")
    (panel,) = (each for each in person.window.findChildren(PostPanel) if each.isVisible())
    assert "1 of 4" in panel.series.words.text()
    person.tab_on_to(panel.series.scope)
    person.press("End")
    person.tab_on_to(panel.texts.every.editor("text"))
    person.press("Ctrl+A")
    person.type("Rye bread is here")
    person.press("Tab")
    assert {each.text for each in posts(person)} == {"Rye bread is here"}

    # every 4 weeks is what half of them fit
    person.tab_on_to(panel.series.rule_button)
    person.press("Space")
    asked = dialog(person)
    person.tab_on_to(asked.form.editor("interval"))
    person.press("Ctrl+A")
    person.type("4")
    assert any(each.text() for each in asked.preview.odd)
    person.press("Return")
    person.qtbot.waitUntil(lambda: not asked.isVisible())
    assert [each.day for each in posts(person)] == [first.day + 4 * at * WEEK for at in range(4)]

    person.come_to_the_front()
    for _act in range(3):
        person.press("Ctrl+Z")
    assert posts(person) == [first]
    assert person.workspace.records.all(Series) == []
