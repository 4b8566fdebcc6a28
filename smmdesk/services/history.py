"""Undo, redo, and what they would be about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.services.service import Service
from smmdesk.services.touched import touched

if TYPE_CHECKING:
    from smmdesk.domain.changes import Act, ChangeSet
    from smmdesk.services.touched import Touched
    from smmdesk.storage.database import Database


class HistoryService(Service):
    """The account of acts, as a person uses it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def undo(self) -> ChangeSet:
        """Take the last act back."""
        return self._database.undo()

    def redo(self) -> ChangeSet:
        """Do again what was taken back last."""
        return self._database.redo()

    def touched(self, changes: ChangeSet) -> Touched | None:
        """What an entry was about: for who cannot see it."""
        with self._database.read() as reader:
            return touched(reader, changes)

    def undoable(self) -> Act | None:
        """What undo would take back."""
        return self._database.undoable()

    def redoable(self) -> Act | None:
        """What redo would do again."""
        return self._database.redoable()
