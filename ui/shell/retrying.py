"""What waits for another program to finish writing is tried again and again, as long as its window is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.shell.context import Context

EVERY: Final = 250
"""Milliseconds from one try to the next."""


class Retrying(QObject):
    """Tells `context.waits` after each try that leaves something."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._most = 0
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.try_again)

    def begin(self) -> None:
        """Something waits from now on."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The window goes; what still waits is for the next one, or for whoever closes the workspace."""
        self._timer.stop()

    def try_again(self) -> None:
        """Do what can be done by now, each with what comes after it; refusals are said."""
        context = self._context
        while (act := context.workspace.turns.try_first()) is not None:
            if act.refusal is not None:
                context.complain(context.language.error(act.refusal))
            with context.attempt():
                act.go_on()
        left = context.workspace.waits
        if not left:
            self._timer.stop()
            self._tell_of_end()
        self._most = max(self._most, left)
        context.waits.emit(left)

    def _tell_of_end(self) -> None:
        """Of what took long enough to be told of."""
        if self._most:
            language = self._context.language
            words = language.count("Saved {n} change that waited", "Saved {n} changes that waited", self._most)
            self._context.say(words)
        self._most = 0
