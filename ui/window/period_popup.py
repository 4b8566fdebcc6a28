"""What hangs under the period: months, quarters, years and four weeks to pick from. It keeps its place and its size."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smmdesk.domain.periods import YEARS, Period, Weeks
from smmdesk.speech.language import Language, _
from ui.shell.popup import Popup
from ui.style import tokens
from ui.style.icons import icon, put_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM
from ui.widgets.buttons import button, icon_button
from ui.widgets.hearing import Heard, as_heard
from ui.widgets.labels import Label
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Callable

MONTH: Final = 1
QUARTER: Final = 3
YEAR: Final = 12
WEEKS: Final = 0
_LENGTHS: Final = ((MONTH, _("Month")), (QUARTER, _("Quarter")), (YEAR, _("Year")), (WEEKS, _("4 weeks")))
_ROWS: Final = 4
_MOST: Final = 12
"""Of what is offered at once."""
_WIDTH: Final = 300


class PeriodPopup(Popup):
    """The length above, the year to leaf through, below it the months, quarters or weeks of it."""

    def __init__(
        self,
        language: Language,
        period: Period,
        today: dt.date,
        chosen: Callable[[Period], None],
        parent: QWidget,
        *,
        named: Callable[[Period, Language], str],
    ) -> None:
        """`named` says a period in words."""
        super().__init__(parent, width=0, name=language(_("Choose a period")))
        self._language, self._period, self._today, self._chosen = language, period, today, chosen
        self._named = named
        self._months, self._year = length_of(period), period.start.year
        # the week that the offer begins with: four before the one chosen, or before this one
        self._week = _before(period if isinstance(period, Weeks) else self._next_weeks, 4)
        self._length = SegmentBar([(months, language(words)) for months, words in _LENGTHS], self._set_length)
        self._length.choose(self._months)
        self._above = Label(weight=MEDIUM)
        self._above.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid = QGridLayout()
        self._grid.setSpacing(tokens.SPACE_1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._cells: list[QPushButton] = []
        self._lay_out()
        self._hold_size()

    def _lay_out(self) -> None:
        language = self._language
        leaf = QHBoxLayout()
        leaf.addWidget(icon_button("caret-left", language(_("Earlier")), lambda: self._leaf(-1)))
        leaf.addWidget(self._above, 1)
        leaf.addWidget(icon_button("caret-right", language(_("Later")), lambda: self._leaf(1)))
        self._offer = QWidget()
        offer = QVBoxLayout(self._offer)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.addLayout(self._grid)
        offer.addStretch(1)
        links = QHBoxLayout()
        links.addWidget(button(language(_("Today")), self._take_today, kind="link"))
        links.addStretch(1)
        links.addWidget(button(language(_("Next four weeks")), lambda: self._take(self._next_weeks), kind="link"))
        column = QVBoxLayout()
        column.setContentsMargins(tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self._length, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(leaf)
        column.addWidget(self._offer)
        column.addLayout(links)
        self.inside.addLayout(column)

    def _hold_size(self) -> None:
        """As wide and as high as the largest offer, so that nothing moves away under the mouse."""
        chosen, widest, row = self._months, 0, 0
        for months, _words in _LENGTHS:
            self._months = months
            self._fill()
            for cell in self._cells:
                cell.ensurePolished()  # or its hint would be without the padding of the sheet
            hints = [cell.sizeHint() for cell in self._cells]
            widest = max(widest, self._columns * max(hint.width() for hint in hints))
            row = max(row, *(hint.height() for hint in hints))
        gap = self._grid.spacing()
        self._offer.setFixedSize(max(widest + 2 * gap, scaled(_WIDTH)), _ROWS * row + (_ROWS - 1) * gap)
        self._months = chosen
        self._fill()

    def focus_chosen(self) -> None:
        """The keyboard goes to the days in sight now, or to the first that are offered."""
        chosen = next((cell for cell in self._cells if cell.isChecked()), None)
        (chosen or self._cells[0]).setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def _next_weeks(self) -> Weeks:
        return Weeks.four(self._today, self._language.first_weekday())

    def _fill(self) -> None:
        for old in self._cells:
            self._grid.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        offered = self._offered()
        self._above.setText(self._named_above(offered))
        self._cells = [self._cell(period) for period in offered]
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // self._columns, place % self._columns)
        for column in range(3):
            self._grid.setColumnStretch(column, int(column < self._columns))

    @property
    def _columns(self) -> int:
        return 2 if self._months == QUARTER else 3

    def _offered(self) -> list[Period]:
        if self._months == WEEKS:
            starts = (self._week + dt.timedelta(weeks=number) for number in range(_MOST))
            return [Weeks(start, start + dt.timedelta(weeks=4)) for start in starts]
        if self._months == YEAR:  # of nine years the fifth: the middle of the grid
            return [Period.months(year, 1, YEAR) for year in range(self._year - 4, self._year + 5)]
        return [Period.months(self._year, month, self._months) for month in range(1, 13, self._months)]

    def _named_above(self, offered: list[Period]) -> str:
        if self._months not in {YEAR, WEEKS}:
            return str(self._year)
        first, last = offered[0].start.year, offered[-1].start.year
        years = str(first) if first == last else f"{first} – {last}"
        return self._language(_("Starting week, {years}"), years=years) if self._months == WEEKS else years

    def _cell(self, period: Period) -> QPushButton:
        words = self._named(period, self._language)
        made = as_heard(button(self._short(period), lambda: self._take(period), kind="quiet"), Heard.CHOICE)
        made.setAccessibleName(words)
        made.setCheckable(True)
        made.setChecked(period == self._period)
        if period == self._next_weeks if self._months == WEEKS else self._today in period:
            put_icon(made, partial(icon, "circle", "accent_text", side=8))
            made.setIconSize(QSize(scaled(8), scaled(8)))
            made.setToolTip(self._language(_("Today")))
        return made

    def _short(self, period: Period) -> str:
        """Without the year, which stands above."""
        if self._months == WEEKS:
            return self._language.day_and_month(period.start)
        words = self._named(period, self._language)
        return words if self._months == YEAR else words.replace(str(period.start.year), "").strip(" ,")

    def _set_length(self, months: int) -> None:
        self._months = months
        self._fill()

    def _leaf(self, pages: int) -> None:
        if self._months == WEEKS:
            week = self._week + dt.timedelta(weeks=pages * _MOST)
            self._week = week if week.year in YEARS else self._week
        else:
            year = self._year + pages * (9 if self._months == YEAR else 1)
            self._year = min(max(year, YEARS[4]), YEARS[-5])
        self._fill()

    def _take(self, period: Period) -> None:
        self.close()
        self._chosen(period)

    def _take_today(self) -> None:
        self._take(self._next_weeks if self._months == WEEKS else around(self._today, self._months))


def length_of(period: Period) -> int:
    """Which of the lengths a period has; a month for days that have none."""
    if isinstance(period, Weeks):
        return WEEKS
    return period.whole_months if period.whole_months in dict(_LENGTHS) else MONTH


def around(day: dt.date, months: int) -> Period:
    """The month, quarter or year that holds a day."""
    return Period.months(day.year, 1, months).around(day)


def _before(weeks: Period, count: int) -> dt.date:
    return weeks.start - dt.timedelta(weeks=count)
