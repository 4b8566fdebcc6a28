"""How much of a small screen a dialog, or what scrolls in it, takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.style import tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LOW: Final = 480
"""A screen that is less high, such as one of 1366 × 768 at 200 %, has no room for what one can do without."""
_PART: Final = 7
"""Of a low screen; of others it is `parts`."""


def is_low(widget: QWidget) -> bool:
    """Whether it stands on such a screen."""
    return widget.screen().availableSize().height() < _LOW


def open_high(dialog: QWidget, usual: int) -> None:
    """Give it its usual height in pixels, as far as the screen has it: what scrolls inside gives way to the rest."""
    room = dialog.screen().availableSize().height() - 2 * tokens.SPACE_5
    dialog.resize(dialog.minimumWidth(), min(usual, room))


def least_height(widget: QWidget, usual: int, parts: int = 3) -> int:
    """Of what may become smaller, in pixels: `usual` where there is room, else one of so many parts of the screen."""
    return min(usual, widget.screen().availableSize().height() // (_PART if is_low(widget) else parts))
