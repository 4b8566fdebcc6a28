"""Looking at a file before anything of it is kept, beside the window: again and again, as somebody says more of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from smmdesk.machine.progress import Progress

if TYPE_CHECKING:
    from ui.shell.background import Background, Job

Reading = Callable[[Progress], Any]

_PAUSE: Final = 250
"""Milliseconds after the last choice of a column: with the arrow keys one passes many."""


class DryRun(QObject):
    """Only the last look is answered; what an earlier one finds is passed over."""

    begun = Signal()
    found = Signal(object)
    """what came of a reading that kept nothing, such as an `ImportReport`"""
    refused = Signal(object)
    """a `Refusal`"""

    def __init__(self, background: Background, title: str, reading: Callable[[], Reading], parent: QObject) -> None:
        """`reading` is asked at each look how the file is to be read by then."""
        super().__init__(parent)
        self._background, self._title, self._reading = background, title, reading
        self._number = 0  # of the look under way
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)

    def look(self) -> None:
        """Look now."""
        self.stop()
        number = self._number
        self.begun.emit()
        self._job = self._background.start(
            self._title,
            self._reading(),
            done=lambda report: self._tell(number, self.found.emit, report),
            failed=lambda error: self._tell(number, self.refused.emit, error),
            beside=True,  # what is looked at anew was asked to stop, and may not have done so yet
        )

    def look_soon(self) -> None:
        """Look once nothing more was said for a moment; what the look under way finds is out of date."""
        self.stop()
        self._pause.start()

    def stop(self) -> None:
        """Nobody waits for a look any more."""
        self._number += 1
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()

    def _tell(self, number: int, tell: Callable[[object], object], answer: object) -> None:
        if number == self._number:
            tell(answer)
