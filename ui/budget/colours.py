"""The colours of the categories: the same in the bars, beside their names and in the lines."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from smmdesk.charts.style import DARK, LIGHT
from smmdesk.domain.budget import Category
from ui.style.theme import theme


def category_colour(category: Category) -> QColor:
    """Its colour in the theme there is."""
    return QColor((DARK if theme().is_dark else LIGHT).series[list(Category).index(category)])


def swatch(category: Category) -> QIcon:
    """A small square in the colour that the category has in the bar."""
    # twice as fine as it is shown, for screens that can tell
    made = QPixmap(24, 24)
    made.setDevicePixelRatio(2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(category_colour(category))
    painter.drawRoundedRect(QRectF(1, 1, 10, 10), 2, 2)
    painter.end()
    return QIcon(made)
