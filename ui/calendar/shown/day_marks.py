"""What is told of the days in sight: holidays, days on which people buy, and dates of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.shell.holidays import Holidays

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from smmdesk.domain.day_marks import MarkedDays
    from smmdesk.domain.periods import Period
    from ui.calendar.shown.shown_posts import ShownPosts
    from ui.shell.context import Context

_PATIENCE: Final = 300
"""Milliseconds: the first picture of the window comes before the file of days on which people buy is read."""


class DayMarks(QObject):
    """Gives what is known at once, and says `found` when there is more."""

    found = Signal()

    def __init__(self, context: Context, page: QWidget, shown: ShownPosts) -> None:
        super().__init__(page)
        self._context, self._shown = context, shown
        self._holidays = Holidays(context, page)
        self._holidays.found.connect(self.found)
        self._pause = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._pause.timeout.connect(self._go_on)
        self._is_ready = False

    def of(self, period: Period) -> MarkedDays:
        """By day, what matters most first; days of which nothing is told are not among them."""
        countries = self._shown.countries()
        holidays = self._holidays.names(countries, period)
        commercial, own = self._commercial(countries, period), self._shown.dates_in_sight()
        if not (holidays or commercial or own):
            return {}
        from smmdesk.domain.day_marks import marked_days  # where there is something

        return marked_days(period, holidays, commercial, own)

    def _commercial(self, countries: set[str], period: Period) -> Mapping[date, Sequence[str]]:
        if not self._is_ready:
            if not self._pause.isActive():
                self._pause.start()
            return {}
        from smmdesk.knowledge.commercial_days import commercial_days

        return commercial_days(countries, period, self._context.language.code)

    def _go_on(self) -> None:
        self._is_ready = True
        self.found.emit()
