"""The page of settings over an empty workspace, with preferences of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from smmdesk.speech.language import Language
from smmdesk.workspace import Workspace
from tests.sight import bring_to_front
from ui.settings.page import SettingsPage
from ui.settings.restore_dialog import RestoreDialog
from ui.shell.preferences import Preferences

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.shell.context import Context, Said


class Desk:
    """The page, and what it said and asked for."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self.qtbot, self.context, self.workspace = qtbot, context, context.workspace
        self.said: list[Said] = []
        self.languages: list[str] = []
        self.text_sizes: list[int] = []
        self.workspaces: list[Path | None] = []
        self.restored: list[Path] = []
        context.said.connect(self.said.append)
        context.language_wanted.connect(self.languages.append)
        context.text_size_wanted.connect(self.text_sizes.append)
        context.workspace_wanted.connect(self.workspaces.append)
        context.restore_wanted.connect(self.restored.append)
        qtbot.addWidget(context.window)
        self.page = SettingsPage(context)
        bring_to_front(qtbot, self.page, (1200, 800))

    @property
    def file(self) -> Path:
        """Where the preferences are kept."""
        assert self.context.preferences.file
        return self.context.preferences.file

    def back_up(self) -> Path:
        before = len(self.said)
        self.context.commands.run("workspace.back_up")
        self.qtbot.waitUntil(lambda: len(self.said) > before)
        return self.workspace.backups.listed()[0].path

    def dialog(self) -> RestoreDialog:
        self.context.commands.run("workspace.restore")
        found = self.page.findChildren(RestoreDialog)[-1]
        self.qtbot.waitUntil(found.isVisible)
        return found


Open = Callable[[Workspace, Language], Desk]


@pytest.fixture
def open_desk(tmp_path: Path, context_on: Callable[..., Context], qtbot: QtBot) -> Open:
    preferences = Preferences(file=tmp_path / "preferences.json")
    return lambda workspace, language: Desk(context_on(workspace, language, preferences=preferences), qtbot)


@pytest.fixture
def desk(workspace: Workspace, language: Language, open_desk: Open) -> Desk:
    return open_desk(workspace, language)
