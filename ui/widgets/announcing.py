"""What is said to who listens instead of looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say it when it is done with what it is saying."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def alert(came: QWidget, words: str) -> None:
    """The same of something that came by itself, such as a toast; where a desktop asks for alerts, it is one."""
    QAccessible.updateAccessibility(QAccessibleEvent(came, QAccessible.Event.Alert))
    announce(came, words)
