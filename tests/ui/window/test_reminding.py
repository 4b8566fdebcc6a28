"""Posts that are due call at their minute: above the page, where nobody looks from the desktop; once after a pause."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSystemTrayIcon

from smmdesk.domain.ids import PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, wall_at
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.opening import open_workspace
from smmdesk.speech.language import Language
from tests.conftest import NOW
from tests.desks import new_desk
from ui.shell.preferences import Preferences
from ui.shell.publishing import PublishDialog
from ui.window.main_window import MainWindow
from ui.window.reminding import DUE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

ZONE = "Asia/Tbilisi"


class Sign(QObject):
    """What a desktop with a notification area gives."""

    messageClicked = Signal()  # noqa: N815  (Qt's name)
    activated = Signal(object)
    made: ClassVar[list[Sign]] = []

    def __init__(self, _picture: object, parent: QObject) -> None:
        super().__init__(parent)
        self.said: list[str] = []
        self.is_shown = False
        self.made.append(self)

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return True

    def setToolTip(self, words: str) -> None:
        """On the sign itself."""

    def show(self) -> None:
        self.is_shown = True

    def hide(self) -> None:
        self.is_shown = False

    def showMessage(self, _title: str, words: str, *_more: object) -> None:
        self.said.append(words)


@pytest.fixture(autouse=True)
def _no_signs() -> Iterator[None]:
    yield
    Sign.made.clear()


class Desk:
    """A window whose clock somebody turns."""

    def __init__(self, window: MainWindow, turn: Callable[[float], None]) -> None:
        self.window, self.turn = window, turn

    def pass_minutes(self, minutes: int) -> None:
        """As a laptop that slept: the timer noticed nothing, and is asked when somebody comes back."""
        self.turn(minutes)
        self.window.reminders._wake(None)  # noqa: SLF001  (what the system tells)

    @property
    def told(self) -> list[str]:
        return self.window.banners.words()

    def put_away(self) -> None:
        banner = self.window.banners.banner(DUE)
        assert banner is not None
        banner.close_button.click()

    def press(self, words: str) -> None:
        banner = self.window.banners.banner(DUE)
        assert banner is not None
        next(each for each in banner.findChildren(QPushButton) if each.text() == words).click()


Opened = Callable[[], AbstractContextManager[Desk]]


@pytest.fixture
def minutes() -> list[float]:
    return [0.0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three posts at 13:10, 13:20 and 13:20 in Tbilisi, where it is one o'clock; of the last the draft is nothing."""
    folder = tmp_path / "desk"
    with new_desk(folder, clock=lambda: NOW) as made:
        client = made.clients.add("Bakery")
        for after, status in ((10, "approved"), (20, "scheduled"), (20, "draft")):
            made.records.add(
                Post(
                    id=PostId(new_id()),
                    client_id=client.id,
                    moment=LocalMoment(wall_at(NOW + timedelta(minutes=after), ZONE), ZONE),
                    networks=(Network.TELEGRAM,),
                    status=PostStatus(status),
                    text=f"After {after} minutes",
                )
            )
    return folder


@pytest.fixture
def opened(folder: Path, minutes: list[float], qtbot: QtBot, tmp_path: Path) -> Opened:
    """Opens a window on it, as the program does at another start."""

    @contextmanager
    def open_one() -> Iterator[Desk]:
        workspace = open_workspace(folder, clock=lambda: NOW + timedelta(minutes=minutes[0]))
        preferences = Preferences.load(tmp_path / "preferences.json")
        window = MainWindow(workspace, Language("en"), preferences)
        qtbot.addWidget(window)
        window.show()
        try:
            yield Desk(window, lambda more: minutes.__setitem__(0, minutes[0] + more))
        finally:
            window.leave()
            window.close()
            workspace.close(backed_up=False)

    return open_one


def test_a_post_calls_at_its_minute_and_is_still_once_it_is_out(opened: Opened, qtbot: QtBot) -> None:
    with opened() as desk:
        assert desk.told == []
        desk.pass_minutes(9)
        assert desk.told == []
        desk.pass_minutes(1)
        assert desk.told == ["Due 16 Nov 2026, 13:10: Bakery · Telegram · After 10 minutes"]
        desk.pass_minutes(15)
        assert desk.told == ["2 posts are due and not published, the first since 16 Nov 2026, 13:10."]
        first, second = desk.window.reminders.posts
        workspace = desk.window.context.workspace
        workspace.publishing.publish(first.id)
        qtbot.waitUntil(lambda: desk.told == ["Due 16 Nov 2026, 13:20: Bakery · Telegram · After 20 minutes"])
        workspace.history.undo()
        qtbot.waitUntil(lambda: desk.told == ["2 posts are due and not published, the first since 16 Nov 2026, 13:10."])
        workspace.calendar.set_status([first.id, second.id], PostStatus.PUBLISHED)
        qtbot.waitUntil(lambda: desk.told == [])


def test_the_timer_waits_for_the_next_minute_and_no_longer_than_one(opened: Opened) -> None:
    with opened() as desk:
        timer = desk.window.reminders._timer  # noqa: SLF001
        assert timer.isActive()
        assert timer.interval() == 60_000
        desk.pass_minutes(9)
        desk.turn(0.75)
        desk.window.reminders._arm()  # noqa: SLF001
        assert 15_000 <= timer.interval() < 16_000
    assert not timer.isActive()


def test_what_is_put_off_calls_again_also_after_the_program_was_closed(opened: Opened, qtbot: QtBot) -> None:
    with opened() as desk:
        desk.pass_minutes(10)
        desk.press("Remind me later")
        (menu,) = [each for each in desk.window.findChildren(QMenu) if each.isVisible()]
        assert [each.text() for each in menu.actions()] == [
            "In a quarter of an hour",
            "In an hour",
            "Tomorrow at its hour",
        ]
        menu.actions()[1].trigger()
        menu.close()
        assert desk.told == []
        desk.pass_minutes(10)
        assert desk.told == ["Due 16 Nov 2026, 13:20: Bakery · Telegram · After 20 minutes"]
        desk.put_away()
        assert desk.told == []
    with opened() as desk:
        assert desk.told == []
        desk.pass_minutes(50)
        assert desk.told == ["Due 16 Nov 2026, 13:10: Bakery · Telegram · After 10 minutes"]


def test_what_came_due_while_the_program_was_closed_is_told_once_with_its_number(
    opened: Opened, minutes: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.window.tray.QSystemTrayIcon", Sign)
    with opened() as desk:
        assert desk.told == []
    minutes[0] = 120
    with opened() as desk:
        assert desk.told == ["2 posts are due and not published, the first since 16 Nov 2026, 13:10."]
    with opened() as desk:
        # nobody did anything about them
        assert len(desk.told) == 1
        desk.put_away()
    with opened() as desk:
        assert desk.told == []
    assert Sign.made == []


def test_a_workspace_that_nobody_ever_watched_tells_of_nothing_old(opened: Opened, minutes: list[float]) -> None:
    minutes[0] = 120
    with opened() as desk:
        assert desk.told == []


@pytest.mark.parametrize("is_wanted", [True, False])
def test_from_the_desktop_it_calls_only_where_that_is_wanted(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, is_wanted: bool
) -> None:
    monkeypatch.setattr("ui.window.tray.QSystemTrayIcon", Sign)
    with opened() as desk:
        desk.window.preferences.tray = is_wanted
        monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False)
        desk.pass_minutes(10)
        desk.pass_minutes(1)  # said once
        told = "Due 16 Nov 2026, 13:10: Bakery · Telegram · After 10 minutes"
        assert [each.said for each in Sign.made] == ([[told]] if is_wanted else [])
        assert desk.told == [told]
        if is_wanted:
            (sign,) = Sign.made
            assert sign.is_shown
            sign.messageClicked.emit()
            (dialog,) = desk.window.findChildren(PublishDialog)
            dialog.accept()
            qtbot.waitUntil(lambda: not sign.is_shown)
            assert desk.told == []


def test_without_such_a_place_the_window_tells_it_alone(opened: Opened) -> None:
    with opened() as desk:
        desk.pass_minutes(10)
        assert len(desk.told) == 1
        assert desk.window.findChildren(QSystemTrayIcon) == []


def test_its_button_and_a_click_from_the_desktop_lead_to_the_steps(opened: Opened) -> None:
    with opened() as desk:
        desk.pass_minutes(10)
        desk.press("Publish…")
        (dialog,) = desk.window.findChildren(PublishDialog)
        assert dialog.isVisible()
        assert "Bakery" in dialog.whose.text()
        desk.window.reminders.come_back()  # one that is open is answered first
        assert len([each for each in desk.window.findChildren(PublishDialog) if each.isVisible()]) == 1
        dialog.close()
