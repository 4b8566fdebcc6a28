"""A post is published by hand and by keyboard alone: copied and opened in each network, its link taken from the
clipboard, marked as out, and taken back in one step."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from smmdesk.domain.clients import Account, Client
from smmdesk.domain.ids import AccountId, PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.opening import open_workspace
from tests.desks import desk_with
from ui.shell.publishing import PublishDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Person

PAGES = {Network.INSTAGRAM: "https://www.instagram.com/walnut", Network.TELEGRAM: "https://t.me/walnut"}


@pytest.fixture
def desk(home: Path) -> Path:
    folder = desk_with(home / "desk", "Walnut")
    with open_workspace(folder) as workspace:
        (client,) = workspace.records.all(Client)
        for network, link in PAGES.items():
            workspace.records.add(Account(id=AccountId(new_id()), client_id=client.id, network=network, link=link))
        post = workspace.records.add(
            Post(
                id=PostId(new_id()),
                client_id=client.id,
                moment=LocalMoment.at(workspace.today() + timedelta(days=1), 9, 30, client.time_zone),
                networks=tuple(PAGES),
                text="Honey cake is back",
                hashtags=("#cake",),
                link="https://example.org/menu?utm_source={network}",
                status=PostStatus.APPROVED,
            )
        )
        workspace.texts.write(post.id, Network.TELEGRAM, text="Honey cake, again")
    return folder


def dialog(person: Person) -> PublishDialog:
    found: list[PublishDialog] = []

    def seen() -> bool:
        found[:] = [each for each in person.window.findChildren(PublishDialog) if each.isVisible()]
        return bool(found)

    person.qtbot.waitUntil(seen, timeout=10_000)
    found[0].activateWindow()
    person.qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_it_is_published_in_two_networks_and_taken_back(
    start: Callable[..., Person], desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_link(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("ui.shell.publishing_steps.open_link", open_link)
    person = start(desk)
    person.come_to_the_front()
    person.press("Ctrl+Shift+L")
    person.press("Ctrl+A")
    person.press("Ctrl+Return")
    steps = dialog(person)
    assert person.sees("Nothing is sent from here")

    person.press("1")
    assert clipboard() == "Honey cake is back\n\nhttps://example.org/menu?utm_source=instagram\n\n#cake"
    person.press("3")
    assert opened == [PAGES[Network.INSTAGRAM]]
    assert (steps.steps.is_done(Network.INSTAGRAM), steps.steps.is_done(Network.TELEGRAM)) == (True, False)
    person.press("PgDown")
    person.press("1", "3")
    assert clipboard() == "Honey cake, again\n\nhttps://example.org/menu?utm_source=telegram\n\n#cake"
    assert opened == [*PAGES.values()]
    assert steps.steps.is_done(Network.TELEGRAM)

    QGuiApplication.clipboard().setText("https://t.me/walnut/7")
    person.press("4")
    assert steps.link.hasFocus()
    assert steps.link.text() == "https://t.me/walnut/7"
    # figures are figures here, not steps
    person.press("End", "1")
    assert steps.link.text() == "https://t.me/walnut/71"
    person.press("Return")
    (post,) = person.workspace.records.all(Post)
    assert (post.status, post.published_link) == (PostStatus.PUBLISHED, "https://t.me/walnut/71")
    assert post.published_at is not None
    person.qtbot.waitUntil(lambda: person.sees("Published: Honey cake is back"))

    person.come_to_the_front()
    person.press("Ctrl+Z")
    (post,) = person.workspace.records.all(Post)
    assert (post.status, post.published_link, post.published_at) == (PostStatus.APPROVED, "", None)


def test_what_is_no_address_is_refused_and_stays(start: Callable[..., Person], desk: Path) -> None:
    QGuiApplication.clipboard().setText("no address")
    person = start(desk)
    person.come_to_the_front()
    person.press("Ctrl+Shift+L")
    person.press("Ctrl+A")
    person.press("Ctrl+Return")
    steps = dialog(person)
    person.press("4")
    assert steps.link.text() == ""
    person.type("tomorrow")
    person.press("Return")
    assert person.sees("This is no address of a page.")
    assert steps.isVisible()
    (post,) = person.workspace.records.all(Post)
    assert post.status is PostStatus.APPROVED
    person.press("Esc")
