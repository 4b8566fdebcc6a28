"""The colours of the categories: the same in the bars, beside their names and in the lines."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from smmdesk.domain.budget import Category
from ui.style.chart_colours import chart_palette
from ui.style.text_size import scaled


def category_colour(category: Category) -> QColor:
    """Its colour in the theme there is."""
    return QColor(chart_palette().series[list(Category).index(category)])


def swatch(category: Category) -> QIcon:
    """A small square in the colour that the category has in the bar."""
    # twice as fine as it is shown, for screens that can tell
    side = scaled(12)
    made = QPixmap(2 * side, 2 * side)
    made.setDevicePixelRatio(2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(category_colour(category))
    painter.drawRoundedRect(QRectF(1, 1, side - 2, side - 2), 2, 2)
    painter.end()
    return QIcon(made)
