"""When posts do well: by weekday and hour of the client's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.charts.results import HourCell, heat_map
from smmdesk.domain.results.activity import activity
from smmdesk.domain.results.posts import hours_of_posts
from smmdesk.domain.results.ranking import FEWEST_IN_BEST_HOUR, FEWEST_IN_CELL, best_hour
from smmdesk.domain.text import raised
from smmdesk.speech import post_findings
from smmdesk.speech.language import Language, _
from ui.results.active_hours import ActiveHours
from ui.results.walked_chart import WalkedChart
from ui.style import tokens
from ui.widgets.labels import Label, hint
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from smmdesk.charts.style import Chart, Palette
    from smmdesk.domain.results.ranking import Hour, Hours
    from ui.results.shown import Results
    from ui.shell.context import Context
    from ui.widgets.chart import Draw

USUAL_HOURS: Final = range(8, 23)
"""Shown in any case; others where something went out then."""


class HoursView(QWidget):
    """The chart, what the cell says where the keyboard is, and how to read it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self.chart = WalkedChart(self._language, least_height=360)
        self.cell = Label("", wraps=True)
        self.chart.walked.connect(self.cell.setText)
        self.about = hint(
            self._language(
                _(
                    "Each cell: how many times the median of its kind posts of that hour had, and how many posts there "
                    "were. Cells of fewer than {least} posts stay blank; an hour is called the best from {best} posts "
                    "on. Counted are posts whose figures are 7 days old or older."
                ),
                least=FEWEST_IN_CELL,
                best=FEWEST_IN_BEST_HOUR,
            )
        )
        self.none = hint(self._language(_("There are too few posts with figures yet to tell one hour from another.")))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, tokens.SPACE_2, tokens.SPACE_4)
        column.setSpacing(tokens.SPACE_2)
        self.active = ActiveHours(self._language)
        for part in (self.none, self.chart, self.cell, self.about, self.active):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside))

    def show_results(self, shown: Results) -> None:
        """Another client, period or network, or what has become of it."""
        sheet = shown.sheet.of(shown.network) if shown.network else shown.sheet
        cells = hours_of_posts(self._context.workspace.results.ripe(sheet))
        self.cell.setText("")
        for part in (self.chart, self.cell, self.about):
            part.setVisible(bool(cells))
        self.none.setVisible(not cells)
        self.active.show_activity(activity(sheet))
        if cells:
            table = HourTable(cells, self._language)
            self.chart.show_cells(table.draw(), table.shape, table.begin)


class HourTable:
    """The cells as lines of weekdays, in the order of the language, and columns of hours."""

    def __init__(self, cells: Hours, language: Language) -> None:
        self._cells, self._language = cells, language
        first = language.first_weekday()
        self.weekdays = [(first + place) % 7 for place in range(7)]
        there = {hour for _weekday, hour in cells} | {*USUAL_HOURS}
        self.hours = [*range(min(there), max(there) + 1)]

    @property
    def shape(self) -> tuple[int, int]:
        """Lines and columns."""
        return len(self.weekdays), len(self.hours)

    @property
    def begin(self) -> tuple[int, int]:
        """The cell of the best hour; else of the first post that went out."""
        weekday, hour = best_hour(self._cells) or min(self._cells)
        return self.weekdays.index(weekday), self.hours.index(hour)

    def draw(self) -> Draw:
        """The chart, as a `ChartView` wants it."""
        language = self._language
        title = post_findings.hours_title(self._cells, language)
        names = [post_findings.weekday(each, language, "short") for each in self.weekdays]
        cells = [[self._cell(weekday, hour) for hour in self.hours] for weekday in self.weekdays]

        def chart(palette: Palette, width: float) -> Chart:
            size = (width, min(max(width * 0.42, 3.5), 4.6))
            hours = [str(hour) for hour in self.hours]
            return heat_map(names, hours, cells, title, palette, corner=language(_("Weekday")), size=size)

        return chart

    def _cell(self, weekday: int, hour: int) -> HourCell:
        found = self._cells.get((weekday, hour))
        mean = found.mean if found else None
        words = "" if found is None or mean is None else f"{self._language.number(mean, 1)}\n{found.posts}"
        return HourCell(mean=None if mean is None else float(mean), words=words, hint=self._told(weekday, hour, found))

    def _told(self, weekday: int, hour: int, found: Hour | None) -> str:
        language = self._language
        when = f"{raised(post_findings.weekday(weekday, language))}, {post_findings.hour(hour, language)}"
        posts = language.count("{n} post", "{n} posts", found.posts if found else 0)
        if found is None:
            return language(_("{when}: no post"), when=when)
        if found.mean is None:
            return language(_("{when}: {posts}, too few to say anything"), when=when, posts=posts)
        times = post_findings.times(found.mean, language)
        return language(_("{when}: {times} the usual, {posts}"), when=when, times=times, posts=posts)
