"""Weekdays and hours as a chart of cells that arrows walk through, and what the cell there says below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.charts.results import heat_map
from smmdesk.speech import post_findings
from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.widgets.labels import Label
from ui.widgets.walked_chart import WalkedChart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.charts.results import HourCell
    from smmdesk.charts.style import Chart, Palette


class HourGrid(QWidget):
    """A line a weekday, in the order of the language, and a column an hour."""

    asked = Signal(int, int)
    """somebody wants to know more of a weekday (0 is Monday) and an hour"""

    def __init__(self, language: Language, least_height: int = 360) -> None:
        super().__init__()
        self._language = language
        self.chart = WalkedChart(language, least_height=least_height)
        self.cell = Label("", wraps=True)
        self._weekdays: Sequence[int] = ()
        self._hours: Sequence[int] = ()
        self.chart.walked.connect(self.cell.setText)
        self.chart.asked.connect(self._ask)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_2)
        for part in (self.chart, self.cell):
            self._column.addWidget(part)

    def show_hours(
        self, title: str, hours: Sequence[int], begin: tuple[int, int], cell: Callable[[int, int], HourCell]
    ) -> None:
        """Draw what `cell` has of each weekday (0 is Monday) and hour; `begin` is where a walk begins."""
        language = self._language
        first = language.first_weekday()
        weekdays = self._weekdays = [(first + place) % 7 for place in range(7)]
        self._hours = hours
        names = [post_findings.weekday(each, language, "short") for each in weekdays]
        cells = [[cell(weekday, hour) for hour in hours] for weekday in weekdays]

        def draw(palette: Palette, width: float) -> Chart:
            size = (width, min(max(width * 0.42, 3.5), 4.6))
            corner = language(_("Weekday"))
            return heat_map(names, [*map(str, hours)], cells, title, palette, corner=corner, size=size)

        self.cell.setText("")
        at = weekdays.index(begin[0]), hours.index(begin[1])
        self.chart.show_cells(draw, (len(weekdays), len(hours)), at)

    def current(self) -> tuple[int, int] | None:
        """The weekday and hour of the cell where the keyboard is."""
        at = self.chart.at if self.chart.hasFocus() else None
        return None if at is None else (self._weekdays[at[0]], self._hours[at[1]])

    def _ask(self) -> None:
        if (at := self.current()) is not None:
            self.asked.emit(*at)

    def when(self, weekday: int, hour: int) -> str:
        """How what is told of a cell begins."""
        return post_findings.when(weekday, hour, self._language)
