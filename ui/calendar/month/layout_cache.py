"""The months laid out last, and those that may come next: turning to one of them is copying a picture."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, QTimer

from ui.calendar.month.layout import NO_GAPS, MonthLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.posts import Post
    from ui.calendar.month.days import MonthDays
    from ui.calendar.month.layout import Gaps

_MOST: Final = 4
"""Each keeps a picture of the size of the month."""
_SLICE: Final = 0.004
"""Seconds of painting ahead at a time: less than anybody notices while typing."""


class LayoutCache(QObject):
    """Layouts by month, for as long as posts and size stay the same."""

    def __init__(self, parent: QObject, warm: Callable[[MonthLayout], bool], lines: Callable[[Post, int], int]) -> None:
        """`lines` is what a `MonthLayout` asks of a post."""
        super().__init__(parent)
        self._warm, self._lines = warm, lines
        self._make = MonthLayout
        self._pages: OrderedDict[MonthDays, tuple[Sequence[Post], MonthLayout]] = OrderedDict()
        self._cold: list[MonthLayout] = []
        # milliseconds between two slices, for whatever else is waiting in the window
        self._idle = QTimer(self, interval=15)
        self._idle.timeout.connect(self._paint_ahead)

    def page(self, days: MonthDays, posts: Sequence[Post], size: QSize, gaps: Gaps = NO_GAPS) -> MonthLayout:
        """The month's layout: the one made before, if it is of this very list of posts, these gaps and this size."""
        known = self._pages.get(days)
        # by identity, for each painting asks this: `PostCache` gives the same list until something in it changes
        if known is None or known[0] is not posts or known[1].gaps is not gaps or known[1].size != size:
            known = posts, self._make(days, posts, size, self._lines, gaps)
            self._pages[days] = known
        self._pages.move_to_end(days)
        while len(self._pages) > _MOST:
            self._pages.popitem(last=False)
        return known[1]

    def prepare(self, days: MonthDays, posts: Sequence[Post], size: QSize, gaps: Gaps = NO_GAPS) -> None:
        """Lay a month out that may come next, and paint its chips while nothing else happens."""
        self._cold.append(self.page(days, posts, size, gaps))
        self._idle.start()

    def made(self) -> list[MonthLayout]:
        """Those that are kept."""
        return [layout for _posts, layout in self._pages.values()]

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to be painted ahead."""
        return not self._cold

    def lay_out_with(self, make: type[MonthLayout]) -> None:
        """Another kind of layout from now on, such as weeks with hours."""
        self._make = make
        self.forget()

    def forget(self) -> None:
        """The look has changed: nothing made so far is of use."""
        self._pages.clear()
        self._cold.clear()

    def _paint_ahead(self) -> None:
        until = time.monotonic() + _SLICE
        while self._cold and time.monotonic() < until:
            if not self._warm(self._cold[0]):
                self._cold.pop(0)
        if not self._cold:
            self._idle.stop()
