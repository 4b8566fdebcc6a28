"""The name of a row of the grid, on the hairline that goes on through the row."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.overriding import override
from ui.style import tokens
from ui.style.theme import colour
from ui.widgets.labels import Label


class RowHead(QWidget):
    """Words, and room for more on their right (`inside`)."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.label = Label(words, size=tokens.FONT_SMALL + 0.5, colour="muted", wraps=True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.inside = QHBoxLayout(self)
        self.inside.setContentsMargins(0, 0, tokens.SPACE_2, 1)
        self.inside.setSpacing(tokens.SPACE_2)
        self.inside.addWidget(self.label, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(colour("border"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
