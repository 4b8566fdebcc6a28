"""The folder of a workspace: what lies in it, and how a new one comes about."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _

DATABASE, BACKUPS, MEDIA = "workspace.db", "backups", "media"


class WorkspaceExistsError(SmmdeskError):
    """Something is in the place already, and nothing is ever overwritten."""

    message = _("There is something in {folder} already. Nothing was changed.")


class NoWorkspaceError(SmmdeskError):
    """The folder holds no workspace."""

    message = _("There is no workspace in {folder}.")


@contextmanager
def new_workspace(folder: Path) -> Iterator[Path]:
    """Where to make the database in a folder that is new or empty; should that fail, it is as it was."""
    is_there = folder.exists()
    if is_there and any(folder.iterdir()):
        raise WorkspaceExistsError(folder=folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        yield folder / DATABASE
        for name in (MEDIA, BACKUPS):
            (folder / name).mkdir(mode=0o700)
    except BaseException:
        shutil.rmtree(folder)
        if is_there:
            folder.mkdir(mode=0o700)
        raise
