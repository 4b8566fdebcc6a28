"""One window a workspace on this machine: who comes second brings the first window to the front, and ends.

    lock = lock_or_ask(folder, language, parent)     # before the window
    lock.wanted.connect(bring_to_front)
    lock.listen()                                    # after its first frame
    lock.release()

The lock beside the database (`storage/lock.py`) says who has it; a local socket is how to reach that program.
"""

from __future__ import annotations

import re
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from smmdesk.domain.errors import SmmdeskError
from smmdesk.machine.places import settings_folder
from smmdesk.speech.language import Language, _
from smmdesk.storage.errors import DiskFullError, ReadOnlyWorkspaceError, WorkspaceInUseError
from smmdesk.storage.folder import is_workspace
from smmdesk.storage.lock import FILE, Lock, is_here

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer  # what speaks to other programs is loaded after the first frame
    from PySide6.QtWidgets import QWidget

_PATIENCE: Final = 1.0
"""Seconds to wait for the other program: it may be starting at this very moment."""
_PAUSE: Final = 0.05
_OURS: Final = re.compile(r"smmdesk-[0-9a-f]{24}")


class OpenElsewhereError(SmmdeskError):
    """Another window of this person has the workspace, and shows itself."""

    message = _("This workspace is open already. Its window is in front now.")


class InstanceLock(QObject):
    """Held until `release` or the end of the program; `WorkspaceInUseError` where another program holds it.

    Where nothing can be written, and where there is no workspace, nothing is held: anybody may look.
    """

    wanted = Signal()
    """the program was started on this workspace once more"""

    def __init__(self, folder: Path, *, force: bool = False) -> None:
        super().__init__()
        # resolved, since links and relative names lead to the same workspace
        self.folder = folder.resolve()
        self._lock: Lock | None = None
        self._server: QLocalServer | None = None
        if is_workspace(folder):
            with suppress(ReadOnlyWorkspaceError, DiskFullError):
                self._lock = Lock(folder / FILE, force=force)

    def is_on(self, folder: Path) -> bool:
        """Whether it is this folder that is held."""
        return self.folder == folder.resolve()

    def listen(self) -> None:
        """Be reachable for whoever comes second."""
        if self._server is not None or self._lock is None or not self._lock.is_ours:
            return
        try:
            from PySide6.QtCore import QDir
            from PySide6.QtNetwork import QLocalServer
        except ImportError:  # a system without the libraries that it needs: the lock alone has to do
            return
        self._server = QLocalServer(self)
        # on a machine with several people only its owner may knock
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(_address(self.folder))  # what a program that was killed left behind
        self._server.listen(_address(self.folder))
        sweep(Path(QDir.tempPath()))

    def release(self) -> None:
        """Let go."""
        if self._server is not None:
            self._server.close()
        if self._lock is not None:
            self._lock.release()

    def _answer(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            caller.write(b"here\n")
            caller.flush()
            caller.disconnectFromServer()
        self.wanted.emit()


def lock_or_ask(folder: Path, language: Language, parent: QWidget | None) -> InstanceLock:
    """Hold the workspace; where a program has it that cannot be reached, a person decides.

    `OpenElsewhereError` where one was reached, `WorkspaceInUseError` where the person would rather not.
    """
    try:
        return InstanceLock(folder)
    except WorkspaceInUseError as error:
        pid, host = (str(error.values[name]) for name in ("pid", "host"))
        # a socket reaches nobody on another computer
        if is_here(host) and knock(folder, int(pid)):
            raise OpenElsewhereError from error
        words = language(
            _(
                "Program {pid} on the computer {host} has this workspace open, and does not answer. If you work in it "
                "there, close it there first. If that program was ended or that computer switched off, open it here."
            ),
            pid=pid,
            host=host,
        )
        from ui.shell.dialogs import ask

        if not ask(parent, language, _("Open all the same?"), words, yes=_("Open it here")):
            raise
    return InstanceLock(folder, force=True)


def knock(folder: Path, pid: int) -> bool:
    """Ask the program that holds the workspace to show its window; whether it answered."""
    try:
        from PySide6.QtNetwork import QLocalSocket
    except ImportError:
        return False
    # before it is asked: only the program in front may allow another one to come there
    _let_come_to_front(pid)
    end = time.monotonic() + _PATIENCE
    while (left := round((end - time.monotonic()) * 1000)) > 0:
        caller = QLocalSocket()
        caller.connectToServer(_address(folder.resolve()))
        # the system connects to a program that hangs, too: only its answer says that it is awake
        if caller.waitForConnected(left) and caller.waitForReadyRead(left):
            return True
        time.sleep(_PAUSE)
    return False


def sweep(folder: Path) -> None:
    """Remove the sockets that killed windows left in there: ours by name and owner, and of no program any more.

    Only where sockets are files: on Windows they go with their program.
    """
    if sys.platform == "win32":
        return
    import os
    import socket

    for path in folder.glob("smmdesk-*"):
        with suppress(OSError):
            found = path.lstat()
            if not (stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid() and _OURS.fullmatch(path.name)):
                continue
            # of another kind than a window listens for: the system refuses it, and no window that is alive hears of it
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as caller:
                try:
                    caller.connect(str(path))
                except ConnectionRefusedError:
                    path.unlink()


def _let_come_to_front(pid: int) -> None:
    """Windows lets a program raise its window only when the one in use allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(pid)


def _address(folder: Path) -> str:
    """One for each workspace and person: nobody shares a folder of settings."""
    from hashlib import sha256

    return "smmdesk-" + sha256(f"{settings_folder()}\0{folder}".encode()).hexdigest()[:24]
