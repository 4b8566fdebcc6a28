"""The colours of the parts of a cost: those of the printed comparison, told apart by lightness in grey print too."""

from typing import Final

from PySide6.QtGui import QColor

from smmdesk.domain.comparison import Part
from ui.style.theme import theme

LIGHT: Final = ("#3D4BB5", "#8F98DC", "#CCD0F7", "#26283A", "#85858F", "#BEB9B9", "#FFFFFF")
DARK: Final = ("#8893F4", "#5A65C4", "#333E7C", "#E4E6FA", "#8E8E98", "#55555E", "#242428")


def part_colour(part: Part) -> QColor:
    """The fill of a part in the theme of now."""
    return QColor((DARK if theme().is_dark else LIGHT)[list(Part).index(part)])


def on_part(fill: QColor) -> QColor:
    """Black or white, whichever reads better on the fill."""
    return QColor("#FFFFFF" if fill.lightnessF() < 0.62 else "#1D1D1F")
