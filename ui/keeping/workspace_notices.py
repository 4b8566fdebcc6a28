"""How the workspace stands, said above the page where that is out of the ordinary, with a way out.

It is only the example, it can only be read, it lies where other computers change it too, or another program took its
file away; or the one that was to take its place is of a newer program.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from smmdesk.machine.places import documents_folder
from smmdesk.opening import copy_workspace
from smmdesk.speech.language import Language, _
from smmdesk.storage.connection import why_only_read
from smmdesk.storage.errors import DiskFullError, ReadOnlyWorkspaceError, WorkspaceReplacedError
from smmdesk.storage.folder import database_in, free_folder
from smmdesk.storage.own_file import orphans
from ui.shell.banner import Act, Banner, Banners
from ui.shell.example import LEAVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.shell.context import Context, Said

_WAITS: Final = "waits"
COPY = _("Save a copy to work on…")


class WorkspaceNotices(QObject):
    """Looks at the workspace when there is reason to, and keeps the banners of its window up to date."""

    def __init__(self, context: Context, banners: Banners) -> None:
        super().__init__(context)
        self._context = context
        self._banners = banners
        self._language = context.language
        context.said.connect(self._ask_why)
        context.waits.connect(self.look_at_waiting)

    def look(self) -> None:
        """At all that can be told before the first frame: a banner that came later would push the page down."""
        self.look_at_example()
        self.look_at_rights()
        self.look_at_orphans()
        self.look_at_place()

    def look_at_example(self) -> None:
        """The example is easily taken for one's own work: say it, and lead back."""
        context, own = self._context, self._context.preferences.last_workspace
        if context.is_example:
            words = self._language(_("This is the example: try what you like, your own work stays as it is."))
            name = self._language(_("Back to {name}"), name=own.name) if own else ""
            self._show("example", words, "info", [(name, lambda: context.commands.run(LEAVE))] if own else [])

    def look_at_place(self) -> None:
        """Advise against a folder that other computers change too, until that was read and put away."""
        folder = self._context.workspace.folder
        if folder is None or self._banners.words() or folder.absolute() in self._context.preferences.advised:
            return
        if words := advice(self._language, folder):
            banner = self._show("place", words, "attention", [(COPY, self.save_copy)], can_dismiss=True)
            banner.dismissed.connect(lambda: self._remember(folder.absolute()))

    def look_at_waiting(self, acts: int) -> None:
        """Say that another program keeps us from writing, as long as it does."""
        if not acts:
            self._banners.take(_WAITS)
            return
        words = self._language.count(
            "Another program is writing to this workspace. {n} change waits and is saved as soon as it has finished.",
            "Another program is writing to this workspace. {n} changes wait and are saved as soon as it has finished.",
            acts,
        )
        # the same words once more would be read aloud once more
        if words not in self._banners.words():
            self._show(_WAITS, words, "attention", [])

    def look_at_rights(self) -> None:
        """Say it where nothing can be changed."""
        workspace = self._context.workspace
        if workspace.folder is None or not workspace.quickest.read_only or self._banners.banner("rights") is not None:
            return
        why = why_only_read(database_in(workspace.folder)) or ReadOnlyWorkspaceError()
        # a disk may have room again, while the rights of a file seldom change
        again = [(_("Open again"), self._open_again)] if isinstance(why, DiskFullError) else []
        self._show("rights", self._language.error(why), "info", [*again, (COPY, self.save_copy)])

    def look_at_orphans(self) -> None:
        """Say what was kept of the last time, when another program took the file away and this one was ended."""
        folder, known = self._context.workspace.folder, self._context.preferences.advised
        found = [each for each in orphans(database_in(folder.absolute())) if each not in known] if folder else []
        if found:
            words = _(
                "While this workspace was open, another program replaced its file, and SMMdesk was ended before it "
                "could make a backup. You see what that program put there. The last changes of before are kept in "
                "{name}; the settings lead back to a backup."
            )
            banner = self._show("orphan", self._language(words, name=found[-1].name), "attention", [], can_dismiss=True)
            banner.dismissed.connect(lambda: self._remember(*found))

    def is_replaced(self) -> bool:
        """Whether another program took the file away under us; said at once, for nothing can be saved any more."""
        if not self._context.workspace.is_replaced:
            return False
        if self._banners.banner("replaced") is None:
            actions = [(_("Open again"), self._open_again), (COPY, self.save_copy)]
            self._show("replaced", self._language.error(WorkspaceReplacedError()), "bad", actions)
        return True

    def offer_spreadsheet(self, words: str, newer: Path) -> None:
        """Another workspace was not opened since a newer program wrote it: say so, and save what is in it if wanted."""
        from ui.keeping.newer import SAVE, save_as_spreadsheet

        context = self._context
        save = partial(save_as_spreadsheet, context.window, self._language, context.background, newer, context.say)
        self._show("newer", f"{newer.name}: {words}", "attention", [(SAVE, save)], can_dismiss=True)

    def save_copy(self) -> None:
        """A copy to work on, in a folder to be chosen; it is opened as soon as it is there."""
        from PySide6.QtWidgets import QFileDialog

        words = self._language(_("Where should the copy lie?"))
        chosen = QFileDialog.getExistingDirectory(self._context.window, words, str(documents_folder()))
        if chosen:
            workspace = self._context.workspace
            folder = free_folder(Path(chosen), workspace.name)
            # media files come along, which may take long
            self._context.background.start(
                self._language(_("Making a copy")),
                lambda _progress: copy_workspace(workspace, folder),
                done=lambda _nothing: self._context.workspace_wanted.emit(folder),
            )

    def _open_again(self) -> None:
        self._context.workspace_wanted.emit(self._context.workspace.folder)

    def _ask_why(self, said: Said) -> None:
        """A refusal may be the first sign."""
        if said.problem and self._context.workspace.is_fully_open:
            self.is_replaced()

    def _remember(self, *advised: Path) -> None:
        self._context.preferences.advised.extend(advised)
        self._context.preferences.save()

    def _show(self, name: str, words: str, tone: str, actions: Sequence[Act], *, can_dismiss: bool = False) -> Banner:
        self._banners.take("place")  # advice for quieter times
        banner = Banner(self._language, words, tone=tone, actions=actions, can_dismiss=can_dismiss)
        self._banners.show_banner(name, banner)
        return banner


def advice(language: Language, folder: Path) -> str:
    """Where to work instead of this folder; empty for one that is this computer's own."""
    from smmdesk.machine.shared_places import cloud, is_on_network

    if name := cloud(folder):
        words = _(
            "{cloud} shares this folder with other computers and may replace the workspace while you work. Better work "
            "in a folder of this computer only, and put backups here."
        )
        return language(words, cloud=name)
    if is_on_network(folder):
        words = _(
            "This folder lies on another computer; when the connection breaks, the workspace may be damaged. Better "
            "work in a folder of this computer, and put backups here."
        )
        return language(words)
    return ""
