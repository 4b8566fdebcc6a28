"""A lock file beside the database: it tells a second program who has the workspace open, and outlives nobody.

The database is right without it (writers wait for one another); this is for people, who would wonder at two windows.
The system's own lock on the file ends with its program, however that ends; what stands in the file names the holder.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from smmdesk.machine.files import from_json
from smmdesk.storage.errors import WorkspaceInUseError, understood

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

FILE = "workspace.lock"
"""its name beside the database"""
_MOST = 1000  # bytes that one of ours has
_FAR = 1 << 30  # the locked byte: on Windows what is locked cannot be read
_PLAINLY = sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"))
"""no link is followed, and nobody is waited for at the other end of a pipe"""


class Lock:
    """Held from `Lock(path)` until `release` or the end of the program; `WorkspaceInUseError` where another holds it.

    A holder on another computer is believed, since nobody here can see whether that program still runs. `force` asks
    nobody: it takes the lock where it can be had, and goes on without where a program here has it. Where something else
    than a file has the name, a link or a pipe, that is left alone, and nothing is held.
    """

    def __init__(self, path: Path, *, force: bool = False) -> None:
        self._path = path
        with understood():
            self._descriptor = _opened(path, os.O_RDWR | os.O_CREAT)
        self.is_ours = True
        if self._descriptor < 0:
            return
        try:
            self.is_ours = _locked(self._descriptor)
            pid, host = self._holder()
            if not force and not (self.is_ours and is_here(host)):
                raise WorkspaceInUseError(pid=pid, host=host)
            if self.is_ours:
                with suppress(OSError):  # a full disk: held all the same, without a name
                    self._write({"pid": os.getpid(), "host": this_computer()})
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

    def remove(self) -> None:
        """Let go, and leave no file: for where nobody else comes by yet."""
        was_held = self._descriptor >= 0
        self.release()
        if was_held:
            with suppress(OSError):  # somebody came by all the same
                self._path.unlink()

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


def held(path: Path) -> int:
    """A descriptor of the file, made where there is none and locked until that is closed; -1 where another holds it."""
    descriptor = _opened(path, os.O_RDWR | os.O_CREAT)
    if descriptor >= 0 and not _locked(descriptor):
        os.close(descriptor)
        return -1
    return descriptor


def held_elsewhere(path: Path) -> bool:
    """Whether the lock file names a program on another computer."""
    try:
        descriptor = _opened(path, os.O_RDONLY)
    except OSError:
        return False
    if descriptor < 0:
        return False
    with open(descriptor, "rb") as file:  # noqa: PTH123  (a descriptor)
        return not is_here(_named(file.read(_MOST))[1])


def _opened(path: Path, how: int) -> int:
    """A descriptor of the file; -1 where what has its name is none."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return -1
    descriptor = os.open(path, how | _PLAINLY, 0o600)
    found = os.fstat(descriptor)
    if stat.S_ISREG(found.st_mode) and found.st_nlink <= 1:  # else it has another name, and is something to somebody
        return descriptor
    os.close(descriptor)
    return -1


def is_here(host: str) -> bool:
    """Whether a holder of that name, or of none, is on this computer."""
    return host in {"", this_computer()}


def _named(written: bytes) -> tuple[int, str]:
    """Program and computer that a lock file names; of what no program wrote, nothing."""
    return from_json(written, lambda found: (int(found["pid"]), str(found["host"]))) or (0, "")


def this_computer() -> str:
    """Its name; the modules that know it everywhere would cost 6 ms before the first frame."""
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
