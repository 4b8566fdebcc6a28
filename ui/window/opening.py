"""From the first frame to the whole workspace, which is opened beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from smmdesk.storage.errors import DAMAGE, BusyError
from ui.shell.context_page import AGAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.shell.background import Refusal
    from ui.shell.context import Context


class Opening:
    """`opened` is called once the workspace is whole, `damaged` with the error where it cannot be worked with.

    `settled` is called in any case but that, at last.
    """

    def __init__(
        self,
        context: Context,
        *,
        opened: Callable[[], object],
        damaged: Callable[[Refusal], object],
        settled: Callable[[], object],
    ) -> None:
        self._context, self._opened, self._damaged, self._settled = context, opened, damaged, settled

    def begin(self) -> None:
        """Open it; what is refused otherwise is said, and the window goes on as it is."""
        workspace = self._context.workspace
        self._context.background.start(
            "", lambda _progress: workspace.prepare(), done=self._take_over, failed=self._stay_behind
        )

    def _take_over(self, _nothing: None) -> None:
        self._context.workspace.take_over()
        self._opened()
        self._settled()

    def _stay_behind(self, error: Refusal) -> None:
        if isinstance(error, BusyError):
            QTimer.singleShot(AGAIN, self._context, partial(self.begin))
        elif isinstance(error, DAMAGE):
            self._damaged(error)
        else:
            self._context.complain(self._context.language.error(error))
            self._settled()
