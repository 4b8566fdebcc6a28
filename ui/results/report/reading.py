"""What is read of a report beside the window: its figures take as long as its paper does."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from shiboken6 import Shiboken

from smmdesk.domain.errors import MissingRecordError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.shell.background import Refusal
    from ui.shell.context import Context

T = TypeVar("T")


class Reading:
    """What `whose` asks for; of several answers the last one that was asked for is shown, while it is there."""

    def __init__(self, whose: QWidget, context: Context) -> None:
        self._whose, self._context = whose, context
        self._asked = 0
        self.is_under_way = False

    def ask(self, work: Callable[[], T], show: Callable[[T], object]) -> None:
        """Do the work in a thread of its own, and show what comes of it."""
        self._asked += 1
        asked, self.is_under_way = self._asked, True

        def done(found: T) -> None:
            if asked == self._asked and Shiboken.isValid(self._whose):
                self.is_under_way = False
                show(found)

        def fail(error: Refusal) -> None:
            self.is_under_way = self.is_under_way and asked != self._asked
            # one that was removed meanwhile needs no figures
            if not isinstance(error, MissingRecordError):
                self._context.complain(self._context.language.error(error))

        self._context.background.start("", lambda _progress: work(), done=done, failed=fail)
