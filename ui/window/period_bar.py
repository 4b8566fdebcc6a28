"""Which days the window is about: ‹ November 2026 ›, with months, quarters and years to pick from."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smmdesk.domain.periods import Period
from smmdesk.speech.language import Language, _
from ui.shell.popup import Popup
from ui.style import tokens
from ui.style.icons import icon, put_icon
from ui.style.theme import MEDIUM, font
from ui.widgets.buttons import PushButton, button, icon_button
from ui.widgets.labels import Label
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Callable

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
        popup = PeriodPopup(self._language, self._period, self._today(), self._choose, self)
        popup.open_under(self._words)
        return popup

    def _choose(self, period: Period) -> None:
        if period != self._period:
            self.show_period(period)
            self.changed.emit(period)

    def _fit(self) -> None:
        """Wide enough for every month of the language, so that the arrows keep still under the mouse."""
        # any year will do, since figures are all of one width
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


class PeriodPopup(Popup):
    """The length above, the year to leaf through, below it the months or quarters of that year."""

    def __init__(
        self, language: Language, period: Period, today: dt.date, chosen: Callable[[Period], None], parent: QWidget
    ) -> None:
        super().__init__(parent, width=320, name=language(_("Choose a period")))
        self._language, self._period, self._today, self._chosen = language, period, today, chosen
        self._months, self._year = months_in(period), period.start.year
        lengths = [(MONTH, language(_("Month"))), (QUARTER, language(_("Quarter"))), (YEAR, language(_("Year")))]
        self._length = SegmentBar(lengths, self._set_length)
        self._length.choose(self._months)
        self._year_label = Label(weight=MEDIUM)
        self._year_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid = QGridLayout()
        self._grid.setSpacing(tokens.SPACE_1)
        self._cells: list[QPushButton] = []
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        leaf = QHBoxLayout()
        leaf.addWidget(icon_button("caret-left", self._language(_("Year before")), lambda: self._leaf(-1)))
        leaf.addWidget(self._year_label, 1)
        leaf.addWidget(icon_button("caret-right", self._language(_("Year after")), lambda: self._leaf(1)))
        column = QVBoxLayout()
        column.setContentsMargins(tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self._length, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(leaf)
        column.addLayout(self._grid)
        today = button(self._language(_("Today")), self._take_today, kind="link")
        column.addWidget(today, 0, Qt.AlignmentFlag.AlignHCenter)
        self.inside.addLayout(column)

    def _fill(self) -> None:
        for old in self._cells:
            self._grid.removeWidget(old)
            old.deleteLater()
        first = self._year if self._months < YEAR else self._year - 4  # of nine years the fifth: the middle of the grid
        self._year_label.setText(str(self._year) if self._months < YEAR else f"{first} – {first + 8}")
        self._cells = [self._cell(period) for period in self._offered(first)]
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // self._columns, place % self._columns)
        self.adjustSize()

    @property
    def _columns(self) -> int:
        return 2 if self._months == QUARTER else 3

    def _offered(self, first: int) -> list[Period]:
        if self._months == YEAR:
            return [Period.months(year, 1, YEAR) for year in range(first, first + 9)]
        return [Period.months(first, month, self._months) for month in range(1, 13, self._months)]

    def _cell(self, period: Period) -> QPushButton:
        words = period_words(period, self._language)
        made = button(self._short(period), lambda: self._take(period), kind="quiet")
        made.setAccessibleName(words)
        made.setCheckable(True)
        made.setChecked(period == self._period)
        if self._today in period:
            put_icon(made, partial(icon, "circle", "accent_text", side=8))
            made.setIconSize(QSize(8, 8))
            made.setToolTip(self._language(_("Today")))
        return made

    def _short(self, period: Period) -> str:
        """Without the year, which stands above."""
        words = period_words(period, self._language)
        return words if self._months == YEAR else words.replace(str(period.start.year), "").strip(" ,")

    def _set_length(self, months: int) -> None:
        self._months = months
        self._fill()

    def _leaf(self, years: int) -> None:
        self._year += years * (9 if self._months == YEAR else 1)
        self._fill()

    def _take(self, period: Period) -> None:
        self.close()
        self._chosen(period)

    def _take_today(self) -> None:
        self._take(period_around(self._today, self._months))
