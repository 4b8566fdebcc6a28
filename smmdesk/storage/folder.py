"""The folder of a workspace: what lies in it, and how a new one comes about."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _
from smmdesk.machine.files import emptied_on_failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATABASE, BACKUPS, MEDIA = "workspace.db", "backups", "media"


class WorkspaceExistsError(SmmdeskError):
    """Something is in the place already, and nothing is ever overwritten."""

    message = _("There is something in {folder} already. Nothing was changed.")


class NoWorkspaceError(SmmdeskError):
    """The folder holds no workspace."""

    message = _("There is no workspace in {folder}.")


def is_workspace(folder: Path) -> bool:
    """Whether there is a database, or at least a backup that may take its place."""
    return (folder / DATABASE).is_file() or any((folder / BACKUPS).glob("*.db"))


@contextmanager
def new_workspace(folder: Path) -> Iterator[Path]:
    """Where to make the database in a folder that is new or empty, by this program alone; a failure leaves no trace."""
    was_there = folder.exists()
    if was_there and any(folder.iterdir()):
        raise WorkspaceExistsError(folder=folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        (folder / MEDIA).mkdir(mode=0o700)
    except FileExistsError as error:  # another program was quicker, a moment ago
        raise WorkspaceExistsError(folder=folder) from error
    with emptied_on_failure(folder, was_there=was_there):
        (folder / BACKUPS).mkdir(mode=0o700)
        yield folder / DATABASE
