"""A score as a ring with its figure in the middle."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import SEMIBOLD, colour, faded, font
from ui.widgets.figures import Figures
from ui.widgets.hearing import Heard
from ui.widgets.looked_at import looked_at


class ScoreRing(QWidget):
    """`show_score(0.72, "72 %")`; None for a score that nobody knows yet.

    Of what only a part is known, the ring has that part alone: `show_score(1, "100 %", known=0.25, note="10 of 40")`
    fills a quarter of it.
    """

    heard_as = Heard.PICTURE

    def __init__(self, heads: tuple[str, str] = ("", ""), *, side: int = 112) -> None:
        """What stands above the figure, and above what it rests on, where they are copied as a table."""
        super().__init__()
        self._heads = heads
        self._share: float | None = None
        self._figure, self._tone = "", "accent"
        self._known, self._note, self._rests_on = 1.0, "", ""
        self._side = scaled(side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        looked_at(self)

    def show_score(
        self,
        share: float | None,
        figure: str,
        *,
        tone: str = "",
        known: float = 1.0,
        note: str = "",
        rests_on: str = "",
    ) -> None:
        """The share from 0 to 1 of the part that is `known`, the figure to write, and under it how much that is; `tone`
        is a status colour's name. What it `rests_on` is copied with it."""
        self._share, self._figure, self._known, self._note = share, figure, known, note
        self._rests_on = rests_on
        self._tone = f"{tone}.solid" if tone else "accent"
        self.setAccessibleName(", ".join(filter(None, (figure, note))))
        self.update()

    def as_table(self) -> Figures | None:
        """The figure, and what it rests on."""
        return Figures(self._heads, [(self._figure, self._rests_on)]) if self._figure else None

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self._side / 11
        ring = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        self._arc(painter, ring, 1, QPen(colour("hover"), thick))
        if self._known < 1:
            self._arc(painter, ring, self._known, QPen(faded(self._tone), thick, c=Qt.PenCapStyle.FlatCap))
        if self._share:
            cap = Qt.PenCapStyle.RoundCap if self._known == 1 else Qt.PenCapStyle.FlatCap
            filled = min(max(self._share, 0), 1) * self._known
            self._arc(painter, ring, filled, QPen(colour(self._tone), thick, c=cap))
        self._write(painter)

    def _arc(self, painter: QPainter, ring: QRectF, share: float, pen: QPen) -> None:
        """Qt counts sixteenths of a degree, against the clock, from three o'clock; ours begins at twelve."""
        painter.setPen(pen)
        painter.drawArc(ring, 90 * 16, -round(share * 360 * 16))

    def _write(self, painter: QPainter) -> None:
        """The figure in the middle, smaller where a note stands under it."""
        line, half = QRectF(self.rect()), self._side / 2
        centred = Qt.AlignmentFlag.AlignHCenter
        painter.setPen(colour("text"))
        painter.setFont(font(tokens.FONT_HEADING if self._note else tokens.FONT_TITLE, SEMIBOLD))
        upper = line.adjusted(0, 0, 0, 4 - half) if self._note else line
        upright = Qt.AlignmentFlag.AlignBottom if self._note else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, centred | upright, self._figure)
        painter.setFont(font(tokens.FONT_SMALL - 0.5))
        painter.setPen(colour("muted"))
        painter.drawText(line.adjusted(0, half + 4, 0, 0), centred | Qt.AlignmentFlag.AlignTop, self._note)
