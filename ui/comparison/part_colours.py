"""The colours of the parts of a cost: those of the printed comparison, told apart by lightness in grey print too."""

from typing import Final

from PySide6.QtGui import QColor

from smmdesk.domain.comparing.ranking import Part
from ui.style.theme import theme

LIGHT: Final = ("#3D4BB5", "#10133A", "#8F98DC", "#CCD0F7", "#4A4C63", "#BEB9B9", "#FFFFFF", "#85858F")
DARK: Final = ("#8893F4", "#FFFFFF", "#5A65C4", "#333E7C", "#C2C4DA", "#55555E", "#242428", "#8E8E98")


def part_colour(part: Part) -> QColor:
    """The fill of a part in the theme of now."""
    return QColor((DARK if theme().is_dark else LIGHT)[list(Part).index(part)])


def on_part(fill: QColor) -> QColor:
    """Black or white, whichever reads better on the fill."""
    return QColor("#FFFFFF" if fill.lightnessF() < 0.62 else "#1D1D1F")
