"""When followers are active, by weekday and hour: beside when posts did well, a reason why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.charts.results import HourCell, heat_map
from smmdesk.domain.results.ratios import mean, ratio
from smmdesk.domain.text import raised
from smmdesk.speech import post_findings
from smmdesk.speech.language import Language, _
from ui.results.walked_chart import WalkedChart
from ui.style import tokens
from ui.widgets.labels import Label, hint

if TYPE_CHECKING:
    from fractions import Fraction

    from smmdesk.charts.style import Chart, Palette
    from smmdesk.domain.results.activity import Active, Activity
    from ui.widgets.chart import Draw

_HOURS = range(24)


class ActiveHours(QWidget):
    """The chart, and what the cell says where the keyboard is; nothing where no file tells of it."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.chart = WalkedChart(language, least_height=360)
        self.cell = Label("", wraps=True)
        self.chart.walked.connect(self.cell.setText)
        about = _("How many followers were active in each hour, the mean of such days, by the clock of the file.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        for part in (self.chart, self.cell, hint(language(about))):
            column.addWidget(part)
        self.hide()

    def show_activity(self, found: Activity) -> None:
        """Another client, period or network."""
        self.cell.setText("")
        self.setVisible(bool(found))
        if found:
            first = self._language.first_weekday()
            weekdays = [(first + place) % 7 for place in range(7)]
            most, hour = max(found, key=lambda place: found[place].mean)
            self.chart.show_cells(self._draw(found, weekdays), (7, len(_HOURS)), (weekdays.index(most), hour))

    def _draw(self, found: Activity, weekdays: list[int]) -> Draw:
        language = self._language
        names = [post_findings.weekday(each, language, "short") for each in weekdays]
        usual = mean([each.mean for each in found.values()])
        cells = [[self._cell(found, usual, (day, hour)) for hour in _HOURS] for day in weekdays]
        title, corner = language(_("Followers active by weekday and hour")), language(_("Weekday"))

        def chart(palette: Palette, width: float) -> Chart:
            size = (width, min(max(width * 0.42, 3.5), 4.6))
            return heat_map(names, [*map(str, _HOURS)], cells, title, palette, corner=corner, size=size)

        return chart

    def _cell(self, found: Activity, usual: Fraction | None, place: tuple[int, int]) -> HourCell:
        language, active = self._language, found.get(place)
        when = f"{raised(post_findings.weekday(place[0], language))}, {post_findings.hour(place[1], language)}"
        if active is None:
            return HourCell(mean=None, words="", hint=language(_("{when}: not known"), when=when))
        return HourCell(
            mean=float(ratio(active.mean, usual) or 0),
            words=language.number(round(active.mean)),
            hint=self._told(when, active),
        )

    def _told(self, when: str, active: Active) -> str:
        people = self._language.count("{n} follower active", "{n} followers active", round(active.mean))
        return self._language.count(
            "{when}: {people}, of {n} day",
            "{when}: {people}, the mean of {n} days",
            active.days,
            when=when,
            people=people,
        )
