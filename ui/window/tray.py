"""Calls from the desktop's notification area, where there is one and the person wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon

from ui.style.icons import icon
from ui.widgets import tips

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon

    from ui.shell.context import Context

_SHOWN: Final = 15_000
"""Milliseconds; desktops do as they please."""


class Tray(QObject):
    """Its sign is there only while something waits; a click on it, or on what it says, is `wanted`."""

    def __init__(self, context: Context, wanted: Callable[[], object]) -> None:
        super().__init__(context)
        self._context, self._wanted = context, wanted
        self._sign: QSystemTrayIcon | None = None

    def call(self, words: str) -> bool:
        """Say it there; whether it could be said."""
        if not (self._context.preferences.tray and QSystemTrayIcon.isSystemTrayAvailable()):
            return False
        sign = self._made()
        sign.setToolTip(tips.plain(words))
        sign.show()
        sign.showMessage("SMMdesk", words, _picture(), _SHOWN)
        return True

    def hide(self) -> None:
        """Nothing waits any more."""
        if self._sign is not None:
            self._sign.hide()

    def _made(self) -> QSystemTrayIcon:
        if self._sign is None:
            self._sign = QSystemTrayIcon(_picture(), self)
            self._sign.messageClicked.connect(self._come)
            self._sign.activated.connect(self._come)
        return self._sign

    def _come(self, _how: object = None) -> None:
        self._wanted()


def _picture() -> QIcon:
    return icon("bell", "accent")
