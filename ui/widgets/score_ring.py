"""A score as a ring with its figure in the middle."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.style import tokens
from ui.style.theme import SEMIBOLD, colour, font


class ScoreRing(QWidget):
    """`show_score(0.72, "72 %")`; None for a score that nobody knows yet."""

    def __init__(self, *, side: int = 112) -> None:
        super().__init__()
        self._share: float | None = None
        self._figure, self._tone = "", "accent"
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_score(self, share: float | None, figure: str, *, tone: str = "") -> None:
        """The share from 0 to 1, the figure to write; `tone` is a status colour's name."""
        self._share, self._figure = share, figure
        self._tone = f"{tone}.solid" if tone else "accent"
        self.setAccessibleName(figure)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self._side / 11
        ring = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(colour("hover"), thick))
        # Qt counts sixteenths of a degree, against the clock, from three o'clock; ours begins at twelve
        painter.drawArc(ring, 0, 360 * 16)
        if self._share:
            painter.setPen(QPen(colour(self._tone), thick, c=Qt.PenCapStyle.RoundCap))
            painter.drawArc(ring, 90 * 16, -round(min(max(self._share, 0), 1) * 360 * 16))
        painter.setFont(font(tokens.FONT_TITLE, SEMIBOLD))
        painter.setPen(colour("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._figure)
