"""How large words are, and with them all that holds words: a share of the sizes in `ui.style.tokens`.

    use_text_size(150)                  # per cent; AS_SYSTEM for what the desktop asks for
    scaled(tokens.ROW_HEIGHT)           # the pixels of a row that holds words of now

Lengths in the code are those of 100 %. Whatever a word has to find room in goes through `scaled` as it is used, never
as a module is imported: heights of rows, widths of columns and fields, icons beside words. `font` does so by itself.
What only keeps things apart (`SPACE_1` …), corners and frames stay as they are, so that large words have the room.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QGuiApplication

AS_SYSTEM: Final = 0
SIZES: Final = (100, 110, 125, 150, 175, 200)
"""per cent"""
_USUAL_POINTS: Final = {"windows": 9.0, "cocoa": 13.0, "xcb": 11.0, "wayland": 11.0}
"""What each platform's font measures where nobody has asked for another size."""


class _Worn:
    """One a process, like the theme."""

    percent: int = 100


_worn = _Worn()


def scaled(length: float) -> int:
    """A length at 100 % as it is at the text size of now, in whole pixels."""
    return round(length * _worn.percent / 100)


def scaled_points(size: float) -> float:
    """A size of letters at 100 % as it is now: not rounded, since half a point is seen."""
    return size * _worn.percent / 100


def scaled_size(size: QSize) -> QSize:
    """The same both ways."""
    return QSize(scaled(size.width()), scaled(size.height()))


def text_size() -> int:
    """The text size of now, per cent."""
    return _worn.percent


def use_text_size(wanted: int) -> None:
    """From now on words have this size in all that is made or dressed; what is there already has to be made anew."""
    _worn.percent = wanted or of_system()


def of_system() -> int:
    """The largest of our sizes that the desktop's font comes up to; the usual one where it tells of none."""
    usual = _USUAL_POINTS.get(QGuiApplication.platformName(), 0)
    if not usual:
        return SIZES[0]
    points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return max((each for each in SIZES if each <= points / usual * 100 + 1), default=SIZES[0])
