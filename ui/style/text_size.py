"""How large words are, and with them all that holds words: a share of the sizes in `ui.style.tokens`.

    use_text_size(150)                  # per cent; AS_SYSTEM for what the desktop asks for
    scaled(tokens.ROW_HEIGHT)           # the pixels of a row that holds words of now

Lengths in the code are those of 100 %. Whatever a word has to find room in goes through `scaled` as it is used, never
as a module is imported: heights of rows, widths of columns and fields, icons beside words. `font` does so by itself.
What only keeps things apart (`SPACE_1` …), corners and frames stay as they are, so that large words have the room.
"""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QGuiApplication

AS_SYSTEM: Final = 0
SIZES: Final = (100, 110, 125, 150, 175, 200)
"""per cent"""
_USUAL_POINTS: Final = {"windows": 9.0, "cocoa": 13.0}
"""What a platform's font measures where nobody has asked for another size."""
_USUAL_ON_DESKTOP: Final = {
    "kde": 10.0,
    "gnome": 11.0,
    "unity": 11.0,
    "lxqt": 11.0,
    "xfce": 10.0,
    "mate": 10.0,
    "x-cinnamon": 10.0,
}
"""The same on the desktops of Linux, by what each calls itself in XDG_CURRENT_DESKTOP."""
_LARGEST_USUAL: Final = 12.0
"""On any other: more than is usual anywhere, so that only what is clearly larger counts."""
_HAS_DESKTOPS: Final = ("xcb", "wayland")


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
    """The largest of our sizes that the desktop's letters come up to; the usual one where it tells of none."""
    wanted = share_of_usual() * 100 + 1
    return max((each for each in SIZES if each <= wanted), default=SIZES[0])


def share_of_usual() -> float:
    """The desktop's size of letters by its usual one."""
    usual = _usual()
    return _points() / usual if usual else 1.0


def _desktops() -> list[str]:
    """What the desktop calls itself, the most precise name first; a derived one names its parent too."""
    return os.environ.get("XDG_CURRENT_DESKTOP", "").lower().split(":")


def _usual() -> float:
    """In points; 0 where the platform's font says nothing of a person's wish."""
    platform = QGuiApplication.platformName()
    if not platform.startswith(_HAS_DESKTOPS):
        return _USUAL_POINTS.get(platform, 0)
    return next((_USUAL_ON_DESKTOP[each] for each in _desktops() if each in _USUAL_ON_DESKTOP), _LARGEST_USUAL)


def _points() -> float:
    # Qt reads that of KDE when the program starts, and never again
    told = _kde_points() if "kde" in _desktops() else 0
    return told or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()


def _kde_points() -> float:
    """As it stands in the settings of KDE now, behind the typeface's name; 0 where nobody has changed it."""
    from PySide6.QtCore import QSettings, QStandardPaths

    file = QStandardPaths.locate(QStandardPaths.StandardLocation.GenericConfigLocation, "kdeglobals")
    kept = QSettings(file, QSettings.Format.IniFormat).value("font") if file else None
    try:
        return float(kept[1]) if isinstance(kept, list) else 0
    except (IndexError, ValueError):
        return 0
