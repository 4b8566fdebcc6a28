"""A slider for one weight. Others follow while it is moved; the weight is kept when it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QSlider

from smmdesk.domain.money import WHOLE
from ui.overriding import override
from ui.style.text_size import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QWheelEvent

_PERCENT = WHOLE // 100
_SETTLES = 600
"""Milliseconds of quiet after the last key, before the weight is kept: a row of key presses is one step of undo."""


class WeightSlider(QSlider):
    """`moved(points)` comes at every move, `left(points)` once it rests."""

    moved = Signal(int)
    left = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        # in percent, since a screen reader says the slider's own figure
        self.setRange(0, 100)
        self.setPageStep(5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLES)
        self._settle.timeout.connect(self._leave)
        self._is_moved = False
        self.valueChanged.connect(self._change)
        self.sliderReleased.connect(self._leave)

    def show_percent(self, percent: int, words: str) -> None:
        """Show a weight; emits nothing. The one being moved stays where the hand has it."""
        if not (self.isSliderDown() or self._is_moved):
            with QSignalBlocker(self):
                self.setValue(percent)
        self.setAccessibleDescription(words)

    def flush(self) -> None:
        """Keep at once what the last keys did."""
        if self._is_moved:
            self._leave()

    def _change(self, percent: int) -> None:
        self._is_moved = True
        self.moved.emit(percent * _PERCENT)
        # by the mouse it is kept as it is let go
        if not self.isSliderDown():
            self._settle.start()

    def _leave(self) -> None:
        self._settle.stop()
        if self._is_moved:
            self._is_moved = False
            self.left.emit(self.value() * _PERCENT)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(90), scaled(22))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(60), scaled(22))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel belongs to the page that scrolls."""
        event.ignore()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
