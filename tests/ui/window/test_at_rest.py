"""The first frame is the one that stays: what is opened, looked up and got ready after it changes no pixel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from smmdesk.domain.clients import Client
from smmdesk.domain.desk import Desk
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format, Post, PostStatus
from smmdesk.machine.kept_holidays import KnownDays, keep
from smmdesk.opening import open_quickly
from smmdesk.storage.connection import beside
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.own_file import ORPHAN
from tests.conftest import NOW
from tests.desks import new_desk
from ui.calendar.page import CalendarPage
from ui.shell.preferences import Preferences
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace


def with_clients(desk: Workspace) -> None:
    desk.settings.set_up(Desk(country="GE"))
    for name in ("Almond", "Walnut"):
        desk.clients.add(name)


def with_one_taken_back(desk: Workspace) -> None:
    with_clients(desk)
    desk.history.undo()


def with_all_taken_back(desk: Workspace) -> None:
    with_one_taken_back(desk)
    desk.history.undo()


def with_the_example(desk: Workspace) -> None:
    desk.make_example("en")


def with_posts(desk: Workspace) -> None:
    """Of whom some need attention: one is late, one has no network."""
    with_clients(desk)
    client = desk.clients.list()[0].id
    for day, networks in ((4, (Network.VK,)), (24, ()), (25, (Network.VK,))):
        post = desk.calendar.add(client, NOW.date().replace(day=day), "Rye bread")
        more = {"networks": networks, "rubric": "News", "format": Format.PHOTO}
        desk.records.change(Post, post.id, status=PostStatus.SCHEDULED, **more)


CASES = (
    (with_posts, (True, False)),
    (with_clients, (True, False)),
    (with_one_taken_back, (True, True)),
    (with_all_taken_back, (False, True)),
    (with_the_example, (False, False)),
)
Make = Callable[..., MainWindow]


@pytest.fixture
def make_window(tmp_path: Path, language: Language, qtbot: QtBot) -> Make:
    """A window over a workspace opened as the program opens it, which was filled where there is something to fill with.

    Its holidays were looked up at another start, unless they are `unknown`.
    """

    def made(fill: Callable[[Workspace], None] | None = None, *, unknown: bool = False) -> MainWindow:
        if fill is not None:
            with new_desk(tmp_path / "desk", clock=lambda: NOW) as desk:
                fill(desk)
                known = KnownDays({NOW.date(): "Day of the bakers"}, {NOW.date(): ["Day of buying cakes"]})
                for client in [] if unknown else desk.clients.list():
                    keep(client.country, NOW.year, language.code, known)
        workspace = open_quickly(tmp_path / "desk", clock=lambda: NOW)
        assert not workspace.is_fully_open
        window = MainWindow(workspace, language, Preferences(file=tmp_path / "preferences.json"))
        qtbot.addWidget(window, before_close_func=lambda _window: workspace.close())
        return window

    return made


def first_frame(window: MainWindow, qtbot: QtBot) -> QImage:
    with qtbot.waitSignal(window.painted):
        window.show()
    return window.grab().toImage()


def at_rest(window: MainWindow, qtbot: QtBot) -> QImage:
    """Once the workspace is open, no work is under way and nothing waits for its time."""

    def is_quiet() -> bool:
        waiting = [each for each in window.findChildren(QTimer) if each.isSingleShot() and each.isActive()]
        return window.context.workspace.is_fully_open and not window.context.background.jobs() and not waiting

    qtbot.waitUntil(is_quiet)
    return window.grab().toImage()


def steps(window: MainWindow) -> tuple[bool, bool]:
    undo, redo = (window.context.commands.action(f"history.{each}") for each in ("undo", "redo"))
    return undo.isEnabled(), redo.isEnabled()


@pytest.mark.parametrize(("fill", "expected"), CASES)
def test_undo_and_redo_are_right_from_the_first_frame_on(
    make_window: Make, qtbot: QtBot, fill: Callable[[Workspace], None], expected: tuple[bool, bool]
) -> None:
    window = make_window(fill)
    before = first_frame(window, qtbot)
    assert steps(window) == expected
    assert at_rest(window, qtbot) == before
    assert steps(window) == expected


def test_that_nothing_can_be_written_is_said_from_the_first_frame_on(
    make_window: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(desk: Workspace) -> None:
        with_clients(desk)
        for module in ("opening", "quick_reader"):  # from now on
            monkeypatch.setattr(f"smmdesk.storage.{module}.writable", lambda _path: False)

    window = make_window(fill)
    before = first_frame(window, qtbot)
    assert len(window.banners.words()) == 1
    assert steps(window) == (False, False)
    assert at_rest(window, qtbot) == before


def test_what_was_set_aside_is_told_from_the_first_frame_on(make_window: Make, qtbot: QtBot) -> None:
    def fill(desk: Workspace) -> None:
        with_clients(desk)
        assert desk.folder
        beside(desk.folder / DATABASE, f"-wal{ORPHAN}").touch()

    window = make_window(fill)
    before = first_frame(window, qtbot)
    assert len(window.banners.words()) == 1
    assert at_rest(window, qtbot) == before


def test_undo_opens_the_workspace_where_it_is_not_open_yet(make_window: Make) -> None:
    window = make_window(with_clients)
    window.context.commands.run("history.undo")
    workspace = window.context.workspace
    assert [each.name for each in workspace.records.all(Client)] == ["Almond"]
    assert steps(window) == (True, True)
    workspace.take_over()
    assert [each.name for each in workspace.quickest.clients()] == ["Almond"]


def test_holidays_are_looked_up_once_and_shown_at_once_from_then_on(make_window: Make, qtbot: QtBot) -> None:
    window = make_window(with_clients, unknown=True)
    before = first_frame(window, qtbot)
    after = at_rest(window, qtbot)
    assert before != after
    window.close()
    window.context.workspace.close()
    again = make_window()
    assert first_frame(again, qtbot) == after
    assert isinstance(again.page, CalendarPage)
    assert "Saint George's Day" in again.page.views.month.scene.day_in_words(date(2026, 11, 23))
    assert at_rest(again, qtbot) == after
