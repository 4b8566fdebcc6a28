"""A chart of cells that arrows walk through; what each says is told below it, and to who listens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.style.theme import frame_focus
from ui.widgets.announcing import announce
from ui.widgets.chart import ChartView

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from smmdesk.charts.style import Chart
    from smmdesk.speech.language import Language
    from ui.widgets.chart import Draw

_STEPS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    # farther than any line is long; it is kept within
    Qt.Key.Key_Home: (0, -99),
    Qt.Key.Key_End: (0, 99),
}


class WalkedChart(ChartView):
    """Its hints are those of all cells, line by line."""

    walked = Signal(str)
    """what is told of the cell where the keyboard is"""
    asked = Signal()
    """somebody wants to know more of that cell: Enter, or a click on it"""

    def __init__(self, language: Language, *, least_height: int) -> None:
        super().__init__(language, least_height=least_height)
        self._shape = (0, 0)
        self._at: tuple[int, int] | None = None
        self._frame = _Frame(self)

    def show_cells(self, draw: Draw, shape: tuple[int, int], begin: tuple[int, int]) -> None:
        """Lines and columns of the chart that is drawn, and the cell where a walk begins."""
        self._shape, self._begin, self._at = shape, begin, None
        self._frame.hide()
        self.show_chart(draw)

    @property
    def at(self) -> tuple[int, int] | None:
        """Line and column of the cell where the keyboard is; None before a walk began."""
        return self._at

    def step(self, down: int, right: int) -> None:
        """To another cell, as far as there are any; the first step goes to where a walk begins."""
        if self.chart is None or not all(self._shape):
            return
        row, column = self._begin
        if self._at is not None:
            row = min(max(self._at[0] + down, 0), self._shape[0] - 1)
            column = min(max(self._at[1] + right, 0), self._shape[1] - 1)
        self._go_to(row, column)
        announce(self, self.words())

    def _go_to(self, row: int, column: int) -> None:
        self._at = (row, column)
        self._place_frame()
        self.walked.emit(self.words())

    def words(self) -> str:
        """What is told of the cell where the keyboard is."""
        if self.chart is None or self._at is None:
            return ""
        return self.chart.hints[self._at[0] * self._shape[1] + self._at[1]][1]

    def _place_frame(self) -> None:
        if self.chart is None or self._at is None:
            return
        artist, _words = self.chart.hints[self._at[0] * self._shape[1] + self._at[1]]
        self._frame.setGeometry(self.place_of(artist).adjusted(-2, -2, 2, 2))
        self._frame.raise_()
        self._frame.setVisible(self.hasFocus())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if step is not None and plain:
            self.step(*step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._at is not None:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def pressed(self, place: int) -> None:
        if not all(self._shape):
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._go_to(*divmod(place, self._shape[1]))
        self.asked.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._place_frame()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._frame.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._frame.hide()  # until it is drawn anew, at another size

    @override
    def _put(self, chart: Chart) -> None:
        super()._put(chart)
        if self._canvas is not None:
            # where a cell lies is known once all of it is drawn
            self._canvas.mpl_connect("draw_event", lambda _event: self._place_frame())


class _Frame(QWidget):
    """Around the cell; a mouse does not meet it."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame_focus(painter, QRect(self.rect()).adjusted(1, 1, -1, -1), 2)
