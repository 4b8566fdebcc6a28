"""Bare connections to a workspace's file, by one recipe.

Needs no SQLAlchemy, which takes as long to import as a window takes to appear.
"""

from __future__ import annotations

import math
import os
import sys
from contextlib import suppress
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING

from smmdesk.machine.shared_places import is_on_network
from smmdesk.storage.errors import DamagedWorkspaceError, DiskFullError, NoRoomError, ReadOnlyWorkspaceError
from smmdesk.storage.lock import FILE, held_elsewhere

if TYPE_CHECKING:
    from collections.abc import Mapping
    from sqlite3 import Connection  # what SQLCipher's is like, which has no types

    from smmdesk.domain.errors import SmmdeskError

REVISIONS = Path(__file__).parent / "migrations" / "versions"
SCHEMA_VERSION = max(int(file.name[1:5]) for file in REVISIONS.glob("r[0-9]*.py"))
APPLICATION_ID = 0x534D4D44  # "SMMD"
_INDEX = 32 * 1024
"""Bytes of the index of a -wal, which has to be made before the first read."""
_LEAST = 2 * _INDEX
"""Bytes without which nothing is begun: half an index would be left."""
_SPARE = 4 * 2**20
"""Bytes for all that is small."""

PRAGMAS: Mapping[str, str] = {
    "cipher_log_level": "NONE",  # else SQLCipher writes on the terminal what it refuses
    "foreign_keys": "ON",  # off in a new connection
    "trusted_schema": "OFF",  # a file may come from anybody, and views and triggers call functions
    "cell_size_check": "ON",  # damage is found where it is read, before it spreads
    "mmap_size": "0",  # of a mapped file, an error of the disk is a signal that ends the program
    "journal_mode": "WAL",
    "synchronous": "EXTRA",  # FULL, and without a WAL the removal of the journal, which is the commit then, too
    "secure_delete": "ON",  # what was removed cannot be read out of the file any more
    "cache_size": "-65536",  # KiB, where pages would be meant without the minus
    "fullfsync": "ON",  # macOS only, where a plain fsync ends at the cache of the disk
    "checkpoint_fullfsync": "ON",
}


HEAD = 100
"""Bytes that a database begins with before anything else"""
PATIENCE = 5_000
"""Milliseconds that one waits for another before it is refused"""
HASTE = 50
"""The same for a window: long enough for a single act of another program"""

_WRITING = ("journal_mode", "fullfsync", "checkpoint_fullfsync")  # what a connection that only reads leaves alone


def connect(path: Path, **changed: str) -> Connection:
    """A bare connection by the recipe, to a file that is there; `changed` PRAGMAs replace those of the recipe."""
    return _connect(
        path, "rw", {**PRAGMAS, "journal_mode": changed.get("journal_mode") or journal_mode(path), **changed}
    )


def journal_mode(path: Path) -> str:
    """WAL, but where its readers and writers would not share memory: on a disk of another machine, or on ours as long
    as somebody on another machine works on it without one.

    SQLite itself leaves WAL only when nobody else has the file open (`BusyError`); into it, it would go.
    """
    if is_on_network(path.parent) or (held_elsewhere(path.with_name(FILE)) and not has_wal(path)):
        return "DELETE"
    return "WAL"


def has_wal(path: Path) -> bool:
    """Whether the file is in WAL mode, as its header says."""
    try:
        # the versions that a writer and a reader have to know: 2 is WAL, 1 a rollback journal
        return head(path)[18:20] == b"\2\2"
    except OSError:
        return False


def is_cut(path: Path) -> bool:
    """Whether the file is shorter than its header says. SQLite misses whole pages, but not the end of the last one.

    Where there is a journal beside it, what lacks may stand in that.
    """
    found = head(path)
    if found[24:28] != found[92:96] or any(_has_content(beside(path, end)) for end in ("-wal", "-journal")):
        return False  # the header does not count its pages, or not alone
    size = int.from_bytes(found[16:18])
    return path.stat().st_size < int.from_bytes(found[28:32]) * (1 << 16 if size == 1 else size)


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def head(path: Path) -> bytes:
    """The first 100 bytes, or all where there are less; none of what is no file: a pipe would be waited for."""
    held = next((each for each in _open_files if each.is_on(path)), None)
    if held is not None:
        return os.pread(held.descriptor, HEAD, 0)
    if path.exists() and not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(HEAD)


class OpenFile:
    """Keeps a file open for `head`, from before the first connection to it until `let_go`, after the last one.

    When a program closes a file, POSIX takes away all locks that it has on it, those of SQLite's connections too. Then
    the next program to end takes itself for the last, and removes the journal into which we go on writing.
    """

    def __init__(self, path: Path) -> None:
        self.descriptor = -1
        self.kept: list[int] = []
        if sys.platform != "win32":  # there locks are of what is open, and nobody could replace an open file
            with suppress(OSError):  # whoever connects says it
                self.descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
                _open_files.append(self)

    def is_on(self, path: Path) -> bool:
        """Whether it is this very file."""
        return os.path.samestat(os.fstat(self.descriptor), path.stat())

    def let_go(self) -> None:
        """Close the file, unless somebody else here holds it: with the last of them it is closed."""
        if self not in _open_files:
            return
        _open_files.remove(self)
        here = os.fstat(self.descriptor)
        if other := next((each for each in _open_files if os.path.samestat(os.fstat(each.descriptor), here)), None):
            other.kept += self.descriptor, *self.kept
        else:
            for each in (self.descriptor, *self.kept):
                os.close(each)


_open_files: list[OpenFile] = []


def writable(path: Path) -> bool:
    """SQLite writes the file and makes others beside it."""
    return why_only_read(path) is None


def why_only_read(path: Path) -> SmmdeskError | None:
    """Why nothing can be written there; None where it can."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return ReadOnlyWorkspaceError()
    if not _has_index(path) and _free(path) < _LEAST:
        return no_room(path)
    return None


def no_room(path: Path) -> DiskFullError:
    """What is to be said where the disk has not what is needed; without a number where it has."""
    size = path.stat().st_size if path.exists() else 0
    lacking = 2 * size + _SPARE - _free(path)  # a backup, and a journal as long as that
    return NoRoomError(megabytes=-(-lacking // 2**20)) if lacking > 0 else DiskFullError()


def _has_index(path: Path) -> bool:
    """Whether the index of the -wal is there, as long as somebody has the file open: then nothing has to be made."""
    index = beside(path, "-shm")
    return index.exists() and index.stat().st_size >= _INDEX


def _free(path: Path) -> float:
    """Bytes that are free on that disk; without end where it does not say."""
    try:
        found = disk_usage(path.parent)
    except OSError:
        return math.inf
    return found.free if found.total else math.inf


def connect_reading(path: Path, *, immutable: bool = False, patience: int = PATIENCE) -> Connection:
    """A bare connection that leaves the file as it is to the byte; `immutable` where not even a lock can be taken."""
    pragmas = {name: value for name, value in PRAGMAS.items() if name not in _WRITING}
    return _connect(path, "ro&immutable=1" if immutable else "ro", pragmas, patience)


def copy_into(connection: Connection, out: Path) -> None:
    """All that the connection sees, in a file of its own that is new or empty, whatever others write meanwhile."""
    connection.execute("VACUUM INTO ?", (out.absolute().as_uri(),))  # ASCII: any name that the disk may have


def beside(path: Path, ending: str) -> Path:
    """The file of that name with more at its end: `-wal`, `-journal`, `.json`."""
    return path.with_name(path.name + ending)


def _connect(path: Path, mode: str, pragmas: Mapping[str, str], patience: int = PATIENCE) -> Connection:
    from sqlcipher3 import dbapi2

    address = f"{path.absolute().as_uri()}?mode={mode}"
    # any thread may use it, since the engine's pool hands it to whichever asks next
    connection: Connection = dbapi2.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=patience / 1000
    )
    try:
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name}={value}")
        # SQLite reads nothing before it has to: what is wrong with the file is to be known here, not at its first query
        connection.execute("SELECT count(*) FROM sqlite_master")
    except BaseException as error:
        connection.close()
        if isinstance(error, UnicodeDecodeError):  # the structure is damaged, and so is what SQLite says of it
            raise DamagedWorkspaceError(detail="sqlite_master") from error
        raise
    return connection
