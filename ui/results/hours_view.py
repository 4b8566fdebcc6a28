"""When posts do well: by weekday and hour of the client's clock."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.charts.results import HourCell
from smmdesk.domain.results.activity import activity
from smmdesk.domain.results.posts import hours_of_posts
from smmdesk.domain.results.ranking import BEST_HOUR_FROM, FEWEST_IN_BEST_HOUR, FEWEST_IN_CELL, best_hour
from smmdesk.speech import post_findings
from smmdesk.speech.language import _
from ui.results.active_hours import ActiveHours
from ui.results.asking import AskedHour
from ui.style import tokens
from ui.widgets.hour_grid import HourGrid
from ui.widgets.labels import hint
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from smmdesk.domain.results.ranking import Hour, Hours
    from ui.results.shown import Results
    from ui.shell.context import Context

USUAL_HOURS: Final = range(8, 23)
"""Shown in any case; others where something went out then."""


class HoursView(QWidget):
    """The hours of posts, how to read them, and when followers are active."""

    asked = Signal(object)
    """an `AskedHour`"""
    turned = Signal()
    """the keyboard is at another hour"""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self.grid = HourGrid(self._language)
        self.grid.asked.connect(lambda weekday, hour: self.asked.emit(AskedHour(weekday, hour)))
        self.grid.chart.walked.connect(lambda _words: self.turned.emit())
        self.about = hint(
            self._language(
                _(
                    "Each cell: how many times the median of its kind posts of that hour had, and how many posts there "
                    "were. Cells of fewer than {least} posts stay blank; an hour is called the best from {best} posts "
                    "and {times} on. Counted are posts whose figures are 7 days old or older."
                ),
                least=FEWEST_IN_CELL,
                best=FEWEST_IN_BEST_HOUR,
                times=post_findings.times(BEST_HOUR_FROM, self._language, 2),
            )
        )
        self.none = hint(self._language(_("There are too few posts with figures yet to tell one hour from another.")))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, tokens.SPACE_2, tokens.SPACE_4)
        column.setSpacing(tokens.SPACE_2)
        self.active = ActiveHours(self._language)
        for part in (self.none, self.grid, self.about, self.active):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside))

    def show_results(self, shown: Results) -> None:
        """Another client, period or network, or what has become of it."""
        sheet = shown.sheet.of(shown.network)
        cells = hours_of_posts(self._context.workspace.results.ripe(sheet))
        for part in (self.grid, self.about):
            part.setVisible(bool(cells))
        self.none.setVisible(not cells)
        self.active.show_activity(activity(sheet))
        if cells:
            self._draw(cells)

    def current(self) -> AskedHour | None:
        """The hour of posts where the keyboard is."""
        at = self.grid.current()
        return None if at is None else AskedHour(*at)

    def _draw(self, cells: Hours) -> None:
        there = {hour for _weekday, hour in cells} | {*USUAL_HOURS}
        # a walk begins at the best hour, else at the first post that went out
        begin = best_hour(cells) or min(cells)
        title = post_findings.hours_title(cells, self._language)
        self.grid.show_hours(title, range(min(there), max(there) + 1), begin, partial(self._cell, cells))

    def _cell(self, cells: Hours, weekday: int, hour: int) -> HourCell:
        found = cells.get((weekday, hour))
        mean = found.mean if found else None
        words = "" if found is None or mean is None else f"{self._language.number(mean, 2)}\n{found.posts}"
        return HourCell(mean=None if mean is None else float(mean), words=words, hint=self._told(weekday, hour, found))

    def _told(self, weekday: int, hour: int, found: Hour | None) -> str:
        language, when = self._language, self.grid.when(weekday, hour)
        posts = language.count("{n} post", "{n} posts", found.posts if found else 0)
        if found is None:
            return language(_("{when}: no post"), when=when)
        if found.mean is None:
            return language(_("{when}: {posts}, too few to say anything"), when=when, posts=posts)
        times = post_findings.times(found.mean, language, 2)
        return language(_("{when}: {times} the usual, {posts}"), when=when, times=times, posts=posts)
