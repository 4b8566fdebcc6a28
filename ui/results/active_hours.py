"""When followers are active, by weekday and hour: beside when posts did well, a reason why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.charts.results import HourCell
from smmdesk.domain.results.named import ACTIVE
from smmdesk.domain.results.ratios import mean, ratio
from smmdesk.speech.language import Language, _
from ui.widgets.hour_grid import HourGrid
from ui.widgets.labels import hint

if TYPE_CHECKING:
    from smmdesk.domain.results.activity import Active, Activity


class ActiveHours(HourGrid):
    """Nothing where no file tells of it."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        about = _("How many followers were active in each hour, the mean of such days, by the clock of the file.")
        self._column.addWidget(hint(language(about)))
        self.hide()

    def show_activity(self, found: Activity) -> None:
        """Another client, period or network."""
        self.setVisible(bool(found))
        if not found:
            return
        usual = mean([each.mean for each in found.values()])

        def cell(weekday: int, hour: int) -> HourCell:
            when, active = self.when(weekday, hour), found.get((weekday, hour))
            if active is None:
                return HourCell(mean=None, words="", hint=self._language(_("{when}: not known"), when=when))
            words = self._language.number(round(active.mean))
            return HourCell(mean=float(ratio(active.mean, usual) or 0), words=words, hint=self._told(when, active))

        title = self._language(_("Followers active by weekday and hour"))
        self.show_hours(title, range(len(ACTIVE)), max(found, key=lambda place: found[place].mean), cell)

    def _told(self, when: str, active: Active) -> str:
        people = self._language.count("{n} follower active", "{n} followers active", round(active.mean))
        return self._language.count(
            "{when}: {people}, of {n} day",
            "{when}: {people}, the mean of {n} days",
            active.days,
            when=when,
            people=people,
        )
