"""What storage refuses, and what an engine's complaint means to a person."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smmdesk.domain.held import HeldAct


class NotAWorkspaceError(SmmdeskError):
    """The folder or file is something else."""

    message = _("{name} is not a workspace of SMMdesk. Nothing was changed. Choose another file, or restore a backup.")


class NewerWorkspaceError(SmmdeskError):
    """Written by a later version of the program."""

    message = _(
        "This workspace was written by a newer SMMdesk (its data are version {found}, this program knows {known}). "
        "Nothing was changed. Please update the program."
    )


class DamagedWorkspaceError(SmmdeskError):
    """The database file does not hold together."""

    message = _("The workspace file is damaged: {detail}. It was left as it is. Restore a backup to go on.")


class WorkspaceReplacedError(SmmdeskError):
    """Another program put a different file in the database's place."""

    message = _(
        "Another program replaced or removed this workspace's file. Nothing more is written to it. Open it again to "
        "see what is there now; what you see here is kept as a backup."
    )


class DiskFullError(SmmdeskError):
    """No room left, or a limit on the size of a file."""

    message = _("The disk is full or cannot be written. Nothing was lost. Make room and try again.")


class NoRoomError(DiskFullError):
    """No room left, and it is known how much the workspace needs."""

    message = _(
        "The disk is full: about {megabytes} MB more are needed there. Nothing was lost, and what is here can be read "
        "and exported to another disk. Make room, then try again."
    )


class ReadOnlyWorkspaceError(SmmdeskError):
    """The folder cannot be written to."""

    message = _(
        "This workspace can only be read: its folder does not allow writing. What is here can be printed and exported. "
        "Save a copy to work on, or allow writing to the folder."
    )


class BusyError(SmmdeskError):
    """Somebody else is writing for longer than we wait."""

    message = _("Another window or program is writing to this workspace. Try again in a moment.")


class WaitsError(SmmdeskError):
    """The same, where nobody wants to wait: the `act` is kept, and done as soon as it can be begun."""

    message = _("Another program is writing. This is saved as soon as it has finished.")

    @property
    def act(self) -> HeldAct:
        """What waits."""
        return cast("HeldAct", self.values["act"])


class ServerLostError(SmmdeskError):
    """The team's database server does not answer."""

    message = _("The database server does not answer. What was saved is safe there. Try again in a moment.")


class StaleUndoError(SmmdeskError):
    """What is to be undone was changed by something else since."""

    message = _(
        "This cannot be undone any more: the entry was changed in another way since. It was left as it is; change it "
        "by hand."
    )


class NothingToUndoError(SmmdeskError):
    """The account holds no act that could be taken back."""

    message = _("There is nothing to undo.")


class NothingToRedoError(SmmdeskError):
    """No act was taken back since the last change."""

    message = _("There is nothing to redo.")


class AlteredWorkspaceError(SmmdeskError):
    """Tables, triggers or views that no version of the program made: by mistake, or to do harm."""

    message = _(
        "The structure of this workspace was altered by something other than SMMdesk. It was not opened, and left as "
        "it is. Restore a backup to go on."
    )


class DamagedBackupError(SmmdeskError):
    """A backup that is not what was written."""

    message = _("The backup {name} is damaged or was changed: {detail}. Choose another one. Nothing was changed.")


class BackupExistsError(SmmdeskError):
    """A backup never takes the place of another file."""

    message = _("There is a file named {name} already. Nothing was changed. Choose another name.")


class NoBackupError(SmmdeskError):
    """Nothing is there."""

    message = _("There is no backup {name}. Nothing was changed. Choose one from the workspace's folder “backups”.")


class NearlyBackupError(NoBackupError):
    """Nothing is there, but beside it one of nearly that name."""

    message = _("There is no backup {name}. Nothing was changed. Did you mean {meant}?")


class NothingToRescueError(SmmdeskError):
    """Not one record could be made out."""

    message = _(
        "Nothing could be read in {name} any more. It was left as it is. Restore a backup, wherever one is kept."
    )


class NoFolderError(SmmdeskError):
    """A file was to be written into a folder that is not there."""

    message = _("There is no folder {folder}. Nothing was written. Make it first, or choose another one.")


class WorkspaceInUseError(SmmdeskError):
    """Another program has the workspace open."""

    message = _(
        "This workspace is open already, in program {pid} on the computer {host}. Nothing was changed. Close it there "
        "first."
    )


DAMAGE = (DamagedWorkspaceError, AlteredWorkspaceError, NotAWorkspaceError)
"""What is in the place of a workspace's file cannot be worked with: a backup is the way on."""

# Result codes of SQLite; the extended ones first, https://www.sqlite.org/rescode.html
_SQLITE: Mapping[int, type[SmmdeskError]] = {
    1032: WorkspaceReplacedError,  # READONLY_DBMOVED
    5: BusyError,
    6: BusyError,
    8: ReadOnlyWorkspaceError,
    10: DiskFullError,  # IOERR: what a limit on file size gives
    11: DamagedWorkspaceError,
    13: DiskFullError,
    14: ReadOnlyWorkspaceError,  # CANTOPEN: no right to make the journal
    26: DamagedWorkspaceError,
}
# SQLSTATE of PostgreSQL or its class, https://www.postgresql.org/docs/15/errcodes-appendix.html
_POSTGRESQL: Mapping[str, type[SmmdeskError]] = {
    "08": ServerLostError,
    "25006": ReadOnlyWorkspaceError,
    "40": BusyError,  # deadlock, serialization failure
    "53100": DiskFullError,
    "53": ServerLostError,
    "55P03": BusyError,
    "57014": BusyError,  # statement timeout
    "57P": ServerLostError,
}
_SYSTEM: Mapping[int | None, type[SmmdeskError]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EFBIG: DiskFullError,
    errno.EACCES: ReadOnlyWorkspaceError,
    errno.EPERM: ReadOnlyWorkspaceError,
    errno.EROFS: ReadOnlyWorkspaceError,
}

_BROKEN = (
    "Could not decode to UTF-8",  # how the driver begins, without a code; what it goes on with is what people typed
    "unsupported file format",  # SQLite, of a header that no version of it wrote, with the code of any mistake
)


@contextmanager
def understood() -> Iterator[None]:
    """A complaint about the surroundings becomes an answer; a complaint about us stays a bug."""
    try:
        yield
    except Exception as error:
        # SQLAlchemy wraps what a driver says
        said = getattr(error, "orig", None) or error
        meaning = _meaning(said)
        if meaning is None:
            raise
        # what stands behind these words is the text that could not be read: somebody typed it
        raise meaning(detail=str(said).partition(" with text ")[0]) from error


def _meaning(said: BaseException) -> type[SmmdeskError] | None:
    if isinstance(said, OSError):
        return _SYSTEM.get(said.errno)
    if str(said).startswith(_BROKEN):
        return DamagedWorkspaceError
    code = getattr(said, "sqlite_errorcode", None)
    if code is not None:
        # the low byte of an extended code is the plain one
        return _SQLITE.get(code, _SQLITE.get(code & 0xFF))
    if not hasattr(said, "sqlstate"):
        return None
    if said.sqlstate is None:  # the driver itself speaks: there is no server to give a code
        return ServerLostError if type(said).__name__ == "OperationalError" else None
    # the whole code before its beginning, which is its class
    return next((_POSTGRESQL[key] for end in (5, 3, 2) if (key := said.sqlstate[:end]) in _POSTGRESQL), None)
