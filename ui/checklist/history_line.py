"""The scores of a client's evaluations over time, as one light line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import in_percent
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import SEMIBOLD, colour, font
from ui.widgets import tips
from ui.widgets.figures import Figures
from ui.widgets.hearing import Heard
from ui.widgets.looked_at import looked_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

_NEAR = 12  # pixels from a dot within which the mouse means it


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One evaluation on the line; `label` is what is written below it, `by` whose work was looked at."""

    id: str
    label: str
    period: str
    by: str
    share: Fraction


class HistoryLine(QWidget):
    """From 0 to 100 %, earliest left; a click on a dot opens that evaluation."""

    heard_as = Heard.CHART

    chosen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._marks: Sequence[Mark] = ()
        self._current = ""
        self.setMouseTracking(True)
        looked_at(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: Sequence[Mark], current: str, title: str) -> None:
        """Show these, the one in sight emphasised; `title` is what the line finds."""
        self._marks, self._current = marks, current
        self.setAccessibleName(title)
        self.update()

    def spoken(self) -> list[str]:
        """The evaluations in words."""
        return [self._words(mark) for mark in self._marks]

    def as_table(self) -> Figures | None:
        """The same in cells."""
        heads = [self._language(head) for head in (_("Period"), _("Score"), _("Whose work"))]
        rows = [(mark.period, in_percent(mark.share, self._language), mark.by) for mark in self._marks]
        return Figures(heads, rows) if rows else None

    def _words(self, mark: Mark) -> str:
        return f"{mark.period}: {in_percent(mark.share, self._language)}, {mark.by}"

    def place(self, index: int) -> QPointF:
        """Where the dot of a mark lies."""
        area = self._area()
        steps = max(len(self._marks) - 1, 1)
        left = area.left() + (area.width() * index / steps if len(self._marks) > 1 else area.width() / 2)
        return QPointF(left, area.bottom() - area.height() * float(self._marks[index].share))

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(240), scaled(132))

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(scaled(22), scaled(22), -scaled(22), -scaled(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        painter.setPen(QPen(colour("border"), 1))
        for share in (0.0, 0.5, 1.0):
            level = area.bottom() - area.height() * share
            painter.drawLine(QPointF(0, level), QPointF(self.width(), level))
        places = [self.place(index) for index in range(len(self._marks))]
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawPolyline(QPolygonF(places))
        for mark, place in zip(self._marks, places, strict=True):
            self._paint_mark(painter, mark, place)

    def _paint_mark(self, painter: QPainter, mark: Mark, place: QPointF) -> None:
        current = mark.id == self._current
        radius = 5 if current else 3.5
        # a rim of the page, so that a dot stands out from the line
        painter.setPen(QPen(colour("page"), 2))
        painter.setBrush(colour("accent"))
        painter.drawEllipse(place, radius, radius)
        # words of more than four would run into one another
        crowded = len(self._marks) > 4
        if crowded and not current and mark not in {self._marks[0], self._marks[-1]}:
            return
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(tokens.FONT_SMALL, SEMIBOLD) if current else font(tokens.FONT_SMALL))
        painter.setPen(colour("text" if current else "muted"))
        painter.drawText(
            self._around(place.x(), place.y() - scaled(20)), centred, in_percent(mark.share, self._language)
        )
        painter.drawText(self._around(place.x(), self.height() - scaled(20)), centred, mark.label)

    def _around(self, middle: float, top: float) -> QRectF:
        """A box for words, kept inside the widget."""
        width = float(scaled(64))
        return QRectF(min(max(middle - width / 2, 0), self.width() - width), top, width, scaled(18))

    def _mark_at(self, point: QPoint) -> Mark | None:
        for index, mark in enumerate(self._marks):
            if (self.place(index) - QPointF(point)).manhattanLength() <= _NEAR:
                return mark
        return None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position().toPoint())
        if mark is not None:
            self.chosen.emit(mark.id)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            mark = self._mark_at(event.pos())
            QToolTip.showText(event.globalPos(), tips.plain(self._words(mark)) if mark else "", self)
            return True
        return super().event(event)
