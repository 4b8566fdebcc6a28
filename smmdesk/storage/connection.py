"""Bare connections to a workspace's file, by one recipe.

Needs no SQLAlchemy, which takes as long to import as a window takes to appear.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from smmdesk.machine.shared_places import is_on_network
from smmdesk.storage.errors import DamagedWorkspaceError
from smmdesk.storage.lock import FILE, held_elsewhere

REVISIONS = Path(__file__).parent / "migrations" / "versions"
SCHEMA_VERSION = max(int(file.name[1:5]) for file in REVISIONS.glob("r[0-9]*.py"))
APPLICATION_ID = 0x534D4D44  # "SMMD"

PRAGMAS: Mapping[str, str] = {
    "cipher_log_level": "NONE",
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "mmap_size": "0",
    "journal_mode": "WAL",
    "synchronous": "EXTRA",  # FULL, and without a WAL the removal of the journal, which is the commit then, too
    "secure_delete": "ON",
    "cache_size": "-65536",
    "fullfsync": "ON",
    "checkpoint_fullfsync": "ON",
}


_WRITING = ("journal_mode", "fullfsync", "checkpoint_fullfsync")  # what a connection that only reads leaves alone


def connect(path: Path, **changed: str) -> Any:
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
        with path.open("rb") as file:
            return file.read(20)[18:] == b"\2\2"
    except OSError:
        return False


def connect_reading(path: Path, *, immutable: bool = False) -> Any:
    """A bare connection that leaves the file as it is to the byte; `immutable` where not even a lock can be taken."""
    pragmas = {name: value for name, value in PRAGMAS.items() if name not in _WRITING}
    return _connect(path, "ro&immutable=1" if immutable else "ro", pragmas)


def copy_into(connection: Any, out: Path) -> None:
    """All that the connection sees, in a file of its own that is new or empty, whatever others write meanwhile."""
    connection.execute("VACUUM INTO ?", (out.absolute().as_uri(),))  # ASCII: any name that the disk may have


def beside(path: Path, ending: str) -> Path:
    """The file of that name with more at its end: `-wal`, `-journal`, `.json`."""
    return path.with_name(path.name + ending)


def _connect(path: Path, mode: str, pragmas: Mapping[str, str]) -> Any:
    from sqlcipher3 import dbapi2

    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = dbapi2.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=5)
    try:
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name}={value}")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except BaseException as error:
        connection.close()
        if isinstance(error, UnicodeDecodeError):  # the structure is damaged, and so is what SQLite says of it
            raise DamagedWorkspaceError(detail="sqlite_master") from error
        raise
    return connection
