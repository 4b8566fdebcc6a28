"""What a report is made from: the records of a client in its days, and what became of the strategy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.records import Goal, Kpi

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.documents.results import Results
    from smmdesk.domain.budget import Budget, BudgetLine
    from smmdesk.domain.clients import Agreement, Client
    from smmdesk.domain.desk import Desk
    from smmdesk.domain.ids import StrategyRowId
    from smmdesk.domain.planning.kpis import Fact, Watched
    from smmdesk.domain.planning.report import Report
    from smmdesk.domain.posts import Post
    from smmdesk.domain.results.metrics import Break
    from smmdesk.domain.results.records import Formula
    from smmdesk.domain.strategy.sheets import StrategySheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """A report and all that its paper tells; without a strategy it has neither goals nor KPI.

    `goals` and `kpis` are what became of the strategy's, by row; `corrections` tell which are due today; `posts` are
    those of the calendar in the report's days.
    """

    report: Report
    client: Client
    desk: Desk
    results: Results
    strategy: StrategySheet | None = None
    mark: str = ""
    goals: Mapping[StrategyRowId, Fact] = field(default_factory=dict)
    kpis: Mapping[StrategyRowId, Fact] = field(default_factory=dict)
    corrections: Mapping[StrategyRowId, Watched] = field(default_factory=dict)
    budgets: Sequence[tuple[Budget, Sequence[BudgetLine]]] = ()
    agreements: Sequence[Agreement] = ()
    posts: Sequence[Post] = ()
    breaks: Sequence[Break] = ()
    formulas: Sequence[Formula] = ()

    @property
    def goal_rows(self) -> list[Goal]:
        """The strategy's goals in their order."""
        rows = self.strategy.rows.get(Part.GOALS, ()) if self.strategy else ()
        return [row for row in rows if isinstance(row, Goal)]

    def kpi_rows(self, goal: Goal | None) -> list[Kpi]:
        """The KPI of a goal, or those of none."""
        rows = self.strategy.rows.get(Part.KPI, ()) if self.strategy else ()
        known = {each.id for each in self.goal_rows}
        own = [row for row in rows if isinstance(row, Kpi)]
        return [row for row in own if (row.goal_id == goal.id if goal else row.goal_id not in known)]
