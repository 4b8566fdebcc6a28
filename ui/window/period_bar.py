"""Which days the window is about: ‹ November 2026 ›, with months, quarters, years and weeks to pick from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.domain.periods import Period, Weeks
from smmdesk.speech.language import Language, _
from ui.style.theme import MEDIUM, font
from ui.widgets.buttons import PushButton, icon_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.window.period_popup import PeriodPopup

QUARTER: Final = 3
YEAR: Final = 12
_PADDING: Final = 28


class PeriodBar(QWidget):
    """A month, quarter, year or four weeks; `changed` comes with the `Period` when a person has chosen another."""

    changed = Signal(object)

    def __init__(self, language: Language, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._language, self._today = language, today
        self._period = Period.month_of(today())
        self._words = PushButton()
        self._words.setProperty("kind", "quiet")
        self._words.setFont(font(weight=MEDIUM))
        self._words.clicked.connect(lambda _checked=False: self.open())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(icon_button("caret-left", language(_("Earlier")), lambda: self.step(-1)))
        row.addWidget(self._words)
        row.addWidget(icon_button("caret-right", language(_("Later")), lambda: self.step(1)))
        self.show_period(self._period)

    @property
    def period(self) -> Period:
        """The days chosen."""
        return self._period

    def show_period(self, period: Period) -> None:
        """Show other days; emits nothing."""
        self._period = period
        self._fit()
        words = period_words(period, self._language)
        self._words.setText(words)
        self._words.setAccessibleName(self._language(_("Period: {period}"), period=words))

    def step(self, count: int) -> None:
        """On or back by the length of the period."""
        self._choose(self._period.stepped(count))

    def go_to_today(self) -> None:
        """The month, quarter, year or weeks that today lies in."""
        self._choose(self._period.around(self._today()))

    def show_next_weeks(self) -> None:
        """Four weeks from this one on."""
        self._choose(Weeks.four(self._today(), self._language.first_weekday()))

    def open(self) -> PeriodPopup:
        """Open the choice of months, quarters, years and weeks."""
        from ui.window.period_popup import PeriodPopup

        popup = PeriodPopup(self._language, self._period, self._today(), self._choose, self, named=period_words)
        popup.open_under(self._words)
        popup.focus_chosen()
        return popup

    def _choose(self, period: Period) -> None:
        if period != self._period:
            from ui.widgets.announcing import announce

            self.show_period(period)
            announce(self._words, self._words.accessibleName())  # by a key the keyboard stays elsewhere
            self.changed.emit(period)

    def _fit(self) -> None:
        """Wide enough for every month of the language, or all weeks: the arrows keep still under the mouse."""
        # any year will do, since figures are all of one width
        firsts = [dt.date(2026, month, 1) for month in range(1, 13)]
        if isinstance(self._period, Weeks):
            firsts = [day.replace(day=20) for day in firsts]
            names = [period_words(Weeks(day, day + dt.timedelta(weeks=4)), self._language) for day in firsts]
        else:
            names = [self._language.month(day) for day in firsts]
        self._words.setMinimumWidth(max(self._words.fontMetrics().horizontalAdvance(name) for name in names) + _PADDING)


def period_words(period: Period, language: Language) -> str:
    """November 2026; Quarter 4, 2026; 2026; 4 weeks from 30 Nov 2026."""
    if isinstance(period, Weeks):
        return language(_("4 weeks from {day}"), day=language.short_date(period.start))
    months = period.whole_months
    if months == YEAR and period.start.month == 1:
        return str(period.start.year)
    if months == QUARTER and period.start.month % 3 == 1:
        quarter = (period.start.month + 2) // 3
        return language(_("Quarter {number}, {year}"), number=quarter, year=period.start.year)
    return language.period(period)
