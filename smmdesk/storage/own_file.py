"""The file that was opened, told from any other that takes its place, while the program runs and after it was killed.

A sync client replaces or deletes the file under us. The journal beside it then belongs to a file that is gone, and
whoever opens the new one has our journal played into it: what the new one held is lost, and every check says it is
whole. So no connection is made to a file that is not ours, and our journal goes with us. Where we are killed before
that, a note beside the journal tells the next start whose it is: by the numbers that the file system gave both files,
so that a folder that was copied as a whole, where both are others, keeps what stands in its journal.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from smmdesk.machine.files import sync_folder, written_whole
from smmdesk.machine.shared_places import keeps_numbers
from smmdesk.storage.connection import OpenFile, beside, no_room, why_only_read
from smmdesk.storage.errors import WorkspaceReplacedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from sqlite3 import Connection

    from smmdesk.domain.errors import SmmdeskError

Identity = tuple[int, int] | None
NOTE = "-wal.of"
"""The end of the note's name: four numbers, device and inode of the database and of its journal."""
ORPHAN = ".orphan"
"""The end of the name of a journal whose database is gone."""


class OwnFile:
    """A database file as it was when this was made; `connected` makes a connection to it, which `writes` or not."""

    def __init__(self, path: Path, connected: Callable[[Path], Connection], *, writes: bool = True) -> None:
        self._path = path
        self._connected = connected
        self._writes = writes
        self._open_file = OpenFile(path)
        self._file = _identity(path)
        self._journal: Identity = None

    def connect(self) -> Connection:
        """Another connection; `WorkspaceReplacedError` where the file is not the one that was opened."""
        # first: a connection by itself would have our journal played into a file that is not ours
        self.check()
        made = self._connected(self._path)
        if (journal := _identity(self._journal_path)) != self._journal:
            self._journal = journal
            self._note()
        return made

    def check(self) -> None:
        """`WorkspaceReplacedError` where the file was replaced or removed."""
        if _identity(self._path) != self._file:
            raise WorkspaceReplacedError

    def why_only_read(self) -> SmmdeskError | None:
        """What there is against writing."""
        return why_only_read(self._path)

    def no_room(self) -> SmmdeskError:
        """How much its disk lacks."""
        return no_room(self._path)

    def let_go(self) -> None:
        """After the last connection."""
        self._open_file.let_go()

    def clear_away(self) -> None:
        """After the last connection: our journal must not lie beside a file that is not ours."""
        is_gone = _identity(self._path) != self._file
        if is_gone and self._journal is not None and _identity(self._journal_path) == self._journal:
            self._journal_path.replace(beside(self._path, "-wal.replaced"))
            beside(self._path, "-shm").unlink(missing_ok=True)
        if self._writes and not self._journal_path.exists():  # else another program is at work
            beside(self._path, NOTE).unlink(missing_ok=True)

    def _note(self) -> None:
        """Only where the numbers last: chance must never make a stranger of our journal, whose work would be missed."""
        if not self._writes or self._file is None or self._journal is None or not keeps_numbers(self._path.parent):
            return
        words, note = " ".join(map(str, self._file + self._journal)), beside(self._path, NOTE)
        with suppress(OSError):  # no reason not to work
            if _text(note) != words:
                with written_whole(note) as part:
                    part.write_text(words, "ascii")

    @property
    def _journal_path(self) -> Path:
        return beside(self._path, "-wal")


def has_orphan(path: Path) -> bool:
    """Whether the journal beside the database is that of another one, which was there when a program was killed."""
    journal, file = _identity(beside(path, "-wal")), _identity(path)
    if journal is None or file is None:
        return journal is not None
    noted = _text(beside(path, NOTE)).split()
    return noted[2:] == [str(number) for number in journal] and noted[:2] != [str(number) for number in file]


def set_orphan_aside(path: Path) -> None:
    """Before anything is written to the database: keep such a journal under another name, so that it is not played."""
    if not has_orphan(path):
        return
    if beside(path, "-wal").stat().st_size:
        names = (beside(path, f"-wal{ORPHAN}{more}") for more in ("", *(f"-{number}" for number in range(2, 1000))))
        beside(path, "-wal").rename(next(name for name in names if not name.exists()))
    for ending in ("-wal", "-shm", NOTE):
        beside(path, ending).unlink(missing_ok=True)
    sync_folder(path.parent)


def orphans(path: Path) -> list[Path]:
    """Journals that were set aside, the first first."""
    return sorted(path.parent.glob(f"{path.name}-wal{ORPHAN}*"))


def _text(note: Path) -> str:
    """What the note says; nothing where there is none."""
    try:
        return note.read_text("ascii") if note.is_file() else ""
    except (OSError, ValueError):
        return ""


def _identity(path: Path) -> Identity:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
