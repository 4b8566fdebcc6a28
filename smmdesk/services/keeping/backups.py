"""Backups of a workspace: made when something changed, verified, thinned out with age, restored and taken back."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING

from smmdesk.domain.errors import SmmdeskError
from smmdesk.storage import backup
from smmdesk.storage.copying import save_copy
from smmdesk.storage.errors import DamagedBackupError, DamagedWorkspaceError
from smmdesk.storage.folder import BACKUPS, DATABASE, MEDIA, database_in
from smmdesk.storage.manifest import Backup, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from smmdesk.storage.database import Database


class BackupService:
    """The backups of the workspace in a folder, whether it is open or not."""

    def __init__(
        self, workspace: Path, clock: Callable[[], datetime], guard: Callable[[], None] = lambda: None
    ) -> None:
        """`guard` raises where the file in the workspace is not the one that is open: then it is left alone."""
        self._guard = guard
        self._database = database_in(workspace)
        self.folder = workspace / BACKUPS
        self.second: Path | None = None
        """another folder, on another disk best, that gets what is made regularly and what is asked for"""
        self._clock = clock
        self._making = Lock()  # the window and its workers may ask at once

    def make(self, out: Path | None = None) -> Path:
        """A verified copy in the workspace's own folder, or at `out`, which must not exist."""
        self._guard()
        with self._making:
            if out is not None:
                return backup.write(self._database, out, Reason.ASKED, self._clock).path
            made = backup.make(self._database, self.folder, Reason.ASKED, self._clock).path
        self._try_second()
        return made

    def make_if_needed(self, reason: Reason) -> Path | None:
        """A copy when anything changed since the newest one."""
        self._guard()
        with self._making:
            if not backup.needed(self._database, self.folder):
                return None
            return backup.make(self._database, self.folder, reason, self._clock).path

    def make_regularly(self, reason: Reason = Reason.REGULAR) -> Path | None:
        """A copy when anything changed since the newest one, and old ones thinned out."""
        made = self.make_if_needed(reason)
        if made is not None:
            backup.thin(self._database, self.folder, self._clock().date())
            self._try_second()
        return made

    def copy_to_second(self) -> None:
        """Bring to the second place what it lacks since it was last there, and thin out what was brought there.

        Other workspaces may have the same second place: what is theirs is left to them.

        A refusal where it is not to be had; a damaged backup among the older ones is passed over.
        """
        if self.second is None:
            return
        ours = backup.mark(self._database)
        there = {
            (each.path.name.replace(f"-{ours}", ""), each.sha256)
            for each in backup.listed(self.second)
            if each.of in ("", ours)
        }
        # older ones than the newest that is there were brought once: what is gone of them was thinned out
        lacking = list(takewhile(lambda each: (each.path.name, each.sha256) not in there, self.listed()))
        # the oldest first: where this is broken off, what is there shows how far it came
        for each in reversed(lacking):
            try:
                backup.copy_to(each, self.second, ours)
            except DamagedBackupError:
                if each is lacking[0]:
                    raise
        backup.thin(self._database, self.second, self._clock().date(), of=ours)

    def _try_second(self) -> None:
        """The first place has it already; whoever shows the window asks for the second once more, and says it."""
        with _without_harm():
            self.copy_to_second()

    def make_on_closing(self) -> None:
        """A copy if needed, and old ones thinned out.

        Closing never fails for want of a backup: the workspace itself is safe, and the next closing tries again.
        """
        with _without_harm():
            self.make_regularly(Reason.CLOSING)

    def keep(self, database: Database) -> None:
        """A copy of what is open while another program put a different file in its place."""
        if not self.folder.parent.is_dir():  # moved as a whole, and all of it is where it went
            return
        with _without_harm(), TemporaryDirectory(prefix=".keeping-", dir=self.folder.parent) as place:
            save_copy(database, Path(place) / DATABASE)
            # of a copy, since backups are made of files, and ours has lost its name
            backup.make(Path(place) / DATABASE, self.folder, Reason.REPLACED, self._clock)

    def listed(self) -> list[Backup]:
        """All there are, newest first."""
        return backup.listed(self.folder)

    def is_sound(self, path: Path) -> bool:
        """Whether all of a backup can be read and is what was written."""
        try:
            backup.verify(path)
        except (SmmdeskError, OSError):
            return False
        return True

    def unlike(self, database: Database) -> list[str]:
        """What is not as in a backup though nobody changed it since, each once; damaged backups say nothing."""
        from smmdesk.storage.comparing import unlike

        found: dict[str, str] = {}
        for each in filter(lambda each: self.is_sound(each.path), self.listed()):
            try:
                rows = unlike(database, each)
            except DamagedWorkspaceError as error:
                return [str(error.values["detail"])]
            for row in rows:
                found.setdefault(row, each.path.name)
        return [f"{row}: not as in {name}" for row, name in found.items()]

    def restore(self, path: Path) -> Path | None:
        """Put a backup in the workspace's place, which nobody may have open, or make a workspace of it.

        What was there is kept, and its place returned: as a backup, whose restoring takes this back, or, when it is
        damaged, under another name.
        """
        kept = backup.restore(path, self._database, self.folder, self._clock)
        for folder in (self.folder, self.folder.parent / MEDIA):
            folder.mkdir(mode=0o700, exist_ok=True)
        return kept


@contextmanager
def _without_harm() -> Iterator[None]:
    """What was done before stands, and is not told as failed: a refusal comes again, and a bug goes to the log."""
    try:
        yield
    except (SmmdeskError, OSError):
        pass
    except Exception as error:
        from smmdesk.machine.logs import log_failure

        log_failure(error)
