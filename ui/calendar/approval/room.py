"""How much of a small screen the dialogs of approval take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.shell.dialogs import LOW

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PART: Final = 7
"""Of a low screen, three elsewhere."""


def is_low(dialog: QWidget) -> bool:
    """Whether there is room for what one can do without."""
    return dialog.screen().availableSize().height() < LOW


def least_height(dialog: QWidget, usual: int) -> int:
    """Of what may become smaller, in pixels; `usual` is its height where there is room."""
    return min(usual, dialog.screen().availableSize().height() // (_PART if is_low(dialog) else 3))
