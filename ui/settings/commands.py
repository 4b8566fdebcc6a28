"""What a person can do on the page of settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import _
from ui.shell.commands import Command

if TYPE_CHECKING:
    from ui.settings.page import SettingsPage


def _in_folder(page: SettingsPage) -> bool:
    return page.folder is not None


COMMANDS: Final[tuple[Command[SettingsPage], ...]] = (
    Command(
        id="workspace.back_up",
        text=_("Back up now"),
        icon="archive-box",
        also=_("backup, save, copy, safety"),
        run=lambda page: page.back_up(),
        enabled=_in_folder,
    ),
    Command(
        id="workspace.restore",
        text=_("Restore a backup…"),
        icon="arrow-counter-clockwise",
        also=_("backup, bring back, recover, undo"),
        run=lambda page: page.restore(),
        enabled=_in_folder,
    ),
    Command(
        id="workspace.folder",
        text=_("Open the workspace's folder"),
        icon="folder-open",
        also=_("files, where, location"),
        run=lambda page: page.show_folder(page.folder),
        enabled=_in_folder,
    ),
    Command(
        id="workspace.backups",
        text=_("Open the folder of backups"),
        icon="folder-open",
        run=lambda page: page.show_folder(page.backups),
        enabled=_in_folder,
    ),
    Command(
        id="workspace.second_place",
        text=_("Second place for backups…"),
        icon="copy",
        also=_("backup, cloud, another disk, memory stick"),
        run=lambda page: page.choose_second_place(),
        enabled=_in_folder,
    ),
    Command(
        id="workspace.check",
        text=_("Check the workspace"),
        icon="check-circle",
        also=_("damage, repair, test"),
        run=lambda page: page.check(),
    ),
    Command(
        id="workspace.other",
        text=_("Open another workspace…"),
        icon="folder-open",
        also=_("switch, load"),
        run=lambda page: page.open_other(),
    ),
    Command(
        id="workspace.new",
        text=_("New workspace…"),
        icon="plus",
        also=_("create, begin"),
        run=lambda page: page.begin_new(),
    ),
    Command(
        id="program.log",
        text=_("Open the folder of the log"),
        icon="file-text",
        also=_("errors, problem, support"),
        run=lambda page: page.show_log(),
    ),
    Command(
        id="program.about",
        text=_("Version and licences"),
        icon="info",
        also=_("about, update, which version, credits"),
        run=lambda page: page.show_about(),
    ),
)
