"""A backup every half hour in which something was changed, beside the window and without a word.

Only the line at the foot says when. A refusal is said once, not every half hour; damage is somebody else's matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from smmdesk.speech.language import _
from smmdesk.storage.errors import DAMAGE

if TYPE_CHECKING:
    from pathlib import Path

    from ui.shell.background import Refusal
    from ui.shell.context import Context

EVERY: Final = 30 * 60 * 1000
"""milliseconds"""


class RegularBackups(QObject):
    """Those of one window; `start` it once the workspace is open."""

    made = Signal(object)
    """wall time of a backup that was made"""
    damaged = Signal(object)
    """the error, where the workspace itself turned out to be damaged"""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._is_refused = False
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.make)

    def start(self) -> None:
        """From now on; a workspace on a server, or one that only can be read, needs none."""
        workspace = self._context.workspace
        if workspace.folder is not None and not workspace.database.read_only:
            self._timer.start()

    def stop(self) -> None:
        """No more of them: the workspace is being closed, and that makes one of its own."""
        self._timer.stop()

    def make(self) -> None:
        """One now, if anything was changed."""
        backups = self._context.workspace.backups
        # without a title, so that nothing of it shows at the foot of the window
        self._context.background.start(
            "", lambda _progress: backups.make_regularly(), done=self._done, failed=self._failed
        )

    def _done(self, path: Path | None) -> None:
        self._is_refused = False
        if path is not None:
            self.made.emit(self._context.workspace.now().astimezone().time())

    def _failed(self, error: Refusal) -> None:
        if isinstance(error, DAMAGE):
            self.damaged.emit(error)
        elif not self._is_refused:
            self._is_refused = True
            language = self._context.language
            words = _("The regular backup could not be made: {reason} It is tried again every half hour.")
            self._context.complain(language(words, reason=language.error(error)))
