"""The folder of a workspace: what lies in it, and how a new one comes about."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from shutil import rmtree
from typing import TYPE_CHECKING

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _
from smmdesk.machine.files import folder_apart, is_part, sync_folder
from smmdesk.storage.lock import FILE, Lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATABASE, BACKUPS, MEDIA = "workspace.db", "backups", "media"


class WorkspaceExistsError(SmmdeskError):
    """Something is in the place already, and nothing is ever overwritten."""

    message = _("There is something in {folder} already. Nothing was changed. Choose a folder that is new or empty.")


class WorkspaceThereError(WorkspaceExistsError):
    """It is a workspace."""

    message = _(
        "There is a workspace in {folder} already. Nothing was changed. Open that one, or choose a folder that is new "
        "or empty."
    )


class NoWorkspaceError(SmmdeskError):
    """The folder holds no workspace."""

    message = _(
        "There is no workspace in {folder}. Choose the folder that holds its workspace.db, or restore a backup."
    )


def database_in(folder: Path) -> Path:
    """The database's file itself: SQLite keeps its journals beside that, wherever a link to it lies."""
    path = folder / DATABASE
    return path.resolve() if path.is_symlink() else path


def is_workspace(folder: Path) -> bool:
    """Whether there is a database, or at least a backup that may take its place."""
    return (folder / DATABASE).is_file() or any((folder / BACKUPS).glob("*.db"))


def is_free(folder: Path) -> bool:
    """Whether a workspace may be made in the folder: it holds nothing, or what a try that was killed left there."""
    left = [each for each in folder.iterdir() if each.name != FILE and not is_part(each)]
    return not left or ([each.name for each in left] == [MEDIA] and not any(left[0].iterdir()))


def free_folder(parent: Path, name: str = "SMMdesk") -> Path:
    """A folder of that name, or with a number after it, that does not exist yet or is free."""
    for number in range(1, 1000):
        folder = parent / (name if number == 1 else f"{name} {number}")
        if not folder.exists() or (folder.is_dir() and is_free(folder)):
            return folder
    return parent / name


@contextmanager
def new_workspace(folder: Path) -> Iterator[Path]:
    """A hidden folder to make the workspace in; once the block is left, all of that is in `folder`, new or free.

    A failure leaves no trace. A kill leaves all, or a folder that holds no workspace and is free for the next try.
    """
    was_there = folder.exists()
    if was_there:
        _check_free(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with _alone_in(folder), folder_apart(folder) as apart:
            for name in (MEDIA, BACKUPS):
                (apart / name).mkdir(mode=0o700)
            yield apart
            _move(apart, folder)
    except BaseException:
        if not was_there:
            with suppress(OSError):  # another program is at work there
                folder.rmdir()
        raise


def _check_free(folder: Path) -> None:
    if not is_free(folder):
        raise (WorkspaceThereError if is_workspace(folder) else WorkspaceExistsError)(folder=folder)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """By this program alone, without what one left that was killed."""
    lock = Lock(folder / FILE)
    try:
        _check_free(folder)  # again, since another program may have been quicker, a moment ago
        for each in filter(is_part, folder.iterdir()):
            rmtree(each) if each.is_dir() else each.unlink()
        yield
    finally:
        lock.remove()


def _move(apart: Path, folder: Path) -> None:
    """The database after what belongs to it: with it, it is a workspace. A backup before it would be one, too."""
    with suppress(FileNotFoundError):
        (folder / MEDIA).rmdir()
    for name in (MEDIA, DATABASE, BACKUPS):
        (apart / name).rename(folder / name)
    sync_folder(folder)
