"""Lines at the foot of a page that are read while one works: whatever lies over the window for a moment lies above."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

_NAME: Final = "foot"
_REACH: Final = 120
"""Pixels that two words lying over one another take."""


def as_foot(line: QWidget) -> QWidget:
    """Have nothing lie over it; gives it back."""
    line.setObjectName(_NAME)
    return line


def above_feet(window: QWidget, bottom: int) -> int:
    """Where the lines in sight begin that reach below `bottom`; else that."""
    seen = [each for each in window.findChildren(QWidget, _NAME) if each.isVisible()]
    tops = [top.y() for each in seen if (top := each.mapTo(window, QPoint(0, 0))).y() + each.height() > bottom - _REACH]
    return min([bottom, *tops])
