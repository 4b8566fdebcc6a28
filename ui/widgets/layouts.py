"""What keys type: the Latin letters on the keys of other layouts, and the letters that a text may begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

SAME_KEY: Final[Mapping[str, str]] = {
    **dict(zip("НЗТЧУС", "YPNXEC", strict=True)),  # ЙЦУКЕН
    **dict(zip("ყპნხეც", "YPNXEC", strict=True)),  # Georgian QWERTY
}
"""For keys that mean something by themselves; capitals, where the script has them."""
# with Shift and on the pad letters and figures are typed; whatever else is held down makes a shortcut
_NO_CHORD: Final = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


def first_letters(event: QKeyEvent) -> str:
    """What a key types, if a text may begin with it.

    No letter is left to a command, or a text loses its first; “?” alone shows all keys, as everywhere.
    """
    text = event.text()
    is_typed = text.strip() and text.isprintable() and not event.modifiers() & _NO_CHORD
    return text if is_typed and text != "?" else ""
