"""The file that was opened, told from any other that takes its place while the program runs.

A sync client replaces or deletes the file under us. The journal beside it then belongs to a file that is gone, and
whoever opens the new one has our journal played into it: what the new one held is lost, and every check says it is
whole. So no connection is made to a file that is not ours, and our journal goes with us.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from smmdesk.storage.connection import beside
from smmdesk.storage.errors import WorkspaceReplacedError

Identity = tuple[int, int] | None


class OwnFile:
    """A database file as it was when this was made; `connected` makes a connection to it."""

    def __init__(self, path: Path, connected: Callable[[Path], Any]) -> None:
        self._path = path
        self._connected = connected
        self._file = _identity(path)
        self._journal: Identity = None

    def connect(self) -> Any:
        """Another connection; `WorkspaceReplacedError` where the file is not the one that was opened."""
        self.check()
        made = self._connected(self._path)
        self._journal = _identity(self._journal_path)
        return made

    def check(self) -> None:
        """`WorkspaceReplacedError` where the file was replaced or removed."""
        if _identity(self._path) != self._file:
            raise WorkspaceReplacedError

    def clear_away(self) -> None:
        """After the last connection: our journal must not lie beside a file that is not ours."""
        is_gone = _identity(self._path) != self._file
        if is_gone and self._journal is not None and _identity(self._journal_path) == self._journal:
            self._journal_path.replace(beside(self._path, "-wal.replaced"))
            beside(self._path, "-shm").unlink(missing_ok=True)

    @property
    def _journal_path(self) -> Path:
        return beside(self._path, "-wal")


def _identity(path: Path) -> Identity:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
