"""What storage refuses, and what an engine's complaint means to a person."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _


class NotAWorkspaceError(SmmdeskError):
    """The folder or file is something else."""

    message = _("{name} is not a workspace of SMMdesk. Nothing was changed.")


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
        "The workspace file was moved or replaced by another program while it was open. "
        "Nothing more is written to it. Close the program, check the folder, and open it again."
    )


class DiskFullError(SmmdeskError):
    """No room left, or a limit on the size of a file."""

    message = _("The disk is full or cannot be written. Nothing was lost. Make room and try again.")


class ReadOnlyWorkspaceError(SmmdeskError):
    """The folder cannot be written to."""

    message = _("This workspace can only be read: its folder does not allow writing.")


class BusyError(SmmdeskError):
    """Somebody else is writing for longer than we wait."""

    message = _("Another window or program is writing to this workspace. Try again in a moment.")


class ServerLostError(SmmdeskError):
    """The team's database server does not answer."""

    message = _("The database server does not answer. What was saved is safe there. Try again in a moment.")


class StaleUndoError(SmmdeskError):
    """What is to be undone was changed by something else since."""

    message = _("This cannot be undone any more: the entry was changed in another way since.")


class NothingToUndoError(SmmdeskError):
    """The account holds no act that could be taken back."""

    message = _("There is nothing to undo.")


class NothingToRedoError(SmmdeskError):
    """No act was taken back since the last change."""

    message = _("There is nothing to redo.")


_MEANING: tuple[tuple[str, type[SmmdeskError]], ...] = (
    ("disk is full", DiskFullError),
    ("disk i/o error", DiskFullError),  # what a limit on file size gives
    ("readonly database", ReadOnlyWorkspaceError),
    ("unable to open", ReadOnlyWorkspaceError),
    ("locked", BusyError),
    ("lock timeout", BusyError),
    ("malformed", DamagedWorkspaceError),
    ("not a database", DamagedWorkspaceError),
    ("connection", ServerLostError),
)


@contextmanager
def understood() -> Iterator[None]:
    """An engine's complaint about the surroundings becomes an answer; a complaint about us stays a bug."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).lower()
        for words, meaning in _MEANING:
            if words in said:
                raise meaning(detail=said) from error
        raise
