"""On a disk of another machine there is no WAL: who writes keeps readers out, and the window reads a moment later."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.opening import open_workspace
from smmdesk.speech.language import Language
from smmdesk.storage.connection import connect
from smmdesk.storage.folder import DATABASE
from tests.desks import desk_on_another_machine
from tests.sight import bring_to_front
from ui.clients.page import ClientsPage
from ui.pages import PAGES
from ui.shell.preferences import Preferences
from ui.widgets.loading import Loading
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from sqlite3 import Connection

    from pytestqt.qtbot import QtBot

    from ui.shell.context_page import ContextPage

WAITS = "Another program is writing to this workspace. This page is shown as soon as it has finished."


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return desk_on_another_machine(tmp_path / "desk", "Almond")


@pytest.fixture
def other(shared: Path) -> Iterator[Connection]:
    with closing(connect(shared / DATABASE, journal_mode="DELETE")) as made:
        yield made


@pytest.fixture
def window(qtbot: QtBot, shared: Path) -> Iterator[MainWindow]:
    with open_workspace(shared) as workspace:
        made = MainWindow(workspace, Language("en"), Preferences(file=shared.parent / "preferences.json"))
        bring_to_front(qtbot, made, (1280, 800))
        yield made
        made.close()


def test_pages_are_read_once_nobody_writes(window: MainWindow, other: Connection, qtbot: QtBot) -> None:
    other.execute("BEGIN EXCLUSIVE")
    pages = [window.open_page(page) for page in PAGES]
    qtbot.wait(300)
    assert window.toasts.words() == []
    other.execute("COMMIT")
    page = window.open_page("clients")
    assert isinstance(page, ClientsPage)
    qtbot.waitUntil(lambda: [row.client.name for row in page.table.records()] == ["Almond"])
    assert len(pages) == len(PAGES)


@pytest.mark.parametrize("page_id", PAGES)
def test_a_page_says_that_it_waits_and_comes_by_itself(
    window: MainWindow, other: Connection, qtbot: QtBot, page_id: str
) -> None:
    other.execute("BEGIN EXCLUSIVE")
    page = window.open_page(page_id)
    window.context.choose_client(window.top.found[0].id)
    assert page.waits_for == ""
    qtbot.waitUntil(lambda: page.waits_for != "")
    qtbot.wait(300)  # it was tried again meanwhile
    assert seen(page) == [page.waits_for] == [WAITS]
    other.execute("COMMIT")
    qtbot.waitUntil(lambda: page.waits_for == "")
    assert seen(page) == []


def test_what_was_read_already_stays_while_one_waits(window: MainWindow, other: Connection, qtbot: QtBot) -> None:
    page = window.open_page("clients")
    assert isinstance(page, ClientsPage)
    other.execute("BEGIN EXCLUSIVE")
    page.refresh()
    qtbot.wait(700)
    assert page.table.isVisible()
    other.execute("COMMIT")


def seen(page: ContextPage) -> list[str]:
    """What it says of its waiting."""
    return [each.accessibleName() for each in page.findChildren(Loading) if each.isVisible()]


def test_what_is_done_meanwhile_waits(window: MainWindow, other: Connection, qtbot: QtBot) -> None:
    page = window.open_page("clients")
    assert isinstance(page, ClientsPage)
    page.select(page.table.records()[0].id)
    other.execute("BEGIN EXCLUSIVE")
    page.remove_selected()
    assert window.context.workspace.waits == 1
    qtbot.waitUntil(lambda: bool(window.banners.words()))
    other.execute("COMMIT")
    qtbot.waitUntil(lambda: page.table.records() == [])
    assert window.context.workspace.records.all(Client) == []
