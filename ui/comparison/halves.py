"""The views on the left and the answer on the right; below them where both have no room side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.style.text_size import scaled

if TYPE_CHECKING:
    from collections.abc import Callable

RESULTS_WIDTH: Final = 408
_LEAST_LEFT: Final = 340
_LEAST_HEIGHT: Final = 300


class Halves(QSplitter):
    """`needed` tells how many pixels the widest of the views asks for."""

    def __init__(self, views: QWidget, results: QWidget, needed: Callable[[], int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._views, self._results, self._needed = views, results, needed
        self._is_shared = False
        for place, half in enumerate((views, results)):
            self.addWidget(half)
            self.setStretchFactor(place, 1 - place)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)

    def share(self, whole: int) -> None:
        """As it is first shown: afterwards the answer is as wide as the person drew it."""
        if not self._is_shared:
            self._is_shared = True
            # as wide as is pleasant, narrower where the columns on the left need the room
            wanted = min(scaled(RESULTS_WIDTH), self.width() - self._needed())
            results = max(wanted, self._results.minimumWidth())
            self.setSizes([whole - results, results])

    def fit(self, whole: int) -> None:
        """Where both halves have no room side by side the answer stands below, and the page scrolls."""
        is_beside = whole >= self._results.minimumWidth() + scaled(_LEAST_LEFT)
        self.setOrientation(Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical)
        for half in (self._views, self._results):
            half.setMinimumHeight(0 if is_beside else scaled(_LEAST_HEIGHT))
