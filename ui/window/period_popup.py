"""The panel under the period's name: its length, and the months, quarters or years to pick from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smmdesk.domain.periods import Period
from smmdesk.speech.language import Language, _
from ui.shell.popup import Popup
from ui.style import tokens
from ui.style.icons import icon, put_icon
from ui.style.theme import MEDIUM
from ui.widgets.buttons import button, icon_button
from ui.widgets.labels import Label
from ui.widgets.segments import SegmentBar
from ui.window.period_bar import MONTH, QUARTER, YEAR, months_in, period_around, period_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable


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
