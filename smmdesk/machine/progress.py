"""Long work reports how far it is, and learns that it is to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Cancelled(Exception):  # noqa: N818  (not an error: somebody pressed the button)
    """The person who started the work does not want it any more."""


class Progress:
    """Handed to long work; `report` raises `Cancelled` once `cancel` was called."""

    def __init__(self, heard: Callable[[int, int], None] | None = None) -> None:
        self._heard = heard
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop at its next report; callable from any thread."""
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._cancelled

    def report(self, done: int, total: int) -> None:
        """`done` of `total` units are finished; a `total` of 0 means that nobody knows."""
        if self._cancelled:
            raise Cancelled
        if self._heard is not None:
            self._heard(done, total)
