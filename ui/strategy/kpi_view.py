"""KPI by goal: a card each, with plan, fact, forecast, what one cost and the status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.domain.planning.named import Part
from smmdesk.knowledge import strategy as knowledge
from smmdesk.speech.compared import days_known
from smmdesk.speech.language import _
from ui.overriding import override
from ui.strategy import facts
from ui.strategy.columns import with_number
from ui.strategy.part_view import PartView
from ui.style import tokens
from ui.style.theme import SEMIBOLD
from ui.widgets.chips import StatusChip
from ui.widgets.labels import Elided, hint
from ui.widgets.tables.table import STRETCH, Column

if TYPE_CHECKING:
    from smmdesk.domain.strategy.records import Goal, Kpi
    from ui.strategy.row_table import RowTable
    from ui.strategy.shown import RowShown, Shown

_COLUMNS: Final[dict[str, Column[RowShown]]] = {
    "metric": Column(_("KPI"), facts.metric_name, width=STRETCH, least=170, tip=facts.metric_name),
    "plan": facts.figure(_("Plan"), lambda words: words.plan, width=76),
    "fact": facts.figure(_("Fact"), lambda words: words.fact, width=76),
    "forecast": facts.figure(_("Forecast"), lambda words: words.forecast or "—", width=76),
    "band": facts.figure(_("Between"), lambda words: words.band or "—"),
    "days": facts.days(),
    "rate": facts.figure(_("Result rate"), lambda words: words.rate, width=120),
    "cost": facts.cost(),
    "status": facts.status(),
}
_NEEDED: Final = ("metric", "number", "status", "fact", "plan", "rate", "forecast", "cost", "days", "band")


class GoalCard(QFrame):
    """A goal's number, name and status above the table of its KPI."""

    def __init__(self, table: RowTable) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.name = Elided("", weight=SEMIBOLD)
        self.status = StatusChip()
        head = QHBoxLayout()
        head.setContentsMargins(tokens.SPACE_1, 0, 0, 0)
        head.addWidget(self.name, 1)
        head.addWidget(self.status)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_2, tokens.SPACE_2, tokens.SPACE_2, tokens.SPACE_2)
        column.setSpacing(tokens.SPACE_1)
        column.addLayout(head)
        column.addWidget(table)

    def show_goal(self, name: str, words: str, mark: str) -> None:
        """Its name, and how it stands where that is known."""
        self.name.set_whole(name)
        self.status.setVisible(bool(words))
        self.status.show_status(words, *facts.LOOK[mark])


class KpiView(PartView):
    """A card for each goal, and one for KPI of none."""

    @override
    def build(self) -> None:
        self.cards: dict[object, GoalCard] = {}
        self.column.addWidget(hint(knowledge.words(self.language.code).parts[Part.KPI].about))
        self.when = hint("")
        self.column.addWidget(self.when)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(tokens.SPACE_3)
        self.column.addLayout(self._cards)

    @override
    def show_shown(self, shown: Shown) -> None:
        rows = shown.rows(Part.KPI)
        goals: dict[object, Goal | None] = {goal.id: goal for goal in shown.goals}
        if any(_goal_id(row) not in goals for row in rows):
            goals[None] = None
        for gone in self.cards.keys() - goals.keys():
            self._take_away(gone)
        for place, (key, goal) in enumerate(goals.items()):
            card = self.cards.get(key) or self._made(key)
            self._cards.insertWidget(place, card)
            own = [row for row in rows if (_goal_id(row) if _goal_id(row) in goals else None) == key]
            self.tables[key].show_rows(own, rows)
            self.tables[key].setVisible(bool(own))
            self._head(card, goal, shown)
        self.when.setText(self._known(shown) if rows else "")
        self._choose_proxy()

    def _made(self, key: object) -> GoalCard:
        columns = with_number(_COLUMNS, _NEEDED)
        self.cards[key] = GoalCard(self.add_table(key, Part.KPI, _("KPI"), columns))
        return self.cards[key]

    def _take_away(self, key: object) -> None:
        card: QWidget = self.cards.pop(key)
        del self.tables[key]
        card.hide()
        card.deleteLater()

    def _head(self, card: GoalCard, goal: Goal | None, shown: Shown) -> None:
        if goal is None:
            card.show_goal(self.language(_("Of no goal")), "", "none")
            return
        words = shown.fact_words(goal.id)
        name = f"{shown.sheet.number_of(goal)}  {goal.name}"
        card.show_goal(name, words.status if words else "", words.mark if words else "none")

    def _known(self, shown: Shown) -> str:
        """Of which days, and how many of them are known at best."""
        period = self.language.period(shown.figures.results.period)
        facts_of = shown.figures.kpis.values()
        known = max(((each.known, each.elapsed) for each in facts_of if each.elapsed), default=None)
        told = days_known(*known, self.language) if known else ""
        return " · ".join(filter(None, (self.language(_("Plan and fact, {period}"), period=period), told)))


def _goal_id(row: RowShown) -> object:
    return cast("Kpi", row.row).goal_id
