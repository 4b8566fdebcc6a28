"""How long tests wait for what has to come: a busy machine is slow, which is no fault of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 120
"""Seconds; what never comes costs them once, as the test fails then."""


class PatientBot(QtBot):
    """pytest-qt's, which waits `PATIENCE` wherever a test asks for less: no wait of ours is meant to run out."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE * 1000))

    def waitSignal(self, signal: Any, *, timeout: int = 0, **options: Any) -> Any:
        if options.get("raising") is False:  # nothing is to come: the time is all there is to it
            return super().waitSignal(signal, timeout=timeout, **options)
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE * 1000), **options)

    def waitExposed(self, widget: Any, *, timeout: int = 0) -> Any:
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE * 1000))
