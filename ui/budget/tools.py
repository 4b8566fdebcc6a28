"""The line under the title: which view, which budget of several, and its days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.speech.language import Language, _
from ui.budget.sheet_view import VIEWS
from ui.style.text_size import scaled
from ui.widgets.buttons import button
from ui.widgets.forms.choice import Combo
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.budget import Budget


class Tools:
    """Three controls that are there while a budget is in sight; the page lays them out."""

    def __init__(
        self,
        language: Language,
        *,
        show_view: Callable[[Any], None],
        choose_budget: Callable[[Any], object],
        edit_days: Callable[[], object],
    ) -> None:
        self._language = language
        self.views = SegmentBar([(name, language(words)) for name, words in VIEWS], show_view)
        self.views.choose("lines")
        self.picker = Combo()
        self.picker.setAccessibleName(language(_("Budget")))
        self.picker.setMinimumWidth(scaled(220))
        self.picker.activated.connect(lambda index: choose_budget(self.picker.itemData(index)))
        self.days = button("", edit_days, kind="quiet", sign="calendar-blank")
        self.days.setToolTip(language(_("Days and note")))

    def show_budgets(self, budgets: Sequence[Budget], shown: Budget | None) -> None:
        """The budgets of the period and the one in sight; none hides everything."""
        self.views.setVisible(shown is not None)
        self.days.setVisible(shown is not None)
        self.picker.setVisible(shown is not None and len(budgets) > 1)
        if shown is None:
            return
        self.picker.set_options([(each.id, self._language.period(each.period)) for each in budgets])
        self.picker.choose(shown.id)
        self.days.setText(self._language.period(shown.period))
        self.days.setAccessibleName(f"{self.days.text()}. {self.days.toolTip()}")
