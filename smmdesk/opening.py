"""How a workspace comes about: made, opened, opened quickly for a window, copied."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from smmdesk.domain.periods import Clock, utc_now
from smmdesk.machine.files import folder_apart
from smmdesk.storage.folder import DATABASE, MEDIA, NoWorkspaceError, database_in, new_workspace
from smmdesk.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.storage.database import Database


def create_workspace(folder: Path, clock: Clock = utc_now) -> Workspace:
    """A new workspace in a folder that is new or empty."""
    from smmdesk.storage import opening

    with new_workspace(folder) as apart:
        # closed before it is moved, so that no journal lies beside it
        opening.create(apart / DATABASE, clock).close()
    return open_workspace(folder, clock)


@contextmanager
def created_whole(folder: Path, clock: Clock = utc_now) -> Iterator[Workspace]:
    """The same, to be filled by the block and closed after it; a failure leaves the folder as it was.

    A kill at any moment leaves no workspace in the folder, or all of it.
    """
    from smmdesk.storage import opening

    with (
        new_workspace(folder) as apart,
        Workspace(lambda: opening.create(apart / DATABASE, clock), apart, clock) as made,
    ):
        yield made


def create_example(folder: Path, language: str, clock: Clock = utc_now) -> None:
    """The example workspace in that language, in a folder that is new or empty; whole or not at all."""
    with created_whole(folder, clock) as made:
        made.make_example(language)


def keep_example(folder: Path, language: str, clock: Clock = utc_now) -> None:
    """Make the example there unless it is; a power cut leaves no half of it, for it is named once it is whole."""
    if (folder / DATABASE).is_file():
        return
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with folder_apart(folder.parent) as place:
        whole = place / folder.name
        create_example(whole, language, clock)
        try:
            whole.rename(folder)
        except OSError:
            if not (folder / DATABASE).is_file():  # else another window was quicker, a moment ago
                raise


def open_workspace(folder: Path, clock: Clock = utc_now) -> Workspace:
    """The workspace in that folder; `NoWorkspaceError` where there is none."""
    return Workspace(lambda: _opened(folder, clock), folder, clock)


def open_quickly(folder: Path, clock: Clock = utc_now) -> Workspace:
    """The same, with a reader that is quick enough for a window's first frame; `take_over` opens the rest."""
    from smmdesk.storage.quick_reader import QuickReader

    return Workspace(lambda: _opened(folder, clock), folder, clock, QuickReader.at(database_in(folder)))


def copy_workspace(workspace: Workspace, folder: Path) -> None:
    """A workspace of the same content in a folder that is new or empty; whole or not at all."""
    from smmdesk.services.media import copy_all
    from smmdesk.storage.copying import save_copy

    with new_workspace(folder) as apart:
        save_copy(workspace.database, apart / DATABASE)
        if workspace.folder is not None:
            copy_all(workspace.folder / MEDIA, apart / MEDIA)


def _opened(folder: Path, clock: Clock) -> Database:
    path = database_in(folder)
    if not path.is_file():
        raise NoWorkspaceError(folder=folder)
    from smmdesk.services.keeping.backups import BackupService
    from smmdesk.storage import opening
    from smmdesk.storage.manifest import Reason

    backups = BackupService(folder, clock)
    return opening.open_file(path, clock, before_migration=lambda _path: backups.make_if_needed(Reason.MIGRATION))
