"""What a monkey presses and types, and which of it may change the text of the field that has the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

Key = Qt.Key
LETTERS: Final = (Key.Key_Y, Key.Key_N, Key.Key_A, Key.Key_1, Key.Key_9, Key.Key_Period, Key.Key_Plus, Key.Key_Question)
KEYS: Final = (
    *(Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Return, Key.Key_Escape, Key.Key_Space, Key.Key_Delete),
    *(Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_PageUp),
    *(Key.Key_PageDown, Key.Key_F1, Key.Key_F2, Key.Key_F5, Key.Key_Menu, Key.Key_Backspace),
    *LETTERS,
)
WITH_CTRL: Final = (
    *(Key.Key_Z, Key.Key_Y, Key.Key_K, Key.Key_F, Key.Key_N, Key.Key_A, Key.Key_C, Key.Key_V, Key.Key_X, Key.Key_D),
    *(Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_E, Key.Key_P, Key.Key_S),
    *(Key.Key_Return, Key.Key_Comma, Key.Key_Left, Key.Key_Right),
)
REWRITES: Final = frozenset((Key.Key_Escape, Key.Key_Backspace, Key.Key_Delete, Key.Key_Space, *LETTERS))
REWRITES_WITH_CTRL: Final = frozenset((Key.Key_Z, Key.Key_Y, Key.Key_V, Key.Key_X, Key.Key_D, Key.Key_K))
"""Keys that may change the text in which they are pressed; a letter where all of it is chosen."""
TEXTS: Final = (
    *("abc", "31.02.2026", "1e9", "=1+1", "Привет", "ქართული", "<b>x</b>", "-5", "9" * 20, "12:75", "🍰", "\u202ex"),
)
