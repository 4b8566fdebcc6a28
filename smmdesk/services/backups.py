"""Backups of the open workspace: when one is due, and where they lie."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from smmdesk.storage import backup
from smmdesk.storage.backup import Backup, Reason
from smmdesk.storage.database import Clock


class BackupService:
    """Makes backups and thins them out; putting one back needs a closed workspace: `workspace.restore_backup`."""

    def __init__(self, database: Path, folder: Path, clock: Clock, today: Callable[[], date]) -> None:
        self._database = database
        self._folder = folder
        self._clock = clock
        self._today = today

    def make(self, out: Path | None = None) -> Path:
        """A verified backup, in the workspace's own folder or at that place; where it is."""
        if out is None:
            return backup.make(self._database, self._folder, Reason.ASKED, self._clock).path
        return backup.write(self._database, out, Reason.ASKED, self._clock).path

    def keep_up(self, reason: Reason = Reason.REGULAR) -> Path | None:
        """A backup, when anything was changed since the last, and fewer old ones; where the new one is."""
        if not backup.needed(self._database, self._folder):
            return None
        made = backup.make(self._database, self._folder, reason, self._clock)
        backup.thin(self._folder, self._today())
        return made.path

    def listed(self) -> list[Backup]:
        """The workspace's own backups, newest first."""
        return backup.listed(self._folder)
