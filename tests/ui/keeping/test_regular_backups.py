"""Every half hour a backup, if anything was changed: quiet, beside the window, and refused aloud only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from smmdesk.speech.language import Language
from smmdesk.storage import backup
from smmdesk.storage.errors import DamagedWorkspaceError, DiskFullError
from smmdesk.storage.manifest import Reason
from ui.keeping.regular_backups import EVERY, RegularBackups
from ui.shell.preferences import Preferences
from ui.window.jobs_bar import JobsBar
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from ui.shell.context import Context, Said


def timer_of(backups: RegularBackups) -> QTimer:
    [found] = backups.findChildren(QTimer)
    return found


class Window:
    """What the window has of them."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self.qtbot, self.context, self.workspace = qtbot, context, context.workspace
        self.backups = RegularBackups(self.context)
        self.said: list[Said] = []
        self.made: list[object] = []
        self.damaged: list[object] = []
        self.context.said.connect(self.said.append)
        self.backups.made.connect(self.made.append)
        self.backups.damaged.connect(self.damaged.append)

    def half_an_hour_later(self) -> None:
        """As the timer does it."""
        timer_of(self.backups).timeout.emit()
        assert [job.title for job in self.context.background.jobs()] == [""]  # no word at the foot of the window
        self.qtbot.waitUntil(lambda: not self.context.background.jobs(), timeout=20_000)


@pytest.fixture
def window(workspace: Workspace, context_on: Callable[..., Context], qtbot: QtBot) -> Window:
    workspace.clients.add("Bakery")
    return Window(context_on(workspace, Language("en")), qtbot)


def test_it_begins_with_the_workspace_and_waits_half_an_hour(window: Window) -> None:
    assert not timer_of(window.backups).isActive()
    window.backups.start()
    assert timer_of(window.backups).isActive()
    assert timer_of(window.backups).interval() == EVERY == 1_800_000


def test_a_server_is_backed_up_there(window: Window) -> None:
    window.workspace.folder = None
    window.backups.start()
    assert not timer_of(window.backups).isActive()


def test_one_is_made_only_when_something_changed(window: Window) -> None:
    window.half_an_hour_later()
    window.half_an_hour_later()
    assert [each.reason for each in window.workspace.backups.listed()] == [Reason.REGULAR]
    assert len(window.made) == 1
    window.workspace.clients.add("Dentist")
    window.half_an_hour_later()
    assert len(window.workspace.backups.listed()) == len(window.made) == 2
    assert window.said == []


def test_a_refusal_is_said_once_until_it_works_again(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as disk:
        disk.setattr(backup, "make", full)
        for _ in range(3):
            window.half_an_hour_later()
        (said,) = window.said
        assert said.problem
        assert "The disk is full" in said.sentence
    window.half_an_hour_later()
    assert len(window.made) == 1
    window.workspace.clients.add("Dentist")
    monkeypatch.setattr(backup, "make", full)
    window.half_an_hour_later()
    assert len(window.said) == 2


def test_damage_is_no_matter_for_a_toast(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(*_arguments: object) -> None:
        raise DamagedWorkspaceError(detail="page 7")

    monkeypatch.setattr(backup, "needed", torn)
    window.half_an_hour_later()
    assert [type(each) for each in window.damaged] == [DamagedWorkspaceError]
    assert window.said == []


def test_the_line_at_the_foot_says_when(window: Window, qtbot: QtBot) -> None:
    bar = JobsBar(Language("en"), window.context.background)
    qtbot.addWidget(bar)
    bar.show()
    bar.show_saved(window.workspace.now().time())
    bar.show_workspace("desk")
    bar.show_backed_up(window.workspace.now().time())
    [told] = [each for each in bar.findChildren(QLabel) if each.text().startswith("· Backed up ")]
    assert told.isVisible()


def test_a_window_that_has_left_its_workspace_makes_no_more(workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(workspace, Language("en"), Preferences(file=tmp_path / "preferences.json"))
    qtbot.addWidget(window)
    assert timer_of(window.care.backups.regular).isActive()
    window.leave()
    assert not timer_of(window.care.backups.regular).isActive()
