"""How much of a small screen the dialogs of the calendar take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.shell.dialogs import LOW
from ui.style import tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PART: Final = 7
"""Of a low screen, three elsewhere."""


def is_low(dialog: QWidget) -> bool:
    """Whether there is room for what one can do without."""
    return dialog.screen().availableSize().height() < LOW


def open_high(dialog: QWidget, usual: int) -> None:
    """Give it its usual height in pixels, as far as the screen has it: what scrolls inside gives way to the rest."""
    room = dialog.screen().availableSize().height() - 2 * tokens.SPACE_5
    dialog.resize(dialog.minimumWidth(), min(usual, room))


def least_height(dialog: QWidget, usual: int) -> int:
    """Of what may become smaller, in pixels; `usual` is its height where there is room."""
    return min(usual, dialog.screen().availableSize().height() // (_PART if is_low(dialog) else 3))
