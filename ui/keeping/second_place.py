"""The second place for a workspace's backups, on a memory stick or in a cloud folder: kept up to date, missed aloud.

Which it is, is a matter of this machine, so it stands in the preferences. That it is not there now is nothing special;
after two weeks it is said above the page until it is mended.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from smmdesk.speech.language import _
from ui.shell.banner import Banner, Banners

if TYPE_CHECKING:
    from pathlib import Path

    from ui.shell.background import Refusal
    from ui.shell.context import Context
    from ui.shell.preferences import SecondPlace

_PATIENCE: Final = timedelta(days=14)


class SecondPlaceCare(QObject):
    """That of one window's workspace."""

    def __init__(self, context: Context, banners: Banners) -> None:
        super().__init__(context)
        self._context = context
        self._banners = banners
        context.second_place_changed.connect(self._follow)

    def bring_up_to_date(self, *, aloud: bool = False) -> None:
        """Copy what it lacks, beside the window; `aloud` where somebody asked for it and waits for an answer."""
        second, workspace = second_place(self._context), self._context.workspace
        if second is None or workspace.database.read_only:
            self._banners.take("second place")
            if workspace.folder is not None:
                # or the backup that is made on closing would still go there
                workspace.backups.second = None
            return
        workspace.backups.second = second.folder
        self._context.background.start(
            # without a title it runs unseen, as regular backups do
            self._context.language(_("Copying backups")) if aloud else "",
            lambda _progress: workspace.backups.copy_to_second(),
            done=lambda _nothing: self._note(second, aloud=aloud),
            failed=lambda error: self._note(second, error, aloud=aloud),
            beside=True,  # another place was chosen meanwhile
        )

    def _follow(self) -> None:
        self.bring_up_to_date(aloud=True)

    def _note(self, second: SecondPlace, error: Refusal | None = None, *, aloud: bool) -> None:
        context, language, today = self._context, self._context.language, self._context.workspace.today()
        since = (second.missing_since or today) if error else None
        if since != second.missing_since:
            keep(context, second._replace(missing_since=since))
        if since is None or today - since < _PATIENCE:
            self._banners.take("second place")
        else:
            self._miss(second.folder, (today - since).days)
        if aloud and error:
            context.complain(language.error(error))
        elif aloud:
            context.say(language(_("Backups are in {folder} too"), folder=second.folder))

    def _miss(self, folder: Path, days: int) -> None:
        language = self._context.language
        words = language.count(
            "For {n} day no backup could be copied to {folder}. Connect the drive, or choose another place.",
            "For {n} days no backup could be copied to {folder}. Connect the drive, or choose another place.",
            days,
            folder=folder,
        )
        actions = [
            (_("Try again"), lambda: self.bring_up_to_date(aloud=True)),
            (_("Settings"), lambda: self._context.open("settings")),
        ]
        self._banners.show_banner("second place", Banner(language, words, tone="bad", actions=actions))


def second_place(context: Context) -> SecondPlace | None:
    """Where the backups of this workspace go too."""
    folder = context.workspace.folder
    return context.preferences.second_places.get(folder.absolute()) if folder else None


def keep(context: Context, second: SecondPlace | None) -> None:
    """Remember it for this workspace, or that there is none."""
    folder = context.workspace.folder
    if folder is None:
        return
    # by its absolute name: the program may be started from any folder
    places, name = context.preferences.second_places, folder.absolute()
    if second is None:
        places.pop(name, None)
    else:
        places[name] = second
    context.preferences.save()
