"""Posts made with what is usual for their client, and many of them changed at once: by keyboard, then by mouse."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from smmdesk.domain.clients import Account
from smmdesk.domain.ids import AccountId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.opening import open_workspace
from tests.desks import desk_with
from tests.ui.calendar.conftest import CTRL, chip_of
from ui.calendar.page import CalendarPage
from ui.calendar.post.many_panel import ManyPanel

from .conftest import LEFT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smmdesk.workspace import Workspace

    from .conftest import Person


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A bakery that is on Instagram and Telegram, with a post of today that is out."""
    folder = desk_with(tmp_path / "desk", "Bakery")
    with open_workspace(folder) as workspace:
        (client,) = workspace.clients.list()
        for network in (Network.TELEGRAM, Network.INSTAGRAM):
            workspace.records.add(Account(id=AccountId(new_id()), client_id=client.id, network=network))
        out = workspace.calendar.add(client.id, workspace.today(), "Out already")
        workspace.calendar.set_status([out.id], PostStatus.PUBLISHED)
    return folder


def now(workspace: Workspace) -> dict[str, Post]:
    """All posts by their first word."""
    return {post.text.split()[0]: post for post in workspace.records.all(Post)}


def test_by_keyboard(start: Callable[[Path | None], Person], desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.page(CalendarPage).views.month.setFocus()
    for words in ("Rye bread", "Honey cake"):
        person.press("Ctrl+N")
        person.type(words)
        person.press("Ctrl+Return", "Esc")
    before = now(person.workspace)
    assert before["Rye"].networks == before["Honey"].networks == (Network.INSTAGRAM, Network.TELEGRAM)
    assert before["Rye"].rubric == ""

    person.press("Ctrl+A", "Return")
    person.qtbot.waitUntil(lambda: person.sees("3 posts selected"))
    person.type("1830")
    person.press("Tab")
    changed = now(person.workspace)
    assert [changed[word].moment.wall.time() for word in ("Rye", "Honey")] == [time(18, 30)] * 2  # type: ignore[union-attr]
    assert changed["Out"] == before["Out"]
    assert person.sees("1 post stayed as it was.")
    person.press("Right", "Space")
    assert {post.networks for post in now(person.workspace).values()} == {(Network.INSTAGRAM,)}

    person.press("Ctrl+Shift+T")
    person.type("+7")
    person.press("Return")
    moved = now(person.workspace)
    today = person.workspace.today()
    assert {word: moved[word].day for word in moved} == {
        "Rye": today + timedelta(days=7),
        "Honey": today + timedelta(days=7),
        "Out": today,
    }
    person.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert now(person.workspace) == before


def test_by_mouse(start: Callable[[Path | None], Person], desk: Path) -> None:
    with open_workspace(desk) as workspace:
        (client,) = workspace.clients.list()
        today = workspace.today()
        week = [today + timedelta(days=day - today.weekday()) for day in range(7)]
        others = [day for day in week if day != today]
        for words, day in zip(("Rye bread", "Honey cake"), others, strict=False):
            workspace.calendar.add(client.id, day, words)
    person = start(desk)
    person.come_to_the_front()
    page = person.page(CalendarPage)
    month = page.views.month
    before = now(person.workspace)
    for word, keys in (("Rye", Qt.KeyboardModifier.NoModifier), ("Honey", CTRL)):
        chip = chip_of(month.scene.places, before[word].id)
        assert chip
        QTest.mouseClick(month, LEFT, keys, chip.rect.center())
    panel = page.findChildren(ManyPanel)[0]
    person.qtbot.waitUntil(lambda: person.sees("2 posts selected"))
    person.click("Networks: Other networks", panel)
    person.click("Networks: VK", panel)
    assert [Network.VK in now(person.workspace)[word].networks for word in ("Rye", "Honey", "Out")] == [
        True,
        True,
        False,
    ]
    person.click("Copy as rows", panel)
    carried = QGuiApplication.clipboard().mimeData()
    assert len(carried.text().splitlines()) == 3
    assert carried.html().count("<tr>") == 3
    person.click("Duplicate", panel)
    assert len(person.workspace.records.all(Post)) == 5
    selected = page.views.selected()
    assert {post.id for post in selected}.isdisjoint({post.id for post in before.values()})
    person.click("Move to…", panel)
    popup = QApplication.activePopupWidget()
    assert popup
    person.type("+1")
    person.press("Return")
    assert {post.day for post in page.views.selected()} == {day + timedelta(days=1) for day in others[:2]}
    assert any(each.text() == "Undo" for each in person.window.findChildren(QPushButton) if each.isVisible())
