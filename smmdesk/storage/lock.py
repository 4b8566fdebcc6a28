"""A lock file beside the database: it tells a second program who has the workspace open, and outlives nobody.

The database is right without it (writers wait for one another); this is for people, who would wonder at two windows.
The system's own lock on the file ends with its program, however that ends; what stands in the file names the holder.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Self

from smmdesk.storage.errors import WorkspaceInUseError, understood

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

FILE = "workspace.lock"
"""its name beside the database"""
_MOST = 1000  # bytes that one of ours has
_FAR = 1 << 30  # the locked byte: on Windows what is locked cannot be read


class Lock:
    """Held from `Lock(path)` until `release` or the end of the program; `WorkspaceInUseError` where another holds it.

    A holder on another computer is believed, since nobody here can see whether that program still runs. `force` asks
    nobody: it takes the lock where it can be had, and goes on without where a program here has it.
    """

    def __init__(self, path: Path, *, force: bool = False) -> None:
        with understood():
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            self.is_ours = _locked(self._descriptor)
            pid, host = self._holder()
            if not force and not (self.is_ours and is_here(host)):
                raise WorkspaceInUseError(pid=pid, host=host)
            if self.is_ours:
                self._write({"pid": os.getpid(), "host": _here()})
        except BaseException:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Let go; the file stays, empty."""
        if self._descriptor >= 0:
            if self.is_ours:
                # before it is closed: afterwards the name that stands there may be that of the next holder
                os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.release()

    def _holder(self) -> tuple[int, str]:
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return _named(os.read(self._descriptor, _MOST))

    def _write(self, holder: dict[str, object]) -> None:
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, json.dumps(holder).encode())


def held_elsewhere(path: Path) -> bool:
    """Whether the lock file names a program on another computer."""
    try:
        with path.open("rb") as file:
            return not is_here(_named(file.read(_MOST))[1])
    except OSError:
        return False


def is_here(host: str) -> bool:
    """Whether a holder of that name, or of none, is on this computer."""
    return host in {"", _here()}


def _named(written: bytes) -> tuple[int, str]:
    """Program and computer that a lock file names; of what no program wrote, nothing."""
    try:
        found = json.loads(written)
        return int(found["pid"]), str(found["host"])
    except (ValueError, KeyError, TypeError):
        return 0, ""


def _here() -> str:
    """This computer's name; the modules that know it everywhere would cost 6 ms before the first frame."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def _locked(descriptor: int) -> bool:
    """Whether the system gave this program the lock."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            # not lockf: such a lock ends as soon as the program closes the file anywhere, as `held_elsewhere` does
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # a file system that knows no locks
    return True
