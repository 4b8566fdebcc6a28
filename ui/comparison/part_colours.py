"""The colours of the parts of a cost: those of the printed comparison, told apart by lightness in grey print too.

What is paid has a colour each; the owner's time, which is not paid, is hatched.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor

from smmdesk.domain.comparing.ranking import PAID, Part
from ui.style.theme import colour, theme

LIGHT: Final = ("#3D4BB5", "#8F98DC", "#CCD0F7", "#26283A", "#85858F", "#BEB9B9", "#FFFFFF")
DARK: Final = ("#8893F4", "#5A65C4", "#333E7C", "#E4E6FA", "#8E8E98", "#55555E", "#242428")


def part_colour(part: Part) -> QColor:
    """The ground of a part in the theme of now; that of the owner's time is the page's."""
    return QColor((DARK if theme().is_dark else LIGHT)[PAID.index(part)]) if part in PAID else colour("page")


def hatch(part: Part) -> QBrush:
    """What is drawn over the ground of a part: nothing, or the strokes of what is not paid."""
    return QBrush() if part in PAID else QBrush(colour("muted"), Qt.BrushStyle.BDiagPattern)


def on_part(fill: QColor) -> QColor:
    """Black or white, whichever reads better on the fill."""
    return QColor("#FFFFFF" if fill.lightnessF() < 0.62 else "#1D1D1F")
