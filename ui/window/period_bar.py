"""Which days the window is about: ‹ November 2026 ›, with months, quarters and years to pick from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.domain.periods import Period
from smmdesk.speech.language import Language, _
from ui.style.theme import MEDIUM, font
from ui.widgets.buttons import PushButton, icon_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.window.period_popup import PeriodPopup

MONTH: Final = 1
QUARTER: Final = 3
YEAR: Final = 12


class PeriodBar(QWidget):
    """A month, quarter or year; `changed` comes with the `Period` when a person has chosen another."""

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
        self._fit()
        self.show_period(self._period)

    @property
    def period(self) -> Period:
        """The days chosen."""
        return self._period

    def show_period(self, period: Period) -> None:
        """Show other days; emits nothing."""
        self._period = period
        words = period_words(period, self._language)
        self._words.setText(words)
        self._words.setAccessibleName(self._language(_("Period: {period}"), period=words))

    def step(self, count: int) -> None:
        """On or back by the length of the period."""
        self._choose(self._period.moved(count * months_in(self._period)))

    def go_to_today(self) -> None:
        """The month, quarter or year that today lies in."""
        self._choose(period_around(self._today(), months_in(self._period)))

    def open(self) -> PeriodPopup:
        """Open the choice of months, quarters and years."""
        from ui.window.period_popup import PeriodPopup

        popup = PeriodPopup(self._language, self._period, self._today(), self._choose, self)
        popup.open_under(self._words)
        return popup

    def _choose(self, period: Period) -> None:
        if period != self._period:
            self.show_period(period)
            self.changed.emit(period)

    def _fit(self) -> None:
        """Wide enough for every month of the language, so that the arrows keep still under the mouse."""
        names = (self._language.month(dt.date(2026, month, 1)) for month in range(1, 13))
        self._words.setMinimumWidth(max(self._words.fontMetrics().horizontalAdvance(name) for name in names) + 28)


def months_in(period: Period) -> int:
    """How many months a period of whole months has."""
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month


def period_around(day: dt.date, months: int) -> Period:
    """The month, quarter or year that holds a day."""
    first = (day.month - 1) // months * months + 1
    return Period.months(day.year, first, months)


def period_words(period: Period, language: Language) -> str:
    """November 2026; Quarter 4, 2026; 2026."""
    months = months_in(period)
    if months == YEAR and period.start.month == 1:
        return str(period.start.year)
    if months == QUARTER and period.start.month % 3 == 1:
        quarter = (period.start.month + 2) // 3
        return language(_("Quarter {number}, {year}"), number=quarter, year=period.start.year)
    return language.period(period)
