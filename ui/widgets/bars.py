"""Light bars drawn by Qt itself, for what must be there at once: shares of a whole, and how full something is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.overriding import override
from ui.style import tokens
from ui.style.chart_colours import chart_palette
from ui.style.text_size import scaled
from ui.style.theme import colour, faded, fill, font
from ui.widgets import tips
from ui.widgets.hearing import Heard

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a whole: its words (said and shown when pointed at) and its size in any unit."""

    words: str
    size: float
    colour: str = ""
    """a token such as `bad.solid`; by default the colours of the charts, one after another"""


class StackedBar(QWidget):
    """Parts of a whole side by side: together they fill the bar."""

    heard_as = Heard.CHART

    def __init__(self, *, height: int = 14) -> None:
        super().__init__()
        self._shares: Sequence[Share] = ()
        self._whole = 0.0
        self.setFixedHeight(scaled(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: Sequence[Share], *, name: str = "") -> None:
        """Show these parts; sizes below zero count as nothing."""
        self._shares = shares
        self._whole = sum(max(share.size, 0) for share in shares)
        self.setAccessibleName(name)
        self.update()

    def spoken(self) -> list[str]:
        """The parts in words."""
        return [share.words for share in self._shares]

    def parts(self) -> list[tuple[QRectF, Share, QColor]]:
        """Where each part lies, and in which colour."""
        found, left = [], 0.0
        series = chart_palette().series
        for index, share in enumerate(self._shares):
            width = self.width() * max(share.size, 0) / self._whole if self._whole > 0 else 0.0
            ink = colour(share.colour) if share.colour else QColor(series[index % len(series)])
            found.append((QRectF(left, 0, width, self.height()), share, ink))
            left += width
        return found

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(160), self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(outline)
        fill(painter, self.rect(), colour("hover"))
        for rect, _share, ink in self.parts():
            # a pixel of the ground between two parts, unless that were half of one
            painter.fillRect(rect.adjusted(0, 0, -1, 0) if rect.width() > 2 else rect, ink)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            words = next((share.words for rect, share, _ink in self.parts() if rect.contains(event.pos())), "")
            QToolTip.showText(event.globalPos(), tips.plain(words), self)
            return True
        return super().event(event)


class Meter(QWidget):
    """How full something is, with its figure beside it; over the brim it turns `bad`, and the figure says so.

    Of what only a part is known, the share is one of that part, which is drawn paler.
    """

    heard_as = Heard.PICTURE

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self._known = 1.0
        self._words = ""
        self._tone = "accent"
        self.setFont(font(tokens.FONT_SMALL))
        self.setFixedHeight(scaled(20))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float | None, words: str, *, tone: str = "", known: float = 1.0) -> None:
        """0 to 1 is inside; None draws an empty track. `tone` is a status colour's name."""
        self._share, self._words, self._known = share, words, known
        over = share is not None and share > 1
        self._tone = f"{tone}.solid" if tone else ("bad.solid" if over else "accent")
        self.setAccessibleName(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(140), scaled(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = self.fontMetrics().horizontalAdvance(self._words)
        track = QRectF(0, (self.height() - 6) // 2, max(self.width() - words - (8 if words else 0), 20), 6)
        paint_meter(painter, track, self._share, tone=self._tone, known=self._known)
        painter.setPen(colour("muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._words)


def paint_meter(painter: QPainter, track: QRectF, share: float | None, *, tone: str, known: float = 1.0) -> None:
    """A track, of it as much in a paler colour as is `known`, and of that the share, from 0 to 1."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("hover"))
    painter.drawRoundedRect(track, 3, 3)
    room = track.width() * known
    if known < 1:
        painter.setBrush(faded(tone))
        painter.drawRoundedRect(QRectF(track.x(), track.y(), room, track.height()), 3, 3)
    # what is more than nothing can be seen: two hundredths of the track at the least
    if share:
        painter.setBrush(colour(tone))
        filled = room * min(max(share, 0.02), 1)
        painter.drawRoundedRect(QRectF(track.x(), track.y(), filled, track.height()), 3, 3)
